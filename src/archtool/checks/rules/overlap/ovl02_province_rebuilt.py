"""OVL02: functions of a provincial or national system, built again."""

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


class ProvinceRebuiltSettings(CheckSettings):
    """Which systems outside must not be built again, and when two functions are the same."""

    levels: Annotated[tuple[ExternalLevel, ...], Field(description="levels whose systems must not be built again")] = (
        ExternalLevel.NATIONAL,
        ExternalLevel.PROVINCIAL,
    )
    least_shared: Annotated[int, Field(ge=1, description="functions in common")] = 1
    alike: Annotated[Share, Field(description="least similarity of two function names after normalisation")] = share(
        "75 %"
    )
    common: Annotated[int, Field(ge=2, description="systems from which on a function is too common to count")] = 20


class ProvinceRebuilt(Check[ProvinceRebuiltSettings]):
    """Reports systems that build functions which a provincial or national system is known to have."""

    code = "OVL02"
    name = "province-built-again"
    severity = Severity.ERROR
    title = both("重复建设国家、省统建系统已有的功能", "functions of a provincial or national system built again")
    why = both(
        "国家、省统建的功能，市里不得重建：审批不予通过，建了也要因省里升级而废掉",
        "what the state or the province has built a city may not build again: the approval fails, and what was built "
        "is lost with the next release of the province",
    )
    fix = both(
        "改为适配器，在统建系统上延伸；或用 overlap_decisions 记录 reuse、split 的结论和理由",
        "turn it into an adapter on the existing system; or record under overlap_decisions, as reuse or split, why "
        "it does not build the function again",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pair, at the system that builds; what a decision lies between is left out."""
        settings = self.settings
        outside = {one.id for one in architecture.of(ExternalSystem)}
        superior = {
            one.id for one in architecture.of(ExternalSystem) if {one.level, one.also_level} & set(settings.levels)
        }
        overlaps = overlaps_of(architecture, float(settings.alike.amount), settings.common)
        decisions = OverlapDecisions(architecture, overlaps.localities)
        for existing, built in overlaps.pairs_with(superior, settings.least_shared):
            if built in outside or decisions.about(built, existing):
                continue
            if architecture[built].status not in (Status.KEEP, Status.RETIRE, Status.REPLACE):
                yield _finding(architecture, overlaps.likeness(built, existing))


def _finding(architecture: Architecture, likeness: Likeness) -> Finding:
    who, existing, what = (
        named(architecture[likeness.one]),
        named(architecture[likeness.other]),
        evidence(architecture, likeness),
    )
    return Finding(
        Place(likeness.one),
        both(
            f"{who.zh}重复建设{existing.zh}已有的功能：{what.zh}",
            f"{who.en} builds again what {existing.en} has: {what.en}",
        ),
        both(
            f"改为适配器，或写 overlap_decisions，between: [{likeness.one}, {likeness.other}]",
            f"make it an adapter, or write overlap_decisions with between: [{likeness.one}, {likeness.other}]",
        ),
        ((Place(likeness.other), both("已有的系统", "the existing system")), *function_places(likeness)),
    )
