"""What tables show: cells by keys and relationships, groups, outlines, and sums that are exact."""

from decimal import Decimal
from pathlib import Path

import pytest

from archtool.layout.compose import lay_out_pages
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.views.figure import build as build_any
from archtool.views.figures.chart import ChartFigure, ChartView
from archtool.views.figures.chart_content import build as build_chart
from archtool.views.figures.table import RowKind, TableFigure, TableView
from archtool.views.figures.table_content import build
from archtool.views.reading import Views, read_views
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[3]
SMALL = """
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
subprojects:
  SP-01: {name: 门诊, cost: 100.05 万元}
  SP-02: {name: 基座, cost: 200.10 万元}
systems:
  sys.a: {name: 甲, subproject: SP-01, cost: 60 万元, from: P1}
  sys.b: {name: 乙, subproject: SP-01, cost: 40 万元, from: P2}
  sys.c: {name: 丙, subproject: SP-02, cost: 200.10 万元, from: P2}
cost_items:
  cost.total: {name: 总计, amount: 300.15 万元}
  cost.a: {name: 工程费, part_of: cost.total, amount: 200.10 万元}
  cost.a1: {name: 应用, part_of: cost.a, amount: 200.10 万元}
  cost.b: {name: 其他费, part_of: cost.total, amount: 100.05 万元}
risks:
  risk.a: {name: 甲险, severity: high, mitigation: 应对}
  risk.b: {name: 乙险, severity: low, mitigation: 应对}
  risk.c: {name: 丙险, severity: high, mitigation: 应对}
"""


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


def view(columns: list[dict[str, object]], kind: str, **keys: object) -> TableView:
    base = {"number": "4-1", "caption": "目录", "rows": {"kinds": [kind]}}
    return TableView.model_validate(base | {"columns": [{"title": "列"} | column for column in columns]} | keys)


def cells(figure: TableFigure) -> list[tuple[str, ...]]:
    return [row.cells for row in figure.rows]


def test_cells_show_keys_relationships_and_counts(small: Architecture) -> None:
    columns: list[dict[str, object]] = [
        {"number": True}, {"property": "id"}, {}, {"follow": ["builds"]}, {"follow": ["builds"], "count": True},
    ]  # fmt: skip
    figure = build(small, "table", view(columns, "subproject"), "zh")
    assert cells(figure) == [("1", "SP-01", "门诊", "甲、乙", "2"), ("2", "SP-02", "基座", "丙", "1")]
    assert figure.head.title == "表 4-1　目录"


def test_more_than_most_elements_are_counted(small: Architecture) -> None:
    figure = build(small, "table", view([{"follow": ["builds"], "most": 1}], "subproject"), "zh")
    assert cells(figure)[0] == ("甲等 2 项",)


def test_what_another_column_counts_is_not_counted_again(small: Architecture) -> None:
    columns: list[dict[str, object]] = [{"follow": ["builds"], "most": 1}, {"follow": ["builds"], "count": True}]
    assert cells(build(small, "table", view(columns, "subproject"), "zh"))[0] == ("甲等", "2")
    assert cells(build(small, "table", view(columns, "subproject"), "en"))[0] == ("甲; …", "2")
    assert cells(build(small, "table", view(columns[:1], "subproject"), "en"))[0] == ("甲; … (2 in all)",)


def test_english_cells_begin_with_a_capital_and_ids_stay_as_they_are(small: Architecture) -> None:
    columns: list[dict[str, object]] = [{"property": "id"}, {"property": "severity"}]
    figure = build(small, "table", view(columns, "risk", group_by="severity"), "en")
    assert cells(figure)[:2] == [("High", ""), ("risk.a", "High")]


def test_sums_are_exact_and_shares_are_rounded_in_print_only(small: Architecture) -> None:
    money: dict[str, object] = {"property": "cost", "unit": "万元"}
    figure = build(small, "table", view([{}, {**money, "total": True}, {**money, "share": True}], "subproject"), "zh")
    assert cells(figure) == [
        ("门诊", "100.05", "33.33 %"), ("基座", "200.10", "66.67 %"), ("合计", "300.15", "100.00 %"),
    ]  # fmt: skip
    assert figure.rows[-1].kind is RowKind.TOTAL


def test_a_tree_is_numbered_by_depth_and_its_root_ends_it(small: Architecture) -> None:
    columns: list[dict[str, object]] = [{"number": True}, {}, {"property": "amount", "unit": "万元", "share": True}]
    figure = build(small, "table", view(columns, "cost-item", tree="part_of"), "zh")
    assert cells(figure) == [
        ("一", "工程费", "66.67 %"), ("（一）", "应用", "66.67 %"), ("二", "其他费", "33.33 %"),
        ("", "总计", "100.00 %"),
    ]  # fmt: skip


def test_groups_stand_in_the_order_in_which_they_occur(small: Architecture) -> None:
    words = {"high": "高风险", "low": "低风险"}
    figure = build(small, "table", view([{}, {"property": "severity"}], "risk", group_by="severity", words=words), "zh")
    assert cells(figure) == [
        ("高风险", ""), ("甲险", "高风险"), ("丙险", "高风险"), ("低风险", ""), ("乙险", "低风险"),
    ]  # fmt: skip


def test_the_parts_of_a_bar_and_its_rest_are_exact(small: Architecture) -> None:
    keys = {
        "number": "9-2", "caption": "投资", "axis": "万元", "bars": {"kinds": ["subproject"]}, "property": "cost",
        "unit": "万元", "split": {"follow": "builds", "property": "cost", "by": "from", "rest": "不分期"},
    }  # fmt: skip
    figure = build_chart(small, "cost", ChartView.model_validate(keys), "zh")
    assert figure.series == ("一期", "二期", "不分期")
    parts = [[(one.series, one.amount) for one in bar.segments] for bar in figure.bars]
    assert parts == [[(0, Decimal(60)), (1, Decimal(40)), (2, Decimal("0.05"))], [(1, Decimal("200.1"))]]
    assert [bar.text for bar in figure.bars] == ["100.05", "200.10"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_tables_and_charts_of_the_reference_programme_are_faultless(
    programme: tuple[Architecture, Views], language: str
) -> None:
    architecture, views = programme
    ids = [one for one, definition in views.definitions.items() if isinstance(definition, TableView | ChartView)]
    assert {"data-catalogue", "interface-list", "investment-estimate", "cost-by-subproject"} <= set(ids)
    for name in ids:
        for drawing in lay_out_pages(build_any(architecture, name, views.definitions[name], language), Theme()):
            assert measure(drawing).defects == (), name
            assert (smallest_text(drawing.shapes) or 7) >= 7


def test_the_money_of_the_reference_programme_adds_up(programme: tuple[Architecture, Views]) -> None:
    architecture, views = programme
    estimate = build_any(architecture, "estimate", views.definitions["investment-estimate"], "zh")
    assert isinstance(estimate, TableFigure)
    tops = [row for row in estimate.rows if row.kind is RowKind.GROUP]
    amounts = [Decimal(row.cells[2].replace(",", "")) for row in tops]
    assert sum(amounts) == Decimal(estimate.rows[-1].cells[2].replace(",", ""))
    chart = build_any(architecture, "years", views.definitions["annual-investment"], "zh")
    assert isinstance(chart, ChartFigure)
    assert sum(bar.amount for bar in chart.bars) == sum(amounts)
