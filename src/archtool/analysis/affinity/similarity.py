"""Similarity: nodes with how alike any two of them are, the input of every clustering."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Similarity:
    """A symmetric, sparse matrix of similarities from 0 to 1.

    Attributes:
        nodes: Ids in ascending order.
        weights: Similarity of each pair that has any, keyed by its two ids in ascending order, in order of the keys.
    """

    nodes: tuple[str, ...]
    weights: Mapping[tuple[str, str], float]

    @classmethod
    def of(cls, nodes: Iterable[str], weights: Mapping[tuple[str, str], float]) -> "Similarity":
        """Return the similarity with nodes and pairs in order, without pairs that have none.

        Raises:
            ValueError: A pair names a node that is not there, or a node twice, or is given both ways round.
        """
        ordered = tuple(sorted(set(nodes)))
        known = frozenset(ordered)
        pairs: dict[tuple[str, str], float] = {}
        for (one, other), weight in weights.items():
            if one == other or one not in known or other not in known:
                raise ValueError(f"no pair of two nodes: {one}, {other}")
            pair = (min(one, other), max(one, other))
            if pair in pairs:
                raise ValueError(f"twice: {one}, {other}")
            if weight > 0:
                pairs[pair] = weight
        return cls(ordered, {pair: pairs[pair] for pair in sorted(pairs)})

    def between(self, one: str, other: str) -> float:
        """How alike two nodes are; 0 where nothing connects them."""
        return self.weights.get((min(one, other), max(one, other)), 0.0)

    @cached_property
    def neighbours(self) -> Mapping[str, Mapping[str, float]]:
        """What each node is similar to, by node; every node is a key, and each mapping is in order of ids."""
        found: dict[str, dict[str, float]] = {node: {} for node in self.nodes}
        for (one, other), weight in self.weights.items():
            found[one][other] = weight
            found[other][one] = weight
        return {node: dict(sorted(near.items())) for node, near in found.items()}

    def at_least(self, threshold: float) -> "Similarity":
        """The same nodes with the pairs whose similarity reaches the threshold."""
        return Similarity(self.nodes, {pair: weight for pair, weight in self.weights.items() if weight >= threshold})

    def __iter__(self) -> Iterator[tuple[str, str, float]]:
        """Every pair with its similarity, in order of ids."""
        return ((one, other, weight) for (one, other), weight in self.weights.items())
