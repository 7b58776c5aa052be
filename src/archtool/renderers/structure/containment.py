"""What holds what in a drawing, by geometry: a box holds the shapes that stand in it and were painted after it."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

from archtool.layout.drawing import Box, Drawing, Group, Image, Path, Point, Polyline, Shape, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle

_SLACK = 0.25
"""Points by which a shape may stick out of the box that holds it."""


def holders(drawing: Drawing) -> Mapping[str, str]:
    """The id of the smallest box around each box, path and picture that has an id.

    A shape painted over a line that passes it is held by no box painted before that line, so that formats which paint
    a box's content with it keep the order. Of several shapes of one id the first counts. Cost: quadratic.
    """
    boxes: list[tuple[str, Rectangle, int]] = []
    lines: list[tuple[Polyline, int]] = []
    held: dict[str, str] = {}
    seen: set[str] = set()
    for order, shape in enumerate(walk(drawing.shapes)):
        name = shape_id(shape)
        if isinstance(shape, Polyline):
            lines.append((shape, order))
        if not isinstance(shape, Box | Path | Image) or name is None or name in seen:
            continue
        seen.add(name)
        bounds = Rectangle.of(shape)
        since = max((at for line, at in lines if _passes(line, bounds)), default=-1)
        around = [box for box in boxes if box[2] > since and box[1].shrunk(-_SLACK).contains(bounds)]
        if around:
            held[name] = min(around, key=lambda box: (_area(box[1]), -box[2]))[0]
        if isinstance(shape, Box):
            boxes.append((name, bounds, order))
    return held


def extent_of(shapes: Iterable[Shape]) -> Rectangle | None:
    """The bounds of everything in some shapes; `None` when there is nothing."""
    corners: list[Point] = []
    for shape in walk(tuple(shapes)):
        if isinstance(shape, Polyline):
            corners.extend(shape.points)
        elif not isinstance(shape, Group):
            bounds = Rectangle.of_text(shape) if isinstance(shape, TextRun) else Rectangle.of(shape)
            corners.extend(((bounds.left, bounds.top), (bounds.right, bounds.bottom)))
    return Rectangle.around(corners) if corners else None


def _passes(line: Polyline, bounds: Rectangle) -> bool:
    inside = bounds.shrunk(_SLACK)
    return any(inside.is_entered_by(*segment) for segment in pairwise(line.points))


def _area(bounds: Rectangle) -> float:
    return (bounds.right - bounds.left) * (bounds.bottom - bounds.top)
