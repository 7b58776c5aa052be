"""Agglomerative clustering with average linkage, as a dendrogram that can be cut."""

from dataclasses import dataclass
from heapq import heapify, heappop, heappush

from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

_DIGITS = 12
"""Heights are compared rounded, so that ties stay ties whatever the order of summation."""


@dataclass(frozen=True, slots=True)
class Merge:
    """Two clusters that become one.

    Attributes:
        one: number of the cluster with the smaller first leaf: a leaf, or the leaves' count plus the place of a merge.
        other: number of the other cluster.
        height: average distance, 1 less similarity, of the members of one and the other; 0 to 1.
        size: how many systems are in the new cluster.
    """

    one: int
    other: int
    height: float
    size: int


@dataclass(frozen=True, slots=True)
class Dendrogram:
    """The whole history of merging.

    Attributes:
        leaves: the systems of each leaf; several where they must be together.
        merges: in order of height. Clusters that must be separate are never merged, so several may remain.
    """

    leaves: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...]

    def cut(self, count: int) -> Partition:
        """Return the partition into so many clusters, or as near to it as merging comes."""
        steps = max(0, min(len(self.merges), len(self.leaves) - count))
        clusters = {number: list(leaf) for number, leaf in enumerate(self.leaves)}
        for place, merge in enumerate(self.merges[:steps]):
            clusters[len(self.leaves) + place] = clusters.pop(merge.one) + clusters.pop(merge.other)
        return Partition.of_lots(clusters.values())


def agglomerative(problem: Problem) -> Dendrogram:
    """Return the dendrogram of average linkage over distances of 1 less similarity. Ties go by first leaf.

    The update of Lance and Williams for the group average, d(k, i∪j) = (nᵢ·d(k,i) + nⱼ·d(k,j)) / (nᵢ + nⱼ), is kept as
    sums of similarities, which only have to be added; pairs without similarity are merged last, at height 1. m log m
    in the number m of pairs.

    Source: G. Lance and W. Williams, A general theory of classificatory sorting strategies, Computer Journal 9 (1967);
    R. Sokal and C. Michener, A statistical method for evaluating systematic relationships (1958), UPGMA.
    """
    merging = _Merging(problem)
    merges: list[Merge] = []
    while (pair := merging.nearest()) is not None:
        merges.append(merging.merge(*pair))
    return Dendrogram(problem.contraction.blocks, tuple(merges))


class _Merging:
    """The clusters that are still there, with the sums of similarities between them."""

    def __init__(self, problem: Problem) -> None:
        graph = problem.contraction.graph
        self._sums = {node: dict(near) for node, near in enumerate(graph.near)}
        self._sizes = dict(enumerate(graph.sizes))
        self._apart = {node: set(apart) for node, apart in enumerate(graph.apart)}
        self._first = {node: node for node in range(len(graph))}
        self._next = len(graph)
        self._heap = [
            self._entry(one, other) for one, near in self._sums.items() for other in sorted(near) if one < other
        ]
        heapify(self._heap)

    def _entry(self, one: int, other: int) -> tuple[float, int, int, int, int]:
        if self._first[one] > self._first[other]:
            one, other = other, one
        return (self._height(one, other), self._first[one], self._first[other], one, other)

    def _height(self, one: int, other: int) -> float:
        pairs = self._sizes[one] * self._sizes[other]
        return round(1 - self._sums[one].get(other, 0.0) / pairs, _DIGITS)

    def nearest(self) -> tuple[int, int] | None:
        while self._heap:
            *_, one, other = heappop(self._heap)
            if one in self._sums and other in self._sums and other not in self._apart[one]:
                return one, other
        alone = sorted(self._sums, key=lambda cluster: self._first[cluster])
        return next(
            ((one, other) for place, one in enumerate(alone) for other in alone[place + 1 :]
             if other not in self._apart[one]),
            None,
        )  # fmt: skip

    def merge(self, one: int, other: int) -> Merge:
        height, new = self._height(one, other), self._next
        self._next += 1
        sums = self._sums.pop(one)
        for near, weight in self._sums.pop(other).items():
            sums[near] = sums.get(near, 0.0) + weight
        sums.pop(one, None)
        sums.pop(other, None)
        self._sums[new] = sums
        self._sizes[new] = self._sizes.pop(one) + self._sizes.pop(other)
        self._apart[new] = self._apart.pop(one) | self._apart.pop(other)
        self._first[new] = min(self._first[one], self._first[other])
        for foe in self._apart[new]:
            self._apart[foe] = (self._apart[foe] - {one, other}) | {new}
        for near, weight in sums.items():
            self._sums[near].pop(one, None)
            self._sums[near].pop(other, None)
            self._sums[near][new] = weight
            heappush(self._heap, self._entry(new, near))
        return Merge(one, other, height, self._sizes[new])
