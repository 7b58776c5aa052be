"""Columns of nodes, and of the places where lines pass them, with the labels between the columns of nodes."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from archtool.layout.layered.graph import Edge, Node, Spacing

_FAR = 12.0
"""Points of labels in a column for which a label rather stands there than one column further from its source."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in a column: a node, or the place where a line passes, with or without its label.

    Attributes:
        above: Points that it takes above its middle or its line.
        below: Points that it takes below.
    """

    key: str
    width: float
    above: float
    below: float
    is_node: bool


@dataclass(frozen=True, slots=True)
class Joint:
    """A piece of a connection between an item and one of the next column; `number` tells parallel ones apart."""

    left: str
    right: str
    edge: str
    number: int


@dataclass
class Columns:
    """Items by column in their order, and the joints between each column and the next.

    Attributes:
        stride: Columns from one rank to the next: two where labels stand between them.
        chains: The items of each connection from left to right, its nodes included, by the connection's key.
        turned: Connections that run from right to left.
        labelled: The item that carries the label of a connection, by the connection's key.
    """

    stride: int
    items: dict[str, Item] = field(default_factory=dict[str, Item])
    columns: list[list[str]] = field(default_factory=list[list[str]])
    joints: list[list[Joint]] = field(default_factory=list[list[Joint]])
    chains: dict[str, list[str]] = field(default_factory=dict[str, list[str]])
    turned: set[str] = field(default_factory=set[str])
    labelled: dict[str, str] = field(default_factory=dict[str, str])

    def joined(self, other: "Columns") -> "Columns":
        """These columns with those of another piece of the graph below them."""
        return Columns(
            self.stride,
            self.items | other.items,
            [[*one, *two] for one, two in zip(self.columns, other.columns, strict=True)],
            [[*one, *two] for one, two in zip(self.joints, other.joints, strict=True)],
            self.chains | other.chains,
            self.turned | other.turned,
            self.labelled | other.labelled,
        )

    @cached_property
    def column_of(self) -> Mapping[str, int]:
        """The column of each item."""
        return {key: index for index, column in enumerate(self.columns) for key in column}


def columns_of(
    nodes: Sequence[Node], edges: Sequence[Edge], ranks: Mapping[str, int], stride: int, spacing: Spacing
) -> Columns:
    """The items of all columns, in the order of nodes and edges; no order has been looked for yet.

    `ranks` may know more nodes; there are as many columns as they need.

    Raises:
        ValueError: two connected nodes have the same rank.
    """
    count = max(ranks.values(), default=0) * stride + 1
    found = Columns(stride, columns=[[] for _ in range(count)], joints=[[] for _ in range(count - 1)])
    ports = _port_counts(edges, ranks)
    for node in nodes:
        most = max(ports.get((node.key, side), 0) for side in ("left", "right"))
        half = max(node.height, (most + 1) * spacing.ports) / 2
        found.items[node.key] = Item(node.key, node.width, half, half, True)
        found.columns[ranks[node.key] * stride].append(node.key)
    leading = _Leading(found, ranks, [0.0] * count, spacing)
    for number, edge in enumerate(edges):
        leading.lead(edge, number)
    return found


def _port_counts(edges: Iterable[Edge], ranks: Mapping[str, int]) -> dict[tuple[str, str], int]:
    counts: dict[tuple[str, str], int] = {}
    for edge in edges:
        left, right = sorted((edge.source, edge.target), key=ranks.__getitem__)
        for port in ((left, "right"), (right, "left")):
            counts[port] = counts.get(port, 0) + 1
    return counts


@dataclass(frozen=True, slots=True)
class _Leading:
    """Leads connections through the columns; `loads` are the heights of the labels in each."""

    found: Columns
    ranks: Mapping[str, int]
    loads: list[float]
    spacing: Spacing

    def lead(self, edge: Edge, number: int) -> None:
        """Add the places where a connection passes, and the one that carries its label."""
        found, ranks = self.found, self.ranks
        if ranks[edge.source] == ranks[edge.target]:
            raise ValueError(f"'{edge.source}' and '{edge.target}' stand in one column")
        left, right = sorted((edge.source, edge.target), key=ranks.__getitem__)
        if left != edge.source:
            found.turned.add(edge.key)
        first, last = ranks[left] * found.stride, ranks[right] * found.stride
        labelled = self._labelled(edge, (first, last), first if left == edge.source else last)
        chain = [left, *(self._pass(edge, column, column == labelled) for column in range(first + 1, last)), right]
        found.chains[edge.key] = chain
        for column, (one, other) in enumerate(pairwise(chain), start=first):
            found.joints[column].append(Joint(one, other, edge.key, number))

    def _labelled(self, edge: Edge, span: tuple[int, int], start: int) -> int | None:
        """The column in which the label stands: with few labels, and near the source."""
        if edge.label is None:
            return None
        free = [column for column in range(span[0] + 1, span[1]) if column % 2]
        column = min(free, key=lambda column: (self.loads[column] + _FAR * abs(column - start), column))
        self.loads[column] += edge.label[1] + self.spacing.lines
        return column

    def _pass(self, edge: Edge, column: int, has_label: bool) -> str:
        key = f"{edge.key}@{column}"
        width, height = edge.label if edge.label and has_label else (0.0, 0.0)
        above = height + self.spacing.off_line if height else 0.0
        self.found.items[key] = Item(key, width, above, 0.0, False)
        self.found.columns[column].append(key)
        if has_label:
            self.found.labelled[edge.key] = key
        return key
