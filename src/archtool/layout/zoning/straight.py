"""Which two zones a straight arrow can join, and where it runs."""

from collections.abc import Mapping
from typing import TypeAlias

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle
from archtool.layout.zoning.guard import Guard

Line: TypeAlias = tuple[Point, Point]
"""A level or upright line."""


def straight_line(first: str, second: str, areas: Mapping[str, Rectangle], guard: Guard) -> Line | None:
    """The level or upright line between two zones that face each other with room for the guard, from first to second.

    `None` where they do not face each other, or another zone stands between them.
    """
    one, other = areas[first], areas[second]
    line = _upright(one, other, guard) or _level(one, other, guard)
    if line is None:
        return None
    half = max(guard.width, guard.height) / 2
    reach = Rectangle.around(line)
    is_level = line[0][1] == line[1][1]
    wide = Rectangle(reach.left, reach.top - guard.height / 2, reach.right, reach.bottom + guard.height / 2)
    tall = Rectangle(reach.left - half, reach.top, reach.right + half, reach.bottom)
    band = wide if is_level else tall
    blocked = any(band.shrunk(0.5).overlaps(area) for key, area in areas.items() if key not in (first, second))
    return None if blocked else line


def _upright(one: Rectangle, other: Rectangle, guard: Guard) -> Line | None:
    left, right = max(one.left, other.left), min(one.right, other.right)
    if right - left < guard.width:
        return None
    x = (left + right) / 2
    if one.bottom <= other.top:
        return (x, one.bottom), (x, other.top)
    return ((x, one.top), (x, other.bottom)) if other.bottom <= one.top else None


def _level(one: Rectangle, other: Rectangle, guard: Guard) -> Line | None:
    top, bottom = max(one.top, other.top), min(one.bottom, other.bottom)
    if bottom - top < guard.height:
        return None
    y = (top + bottom) / 2
    if one.right <= other.left:
        return (one.right, y), (other.left, y)
    return ((one.left, y), (other.right, y)) if other.right <= one.left else None


def covered(line: Line, guard: Guard) -> tuple[Rectangle, Rectangle]:
    """What an arrow and the guard in its middle cover."""
    x, y = (line[0][0] + line[1][0]) / 2, (line[0][1] + line[1][1]) / 2
    half, tall = guard.width / 2 + 1.0, guard.height / 2 + 1.0
    return Rectangle.around(line).shrunk(-1.0), Rectangle(x - half, y - tall, x + half, y + tall)
