"""DOC09: subproject without tender requirement, or one without its required sections."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.outlines import TENDER_SECTIONS
from archtool.blueprints.documents import DocumentType
from archtool.blueprints.programme import Deliverable, Subproject
from archtool.blueprints.relationships import SPECIFIES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.stage import ProjectStage
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class TenderSettings(CheckSettings):
    """What a tender requirement contains."""

    sections: Annotated[tuple[str, ...], Field(description="words of the headings of required sections")] = (
        TENDER_SECTIONS
    )


class LotWithoutRequirement(Check[TenderSettings]):
    """Reports subprojects that no tender requirement specifies, and requirements without a required section."""

    code = "DOC09"
    name = "lot-without-requirement"
    severity = Severity.ERROR
    title = both("子项目没有招标技术需求书或内容不全", "subproject without complete tender requirement")
    why = both(
        "每个子项目都要单独招标；需求书缺数据共享或安全保密要求，中标后无法追加",
        "every subproject is tendered; what its requirement does not ask for, as data sharing or secrecy, cannot be "
        "added after the award",
    )
    fix = both(
        "在 document: tender-requirement 的成果上写 specifies: 各子项目，并在 sections 中写齐五部分",
        "name the subprojects under specifies of a deliverable with document: tender-requirement, and write its five "
        "parts under sections",
    )
    source = "初步设计评审惯例; the client's clause C4.3 of the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for the subprojects left out, and one for each incomplete requirement.

        Before the tender stage nothing is asked of a workspace that has no requirement at all.
        """
        requirements = [one for one in architecture.of(Deliverable) if one.document is DocumentType.TENDER_REQUIREMENT]
        if not requirements and not architecture.facts.stage.has_reached(ProjectStage.TENDER):
            return
        specified = {lot for one in requirements for lot in architecture.targets(one.id, SPECIFIES)}
        left_out = [lot for lot in architecture.of(Subproject) if lot.id not in specified]
        if left_out:
            yield _left_out(left_out)
        for requirement in requirements:
            headings = [section.name.in_language("zh") for section in requirement.sections]
            missing = [one for one in self.settings.sections if not any(one in heading for heading in headings)]
            if missing:
                who, words = named(requirement), listed(missing)
                yield Finding(
                    Place(requirement.id, "sections") if requirement.sections else Place(requirement.id),
                    both(
                        f"{who.zh}缺少 {words.zh}",
                        f"{who.en} lacks {len(missing)} of {len(self.settings.sections)} required sections",
                    ),
                    both("在 sections 中补上", "add them under sections"),
                )


def _left_out(lots: list[Subproject]) -> Finding:
    who, words = named(lots[0]), listed(lot.id for lot in lots)
    return Finding(
        Place(lots[0].id),
        both(f"{who.zh}没有招标技术需求书", f"no tender requirement specifies {who.en}")
        if len(lots) == 1
        else both(
            f"{len(lots)} 个子项目没有招标技术需求书：{words.zh}",
            f"no tender requirement specifies {len(lots)} subprojects: {words.en}",
        ),
        both("写入需求书的 specifies", "name them under specifies of a tender requirement"),
        tuple((Place(lot.id), both("同样没有", "this one neither")) for lot in lots[1:]),
    )
