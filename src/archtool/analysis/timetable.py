"""The work packages of a programme with their earliest times, asked by what sort of work they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from archtool.analysis.critical_path import Schedule, UnschedulableError, critical_path
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture


@dataclass(frozen=True, slots=True)
class Timetable:
    """Every work package, in source order, and the schedule that places them."""

    packages: tuple[WorkPackage, ...]
    schedule: Schedule

    @property
    def is_sorted(self) -> bool:
        """Return whether any package says what sort of work it is."""
        return any(package.sorts for package in self.packages)

    def of_sort(self, *sorts: WorkSort) -> tuple[WorkPackage, ...]:
        """Return the packages of one of some sorts."""
        return tuple(package for package in self.packages if any(sort in package.sorts for sort in sorts))

    def start(self, package: str) -> Decimal:
        """Return the months that pass before a package can begin."""
        return self.schedule.times[package].early_start

    def finish(self, package: str) -> Decimal:
        """Return the months that pass until a package can end."""
        return self.schedule.times[package].early_finish

    def last_finish(self, packages: Iterable[WorkPackage]) -> WorkPackage:
        """Return the package that ends last, the first written of several.

        Raises:
            ValueError: there is none.
        """
        return max(packages, key=lambda package: self.finish(package.id))


def timetable(architecture: Architecture) -> Timetable | None:
    """Return the timetable, or nothing where there are no packages or these follow each other in a circle."""
    packages = architecture.of(WorkPackage)
    if not packages:
        return None
    try:
        return Timetable(packages, architecture.derived(critical_path))
    except UnschedulableError:
        return None


def first_month(start: Decimal) -> int:
    """Return the number of the month in which something begins after some elapsed months: 12 after 11."""
    return int(start.to_integral_value(ROUND_FLOOR)) + 1


def last_month(finish: Decimal) -> int:
    """Return the number of the month in which something ends after some elapsed months: 17 after 17."""
    return int(finish.to_integral_value(ROUND_CEILING))
