"""The measures of a timeline: its columns, its rows with their broken texts, and the width of a month."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.layout.drawing import FontWeight
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_width, line_height, text_width
from archtool.layout.theme import Theme
from archtool.views.figures.timeline import Bar, Group, TimelineFigure

_LEAST_PITCH, _ROOMY_PITCH, _WIDEST_PITCH = 1.2, 1.3, 1.9
"""Heights of a row of one line, in sizes of its text: the least, one that is easy to read, and the most."""

_HEAD_PITCH = 1.35
_SUMMARY_EXTRA = 0.2
_LEAST_MONTH = 4.0
_LEAST_NAME = 12
"""Ideographs that the column of names has room for at least."""

CELL_PADDING = 3.0
"""Points between a text and the edge of its cell."""

GATE_HALF = 0.42
"""Half the width of a diamond, in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row: a summary row where `bar` is nothing, else the row of a package.

    Attributes:
        names: The lines of the name.
        gates: The lines of the gate.
        gate_indent: Points from the left edge of the name to the gate's diamond.
        gate_line: Number of the line, from 0, in which the gate begins.
    """

    group: Group
    bar: Bar | None
    names: tuple[str, ...]
    gates: tuple[str, ...]
    top: float
    height: float
    gate_indent: float = 0.0
    gate_line: int = 0

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.top + self.height

    @property
    def middle(self) -> float:
        """Y of the middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Table:
    """A measured timeline with its origin at the top left, in points.

    Attributes:
        columns: X of the left edges of number, name, tag, duration and months, then of the time axis.
        width: Of all that is drawn, the diamonds at the end of the axis included.
        pitch: Height of a row of one line.
        month_step: Every how many months a number stands on the axis.
    """

    size: float
    columns: tuple[float, ...]
    month: float
    month_step: int
    head: float
    pitch: float
    lines: tuple[Line, ...]
    width: float

    @property
    def height(self) -> float:
        """Y of the lower edge of the last row."""
        return self.lines[-1].bottom if self.lines else self.head

    @property
    def axis(self) -> float:
        """X of the contract."""
        return self.columns[-1]


def table_for(figure: TimelineFigure, width: float, height: float, theme: Theme) -> Table | None:
    """The timeline measured for a page, or nothing where its rows do not fit with the least legible text.

    The largest text that leaves its rows easy to read is taken, else the smallest with rows close together.
    """
    sizes = theme.text.down_from(theme.text.block)
    for size, factor in (*((size, _ROOMY_PITCH) for size in sizes), (sizes[-1], _LEAST_PITCH)):
        table = measured(figure, width, size, factor * size)
        if table.width <= width + 1e-6 and table.height <= height:
            spare = (height - table.height) / max(1, len(table.lines))
            return measured(figure, width, size, min(table.pitch + spare, _WIDEST_PITCH * size))
    return None


def smallest_table(figure: TimelineFigure, width: float, theme: Theme) -> Table:
    """The timeline with its least legible text, whatever its height."""
    return measured(figure, width, theme.text.minimum, _LEAST_PITCH * theme.text.minimum)


def measured(figure: TimelineFigure, width: float, size: float, pitch: float) -> Table:
    """The timeline at one text size and pitch; wider than `width` where the months would be too narrow."""
    number, tag, duration, months = _fixed_widths(figure, size)
    # A diamond at the contract reaches back into the months' column, one at the end of the axis beyond it.
    months += 2 * max(0.0, GATE_HALF * size + 0.5 - CELL_PADDING)
    natural = max((text_width(bar.name, size, _weight(bar)) for bar in _bars(figure)), default=0.0)
    natural = max(natural, _LEAST_NAME * size) + 2 * CELL_PADDING
    label = text_width(str(figure.end), size) + 2.5
    beyond = (2 if any(bar.is_milestone for bar in _bars(figure)) else 1) * GATE_HALF * size
    spare = width - number - tag - duration - months - beyond
    name = min(natural, max(spare - figure.end * label, _LEAST_NAME * size + 2 * CELL_PADDING))
    month = max((spare - name) / figure.end, _LEAST_MONTH)
    step = next((step for step in (1, 3, 6) if step * month >= label - 0.5), 12)
    columns = [0.0]
    for part in (number, name, tag, duration, months):
        columns.append(columns[-1] + part)
    head = 3 * _HEAD_PITCH * size
    lines = tuple(_lines(figure, columns, size, pitch))
    reach = columns[-1] + figure.end * month + beyond
    return Table(size, tuple(columns), month, step, head, pitch, lines, reach)


def _fixed_widths(figure: TimelineFigure, size: float) -> tuple[float, ...]:
    words, bars = figure.words, tuple(_bars(figure))
    numbers = (*(bar.element for bar in bars), *(group.key for group in figure.groups))
    months = (*(bar.months for bar in bars), *(group.months for group in figure.groups))
    columns = (
        (words.number, numbers, FontWeight.BOLD),
        (words.tag, (bar.tag for bar in bars), FontWeight.REGULAR),
        (words.duration, (bar.duration for bar in bars), FontWeight.REGULAR),
        (words.months, months, FontWeight.BOLD),
    )
    return tuple(
        max(block_width(tuple(values), size, weight), block_width(tuple(head.splitlines()), size, FontWeight.BOLD))
        + 2 * CELL_PADDING
        for head, values, weight in columns
    )


def _bars(figure: TimelineFigure) -> Iterator[Bar]:
    return (bar for group in figure.groups for bar in group.bars)


def _weight(bar: Bar) -> FontWeight:
    return FontWeight.BOLD if bar.is_critical else FontWeight.REGULAR


def _lines(figure: TimelineFigure, columns: list[float], size: float, pitch: float) -> Iterator[Line]:
    top = 3 * _HEAD_PITCH * size
    for group in figure.groups:
        line = _summary(group, columns, size, pitch, top)
        yield line
        top = line.bottom
        for bar in group.bars:
            names = break_lines(bar.name, columns[2] - columns[1] - 2 * CELL_PADDING, size, _weight(bar))
            yield Line(group, bar, names, (), top, _height(len(names), size, pitch))
            top += _height(len(names), size, pitch)


def _summary(group: Group, columns: list[float], size: float, pitch: float, top: float) -> Line:
    """The name over the columns up to the months, the gate behind it or, where that is too narrow, below it."""
    room = columns[4] - columns[1] - 2 * CELL_PADDING
    pitch += _SUMMARY_EXTRA * size
    names = break_lines(group.name, room, size, FontWeight.BOLD)
    if group.gate is None:
        return Line(group, None, names, (), top, _height(len(names), size, pitch))
    behind = text_width(names[-1], size, FontWeight.BOLD) + size
    sign = 3 * GATE_HALF * size
    is_behind = len(names) == 1 and room - behind - sign >= _LEAST_NAME * size
    indent = behind if is_behind else 0.0
    gates = break_lines(group.gate, room - indent - sign, size)
    count = len(gates) if is_behind else len(names) + len(gates)
    height = _height(count, size, pitch)
    return Line(group, None, names, gates, top, height, indent, 0 if is_behind else len(names))


def _height(lines: int, size: float, pitch: float) -> float:
    return pitch + (max(lines, 1) - 1) * line_height(size)
