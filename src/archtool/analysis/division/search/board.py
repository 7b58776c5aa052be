"""A division while it is being searched: what each move would gain is known without counting everything again."""

from collections.abc import Sequence
from decimal import Decimal
from math import sqrt

from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.facts import Facts
from archtool.analysis.division.search.objective import Factors


class Board:
    """Blocks in lots, with every sum that the objective needs. Mutable; made for one search and thrown away.

    Lots are numbers; the number of an empty lot is free for a new one.
    """

    def __init__(self, problem: Problem, labels: Sequence[int], factors: Factors) -> None:
        """Put each block into the lot of its label; labels run from 0 and there are no more than blocks."""
        self._limits = problem.limits
        self._total_cost = float(problem.total)
        self._factors = factors
        self._graph = problem.contraction.graph
        self._costs = problem.contraction.cost
        self._facts = Facts.of(problem)
        count = len(self._graph) + 1
        self.labels = list(labels)
        self.members: list[set[int]] = [set() for _ in range(count)]
        self._degree = [0.0] * count
        self._cost = [Decimal(0)] * count
        self._squares = 0.0
        self._count = 0
        for block, lot in enumerate(self.labels):
            self._put(block, lot)

    @property
    def lots(self) -> list[int]:
        """The lots that have members, in ascending order."""
        return [lot for lot, members in enumerate(self.members) if members]

    @property
    def free(self) -> int:
        """A lot without members."""
        return next(lot for lot, members in enumerate(self.members) if not members)

    def cost(self, lot: int) -> Decimal:
        """Return what a lot costs, in 元."""
        return self._cost[lot]

    def admits(self, block: int, lot: int) -> bool:
        """Return whether no hard rule keeps a block out of a lot."""
        if not self.members[lot]:
            return True
        is_paid = self._cost[lot] + self._costs[block] <= self._limits.cap
        return is_paid and self.members[lot].isdisjoint(self._graph.apart[block])

    def joins(self, lot: int, other: int) -> bool:
        """Return whether no hard rule keeps two lots from becoming one."""
        if self._cost[lot] + self._cost[other] > self._limits.cap:
            return False
        return all(self.members[other].isdisjoint(self._graph.apart[block]) for block in self.members[lot])

    def move(self, block: int, lot: int) -> None:
        """Move a block to a lot."""
        own = self.labels[block]
        self._squares -= float(self._cost[own]) ** 2
        self.members[own].discard(block)
        self._degree[own] -= self._graph.degrees[block]
        self._cost[own] -= self._costs[block]
        self._squares += float(self._cost[own]) ** 2
        self._count -= not self.members[own]
        self.labels[block] = lot
        self._put(block, lot)

    def _put(self, block: int, lot: int) -> None:
        self._squares -= float(self._cost[lot]) ** 2
        self._count += not self.members[lot]
        self.members[lot].add(block)
        self._degree[lot] += self._graph.degrees[block]
        self._cost[lot] += self._costs[block]
        self._squares += float(self._cost[lot]) ** 2

    def partners(self, block: int) -> list[int]:
        """Return the other lots to which similarity or an interface leads from a block, in ascending order."""
        found = {self.labels[other] for other in self._graph.near[block]}
        found.update(self.labels[end] for ends in self._facts.interfaces[block] for end in ends)
        return sorted(found - {self.labels[block]})

    def gains(self, block: int, lots: Sequence[int]) -> list[float]:
        """Return by how much the objective would rise with a block in each of some other lots."""
        weights: dict[int, float] = {}
        for other, weight in self._graph.near[block].items():
            label = self.labels[other]
            weights[label] = weights.get(label, 0.0) + weight
        return [
            self._modularity_rise(block, lot, weights)
            - self._factors.cut * self._cut_rise(block, lot)
            - self._money_and_number_rise(block, lot)
            - self._factors.preferences * self._rules_rise(block, lot)
            for lot in lots
        ]

    def merging_gain(self, lot: int, other: int) -> float:
        """Return by how much the objective would rise if two lots became one."""
        factors, total, limits = self._factors, self._graph.total, self._limits
        gain = 0.0
        if total:
            between = sum(
                weight
                for block in sorted(self.members[lot])
                for near, weight in self._graph.near[block].items()
                if self.labels[near] == other
            )
            gain = between / total - self._degree[lot] * self._degree[other] / (2 * total * total)
        merged = [lot if label == other else label for label in self.labels]
        broken = self._facts.broken(merged) - self._facts.broken(self.labels)
        cuts = self._facts.cut_rate(merged) - self._facts.cut_rate(self.labels)
        target = max(1, limits.target)
        gain -= factors.number * (abs(self._count - 1 - target) - abs(self._count - target)) / target
        broken += self._off_range(self._count - 1) - self._off_range(self._count)
        if self._total_cost:
            costs = self._cost[lot], self._cost[other]
            squares = self._squares + 2 * float(costs[0]) * float(costs[1])
            variation = _variation(squares, self._total_cost, self._count - 1)
            gain -= factors.balance * (variation - _variation(self._squares, self._total_cost, self._count))
            broken += self._is_off_size(costs[0] + costs[1]) - sum(map(self._is_off_size, costs))
        return gain - factors.cut * cuts - factors.preferences * broken

    def _modularity_rise(self, block: int, lot: int, weights: dict[int, float]) -> float:
        own, total, degree = self.labels[block], self._graph.total, self._graph.degrees[block]
        if not total:
            return 0.0
        drawn = (weights.get(lot, 0.0) - weights.get(own, 0.0)) / total
        return drawn - degree * (self._degree[lot] - self._degree[own] + degree) / (2 * total * total)

    def _cut_rise(self, block: int, lot: int) -> float:
        rise = 0
        for ends in self._facts.interfaces[block]:
            others = {self.labels[end] for end in ends if end != block}
            rise += (others != {lot}) - (others != {self.labels[block]}) if others else 0
        return rise / self._facts.counted if rise else 0.0

    def _money_and_number_rise(self, block: int, lot: int) -> float:
        """Return how much the penalties for balance, number of lots and their sizes would rise."""
        own, size, limits = self.labels[block], self._costs[block], self._limits
        is_emptied, is_new = len(self.members[own]) == 1, not self.members[lot]
        count, after = self._count, self._count - is_emptied + is_new
        target = max(1, limits.target)
        rise = self._factors.number * (abs(after - target) - abs(count - target)) / target
        violations = self._off_range(after) - self._off_range(count)
        if self._total_cost:
            sums = (self._cost[own], self._cost[lot], self._cost[own] - size, self._cost[lot] + size)
            squares = [float(amount) ** 2 for amount in sums]
            moved = self._squares - squares[0] - squares[1] + squares[2] + squares[3]
            variation = _variation(moved, self._total_cost, after)
            rise += self._factors.balance * (variation - _variation(self._squares, self._total_cost, count))
            violations -= self._is_off_size(sums[0]) + (not is_new and self._is_off_size(sums[1]))
            violations += (not is_emptied and self._is_off_size(sums[2])) + self._is_off_size(sums[3])
        return rise + self._factors.preferences * violations

    def _off_range(self, count: int) -> int:
        return max(0, self._limits.fewest - count, count - self._limits.most)

    def _is_off_size(self, cost: Decimal) -> bool:
        return not self._limits.floor <= cost <= self._limits.largest

    def _rules_rise(self, block: int, lot: int) -> int:
        if block not in self._facts.bound:
            return 0
        own, before = self.labels[block], self._facts.broken(self.labels)
        self.labels[block] = lot
        after = self._facts.broken(self.labels)
        self.labels[block] = own
        return after - before


def _variation(squares: float, total: float, count: int) -> float:
    return sqrt(max(0.0, squares * count / total**2 - 1))
