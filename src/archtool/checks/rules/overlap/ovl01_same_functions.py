"""OVL01: systems of different subprojects with the same functions."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.lots import Lots
from archtool.analysis.overlap import Likeness, overlaps_of
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.integration import ExternalSystem
from archtool.checks.check import Check
from archtool.checks.evidence import evidence, function_places
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class SameFunctionsSettings(CheckSettings):
    """From when on two systems count as built twice."""

    least_overlap: Annotated[
        Share, Field(description="share of functions in common, of those of the system that has fewer")
    ] = share("50 %")
    least_shared: Annotated[int, Field(ge=1, description="functions in common; one alone may be a common word")] = 2
    alike: Annotated[Share, Field(description="least similarity of two function names after normalisation")] = share(
        "75 %"
    )
    common: Annotated[int, Field(ge=2, description="systems from which on a function is too common to count")] = 20


class SameFunctions(Check[SameFunctionsSettings]):
    """Reports pairs of systems in different subprojects that have half of the functions of one of them in common."""

    code = "OVL01"
    name = "functions-built-twice"
    severity = Severity.ERROR
    title = both("不同子项目重复建设相同功能", "same functions built in different subprojects")
    why = both(
        "同样的功能在两个子项目里各建一套，钱花两次，用户两处录入，重复建设审查通不过",
        "functions built in two subprojects are paid for twice, entered by their users twice, and stopped by the "
        "review of duplicated construction",
    )
    fix = both(
        "一方建设，另一方只取范围视图；或用 overlap_decisions 记录合并、保留、划分的结论和理由",
        "let one of them build and the other take a scoped view; or record under overlap_decisions that they are "
        "merged, kept or split, and why",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pair, at the later one; what a decision lies between is left out."""
        settings = self.settings
        overlaps = overlaps_of(architecture, float(settings.alike.amount), settings.common)
        lots, decisions = Lots(architecture, overlaps.localities), OverlapDecisions(architecture, overlaps.localities)
        outside = {one.id for one in architecture.of(ExternalSystem)}
        for one, other in overlaps.pairs(settings.least_shared):
            if one in outside or other in outside or not lots.differ(one, other) or decisions.about(one, other):
                continue
            likeness = overlaps.likeness(one, other)
            if (
                len(likeness.functions) >= settings.least_shared
                and likeness.function_share >= settings.least_overlap.amount
            ):
                yield _finding(architecture, likeness, lots)


def _finding(architecture: Architecture, likeness: Likeness, lots: Lots) -> Finding:
    first, second = named(architecture[likeness.one]), named(architecture[likeness.other])
    what, percent = evidence(architecture, likeness), round(likeness.function_share * 100)
    one, other = lots.of(likeness.one), lots.of(likeness.other)
    return Finding(
        Place(likeness.other),
        both(
            f"{second.zh}（{other}）与{first.zh}（{one}）功能重复 {percent} %：{what.zh}",
            f"{second.en} ({other}) and {first.en} ({one}) overlap by {percent} %: {what.en}",
        ),
        both(
            f"由一方建设，或写 overlap_decisions，between: [{likeness.one}, {likeness.other}]",
            f"let one of them build, or write overlap_decisions with between: [{likeness.one}, {likeness.other}]",
        ),
        ((Place(likeness.one), both("与之重复的一方", "the other of the two")), *function_places(likeness)),
    )
