"""Tables drawn: numbered caption above, heads on every sheet, rows as high as their texts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Shape, Stroke, Style, TextRun
from archtool.layout.page.frame import Paper as Page
from archtool.layout.page.pages import pages_of
from archtool.layout.table.columns import PADDING, column_widths
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ascent, block_height, line_height
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.source.text import both
from archtool.views.figures.table import Align, RowKind, TableFigure, TableRow

_ANCHORS = {Align.LEFT: Anchor.START, Align.CENTRE: Anchor.MIDDLE, Align.RIGHT: Anchor.END}
_CONTINUED = both("（续）", " (continued)")
_ABOVE, _BELOW = 6.0, 6.0
_EDGE = 2.0
_RULE = 0.5


def lay_out(figure: TableFigure, theme: Theme) -> Drawing:
    """The whole table on one sheet that is as long as it needs, for outputs without pages.

    Raises:
        RenderError: no permitted page is large enough for its columns or for one of its rows.
    """
    table = _set(figure, theme)
    return table.sheet(0, tuple(range(len(figure.rows))), is_last=True)


def lay_out_pages(figure: TableFigure, theme: Theme) -> tuple[Drawing, ...]:
    """The table on as many sheets as it needs: caption and heads on each, （续） from the second on.

    Raises:
        RenderError: no permitted page is large enough for its columns or for one of its rows.
    """
    table = _set(figure, theme)
    sheets = table.sheets()
    return tuple(table.sheet(number, rows, number == len(sheets) - 1) for number, rows in enumerate(sheets))


def _set(figure: TableFigure, theme: Theme) -> "_Table":
    """The table at the largest text with which the first possible page holds it whole, else on the fewest sheets."""
    pages = pages_of(figure.head)
    for page in pages:
        for size in theme.text.down_from(theme.text.block):
            if len(figure.rows) * (block_height(1, size) + 2 * PADDING) > page.room[1]:
                continue  # with one line in every row it is too high
            table = _table(figure, page, size, theme)
            if table.is_narrow and table.is_high_enough and len(table.sheets()) == 1:
                return table
    for page in pages:
        tables = [_table(figure, page, size, theme) for size in theme.text.down_from(theme.text.label)]
        possible = [table for table in tables if table.is_narrow and table.is_high_enough]
        if possible:
            return min(possible, key=lambda table: len(table.sheets()))
    name = pages[-1].name
    message = both(
        f"表“{figure.head.view}”的列或某一行在{name}纸上放不下：请减少列、缩短文字，或允许更大的纸张",
        f"table '{figure.head.view}' has columns or a row too large for {name}: leave some out or permit larger paper",
    )
    raise RenderError(message)


def _table(figure: TableFigure, page: Page, size: float, theme: Theme) -> "_Table":
    widths = column_widths(figure, page.room[0], size)
    edges = [0.0]
    for width in widths:
        edges.append(edges[-1] + width)
    return _Table(figure, page, size, tuple(edges), theme)


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell over the columns from `first` to before `end`."""

    first: int
    end: int
    text: str
    align: Align


@dataclass(frozen=True, slots=True)
class _Look:
    """How a row looks."""

    fill: str
    weight: FontWeight


