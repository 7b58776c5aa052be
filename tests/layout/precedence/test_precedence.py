"""Precedence diagrams: cells in their boxes, the critical path thick, and whatever follows what, nothing overlaps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Polyline, walk
from archtool.layout.precedence.precedence import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.views.content import Head
from archtool.views.figures.precedence import Activity, PrecedenceFigure, PrecedenceWords, Succession
from archtool.views.view import Paper

THEME = Theme()
NAMES = ("总体试运行", "基座核心开发（注册/主索引/主数据/总线/认证）", "Infrastructure tenders: cryptography", "评")
WORDS = PrecedenceWords(
    "最早开始 ES", "工期", "最早完成 EF", "编号　工作名称", "最迟开始 LS", "总时差 TF", "最迟完成 LF", "工作包", "关键",
    "关键线路", "紧前关系",
)  # fmt: skip


def activity(number: int, column: int, *, is_critical: bool = False) -> Activity:
    key = f"wp.{number:02d}"
    times = (str(column), str(column + 1))
    return Activity(key, key, NAMES[number % 4], "1", times, times, "0", is_critical, column)


def figure(activities: tuple[Activity, ...], links: tuple[Succession, ...]) -> PrecedenceFigure:
    count = 1 + max(one.column for one in activities)
    head = Head("plan", "8-3", "网络计划图", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")
    return PrecedenceFigure(head, activities, links, tuple(f"第{n}月末起" for n in range(count)), WORDS)


def test_the_critical_path_is_thicker_and_painted_last() -> None:
    activities = tuple(activity(number, number, is_critical=number < 2) for number in range(3))
    links = (Succession("wp.00", "wp.01", "", True), Succession("wp.01", "wp.02", "SS+2", False))
    drawing = lay_out(figure(activities, links), THEME)
    lines = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.target]
    assert [line.target for line in lines] == ["wp.02", "wp.01"]
    assert lines[1].stroke.width > lines[0].stroke.width
    assert measure(drawing).defects == ()


PLANS = st.lists(st.integers(0, 5), min_size=1, max_size=12).flatmap(
    lambda columns: st.tuples(
        st.just(columns),
        st.lists(
            st.tuples(st.integers(0, len(columns) - 1), st.integers(0, len(columns) - 1), st.booleans()),
            max_size=16,
            unique_by=lambda link: link[:2],
        ),
    )
)


@given(PLANS)
@settings(max_examples=30)
def test_whatever_follows_what_nothing_overlaps(plan: tuple[list[int], list[tuple[int, int, bool]]]) -> None:
    columns, found = plan
    ranks = {column: rank for rank, column in enumerate(sorted(set(columns)))}
    activities = tuple(activity(number, ranks[column]) for number, column in enumerate(columns))
    links = tuple(
        Succession(f"wp.{one:02d}", f"wp.{other:02d}", "FF+1" if has_lag else "", is_critical=has_lag)
        for one, other, has_lag in found
        if columns[one] < columns[other]
    )
    drawing = lay_out(figure(activities, links), THEME)
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7.0) >= 7.0 - 1e-9
