"""How large a pinned box may get where it stands: to the right and downward, until something else is in the way."""

from collections.abc import Sequence
from math import inf

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle

Room = tuple[Point, ...]
"""Sizes in points of which a box must not exceed all: each is a width with the height that goes with it."""

UNBOUNDED: Room = ((inf, inf),)
"""The room of a box that nobody pinned, or that stands alone."""

_ROUNDING = 1e-6


def admits(room: Room, size: Point) -> bool:
    """Whether a box may be so large."""
    return any(size[0] <= one[0] + _ROUNDING and size[1] <= one[1] + _ROUNDING for one in room)


def room_of(own: Rectangle, others: Sequence[Rectangle], ends: Sequence[Point], gap: float) -> Room:
    """The sizes to which a box may grow without coming nearer than `gap` points to others.

    What holds it ends at one of `ends`. Of growing right first and down first neither is better, so both are offered.
    """
    around = [one.shrunk(-gap) for one in others if not one.overlaps(own.shrunk(_ROUNDING))]
    found: dict[Point, None] = {}
    for end in ends:
        limit = (max(end[0], own.right), max(end[1], own.bottom))
        right = _right(own, around, own.bottom, limit[0])
        bottom = _bottom(own, around, own.right, limit[1])
        corners = (
            (right, _bottom(own, around, right, limit[1])),
            (_right(own, around, bottom, limit[0]), bottom),
        )
        found |= dict.fromkeys((x - own.left, y - own.top) for x, y in corners)
    return tuple(found)


def _right(own: Rectangle, around: Sequence[Rectangle], bottom: float, end: float) -> float:
    """How far right a box reaches that is as high as down to `bottom`."""
    beside = [
        one.left for one in around if one.right > own.right and one.top < bottom - _ROUNDING and own.top < one.bottom
    ]
    return max(own.right, min([end, *beside]))


def _bottom(own: Rectangle, around: Sequence[Rectangle], right: float, end: float) -> float:
    """How far down a box reaches that is as wide as up to `right`."""
    below = [
        one.top for one in around if one.bottom > own.bottom and one.left < right - _ROUNDING and own.left < one.right
    ]
    return max(own.bottom, min([end, *below]))