@dataclass(frozen=True, slots=True)
class _Table:
    """A table measured for a page; `edges` are the x of all edges of its columns, in points."""

    figure: TableFigure
    page: Page
    size: float
    edges: tuple[float, ...]
    theme: Theme

    @property
    def is_narrow(self) -> bool:
        """Whether its columns fit on the page."""
        return self.edges[-1] <= self.page.room[0] + 1e-6

    @property
    def is_high_enough(self) -> bool:
        """Whether each of its rows fits on the page below the head of its group, the last one with the note."""
        rows = range(len(self.figure.rows))
        highest = max((self._height_from(place) for place in rows), default=0.0)
        return highest + self._note_height() <= self._room()

    def _height_from(self, place: int) -> float:
        """Height of a row where it begins a sheet."""
        return self._row_height(self.figure.rows[place]) + sum(map(self._row_height, self._again([place])))

    def _room(self) -> float:
        """Height for the rows of a sheet."""
        return self.page.room[1] - self._caption_height() - self._height(self._titles(), FontWeight.BOLD)

    def sheets(self) -> tuple[tuple[int, ...], ...]:
        """The numbers of the rows on each sheet; the head of a group never ends one, and stands again on the next."""
        room = self._room()
        below = self._note_height()
        sheets: list[list[int]] = [[]]
        used = 0.0
        for number, row in enumerate(self.figure.rows):
            height = self._row_height(row)
            is_last = number == len(self.figure.rows) - 1
            if sheets[-1] and used + height + (below if is_last else 0.0) > room:
                moved = self._heads_at_end(sheets[-1])
                sheets.append(moved)
                used = sum(self._row_height(self.figure.rows[one]) for one in moved)
                used += sum(map(self._row_height, self._again(moved or [number])))
            sheets[-1].append(number)
            used += height
        return tuple(tuple(sheet) for sheet in sheets)

    def _heads_at_end(self, sheet: list[int]) -> list[int]:
        """Take the heads of groups from the end of a sheet that has other rows too."""
        moved: list[int] = []
        while len(sheet) > 1 and self.figure.rows[sheet[-1]].kind is RowKind.GROUP:
            moved.insert(0, sheet.pop())
        return moved

    def _again(self, rows: Sequence[int]) -> tuple[TableRow, ...]:
        """The head of the group that a sheet with some rows continues, without its sums; nothing without one."""
        first = rows[0] if rows else 0
        heads = [row for row in self.figure.rows[:first] if row.kind is RowKind.GROUP and row.element is None]
        if not heads or self.figure.rows[first].kind is not RowKind.PLAIN:
            return ()
        label = heads[-1].cells[0] + _CONTINUED.in_language(self.figure.head.language)
        return (TableRow((label, *("" for _ in heads[-1].cells[1:])), RowKind.GROUP),)

    def sheet(self, number: int, rows: Sequence[int], is_last: bool) -> Drawing:
        """One sheet with its rows; the last one carries the note."""
        head, theme, size = self.figure.head, self.theme, self.theme.text.caption
        title = head.title + (_CONTINUED.in_language(head.language) if number else "")
        width = self.edges[-1]
        shapes: list[Shape] = []
        y = _EDGE
        for line in break_lines(title, width, size, FontWeight.BOLD):
            middle = _EDGE + width / 2
            shapes.append(TextRun(middle, y + ascent(size), line, size, FontWeight.BOLD, theme.ink))
            y += line_height(size)
        y += _ABOVE
        shapes.extend(self._cells("head", y, self._titles(), _Look(theme.fill("header"), FontWeight.BOLD), None))
        y += self._height(self._titles(), FontWeight.BOLD)
        again = [("again", row) for row in self._again(rows)]
        for key, row in (*again, *((f"row-{place + 1}", self.figure.rows[place]) for place in rows)):
            shapes.extend(self._cells(key, y, self._spans(row), self._look(row), row.element))
            y += self._row_height(row)
        if is_last and head.note:
            y += _BELOW
            for line in break_lines(head.note, width, theme.text.note):
                shapes.append(
                    TextRun(_EDGE, y + ascent(theme.text.note), line, theme.text.note, color=theme.ink,
                            anchor=Anchor.START)
                )  # fmt: skip
                y += line_height(theme.text.note)
        view = head.view if number == 0 else f"{head.view}-{number + 1}"
        return Drawing(view, title, head.language, width + 2 * _EDGE, y + _EDGE, tuple(shapes))

    def _titles(self) -> tuple[_Cell, ...]:
        return tuple(
            _Cell(place, place + 1, column.title, Align.CENTRE) for place, column in enumerate(self.figure.columns)
        )

    def _spans(self, row: TableRow) -> tuple[_Cell, ...]:
        """The cells of a row; the label of a group or a total goes on over the empty cells behind it."""
        columns = self.figure.columns
        cells = [_Cell(place, place + 1, text, columns[place].align) for place, text in enumerate(row.cells)]
        if row.element is not None:
            return tuple(cells)
        end = next((place for place in range(1, len(cells)) if row.cells[place]), len(cells))
        label = _Cell(0, end, row.cells[0], Align.LEFT if row.kind is RowKind.GROUP else Align.CENTRE)
        return (label, *cells[end:])

    def _look(self, row: TableRow) -> "_Look":
        match row.kind:
            case RowKind.PLAIN:
                return _Look(self.theme.fill("paper"), FontWeight.REGULAR)
            case RowKind.GROUP:
                return _Look(self.theme.fill("external"), FontWeight.BOLD)
            case RowKind.TOTAL:
                return _Look(self.theme.fill("layer"), FontWeight.BOLD)

    def _cells(
        self, key: str, top: float, cells: tuple[_Cell, ...], look: "_Look", element: str | None
    ) -> Iterator[Shape]:
        height = self._height(cells, look.weight)
        style = Style(look.fill, Stroke(self.theme.lines.grid.color, _RULE))
        for cell in cells:
            left, right = _EDGE + self.edges[cell.first], _EDGE + self.edges[cell.end]
            owner = f"{key}-{cell.first + 1}"
            yield Box(left, top, right - left, height, style, element=element, id=owner)
            y = top + (height - block_height(len(self._broken(cell, look.weight)), self.size)) / 2 + ascent(self.size)
            x = {Align.LEFT: left + PADDING, Align.CENTRE: (left + right) / 2, Align.RIGHT: right - PADDING}[cell.align]
            for line in self._broken(cell, look.weight):
                yield TextRun(
                    x, y, line, self.size, look.weight, self.theme.ink, _ANCHORS[cell.align], element, within=owner
                )
                y += line_height(self.size)

    def _row_height(self, row: TableRow) -> float:
        return self._height(self._spans(row), self._look(row).weight)

    def _height(self, cells: tuple[_Cell, ...], weight: FontWeight) -> float:
        lines = max((len(self._broken(cell, weight)) for cell in cells), default=1)
        return block_height(max(lines, 1), self.size) + 2 * PADDING

    def _broken(self, cell: _Cell, weight: FontWeight) -> tuple[str, ...]:
        width = self.edges[cell.end] - self.edges[cell.first] - 2 * PADDING
        return break_lines(cell.text, width, self.size, weight)

    def _caption_height(self) -> float:
        head, size = self.figure.head, self.theme.text.caption
        title = head.title + _CONTINUED.in_language(head.language)
        return len(break_lines(title, self.edges[-1], size, FontWeight.BOLD)) * line_height(size) + _ABOVE

    def _note_height(self) -> float:
        note = self.figure.head.note
        if not note:
            return 0.0
        return _BELOW + len(break_lines(note, self.edges[-1], self.theme.text.note)) * line_height(self.theme.text.note)
