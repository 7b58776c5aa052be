"""Communities by modularity: Louvain's method with resolution, the same for the same graph."""

import math
from collections import deque
from collections.abc import Sequence
from random import Random

from archtool.analysis.division.graph import Graph, renumbered
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

_LEAST_GAIN = 1e-10
"""Least rise of modularity that counts, so that rounding never moves a node back and forth."""
_MOST_ROUNDS = 20
_TRIES = 8


def louvain(problem: Problem, resolution: float = 1.0) -> Partition:
    """Return communities of high modularity; a higher resolution gives more and smaller ones.

    What must be together is one node, what must be separate is never put together. About linear in the pairs.

    Source: V. Blondel, J.-L. Guillaume, R. Lambiotte and E. Lefebvre, Fast unfolding of communities in large networks,
    J. Stat. Mech. P10008 (2008); resolution: J. Reichardt and S. Bornholdt, Phys. Rev. E 74, 016110 (2006).
    """
    contraction = problem.contraction
    return contraction.partition(communities(contraction.graph, resolution, _TRIES))


def communities(graph: Graph, resolution: float = 1.0, tries: int = 1) -> list[int]:
    """Return the community of each node, numbered from 0 in the order of their first nodes.

    Nodes are visited in their order, in further tries in shuffled orders that are always the same ones; the try with
    the highest modularity counts, the first of equals. Ties go to the community with the smallest number. When no
    merging helps any more, single nodes are moved again and the communities merged once more, until nothing changes.
    """
    best, found = -math.inf, list(range(len(graph)))
    for number in range(tries):
        order = list(range(len(graph)))
        if number:
            Random(number).shuffle(order)
        labels = _climbed(graph, resolution, order)
        value = round(quality(graph, labels, resolution), 12)
        if value > best:
            best, found = value, labels
    return found


def quality(graph: Graph, labels: Sequence[int], resolution: float = 1.0) -> float:
    """Return the modularity of a graph's communities; 0 where there are no weights. Source: as `louvain`."""
    total = graph.total
    if total <= 0:
        return 0.0
    coarse = graph.contracted(renumbered(labels))
    return sum(
        loop / total - resolution * (degree / (2 * total)) ** 2
        for loop, degree in zip(coarse.loops, coarse.degrees, strict=True)
    )


def _climbed(graph: Graph, resolution: float, order: Sequence[int]) -> list[int]:
    labels = list(range(len(graph)))
    _move(graph, labels, resolution, order)
    labels = renumbered(labels)
    for _ in range(_MOST_ROUNDS):
        merged = _merged(graph, labels, resolution)
        refined = list(merged)
        if not _move(graph, refined, resolution, order):
            return renumbered(merged)
        labels = renumbered(refined)
    return labels


def _merged(graph: Graph, labels: list[int], resolution: float) -> list[int]:
    """Return the labels after moving whole communities as often as that helps, level by level."""
    while True:
        coarse = graph.contracted(labels)
        moved = list(range(len(coarse)))
        if not _move(coarse, moved, resolution, range(len(coarse))):
            return labels
        moved = renumbered(moved)
        labels = [moved[label] for label in labels]


def _move(graph: Graph, labels: list[int], resolution: float, order: Sequence[int]) -> bool:
    """Move nodes to the neighbouring community where modularity rises most; return whether any moved."""
    total = graph.total
    if total <= 0:
        return False
    degrees = graph.degrees
    sums: dict[int, float] = {}
    members: dict[int, set[int]] = {}
    for node, label in enumerate(labels):
        sums[label] = sums.get(label, 0.0) + degrees[node]
        members.setdefault(label, set()).add(node)
    waiting = deque(order)
    is_waiting = [True] * len(graph)
    has_moved = False
    while waiting:
        node = waiting.popleft()
        is_waiting[node] = False
        own = labels[node]
        to = _weights_to(graph, labels, node)
        sums[own] -= degrees[node]
        members[own].discard(node)
        factor = resolution * degrees[node] / (2 * total)
        best, best_gain = own, to.get(own, 0.0) - factor * sums[own] + _LEAST_GAIN * total
        for label in sorted(to):
            gain = to[label] - factor * sums[label]
            if label != own and gain > best_gain and members[label].isdisjoint(graph.apart[node]):
                best, best_gain = label, gain + _LEAST_GAIN * total
        sums[best] += degrees[node]
        members[best].add(node)
        if best == own:
            continue
        labels[node] = best
        has_moved = True
        for other in graph.near[node]:
            if labels[other] != best and not is_waiting[other]:
                is_waiting[other] = True
                waiting.append(other)
    return has_moved


def _weights_to(graph: Graph, labels: Sequence[int], node: int) -> dict[int, float]:
    to: dict[int, float] = {}
    for other, weight in graph.near[node].items():
        label = labels[other]
        to[label] = to.get(label, 0.0) + weight
    return to
