"""What became of pins: boxes that are not in the figure, that had to give way, or that lie over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from archtool.layout.drawing import Drawing
from archtool.layout.pinning.areas import Areas, areas_of
from archtool.views.pin import Pin

_NOTICED = 0.5
"""Points by which a box may stand off its pin before anybody sees it."""

_TOLERANCE = 0.25


@dataclass(frozen=True, slots=True)
class Unkept:
    """The pins of one figure that do not hold, by box.

    Attributes:
        absent: Boxes that the figure has not.
        moved: Boxes that had to stand elsewhere: below a title, inside their holder, or behind a box that grew.
        over: Pairs of pinned boxes that lie over each other.
    """

    absent: tuple[str, ...]
    moved: tuple[str, ...]
    over: tuple[tuple[str, str], ...]


def places_of(drawing: Drawing) -> tuple[Pin, ...]:
    """Where every box of a drawn figure stands, as a pin of its present place and size; strips follow their holder."""
    areas = areas_of(drawing)
    return tuple(pin_of(areas, key, drawing.reduction) for key in areas.areas if not areas.is_strip(key))


def pin_of(areas: Areas, key: str, reduction: float) -> Pin:
    """The pin of the present place and size of a box."""
    bounds = areas.bounds(key)
    x, y = (place / reduction for place in areas.place(key))
    return Pin(key, x, y, (bounds.right - bounds.left) / reduction, (bounds.bottom - bounds.top) / reduction)


def unkept(drawing: Drawing, pins: Sequence[Pin]) -> Unkept:
    """The pins that a drawn figure does not hold, in the order of the pins."""
    areas = areas_of(drawing)
    known = [pin for pin in pins if pin.key in areas.areas]
    moved = [pin.key for pin in known if _misses(areas, pin, drawing.reduction)]
    over = [
        (one.key, other.key)
        for one, other in combinations(known, 2)
        if areas.areas[one.key].parent == areas.areas[other.key].parent
        and areas.bounds(one.key).shrunk(_TOLERANCE).overlaps(areas.bounds(other.key))
    ]
    return Unkept(tuple(pin.key for pin in pins if pin.key not in areas.areas), tuple(moved), tuple(over))


def _misses(areas: Areas, pin: Pin, reduction: float) -> bool:
    x, y = areas.place(pin.key)
    return abs(x / reduction - pin.x) > _NOTICED or abs(y / reduction - pin.y) > _NOTICED
