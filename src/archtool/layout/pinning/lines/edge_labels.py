"""Words beside a line that was led anew: at the nearest clear place along it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, product

from archtool.layout.drawing import Anchor, Point, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.words import narrower
from archtool.layout.theme import Theme

_OFF = 2.0
"""Points between a line and its words."""

_SHARES = (0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9)
"""Places along a stretch to try, the middle first."""


_FARTHER = (_OFF, 4 * _OFF, 8 * _OFF)
"""Points that words stand off their line where there is no room nearer."""

_NARROWER = (1.0, 0.75, 0.55, 0.4, 0.3)
"""Shares of their width that words are set in where they have no room."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What words beside a line keep clear of.

    Attributes:
        taken: Boxes and other words.
        frames: Boxes that hold others, on whose border no words stand.
    """

    taken: Sequence[Rectangle]
    frames: Sequence[Rectangle]
    lines: Sequence[tuple[Point, ...]]

    def admits(self, runs: Sequence[TextRun]) -> bool:
        """Whether words may stand where they are."""
        return all(self.admit(Rectangle.of_text(run).shrunk(_OFF / 2)) for run in runs)

    def admit(self, there: Rectangle) -> bool:
        """Whether words may stand in a place."""
        clear = there.shrunk(-_OFF / 2)
        return not (
            any(clear.is_entered_by(*segment) for line in self.lines for segment in pairwise(line))
            or any(clear.overlaps(one) for one in self.taken)
            or any(clear.overlaps(one) and not one.contains(clear) for one in self.frames)
        )


def along(runs: Sequence[TextRun], before: tuple[Point, ...], after: tuple[Point, ...]) -> tuple[TextRun, ...]:
    """The words of a line as far from it as they were, where it has as many corners as before."""
    own = [Rectangle.of_text(run) for run in runs]
    block = Rectangle.around(corner for one in own for corner in ((one.left, one.top), (one.right, one.bottom)))
    middle = ((block.left + block.right) / 2, (block.top + block.bottom) / 2)
    stretches = list(zip(pairwise(before), pairwise(after), strict=True))
    old, new = min(stretches, key=lambda pair: _distance(middle, pair[0]))
    share = _share(middle, old)
    x = new[0][0] + share * (new[1][0] - new[0][0]) - old[0][0] - share * (old[1][0] - old[0][0])
    y = new[0][1] + share * (new[1][1] - new[0][1]) - old[0][1] - share * (old[1][1] - old[0][1])
    return tuple(replace(run, x=run.x + x, y=run.y + y) for run in runs)


def _share(point: Point, stretch: tuple[Point, Point]) -> float:
    """How far along a stretch the point of it lies that is nearest to a point."""
    (x, y), (right, bottom) = stretch
    length = (right - x) ** 2 + (bottom - y) ** 2
    if not length:
        return 0.5
    return min(1.0, max(0.0, ((point[0] - x) * (right - x) + (point[1] - y) * (bottom - y)) / length))


def _distance(point: Point, stretch: tuple[Point, Point]) -> float:
    share = _share(point, stretch)
    (x, y), (right, bottom) = stretch
    return abs(point[0] - x - share * (right - x)) + abs(point[1] - y - share * (bottom - y))


def beside(
    runs: Sequence[TextRun], way: tuple[Point, ...], surroundings: Surroundings, off: float = _OFF
) -> tuple[TextRun, ...] | None:
    """The words of a line together beside its longest stretch that has room, clear of boxes, words and lines."""
    own = [Rectangle.of_text(run) for run in runs]
    block = Rectangle.around(corner for one in own for corner in ((one.left, one.top), (one.right, one.bottom)))
    size = (block.right - block.left, block.bottom - block.top)
    for x, y in _places(way, size, off):
        if surroundings.admit(Rectangle(x, y, x + size[0], y + size[1])):
            return tuple(_at(run, (x - block.left, y - block.top)) for run in runs)
    return None


def narrowed(
    runs: Sequence[TextRun], way: tuple[Point, ...], surroundings: Surroundings, theme: Theme
) -> tuple[TextRun, ...] | None:
    """The words of a line beside it in the smallest legible size, in one line, else in more and shorter ones."""
    own = [Rectangle.of_text(run) for run in runs]
    whole = sum(one.right - one.left for one in own) + len(runs) * runs[0].size
    wide = max(one.right - one.left for one in own)
    for off, width in product(_FARTHER, (whole, *(share * wide for share in _NARROWER))):
        found = beside(narrower(runs, width, theme), way, surroundings, off)
        if found is not None:
            return found
    return None


def _places(way: tuple[Point, ...], size: Point, off: float) -> Iterator[Point]:
    width, height = size
    stretches = sorted(pairwise(way), key=lambda one: -(abs(one[0][0] - one[1][0]) + abs(one[0][1] - one[1][1])))
    for start, end in stretches:
        for share in _SHARES:
            x, y = start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1])
            if abs(start[1] - end[1]) < abs(start[0] - end[0]):
                yield x - width / 2, y - off - height
                yield x - width / 2, y + off
            else:
                yield x + off, y - height / 2
                yield x - off - width, y - height / 2


def _at(run: TextRun, by: Point) -> TextRun:
    bounds = Rectangle.of_text(run)
    middle = (bounds.left + bounds.right) / 2
    return replace(run, x=middle + by[0], y=run.y + by[1], anchor=Anchor.MIDDLE)
