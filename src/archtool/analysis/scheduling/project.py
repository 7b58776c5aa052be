"""A project to be scheduled: activities, precedences, renewable resources and times in which work rests.

Time is whole units since the start; what a unit is, a week or half a month, is the caller's choice. An activity from 3
to 5 fills the units 3 and 4.

Source: A. A. B. Pritsker, L. J. Watters and P. M. Wolfe, Multiproject Scheduling with Limited Resources, Management
Science 16 (1969); the links with lags are those of the precedence diagramming method, PMI Practice Standard for
Scheduling, 3rd edition (2019).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from archtool.analysis.critical_path import Link, UnschedulableError
from archtool.analysis.cycles import cycles
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Activity:
    """A piece of work that is not split, but for freezes.

    Attributes:
        id: its name, unique in the project.
        duration: units of work.
        demands: how much of each resource it holds while it works, by resource; zero is left out.
        release: unit in which it can begin at the earliest.
        due: unit by which it should have ended; being late is allowed, and minimised before the end of the project.
        rests: whether it rests in freezes, and is then as much longer; it holds no resource while it rests.
    """

    id: str
    duration: int
    demands: Mapping[str, int] = field(default_factory=dict[str, int])
    release: int = 0
    due: int | None = None
    rests: bool = False


@dataclass(frozen=True, slots=True)
class Arrow:
    """`later` may begin, or end, only `lag` units after `earlier` has begun, or ended; a negative lag is a lead."""

    earlier: str
    later: str
    link: Link = Link.FINISH_START
    lag: int = 0

    @property
    def from_finish(self) -> bool:
        """Whether the end of `earlier` counts, not its start."""
        return self.link in (Link.FINISH_START, Link.FINISH_FINISH)

    @property
    def to_finish(self) -> bool:
        """Whether the end of `later` is held, not its start."""
        return self.link in (Link.FINISH_FINISH, Link.START_FINISH)


@dataclass(frozen=True, slots=True)
class Window:
    """The units from `begin` until before `end`."""

    begin: int
    end: int

    def __contains__(self, unit: int) -> bool:
        """Return whether a unit lies inside."""
        return self.begin <= unit < self.end


@dataclass(frozen=True, slots=True)
class Freeze:
    """Time in which nothing is switched over, as around Spring Festival."""

    name: Text
    window: Window


@dataclass(frozen=True, slots=True)
class Resource:
    """Something of which there is only so much at a time.

    Attributes:
        id: its name, unique in the project.
        name: what it is called.
        capacity: how much there is in each unit of time.
        closed: times in which there is none of it.
    """

    id: str
    capacity: int
    name: Text = field(default_factory=lambda: both("", ""))
    closed: tuple[Window, ...] = ()

    def available(self, unit: int) -> int:
        """Return how much there is in a unit of time."""
        return 0 if any(unit in window for window in self.closed) else self.capacity


@dataclass(frozen=True)
class Project:
    """Activities with what binds them. Precedences run in no circle, and no activity asks for more than there is.

    Raises:
        UnschedulableError: an id stands twice or is unknown, a number is negative, precedences run in a circle, or an
            activity demands more of a resource than its capacity.
    """

    activities: tuple[Activity, ...]
    arrows: tuple[Arrow, ...] = ()
    resources: tuple[Resource, ...] = ()
    freezes: tuple[Freeze, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be scheduled."""
        _refuse_twice([one.id for one in self.activities], both("工作", "activity"))
        _refuse_twice([one.id for one in self.resources], both("资源", "resource"))
        capacities = {one.id: one.capacity for one in self.resources}
        for activity in self.activities:
            _refuse_demands(activity, capacities)
        known = {one.id for one in self.activities}
        graph: dict[str, list[str]] = {one.id: [] for one in self.activities}
        for arrow in self.arrows:
            if arrow.earlier not in known or arrow.later not in known:
                raise UnschedulableError(
                    both(
                        f"“{arrow.later}”在“{arrow.earlier}”之后，其中有一个不存在",
                        f"'{arrow.later}' comes after '{arrow.earlier}', and one of them is unknown",
                    )
                )
            graph[arrow.earlier].append(arrow.later)
        circles = cycles(graph)
        if circles:
            circle = " → ".join((*circles[0], circles[0][0]))
            raise UnschedulableError(
                both(f"工作互相等待：{circle}", f"activities follow each other in a circle: {circle}")
            )

    @cached_property
    def by_id(self) -> Mapping[str, Activity]:
        """Return the activities by id."""
        return {one.id: one for one in self.activities}

    @cached_property
    def frozen(self) -> frozenset[int]:
        """Return the units of all freezes."""
        return frozenset(unit for one in self.freezes for unit in range(one.window.begin, one.window.end))

    @cached_property
    def horizon(self) -> int:
        """Return a time by which every schedule that wastes none is done."""
        work = sum(one.duration for one in self.activities)
        waits = sum(max(arrow.lag, 0) for arrow in self.arrows)
        releases = max((one.release for one in self.activities), default=0)
        windows = [window for one in self.resources for window in one.closed]
        windows += [one.window for one in self.freezes]
        last = max((window.end for window in windows), default=0)
        return max(releases, last) + work + waits + 1

    def units(self, activity: Activity, start: int) -> Sequence[int]:
        """Return the units in which an activity works when it begins at `start`."""
        if not activity.rests or not self.frozen:
            return range(start, start + activity.duration)
        units: list[int] = []
        unit = start
        while len(units) < activity.duration:
            if unit not in self.frozen:
                units.append(unit)
            unit += 1
        return units

    def finish(self, activity: Activity, start: int) -> int:
        """Return when an activity ends that begins at `start`."""
        if activity.duration == 0:
            return start
        return self.units(activity, start)[-1] + 1

    def first_start(self, activity: Activity, earliest: int) -> int:
        """Return when an activity can begin from `earliest` on: not in a freeze in which it rests."""
        start = max(earliest, activity.release)
        while activity.rests and activity.duration > 0 and start in self.frozen:
            start += 1
        return start


