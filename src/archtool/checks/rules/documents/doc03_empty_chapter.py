"""DOC03: chapter of the outline missing or empty."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import Field

from archtool.analysis.outlines import OUTLINES
from archtool.blueprints.documents import DocumentType, Section
from archtool.blueprints.programme import Deliverable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class OutlineSettings(CheckSettings):
    """Which chapters each document has; local rules override the national outlines."""

    outlines: Annotated[
        Mapping[DocumentType, tuple[str, ...]], Field(description="chapters of each document, by their Chinese names")
    ] = Field(default_factory=lambda: dict(OUTLINES))


class EmptyChapter(Check[OutlineSettings]):
    """Reports documents without a chapter of their outline, and chapters that nothing of the model fills."""

    code = "DOC03"
    name = "empty-chapter"
    severity = Severity.WARNING
    title = both("提纲章节缺失或没有内容", "chapter of the outline missing or empty")
    why = both(
        "审批按提纲逐章对照，缺章或空章会被要求补正；确不适用的要写明理由",
        "the authority goes through the outline chapter by chapter; what does not apply has to say why",
    )
    fix = both(
        "在成果的 sections 中写齐各章，source 写由哪些类别的元素填充，不适用的写 not_applicable: 理由",
        "write every chapter under sections, with the kinds that fill it as source, or not_applicable: the reason",
    )
    source = "国家发展改革委令第55号（2007）"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for the missing chapters of a document, and one for its empty ones."""
        filled = {element.info.name for element in architecture.elements}
        for document in architecture.of(Deliverable):
            who = named(document)
            outline = self.settings.outlines.get(document.document, ()) if document.document is not None else ()
            headings = {section.name.in_language("zh") for section in document.sections}
            missing = [chapter for chapter in outline if chapter not in headings]
            if missing:
                words = listed(missing).zh
                yield Finding(
                    Place(document.id, "sections") if document.sections else Place(document.id),
                    both(
                        f"{who.zh}缺少提纲规定的 {len(missing)} 章：{words}",
                        f"{who.en} lacks {len(missing)} of the {len(outline)} chapters of its outline",
                    ),
                    both("在 sections 中补上，或写 not_applicable", "add them under sections, or say not_applicable"),
                )
            empty = [one for one in document.sections if one.not_applicable is None and not filled & {*one.source}]
            if empty:
                yield _empty(document, empty)


def _empty(document: Deliverable, sections: list[Section]) -> Finding:
    who = named(document)
    zh = listed(section.name.in_language("zh") for section in sections).zh
    en = listed(section.name.in_language("en") for section in sections).en
    return Finding(
        Place(document.id, "sections"),
        both(f"{who.zh}的章节没有内容：{zh}", f"{who.en} has chapters that nothing fills: {en}"),
        both(
            "source 写有元素的类别，如 system、cost-item",
            "name kinds under source of which the model has elements, as system or cost-item",
        ),
    )
