"""The nearest free place for a box among others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle

_GROWTH = 4.0
"""How many points of way a point by which the holder must grow is worth: assumption."""

_BACK = 2.5
"""How many times as long a way up or to the left counts, since figures are read downward: assumption."""

_TOUCH = 1e-6


@dataclass(frozen=True, slots=True)
class Field:
    """Where boxes may stand: right of and below `origin`, preferably within `end`, `gap` points apart."""

    origin: Point
    end: Point
    gap: float


def nearest_free(wanted: Rectangle, taken: Sequence[Rectangle], field: Field) -> Point:
    """The top left corner nearest to the wanted one at which a box of its size is clear of all that is taken.

    Ways count along both axes, those back more; leaving the field costs more than a way within it of that length.
    There is always one below everything. Ties go to the upper, then to the left place. Cost: cubic at worst.
    """
    width, height = wanted.right - wanted.left, wanted.bottom - wanted.top
    gap, (left, top) = field.gap, field.origin
    xs = {max(wanted.left, left), left, *(one.right + gap for one in taken), *(one.left - gap - width for one in taken)}
    ys = {max(wanted.top, top), top, *(one.bottom + gap for one in taken), *(one.top - gap - height for one in taken)}

    def cost(place: Point) -> tuple[float, float, float]:
        x, y = place
        beyond = max(0.0, x + width - field.end[0]) + max(0.0, y + height - field.end[1])
        way = _way(x - wanted.left) + _way(y - wanted.top)
        return (round(way + _GROWTH * beyond, 3), y, x)

    offered = product((x for x in xs if x >= left - _TOUCH), (y for y in ys if y >= top - _TOUCH))
    near = [one.shrunk(_TOUCH - gap) for one in taken]
    for x, y in sorted(offered, key=cost):
        if not any(one.overlaps(Rectangle(x, y, x + width, y + height)) for one in near):
            return (x, y)
    return (left, max((one.bottom for one in taken), default=top) + gap)


def _way(by: float) -> float:
    return by if by >= 0 else -by * _BACK
