"""Moves of single blocks, and merging of whole lots, while the objective rises."""

from itertools import combinations

from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.board import Board
from archtool.analysis.division.search.objective import Factors

_LEAST_GAIN = 1e-9
_MOST_PASSES = 50


def local_search(problem: Problem, partition: Partition, factors: Factors) -> Partition:
    """Return a division at least as good as a feasible one, which no single move or merging improves.

    Blocks are tried in order of ids and go where the objective rises most, ties to the lot with the smallest number;
    blocks that are similar to nothing stay. When no block moves, lots are merged two by two while that helps.
    """
    found = partition
    for _ in range(_MOST_PASSES):
        moved = _moved(problem, found, factors)
        merged = _merged(problem, moved, factors)
        if merged is None:
            return moved
        found = merged
    return found


def _moved(problem: Problem, partition: Partition, factors: Factors) -> Partition:
    contraction = problem.contraction
    board = Board(problem, contraction.labels(partition), factors)
    movable = [block for block, near in enumerate(contraction.graph.near) if near]
    for _ in range(_MOST_PASSES):
        has_moved = False
        for block in movable:
            lots = [lot for lot in (*board.partners(block), board.free) if board.admits(block, lot)]
            gains = board.gains(block, lots)
            gain, lot = max(zip(gains, lots, strict=True), key=lambda pair: (round(pair[0], 12), -pair[1]))
            if gain > _LEAST_GAIN:
                board.move(block, lot)
                has_moved = True
        if not has_moved:
            break
    return contraction.partition(board.labels)


def _merged(problem: Problem, partition: Partition, factors: Factors) -> Partition | None:
    """Return the division after the one merging that improves it most, or nothing."""
    board = Board(problem, problem.contraction.labels(partition), factors)
    pairs = [pair for pair in combinations(board.lots, 2) if board.joins(*pair)]
    gains = [(round(board.merging_gain(*pair), 12), -number) for number, pair in enumerate(pairs)]
    gain, number = max(gains, default=(0.0, 0))
    if gain <= _LEAST_GAIN:
        return None
    lot, other = pairs[-number]
    return problem.contraction.partition([lot if label == other else label for label in board.labels])
