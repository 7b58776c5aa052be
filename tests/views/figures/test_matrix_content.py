"""What matrices show: marks from relationships, the nearest line of an element, counts, order and boxes."""

from pathlib import Path

import pytest

from archtool.layout.compose import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.views.figure import build as build_any
from archtool.views.figures.matrix import Frame, MatrixFigure, MatrixView
from archtool.views.figures.matrix_content import build
from archtool.views.reading import Views, read_views
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[3]
SMALL = """
system_groups:
  sys.g: {name: 甲群}
  sys.h: {name: 乙群}
systems:
  sys.a: {name: 门诊系统, part_of: sys.g, creates: [visit], reads: [index], subproject: SP-01}
  sys.b: {name: 主索引(基座), part_of: sys.h, creates: [index], subproject: SP-02}
  sys.c: {name: 报表, part_of: sys.g, reads: [visit, index], subproject: SP-01}
  sys.d: {name: 无数据, part_of: sys.h}
subprojects: {SP-01: {name: 门诊}, SP-02: {name: 基座}}
data_entities:
  data.index: {name: 主索引, class: master}
  data.visit: {name: 就诊记录, class: business}
interfaces:
  if.a: {name: 接口甲, provider: sys.b, consumer: [sys.a, sys.c]}
  if.b: {name: 接口乙, provider: sys.a, consumer: sys.c}
"""
USAGE = {
    "rows": [{"select": {"kinds": ["system"]}}],
    "columns": [{"select": {"kinds": ["data-entity"]}}],
    "marks": [
        {"letter": "C", "relationships": ["creates"], "meaning": "产生", "shade": "dark"},
        {"letter": "U", "relationships": ["reads"], "meaning": "使用"},
    ],
}
EXCHANGE = {
    "rows": [{"select": {"kinds": ["system-group"]}}],
    "columns": [{"select": {"kinds": ["system-group"]}}],
    "through": {"select": {"kinds": ["interface"]}, "row": "provider", "column": "consumer", "meaning": "接口个数"},
    "cell": "counts",
}


@pytest.fixture(scope="module")
def small() -> Architecture:
    reading = read_texts({"a.yaml": SMALL})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


@pytest.fixture(scope="module")
def programme() -> tuple[Architecture, Views]:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    return reading.architecture, read_views(reading.sections, reading.architecture)


def view(**keys: object) -> MatrixView:
    base = {"number": "4-8", "caption": "矩阵图", "rows_title": "系统", "columns_title": "数据"}
    return MatrixView.model_validate(base | keys)


def marks(figure: MatrixFigure) -> dict[tuple[str, str], str]:
    return {(figure.rows[cell.row].key, figure.columns[cell.column].key): cell.text for cell in figure.cells}


def test_letters_come_from_relationships_and_empty_lines_are_left_out(small: Architecture) -> None:
    figure = build(small, "uc", view(**USAGE), "zh")
    assert marks(figure) == {
        ("sys.a", "data.visit"): "C",
        ("sys.a", "data.index"): "U",
        ("sys.b", "data.index"): "C",
        ("sys.c", "data.visit"): "U",
        ("sys.c", "data.index"): "U",
    }
    assert [line.label for line in figure.rows] == ["门诊系统", "主索引", "报表"]
    assert [entry.label for entry in figure.legend] == ["C：产生", "U：使用"]
    assert len(build(small, "uc", view(**USAGE, keep_empty=True), "zh").rows) == 4


def test_creators_run_along_the_diagonal_in_boxes_of_their_subprojects(small: Architecture) -> None:
    figure = build(small, "uc", view(**USAGE, order="diagonal", boxes="subproject"), "zh")
    assert [line.key for line in figure.rows] == ["sys.a", "sys.c", "sys.b"]
    assert [line.key for line in figure.columns] == ["data.visit", "data.index"]
    assert figure.frames == (Frame((0, 2), (0, 1)), Frame((2, 3), (1, 2)))
    assert figure.legend[-1].label == "同一子项目，框外使用 2 处"


def test_interfaces_are_counted_between_the_groups_of_their_ends(small: Architecture) -> None:
    figure = build(small, "exchange", view(**EXCHANGE), "zh")
    assert marks(figure) == {("sys.h", "sys.g"): "2", ("sys.g", "sys.g"): "1"}


def test_rows_and_columns_that_are_the_same_share_their_numbers(small: Architecture) -> None:
    lines = [{"select": {"kinds": ["system"]}}]
    figure = build(small, "exchange", view(**(EXCHANGE | {"rows": lines, "columns": lines})), "zh")
    assert [line.label for line in figure.rows] == ["1  门诊系统", "2  主索引", "3  报表"]
    assert [line.label for line in figure.columns] == ["1", "2", "3"]
    assert marks(figure) == {("sys.b", "sys.a"): "1", ("sys.b", "sys.c"): "1", ("sys.a", "sys.c"): "1"}


def test_several_elements_may_be_one_line(small: Architecture) -> None:
    rows = [{"select": {"kinds": ["system"]}, "name": "全部系统", "together": True}]
    figure = build(small, "uc", view(**(USAGE | {"rows": rows, "cell": "counts"})), "zh")
    assert marks(figure) == {("row-1", "data.visit"): "C1\nU1", ("row-1", "data.index"): "C1\nU2"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_matrices_of_the_reference_programme_are_faultless(
    programme: tuple[Architecture, Views], language: str
) -> None:
    architecture, views = programme
    ids = [name for name, definition in views.definitions.items() if isinstance(definition, MatrixView)]
    assert {"uc-matrix", "information-exchange", "responsibility-matrix"} <= set(ids)
    for name in ids:
        drawing = lay_out(build_any(architecture, name, views.definitions[name], language), Theme())
        assert measure(drawing).defects == (), name
        assert (smallest_text(drawing.shapes) or 7) >= 7


def test_every_activity_has_one_accountable_role(programme: tuple[Architecture, Views]) -> None:
    architecture, views = programme
    figure = build_any(architecture, "raci", views.definitions["responsibility-matrix"], "zh")
    assert isinstance(figure, MatrixFigure)
    for place in range(len(figure.rows)):
        assert sum("A" in cell.text for cell in figure.cells if cell.row == place) == 1
