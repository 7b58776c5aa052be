"""A project with numbers for names, read once and scheduled many thousand times."""

from collections.abc import Sequence
from dataclasses import dataclass

from archtool.analysis.scheduling.project import Activity, Placement, Project


@dataclass(frozen=True, slots=True)
class Hold:
    """What one arrow asks of the activity at its other end.

    Attributes:
        other: number of the activity at the other end.
        from_finish: whether the end of the other counts, not its start.
        lag: units between that and this activity's start; an arrow to its end has the duration taken off.
        lets_rest: whether it holds the end of an activity that rests: then that may begin as much earlier.
    """

    other: int
    from_finish: bool
    lag: int
    lets_rest: bool


class Network:
    """The activities, numbered in their order, with what holds each of them.

    Attributes:
        project: what it was made of.
        durations: units of work.
        releases: units in which they can begin at the earliest.
        rests: whether a freeze lengthens them.
        demands: pairs of resource number and amount, none of them zero.
        before: what holds an activity, by its number.
        after: numbers of the activities that an activity holds, each once.
        order: the numbers, each after all that hold it; among those that could come next the lowest.
    """

    def __init__(self, project: Project) -> None:
        """Number the activities."""
        self.project = project
        self.number = {one.id: place for place, one in enumerate(project.activities)}
        self.durations = [one.duration for one in project.activities]
        self.releases = [one.release for one in project.activities]
        self.rests = [one.rests and bool(project.frozen) for one in project.activities]
        resources = {one.id: place for place, one in enumerate(project.resources)}
        self.demands = [
            tuple((resources[name], amount) for name, amount in sorted(one.demands.items()) if amount)
            for one in project.activities
        ]
        self.before: list[list[Hold]] = [[] for _ in project.activities]
        for arrow in project.arrows:
            later = self.number[arrow.later]
            lag = arrow.lag - (self.durations[later] if arrow.to_finish else 0)
            lets_rest = arrow.to_finish and self.rests[later]
            self.before[later].append(Hold(self.number[arrow.earlier], arrow.from_finish, lag, lets_rest))
        self.after = [sorted(self._held_by(number)) for number in range(len(self))]
        self.order = self._sorted()

    def __len__(self) -> int:
        """Return how many activities there are."""
        return len(self.durations)

    def activity(self, number: int) -> Activity:
        """Return an activity by its number."""
        return self.project.activities[number]

    def units(self, number: int, start: int) -> Sequence[int]:
        """Return the units in which an activity works when it begins at `start`."""
        if self.rests[number]:
            return self.project.units(self.activity(number), start)
        return range(start, start + self.durations[number])

    def finish(self, number: int, start: int) -> int:
        """Return when an activity ends that begins at `start`."""
        if self.rests[number]:
            return self.project.finish(self.activity(number), start)
        return start + self.durations[number]

    def held_until(self, number: int, starts: Sequence[int], finishes: Sequence[int]) -> int:
        """Return the unit before which an activity cannot begin, given the times of those that hold it."""
        until = 0
        for hold in self.before[number]:
            free = (finishes if hold.from_finish else starts)[hold.other] + hold.lag
            if free > until:
                until = self._with_rests(number, free, until) if hold.lets_rest else free
        return until

    def _with_rests(self, number: int, free: int, least: int) -> int:
        """The first unit, at least `least`, from which an activity with its rests ends no earlier than `free` asks."""
        end = free + self.durations[number]
        while free > least and self.finish(number, free - 1) >= end:
            free -= 1
        return free

    def placed(self, starts: Sequence[int]) -> Placement:
        """Return a schedule with the activities' ids."""
        return Placement(self.project, {one.id: starts[place] for place, one in enumerate(self.project.activities)})

    def _held_by(self, number: int) -> set[int]:
        return {later for later, holds in enumerate(self.before) if any(hold.other == number for hold in holds)}

    def _sorted(self) -> list[int]:
        waiting = [len({hold.other for hold in holds}) for holds in self.before]
        ready = sorted(number for number, count in enumerate(waiting) if count == 0)
        order: list[int] = []
        while ready:
            number = ready.pop(0)
            order.append(number)
            for later in self.after[number]:
                waiting[later] -= 1
                if waiting[later] == 0:
                    ready.append(later)
            ready.sort()
        return order


def earliest(network: Network) -> list[int]:
    """Return the earliest starts with unlimited resources: the forward pass of the critical path method."""
    starts = [0] * len(network)
    finishes = [0] * len(network)
    for number in network.order:
        held = network.held_until(number, starts, finishes)
        starts[number] = network.project.first_start(network.activity(number), held)
        finishes[number] = network.finish(number, starts[number])
    return starts


@dataclass(frozen=True, slots=True)
class Tails:
    """Units to the end of the project at least, by activity number, resources aside.

    Attributes:
        from_start: from the start of the activity.
        from_finish: from its end.
    """

    from_start: Sequence[int]
    from_finish: Sequence[int]


def tails(network: Network) -> Tails:
    """Return how far each activity is from the end: the backward pass of the critical path method."""
    durations = network.durations
    starts, finishes = list(durations), [0] * len(network)
    for number in reversed(network.order):
        if not network.rests[number]:
            finishes[number] = max(finishes[number], starts[number] - durations[number])
        for hold in network.before[number]:
            # Where one rests, nothing is known about its start from when it must end.
            after = finishes[number] + durations[number] if hold.lets_rest else starts[number]
            if hold.from_finish:
                finishes[hold.other] = max(finishes[hold.other], hold.lag + after)
                after += durations[hold.other]
            starts[hold.other] = max(starts[hold.other], hold.lag + after)
    return Tails(starts, finishes)
