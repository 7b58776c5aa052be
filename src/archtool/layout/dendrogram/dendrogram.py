"""Dendrograms drawn: a row for each leaf, branches that join at their distance, clusters as bands, the cut dashed."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from archtool.layout.drawing import Box, Drawing, FontWeight, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.shapes import Lettering, left_label, level_label
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ascent, block_height, line_height, text_width
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.dendrogram import Cluster, DendrogramFigure

_PADDING = 3.0
_PITCH = 1.19
"""Rows in ems: the ideographic box and a little air."""

_BRANCH, _CUT = 0.8, 1.4
_LEAST_TREE = 130.0
_MOST_NAME = 0.42
_MOST_WORDS = 0.24
_TICK = 0.1


def lay_out(figure: DendrogramFigure, theme: Theme) -> Drawing:
    """The framed drawing of a dendrogram on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds it.
    """
    return fitted_figure(figure.head, (), theme, lambda width: _body(figure, width, theme))


def _body(figure: DendrogramFigure, width: float, theme: Theme) -> Drawing:
    painter = _Painter.of(figure, width, theme)
    shapes = (*painter.bands(), *painter.leaves(), *painter.axis(), *painter.branches(), *painter.cut())
    head = figure.head
    return Drawing(head.view, head.title, head.language, painter.right, painter.bottom, shapes)


@dataclass(frozen=True, slots=True)
class _Painter:
    """The measures in points, with the origin at the top left.

    Attributes:
        tag: Width of the subprojects.
        name: Width of the names.
        tree: Width of the tree.
        words: Width of what is said of the clusters.
        row: Height of a leaf; of the clusters' bands where their words need more, see `tops`.
        tops: Upper edge of each leaf.
        least: Height at the left edge of the tree, at most the first merge's.
    """

    figure: DendrogramFigure
    theme: Theme
    tag: float
    name: float
    tree: float
    words: float
    row: float
    tops: tuple[float, ...]
    least: float

    @classmethod
    def of(cls, figure: DendrogramFigure, width: float, theme: Theme) -> "_Painter":
        size = theme.text.minimum
        tags = [*(leaf.tag for leaf in figure.leaves), figure.words.tag]
        tag = max(text_width(one, size) for one in tags) + 2 * _PADDING
        names = [*(leaf.label for leaf in figure.leaves), figure.words.leaf]
        name = min(max(text_width(one, size) for one in names) + 2 * _PADDING, _MOST_NAME * width)
        labels = [*(cluster.label for cluster in figure.clusters), figure.words.cluster]
        words = min(max(text_width(one, size) for one in labels) + 2 * _PADDING, _MOST_WORDS * width)
        tree = max(_LEAST_TREE, width - tag - name - words)
        heights = [joint.height for joint in figure.joints]
        least = max(0.0, floor((min(heights, default=0.0) - 0.02) / _TICK) * _TICK)
        row = max(_PITCH * size, line_height(size) - 0.5 * _PADDING)
        return cls(figure, theme, tag, name, tree, words, row, _tops(figure, row, words, theme), least)

    @property
    def right(self) -> float:
        return self.tag + self.name + self.tree + self.words

    @property
    def top(self) -> float:
        """Upper edge of the first leaf: below the heads, the axis and the words of the cut."""
        return 3 * line_height(self.theme.text.minimum) + 4.0

    @property
    def bottom(self) -> float:
        return self.top + (self.tops[-1] + self.row if self.tops else 0.0) + 2.0

    def x(self, height: float) -> float:
        """Where a distance lies in the tree, which ends a little before the words."""
        share = (height - self.least) / max(1e-9, 1.0 - self.least)
        return self.tag + self.name + 4.0 + share * (self.tree - 12.0)

    def middle(self, leaf: int) -> float:
        return self.top + self.tops[leaf] + self.row / 2

    def bands(self) -> Iterator[Shape]:
        """A band for each cluster, light and white in turn, and what is said of it."""
        theme, style = self.theme, Lettering((self.theme.text.minimum,), self.theme.ink)
        for number, cluster in enumerate(self.figure.clusters):
            top = self.top + self.tops[cluster.first]
            end = self.top + (self.tops[cluster.end] if cluster.end < len(self.tops) else self.tops[-1] + self.row)
            fill = Style(theme.fill("external" if number % 2 == 0 else "paper"))
            box = Box(0.0, top, self.right, end - top, fill, id=f"cluster-{number + 1}")
            yield box
            left = self.right - self.words
            room = Room(left + _PADDING, top, self.words - 2 * _PADDING, end - top, box.id)
            yield from left_label(room, cluster.label, style)
            if number:
                yield Polyline(((0.0, top), (self.right, top)), self._hair())

    def leaves(self) -> Iterator[Shape]:
        """Subproject and name of each leaf."""
        size = self.theme.text.minimum
        plain, muted = Lettering((size,), self.theme.ink), Lettering((size,), self.theme.muted)
        for number, leaf in enumerate(self.figure.leaves):
            y = self.middle(number) - size / 2
            yield from left_label(Room(_PADDING, y, self.tag - 2 * _PADDING, size, None, leaf.element), leaf.tag, muted)
            room = Room(self.tag + _PADDING, y, self.name - 2 * _PADDING, size, None, leaf.element)
            yield from left_label(room, leaf.label, plain)

    def axis(self) -> Iterator[Shape]:
        """The heads of the columns and the scale of distances."""
        theme, size, words = self.theme, self.theme.text.minimum, self.figure.words
        bold = Lettering((size,), theme.ink, FontWeight.BOLD)
        line = line_height(size)
        for text, left, width in (
            (words.tag, 0.0, self.tag),
            (words.leaf, self.tag, self.name),
            (words.cluster, self.right - self.words, self.words),
        ):
            yield from left_label(Room(left + _PADDING, self.top - line - 2.0, width - 2 * _PADDING, size), text, bold)
        yield from level_label(Room(self.tag + self.name, 0.0, self.tree, size), words.axis, bold)
        ticks = round((1.0 - self.least) / _TICK)
        for tick in range(ticks + 1):
            height = self.least + tick * _TICK
            x, y = self.x(height), self.top - 3.0
            yield TextRun(x, y - 4.0 - 0.12 * size, f"{height:.1f}", size, color=theme.muted)
            yield Polyline(((x, y - 2.0), (x, y + 1.0)), self._hair())
        yield Polyline(((self.x(self.least), self.top - 2.0), (self.x(1.0), self.top - 2.0)), self._hair())

    def branches(self) -> Iterator[Shape]:
        """Each joint as a bracket from its two branches to the distance at which they meet."""
        stroke = Stroke(self.theme.ink, _BRANCH)
        ends: list[tuple[float, float]] = [
            (self.x(self.least), self.middle(leaf)) for leaf in range(len(self.figure.leaves))
        ]
        for number, joint in enumerate(self.figure.joints):
            (one, upper), (other, lower) = (ends[branch] for branch in joint.branches)
            x = self.x(joint.height)
            yield Polyline(((one, upper), (x, upper), (x, lower), (other, lower)), stroke, id=f"joint-{number + 1}")
            ends.append((x, (upper + lower) / 2))

    def cut(self) -> Iterator[Shape]:
        """The dashed line at which the tree is cut, and its distance above the scale."""
        if self.figure.cut is None:
            return
        theme, size = self.theme, self.theme.text.minimum
        x, y = self.x(self.figure.cut), line_height(size)
        text = f"{self.figure.words.cut} {self.figure.cut:.2f}"
        yield TextRun(x, y + ascent(size), text, size, FontWeight.BOLD, theme.lines.critical.color)
        stroke = Stroke(theme.lines.critical.color, _CUT, (5.0, 2.5))
        yield Polyline(((x, self.top - 1.0), (x, self.bottom)), stroke, id="cut")

    def _hair(self) -> Stroke:
        return self.theme.lines.grid.stroke()


def _tops(figure: DendrogramFigure, row: float, words: float, theme: Theme) -> tuple[float, ...]:
    """The upper edges of the leaves; a cluster whose words need more than its rows gets that much more."""
    tops: list[float] = []
    y = 0.0
    clusters = figure.clusters or (Cluster(0, len(figure.leaves), ""),)
    for cluster in clusters:
        count = cluster.end - cluster.first
        size = theme.text.minimum
        lines = len(break_lines(cluster.label, words - 2 * _PADDING, size))
        pitch = max(row, (block_height(lines, size) + 2.0) / max(1, count))
        tops += [y + place * pitch + (pitch - row) / 2 for place in range(count)]
        y += count * pitch
    return tuple(tops)
