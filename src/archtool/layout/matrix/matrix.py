"""Matrices drawn: heads, marked cells, boxes around blocks, and a key where columns have only numbers."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archtool.layout.contrast import clearer
from archtool.layout.drawing import (
    Anchor,
    Box,
    Drawing,
    FontWeight,
    Polyline,
    Shape,
    Stroke,
    Style,
    TextRun,
)
from archtool.layout.matrix.measures import PADDING, Band, Heads, Measures, bands_of, measured
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import Lettering, labelled_box, left_label, lettering, level_label, vertical_label
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ascent, block_height, line_height, text_width
from archtool.layout.text.text_block import Room, upright_text
from archtool.layout.theme import Theme
from archtool.layout.tone import blended
from archtool.views.figures.matrix import Cell, Line, MatrixFigure

_SHADES = (0.0, 0.14, 0.38, 1.0)
"""Shares of the emphasis colour in a cell, by strength: far apart in grey print too."""

_PALEST, _DARKEST = 0.08, 1.0
"""The same at the ends of a heat map."""

_HAIRLINE = 0.4
_FRAME = 1.6
_OFF_LINES = 2.5
"""Points by which the name of a band stays off the lines above and below it, where it can."""

_KEY_GAP = 8.0
_KEY_SPACE = 14.0


def lay_out(figure: MatrixFigure, theme: Theme) -> Drawing:
    """The framed drawing of a matrix on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds it.
    """
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, width, theme))


def _body(figure: MatrixFigure, width: float, theme: Theme) -> Drawing:
    painter = _Painter(figure, measured(figure, width, theme), theme)
    key, height = painter.key()
    shapes = (*painter.corner(), *painter.heads(), *painter.cells(), *painter.grid(), *painter.frames(), *key)
    head = figure.head
    return Drawing(head.view, head.title, head.language, painter.measures.right, height, shapes)


def _legend(figure: MatrixFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    entries: list[LegendEntry] = []
    for meaning in figure.legend:
        style = _box_style(theme) if meaning.strength is None else _style(_share(figure, meaning.strength), theme)
        entries.append(LegendEntry(style, meaning.label))
    return tuple(entries)


def _box_style(theme: Theme) -> Style:
    return Style(None, Stroke(theme.ink, _FRAME))


def _share(figure: MatrixFigure, strength: int) -> float:
    """The share of the emphasis colour that shows a strength."""
    if figure.tones is None:
        return _SHADES[strength]
    return _PALEST + (_DARKEST - _PALEST) * strength / max(1, figure.tones - 1)


def _style(share: float, theme: Theme) -> Style:
    fill = blended(theme.fill("emphasis"), theme.fill("paper"), share)
    return Style(fill, Stroke(theme.lines.grid.color, _HAIRLINE))


@dataclass(frozen=True, slots=True)
class _Painter:
    figure: MatrixFigure
    measures: Measures
    theme: Theme

    def corner(self) -> Iterator[Shape]:
        """What columns and rows are, each with an arrow towards them."""
        one, figure, size = self.measures, self.figure, self.measures.size
        box = Box(0.0, 0.0, one.left, one.top, self._head_style(), id="corner")
        yield box
        room = one.label - 2 * PADDING
        across = break_lines(f"{figure.columns_title} →", room, size)
        y = PADDING + ascent(size)
        for line in across:
            yield TextRun(one.left - PADDING, y, line, size, color=self.theme.ink, anchor=Anchor.END, within="corner")
            y += line_height(size)
        down = break_lines(f"{figure.rows_title} ↓", room, size)
        y = one.top - PADDING - block_height(len(down), size) + ascent(size)
        for line in down:
            x = one.strip + PADDING
            yield TextRun(x, y, line, size, color=self.theme.ink, anchor=Anchor.START, within="corner")
            y += line_height(size)

    def heads(self) -> Iterator[Shape]:
        """Bands and names of rows and columns."""
        one, figure, theme = self.measures, self.figure, self.theme
        bold = lettering(theme, one.size, FontWeight.BOLD)
        for number, band in enumerate(bands_of(figure.columns), start=1):
            x, width = one.left + band.first * one.column, (band.end - band.first) * one.column
            box = Box(x, 0.0, width, one.ribbon, self._head_style(), id=f"column-band-{number}")
            yield from labelled_box(box, band.label, bold, 1.5)
        for number, band in enumerate(bands_of(figure.rows), start=1):
            yield from self._strip(number, band, bold)
        for place, line in enumerate(figure.columns):
            yield from self._column_head(place, line)
        plain = lettering(theme, one.size)
        for place, line in enumerate(figure.rows):
            x = one.strip if line.band else 0.0
            width, y = one.left - x, one.top + place * one.row
            box = Box(x, y, width, one.row, self._line_style(), element=line.element, id=f"row-{place + 1}")
            yield box
            room = Room(one.strip + PADDING, y, one.label - 2 * PADDING, one.row, box.id, line.element)
            yield from left_label(room, line.label, plain)

    def _strip(self, number: int, band: Band, style: Lettering) -> Iterator[Shape]:
        one = self.measures
        height = (band.end - band.first) * one.row
        box = Box(0.0, one.top + band.first * one.row, one.strip, height, self._head_style(), id=f"row-band-{number}")
        yield box
        close = Room.of(box, 1.5)
        room = replace(close, y=close.y + _OFF_LINES, height=close.height - 2 * _OFF_LINES)
        is_roomy = upright_text(band.label, room.width, room.height, style.sizes, style.weight) is not None
        yield from vertical_label(room if is_roomy else close, band.label, style)

    def _column_head(self, place: int, line: Line) -> Iterator[Shape]:
        one, theme = self.measures, self.theme
        top = one.ribbon if line.band else 0.0
        x, height = one.left + place * one.column, one.top - top
        box = Box(x, top, one.column, height, self._line_style(), element=line.element, id=f"column-{place + 1}")
        yield box
        style = lettering(theme, one.size)
        match one.heads:
            case Heads.LEVEL:
                yield from level_label(Room.of(box, PADDING - 0.5), line.label, style)
            case Heads.UPRIGHT:
                yield from vertical_label(Room.of(box, 1.0), line.label, style)
            case Heads.NUMBERED:
                yield from level_label(Room.of(box, 1.0), str(place + 1), style)

    def cells(self) -> Iterator[Shape]:
        """The marked cells with their letters."""
        for cell in self.figure.cells:
            yield from self._cell(cell)

    def _cell(self, cell: Cell) -> Iterator[Shape]:
        one, theme = self.measures, self.theme
        x, y = one.left + cell.column * one.column, one.top + cell.row * one.row
        style = _style(_share(self.figure, cell.strength), theme)
        box = Box(x, y, one.column, one.row, style, id=f"cell-{cell.row + 1}-{cell.column + 1}")
        color = clearer((theme.ink, theme.fill("paper")), style.fill or theme.fill("paper"))
        weight = FontWeight.REGULAR if color == theme.ink else FontWeight.BOLD
        yield from labelled_box(box, cell.text, Lettering(theme.text.down_from(one.size), color, weight), 1.0)

    def grid(self) -> Iterator[Shape]:
        """Hairlines between all cells, and the border of the whole."""
        one, theme = self.measures, self.theme
        hair = Stroke(theme.lines.grid.color, _HAIRLINE)
        for place in range(1, one.rows):
            y = one.top + place * one.row
            yield Polyline(((one.left, y), (one.right, y)), hair)
        for place in range(1, one.columns):
            x = one.left + place * one.column
            yield Polyline(((x, one.top), (x, one.bottom)), hair)
        border = theme.lines.surface.stroke()
        yield _outline(0.0, 0.0, one.right, one.bottom, border)
        yield Polyline(((one.left, 0.0), (one.left, one.bottom)), border)
        yield Polyline(((0.0, one.top), (one.right, one.top)), border)

    def frames(self) -> Iterator[Shape]:
        """The boxes around blocks of cells."""
        one = self.measures
        for frame in self.figure.frames:
            left, right = (one.left + place * one.column for place in frame.columns)
            top, bottom = (one.top + place * one.row for place in frame.rows)
            yield _outline(left, top, right, bottom, Stroke(self.theme.ink, _FRAME))

    def key(self) -> tuple[tuple[Shape, ...], float]:
        """The names behind the numbers of columns, in columns below the matrix, and where the whole ends."""
        one, theme, names = self.measures, self.theme, self.figure.columns
        if one.heads is not Heads.NUMBERED or not names:
            return (), one.bottom
        size = theme.text.minimum
        texts = [f"{number}  {line.label}" for number, line in enumerate(names, start=1)]
        columns = _key_columns(texts, one.right, size)
        spare = (one.right - sum(width for _, width in columns)) / len(columns)
        shapes: list[Shape] = []
        x = 0.0
        for column, width in columns:
            for place, text in enumerate(column):
                room = Room(x, one.bottom + _KEY_GAP + place * line_height(size), min(width, one.right) - 2.0, size)
                shapes.extend(left_label(room, text, Lettering((size,), theme.ink)))
            x += width + spare
        return tuple(shapes), one.bottom + _KEY_GAP + len(columns[0][0]) * line_height(size)

    def _head_style(self) -> Style:
        return Style(self.theme.fill("header"), self.theme.lines.surface.stroke())

    def _line_style(self) -> Style:
        return Style(self.theme.fill("external"), Stroke(self.theme.lines.grid.color, _HAIRLINE))


def _key_columns(texts: list[str], width: float, size: float) -> list[tuple[list[str], float]]:
    """The entries of a key in as many columns as `width` points hold, each with its width and the space behind it."""
    for across in range(len(texts), 0, -1):
        down = -(-len(texts) // across)
        chunks = [texts[first : first + down] for first in range(0, len(texts), down)]
        widths = [max(text_width(text, size) for text in chunk) + _KEY_SPACE for chunk in chunks]
        if sum(widths) - _KEY_SPACE <= width or across == 1:
            return list(zip(chunks, widths, strict=True))
    return []


def _outline(left: float, top: float, right: float, bottom: float, stroke: Stroke) -> Polyline:
    return Polyline(((left, top), (right, top), (right, bottom), (left, bottom), (left, top)), stroke)
