"""The table of a timeline: its column heads and, for every row, number, name, tag, duration and months."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from archtool.layout.drawing import Box, FontWeight, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.page.legend import diamond
from archtool.layout.shapes import Lettering, labelled_box
from archtool.layout.text.line_breaking import FittedText
from archtool.layout.text.metrics import block_height, block_width, line_height
from archtool.layout.text.text_block import Room, at_left, centred
from archtool.layout.theme import Theme
from archtool.layout.timeline.table import CELL_PADDING, GATE_HALF, Line, Table
from archtool.views.figures.timeline import Bar, TimelineFigure

_HAIRLINE = 0.35


def rows(figure: TimelineFigure, table: Table, theme: Theme) -> Iterator[Shape]:
    """The shapes of the table from left to the time axis."""
    yield from _head(figure, table, theme)
    for line in table.lines:
        cells = _Cells(line, table, theme)
        yield from cells.summary() if line.bar is None else cells.package(line.bar)
    yield from _rules(table, theme)


def _rules(table: Table, theme: Theme) -> Iterator[Shape]:
    """Hairlines between the columns beside the packages, not through the summaries, whose texts run across."""
    stroke = Stroke(theme.lines.grid.color, _HAIRLINE)
    for key, lines in groupby(table.lines, key=lambda line: None if line.bar is None else line.group.key):
        run = tuple(lines)
        if key is not None:
            for x in table.columns[1:5]:
                yield Polyline(((x, run[0].top), (x, run[-1].bottom)), stroke)


def _head(figure: TimelineFigure, table: Table, theme: Theme) -> Iterator[Shape]:
    words = figure.words
    style = Style(theme.fill("header"), theme.lines.surface.stroke())
    lettering = Lettering((table.size, *theme.text.down_from(table.size)), theme.ink, FontWeight.BOLD)
    labels = (words.number, words.package, words.tag, words.duration, words.months)
    for index, label in enumerate(labels):
        left, right = table.columns[index : index + 2]
        box = Box(left, 0.0, right - left, table.head, style, id=f"head-{index + 1}")
        yield from labelled_box(box, label, lettering, 1.5)


@dataclass(frozen=True, slots=True)
class _Cells:
    """The texts of one row."""

    line: Line
    table: Table
    theme: Theme

    @property
    def key(self) -> str | None:
        """Id of the row's surface, which only summary rows have."""
        return f"row-{self.line.group.key}" if self.line.bar is None else None

    def summary(self) -> Iterator[Shape]:
        """The row of a phase or subproject: its name, then its gate behind a diamond."""
        line, table, theme = self.line, self.table, self.theme
        group = line.group
        tint = Style(theme.fill("layer"))
        yield Box(0.0, line.top, table.axis, line.height, tint, element=group.element, id=self.key)
        yield from self._text(0, (group.key,), FontWeight.BOLD)
        yield from self._text(4, (group.months,), FontWeight.BOLD)
        left = table.columns[1] + CELL_PADDING
        yield from self._stacked(line.names, left, 0, FontWeight.BOLD)
        if line.gates:
            half = GATE_HALF * table.size
            x = left + line.gate_indent
            centre = (x + half, self._top + line.gate_line * line_height(table.size) + table.size / 2)
            yield diamond(centre, half, Style(theme.ink), group.element, f"sign-{group.key}")
            yield from self._stacked(line.gates, x + 3 * half, line.gate_line, FontWeight.REGULAR)

    def package(self, bar: Bar) -> Iterator[Shape]:
        """The row of a work package."""
        weight = FontWeight.BOLD if bar.is_critical else FontWeight.REGULAR
        yield from self._text(0, (bar.element,), weight)
        yield from self._text(1, self.line.names, weight)
        yield from self._text(2, (bar.tag,), FontWeight.REGULAR)
        yield from self._text(3, (bar.duration,), FontWeight.REGULAR)
        yield from self._text(4, (bar.months,), weight)

    @property
    def _top(self) -> float:
        """Y of the top of the first line of name and gate."""
        count = max(len(self.line.names), self.line.gate_line + len(self.line.gates))
        return self.line.middle - block_height(count, self.table.size) / 2

    def _stacked(self, texts: tuple[str, ...], x: float, first: int, weight: FontWeight) -> tuple[TextRun, ...]:
        fitted = _fitted(texts, self.table.size, weight)
        top = self._top + first * line_height(self.table.size)
        room = Room(x, top, fitted.width, fitted.height, self.key, self.line.group.element)
        return at_left(room, fitted, self.theme.ink)

    def _text(self, column: int, texts: tuple[str, ...], weight: FontWeight) -> tuple[TextRun, ...]:
        line = self.line
        left, right = self.table.columns[column : column + 2]
        element = line.group.element if line.bar is None else line.bar.element
        room = Room(left + CELL_PADDING, line.top, right - left - 2 * CELL_PADDING, line.height, self.key, element)
        fitted = _fitted(texts, self.table.size, weight)
        return at_left(room, fitted, self.theme.ink) if column < 2 else centred(room, fitted, self.theme.ink)


def _fitted(texts: tuple[str, ...], size: float, weight: FontWeight) -> FittedText:
    return FittedText(texts, size, weight, block_width(texts, size, weight), block_height(len(texts), size))
