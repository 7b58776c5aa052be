"""What gap matrices show: targets of each organisation, what it holds today, and where nothing is known."""

import pytest

from archtool.model.architecture import Architecture
from archtool.views.figures.gap import GapView
from archtool.views.figures.gap_content import build
from archtool.views.figures.matrix import MatrixFigure
from archtool.workspace.reading import read_texts

SMALL = """
standards:
  std.emr: {name: 电子病历系统应用水平分级评价标准}
  std.build: {name: 建设标准}
organisations:
  org.all: {name: 全部医院}
  org.a: {name: 甲医院, level: secondary, member_of: [org.all]}
  org.b: {name: 乙医院, level: tertiary, member_of: [org.all], held_levels: [{standard: std.emr, grade: 3, year: 2024}]}
  org.c: {name: 丙医院, level: tertiary, member_of: [org.all], held_levels: [{standard: std.emr, grade: 1}]}
  org.d: {name: 丁医院, level: tertiary, member_of: [org.all], held_levels: [{standard: std.emr, grade: 4}]}
targets:
  tg.emr:
    name: 电子病历
    level: 4级
    grade: 4
    items: [{name: 闭环}, {name: 共享, levels: [tertiary]}]
    conforms_to: [std.emr]
    applies_to: [org.all]
  tg.build: {name: 建设标准, level: 按医院级别符合, conforms_to: [std.build], applies_to: [org.all], basis: assumption}
"""


@pytest.fixture(scope="module")
def small() -> Architecture:
    reading = read_texts({"a.yaml": SMALL})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


def figure(architecture: Architecture, **keys: object) -> MatrixFigure:
    value = {
        "number": "2-1",
        "caption": "差距",
        "note": "{surveyed}/{organisation}",
        "organisations": {"elements": ["org.a", "org.b", "org.c", "org.d"]},
        "organisations_title": "医院",
        "standards_title": "标准",
        "standards": [{"standard": "std.emr", "name": "病历"}, {"standard": "std.build"}],
        **keys,
    }
    return build(architecture, "gap", GapView.model_validate(value), "zh")


def test_organisations_stand_by_level_with_their_targets(small: Architecture) -> None:
    found = figure(small)
    assert [(line.band, line.key) for line in found.rows] == [
        ("三级医院", "org.b"),
        ("三级医院", "org.c"),
        ("三级医院", "org.d"),
        ("二级医院", "org.a"),
    ]
    assert [line.label for line in found.columns] == ["病历", "建设标准"]


def test_a_cell_tells_todays_level_the_target_and_how_far_it_is(small: Architecture) -> None:
    cells = {(cell.row, cell.column): (cell.text, cell.strength) for cell in figure(small).cells}
    assert cells[0, 0] == ("3→4级", 2)
    assert cells[1, 0] == ("1→4级", 3)
    assert cells[2, 0] == ("4→4级", 0)


def test_where_nothing_is_known_the_figure_says_so(small: Architecture) -> None:
    found = figure(small)
    cells = {(cell.row, cell.column): cell.text for cell in found.cells}
    assert cells[3, 0] == "?→4级"
    assert cells[0, 1] == "?→○*"
    assert any("待调查" in meaning.label for meaning in found.legend)
    assert found.head.note == "3/4；○ 须符合，级别见达标要求；* 级别为假设，待甲方确认"


def test_items_are_columns_where_their_level_demands_them(small: Architecture) -> None:
    found = figure(small, of="items")
    assert [(line.band, line.label) for line in found.columns] == [("病历", "闭环"), ("病历", "共享")]
    cells = {(cell.row, cell.column): cell.text for cell in found.cells}
    assert cells[2, 0] == cells[2, 1] == "●"
    assert cells[0, 0] == "○"
    assert (3, 1) not in cells
