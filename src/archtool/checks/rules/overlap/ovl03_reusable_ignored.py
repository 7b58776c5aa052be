"""OVL03: existing system that could be reused, and no decision about it."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.overlap import Likeness, overlaps_of
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.integration import ExternalLevel, ExternalSystem
from archtool.checks.check import Check
from archtool.checks.evidence import evidence, function_places
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ReusableSettings(CheckSettings):
    """Which existing systems could be reused, and when two functions are the same."""

    levels: Annotated[
        tuple[ExternalLevel, ...], Field(description="levels whose systems the programme could reuse")
    ] = (
        ExternalLevel.MUNICIPAL,
        ExternalLevel.COUNTY,
        ExternalLevel.INSTITUTION,
    )
    least_shared: Annotated[int, Field(ge=1, description="functions in common")] = 1
    alike: Annotated[Share, Field(description="least similarity of two function names after normalisation")] = share(
        "75 %"
    )
    common: Annotated[int, Field(ge=2, description="systems from which on a function is too common to count")] = 20


class ReusableIgnored(Check[ReusableSettings]):
    """Reports systems to be built whose functions an existing system of the city has, without decision about reuse."""

    code = "OVL03"
    name = "reuse-undecided"
    severity = Severity.WARNING
    title = both("已有系统可利旧而没有结论", "existing system could be reused, and nobody decided")
    why = both(
        "市里已有同样功能的系统，不说明为什么不用就新建，审查时按重复投资处理",
        "when the city already has such functions, building them anew without a word about reuse counts as paying "
        "twice",
    )
    fix = both(
        "用 overlap_decisions 记录利旧（reuse）、合并、划分或保留的结论和理由，或取消新建",
        "record under overlap_decisions that the existing one is reused, merged, split or kept, and why; or do not "
        "build",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pair, at the system to be built; what is replaced is not there to be reused."""
        settings = self.settings
        existing = {
            one.id
            for one in architecture.of(ExternalSystem)
            if {one.level, one.also_level} & set(settings.levels) and one.status not in (Status.REPLACE, Status.RETIRE)
        }
        outside = {one.id for one in architecture.of(ExternalSystem)}
        existing |= {one.id for one in architecture.elements if one.status is Status.KEEP and one.id not in outside}
        overlaps = overlaps_of(architecture, float(settings.alike.amount), settings.common)
        decisions = OverlapDecisions(architecture, overlaps.localities)
        for found, built in overlaps.pairs_with(existing, settings.least_shared):
            if built not in outside and built not in existing and not decisions.about(built, found):
                yield _finding(architecture, overlaps.likeness(built, found))


def _finding(architecture: Architecture, likeness: Likeness) -> Finding:
    who, existing = named(architecture[likeness.one]), named(architecture[likeness.other])
    what = evidence(architecture, likeness)
    return Finding(
        Place(likeness.one),
        both(
            f"{who.zh}的功能{existing.zh}已有，却没有利旧结论：{what.zh}",
            f"{who.en} has functions of the existing {existing.en}, but nobody decided about reuse: {what.en}",
        ),
        both(
            f"写 overlap_decisions，between: [{likeness.one}, {likeness.other}]，decision: reuse 或其他",
            f"write overlap_decisions with between: [{likeness.one}, {likeness.other}] and decision: reuse, or another",
        ),
        ((Place(likeness.other), both("已有的系统", "the existing system")), *function_places(likeness)),
    )
