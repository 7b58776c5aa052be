"""Arrows between bars in rows: upright lines that pass beside every bar between their two rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal, TypeAlias

from archtool.layout.drawing import Point

Span: TypeAlias = tuple[float, float]
"""From x to x, in points."""

_Side: TypeAlias = Literal["left", "right", "level"]

_LEAVING = 4.0
"""Points that a line runs on beside a bar before it turns."""

_ENTERING = 8.0
"""Points that a line runs towards the side of a bar: the length of its head and a little more."""

_INSET = 2.5
"""Points from the corner of a bar at which a line may leave or enter through its long side."""

_CLEAR = 2.0
"""Points between a line and a bar that it passes."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A bar in its row, in points."""

    row: int
    left: float
    right: float
    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """Y of its middle."""
        return (self.top + self.bottom) / 2

    @property
    def centre(self) -> float:
        """X of its middle."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what stands in it.

    Attributes:
        taken: Where no line may pass.
    """

    top: float
    bottom: float
    taken: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """The rows from top to bottom, and the x left of which no line may pass."""

    rows: tuple[Row, ...]
    left: float


@dataclass(frozen=True, slots=True)
class Ends:
    """Which ends of its bars an arrow joins: finish to start, start to start and so on."""

    from_finish: bool = True
    to_start: bool = True


def route(earlier: Slot, later: Slot, field: Field, ends: Ends) -> tuple[Point, ...]:
    """The corners of an arrow between the stated ends of two bars in different rows, through no bar between them.

    One upright line is taken where there is a free place for it, the nearest to the end that it comes from; else the
    arrow steps aside between two rows wherever a bar stands in its way.
    """
    between = field.rows[min(earlier.row, later.row) + 1 : max(earlier.row, later.row)]
    taken = [span for row in between for span in row.taken]
    wanted = _wanted(earlier, later, ends)
    found: list[tuple[float, int, float, _Side, _Side]] = []
    exits: tuple[_Side, ...] = ("right" if ends.from_finish else "left", "level")
    entries: tuple[_Side, ...] = ("level", "left" if ends.to_start else "right")
    for rank, (leave, enter) in enumerate(product(exits, entries)):
        zone = _common((field.left, float("inf")), _common(_exit_zone(earlier, leave), _entry_zone(later, enter)))
        x = _nearest_free(wanted, zone, taken)
        if x is not None:
            found.append((abs(x - wanted), rank, x, leave, enter))
    if not found:
        return _stepping(earlier, later, field, ends)
    _, _, x, leave, enter = min(found)
    return _corners(earlier, later, x, leave, enter)


def _wanted(earlier: Slot, later: Slot, ends: Ends) -> float:
    beside = earlier.right + _LEAVING if ends.from_finish else earlier.left - _LEAVING
    if not ends.to_start:
        return max(beside, later.right + _ENTERING)
    return beside if ends.from_finish else min(beside, later.left - _ENTERING)


def _exit_zone(slot: Slot, side: _Side) -> Span:
    if side == "right":
        return (slot.right + _LEAVING, float("inf"))
    if side == "left":
        return (0.0, slot.left - _LEAVING)
    return _inside(slot)


def _entry_zone(slot: Slot, side: _Side) -> Span:
    if side == "right":
        return (slot.right + _ENTERING, float("inf"))
    if side == "left":
        return (0.0, slot.left - _ENTERING)
    return _inside(slot)


def _inside(slot: Slot) -> Span:
    inset = min(_INSET, (slot.right - slot.left) / 2)
    return (slot.left + inset, slot.right - inset)


def _common(one: Span, other: Span) -> Span:
    return (max(one[0], other[0]), min(one[1], other[1]))


def _nearest_free(wanted: float, zone: Span, taken: Sequence[Span]) -> float | None:
    """The place in `zone` nearest to `wanted` that is clear of everything taken."""
    edges = [edge for left, right in taken for edge in (left - _CLEAR, right + _CLEAR)]
    places = [min(max(wanted, zone[0]), zone[1]), *edges, *(bound for bound in zone if bound < float("inf"))]
    free = [
        place
        for place in places
        if zone[0] <= place <= zone[1] and not any(left - _CLEAR < place < right + _CLEAR for left, right in taken)
    ]
    return min(free, key=lambda place: (abs(place - wanted), place), default=None)


def _corners(earlier: Slot, later: Slot, x: float, leave: _Side, enter: _Side) -> tuple[Point, ...]:
    goes_down = later.row > earlier.row
    if leave == "level":
        start: tuple[Point, ...] = ((x, earlier.bottom if goes_down else earlier.top),)
    else:
        start = ((earlier.right if leave == "right" else earlier.left, earlier.middle), (x, earlier.middle))
    if enter == "level":
        return (*start, (x, later.top if goes_down else later.bottom))
    return (*start, (x, later.middle), (later.left if enter == "left" else later.right, later.middle))


def _stepping(earlier: Slot, later: Slot, field: Field, ends: Ends) -> tuple[Point, ...]:
    """Beside every bar on the side that is nearer to the end, from row to row."""
    step = 1 if later.row > earlier.row else -1
    goal = later.left - _ENTERING if ends.to_start else later.right + _ENTERING
    from_above = goal < field.left
    goal = later.centre if from_above else goal
    x = earlier.right + _LEAVING if ends.from_finish else max(earlier.left - _LEAVING, field.left)
    points: list[Point] = [(earlier.right if ends.from_finish else earlier.left, earlier.middle), (x, earlier.middle)]
    for index in range(earlier.row + step, later.row + step, step):
        row = field.rows[index]
        aside = goal if index == later.row else _beside(x, goal, row, field.left)
        if aside != x:
            gap = row.top if step > 0 else row.bottom
            points += [(x, gap), (aside, gap)]
            x = aside
    if from_above:
        return (*points, (x, later.top if step > 0 else later.bottom))
    return (*points, (x, later.middle), (later.left if ends.to_start else later.right, later.middle))


def _beside(x: float, goal: float, row: Row, left: float) -> float:
    if not any(first - _CLEAR < x < last + _CLEAR for first, last in row.taken):
        return x
    free = [edge for first, last in row.taken for edge in (first - _CLEAR, last + _CLEAR) if edge >= left]
    outermost = max(last for _, last in row.taken) + _CLEAR
    clear = [edge for edge in free if not any(first - _CLEAR < edge < last + _CLEAR for first, last in row.taken)]
    return min((*clear, outermost), key=lambda edge: (abs(edge - goal), edge))
