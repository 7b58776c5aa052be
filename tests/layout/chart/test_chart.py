"""Charts drawn: bars as long as their amounts, every value printed, nothing over anything else."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.chart.axis import ticks
from archtool.layout.chart.chart import lay_out
from archtool.layout.drawing import Box, Drawing, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.views.content import Head
from archtool.views.figures.chart import ChartBar, ChartFigure, Segment
from archtool.views.view import Paper

THEME = Theme()
NAMES = ("医疗云与两地三中心", "公立医院综合运营管理与医共体统一管理（14家）", "Medical cloud", "“智慧医卫”", "库")


def bar(place: int, name: str, *amounts: Decimal) -> ChartBar:
    segments = tuple(Segment(series, amount, f"{amount:,}") for series, amount in enumerate(amounts) if amount)
    return ChartBar(f"SP-{place:02}", name, segments, f"{sum(amounts):,}")


def figure(bars: tuple[ChartBar, ...], series: int = 3) -> ChartFigure:
    head = Head("cost", "9-2", "各子项目分期投资", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")
    return ChartFigure(head, "投资（万元）", bars, tuple(f"{one + 1}期" for one in range(series)))


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]


def test_bars_are_as_long_as_their_amounts() -> None:
    drawing = lay_out(figure((bar(1, "甲", Decimal(300), Decimal(600)), bar(2, "乙", Decimal(450)))), THEME)
    assert_fine(drawing)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.element}
    assert boxes["SP-01-2"].width == pytest.approx(2 * boxes["SP-01-1"].width)
    assert boxes["SP-02-1"].width == pytest.approx(1.5 * boxes["SP-01-1"].width)
    assert boxes["SP-01-2"].x == pytest.approx(boxes["SP-01-1"].right)
    assert {"300", "600", "900", "450"} <= set(texts(drawing))


def test_parts_too_short_for_their_values_are_printed_behind_the_bar() -> None:
    drawing = lay_out(figure((bar(1, "甲", Decimal(1990), Decimal(10)),)), THEME)
    assert_fine(drawing)
    assert "2,000 = 1,990 + 10" in texts(drawing)


def test_a_chart_without_bars_has_its_axis() -> None:
    assert_fine(lay_out(figure((), 0), THEME))


@pytest.mark.parametrize(
    ("most", "step"), [("2040", "500"), ("4800", "1000"), ("4", "1"), ("0.3", "0.05"), ("7", "1"), ("7.5", "2")]
)
def test_ticks_are_round(most: str, step: str) -> None:
    found = ticks(Decimal(most))
    assert found[1] - found[0] == Decimal(step)
    assert found[-1] >= Decimal(most) > found[-2]


@given(st.decimals(Decimal("0.01"), Decimal("1e12"), places=2))
def test_there_are_few_ticks_and_they_reach_the_longest_bar(most: Decimal) -> None:
    found = ticks(most)
    assert 2 <= len(found) <= 8
    assert found[-1] >= most


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(NAMES), st.lists(st.integers(0, 10**6), min_size=3, max_size=3)), max_size=12),
    st.booleans(),
)
def test_nothing_overlaps_whatever_the_amounts(rows: list[tuple[str, list[int]]], is_split: bool) -> None:
    bars = tuple(
        bar(place, name, *(Decimal(one) / 100 for one in (amounts if is_split else amounts[:1])))
        for place, (name, amounts) in enumerate(rows)
    )
    chart = figure(bars, 3 if is_split else 0)
    drawing = lay_out(chart, THEME)
    assert_fine(drawing)
    assert drawing == lay_out(chart, THEME)
