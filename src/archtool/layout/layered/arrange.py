"""Nodes and connections arranged in layers from left to right, lines level and upright, labels over their lines."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle
from archtool.layout.layered.channels import tracks_of
from archtool.layout.layered.columns import Columns, columns_of
from archtool.layout.layered.crossings import reduce_crossings
from archtool.layout.layered.graph import Arrangement, Edge, Node, Spacing
from archtool.layout.layered.heights import Ports, heights_of
from archtool.layout.layered.pieces import Stack, pieces_of
from archtool.layout.layered.ranks import ranks_of
from archtool.layout.layered.rooms import Placed
from archtool.layout.layered.straighten import straighten
from archtool.layout.layered.untangle import turns_of, untangle

_BESIDE_LABEL = 4.0


def arrange(nodes: Sequence[Node], edges: Sequence[Edge], spacing: Spacing) -> Arrangement:
    """The arrangement of a graph; the same for the same nodes and edges in the same order.

    Connections of a node with itself are left out.

    Raises:
        ValueError: two connected nodes are given the same rank.
    """
    drawn = [edge for edge in edges if edge.source != edge.target]
    ranks, stride = ranks_of(nodes, drawn), 2 if any(edge.label for edge in drawn) else 1
    stack = Stack(spacing)
    for members, inside in pieces_of(nodes, drawn):
        piece = columns_of(members, inside, ranks, stride, spacing)
        reduce_crossings(piece)
        placed = Placed(piece, *heights_of(piece, spacing), spacing)
        straighten(placed)
        untangle(placed)
        stack.add(placed)
    found = stack.columns or Columns(stride)
    heights, ports = stack.heights, stack.ports
    tops = [heights[key] - item.above for key, item in found.items.items()]
    bottoms = [heights[key] + item.below for key, item in found.items.items()]
    top = min([*tops, *ports.values()], default=0.0)
    height = max([*bottoms, *ports.values()], default=0.0) - top
    return _Placing(found, heights, ports, top, spacing).arrangement(height)


@dataclass(frozen=True, slots=True)
class _Placing:
    found: Columns
    heights: Mapping[str, float]
    ports: Ports
    top: float
    spacing: Spacing

    def arrangement(self, height: float) -> Arrangement:
        found = self.found
        tracks = [tracks_of(turns_of(found, self.ports, index)) for index in range(len(found.joints))]
        columns, turning = self._across(tracks)
        at = {key: index for index, column in enumerate(found.columns) for key in column}
        nodes: dict[str, Rectangle] = {}
        labels: dict[str, Rectangle] = {}
        for key, item in found.items.items():
            if item.is_node:
                nodes[key] = self._room(key, columns[at[key]])
        for edge, key in found.labelled.items():
            room = self._room(key, columns[at[key]])
            labels[edge] = Rectangle(room.left, room.top, room.right, room.bottom - self.spacing.off_line)
        routes = {edge: self._route(edge, chain, nodes, at, turning) for edge, chain in found.chains.items()}
        width = columns[-1][1] if columns else 0.0
        return Arrangement(nodes, routes, labels, tuple(columns[:: found.stride]), width, height)

    def _across(self, tracks: Sequence[Mapping[str, int]]) -> tuple[list[tuple[float, float]], list[dict[str, float]]]:
        """The edges of each column, and where each line turns in each channel."""
        found, spacing = self.found, self.spacing
        columns: list[tuple[float, float]] = []
        turning: list[dict[str, float]] = []
        x = 0.0
        for index, column in enumerate(found.columns):
            width = max((found.items[key].width for key in column), default=0.0)
            columns.append((x, x + width))
            x += width
            if index < len(tracks):
                left, right = (
                    spacing.ends if any(found.items[key].is_node for key in found.columns[beside]) else _BESIDE_LABEL
                    for beside in (index, index + 1)
                )
                lanes = max(tracks[index].values(), default=-1)
                turning.append({edge: x + left + lane * spacing.lines for edge, lane in tracks[index].items()})
                x += left + right + max(0, lanes) * spacing.lines
        return columns, turning

    def _room(self, key: str, column: tuple[float, float]) -> Rectangle:
        item = self.found.items[key]
        middle, y = (column[0] + column[1]) / 2, self.heights[key] - self.top
        return Rectangle(middle - item.width / 2, y - item.above, middle + item.width / 2, y + item.below)

    def _route(
        self,
        edge: str,
        chain: Sequence[str],
        nodes: Mapping[str, Rectangle],
        at: Mapping[str, int],
        turning: Sequence[Mapping[str, float]],
    ) -> tuple[Point, ...]:
        points: list[Point] = []
        for number, (one, other) in enumerate(pairwise(chain)):
            start = self.ports[one, "right", edge] - self.top
            end = self.ports[other, "left", edge] - self.top
            if number == 0:
                points.append((nodes[one].right, start))
            x = turning[at[one]].get(edge)
            if x is not None:
                points += [(x, start), (x, end)]
            if other == chain[-1]:
                points.append((nodes[other].left, end))
        return tuple(reversed(points)) if edge in self.found.turned else tuple(points)
