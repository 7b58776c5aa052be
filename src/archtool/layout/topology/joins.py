"""Copies and lines between the places of a topology: straight between neighbours, else in a channel below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Marker, Polyline, Shape, Stroke, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.text.metrics import ascent, line_height, text_width
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.topology import Join, LinkStyle

_AROUND = 5.0
"""Points beside a label."""

_OFF_LINE = 3.0
"""Points between a line and its label."""

_LEAST_LINE = 34.0
"""Length in points of a line between neighbours, at least."""


def join_stroke(style: LinkStyle, theme: Theme) -> Stroke:
    """The line that tells what a connection stands for."""
    lines = theme.lines
    if style is LinkStyle.SYNCHRONOUS:
        return replace(lines.connection.stroke(), width=1.6)
    return (lines.batch if style is LinkStyle.ASYNCHRONOUS else lines.connection).stroke()


def join_markers(style: LinkStyle) -> tuple[Marker, Marker]:
    """The heads at start and end: both where copies keep in step, one where they follow.

    Source: domain/method.md 1.4, F13.
    """
    start = Marker.ARROW if style is LinkStyle.SYNCHRONOUS else Marker.NONE
    return start, Marker.NONE if style is LinkStyle.LINE else Marker.ARROW


def neighbour_gap(joins: Sequence[Join], theme: Theme) -> float:
    """Width in points that the labels between two neighbours need."""
    size = theme.text.label
    texts = [text_width(text, size) for join in joins for text in (*join.above, *join.below)]
    return max([_LEAST_LINE, *(width + 2 * _AROUND for width in texts)]) if joins else theme.spacing.gutter


def neighbour_lines(joins: Sequence[Join], left: str, gap: Rectangle, label: float, theme: Theme) -> Iterator[Shape]:
    """The connections over the gap between two places, the one at its left named; labels stand around x `label`."""
    for index, join in enumerate(joins):
        y = gap.top + (index + 0.5) / len(joins) * (gap.bottom - gap.top)
        points = ((gap.left, y), (gap.right, y))
        yield from _line(join, points if join.source == left else points[::-1], theme)
        yield from _labels(join, label, y, theme)


@dataclass(frozen=True, slots=True)
class Channel:
    """The room below the places for a connection that passes others.

    Attributes:
        between: Stretch of a place that it passes, from left to right, where its label stands.
    """

    join: Join
    between: tuple[float, float]

    def _paragraph(self, texts: Sequence[str], theme: Theme) -> Paragraph:
        return Paragraph("　".join(texts), theme.text.label, theme.ink)

    def height(self, theme: Theme) -> float:
        """Height in points with both labels."""
        width = self.between[1] - self.between[0]
        heights = [
            paragraphs_height((self._paragraph(texts, theme),), width) + _OFF_LINE
            for texts in (self.join.above, self.join.below)
        ]
        return sum(heights) + _OFF_LINE

    def draw(self, top: float, ends: tuple[Rectangle, Rectangle], shift: float, theme: Theme) -> Iterator[Shape]:
        """The line from below the first end to below the second one, its labels in the channel that begins at `top`."""
        width = self.between[1] - self.between[0]
        above, below = self._paragraph(self.join.above, theme), self._paragraph(self.join.below, theme)
        height = paragraphs_height((above,), width)
        y = top + height + 2 * _OFF_LINE
        xs = [(end.left + end.right) / 2 + shift for end in ends]
        points = ((xs[0], ends[0].bottom), (xs[0], y), (xs[1], y), (xs[1], ends[1].bottom))
        yield from _line(self.join, points, theme)
        yield from paragraphs_in(Room(self.between[0], y - _OFF_LINE - height, width, height), (above,))
        lower = paragraphs_height((below,), width)
        yield from paragraphs_in(Room(self.between[0], y + _OFF_LINE, width, lower), (below,))


def _line(join: Join, points: tuple[tuple[float, float], ...], theme: Theme) -> Iterator[Shape]:
    start, end = join_markers(join.style)
    element = join.key.partition("@")[0]
    stroke = join_stroke(join.style, theme)
    yield Polyline(points, stroke, start, end, element, join.key, join.source, join.target)


def _labels(join: Join, middle: float, y: float, theme: Theme) -> Iterator[Shape]:
    size, element = theme.text.label, join.key.partition("@")[0]
    baseline = y - _OFF_LINE - (line_height(size) - ascent(size)) - line_height(size) * (len(join.above) - 1)
    for text in join.above:
        yield TextRun(middle, baseline, text, size, color=theme.ink, element=element)
        baseline += line_height(size)
    baseline = y + _OFF_LINE + ascent(size) + 1.0
    for text in join.below:
        yield TextRun(middle, baseline, text, size, color=theme.ink, element=element)
        baseline += line_height(size)


def by_neighbours(joins: Sequence[Join], order: Mapping[str, int]) -> dict[int, list[Join]]:
    """The connections between neighbours, by the number of the left one."""
    found: dict[int, list[Join]] = {}
    for join in joins:
        first, second = sorted((order[join.source], order[join.target]))
        if second == first + 1:
            found.setdefault(first, []).append(join)
    return found
