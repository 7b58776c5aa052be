"""Schedules by hand's rule: the serial generation scheme, its priority rules, and improvement from both ends.

The scheme takes one activity after the other, by priority among those whose predecessors are placed, and puts it where
it fits first. Moving everything as late as possible and then as early as possible again shortens most schedules and
lengthens none.

Source: J. E. Kelley, The Critical-Path Method: Resources Planning and Scheduling, in Industrial Scheduling (1963);
R. Kolisch, Serial and parallel resource-constrained project scheduling methods revisited, European Journal of
Operational Research 90 (1996); V. Valls, F. Ballestín and S. Quintanilla, Justification and RCPSP: a technique that
pays, European Journal of Operational Research 165 (2005).
"""

import heapq
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archtool.analysis.scheduling.project import Project
from archtool.analysis.scheduling.solver.availability import Availability
from archtool.analysis.scheduling.solver.mirror import mirrored
from archtool.analysis.scheduling.solver.network import Network, earliest, tails

_ROUNDS = 3
"""Passes to and fro after which a schedule hardly gets shorter."""


class Rule(StrEnum):
    """What comes first among activities that could all be placed next."""

    LEAST_FLOAT = "least total float"
    LATE_FINISH = "latest finish"
    LATE_START = "latest start"
    MOST_SUCCESSORS = "most successors"
    GREATEST_RANK = "greatest rank positional weight"
    SHORTEST = "shortest duration"


@dataclass(frozen=True, slots=True)
class Made:
    """A schedule by activity number, and what is minimised: lateness, then the end."""

    cost: tuple[int, int]
    starts: tuple[int, ...]


class Serial:
    """Makes schedules of one project, one for each priority that it is given."""

    def __init__(self, project: Project) -> None:
        """Read the project once."""
        self.project = project
        self.network = Network(project)
        self._empty = Availability(self.network)
        self._waiting = [len({hold.other for hold in holds}) for holds in self.network.before]
        self._has_calendar = bool(project.freezes) or any(one.closed for one in project.resources)
        self._has_calendar |= any(one.due is not None for one in project.activities)
        self._mirrors: dict[int, Serial] = {}

    def made(self, priority: Sequence[float]) -> Made:
        """Return the schedule in which, of what can be placed next, the lowest priority is; ties by number."""
        network = self.network
        starts, finishes = [0] * len(network), [0] * len(network)
        free = self._empty.copy()
        waiting = self._waiting[:]
        ready = [(priority[number], number) for number, count in enumerate(waiting) if count == 0]
        heapq.heapify(ready)
        while ready:
            _, number = heapq.heappop(ready)
            held = network.held_until(number, starts, finishes)
            start = free.first_fit(number, max(network.releases[number], held))
            free.reserve(number, start)
            starts[number] = start
            finishes[number] = network.finish(number, start)
            for later in network.after[number]:
                waiting[later] -= 1
                if waiting[later] == 0:
                    heapq.heappush(ready, (priority[later], later))
        return Made(self._cost(finishes), tuple(starts))

    def finishes(self, starts: Sequence[int]) -> list[int]:
        """Return the ends of activities that begin at `starts`."""
        return [self.network.finish(number, start) for number, start in enumerate(starts)]

    def left(self, starts: Sequence[int]) -> Made:
        """Return the schedule in which everything begins as early as it can, taken in the order of `starts`."""
        return self.made(starts)

    def right(self, made: Made) -> tuple[int, ...]:
        """Return the starts when everything is moved as late as it can, last ends first; the end stays.

        Releases, and windows that the move would need before the start of the project, are not looked at: some starts
        may then be earlier than they can be.
        """
        end = made.cost[1]
        mirror = self._mirror(end)
        turned = mirror.made([-finish for finish in self.finishes(made.starts)])
        return tuple(end - finish for finish in mirror.finishes(turned.starts))

    def justified(self, made: Made, rounds: int = _ROUNDS) -> Made:
        """Return the schedule after moving everything to and fro, never worse."""
        best = made
        for _ in range(rounds):
            again = self.left(self.right(best))
            if again.cost >= best.cost:
                return min(best, again, key=lambda one: one.cost)
            best = again
        return best

    def by_rule(self, rule: Rule) -> Made:
        """Return the schedule of a priority rule."""
        return self.made(priorities(self.network, rule))

    def sampled(self, seed: int) -> Iterator[Made]:
        """Yield justified schedules without end: those of the rules, then of priorities with chance in them."""
        for rule in Rule:
            yield self.justified(self.by_rule(rule))
        chance = random.Random(seed)
        base = priorities(self.network, Rule.LATE_FINISH)
        spread = max(base, default=0.0) - min(base, default=0.0) + 1.0
        while True:
            width = spread * chance.choice((0.1, 0.3, 1.0, 3.0))
            yield self.justified(self.made([one + chance.random() * width for one in base]))

    def _cost(self, finishes: Sequence[int]) -> tuple[int, int]:
        late = sum(
            max(finish - one.due, 0)
            for one, finish in zip(self.project.activities, finishes, strict=True)
            if one.due is not None
        )
        return late, max(finishes, default=0)

    def _mirror(self, end: int) -> "Serial":
        key = end if self._has_calendar else 0
        if key not in self._mirrors:
            self._mirrors[key] = Serial(mirrored(self.project, end))
        return self._mirrors[key]


def priorities(network: Network, rule: Rule) -> list[float]:
    """Return the priority of each activity by a rule; the lowest comes first.

    Source: R. Kolisch, Efficient priority rules for the resource-constrained project scheduling problem, Journal of
    Operations Management 14 (1996); greatest rank positional weight: R. Alvarez-Valdés and J. M. Tamarit, Heuristic
    algorithms for resource-constrained project scheduling, in Advances in Project Scheduling (1989).
    """
    early, tail = earliest(network), tails(network).from_start
    end = max((start + rest for start, rest in zip(early, tail, strict=True)), default=0)
    late_starts = [float(end - rest) for rest in tail]
    match rule:
        case Rule.LEAST_FLOAT:
            return [late - start for late, start in zip(late_starts, early, strict=True)]
        case Rule.LATE_FINISH:
            return [late + duration for late, duration in zip(late_starts, network.durations, strict=True)]
        case Rule.LATE_START:
            return late_starts
        case Rule.MOST_SUCCESSORS:
            return [-float(len(below)) for below in _all_after(network)]
        case Rule.GREATEST_RANK:
            return [
                -float(duration + sum(network.durations[later] for later in network.after[number]))
                for number, duration in enumerate(network.durations)
            ]
        case Rule.SHORTEST:
            return [float(duration) for duration in network.durations]


def _all_after(network: Network) -> list[set[int]]:
    found: list[set[int]] = [set() for _ in range(len(network))]
    for number in reversed(network.order):
        for later in network.after[number]:
            found[number] |= {later} | found[later]
    return found
