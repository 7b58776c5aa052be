"""Shapes moved and scaled."""

from dataclasses import replace
from typing import assert_never

from archtool.layout.drawing import (
    Box,
    Close,
    Cubic,
    Group,
    Image,
    Line,
    Move,
    Path,
    Point,
    Polyline,
    Segment,
    Shape,
    Stroke,
    Style,
    TextRun,
)


def placed(shapes: tuple[Shape, ...], factor: float, offset: Point) -> tuple[Shape, ...]:
    """The shapes scaled about the origin by `factor`, text and line widths too, then moved by `offset` points."""
    return tuple(_placed(shape, factor, offset) for shape in shapes)


def _placed(shape: Shape, factor: float, offset: Point) -> Shape:
    match shape:
        case Box():
            x, y = _point((shape.x, shape.y), factor, offset)
            width, height, radius = shape.width * factor, shape.height * factor, shape.radius * factor
            style = _style(shape.style, factor)
            return replace(shape, x=x, y=y, width=width, height=height, radius=radius, style=style)
        case Image():
            x, y = _point((shape.x, shape.y), factor, offset)
            return replace(shape, x=x, y=y, width=shape.width * factor, height=shape.height * factor)
        case TextRun():
            x, y = _point((shape.x, shape.y), factor, offset)
            return replace(shape, x=x, y=y, size=shape.size * factor)
        case Polyline():
            points = tuple(_point(point, factor, offset) for point in shape.points)
            return replace(shape, points=points, stroke=_stroke(shape.stroke, factor))
        case Path():
            segments = tuple(_segment(segment, factor, offset) for segment in shape.segments)
            return replace(shape, segments=segments, style=_style(shape.style, factor))
        case Group():
            return replace(shape, shapes=placed(shape.shapes, factor, offset))
        case _:
            assert_never(shape)


def _point(point: Point, factor: float, offset: Point) -> Point:
    return (point[0] * factor + offset[0], point[1] * factor + offset[1])


def _segment(segment: Segment, factor: float, offset: Point) -> Segment:
    match segment:
        case Move(to):
            return Move(_point(to, factor, offset))
        case Line(to):
            return Line(_point(to, factor, offset))
        case Cubic(control1, control2, to):
            return Cubic(*(_point(point, factor, offset) for point in (control1, control2, to)))
        case Close():
            return segment
        case _:
            assert_never(segment)


def _style(style: Style, factor: float) -> Style:
    return replace(style, stroke=None if style.stroke is None else _stroke(style.stroke, factor))


def _stroke(stroke: Stroke, factor: float) -> Stroke:
    return Stroke(stroke.color, stroke.width * factor, tuple(length * factor for length in stroke.dash))
