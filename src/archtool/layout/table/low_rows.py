"""Widths of columns in which the rows of a table are as low as can be found, and few cells break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import FontWeight
from archtool.layout.text.line_counts import line_steps, lines_in

_EXACT = 1e-6
_STEP = 2.0
"""Points by which the widths of a column to try differ at least: assumption."""

_MOST_ROWS = 300
"""Rows that are looked at, spread over the table, so that the time is bounded: assumption."""

_BROKEN_CELL = 0.05
"""What a line saved in one cell is worth against a line by which a whole row is lower: assumption."""


@dataclass(frozen=True, slots=True)
class Cells:
    """The texts of a column, one a row, with their size, and the least and the greatest width of the column in points.

    Attributes:
        padding: Points that a cell has beside its text, both sides together.
    """

    texts: Sequence[tuple[str, FontWeight]]
    size: float
    padding: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class _Column:
    """The widths to try in points, narrow ones first, and for each of them the lines of every cell."""

    widths: tuple[float, ...]
    lines: tuple[tuple[int, ...], ...]


def low_rows(columns: Sequence[Cells], width: float) -> tuple[float, ...]:
    """Widths of together `width` points at most, each within its bounds, where these allow it.

    Every column begins as narrow as it may be; then ever again that one grows whose growth saves most lines a point.
    """
    tried = [_column(column) for column in columns]
    chosen = [0] * len(tried)
    spare = width - sum(column.widths[0] for column in tried)
    while True:
        growths = [growth for place in range(len(tried)) for growth in _growths(tried, chosen, place, spare)]
        if not growths:
            return tuple(column.widths[index] for column, index in zip(tried, chosen, strict=True))
        _, place, index = max(growths, key=lambda growth: (growth[0], -growth[1], -growth[2]))
        spare -= tried[place].widths[index] - tried[place].widths[chosen[place]]
        chosen[place] = index


def _growths(
    columns: Sequence[_Column], chosen: Sequence[int], place: int, spare: float
) -> Iterator[tuple[float, int, int]]:
    """What each greater width of a column that there is room for saves a point, with the column and the width."""
    column, now = columns[place], chosen[place]
    before = column.lines[now]
    others = [
        one.lines[index] for number, (one, index) in enumerate(zip(columns, chosen, strict=True)) if number != place
    ]
    beside = list(map(max, *others)) if len(others) > 1 else others[0] if others else [0] * len(before)
    height, cells = sum(map(max, beside, before)), sum(before)
    for index in range(now + 1, len(column.widths)):
        points = column.widths[index] - column.widths[now]
        if points > spare + _EXACT:
            return
        rows = height - sum(map(max, beside, column.lines[index]))
        saved = rows + _BROKEN_CELL * (cells - sum(column.lines[index]))
        if saved > 0:
            yield round(saved / points, 9), place, index


def _column(cells: Cells) -> _Column:
    stride = max(1, -(-len(cells.texts) // _MOST_ROWS))
    steps = [line_steps(text, weight) for text, weight in cells.texts[::stride]]
    widths = [cells.least]
    for points in sorted({ems * cells.size + cells.padding for step in steps for ems, _ in step}):
        if cells.least + _EXACT < points <= cells.most:
            if points - widths[-1] < _STEP and len(widths) > 1:
                widths.pop()
            widths.append(points)
    ems = [(width - cells.padding) / cells.size for width in widths]
    return _Column(tuple(widths), tuple(tuple(lines_in(step, width) for step in steps) for width in ems))
