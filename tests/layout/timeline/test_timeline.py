"""Timelines: rows stay legible, nothing overlaps and no arrow runs through a bar, whatever the packages."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.analysis.critical_path import Link, Precedence, schedule
from archtool.layout.drawing import Box, Drawing, Polyline, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.layout.timeline.timeline import lay_out
from archtool.source.errors import RenderError
from archtool.views.content import Head
from archtool.views.figures.timeline import Bar, Group, Period, TimelineFigure, TimelineWords
from archtool.views.view import Paper

THEME = Theme()
WORDS = TimelineWords(
    "编号",
    "工作内容",
    "子项目",
    "工期\n（月）",
    "起止月",
    "建设期",
    "工作包",
    "关键工作包",
    "总时差",
    "期末关口",
    "关键线路",
)
NAMES = (
    "统一药品耗材目录",
    "基座核心开发（注册/主索引/主数据/总线/认证）",
    "等保测评与密评",
    "“一张网”协同平台，含远程会诊、双向转诊、教学与DIP病种入组模拟结算（V2.0）及其全部接口的联合调试与试运行",
    "Identity and access management of all hospitals",
    "库",
)


def bar(number: int, start: Decimal, finish: Decimal, late: Decimal, is_milestone: bool = False) -> Bar:
    span = f"M{int(start) + 1}–M{max(int(finish), 1)}"
    name = NAMES[number % len(NAMES)]
    return Bar(
        f"wp.{number:02}", name, "SP-01", str(finish - start), span, start, finish, late, late == finish, is_milestone
    )


def figure(groups: tuple[Group, ...], links: tuple[Precedence, ...], end: int) -> TimelineFigure:
    papers = (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE)
    head = Head("gantt", "8-1", "项目实施进度甘特图", "注：月份自合同签订起算。", papers, "zh")
    years = tuple(Period(f"第 {month // 12 + 1} 年", month + 1, min(month + 12, end)) for month in range(0, end, 12))
    quarters = tuple(Period("Q", month + 1, month + 3) for month in range(0, end, 3))
    return TimelineFigure(head, groups, links, end, years, quarters, WORDS)


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7


def test_critical_bars_are_darker_and_floats_are_drawn() -> None:
    bars = (
        bar(0, Decimal(0), Decimal(6), Decimal(6)),
        bar(1, Decimal(6), Decimal(9), Decimal(9)),
        bar(2, Decimal(0), Decimal(3), Decimal(8)),
    )
    group = Group("P1", "P1", "一期 筑基", "M1–M9", Decimal(0), Decimal(9), "基座上线", bars)
    drawing = lay_out(figure((group,), (Precedence("wp.00", "wp.01"),), 9), THEME)
    assert_fine(drawing)
    boxes = {shape.element: shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.element}
    assert boxes["wp.00"].style.fill == boxes["wp.01"].style.fill == THEME.lines.critical.color
    assert boxes["wp.02"].style.fill == THEME.fill("application")
    assert boxes["wp.00"].right == pytest.approx(boxes["wp.01"].x)
    lines = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline)]
    floats = [line for line in lines if line.element == "wp.02"]
    assert floats[0].points[0][0] == pytest.approx(boxes["wp.02"].right)
    assert floats[0].points[1][0] > floats[0].points[0][0]
    assert [line.id for line in lines if line.source] == ["wp.00-wp.01"]
    texts = [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
    assert texts.count("总时差") == texts.count("关键线路") == texts.count("期末关口") == 1


def test_an_empty_timeline_still_has_its_axis() -> None:
    assert_fine(lay_out(figure((), (), 3), THEME))


def test_a_timeline_that_no_page_holds_is_refused() -> None:
    bars = tuple(bar(number, Decimal(0), Decimal(3), Decimal(3)) for number in range(90))
    group = Group("P1", "P1", "一期", "M1–M3", Decimal(0), Decimal(3), None, bars)
    with pytest.raises(RenderError, match="split it"):
        lay_out(figure((group,), (), 3), THEME)


@st.composite
def timelines(draw: st.DrawFn) -> TimelineFigure:
    count = draw(st.integers(1, 24))
    durations = {f"wp.{number:02}": Decimal(draw(st.integers(0, 12))) / 2 for number in range(count)}
    links = tuple(
        Precedence(f"wp.{earlier:02}", f"wp.{later:02}", draw(st.sampled_from(Link)), Decimal(draw(st.integers(-2, 2))))
        for later in range(1, count)
        for earlier in draw(st.sets(st.integers(0, later - 1), max_size=2))
    )
    found = schedule(durations, links)
    end = max(3, -(-int(found.end + Decimal("0.5")) // 3) * 3)
    groups: list[Group] = []
    parts = draw(st.integers(1, 4))
    for part in range(parts):
        bars = tuple(
            bar(number, one.early_start, one.early_finish, one.late_finish, draw(st.booleans()))
            for number, one in enumerate(found.times.values())
            if number % parts == part
        )
        gate = draw(st.sampled_from((None, "基座上线；试点医院上线；与省平台联通", NAMES[3])))
        if bars:
            name = draw(st.sampled_from(("一期 筑基", NAMES[3])))
            groups.append(Group(f"P{part}", f"P{part}", name, "M1–M3", Decimal(0), Decimal(end), gate, bars))
    return figure(tuple(groups), found.driving, end)


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_nothing_overlaps_whatever_the_packages(timeline: TimelineFigure) -> None:
    drawing = lay_out(timeline, THEME)
    assert_fine(drawing)
    assert drawing == lay_out(timeline, THEME)
