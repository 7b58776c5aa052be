"""What does not hold in the author's own plan."""

from collections.abc import Iterator

from archtool.analysis.division.division import AuthorSplit
from archtool.analysis.phasing.phasing import Phasing
from archtool.analysis.scheduling.money import Money, in_wan
from archtool.analysis.scheduling.work_schedule import WorkSchedule
from archtool.blueprints.programme import SplitRule, Strength
from archtool.commands.planning.results import Break, Part, Scheduled
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import both


def division_breaks(architecture: Architecture, author: AuthorSplit) -> Iterator[Break]:
    """Yield the hard split rules that the author's split breaks."""
    for condition in author.proposal.conditions:
        rule = architecture[condition.rule]
        if condition.is_kept is False and isinstance(rule, SplitRule) and rule.strength is Strength.HARD:
            detail, name = condition.detail, condition.name
            yield Break(
                Part.DIVISION,
                both(
                    f"违反硬性划分约束 {rule.id}“{name.in_language('zh')}”：{detail.in_language('zh')}",
                    f"breaks the hard split rule {rule.id}, '{name.in_language('en')}': {detail.in_language('en')}",
                ),
            )


def phasing_breaks(phasing: Phasing) -> Iterator[Break]:
    """Yield what the author's phases break, each with its chain."""
    for violation in phasing.verdict.violations if phasing.verdict is not None else ():
        yield Break(Part.PHASING, violation.sentence)


def schedule_breaks(architecture: Architecture, scheduled: Scheduled) -> Iterator[Break]:
    """Yield an end after the longest period, and the years whose money does not reach."""
    yield from end_breaks(architecture, scheduled.schedule)
    yield from money_breaks(scheduled.money)


def money_breaks(money: Money) -> Iterator[Break]:
    """Yield the years whose money does not reach."""
    for year in money.years:
        if year.short > 0:
            yield Break(
                Part.SCHEDULE,
                both(
                    f"{year.year} 资金缺 {in_wan(year.short)}：应付 {in_wan(year.due)}，计划 {in_wan(year.planned)}",
                    f"{year.year} is {in_wan(year.short)} short: {in_wan(year.due)} fall due, {in_wan(year.planned)} "
                    "are planned",
                ),
            )


def end_breaks(architecture: Architecture, schedule: WorkSchedule) -> Iterator[Break]:
    """Yield the end where it is after the longest period."""
    horizon = architecture.facts.horizon
    if horizon is not None and schedule.end > horizon.amount:
        end, most = plain(schedule.end), plain(horizon.amount)
        path = " → ".join(schedule.resource_critical)
        yield Break(
            Part.SCHEDULE,
            both(
                f"总工期 {end} 个月，超过周期上限 {most} 个月；关键线路 {path}",
                f"the programme takes {end} months, more than the {most} allowed; critical path {path}",
            ),
        )
