"""The table of a timeline: its column heads and, for every row, number, name, tag, duration and months."""

from collections.abc import Iterator
from itertools import groupby

from archtool.layout.drawing import Box, FontWeight, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.legend import diamond
from archtool.layout.line_breaking import FittedText
from archtool.layout.metrics import block_height, block_width, line_height
from archtool.layout.shapes import Lettering, labelled_box
from archtool.layout.text_block import Room, at_left, centred
from archtool.layout.theme import Theme
from archtool.layout.timeline_table import CELL_PADDING, GATE_HALF, Line, Table
from archtool.views.figures.timeline import Bar, TimelineFigure

_HAIRLINE = 0.35


def rows(figure: TimelineFigure, table: Table, theme: Theme) -> Iterator[Shape]:
    """The shapes of the table from left to the time axis."""
    yield from _head(figure, table, theme)
    for line in table.lines:
        yield from _summary(line, table, theme) if line.bar is None else _package(line, line.bar, table, theme)
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


def _summary(line: Line, table: Table, theme: Theme) -> Iterator[Shape]:
    group = line.group
    key = f"row-{group.key}"
    tint = Style(theme.fill("layer"))
    yield Box(0.0, line.top, table.axis, line.height, tint, element=group.element, id=key)
    yield from _text(line, table, 0, (group.key,), FontWeight.BOLD, theme)
    yield from _text(line, table, 4, (group.months,), FontWeight.BOLD, theme)
    left = table.columns[1] + CELL_PADDING
    pitch = line_height(table.size)
    count = max(len(line.names), line.gate_line + len(line.gates))
    top = line.middle - block_height(count, table.size) / 2

    def stacked(lines: tuple[str, ...], x: float, first: int, weight: FontWeight) -> Iterator[TextRun]:
        fitted = _fitted(lines, table.size, weight)
        room = Room(x, top + first * pitch, fitted.width, fitted.height, key, group.element)
        yield from at_left(room, fitted, theme.ink)

    yield from stacked(line.names, left, 0, FontWeight.BOLD)
    if line.gates:
        half = GATE_HALF * table.size
        x = left + line.gate_indent
        middle = top + line.gate_line * pitch + table.size / 2
        yield diamond((x + half, middle), half, Style(theme.ink), group.element, f"sign-{group.key}")
        yield from stacked(line.gates, x + 3 * half, line.gate_line, FontWeight.REGULAR)


def _package(line: Line, bar: Bar, table: Table, theme: Theme) -> Iterator[Shape]:
    weight = FontWeight.BOLD if bar.is_critical else FontWeight.REGULAR
    yield from _text(line, table, 0, (bar.element,), weight, theme)
    yield from _text(line, table, 1, line.names, weight, theme)
    yield from _text(line, table, 2, (bar.tag,), FontWeight.REGULAR, theme)
    yield from _text(line, table, 3, (bar.duration,), FontWeight.REGULAR, theme)
    yield from _text(line, table, 4, (bar.months,), weight, theme)


def _text(
    line: Line, table: Table, column: int, texts: tuple[str, ...], weight: FontWeight, theme: Theme
) -> tuple[TextRun, ...]:
    left, right = table.columns[column : column + 2]
    owner = f"row-{line.group.key}" if line.bar is None else None
    element = line.group.element if line.bar is None else line.bar.element
    room = Room(left + CELL_PADDING, line.top, right - left - 2 * CELL_PADDING, line.height, owner, element)
    fitted = _fitted(texts, table.size, weight)
    return at_left(room, fitted, theme.ink) if column < 2 else centred(room, fitted, theme.ink)


def _fitted(texts: tuple[str, ...], size: float, weight: FontWeight) -> FittedText:
    return FittedText(texts, size, weight, block_width(texts, size, weight), block_height(len(texts), size))
