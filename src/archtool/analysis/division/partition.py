"""Partition: which lot each node is in, numbered so that equal partitions are equal values."""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Partition:
    """Nodes divided into lots, each node in exactly one.

    Attributes:
        lots: the members of each lot in ascending order, the lot with the smallest id first.
    """

    lots: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, labels: Mapping[str, Hashable]) -> "Partition":
        """Return the partition that puts nodes of one label together."""
        found: dict[Hashable, list[str]] = {}
        for node in sorted(labels):
            found.setdefault(labels[node], []).append(node)
        return cls(tuple(tuple(members) for members in found.values()))

    @classmethod
    def of_lots(cls, lots: Iterable[Iterable[str]]) -> "Partition":
        """Return the partition with these lots; empty ones are left out.

        Raises:
            ValueError: a node is in two of them.
        """
        labels: dict[str, int] = {}
        for number, lot in enumerate(lots):
            for node in lot:
                if labels.setdefault(node, number) != number:
                    raise ValueError(f"in two lots: {node}")
        return cls.of(labels)

    @cached_property
    def labels(self) -> Mapping[str, int]:
        """The number of each node's lot, from 1, by node in ascending order."""
        found = {node: number for number, lot in enumerate(self.lots, start=1) for node in lot}
        return dict(sorted(found.items()))

    @property
    def nodes(self) -> tuple[str, ...]:
        """All nodes in ascending order."""
        return tuple(self.labels)

    def together(self, one: str, other: str) -> bool:
        """Return whether two nodes are in one lot."""
        return self.labels[one] == self.labels[other]

    def restricted(self, nodes: Iterable[str]) -> "Partition":
        """Return the same lots with only some of the nodes."""
        kept = frozenset(nodes)
        return Partition.of({node: label for node, label in self.labels.items() if node in kept})

    def __len__(self) -> int:
        """Return the number of lots."""
        return len(self.lots)
