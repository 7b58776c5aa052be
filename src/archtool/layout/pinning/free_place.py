"""The nearest free place for a box among others."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import inf

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle

_GROWTH = 4.0
"""How many points of way a point by which the holder must grow is worth: assumption."""

_BACK = 2.5
"""How many times as long a way up or to the left counts, since figures are read downward: assumption."""

_TOUCH = 1e-6


@dataclass(frozen=True, slots=True)
class Field:
    """Where boxes may stand: right of and below `origin`, preferably within `end`, `gap` points apart.

    Attributes:
        limit: Where they must end.
    """

    origin: Point
    end: Point
    gap: float
    limit: Point = (inf, inf)


def nearest_free(wanted: Rectangle, taken: Sequence[Rectangle], field: Field) -> Point | None:
    """The top left corner nearest to the wanted one at which a box of its size is clear of all that is taken.

    Ways count along both axes, those back more; leaving the field costs more than a way within it of that length.
    Nothing where there is none before the field's limit. Ties go to the upper, then to the left place. Cost: cubic at
    worst.
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

    last = (field.limit[0] - width + _TOUCH, field.limit[1] - height + _TOUCH)
    offered = product((x for x in xs if left - _TOUCH <= x <= last[0]), (y for y in ys if top - _TOUCH <= y <= last[1]))
    near = [one.shrunk(_TOUCH - gap) for one in taken]
    for x, y in sorted(offered, key=cost):
        if not any(one.overlaps(Rectangle(x, y, x + width, y + height)) for one in near):
            return (x, y)
    return None


def _way(by: float) -> float:
    return by if by >= 0 else -by * _BACK
