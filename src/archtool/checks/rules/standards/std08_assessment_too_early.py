"""STD08: assessment that is not planned, or before the systems have been used long enough."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.critical_path import critical_path
from archtool.analysis.maturity import assessed
from archtool.blueprints.programme import Target, WorkPackage
from archtool.blueprints.relationships import AFTER, ASSESSES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class RealUseSettings(CheckSettings):
    """How long systems must have been used."""

    months: Annotated[int, Field(ge=0, le=36, description="months of real use before an assessment ends")] = 3


class AssessmentTooEarly(Check[RealUseSettings]):
    """Reports levels whose assessment no work package holds, and assessments too soon after go-live."""

    code = "STD08"
    name = "assessment-too-early"
    severity = Severity.WARNING
    title = both("分级评价未安排或过早", "assessment not planned, or too early")
    why = both(
        "分级评价看实际应用和一段时间的数据质量，上线一个月就评价，没有数据可查",
        "assessments look at actual use and at the data of some months; one month after go-live there is nothing to "
        "show",
    )
    fix = both(
        "写一个工作包：assesses: 各目标，after: 上线工作包，评价结束前留足实际应用期",
        "write a work package that assesses the targets, after the packages of go-live, and leave enough months of "
        "use before it ends",
    )
    source = "初步设计评审惯例; three months of use are an assumption, as for a trial run"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for the levels without assessment together, and one for each assessment too early."""
        if not architecture.of(WorkPackage):
            return
        unplanned = [
            target
            for target in assessed(architecture)
            if target.grade is not None and not architecture.incoming(target.id, ASSESSES)
        ]
        if unplanned:
            yield _unplanned(unplanned)
        assessing = dict.fromkeys(edge.source for edge in architecture.relationships_of(ASSESSES))
        if not assessing:
            return
        times = architecture.derived(critical_path).times
        for package in assessing:
            before = architecture.targets(package, AFTER)
            live = max((times[one].early_finish for one in before), default=None)
            used = times[package].early_finish - live if live is not None else Decimal(0)
            if live is None or used < self.settings.months:
                yield _too_early(architecture, package, used, self.settings.months)


def _unplanned(targets: list[Target]) -> Finding:
    who, words = named(targets[0]), listed(one.id for one in targets)
    return Finding(
        Place(targets[0].id),
        both(f"{who.zh}没有安排评价", f"no work package assesses {who.en}")
        if len(targets) == 1
        else both(
            f"{len(targets)} 项达标要求没有安排评价：{words.zh}",
            f"{len(targets)} targets are assessed by no work package: {words.en}",
        ),
        both("在评价的工作包上写 assesses", "name them under assesses of the work package that assesses them"),
        tuple((Place(one.id), both("同样没有安排", "not planned either")) for one in targets[1:]),
    )


def _too_early(architecture: Architecture, package: str, used: Decimal, needed: int) -> Finding:
    who, before = named(architecture[package]), architecture.outgoing(package, AFTER)
    if not before:
        return Finding(
            Place(package, ASSESSES.name),
            both(f"{who.zh}不在任何上线工作包之后", f"{who.en} comes after no go-live"),
            both("写 after: 上线工作包", "name the packages of go-live under after"),
        )
    return Finding(
        Place(package, "duration"),
        both(
            f"{who.zh}在上线 {plain(used)} 个月后结束，至少要实际应用 {needed} 个月",
            f"from go-live to the end of {who.en} there are {plain(used)} of {needed} months of use",
        ),
        both("延长或推后评价", "make the assessment longer, or start it later"),
        tuple((Place.of(edge), both("上线工作包", "the go-live")) for edge in before),
    )
