"""Copies and lines between the places of a topology: straight between neighbours, else in a channel below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

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

_PITCH = 12.0
"""Points between the lines that come down from one place to their channels."""


def join_stroke(style: LinkStyle, theme: Theme) -> Stroke:
    """The line that tells what a connection stands for."""
    lines = theme.lines
    if style is LinkStyle.SYNCHRONOUS:
        return replace(lines.connection.stroke(), width=1.6)
    return (lines.batch if style is LinkStyle.ASYNCHRONOUS else lines.connection).stroke()


def join_markers(style: LinkStyle) -> tuple[Marker, Marker]:
    """The heads at start and end: both where copies keep in step, one where they follow.

    Source: drawing conventions of preliminary designs.
    """
    start = Marker.ARROW if style is LinkStyle.SYNCHRONOUS else Marker.NONE
    return start, Marker.NONE if style is LinkStyle.LINE else Marker.ARROW


def neighbour_gap(joins: Sequence[Join], theme: Theme) -> float:
    """Width in points that the labels between two neighbours need."""
    size = theme.text.label
    texts = [text_width(text, size) for join in joins for text in (*join.above, *join.below)]
    return max([_LEAST_LINE, *(width + 2 * _AROUND for width in texts)]) if joins else theme.spacing.gutter


def neighbour_height(joins: Sequence[Join], theme: Theme) -> float:
    """Height in points that the connections between two neighbours need with their labels."""
    return sum(sum(_label_heights(join, theme)) for join in joins)


def neighbour_lines(joins: Sequence[Join], left: str, gap: Rectangle, label: float, theme: Theme) -> Iterator[Shape]:
    """The connections over the gap between two places, the one at its left named; labels stand around x `label`.

    What the gap is higher than `neighbour_height` is shared equally between and around the connections.
    """
    spare = (gap.bottom - gap.top - neighbour_height(joins, theme)) / (2 * len(joins))
    top = gap.top
    for join in joins:
        above, below = _label_heights(join, theme)
        y = top + spare + above
        points = ((gap.left, y), (gap.right, y))
        yield from _line(join, points if join.source == left else points[::-1], theme)
        yield from _labels(join, label, y, theme)
        top = y + below + spare


def _label_heights(join: Join, theme: Theme) -> tuple[float, float]:
    """Points above and below the line of a connection that its labels take."""
    pitch = line_height(theme.text.label)
    above, below = (_OFF_LINE + len(texts) * pitch for texts in (join.above, join.below))
    return above, below + _OFF_LINE


@dataclass(frozen=True, slots=True)
class Channel:
    """The room below the places for a connection that passes others.

    Attributes:
        xs: Where the line comes down from its source and from its target.
        free: Stretch of the line, from left to right, that nothing else crosses: there its labels stand.
    """

    join: Join
    xs: tuple[float, float]
    free: tuple[float, float]

    def _paragraph(self, texts: Sequence[str], theme: Theme) -> Paragraph:
        return Paragraph("　".join(texts), theme.text.label, theme.ink)

    def height(self, theme: Theme) -> float:
        """Height in points with both labels."""
        width = self.free[1] - self.free[0]
        heights = [
            paragraphs_height((self._paragraph(texts, theme),), width) + _OFF_LINE
            for texts in (self.join.above, self.join.below)
        ]
        return sum(heights) + 2 * _OFF_LINE

    def draw(self, top: float, bottoms: tuple[float, float], theme: Theme) -> Iterator[Shape]:
        """The line from the bottom of its source to that of its target, and its labels; the channel begins at `top`."""
        width = self.free[1] - self.free[0]
        above, below = self._paragraph(self.join.above, theme), self._paragraph(self.join.below, theme)
        height = paragraphs_height((above,), width)
        y = top + height + 2 * _OFF_LINE
        points = ((self.xs[0], bottoms[0]), (self.xs[0], y), (self.xs[1], y), (self.xs[1], bottoms[1]))
        yield from _line(self.join, points, theme)
        yield from paragraphs_in(Room(self.free[0], y - _OFF_LINE - height, width, height), (above,))
        lower = paragraphs_height((below,), width)
        yield from paragraphs_in(Room(self.free[0], y + _OFF_LINE, width, lower), (below,))


def channels_of(
    joins: Sequence[Join], order: Mapping[str, int], stretches: Sequence[tuple[float, float]], walls: Sequence[float]
) -> tuple[Channel, ...]:
    """The channels from top to bottom for all connections that pass places, short ones first.

    Their labels avoid the lines that come down to lower channels, and `walls`: the x of everything else upright.
    """
    passing = [join for join in joins if abs(order[join.source] - order[join.target]) > 1]
    passing.sort(key=lambda join: abs(order[join.source] - order[join.target]))
    shifts = [_PITCH * (index - (len(passing) - 1) / 2) for index in range(len(passing))]
    middles = [(left + right) / 2 for left, right in stretches]
    xs = [
        (middles[order[join.source]] + shift, middles[order[join.target]] + shift)
        for join, shift in zip(passing, shifts, strict=True)
    ]
    return tuple(
        Channel(join, own, free_stretch(own, [*walls, *(x for lower in xs[index + 1 :] for x in lower)]))
        for index, (join, own) in enumerate(zip(passing, xs, strict=True))
    )


def free_stretch(ends: tuple[float, float], walls: Sequence[float]) -> tuple[float, float]:
    """The widest stretch between two ends that no wall stands in, a little off its walls."""
    left, right = min(ends), max(ends)
    stops = sorted({left, right, *(wall for wall in walls if left < wall < right)})
    widest = max(pairwise(stops), key=lambda stretch: (stretch[1] - stretch[0], -stretch[0]))
    return widest[0] + _OFF_LINE, widest[1] - _OFF_LINE


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
