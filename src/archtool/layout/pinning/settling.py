"""Where every box stands once some are pinned: inside out, each box around what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas
from archtool.layout.pinning.continuation import is_continuation
from archtool.layout.pinning.free_place import Field, nearest_free
from archtool.layout.pinning.growth import Given, Stretch, give_way
from archtool.layout.pinning.held import EDGE, Held, Pinned, ends_of, stretched
from archtool.layout.pinning.room import UNBOUNDED, Room, admits, room_of
from archtool.layout.pinning.words import fitting_size

_TOLERANCE = 0.25
"""Points by which boxes may overlap before one of them gives way."""


@dataclass(frozen=True, slots=True)
class Inside:
    """What happened in one box: where each box in it stands now, from its corner, and how the rest moves."""

    rectangles: Mapping[str, Rectangle]
    across: Given
    down: Given
    size: Point


@dataclass(frozen=True, slots=True)
class Settled:
    """The new bounds of every area by key, and those of the whole figure; how what stands between them moves.

    Attributes:
        spilled: Areas for which their holder, which each is named with, has no room.
        wordy: Areas that have no room for the words below their boxes.
    """

    bounds: Mapping[str, Rectangle]
    insides: Mapping[str, Inside]
    root: Rectangle
    spilled: Mapping[str, str]
    wordy: Sequence[str]


def settle(pinned: Pinned, room: Room, *, may_grow: bool) -> Settled:
    """The areas with the pinned ones at their places, in a figure of at most a size.

    A pinned box stays where it is in the box that holds it; others keep their places unless something is pinned
    there, and then take the nearest free one. A box grows around what it holds, and what stands behind it gives way;
    a pinned box grows only where no other pinned one stands, if at all, and what it cannot take is said.
    """
    settling = _Settling(pinned, may_grow)
    size = settling.size(ROOT, room)
    bounds: dict[str, Rectangle] = {}
    pending: list[tuple[str, Point]] = [(ROOT, (0.0, 0.0))]
    while pending:
        holder, (x, y) = pending.pop()
        for key, one in settling.insides[holder].rectangles.items():
            bounds[key] = Rectangle(x + one.left, y + one.top, x + one.right, y + one.bottom)
            if key in settling.insides:
                pending.append((key, (bounds[key].left, bounds[key].top)))
    return Settled(bounds, settling.insides, Rectangle(0.0, 0.0, *size), settling.spilled, settling.wordy)


@dataclass(frozen=True, slots=True)
class _Settling:
    pinned: Pinned
    may_grow: bool
    insides: dict[str, Inside] = field(default_factory=dict[str, Inside])
    spilled: dict[str, str] = field(default_factory=dict[str, str])
    wordy: list[str] = field(default_factory=list[str])

    @property
    def _areas(self) -> Areas:
        return self.pinned.areas

    @property
    def _gap(self) -> float:
        return self.pinned.theme.spacing.gap

    def size(self, key: str, room: Room) -> Point:
        """The size of an area in points, with everything in it arranged; what finds no place is spilled."""
        base = self.pinned.base_size(key)
        if key not in self._areas.children:
            return self._fitting(key, base, room) if key in self.pinned.pins else base
        self.insides[key] = inside = self._arranged(key, base, room)
        return inside.size

    def _fitting(self, key: str, base: Point, room: Room) -> Point:
        """The size of a pinned area that holds nothing, as large as its words need where there is room."""
        part = self._areas.areas[key].inside(Rectangle(0.0, 0.0, 1.0, 1.0))
        x, y = part.right - part.left, part.bottom - part.top
        runs, inner = self._areas.texts.get(key, ()), tuple((width * x, height * y) for width, height in room)
        found = fitting_size(runs, (base[0] * x, base[1] * y), inner, self.pinned.theme)
        return max(base[0], found[0] / x), max(base[1], found[1] / y)

    def _arranged(self, holder: str, base: Point, room: Room) -> Inside:
        held = self.pinned.held(holder)
        first = {key: held.begun(key) for key in held.boxes}
        sizes = self._sizes(held, first, base, room)
        across = give_way({key: self._stretch(key, first[key], sizes[key][0], 0) for key in held.boxes}, self._gap)
        down = give_way({key: self._stretch(key, first[key], sizes[key][1], 1) for key in held.boxes}, self._gap)
        found = self._apart({key: _given(first[key], key, across, down) for key in held.boxes}, held)
        size = held.around(found, base)
        if not admits(room, size):
            begun = {key: _sized(first[key], sizes[key]) for key in held.boxes}
            kept = self._packed(begun, held, room, base)
            size, found = held.around(kept, base), begun | kept
        size = self._with_foot(held, found, size, room)
        self._restretch(found, sizes)
        found |= {key: held.strip(key, found, size) for key in held.strips}
        if holder == ROOT:
            # What stands below all boxes, as a legend, stays below them.
            down = replace(down, foot=(held.end[1], ends_of(found.values())[1] - held.end[1]))
        return Inside(found, self._anchored(across, held, found, 0), self._anchored(down, held, found, 1), size)

    def _sizes(self, held: Held, first: Mapping[str, Rectangle], base: Point, room: Room) -> dict[str, Point]:
        """The sizes of all boxes in a holder; each pinned one may grow as far as the pinned ones beside it let it."""
        beside = {key: self.pinned.with_words(key, first[key]) for key in held.boxes if key in self.pinned.pins}
        slack = held.slack(beside, base)
        last = ends_of(beside.values())[0]
        # Layers that end on one line keep it: one that got wider than the others would look like a mistake.
        is_even = held.holder == ROOT and sum(one.right > last - EDGE for one in beside.values()) > 1
        ends = [(min(x - slack[0], last) if is_even else x - slack[0], y - slack[1]) for x, y in room]
        found: dict[str, Point] = {}
        for key in _in_order(first):
            if key not in beside:
                found[key] = self.size(key, UNBOUNDED)
                continue
            own = first[key]
            others = (*(one for other, one in beside.items() if other != key), *held.fixed)
            as_pinned = ((own.right - own.left, own.bottom - own.top),)
            found[key] = self.size(key, room_of(own, others, ends, self._gap) if self.may_grow else as_pinned)
            beside[key] = self.pinned.with_words(key, _sized(own, found[key]))
        return found

    def _packed(self, begun: Mapping[str, Rectangle], held: Held, room: Room, base: Point) -> dict[str, Rectangle]:
        """The boxes in a holder that may not grow further, pinned ones at their pins; without those that it spills."""
        slack = held.slack({key: one for key, one in begun.items() if key in self.pinned.pins}, base)
        choices = [self._within(begun, held, (max(x, base[0]) - slack[0], max(y, base[1]) - slack[1])) for x, y in room]
        found = max(choices, key=len)
        self.spilled.update((key, held.holder) for key in begun if key not in found)
        return found

    def _within(self, begun: Mapping[str, Rectangle], held: Held, limit: Point) -> dict[str, Rectangle]:
        """The boxes that find a place before a limit."""
        found = {key: one for key, one in begun.items() if key in self.pinned.pins}
        taken = [*held.fixed, *(self.pinned.with_words(key, one) for key, one in found.items())]
        for key in _in_order(begun):
            if key not in found:
                self._place(key, begun[key], (found, taken), Field(held.origin, limit, self._gap, limit))
        return found

    def _place(
        self, key: str, one: Rectangle, among: tuple[dict[str, Rectangle], list[Rectangle]], place: Field
    ) -> None:
        """Put a box at the nearest free place, if there is one, among those that have one."""
        whole = self.pinned.with_words(key, one)
        corner = nearest_free(whole, among[1], place)
        if corner is not None:
            by = (corner[0] - whole.left, corner[1] - whole.top)
            among[0][key] = _by(one, *by)
            among[1].append(_by(whole, *by))

    def _with_foot(self, held: Held, found: Mapping[str, Rectangle], size: Point, room: Room) -> Point:
        needed = held.with_foot(found, size)
        if admits(room, needed):
            return needed
        if needed != size:
            self.wordy.append(held.holder)
        return size

    def _anchored(self, given: Given, held: Held, found: Mapping[str, Rectangle], axis: int) -> Given:
        """How the rest moves along an axis, following the pinned boxes that hold others."""
        holders = [key for key in held.boxes if key in self.pinned.pins and self._areas.children.get(key)]
        pairs = [(held.natural[key], found[key]) for key in holders]
        ends = [(one.right, other.right) if axis == 0 else (one.bottom, other.bottom) for one, other in pairs]
        return replace(given, anchors=tuple(sorted((before, after - before) for before, after in ends)))

    def _restretch(self, found: Mapping[str, Rectangle], sizes: Mapping[str, Point]) -> None:
        """Tell what is in a box that grew along with its neighbours that it did, for its strips to reach its edges."""
        for key, one in found.items():
            inside = self.insides.get(key)
            size = (one.right - one.left, one.bottom - one.top)
            if inside is None or size == sizes[key]:
                continue
            rectangles = {
                child: stretched(place, inside.size, size)
                if child not in self.pinned.pins and self._areas.is_strip(child)
                else place
                for child, place in inside.rectangles.items()
            }
            self.insides[key] = Inside(rectangles, inside.across, inside.down, size)

    def _stretch(self, key: str, one: Rectangle, size: float, axis: int) -> Stretch:
        x, y = (one.left, one.right), (one.top, one.bottom)
        (begin, end), across = (x, y) if axis == 0 else (y, x)
        is_elastic = bool(self._areas.children.get(key)) or self._areas.areas[key].stands_for is None
        is_elastic &= not is_continuation(key)
        return Stretch(begin, end, across, max(0.0, size - (end - begin)), key in self.pinned.pins, is_elastic)

    def _apart(self, found: Mapping[str, Rectangle], held: Held) -> dict[str, Rectangle]:
        """The boxes with those that lie over a pinned one, or over one that grew, at the nearest free places."""
        placed = {key: one for key, one in found.items() if key in self.pinned.pins}
        if not placed and found == held.natural:
            return dict(found)
        taken = [*held.fixed, *(self.pinned.with_words(key, one) for key, one in placed.items())]
        waiting: list[str] = []
        for key in _in_order(found):
            own = self.pinned.with_words(key, found[key])
            if key in placed:
                continue
            if any(one.shrunk(_TOLERANCE).overlaps(own) for one in taken):
                waiting.append(key)
            else:
                placed[key] = found[key]
                taken.append(own)
        for key in waiting:
            self._place(key, found[key], (placed, taken), Field(held.origin, held.end, self._gap))
        return {key: placed[key] for key in found}


def _in_order(boxes: Mapping[str, Rectangle]) -> Sequence[str]:
    """The boxes from top to bottom, from left to right."""
    return sorted(boxes, key=lambda key: (boxes[key].top, boxes[key].left, key))


def _sized(one: Rectangle, size: Point) -> Rectangle:
    return Rectangle(one.left, one.top, one.left + size[0], one.top + size[1])


def _by(one: Rectangle, x: float, y: float) -> Rectangle:
    return Rectangle(one.left + x, one.top + y, one.right + x, one.bottom + y)


def _given(one: Rectangle, key: str, across: Given, down: Given) -> Rectangle:
    x, y = one.left + across.moved[key], one.top + down.moved[key]
    width = one.right - one.left + across.grown[key]
    height = one.bottom - one.top + down.grown[key]
    return Rectangle(x, y, x + width, y + height)
