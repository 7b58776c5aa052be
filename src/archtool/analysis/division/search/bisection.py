"""Cutting a lot in two where it hangs together least."""

from collections.abc import Iterable

from archtool.analysis.division.problem import Problem

_MOST_SEEDS = 8
_MOST_MOVES = 4
_DIGITS = 10


_Worth = tuple[float, float, float]
"""What a cut is worth, the less the better: the excess over the cap, the lack to the floor, the weight that is cut."""


def bisected(problem: Problem, blocks: Iterable[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return two parts of some blocks, two at least, with little similarity between them.

    Neither part costs more than the cap, or less than the floor, where that can be had. From each of the dearest
    blocks a part is grown by the strongest tie until it has half of the cost; then blocks change sides while the cut
    gets better. Ties go by number. Quadratic in the blocks.

    Source: B. Kernighan and S. Lin, An efficient heuristic procedure for partitioning graphs, Bell System Technical
    Journal 49 (1970); C. Fiduccia and R. Mattheyses (1982), single moves under a balance of weights.
    """
    lot = tuple(sorted(blocks))
    near = problem.contraction.graph.near
    cutting = _Cutting(problem, lot)
    seeds = sorted(lot, key=lambda block: (-problem.contraction.cost[block], -sum(near[block].values()), block))
    best = min(cutting.improved(cutting.grown(seed)) for seed in seeds[:_MOST_SEEDS])
    side = frozenset(best[1])
    return tuple(block for block in lot if block in side), tuple(block for block in lot if block not in side)


class _Cutting:
    """One lot that is to be cut, with the ties inside it."""

    def __init__(self, problem: Problem, lot: tuple[int, ...]) -> None:
        inside = frozenset(lot)
        near = problem.contraction.graph.near
        self._cost = {block: float(problem.contraction.cost[block]) for block in lot}
        self._lot = lot
        self._near = {block: {one: w for one, w in near[block].items() if one in inside} for block in lot}
        self._total = sum(self._cost.values())
        self._cap, self._floor = float(problem.limits.cap), float(problem.limits.floor)

    def grown(self, seed: int) -> set[int]:
        """Return a side grown from a block by the strongest tie."""
        side, paid = {seed}, self._cost[seed]
        ties = dict(self._near[seed])
        while len(side) < len(self._lot) - 1:
            rest = [block for block in self._lot if block not in side]
            block = max(rest, key=lambda one: (round(ties.get(one, 0.0), _DIGITS), -one))
            if paid + self._cost[block] > self._total / 2 and paid > 0:
                break
            side.add(block)
            paid += self._cost[block]
            for other, weight in self._near[block].items():
                ties[other] = ties.get(other, 0.0) + weight
        return side

    def improved(self, side: set[int]) -> tuple[_Worth, tuple[int, ...]]:
        """Return the cut and its side after blocks changed sides, one at a time, while it got better."""
        paid = sum(self._cost[block] for block in sorted(side))
        weight = sum(w for block in sorted(side) for one, w in self._near[block].items() if one not in side)
        worth = self._worth(paid, weight)
        for _ in range(_MOST_MOVES * len(self._lot)):
            moves = [self._moved(block, side, paid, weight) for block in self._lot if self._may_move(block, side)]
            best = min(moves, default=None)
            if best is None or best[0] >= worth:
                break
            worth, block, paid, weight = best
            side ^= {block}
        return worth, tuple(sorted(side))

    def _may_move(self, block: int, side: set[int]) -> bool:
        return len(side) > 1 if block in side else len(side) < len(self._lot) - 1

    def _moved(self, block: int, side: set[int], paid: float, weight: float) -> tuple[_Worth, int, float, float]:
        within = sum(w for one, w in self._near[block].items() if (one in side) == (block in side))
        across = sum(w for one, w in self._near[block].items() if (one in side) != (block in side))
        after = paid + (-self._cost[block] if block in side else self._cost[block])
        cut = weight + within - across
        return self._worth(after, cut), block, after, cut

    def _worth(self, paid: float, weight: float) -> _Worth:
        dear, cheap = max(paid, self._total - paid), min(paid, self._total - paid)
        excess, lack = max(0.0, dear - self._cap), max(0.0, self._floor - cheap)
        return round(excess, 2), round(lack, 2), round(weight, _DIGITS)
