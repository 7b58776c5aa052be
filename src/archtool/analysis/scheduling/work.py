"""The work of a programme as a schedule needs it: packages in months, what they follow, and what they take."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from archtool.analysis.critical_path import Precedence, Schedule, critical_path, precedences, schedule
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.relationships import SUBPROJECT
from archtool.blueprints.work import Planning, WorkSort
from archtool.model.architecture import Architecture

_NOTHING = Decimal(0)
_NO_PLANNING = Planning()
_UNTIL = "until "
"""Before the id of a package: the time that must pass before it may begin, as a package of its own."""


@dataclass(frozen=True, slots=True)
class Item:
    """One package of work.

    Attributes:
        package: the package as it stands in the model.
        months: its duration, that of the model or another.
        subproject: id of the subproject, or nothing.
        not_before: months before which it cannot begin.
    """

    package: WorkPackage
    months: Decimal
    subproject: str | None
    not_before: Decimal = _NOTHING

    @property
    def id(self) -> str:
        """Return the id of the package."""
        return self.package.id

    @property
    def planning(self) -> Planning:
        """Return what the model says about its planning."""
        return self.package.planning or _NO_PLANNING

    @property
    def delivers(self) -> bool:
        """Return whether an integrator builds it: whatever is not named as another sort of work."""
        return not self.package.sorts or any(sort.delivers for sort in self.package.sorts)

    @property
    def switches_over(self) -> bool:
        """Return whether hospitals go live with it, so that it rests in a freeze."""
        return self.package.hospitals is not None or bool({WorkSort.PILOT, WorkSort.ROLLOUT} & {*self.package.sorts})


@dataclass(frozen=True)
class Work:
    """All packages in source order, with their precedences."""

    items: tuple[Item, ...]
    precedences: tuple[Precedence, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Return the packages by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def critical_path(self) -> Schedule:
        """Return early and late times, resources unlimited, freezes aside; months as the model writes them.

        Raises:
            ValueError: the packages follow each other in a circle.
        """
        releases = {_UNTIL + item.id: item.not_before for item in self.items if item.not_before > 0}
        durations = {item.id: item.months for item in self.items} | releases
        waits = tuple(Precedence(one, one.removeprefix(_UNTIL)) for one in releases)
        found = schedule(durations, (*self.precedences, *waits))
        if not releases:
            return found
        return Schedule(
            {one: times for one, times in found.times.items() if one not in releases},
            found.end,
            tuple(one for one in found.critical if one not in releases),
            tuple(one for one in found.driving if one.earlier not in releases),
        )

    def with_item(self, item: Item) -> "Work":
        """Return the same work with another version of one package."""
        return replace(self, items=tuple(item if one.id == item.id else one for one in self.items))

    def without(self, packages: Iterable[str]) -> "Work":
        """Return the work without some packages; what came after one of them comes after what it came after."""
        items, links = self.items, self.precedences
        for gone in sorted(packages):
            before = [one for one in links if one.later == gone]
            after = [one for one in links if one.earlier == gone]
            bridges = {
                (one.earlier, other.later): Precedence(one.earlier, other.later) for one in before for other in after
            }
            kept = [one for one in links if gone not in (one.earlier, one.later)]
            known = {(one.earlier, one.later) for one in kept}
            links = (*kept, *(bridge for ends, bridge in bridges.items() if ends not in known))
            items = tuple(item for item in items if item.id != gone)
        return Work(items, links)


def work_of(architecture: Architecture) -> Work | None:
    """Return the work, or nothing where there are no packages.

    Raises:
        UnschedulableError: the packages follow each other in a circle, or one takes less than no time.
    """
    packages = architecture.of(WorkPackage)
    if not packages:
        return None
    architecture.derived(critical_path)
    items = tuple(_item(architecture, package) for package in packages)
    return Work(items, precedences(architecture))


def _item(architecture: Architecture, package: WorkPackage) -> Item:
    planning = package.planning or _NO_PLANNING
    not_before = max(planning.not_before.amount, _NOTHING) if planning.not_before is not None else _NOTHING
    return Item(package, package.duration.amount, architecture.target(package.id, SUBPROJECT), not_before)
