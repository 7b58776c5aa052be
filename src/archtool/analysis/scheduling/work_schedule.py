"""The schedule of a programme: its packages placed within its resources, with reasons, float and what is critical."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from archtool.analysis.critical_path import Schedule, Times
from archtool.analysis.scheduling.floats import NearCritical, near_critical, resource_floats
from archtool.analysis.scheduling.from_architecture import Laid, project_of
from archtool.analysis.scheduling.project import Placement
from archtool.analysis.scheduling.reasons import Reason, reasons
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.analysis.scheduling.solver.search import Effort, Solution, solve
from archtool.analysis.scheduling.work import Work, work_of
from archtool.analysis.timetable import Timetable
from archtool.model.architecture import Architecture
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Placed:
    """When one package is done, in months since the start of the programme.

    Attributes:
        package: its id.
        start: when it begins.
        finish: when it ends.
        total_float: months by which it may be late with unlimited resources.
        resource_float: months by which it may be late within this schedule, those after it moving along.
        reason: why it does not begin earlier.
    """

    package: str
    start: Decimal
    finish: Decimal
    total_float: Decimal
    resource_float: Decimal
    reason: Reason


@dataclass(frozen=True)
class WorkSchedule:
    """The schedule. Times are months since the start.

    Attributes:
        work: what is scheduled.
        laid: the project of it, in units of time, and what was assumed.
        placement: the schedule in these units.
        placed: the packages, in source order.
        end: when the last one ends.
        bound: no schedule within these resources ends earlier.
        is_optimal: whether the end is that bound.
        critical_path: early and late times, float and critical packages with unlimited resources.
        near_critical: packages with little float there.
        resource_near_critical: packages with little float, but some, within this schedule.
    """

    work: Work
    laid: Laid
    placement: Placement
    placed: tuple[Placed, ...]
    end: Decimal
    bound: Decimal
    is_optimal: bool
    critical_path: Schedule
    near_critical: tuple[NearCritical, ...]
    resource_near_critical: tuple[NearCritical, ...]

    @cached_property
    def by_package(self) -> Mapping[str, Placed]:
        """Return the packages by id."""
        return {one.package: one for one in self.placed}

    def units(self, package: str) -> int:
        """Return the units of work of a package."""
        return self.placement.project.by_id[package].duration

    @property
    def gap(self) -> Decimal:
        """Return by how many months a better schedule could end earlier at most."""
        return self.end - self.bound

    @property
    def assumptions(self) -> tuple[Text, ...]:
        """Return what was assumed, one sentence each."""
        return self.laid.assumptions

    @property
    def resource_critical(self) -> tuple[str, ...]:
        """Return the packages that cannot be late within this schedule, by start, then in source order."""
        found = [one for one in self.placed if one.resource_float == 0]
        return tuple(one.package for one in sorted(found, key=lambda one: one.start))

    @cached_property
    def timetable(self) -> Timetable:
        """Return the packages at the times of this schedule, as the payments ask for them."""
        times = {
            one.package: Times(one.start, one.finish, one.start + one.resource_float, one.finish + one.resource_float)
            for one in self.placed
        }
        packages = tuple(item.package for item in self.work.items)
        return Timetable(packages, Schedule(times, self.end, self.resource_critical, ()))


def schedule_of(architecture: Architecture, settings: SchedulingSettings) -> WorkSchedule | None:
    """Return the schedule of the work packages, or nothing where there are none.

    Raises:
        UnschedulableError: the packages run in a circle, one takes less than no time, or windows leave it no time.
        ImportError: the exact solver is needed and OR-Tools is not installed.
    """
    work = work_of(architecture)
    return None if work is None else schedule_work(work, settings, architecture.facts.start)


def schedule_work(work: Work, settings: SchedulingSettings, start: str | None = None) -> WorkSchedule:
    """Return the schedule of some work; `start` is the programme's first month, as 2027-01.

    Raises:
        UnschedulableError: precedences run in a circle, or windows leave a package no time.
        ImportError: the exact solver is needed and OR-Tools is not installed.
    """
    laid = project_of(work, settings, start)
    effort = Effort(settings.passes, settings.crossings, settings.effort, settings.stretches, settings.seed)
    solution = solve(laid.project, effort)
    placed = _placed(work, laid, solution)
    most = settings.near_critical.amount
    within = [NearCritical(one.package, one.resource_float) for one in placed if 0 < one.resource_float <= most]
    return WorkSchedule(
        work,
        laid,
        solution.placement,
        placed,
        laid.clock.months(solution.placement.end),
        laid.clock.months(min(solution.bound, solution.placement.end)),
        solution.is_optimal,
        work.critical_path,
        near_critical(work.critical_path, most),
        tuple(sorted(within, key=lambda one: one.total_float)),
    )


def _placed(work: Work, laid: Laid, solution: Solution) -> tuple[Placed, ...]:
    placement, months = solution.placement, laid.clock.months
    why, spare, finishes = reasons(placement, laid.clock), resource_floats(placement), placement.finishes
    return tuple(
        Placed(
            item.id,
            months(placement.starts[item.id]),
            months(finishes[item.id]),
            work.critical_path.times[item.id].total_float,
            months(spare[item.id]),
            why[item.id],
        )
        for item in work.items
    )
