"""Matrices drawn: nothing overlaps or leaves its cell, whatever the names, in every way of heading columns."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.contrast import LEAST_CONTRAST, contrast_ratio
from archtool.layout.drawing import Box, Drawing, FontWeight, Polyline, TextRun, walk
from archtool.layout.matrix.matrix import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.text.metrics import text_width
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Head
from archtool.views.figures.matrix import Cell, Frame, Line, MatrixFigure, Meaning
from archtool.views.view import Paper

THEME = Theme()
NAMES = (
    "电子病历系统",
    "区域检验诊断中心系统(LIS)",
    "“智慧医卫”运营指挥",
    "库",
    "县域医共体统一管理体系，含DIP病种入组（V2.0）",
    "Identity and access management",
    "120",
)
PAPERS = (Paper.A4_PORTRAIT, Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE)


def figure(
    rows: tuple[Line, ...], columns: tuple[Line, ...], cells: tuple[Cell, ...], language: str = "zh"
) -> MatrixFigure:
    head = Head("uc", "4-8", "U/C矩阵图", "注：C 为产生。", PAPERS, language)
    frame = Frame((0, min(2, len(rows))), (0, min(2, len(columns))))
    legend = (Meaning("C：产生", 3), Meaning("U：使用", 1), Meaning("密集块", None))
    return MatrixFigure(head, "系统", "数据实体", rows, columns, cells, (frame,) if rows and columns else (), legend)


def lines(names: tuple[str, ...], prefix: str, band: str | None = None) -> tuple[Line, ...]:
    return tuple(Line(f"{prefix}{place}", name, band, f"{prefix}{place}") for place, name in enumerate(names))


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7


def test_cells_stand_in_their_row_and_column() -> None:
    cells = (Cell(0, 1, "C", 3), Cell(1, 0, "U", 1))
    drawing = lay_out(figure(lines(("甲", "乙"), "r"), lines(("子", "丑"), "c"), cells), THEME)
    assert_fine(drawing)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.id}
    created, used = boxes["cell-1-2"], boxes["cell-2-1"]
    assert (created.y, created.x) == pytest.approx((boxes["row-1"].y, boxes["column-2"].x))
    assert (used.y, used.x) == pytest.approx((boxes["row-2"].y, boxes["column-1"].x))
    assert created.style.fill == THEME.fill("emphasis")
    runs = {shape.within: shape.color for shape in walk(drawing.shapes) if isinstance(shape, TextRun)}
    assert runs["cell-1-2"] == THEME.fill("paper")
    assert runs["cell-2-1"] == THEME.ink


def test_every_tone_of_a_heat_map_bears_text_that_can_be_read() -> None:
    cells = tuple(Cell(0, strength, "7", strength) for strength in range(6))
    heat = replace(figure(lines(("甲",), "r"), lines(("子",) * 6, "c"), cells), tones=6)
    drawing = lay_out(heat, THEME)
    fills = {shape.id: shape.style.fill for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    for run in (shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun) and shape.text == "7"):
        assert contrast_ratio(run.color, fills[run.within] or "") >= LEAST_CONTRAST


def test_a_frame_runs_around_its_cells() -> None:
    drawing = lay_out(
        figure(lines(("甲", "乙", "丙"), "r"), lines(("子", "丑", "寅"), "c"), (Cell(0, 0, "C", 3),)), THEME
    )
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.id}
    thick = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.stroke.width > 1]
    assert len(thick) == 1
    assert thick[0].points[0] == pytest.approx((boxes["column-1"].x, boxes["row-1"].y))
    assert thick[0].points[2] == pytest.approx((boxes["column-3"].x, boxes["row-3"].y))


def test_many_chinese_columns_are_headed_upright() -> None:
    drawing = lay_out(figure(lines(("甲",), "r"), lines(("住院病案首页",) * 30, "c"), ()), THEME)
    assert_fine(drawing)
    assert texts(drawing).count("首") == 30


def test_many_latin_columns_get_numbers_and_a_key() -> None:
    drawing = lay_out(figure(lines(("a",), "r"), lines(("Inpatient front page",) * 30, "c"), (), "en"), THEME)
    assert_fine(drawing)
    assert {"1", "30", "30  Inpatient front page"} <= set(texts(drawing))


def test_a_matrix_that_no_page_holds_is_refused() -> None:
    with pytest.raises(RenderError, match="split it"):
        lay_out(figure(lines(("甲",) * 120, "r"), lines(("子",), "c"), ()), THEME)


@st.composite
def matrices(draw: st.DrawFn) -> MatrixFigure:
    names = st.sampled_from(NAMES)
    bands = st.sampled_from((None, "内部系统群", "System groups", "外"))
    rows = tuple(Line(f"r{one}", draw(names), draw(bands), f"r{one}") for one in range(draw(st.integers(0, 12))))
    columns = tuple(Line(f"c{one}", draw(names), draw(bands), f"c{one}") for one in range(draw(st.integers(0, 24))))
    cells = tuple(
        Cell(row, column, draw(st.sampled_from(("C", "U", "A/R", "C12\nU103", "7"))), draw(st.integers(0, 3)))
        for row in range(len(rows))
        for column in range(len(columns))
        if draw(st.integers(0, 3)) == 0
    )
    return figure(rows, columns, cells, draw(st.sampled_from(("zh", "en"))))


@settings(max_examples=15, deadline=None)
@given(matrices())
def test_nothing_overlaps_whatever_stands_in_the_matrix(matrix: MatrixFigure) -> None:
    drawing = lay_out(matrix, THEME)
    assert_fine(drawing)
    assert drawing == lay_out(matrix, THEME)


def test_the_key_takes_as_many_columns_as_its_entries_leave_room_for() -> None:
    names = tuple(
        "Nursing, medical, laboratory and imaging records shared" if n == 8 else f"Item {n}" for n in range(25)
    )
    papers = (Paper.A4_PORTRAIT,)
    narrow = figure(lines(("Hospital",) * 4, "r"), lines(names, "c"), (), "en")
    drawing = lay_out(replace(narrow, head=replace(narrow.head, papers=papers)), THEME)
    assert_fine(drawing)
    entries = [run for run in walk(drawing.shapes) if isinstance(run, TextRun) and "Item " in run.text]
    assert len({round(run.x, 2) for run in entries}) >= 2
    assert len(entries) == 24


def test_a_latin_band_of_rows_has_air_at_both_ends() -> None:
    rows = (*lines(("A", "B", "C"), "r", "External systems"), *lines(("D", "E", "F"), "s", "Groups"))
    drawing = lay_out(figure(rows, lines(("子", "丑"), "c"), (), "en"), THEME)
    assert_fine(drawing)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    for run in (one for one in walk(drawing.shapes) if isinstance(one, TextRun)):
        if run.within == "row-band-1":
            half = text_width(run.text, run.size, FontWeight.BOLD) / 2
            assert boxes["row-band-1"].x + 4 <= run.x - half <= run.x + half <= boxes["row-band-1"].right - 4
