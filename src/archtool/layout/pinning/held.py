"""What a box holds, as it is drawn before pins are followed: boxes, strips with names, and titles, from its corner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas
from archtool.layout.pinning.continuation import is_continuation
from archtool.layout.text.metrics import block_height, line_height
from archtool.layout.theme import Theme
from archtool.views.pin import Pin

EDGE = 1.0
"""Points by which a strip may stand off the edges that it reaches to."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The areas of a drawing, those that are pinned, and the distances of the theme."""

    areas: Areas
    pins: Mapping[str, Pin]
    theme: Theme

    def base_size(self, key: str) -> Point:
        """The size of an area by its pin, else as drawn; a figure is only as large as what is in it."""
        if key == ROOT:
            return (0.0, 0.0)
        natural, pin = self.areas.local(key), self.pins.get(key)
        width, height = natural.right - natural.left, natural.bottom - natural.top
        if pin is None:
            return width, height
        return pin.width or width, pin.height or height

    def with_words(self, key: str, one: Rectangle) -> Rectangle:
        """A box together with the words beside it that name it; longer ones do not make a pinned holder grow."""
        whole, own = self.areas.signs.get(key), self.areas.bounds(key)
        if whole is None:
            return one
        left, top = one.left + whole.left - own.left, one.top + whole.top - own.top
        right, bottom = one.right + whole.right - own.right, one.bottom + whole.bottom - own.bottom
        holder = self.areas.areas[key].parent
        if key in self.pins and holder in self.pins:
            x, y = self.base_size(holder)
            left, top, right, bottom = max(0.0, left), max(0.0, top), min(x - EDGE, right), min(y - EDGE, bottom)
        return Rectangle(min(one.left, left), min(one.top, top), max(one.right, right), max(one.bottom, bottom))

    def held(self, holder: str) -> "Held":
        """What an area holds; strips that are pinned count as boxes."""
        children = self.areas.children[holder]
        strips = [key for key in children if key not in self.pins and self.areas.is_strip(key)]
        around = self.areas.bounds(holder)
        texts = (Rectangle.of_text(run) for run in self.areas.texts.get(holder, ()))
        titles = tuple(
            Rectangle(one.left - around.left, one.top - around.top, one.right - around.left, one.bottom - around.top)
            for one in texts
        )
        natural = {key: self.areas.local(key) for key in children if key not in strips}
        size = (around.right - around.left, around.bottom - around.top)
        return Held(self, holder, size, natural, {key: self.areas.local(key) for key in strips}, titles)


