"""What a change would do: the schedule before and after it, the money, and who loses a provider."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import assert_never

from archtool.analysis.rollup import own_cost
from archtool.analysis.scheduling.change import BudgetChange, Change, Delay, Drop, unknown
from archtool.analysis.scheduling.differences import Difference, money_differences, schedule_differences
from archtool.analysis.scheduling.money import Funds, Money, funds_of, money_of
from archtool.analysis.scheduling.providers import Loss, dropped_with, losses
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.analysis.scheduling.work import Work
from archtool.analysis.scheduling.work_schedule import WorkSchedule, schedule_of, schedule_work
from archtool.blueprints.programme import Subproject, WorkPackage
from archtool.blueprints.relationships import SUBPROJECT
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both

_KEEPS_DURATIONS = both(
    "工作包工期不因取消而缩短；子项目全部内容取消时，其工作包一并取消（假设）",
    "packages take as long as before; those of a subproject of which nothing is left fall away (assumption)",
)

_MADE = (Drop, Delay, BudgetChange)
"""Changes in the order in which they are made: only a package that is left can be late."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """A schedule with its money."""

    schedule: WorkSchedule
    money: Money


@dataclass(frozen=True, slots=True)
class WhatIf:
    """What changes do together.

    Attributes:
        changes: what was asked, in the order in which they are made: first drops, then delays, then money.
        before: without them.
        after: with them.
        differences: of end, critical path, packages and years, in this order.
        losses: elements that lose a provider; none without a drop.
        notes: what the comparison takes for granted.
    """

    changes: tuple[Change, ...]
    before: Outcome
    after: Outcome
    differences: tuple[Difference, ...]
    losses: tuple[Loss, ...]
    notes: tuple[Text, ...] = ()


def what_if(architecture: Architecture, change: Change, settings: SchedulingSettings) -> WhatIf:
    """Return what one change does to the schedule, the money and the providers; see `what_if_all`."""
    return what_if_all(architecture, (change,), settings)


def what_if_all(architecture: Architecture, changes: Iterable[Change], settings: SchedulingSettings) -> WhatIf:
    """Return what some changes do together to the schedule, the money and the providers.

    Raises:
        ConfigError: a change names a package, year or element that is not there, or there are no packages.
        UnschedulableError: the packages have no schedule, before the changes or after them.
        ImportError: the exact solver is needed and OR-Tools is not installed.
    """
    planned = schedule_of(architecture, settings)
    if planned is None:
        raise ConfigError(both("没有可排期的工作包", "there are no work packages to schedule"))
    before = Outcome(planned, money_of(architecture, planned, settings))
    ordered = tuple(sorted(changes, key=lambda one: _MADE.index(type(one))))
    drops = [one for one in ordered if isinstance(one, Drop)]
    gone = tuple(dict.fromkeys(part for drop in drops for part in _dropped(architecture, drop)))
    work, funds = planned.work, funds_of(architecture)
    if gone:
        work, funds = _without(architecture, work, funds, gone)
    for change in ordered:
        match change:
            case Delay():
                work = _delayed(planned, work, change)
            case BudgetChange():
                funds = _changed(funds, change)
            case Drop():
                pass
            case _:
                assert_never(change)
    schedule = planned if work is planned.work else schedule_work(work, settings, architecture.facts.start)
    after = Outcome(schedule, money_of(architecture, schedule, settings, funds))
    found = (*schedule_differences(planned, schedule), *money_differences(before.money, after.money))
    lost = losses(architecture, gone)
    return WhatIf(ordered, before, after, found, lost, (_KEEPS_DURATIONS,) if gone else ())


def _dropped(architecture: Architecture, change: Drop) -> tuple[str, ...]:
    if change.element not in architecture:
        raise unknown(both("元素", "element"), change.element)
    return dropped_with(architecture, change.element)


def _delayed(planned: WorkSchedule, work: Work, change: Delay) -> Work:
    """Let a package begin later; several delays of one package add up."""
    item = work.by_id.get(change.package)
    if item is None:
        raise unknown(both("工作包", "work package"), change.package)
    start = max(planned.by_package[item.id].start, item.not_before) + change.months
    return work.with_item(replace(item, not_before=start))


def _changed(funds: Funds, change: BudgetChange) -> Funds:
    if change.year is not None and change.year not in funds.years:
        raise unknown(both("投资年度", "year of investment"), change.year)
    pairs = zip(funds.years, funds.planned, strict=True)
    factor = 1 + change.share
    return replace(
        funds, planned=tuple(money * factor if change.year in (None, year) else money for year, money in pairs)
    )


def _without(architecture: Architecture, work: Work, funds: Funds, gone: tuple[str, ...]) -> tuple[Work, Funds]:
    """Take the cost of what is gone off its subproject, and a subproject's packages away when nothing of it is left."""
    missing, factors = frozenset(gone), dict[str, Decimal]()
    empty: set[str] = set()
    for subproject in architecture.of(Subproject):
        members = [
            one for one in architecture.sources(subproject.id, SUBPROJECT)
            if not isinstance(architecture[one], WorkPackage)
        ]  # fmt: skip
        dropped = [one for one in members if one in missing]
        if dropped and len(dropped) == len(members):
            empty.add(subproject.id)
            factors[subproject.id] = Decimal(0)
        elif dropped and subproject.cost is not None and subproject.cost.amount:
            saved = sum((own_cost(architecture[one]).amount for one in dropped), Decimal(0))
            factors[subproject.id] = max(1 - saved / subproject.cost.amount, Decimal(0))
    packages = [item.id for item in work.items if item.subproject in empty]
    return (work.without(packages) if packages else work), replace(funds, factors=factors)
