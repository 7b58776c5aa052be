"""A population of schedules that are crossed, for projects whose resources bind too hard for one good rule.

An individual is the order in which the activities begin. A child takes what is densest in one parent, the stretch in
which the resources are used most, and the rest in the order of the other; it is made by the serial scheme and moved to
and fro.

Source: V. Valls, F. Ballestín and S. Quintanilla, A hybrid genetic algorithm for the resource-constrained project
scheduling problem, European Journal of Operational Research 185 (2008).
"""

import random
from collections.abc import Iterator, Sequence
from itertools import islice

from archtool.analysis.scheduling.solver.serial import Made, Serial

_SIZE = 40
_MUTATION = 0.05
"""Chance of an activity to change places with its neighbour."""
_STALE = 25
"""Generations without progress after which a new population begins beside the best schedule."""


def evolved(serial: Serial, seed: int, people: Sequence[Made] = ()) -> Iterator[Made]:
    """Yield one schedule after the other, without end; the same for the same seed and the same first people.

    The best of `people` are the first population; where they are too few for one, it is made beside the best of them.
    """
    chance = random.Random(seed)
    crossing = _Crossing(serial, chance)
    people = _survivors(people)
    stale = 0 if len(people) == _SIZE else _STALE
    while True:
        if stale == _STALE or len(people) < 2:
            fresh = list(islice(serial.sampled(chance.randrange(1 << 30)), _SIZE))
            yield from fresh
            people, stale = _survivors([*people[:1], *fresh]), 0
            continue
        best = people[0].cost
        children: list[Made] = []
        for _ in range(_SIZE // 2):
            children.extend(crossing.children(*chance.sample(people, 2)))
            yield from children[-2:]
        people = _survivors([*people, *children])
        stale = 0 if people[0].cost < best else stale + 1


class _Crossing:
    def __init__(self, serial: Serial, chance: random.Random) -> None:
        self._serial = serial
        self._chance = chance
        self._work = [
            duration * sum(amount / serial.project.resources[resource].capacity for resource, amount in demands)
            for duration, demands in zip(serial.network.durations, serial.network.demands, strict=True)
        ]

    def children(self, one: Made, other: Made) -> tuple[Made, Made]:
        return self._child(one, other), self._child(other, one)

    def _child(self, dense: Made, rest: Made) -> Made:
        begin, end = self._densest(dense)
        order = _order(rest.starts)
        place = [0.0] * len(order)
        middle = [number for number in _order(dense.starts) if begin <= dense.starts[number] < end]
        inside = frozenset(middle)
        outside = [number for number in order if number not in inside]
        cut = self._cut(outside, middle)
        line = [*outside[:cut], *middle, *outside[cut:]]
        for nth in range(len(line) - 1):
            if self._chance.random() < _MUTATION:
                line[nth], line[nth + 1] = line[nth + 1], line[nth]
        for nth, number in enumerate(line):
            place[number] = nth
        return self._serial.justified(self._serial.made(place), 1)

    def _densest(self, made: Made) -> tuple[int, int]:
        """The stretch, of a random length between a quarter and three quarters of the time, with the most work."""
        length = max(int(made.cost[1] * self._chance.uniform(0.25, 0.75)), 1)
        work = [0.0] * (made.cost[1] + 1)
        for number, start in enumerate(made.starts):
            work[min(start, made.cost[1])] += self._work[number]
        best, begin, here = -1.0, 0, sum(work[:length])
        for first in range(len(work) - length):
            if here > best:
                best, begin = here, first
            here += work[first + length] - work[first]
        return begin, begin + length

    def _cut(self, outside: Sequence[int], middle: Sequence[int]) -> int:
        """Where the stretch goes in: after all of the others that it waits for."""
        before = {hold.other for number in middle for hold in self._serial.network.before[number]}
        places = [nth for nth, number in enumerate(outside) if number in before]
        return places[-1] + 1 if places else 0


def _order(starts: Sequence[int]) -> list[int]:
    return sorted(range(len(starts)), key=lambda number: (starts[number], number))


def _fitness(one: Made) -> tuple[tuple[int, int], int]:
    return one.cost, sum(one.starts)


def _survivors(people: Sequence[Made]) -> list[Made]:
    different = {one.starts: one for one in people}
    return sorted(different.values(), key=_fitness)[:_SIZE]
