"""The weighted graph that clusterings work on: nodes are numbers, each of which may stand for several systems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Graph:
    """An undirected weighted graph.

    Attributes:
        near: weight to each neighbour by its number, for each node; never to itself.
        loops: weight inside each node, every pair of systems counted once.
        sizes: how many systems each node stands for.
        apart: the nodes with which each node may not be put together.
    """

    near: tuple[Mapping[int, float], ...]
    loops: tuple[float, ...]
    sizes: tuple[int, ...]
    apart: tuple[frozenset[int], ...]

    @classmethod
    def of(cls, count: int, weights: Mapping[tuple[int, int], float]) -> "Graph":
        """Return the graph of some nodes that stand for one system each, with the weights of their pairs."""
        near: list[dict[int, float]] = [{} for _ in range(count)]
        for (one, other), weight in weights.items():
            near[one][other] = weight
            near[other][one] = weight
        return cls(tuple(near), (0.0,) * count, (1,) * count, (frozenset[int](),) * count)

    def __len__(self) -> int:
        """Return the number of nodes."""
        return len(self.near)

    @cached_property
    def degrees(self) -> tuple[float, ...]:
        """The sum of weights at each node, what is inside it twice."""
        return tuple(sum(near.values()) + 2 * loop for near, loop in zip(self.near, self.loops, strict=True))

    @cached_property
    def total(self) -> float:
        """The sum of all weights, each pair once."""
        return sum(self.degrees) / 2

    def contracted(self, labels: Sequence[int]) -> "Graph":
        """Return the graph whose nodes are the groups of this one's nodes; labels run from 0 without gap."""
        count = max(labels, default=-1) + 1
        near: list[dict[int, float]] = [{} for _ in range(count)]
        loops, sizes = [0.0] * count, [0] * count
        apart: list[set[int]] = [set() for _ in range(count)]
        for node, own in enumerate(labels):
            loops[own] += self.loops[node]
            sizes[own] += self.sizes[node]
            apart[own].update(labels[other] for other in self.apart[node])
            for other, weight in self.near[node].items():
                label = labels[other]
                if label != own:
                    near[own][label] = near[own].get(label, 0.0) + weight
                elif other > node:
                    loops[own] += weight
        return Graph(
            tuple(dict(sorted(one.items())) for one in near),
            tuple(loops),
            tuple(sizes),
            tuple(frozenset(one) for one in apart),
        )


def renumbered(labels: Sequence[int]) -> list[int]:
    """Return labels from 0 without gap, in the order in which they first appear."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]
