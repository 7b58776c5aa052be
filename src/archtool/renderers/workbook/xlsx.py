"""Workbooks as Excel files: live formulas, locked sums, set up to be printed on A4."""

import io
import re
from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from archtool.renderers.workbook.library import File, Format, Worksheet, created
from archtool.renderers.workbook.sheet import FIRST_ROW, Cell, Computed, Look, Sheet, Workbook
from archtool.source.text import both

_CREATED = datetime(2000, 1, 1)
"""The same in every file: the same estimate gives the same bytes."""
_FORMULA = re.compile(r"(?:[A-Z0-9()+*/,:.=-]|'[\w ]+'!)+")
_LONGEST_FORMULA = 8000  # Excel takes 8192 characters
_LONGEST_TEXT = 32_767
_LONGEST_HEAD = 200  # Excel takes 255 characters with the codes of a header
_COMMANDING = ("=", "+", "-", "@", "\t", "\r", "\n")
_A4 = 9
_FAMILY = "Microsoft YaHei"
_AMOUNT_FORMAT = '#,##0.00;[Red]-#,##0.00;"—"'
_SHARE_FORMAT = '0.00%;[Red]-0.00%;"—"'
_NUMBER_FORMATS = {Look.AMOUNT: _AMOUNT_FORMAT, Look.SHARE: _SHARE_FORMAT}
_PAGE = both("第 &P 页 共 &N 页", "page &P of &N")
_FROZEN_COLUMNS = 2


class XlsxRenderer:
    """Writes workbooks as Excel files.

    Words are stored as words whatever they look like: none of them becomes a formula, a link or a number. Sums and
    shares are locked; amounts that people estimate stay open to change.
    """

    suffix: ClassVar[str] = ".xlsx"

    def write(self, workbook: Workbook) -> bytes:
        """The content of the file.

        Raises:
            RenderError: XlsxWriter is not installed.
        """
        content = io.BytesIO()
        file = created(content)
        file.set_properties({"title": workbook.title, "author": "archtool", "created": _CREATED})
        looks = _Looks(file)
        for sheet in workbook.sheets:
            _Page(file.add_worksheet(sheet.name), sheet, looks).fill(workbook)
        file.close()
        return content.getvalue()


class _Looks:
    """The formats of one file, each made once."""

    def __init__(self, file: File) -> None:
        self._file = file
        self._made: dict[tuple[Look, bool, bool, bool], Format] = {}
        base = {"font_name": _FAMILY, "font_size": 10, "valign": "vcenter"}
        self.title = file.add_format({**base, "bold": True, "font_size": 14, "align": "center"})
        self.unit = file.add_format({**base, "align": "right"})
        self.heading = file.add_format(
            {**base, "bold": True, "align": "center", "text_wrap": True, "border": 1, "bg_color": "#DCE6F1"}
        )
        self.note = file.add_format({**base, "text_wrap": True, "valign": "top", "quote_prefix": True})

    def of(self, look: Look, cell: Cell, *, is_sum: bool) -> Format:
        is_open = isinstance(cell, Decimal)
        is_commanding = isinstance(cell, str) and cell.startswith(_COMMANDING)
        key = (look, is_sum, is_open, is_commanding)
        if key not in self._made:
            self._made[key] = self._file.add_format(
                {
                    "font_name": _FAMILY,
                    "font_size": 10,
                    "valign": "vcenter",
                    "border": 1,
                    "bold": is_sum,
                    "locked": not is_open,
                    "quote_prefix": is_commanding,
                    "text_wrap": look is Look.WORDS,
                    "num_format": _NUMBER_FORMATS.get(look, "@"),
                    "align": "left" if look is Look.WORDS else "right",
                }
            )
        return self._made[key]


class _Page:
    """One worksheet being filled."""

    def __init__(self, page: Worksheet, sheet: Sheet, looks: _Looks) -> None:
        self._page = page
        self._sheet = sheet
        self._looks = looks
        self._last = len(sheet.columns) - 1

    def fill(self, workbook: Workbook) -> None:
        sheet, page, looks = self._sheet, self._page, self._looks
        page.merge_range(0, 0, 0, self._last, "", looks.title)
        page.write_string(0, 0, sheet.title, looks.title)
        page.set_row(0, 26)
        page.write_string(1, self._last, sheet.unit, looks.unit)
        for number, column in enumerate(sheet.columns):
            page.set_column(number, number, column.width)
            page.write_string(FIRST_ROW - 2, number, column.heading, looks.heading)
        page.set_row(FIRST_ROW - 2, 30)
        for number, row in enumerate(sheet.rows, start=FIRST_ROW - 1):
            for place, (column, cell) in enumerate(zip(sheet.columns, row.cells, strict=True)):
                look = column.look if row.look is None or column.look is Look.WORDS else row.look
                self._write(number, place, look, cell, is_sum=row.is_sum)
        self._notes()
        self._setup(workbook)

    def _write(self, row: int, place: int, look: Look, cell: Cell, *, is_sum: bool) -> None:
        shown = self._looks.of(look, cell, is_sum=is_sum)
        if isinstance(cell, str):
            self._page.write_string(row, place, cell[:_LONGEST_TEXT], shown)
        elif isinstance(cell, Computed) and _FORMULA.fullmatch(cell.formula) and len(cell.formula) < _LONGEST_FORMULA:
            self._page.write_formula(row, place, f"={cell.formula}", shown, float(cell.value))
        else:
            self._page.write_number(row, place, float(cell.value if isinstance(cell, Computed) else cell), shown)

    def _notes(self) -> None:
        first = FIRST_ROW + len(self._sheet.rows)
        cells = sum(column.width for column in self._sheet.columns)
        for number, note in enumerate(self._sheet.notes, start=first):
            self._page.merge_range(number, 0, number, self._last, "", self._looks.note)
            self._page.write_string(number, 0, note[:_LONGEST_TEXT], self._looks.note)
            wide = sum(2 if ord(letter) > 0x2000 else 1 for letter in note)
            self._page.set_row(number, 16 * (1 + int(wide // cells)))

    def _setup(self, workbook: Workbook) -> None:
        page = self._page
        page.freeze_panes(FIRST_ROW - 1, _FROZEN_COLUMNS)
        page.protect("", {"format_columns": True, "format_rows": True, "format_cells": True})
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.repeat_rows(FIRST_ROW - 2)
        page.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        page.center_horizontally()
        head = " ".join(workbook.title.split())[:_LONGEST_HEAD].replace("&", "&&")
        # A space keeps a title that begins with digits apart from the code, which would read them as a font size.
        page.set_header(f"&C {head}"[:255])
        page.set_footer(f"&C{_PAGE.in_language(workbook.language)}")
