"""The best division of a problem, or of a coarser one, with a proof or with how far it may be from the best."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.facts import Facts
from archtool.analysis.division.search.objective import Factors
from archtool.analysis.exact_search import repeatable, search
from archtool.source.text import Text, both

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar

_SCALE = 1_000_000_000
"""Terms of the objective are whole numbers of billionths in the solver."""


@dataclass(frozen=True, slots=True)
class ExactDivision:
    """What the exact search found.

    Attributes:
        partition: the division, or nothing where none keeps all hard rules or none was found in time.
        objective: its value, without the term for balance of money, which is not linear, and without order.
        bound: no division of these groups is better than this.
        gap: bound less objective.
        is_proven: whether it is the best of all divisions that keep the groups whole.
        groups: how many groups were divided.
        blocks: how many there would be if only the rules held systems together.
    """

    partition: Partition | None
    objective: float | None
    bound: float | None
    gap: float | None
    is_proven: bool
    groups: int
    blocks: int

    @property
    def sentence(self) -> Text:
        """What was proved, and of what."""
        if self.partition is None:
            return both("精确求解未得到可行方案", "the exact search found no feasible division")
        if self.groups == self.blocks:
            of_zh, of_en = f"全部{self.blocks}个单元", f"all {self.blocks} units"
        else:
            of_zh = f"由{self.blocks}个单元粗化成的{self.groups}组（各启发式方案均同包者并为一组），非全部划分"
            of_en = (
                f"{self.groups} groups made of {self.blocks} units (those that every heuristic puts together), "
                "not of all divisions"
            )
        if self.is_proven:
            return both(f"已证明为最优，范围：{of_zh}", f"proved to be the best division of {of_en}")
        return both(
            f"在计算量限额内未证明最优，与上界相差 {self.gap:.4f}，范围：{of_zh}",
            f"not proved within the effort allowed, {self.gap:.4f} below the bound; division of {of_en}",
        )


@dataclass(frozen=True, slots=True)
class Effort:
    """How much the exact search may do.

    Attributes:
        groups: most groups; above it the problem is made coarser.
        work: CP-SAT's deterministic time, about seconds on a fast machine and the same result on every machine.
        seed: of the solver.
    """

    groups: int = 20
    work: float = 1.0
    seed: int = 1


def agreed_groups(problem: Problem, partitions: Sequence[Partition], most: int) -> list[int]:
    """Return the group of each block: blocks that all partitions put together, as many of these as leave few groups.

    Partitions are taken in order, the first always; each further one may cut groups, and is left out where there would
    be more than `most`. Groups are numbered from 0 in the order of their first blocks.
    """
    contraction = problem.contraction
    if len(contraction.blocks) <= most:
        return list(range(len(contraction.blocks)))
    keys: list[tuple[int, ...]] = [() for _ in contraction.blocks]
    for place, partition in enumerate(partitions):
        finer = [(*key, lot) for key, lot in zip(keys, contraction.labels(partition), strict=True)]
        if place == 0 or len(set(finer)) <= most:
            keys = finer
    numbers: dict[tuple[int, ...], int] = {}
    return [numbers.setdefault(key, len(numbers)) for key in keys]


def exact(
    problem: Problem, groups: Sequence[int], factors: Factors, effort: Effort, start: Partition | None = None
) -> ExactDivision:
    """Return the division of groups of blocks with the highest objective, from a first one where it is given.

    The problem is clique partitioning: a variable for each pair of groups says whether they share a lot, and triangle
    inequalities make that transitive. Modularity, cut rate, number of lots and lots outside the preferred sizes are
    linear in them; cap and separation are hard. The balance of money and the order of tendering are left out. Cubic in
    the groups. The same result on every machine: one worker, a fixed seed and a limit of work, not of time.

    Source: M. Grötschel and Y. Wakabayashi, A cutting plane algorithm for a clustering problem, Math. Programming 45
    (1989); U. Brandes et al., On modularity clustering, IEEE TKDE 20 (2008).
    """
    from ortools.sat.python import cp_model

    formulation = _Formulation(problem, groups, factors, cp_model.CpModel())
    if start is not None:
        formulation.hint(start)
    solver = repeatable(effort.seed, effort.work)
    status = search(solver, formulation.model)
    blocks = len(problem.contraction.blocks)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return ExactDivision(None, None, None, None, False, formulation.count, blocks)
    value = round(solver.objective_value / _SCALE + formulation.constant, 9)
    bound = round(solver.best_objective_bound / _SCALE + formulation.constant, 9)
    is_proven = status == cp_model.OPTIMAL
    gap = 0.0 if is_proven else round(bound - value, 9)
    partition = formulation.partition(solver)
    return ExactDivision(partition, value, value if is_proven else bound, gap, is_proven, formulation.count, blocks)


class _Formulation:
    """Clique partitioning of groups as a model of whole numbers."""

    def __init__(self, problem: Problem, groups: Sequence[int], factors: Factors, model: "CpModel") -> None:
        self.model = model
        self._problem = problem
        self._groups = groups
        self._factors = factors
        self._graph = problem.contraction.graph.contracted(list(groups))
        self.count = len(self._graph)
        self._pairs: dict[tuple[int, int], IntVar] = {
            (one, other): model.new_bool_var(f"together_{one}_{other}")
            for one in range(self.count)
            for other in range(one + 1, self.count)
        }
        self._terms: list[tuple[int, IntVar]] = []
        self.constant = 0.0
        self._firsts = [model.new_bool_var(f"first_{group}") for group in range(self.count)]
        self._keep_transitive()
        self._keep_apart()
        self._draw_together()
        self._count_cuts()
        self._count_lots()
        self._hold_sizes()
        model.maximize(sum(weight * variable for weight, variable in self._terms))

    def _pair(self, one: int, other: int) -> "IntVar":
        return self._pairs[min(one, other), max(one, other)]

    def _reward(self, amount: float, variable: "IntVar") -> None:
        self._terms.append((round(amount * _SCALE), variable))

    def _keep_transitive(self) -> None:
        for (one, other), both_in in self._pairs.items():
            for third in range(other + 1, self.count):
                first, second = self._pairs[one, third], self._pairs[other, third]
                self.model.add_bool_or(~both_in, ~first, second)
                self.model.add_bool_or(~both_in, first, ~second)
                self.model.add_bool_or(both_in, ~first, ~second)

    def _keep_apart(self) -> None:
        for (one, other), both_in in self._pairs.items():
            if other in self._graph.apart[one]:
                self.model.add(both_in == 0)

    def _draw_together(self) -> None:
        """Modularity: what pairs of groups add, and as a constant what each has inside."""
        total, degrees = self._graph.total, self._graph.degrees
        if not total:
            return
        for (one, other), both_in in self._pairs.items():
            weight = self._graph.near[one].get(other, 0.0) / total
            self._reward(weight - degrees[one] * degrees[other] / (2 * total * total), both_in)
        for loop, degree in zip(self._graph.loops, degrees, strict=True):
            self.constant += loop / total - (degree / (2 * total)) ** 2

    def _count_cuts(self) -> None:
        facts = Facts.of(self._problem)
        seen = {ends for of_block in facts.interfaces for ends in of_block}
        numbers = {ends: self._times(ends, facts) for ends in seen}
        for ends, times in sorted(numbers.items()):
            groups = sorted({self._groups[block] for block in ends})
            penalty = self._factors.cut * times / facts.counted
            if len(groups) == 1:
                continue
            self.constant -= penalty
            uncut = self._pair(groups[0], groups[1])
            if len(groups) > 2:
                uncut = self.model.new_bool_var(f"uncut_{'_'.join(map(str, groups))}_{len(self._terms)}")
                for other in groups[1:]:
                    self.model.add_implication(uncut, self._pair(groups[0], other))
            self._reward(penalty, uncut)

    def _times(self, ends: tuple[int, ...], facts: Facts) -> int:
        return sum(1 for one in facts.interfaces[ends[0]] if one == ends)

    def _count_lots(self) -> None:
        """A group is the first of its lot where no group before it is in it."""
        limits = self._problem.limits
        for group, first in enumerate(self._firsts):
            before = [self._pairs[other, group] for other in range(group)]
            self.model.add_bool_or(first, *before)
            for both_in in before:
                self.model.add_implication(both_in, ~first)
        lots = sum(self._firsts)
        target = max(1, limits.target)
        off = self.model.new_int_var(0, max(self.count, target), "off_target")
        self.model.add(off >= lots - target)
        self.model.add(off >= target - lots)
        self._reward(-self._factors.number / target, off)
        beyond = self.model.new_int_var(0, max(self.count, limits.fewest), "beyond_range")
        self.model.add(beyond >= limits.fewest - lots)
        self.model.add(beyond >= lots - limits.most)
        self._reward(-self._factors.preferences, beyond)

    def _hold_sizes(self) -> None:
        """No lot above the cap; each lot outside the preferred sizes is a soft violation. In 分, so whole numbers."""
        limits = self._problem.limits
        if not self._problem.total:
            return
        costs = [0] * self.count
        for block, cost in enumerate(self._problem.contraction.cost):
            costs[self._groups[block]] += round(cost * 100)
        everything = sum(costs)
        cap, floor, largest = (round(amount * 100) for amount in (limits.cap, limits.floor, limits.largest))
        for group, first in enumerate(self._firsts):
            paid = costs[group] + sum(
                costs[other] * self._pair(group, other) for other in range(self.count) if other != group
            )
            # A group that alone is dearer than the cap cannot be cut here: it stays by itself.
            self.model.add(paid <= max(cap, costs[group]))
            small = self.model.new_bool_var(f"small_{group}")
            large = self.model.new_bool_var(f"large_{group}")
            self.model.add(paid >= floor * first - floor * small)
            self.model.add(paid <= largest + everything * large + everything * (1 - first))
            self._reward(-self._factors.preferences, small)
            self._reward(-self._factors.preferences, large)

    def hint(self, start: Partition) -> None:
        """Begin with a division; where it cuts a group, with the lot of most of it."""
        lots = self._lots_of(start)
        for (one, other), both_in in self._pairs.items():
            self.model.add_hint(both_in, int(lots[one] == lots[other]))
        for group, first in enumerate(self._firsts):
            self.model.add_hint(first, int(lots.index(lots[group]) == group))

    def _lots_of(self, start: Partition) -> list[int]:
        labels = self._problem.contraction.labels(start)
        first: dict[int, int] = {}
        for block, group in enumerate(self._groups):
            first.setdefault(group, labels[block])
        return [first[group] for group in range(self.count)]

    def partition(self, solver: "CpSolver") -> Partition:
        """Return the division that the solver found."""
        lots = list(range(self.count))
        for (one, other), both_in in self._pairs.items():
            if solver.boolean_value(both_in):
                lots[other] = min(lots[other], lots[one])
        return self._problem.contraction.partition([lots[group] for group in self._groups])
