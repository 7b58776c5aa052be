"""Excel files, read back by another library."""

import io
import sys
from decimal import Decimal

import openpyxl
import pytest

from archtool.renderers.workbook.sheet import Column, Computed, Look, Row, Sheet, Workbook, address, sum_of_rows
from archtool.renderers.workbook.xlsx import XlsxRenderer
from archtool.source.errors import RenderError

HOSTILE = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "http://example.org/",
    "mailto:a@example.org",
    "{=1}",
    "12",
    "a\x01b",
)


def book(*words: str, title: str = "R&D &P") -> Workbook:
    columns = (Column("名称", Look.WORDS, 20), Column("金额", Look.AMOUNT, 12))
    rows = [Row((word, Decimal("1.25"))) for word in words]
    total = Computed(sum_of_rows(list(range(len(words))), 1), Decimal("1.25") * len(words))
    sheet = Sheet("表", "=标题", "万元", columns, (*rows, Row(("合计", total), is_sum=True)), ("=note",))
    return Workbook(title, "zh", (sheet,))


def read(content: bytes, *, values: bool = False) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(io.BytesIO(content), data_only=values)["表"]


def test_words_are_never_executed() -> None:
    page = read(XlsxRenderer().write(book(*HOSTILE)))
    cells = [page[address(row, 0)] for row in range(len(HOSTILE))]
    assert [cell.data_type for cell in cells] == ["s"] * len(HOSTILE)
    assert [cell.value for cell in cells[:-1]] == list(HOSTILE[:-1])
    assert [cell.hyperlink for cell in cells] == [None] * len(HOSTILE)
    assert [cell.quotePrefix for cell in cells[:5]] == [True] * 5
    assert (page["A1"].data_type, page["A1"].value) == ("s", "=标题")


def test_sums_are_live_and_locked_and_amounts_are_open() -> None:
    content = XlsxRenderer().write(book("甲", "乙"))
    page = read(content)
    assert page["B6"].value == "=SUM(B4:B5)"
    assert read(content, values=True)["B6"].value == 2.5
    assert page.protection.sheet
    assert (page["B6"].protection.locked, page["B4"].protection.locked) == (True, False)


def test_a_formula_that_holds_words_is_written_as_its_value() -> None:
    columns = (Column("金额", Look.AMOUNT, 12), Column("备注", Look.WORDS, 5))
    sheet = Sheet("表", "", "", columns, (Row((Computed('HYPERLINK("x")', Decimal(3)), "")),))
    assert read(XlsxRenderer().write(Workbook("", "en", (sheet,))))["A4"].value == 3


def test_pages_are_a4_landscape_with_title_and_numbers() -> None:
    page = read(XlsxRenderer().write(book("甲")))
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.freeze_panes == "C4"
    assert page.print_title_rows == "$3:$3"
    assert page.oddHeader.center.text == " R&&D &&P"
    assert page.oddFooter.center.text == "第 &P 页 共 &N 页"


def test_neighbours_become_ranges() -> None:
    assert sum_of_rows([0, 1, 2, 5, 7, 8], 27) == "SUM(AB4:AB6,AB9,AB11:AB12)"


def test_the_same_workbook_gives_the_same_bytes() -> None:
    assert XlsxRenderer().write(book("甲")) == XlsxRenderer().write(book("甲"))


def test_without_xlsxwriter_the_line_that_adds_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(RenderError, match=r"pip install 'archtool\[office\]'"):
        XlsxRenderer().write(book("甲"))
