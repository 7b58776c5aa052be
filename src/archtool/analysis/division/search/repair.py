"""Making a division out of clusters: every hard rule is kept, and no lot is too small where that can be helped."""

from collections.abc import Collection
from decimal import Decimal

from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.bisection import bisected
from archtool.analysis.division.search.board import Board
from archtool.analysis.division.search.objective import Factors

_DIGITS = 12


def repaired(problem: Problem, partition: Partition) -> Partition:
    """Return a division near to a partition that keeps all hard rules.

    In this order: blocks become whole; what is similar to nothing goes where most of its whole is; of two blocks that
    must be separate the one with the smaller sum of similarity in the lot moves; lots above the cap are cut where they
    hang together least; lots below the floor go to the lot that they are most like on average, as far as hard rules
    and the cap admit it. A single block above the cap stays a lot of its own.

    Source: assumption, after practice in dividing tenders.
    """
    board = Board(problem, problem.contraction.labels(partition), Factors())
    repair = _Repair(problem, board)
    repair.place_strangers()
    repair.separate()
    repair.split()
    repair.merge()
    return problem.contraction.partition(board.labels)


class _Repair:
    def __init__(self, problem: Problem, board: Board) -> None:
        self._problem = problem
        self._contraction = problem.contraction
        self._board = board
        self._ties = _ties(problem)

    def place_strangers(self) -> None:
        """Put blocks without similarity where most nodes of their wholes are."""
        whole = self._problem.whole
        for block, near in enumerate(self._contraction.graph.near):
            wholes = {whole[node] for node in self._contraction.blocks[block] if node in whole}
            if near or not wholes:
                continue
            counts: dict[int, int] = {}
            for other, lot in enumerate(self._board.labels):
                kin = sum(1 for node in self._contraction.blocks[other] if whole.get(node) in wholes)
                if kin and other != block and self._contraction.graph.near[other]:
                    counts[lot] = counts.get(lot, 0) + kin
            homes = [lot for lot in counts if self._board.admits(block, lot)]
            if homes:
                most = max(counts[lot] for lot in homes)
                self._board.move(block, min(lot for lot in homes if counts[lot] == most))

    def separate(self) -> None:
        """Move one of any two blocks that must not share a lot."""
        for one, other in self._contraction.foes:
            lot = self._board.labels[one]
            if lot != self._board.labels[other]:
                continue
            weaker = min((one, other), key=lambda block: (round(self._tie(block, lot), _DIGITS), -block))
            self._board.move(weaker, self._home(weaker))

    def _tie(self, block: int, lot: int) -> float:
        return sum(self._ties[block].get(other, 0.0) for other in sorted(self._board.members[lot]))

    def _home(self, block: int) -> int:
        """Return the lot that a block is most like on average and that admits it, else an empty one."""
        own = self._board.labels[block]
        lots = [lot for lot in self._board.lots if lot != own and self._board.admits(block, lot)]
        liked = [(self._mean((block,), lot), -lot) for lot in lots]
        best, lot = max(liked, default=(0.0, 0))
        return -lot if best > 0 else self._board.free

    def _mean(self, blocks: Collection[int], lot: int) -> float:
        members = sorted(self._board.members[lot])
        total = sum(self._ties[block].get(other, 0.0) for block in sorted(blocks) for other in members)
        sizes = self._contraction.graph.sizes
        pairs = sum(sizes[block] for block in blocks) * sum(sizes[other] for other in members)
        return round(total / pairs, _DIGITS)

    def split(self) -> None:
        """Cut lots above the cap until none is left that can be cut."""
        waiting = self._board.lots
        while waiting:
            lot = waiting.pop()
            members = self._board.members[lot]
            if self._board.cost(lot) <= self._problem.limits.cap or len(members) < 2:
                continue
            one, other = bisected(self._problem, members)
            smaller = min((one, other), key=lambda side: (len(side), side))
            new = self._board.free
            for block in smaller:
                self._board.move(block, new)
            waiting += [lot, new]

    def merge(self) -> None:
        """Merge lots below the floor, the cheapest first, into the neighbour that they are most like."""
        stuck: set[int] = set()
        while True:
            small = [lot for lot in self._board.lots if self._is_small(lot) and lot not in stuck]
            if not small:
                return
            lot = min(small, key=lambda one: (self._board.cost(one), one))
            homes = [other for other in self._board.lots if other != lot and self._board.joins(lot, other)]
            if not homes:
                stuck.add(lot)
                continue
            members = self._board.members[lot]
            home = max(homes, key=lambda other: (self._mean(members, other), -self._board.cost(other), -other))
            for block in sorted(members):
                self._board.move(block, home)

    def _is_small(self, lot: int) -> bool:
        return self._problem.total > Decimal(0) and self._board.cost(lot) < self._problem.limits.floor


def _ties(problem: Problem) -> list[dict[int, float]]:
    """Return the similarity of blocks before hubs and threshold, summed over pairs of nodes."""
    block_of = problem.contraction.block_of
    ties: list[dict[int, float]] = [{} for _ in problem.contraction.blocks]
    for one, other, weight in problem.related:
        first, second = block_of[one], block_of[other]
        if first != second:
            ties[first][second] = ties[first].get(second, 0.0) + weight
            ties[second][first] = ties[second].get(first, 0.0) + weight
    return ties
