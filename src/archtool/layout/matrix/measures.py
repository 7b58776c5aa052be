"""The measures of a matrix: how its columns are headed, and how wide and high its parts are."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from archtool.layout.drawing import FontWeight
from archtool.layout.shapes import is_upright, lettering, vertical_label_width
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_height, line_height, text_width
from archtool.layout.text.paragraphs import Paragraph, least_width
from archtool.layout.text.text_block import upright_text
from archtool.layout.theme import Theme
from archtool.views.figures.matrix import Line, MatrixFigure

PADDING = 3.0
"""Points between a text and the edge of its cell."""

_NARROW = 1.5
_UPRIGHT_AIR, _LEVEL_AIR = 5.0, 10.0
"""Points that a band of rows is wider than its name."""

_WIDEST_CELL, _WIDEST_LEVEL = 24.0, 96.0
_HEAT_CELL = 22.0
_ROW_PITCH = 1.75
_WIDEST_LABEL = 0.25
_MOST_LINES = 3
_TALLEST_HEAD = 1000.0


class Heads(StrEnum):
    """How columns are headed: by their names level or upright, or by numbers with a key below the matrix."""

    LEVEL = "level"
    UPRIGHT = "upright"
    NUMBERED = "numbered"


@dataclass(frozen=True, slots=True)
class Band:
    """Neighbouring lines under one heading: the first, and the one after the last."""

    label: str
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Measures:
    """The parts of a matrix with its origin at the top left, in points.

    Attributes:
        strip: width of the bands of rows; 0 without any.
        label: width of the names of rows.
        ribbon: height of the bands of columns; 0 without any.
        head: height of the heads of columns.
    """

    size: float
    heads: Heads
    strip: float
    label: float
    ribbon: float
    head: float
    column: float
    row: float
    columns: int
    rows: int

    @property
    def left(self) -> float:
        """X of the first column."""
        return self.strip + self.label

    @property
    def top(self) -> float:
        """Y of the first row."""
        return self.ribbon + self.head

    @property
    def right(self) -> float:
        """X of the right edge of the last column."""
        return self.left + self.column * self.columns

    @property
    def bottom(self) -> float:
        """Y of the lower edge of the last row."""
        return self.top + self.row * self.rows


def bands_of(lines: tuple[Line, ...]) -> tuple[Band, ...]:
    """The bands of neighbouring lines that share a heading."""
    found: list[Band] = []
    at = 0
    for label, some in groupby(lines, key=lambda line: line.band):
        count = len(tuple(some))
        if label is not None:
            found.append(Band(label, at, at + count))
        at += count
    return tuple(found)


def measured(figure: MatrixFigure, width: float, theme: Theme) -> Measures:
    """The matrix in `width` points; wider where its cells would be too narrow for their letters."""
    size = theme.text.label
    row_bands = bands_of(figure.rows)
    strip = _strip_width([band.label for band in row_bands], theme)
    titles = (f"{figure.rows_title} ↓", f"{figure.columns_title} →")
    label = _label_width(figure, titles, width, size)
    count = max(1, len(figure.columns))
    share = (width - strip - label) / count
    names = [line.label for line in figure.columns]
    texts = [cell.text.splitlines() for cell in figure.cells]
    least = max((text_width(line, size, FontWeight.BOLD) for text in texts for line in text), default=size)
    least += 2 * _NARROW + 0.5
    heads = _heads(names, share, size)
    share = share if figure.tones is None else min(share, _HEAT_CELL)
    column = _column_width(heads, share, max(least, size + 2 * _NARROW, _number_width(count, size)))
    corner = [block_height(len(break_lines(title, label - 2 * PADDING, size)), size) for title in titles]
    head = max(_head_height(heads, names, column, size), sum(corner) + 3 * PADDING)
    names_down = [len(break_lines(line.label, label - 2 * PADDING, size)) for line in figure.rows]
    lines = max((*names_down, *(len(text) for text in texts)), default=1)
    return Measures(
        size,
        heads,
        strip,
        label,
        line_height(size) + 5 if bands_of(figure.columns) else 0.0,
        head,
        column,
        max(_ROW_PITCH * size, block_height(lines, size) + PADDING + 1.0),
        len(figure.columns),
        len(figure.rows),
    )


def _strip_width(names: list[str], theme: Theme) -> float:
    """Width of the bands of rows: Latin names stand level and want air at both ends; 0 without any."""
    if not names:
        return 0.0
    air = _UPRIGHT_AIR if all(map(is_upright, names)) else _LEVEL_AIR
    return vertical_label_width(names, lettering(theme, theme.text.label, FontWeight.BOLD)) + air


def _label_width(figure: MatrixFigure, titles: tuple[str, str], width: float, size: float) -> float:
    names = [line.label for line in figure.rows]
    natural = max((text_width(text, size) for text in (*names, *titles)), default=0.0)
    words = least_width([Paragraph(text, size, "") for text in (*names, *titles)])
    return max(min(natural, _WIDEST_LABEL * width), words) + 2 * PADDING + 0.5


def _heads(names: list[str], share: float, size: float) -> Heads:
    room = min(share, _WIDEST_LEVEL) - 2 * PADDING
    is_level = room >= least_width([Paragraph(name, size, "") for name in names]) and all(
        len(break_lines(name, room, size)) <= _MOST_LINES for name in names
    )
    if is_level:
        return Heads.LEVEL
    return Heads.UPRIGHT if all(is_upright(name) for name in names) else Heads.NUMBERED


def _column_width(heads: Heads, share: float, least: float) -> float:
    widest = _WIDEST_LEVEL if heads is Heads.LEVEL else _WIDEST_CELL
    return max(least, min(share, max(widest, least)))


def _number_width(count: int, size: float) -> float:
    return text_width(str(count), size) + 2 * _NARROW


def _head_height(heads: Heads, names: Iterable[str], column: float, size: float) -> float:
    if heads is Heads.LEVEL:
        heights = [block_height(len(break_lines(name, column - 2 * PADDING, size)), size) for name in names]
    elif heads is Heads.UPRIGHT:
        fitted = [upright_text(name, column - 2 * _NARROW, _TALLEST_HEAD, (size,)) for name in names]
        heights = [text.height for text in fitted if text is not None]
    else:
        heights = [size]
    return max(heights, default=size) + 2 * PADDING
