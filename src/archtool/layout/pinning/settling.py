"""Where every box stands once some are pinned: inside out, each box around what it holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas
from archtool.layout.pinning.free_place import Field, nearest_free
from archtool.layout.pinning.growth import Given, Stretch, give_way
from archtool.layout.pinning.words import least_size
from archtool.layout.theme import Theme
from archtool.views.pin import Pin

_EDGE = 1.0
"""Points by which a strip may stand off the edges that it reaches to."""

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
    """The new bounds of every area by key, and those of the whole figure; how what stands between them moves."""

    bounds: Mapping[str, Rectangle]
    insides: Mapping[str, Inside]
    root: Rectangle


def settle(areas: Areas, pins: Mapping[str, Pin], theme: Theme) -> Settled:
    """The areas with the pinned ones at their places.

    A pinned box stays where it is in the box that holds it; others keep their places unless something is pinned
    there, and then take the nearest free one. A box grows around what it holds, and what stands behind it gives way.
    """
    settling = _Settling(areas, pins, theme)
    size = settling.size(ROOT)
    bounds: dict[str, Rectangle] = {}
    pending: list[tuple[str, Point]] = [(ROOT, (0.0, 0.0))]
    while pending:
        holder, (x, y) = pending.pop()
        for key, one in settling.insides[holder].rectangles.items():
            bounds[key] = Rectangle(x + one.left, y + one.top, x + one.right, y + one.bottom)
            if key in settling.insides:
                pending.append((key, (bounds[key].left, bounds[key].top)))
    return Settled(bounds, settling.insides, Rectangle(0.0, 0.0, *size))


@dataclass(frozen=True, slots=True)
class _Settling:
    areas: Areas
    pins: Mapping[str, Pin]
    theme: Theme
    insides: dict[str, Inside] = field(default_factory=dict[str, Inside])

    def size(self, key: str) -> Point:
        """The size of an area in points, with everything in it arranged."""
        base = self._base_size(key)
        children = self.areas.children.get(key, ())
        if not children:
            pin = self.pins.get(key)
            least = least_size(self.areas.texts.get(key, ()), base, self.theme) if pin is not None else base
            return max(base[0], least[0]), max(base[1], least[1])
        inside = self._arranged(key, children, base)
        self.insides[key] = inside
        return inside.size

    def _base_size(self, key: str) -> Point:
        natural, pin = self.areas.bounds(key), self.pins.get(key)
        width, height = natural.right - natural.left, natural.bottom - natural.top
        if pin is None:
            return width, height
        return pin.width or width, pin.height or height

    def _arranged(self, holder: str, children: Sequence[str], base: Point) -> Inside:
        natural = {key: self._local(holder, key) for key in children}
        strips = [key for key in children if key not in self.pins and self.areas.is_strip(key)]
        boxes = [key for key in children if key not in strips]
        origin = self._origin(holder, [natural[key] for key in boxes], [natural[key] for key in strips])
        first = {key: self._begun(holder, key, natural[key], origin) for key in boxes}
        sizes = {key: self.size(key) for key in boxes}
        across = give_way({key: self._stretch(key, first[key], sizes[key][0], 0) for key in boxes}, self._gap)
        down = give_way({key: self._stretch(key, first[key], sizes[key][1], 1) for key in boxes}, self._gap)
        found = {key: _given(first[key], key, across, down) for key in boxes}
        self._restretch(found, sizes)
        last = max((natural[key].bottom for key in boxes), default=0.0)
        # A title below the boxes of its holder stays below them.
        fixed = [natural[key] for key in strips] + [one for one in self._titles(holder) if one.top < last - _EDGE]
        end = (
            max((natural[key].right for key in boxes), default=0.0),
            max((natural[key].bottom for key in boxes), default=0.0),
        )
        found = self._apart(found, natural, fixed, Field(origin, end, self._gap))
        size = self._around(holder, found, natural, base)
        found |= {key: _stretched(natural[key], self._size_of(holder), size) for key in strips}
        if holder == ROOT:
            down = _with_foot(down, end[1], max((found[key].bottom for key in boxes), default=end[1]))
        across, down = self._anchored(across, natural, found, 0), self._anchored(down, natural, found, 1)
        return Inside(found, across, down, size)

    def _anchored(
        self, given: Given, natural: Mapping[str, Rectangle], found: Mapping[str, Rectangle], axis: int
    ) -> Given:
        """How the rest moves along an axis, following the pinned boxes that hold others."""
        holders = [key for key in found if key in self.pins and self.areas.children.get(key)]
        ends = [
            (before, after - before)
            for key in holders
            for before, after in [
                (natural[key].right, found[key].right) if axis == 0 else (natural[key].bottom, found[key].bottom)
            ]
        ]
        return replace(given, anchors=tuple(sorted(ends)))

    def _origin(self, holder: str, boxes: Sequence[Rectangle], strips: Sequence[Rectangle]) -> Point:
        """Where boxes may begin in their holder: right of its strip and below its title, or where they begin now."""
        width, height = self._size_of(holder)
        left = min((one.left for one in boxes), default=0.0)
        top = min((one.top for one in boxes), default=0.0)
        before = [one.right for one in strips if one.left < _EDGE and one.right < width / 2]
        above = [one.bottom for one in strips if one.top < _EDGE and one.bottom < height / 2]
        above += [one.bottom for one in self._titles(holder) if one.bottom < top + _EDGE]
        padding = self.theme.spacing.padding
        return min(left, max(before, default=0.0) + padding), min(top, max(above, default=0.0) + padding / 2)

    def _restretch(self, found: Mapping[str, Rectangle], sizes: Mapping[str, Point]) -> None:
        """Tell what is in a box that grew along with its neighbours that it did, for its strips to reach its edges."""
        for key, one in found.items():
            inside = self.insides.get(key)
            size = (one.right - one.left, one.bottom - one.top)
            if inside is None or size == sizes[key]:
                continue
            rectangles = {
                child: _stretched(place, inside.size, size)
                if child not in self.pins and self.areas.is_strip(child)
                else place
                for child, place in inside.rectangles.items()
            }
            self.insides[key] = Inside(rectangles, inside.across, inside.down, size)

    @property
    def _gap(self) -> float:
        return self.theme.spacing.gap

    def _size_of(self, key: str) -> Point:
        bounds = self.areas.bounds(key)
        return bounds.right - bounds.left, bounds.bottom - bounds.top

    def _local(self, holder: str, key: str) -> Rectangle:
        around, own = self.areas.bounds(holder), self.areas.bounds(key)
        return Rectangle(own.left - around.left, own.top - around.top, own.right - around.left, own.bottom - around.top)

    def _begun(self, holder: str, key: str, natural: Rectangle, origin: Point) -> Rectangle:
        """Where a box begins before anything gives way: at its pin, but clear of the title of its holder."""
        pin = self.pins.get(key)
        if pin is None:
            return natural
        x, y = (pin.x, pin.y) if holder == ROOT else (max(pin.x, origin[0]), max(pin.y, origin[1]))
        width, height = self._base_size(key)
        return Rectangle(x, y, x + width, y + height)

    def _stretch(self, key: str, one: Rectangle, size: float, axis: int) -> Stretch:
        x, y = (one.left, one.right), (one.top, one.bottom)
        (begin, end), across = (x, y) if axis == 0 else (y, x)
        is_elastic = bool(self.areas.children.get(key)) or self.areas.areas[key].stands_for is None
        return Stretch(begin, end, across, max(0.0, size - (end - begin)), key in self.pins, is_elastic)

    def _titles(self, holder: str) -> list[Rectangle]:
        around = self.areas.bounds(holder)
        texts = (Rectangle.of_text(run) for run in self.areas.texts.get(holder, ()))
        return [
            Rectangle(one.left - around.left, one.top - around.top, one.right - around.left, one.bottom - around.top)
            for one in texts
        ]

    def _apart(
        self, found: Mapping[str, Rectangle], natural: Mapping[str, Rectangle], fixed: list[Rectangle], room: Field
    ) -> dict[str, Rectangle]:
        """The boxes with those that lie over a pinned one, or over one that grew, at the nearest free places."""
        placed = {key: one for key, one in found.items() if key in self.pins}
        if not placed and found == natural:
            return dict(found)
        taken = [*fixed, *(self._with_words(key, one) for key, one in placed.items())]
        waiting: list[str] = []
        for key in sorted(found, key=lambda key: (found[key].top, found[key].left, key)):
            if key in placed:
                continue
            own = self._with_words(key, found[key])
            if any(one.shrunk(_TOLERANCE).overlaps(own) for one in taken):
                waiting.append(key)
            else:
                placed[key] = found[key]
                taken.append(own)
        for key in waiting:
            one = self._with_words(key, found[key])
            x, y = nearest_free(one, taken, room)
            placed[key] = _by(found[key], x - one.left, y - one.top)
            taken.append(_by(one, x - one.left, y - one.top))
        return {key: placed[key] for key in found}

    def _with_words(self, key: str, one: Rectangle) -> Rectangle:
        """A box together with the words beside it that name it."""
        whole, own = self.areas.signs.get(key), self.areas.bounds(key)
        if whole is None:
            return one
        return Rectangle(
            one.left + whole.left - own.left, one.top + whole.top - own.top,
            one.right + whole.right - own.right, one.bottom + whole.bottom - own.bottom,
        )  # fmt: skip

    def _around(
        self, holder: str, found: Mapping[str, Rectangle], natural: Mapping[str, Rectangle], base: Point
    ) -> Point:
        """The size of a holder: its own, or what its boxes need with their distance from its edges."""
        if not found:
            return base
        own, most = self._size_of(holder), self.theme.spacing.padding
        wholes = [self._with_words(key, one) for key, one in found.items()]
        ends = (max(one.right for one in wholes), max(one.bottom for one in wholes))
        shown = [self._with_words(key, natural[key]) for key in found]
        before = (max(one.right for one in shown), max(one.bottom for one in shown))
        strips = [one for key, one in natural.items() if key not in found]
        slack = [max(0.0, own[axis] - before[axis]) for axis in (0, 1)]
        if not any(one.left > before[0] - _EDGE for one in strips):
            slack[0] = min(most, slack[0])
        if not any(one.top > before[1] - _EDGE for one in (*strips, *self._titles(holder))):
            slack[1] = min(most, slack[1])
        return (max(base[0], ends[0] + slack[0]), max(base[1], ends[1] + slack[1]))


def _by(one: Rectangle, x: float, y: float) -> Rectangle:
    return Rectangle(one.left + x, one.top + y, one.right + x, one.bottom + y)


def _given(one: Rectangle, key: str, across: Given, down: Given) -> Rectangle:
    x, y = one.left + across.moved[key], one.top + down.moved[key]
    width = one.right - one.left + across.grown[key]
    height = one.bottom - one.top + down.grown[key]
    return Rectangle(x, y, x + width, y + height)


def _stretched(one: Rectangle, before: Point, after: Point) -> Rectangle:
    """A strip that still reaches to the edges that it reached to."""
    across = _reaching((one.left, one.right), before[0], after[0])
    down = _reaching((one.top, one.bottom), before[1], after[1])
    return Rectangle(across[0], down[0], across[1], down[1])


def _reaching(one: tuple[float, float], before: float, after: float) -> tuple[float, float]:
    begin, end = one
    if end <= before - _EDGE:
        return one
    return (begin if begin < _EDGE else begin + after - before, end + after - before)


def _with_foot(down: Given, before: float, after: float) -> Given:
    """What stands below all boxes, as a legend, stays below them."""
    return replace(down, steps=(*down.steps, (before, after - before))) if after > before else down
