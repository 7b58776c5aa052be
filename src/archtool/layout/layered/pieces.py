"""The connected pieces of a graph: arranged one by one in common columns, then stacked as close as they may be."""

from collections.abc import Iterator, Sequence

from archtool.layout.layered.columns import Columns
from archtool.layout.layered.graph import Edge, Node, Spacing
from archtool.layout.layered.heights import Ports
from archtool.layout.layered.rooms import Placed


def pieces_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> Iterator[tuple[list[Node], list[Edge]]]:
    """The connected pieces, each with its connections, in the order of their first nodes."""
    whole = {node.key: node.key for node in nodes}

    def root(key: str) -> str:
        while whole[key] != key:
            whole[key] = whole[whole[key]]
            key = whole[key]
        return key

    for edge in edges:
        one, other = root(edge.source), root(edge.target)
        whole[other] = one
    members: dict[str, tuple[list[Node], list[Edge]]] = {}
    for node in nodes:
        members.setdefault(root(node.key), ([], []))[0].append(node)
    for edge in edges:
        members[root(edge.source)][1].append(edge)
    yield from members.values()


class Stack:
    """Pieces below each other, each as high as those before it permit in the columns and channels that it takes."""

    def __init__(self, spacing: Spacing) -> None:
        self._gap = spacing.nodes
        self._bottoms: dict[int, float] = {}
        self.columns: Columns | None = None
        self.heights: dict[str, float] = {}
        self.ports: Ports = {}

    def add(self, placed: Placed) -> None:
        """Put a piece below the others."""
        extents = _extents(placed)
        shift = max(
            (self._bottoms[place] + self._gap - top for place, (top, _) in extents.items() if place in self._bottoms),
            default=-min((top for top, _ in extents.values()), default=0.0),
        )
        for place, (_, bottom) in extents.items():
            self._bottoms[place] = bottom + shift
        self.heights |= {key: height + shift for key, height in placed.heights.items()}
        self.ports |= {port: height + shift for port, height in placed.ports.items()}
        self.columns = placed.found if self.columns is None else self.columns.joined(placed.found)


def _extents(placed: Placed) -> dict[int, tuple[float, float]]:
    """The uppermost and the lowest point of a piece in each column (2n) and in each channel after it (2n + 1)."""
    found, heights, ports = placed.found, placed.heights, placed.ports
    points: dict[int, list[float]] = {}
    for index, column in enumerate(found.columns):
        for key in column:
            item = found.items[key]
            points.setdefault(2 * index, []).extend((heights[key] - item.above, heights[key] + item.below))
    for index, joints in enumerate(found.joints):
        for joint in joints:
            ends = (ports[joint.left, "right", joint.edge], ports[joint.right, "left", joint.edge])
            points.setdefault(2 * index + 1, []).extend(ends)
    return {place: (min(ys), max(ys)) for place, ys in points.items()}
