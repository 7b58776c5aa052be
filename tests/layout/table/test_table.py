"""Tables drawn: caption above, heads on every sheet, every row once, nothing outside its cell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.table.table import lay_out, lay_out_pages
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.source.text import both
from archtool.views.content import Head
from archtool.views.figures.table import Align, RowKind, TableColumn, TableFigure, TableRow
from archtool.views.view import Paper

THEME = Theme()
COLUMNS = (
    TableColumn("序号", Align.CENTRE, None),
    TableColumn("资源名称", Align.LEFT, None),
    TableColumn("投资（万元）", Align.RIGHT, None),
)
TEXTS = (
    "",
    "WS 445.10、医保接口规范",
    "限诊疗、医保结算及去标识化统计；共享版本进入共享电子病历文档，原始数据按需调取，不予共享须写明依据",
    "SM TLS or IPSec, mutual certificates, signature, audit",
    "data.outpatient-encounter",
    "“智慧医卫”",
)


def figure(
    rows: tuple[TableRow, ...], columns: tuple[TableColumn, ...] = COLUMNS, note: str | None = None
) -> TableFigure:
    head = Head("catalogue", "4-1", "数据资源目录", note, (Paper.A4_PORTRAIT,), "zh", both("表", "Table"))
    return TableFigure(head, columns, rows)


def plain(count: int) -> tuple[TableRow, ...]:
    return tuple(TableRow((str(one), f"资源{one}", f"{one}.00"), element=f"data.{one}") for one in range(1, count + 1))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7


def test_the_caption_stands_above_and_the_note_below() -> None:
    (drawing,) = lay_out_pages(figure(plain(3), note="注：共 3 项"), THEME)
    assert_fine(drawing)
    runs = [shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
    boxes = [shape for shape in walk(drawing.shapes) if isinstance(shape, Box)]
    assert (runs[0].text, runs[-1].text) == ("表 4-1　数据资源目录", "注：共 3 项")
    assert runs[0].y < min(box.y for box in boxes)
    assert runs[-1].y > max(box.bottom for box in boxes)


def test_a_long_table_continues_with_its_heads() -> None:
    drawings = lay_out_pages(figure(plain(90)), THEME)
    assert [drawing.id for drawing in drawings] == ["catalogue", "catalogue-2"]
    for drawing in drawings:
        assert_fine(drawing)
        assert texts(drawing).count("资源名称") == 1
    assert drawings[1].title == "表 4-1　数据资源目录（续）"
    assert [texts(one).count("资源90") for one in drawings] == [0, 1]
    assert_fine(lay_out(figure(plain(90)), THEME))


def test_a_group_keeps_its_first_row() -> None:
    for before in range(40, 60):
        rows = (*plain(before), TableRow(("业务数据", "", ""), RowKind.GROUP), *plain(20))
        for drawing in lay_out_pages(figure(rows), THEME):
            runs = texts(drawing)
            assert "业务数据" not in runs[-1:]


def test_the_label_of_a_total_goes_on_over_empty_cells() -> None:
    rows = (*plain(2), TableRow(("合计", "", "3.00"), RowKind.TOTAL))
    (drawing,) = lay_out_pages(figure(rows), THEME)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    assert boxes["row-3-1"].width == pytest.approx(boxes["row-1-1"].width + boxes["row-1-2"].width)
    assert "row-3-2" not in boxes


def test_columns_that_no_page_holds_are_refused() -> None:
    columns = tuple(TableColumn("Interoperability", Align.LEFT, None) for _ in range(12))
    with pytest.raises(RenderError, match="leave some out"):
        lay_out_pages(figure((), columns), THEME)


@st.composite
def tables(draw: st.DrawFn) -> TableFigure:
    width = st.one_of(st.none(), st.integers(2, 9))
    columns = tuple(
        TableColumn(
            draw(st.sampled_from(("序号", "共享条件或不予共享依据", "Standard"))),
            draw(st.sampled_from(Align)),
            draw(width),
        )
        for _ in range(draw(st.integers(1, 4)))
    )
    rows = tuple(
        TableRow(
            tuple(draw(st.sampled_from(TEXTS)) for _ in columns),
            draw(st.sampled_from((RowKind.PLAIN, RowKind.PLAIN, RowKind.PLAIN, RowKind.GROUP, RowKind.TOTAL))),
            draw(st.sampled_from((None, f"data.{number}"))),
        )
        for number in range(draw(st.integers(0, 70)))
    )
    return figure(rows, columns, draw(st.sampled_from((None, TEXTS[2]))))


@settings(max_examples=15, deadline=None)
@given(tables())
def test_nothing_overlaps_and_every_row_is_drawn_once(table: TableFigure) -> None:
    drawings = lay_out_pages(table, THEME)
    drawn: list[str] = []
    for drawing in drawings:
        assert_fine(drawing)
        drawn += [
            shape.id
            for shape in walk(drawing.shapes)
            if isinstance(shape, Box) and shape.id and shape.id.endswith("-1")
        ]
    assert [one for one in drawn if one.startswith("row-")] == [
        f"row-{place}-1" for place in range(1, len(table.rows) + 1)
    ]
    assert drawings == lay_out_pages(table, THEME)


def widths(drawing: Drawing) -> list[float]:
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    return [boxes[f"head-{place}"].width for place in range(1, 1 + sum(str(one).startswith("head-") for one in boxes))]


def test_a_column_just_short_of_one_line_gets_what_others_do_not_need() -> None:
    columns = tuple(TableColumn(title, Align.LEFT, None) for title in ("Code", "Provider", "Condition", "Store"))
    long, short = "14 public hospitals of level two or above", "Care, insurance and statistics (de-identified)"
    cells = (("data.order", long, "Care", "Hospital databases"), ("data.fee", "City", short, "Shared EMR store"))
    (drawing,) = lay_out_pages(figure(tuple(map(TableRow, cells * 8)), columns), THEME)
    assert_fine(drawing)
    assert [texts(drawing).count(text) for text in (long, short, "Hospital databases")] == [8, 0, 8]


def test_the_columns_fill_the_page_and_hold_their_longest_word() -> None:
    columns = tuple(TableColumn(title, Align.LEFT, None) for title in ("Interoperability", "说明"))
    rows = (TableRow(("Cryptography", TEXTS[2] * 3)),) * 4
    (drawing,) = lay_out_pages(figure(rows, columns), THEME)
    assert sum(widths(drawing)) == pytest.approx(drawing.width - 4.0)
    assert {"Interoperability", "Cryptography"} <= set(texts(drawing))


def test_a_continued_sheet_repeats_the_head_of_its_group() -> None:
    rows = (TableRow(("业务数据", "", "9.00"), RowKind.GROUP), *plain(90), TableRow(("外部", "", ""), RowKind.GROUP))
    drawings = lay_out_pages(figure((*rows, *plain(2))), THEME)
    for drawing in drawings:
        assert_fine(drawing)
    assert ["业务数据（续）" in texts(drawing) for drawing in drawings] == [False, True]
    again = [
        shape for shape in walk(drawings[1].shapes) if isinstance(shape, Box) and str(shape.id).startswith("again")
    ]
    assert len(again) == 1
    assert "9.00" not in texts(drawings[1])


def test_a_sheet_that_begins_with_a_group_repeats_none() -> None:
    for before in range(44, 60):
        rows = (
            TableRow(("业务数据", "", ""), RowKind.GROUP),
            *plain(before),
            TableRow(("外部", "", ""), RowKind.GROUP),
        )
        for drawing in lay_out_pages(figure((*rows, *plain(30))), THEME)[1:]:
            runs = texts(drawing)
            assert len([run for run in runs[:6] if run in ("业务数据（续）", "外部（续）", "外部")]) == 1