@dataclass(frozen=True, slots=True)
class Held:
    """What stands in a holder of a size, from its corner, as drawn: its boxes, its strips and its titles."""

    pinned: Pinned
    holder: str
    size: Point
    natural: Mapping[str, Rectangle]
    strips: Mapping[str, Rectangle]
    titles: tuple[Rectangle, ...]

    @property
    def boxes(self) -> tuple[str, ...]:
        """The boxes that are no strips, in painting order."""
        return tuple(self.natural)

    @property
    def drawn(self) -> Mapping[str, Rectangle]:
        """The boxes that stand in it by the figure's content; all of them in a continuation."""
        if is_continuation(self.holder):
            return self.natural
        return {key: one for key, one in self.natural.items() if not is_continuation(key)}

    @property
    def end(self) -> Point:
        """Where the last boxes that are drawn in it end, across and down."""
        return ends_of(self.drawn.values())

    @property
    def fixed(self) -> tuple[Rectangle, ...]:
        """Strips and titles before or between the boxes; what stands behind them stays behind them."""
        x, y = self.end
        words = (*self.strips.values(), *self.titles)
        return tuple(one for one in words if one.left < x - EDGE and one.top < y - EDGE)

    @property
    def origin(self) -> Point:
        """Where boxes may begin: right of a strip and below a title, or where they begin now."""
        left = min((one.left for one in self.natural.values()), default=0.0)
        top = min((one.top for one in self.natural.values()), default=0.0)
        before = [one.right for one in self._before]
        above = [one.bottom for one in self._above if one.bottom < top + EDGE or one in self.strips.values()]
        padding = self.pinned.theme.spacing.padding
        return min(left, max(before, default=0.0) + padding), min(top, max(above, default=0.0) + padding / 2)

    @property
    def least(self) -> Point:
        """Where pinned boxes may begin: behind a strip and a title, were these set in the least size."""
        line = block_height(1, self.pinned.theme.text.minimum) + 2 * EDGE
        left, top = self.origin
        has_above = any(one.bottom < top + EDGE for one in self._above)
        return min(left, line if self._before else 2 * EDGE), min(top, line if has_above else 2 * EDGE)

    @property
    def _before(self) -> tuple[Rectangle, ...]:
        return tuple(one for one in self.strips.values() if one.left < EDGE and one.right < self.size[0] / 2)

    @property
    def _above(self) -> tuple[Rectangle, ...]:
        strips = (one for one in self.strips.values() if one.top < EDGE and one.bottom < self.size[1] / 2)
        return (*strips, *self.titles)

    def begun(self, key: str) -> Rectangle:
        """Where a box begins before anything gives way: at its pin, but clear of the title of its holder."""
        pin = self.pinned.pins.get(key)
        if pin is None:
            return self.natural[key]
        least = (pin.x, pin.y) if self.holder == ROOT else self.least
        x, y = max(pin.x, least[0]), max(pin.y, least[1])
        width, height = self.pinned.base_size(key)
        return Rectangle(x, y, x + width, y + height)

    def around(self, found: Mapping[str, Rectangle], base: Point) -> Point:
        """The size of the holder: its own, or what its boxes need with their distance from its edges."""
        if not found:
            return base
        wholes = {key: self.pinned.with_words(key, one) for key, one in found.items()}
        ends, slack = ends_of(wholes.values()), self.slack(wholes, base)
        return (max(base[0], ends[0] + slack[0]), max(base[1], ends[1] + slack[1]))

    def slack(self, found: Mapping[str, Rectangle], base: Point) -> Point:
        """How far the holder's right and bottom edge are from its boxes: as these were pinned, else as drawn."""
        most = self.pinned.theme.spacing.padding
        shown = ends_of(self.pinned.with_words(key, one) for key, one in self.drawn.items())
        slack = [max(0.0, self.size[axis] - shown[axis]) for axis in (0, 1)]
        if self.holder == ROOT:
            return slack[0], slack[1]
        if is_continuation(self.holder):
            slack = [most, most]
        if not any(one.left > shown[0] - EDGE for one in self.strips.values()):
            slack[0] = min(most, slack[0])
        if not any(one.top > shown[1] - EDGE for one in (*self.strips.values(), *self.titles)):
            slack[1] = min(most, slack[1])
        pinned = [one for key, one in found.items() if key in self.pinned.pins]
        if self.holder in self.pinned.pins and pinned:
            off = [size - end for size, end in zip(base, ends_of(pinned), strict=True)]
            slack = [min(one, own) if own >= 0 else one for one, own in zip(slack, off, strict=True)]
        return slack[0], slack[1]

    def with_foot(self, found: Mapping[str, Rectangle], size: Point) -> Point:
        """The size of the holder with the words below its boxes, which may be set smaller."""
        below = [one for one in self.titles if one.top > self.end[1] - EDGE]
        end = ends_of(found[key] for key in self.boxes)[1]
        least = len(below) * line_height(self.pinned.theme.text.minimum) + EDGE
        if not below or end + least <= size[1]:
            return size
        return size[0], max(size[1], end + self.size[1] - self.end[1])

    def strip(self, key: str, found: Mapping[str, Rectangle], size: Point) -> Rectangle:
        """A strip that still reaches to the edges that it reached to, as wide as pinned boxes behind it let it be."""
        one = self.strips[key]
        strip = stretched(one, self.size, size)
        if one not in self._before:
            return strip
        least = min((found[box].left for box in self.boxes if box in self.pinned.pins), default=strip.right)
        return replace(strip, right=min(strip.right, max(least, strip.left + EDGE)))


def ends_of(boxes: Iterable[Rectangle]) -> Point:
    """Where the last of some boxes end, across and down."""
    corners = [(one.right, one.bottom) for one in boxes]
    return max((x for x, _ in corners), default=0.0), max((y for _, y in corners), default=0.0)


def stretched(one: Rectangle, before: Point, after: Point) -> Rectangle:
    """A strip that still reaches to the edges that it reached to when its holder was smaller."""
    across = _reaching((one.left, one.right), before[0], after[0])
    down = _reaching((one.top, one.bottom), before[1], after[1])
    return Rectangle(across[0], down[0], across[1], down[1])


def _reaching(one: tuple[float, float], before: float, after: float) -> tuple[float, float]:
    begin, end = one
    if end <= before - EDGE:
        return one
    return (begin if begin < EDGE else begin + after - before, end + after - before)
