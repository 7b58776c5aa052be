"""What a layered drawing arranges and what comes back: nodes and labels as rectangles, connections as polylines."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle


class Side(StrEnum):
    """A side of the drawing."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Node:
    """A box with its size in points.

    Attributes:
        rank: The column in which it must stand, from 0 at the left, given for all nodes or for none.
        side: Where it stands if nothing leads to it (left), or away from it (right).
    """

    key: str
    width: float
    height: float
    rank: int | None = None
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A connection from one node to another.

    Attributes:
        label: Width and height in points of what stands over the line; nothing where it carries no label.
        weight: How much the connection should run from left to right rather than back.
    """

    key: str
    source: str
    target: str
    label: tuple[float, float] | None = None
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Spacing:
    """Distances in points.

    Attributes:
        nodes: Between two boxes of one column.
        lines: Between two lines, and between a line and what stands beside it.
        ports: Between two lines at one side of a box.
        ends: The least straight run of a line before a box: room for its head.
        off_line: Between a label and the line below it.
    """

    nodes: float = 12.0
    lines: float = 7.0
    ports: float = 7.0
    ends: float = 10.0
    off_line: float = 2.0


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Where everything stands, with the origin at the top left, in points.

    Attributes:
        nodes: Each box, as high as its lines need, by key.
        routes: Each connection from its source to its target, by key.
        labels: The room of each label over its line, by the connection's key.
        columns: Left and right edge of the column of each rank.
    """

    nodes: Mapping[str, Rectangle]
    routes: Mapping[str, tuple[Point, ...]]
    labels: Mapping[str, Rectangle]
    columns: tuple[tuple[float, float], ...]
    width: float
    height: float