@dataclass(frozen=True, slots=True)
class Placement:
    """A schedule of a project: the unit in which each activity begins, in the order of the activities."""

    project: Project
    starts: Mapping[str, int]

    @property
    def finishes(self) -> Mapping[str, int]:
        """Return when each activity ends."""
        return {one.id: self.project.finish(one, self.starts[one.id]) for one in self.project.activities}

    @property
    def end(self) -> int:
        """Return when the last activity ends."""
        return max(self.finishes.values(), default=0)

    @property
    def lateness(self) -> int:
        """Return by how many units activities end after they are due, together."""
        finishes = self.finishes
        return sum(max(finishes[one.id] - one.due, 0) for one in self.project.activities if one.due is not None)

    @property
    def cost(self) -> tuple[int, int]:
        """Return what is minimised: lateness, then the end."""
        return self.lateness, self.end


def violations(placement: Placement) -> tuple[str, ...]:
    """Return what a schedule breaks, one sentence each: precedences, capacities, freezes, releases. None when right."""
    project, starts, finishes = placement.project, placement.starts, placement.finishes
    found = [f"{one.id} begins before its release" for one in project.activities if starts[one.id] < one.release]
    for arrow in project.arrows:
        held = finishes[arrow.later] if arrow.to_finish else starts[arrow.later]
        by = finishes[arrow.earlier] if arrow.from_finish else starts[arrow.earlier]
        if held < by + arrow.lag:
            found.append(f"{arrow.later} does not wait for {arrow.earlier}")
    for resource in project.resources:
        load: dict[int, int] = {}
        for one in project.activities:
            demand = one.demands.get(resource.id, 0)
            for unit in project.units(one, starts[one.id]) if demand else ():
                load[unit] = load.get(unit, 0) + demand
        found += [
            f"{resource.id} is overloaded in unit {unit}"
            for unit, used in sorted(load.items())
            if used > resource.available(unit)
        ]
    found += [
        f"{one.id} begins in a freeze"
        for one in project.activities
        if one.rests and one.duration and starts[one.id] in project.frozen
    ]
    return tuple(found)


def _refuse_twice(ids: Sequence[str], what: Text) -> None:
    for place, one in enumerate(ids):
        if one in ids[:place]:
            raise UnschedulableError(
                both(f"{what.in_language('zh')}“{one}”重复", f"{what.in_language('en')} '{one}' stands twice")
            )


def _refuse_demands(activity: Activity, capacities: Mapping[str, int]) -> None:
    one = activity.id
    if activity.duration < 0 or activity.release < 0:
        raise UnschedulableError(
            both(f"“{one}”的工期或最早开工时间为负", f"'{one}' has a negative duration or release")
        )
    for resource, demand in activity.demands.items():
        if resource not in capacities:
            raise UnschedulableError(
                both(f"“{one}”所用资源“{resource}”不存在", f"'{one}' demands '{resource}', which is unknown")
            )
        most = capacities[resource]
        if not 0 <= demand <= most:
            raise UnschedulableError(
                both(
                    f"“{one}”要用资源“{resource}”{demand} 份，只有 {most} 份",
                    f"'{one}' demands {demand} of '{resource}', which has {most}",
                )
            )
