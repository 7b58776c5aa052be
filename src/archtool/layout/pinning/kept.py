"""What became of pins: boxes that are not in the figure, that had to give way, or that lie over each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from archtool.layout.drawing import Drawing
from archtool.layout.pinning.areas import Areas, areas_of
from archtool.layout.pinning.continuation import is_continuation
from archtool.layout.pinning.frames import around_pinned
from archtool.layout.text.ellipsis import ELLIPSIS
from archtool.views.pin import Pin

_NOTICED = 0.5
"""Points by which a box may stand off its pin before anybody sees it."""

_TOLERANCE = 0.25


@dataclass(frozen=True, slots=True)
class Continued:
    """A continuation, by key, and what stands in it without a pin."""

    key: str
    boxes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unkept:
    """The pins of one figure that do not hold, by box.

    Attributes:
        absent: Boxes that the figure has not.
        moved: Boxes that had to stand elsewhere: below a title, inside their holder, or behind a box that grew.
        over: Pairs of pinned boxes that lie over each other.
        continued: Boxes without room for what is new in them, which is not pinned yet.
        cut: Boxes that hold nothing and have no room for their words.
    """

    absent: tuple[str, ...]
    moved: tuple[str, ...]
    over: tuple[tuple[str, str], ...]
    continued: tuple[Continued, ...] = ()
    cut: tuple[str, ...] = ()


def places_of(drawing: Drawing) -> tuple[Pin, ...]:
    """Where every box of a drawn figure stands, as a pin of its present place and size; strips follow their holder."""
    areas = areas_of(drawing)
    return tuple(pin_of(areas, key, drawing.reduction) for key in areas.areas if not areas.is_strip(key))


def pin_of(areas: Areas, key: str, reduction: float) -> Pin:
    """The pin of the present place and size of a box."""
    bounds = areas.bounds(key)
    x, y = (place / reduction for place in areas.place(key))
    parent = areas.areas[key].parent
    holder = parent if is_continuation(parent) else None
    return Pin(key, x, y, (bounds.right - bounds.left) / reduction, (bounds.bottom - bounds.top) / reduction, holder)


def unkept(drawing: Drawing, pins: Sequence[Pin]) -> Unkept:
    """The pins that a drawn figure does not hold, in the order of the pins."""
    areas = areas_of(drawing)
    known = tuple(around_pinned(areas, {pin.key: pin for pin in pins if pin.key in areas.areas}).values())
    own = {pin.key for pin in pins}
    moved = [pin.key for pin in known if pin.key in own and _misses(areas, pin, drawing.reduction)]
    over = [
        (one.key, other.key)
        for one, other in combinations([pin for pin in known if pin.key in own], 2)
        if areas.areas[one.key].parent == areas.areas[other.key].parent
        and areas.bounds(one.key).shrunk(_TOLERANCE).overlaps(areas.bounds(other.key))
    ]
    continued = [
        Continued(key, fresh)
        for key in areas.areas
        if is_continuation(key)
        and (fresh := tuple(one for one in areas.children.get(key, ()) if one not in own and not is_continuation(one)))
    ]
    cut = [
        key
        for key in own
        if key not in areas.children and any(run.text.endswith(ELLIPSIS) for run in areas.texts.get(key, ()))
    ]
    return Unkept(
        tuple(pin.key for pin in pins if pin.key not in areas.areas),
        tuple(moved),
        tuple(over),
        tuple(sorted(continued, key=lambda one: one.key)),
        tuple(sorted(cut)),
    )


def _misses(areas: Areas, pin: Pin, reduction: float) -> bool:
    if pin.holder is not None and areas.areas[pin.key].parent != pin.holder:
        return True
    x, y = areas.place(pin.key)
    return abs(x / reduction - pin.x) > _NOTICED or abs(y / reduction - pin.y) > _NOTICED
