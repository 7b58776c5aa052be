"""Swimlanes: signs in topological columns, no arrow through a sign, no text out of its sign, whatever the flow."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Path, Polyline, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.swimlane.lattice import Lattice
from archtool.layout.swimlane.swimlane import lay_out
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Head
from archtool.views.figures.swimlane import Link, Node, NodeSort, SwimlaneFigure
from archtool.views.view import Paper

THEME = Theme()
NAMES = (
    "受理",
    "按计划调研，编制需求报告（含14家医院）",
    "市→医院→科室→病例逐级下钻",
    "Review by rule and pharmacist",
    "DIP病种入组",
    "时限内接收或退回",
)
MARKS = ("", "sys.prim-adapter", "inf.crypto-sign")
DATA = ((), ("医嘱",), ("共享号源床位设备", "Referral (two-way)"))
HEAD = Head("flow", "3-1", "上转流程图", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")


def step(number: int, lane: int, column: int, sort: NodeSort = NodeSort.ACTIVITY) -> Node:
    if sort is NodeSort.END:
        return Node(f"s{number}", sort, lane, column, "结束", "flow.x")
    name, mark, data = NAMES[number % len(NAMES)], MARKS[number % len(MARKS)], DATA[number % len(DATA)]
    return Node(f"s{number}", sort, lane, column, name, "flow.x", mark, data)


def flow(lanes: int, places: list[tuple[int, int, NodeSort]], links: list[tuple[int, int, str]]) -> SwimlaneFigure:
    names = ("基层医生", "双向转诊系统", "业务部门/医疗机构", "Consultant and designer", "120")
    nodes = tuple(step(number, lane, column, sort) for number, (lane, column, sort) in enumerate(places))
    arrows = tuple(Link(f"s{source}", f"s{target}", label) for source, target, label in links)
    return SwimlaneFigure(HEAD, tuple(names[lane % len(names)] for lane in range(lanes)), nodes, arrows)


def chain(lanes: list[int]) -> SwimlaneFigure:
    places = [(lane, column, NodeSort.ACTIVITY) for column, lane in enumerate(lanes)]
    return flow(max(lanes) + 1, places, [(number, number + 1, "") for number in range(len(lanes) - 1)])


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7 - 1e-9


def arrows(drawing: Drawing) -> dict[tuple[str | None, str | None], Polyline]:
    lines = (shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline))
    return {(line.source, line.target): line for line in lines}


def test_signs_stand_in_their_columns_and_lanes() -> None:
    drawing = lay_out(chain([0, 1, 1, 2]), THEME)
    assert_fine(drawing)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    assert boxes["s0"].right < boxes["s1"].x < boxes["s1"].right < boxes["s2"].x
    assert boxes["s1"].y == boxes["s2"].y
    assert boxes["lane-2"].y < boxes["s1"].y < boxes["s1"].bottom < boxes["lane-2"].bottom


def test_a_decision_is_a_diamond_whose_answers_stand_on_its_arrows() -> None:
    places = [(0, 0, NodeSort.DECISION), (0, 1, NodeSort.ACTIVITY), (1, 1, NodeSort.ACTIVITY)]
    drawing = lay_out(flow(2, places, [(0, 1, "不认可"), (0, 2, "认可")]), THEME)
    assert_fine(drawing)
    assert any(isinstance(shape, Path) and shape.id == "s0" for shape in walk(drawing.shapes))
    answers = {shape.text: shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun)}
    for target, answer in (("s1", "不认可"), ("s2", "认可")):
        end = arrows(drawing)["s0", target].points[-1]
        assert answers[answer].y < end[1] < answers[answer].y + 8
        assert answers[answer].x < end[0]


def test_an_arrow_that_skips_occupied_columns_and_one_that_leads_back_go_around() -> None:
    figure = chain([0, 0, 0, 0])
    around = SwimlaneFigure(HEAD, figure.lanes, figure.nodes, (*figure.links, Link("s0", "s3"), Link("s3", "s1")))
    drawing = lay_out(around, THEME)
    assert_fine(drawing)
    assert len(arrows(drawing)["s0", "s3"].points) == 6
    assert len(arrows(drawing)["s3", "s1"].points) == 6


def test_steps_of_one_lane_and_column_stand_below_each_other() -> None:
    places = [(0, 0, NodeSort.ACTIVITY), (1, 1, NodeSort.ACTIVITY), (1, 1, NodeSort.ACTIVITY), (0, 2, NodeSort.END)]
    figure = flow(2, places, [(0, 1, ""), (0, 2, ""), (1, 3, ""), (2, 3, "")])
    assert Lattice.of(figure).lanes == (0, 1, 1)
    assert_fine(lay_out(figure, THEME))


def test_a_flow_that_does_not_exist_says_so() -> None:
    drawing = lay_out(SwimlaneFigure(HEAD, (), (), ()), THEME)
    assert_fine(drawing)
    assert any(isinstance(shape, TextRun) and "没有" in shape.text for shape in walk(drawing.shapes))


@st.composite
def flows(draw: st.DrawFn) -> SwimlaneFigure:
    lanes = draw(st.integers(1, 5))
    count = draw(st.integers(1, 9))
    sorts = st.sampled_from((NodeSort.ACTIVITY, NodeSort.ACTIVITY, NodeSort.DECISION, NodeSort.END))
    columns: list[int] = []
    links: list[tuple[int, int, str]] = []
    places: list[tuple[int, int, NodeSort]] = []
    for number in range(count):
        before = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set[int]()
        columns.append(1 + max((columns[one] for one in before), default=-1))
        links += [(one, number, draw(st.sampled_from(("", "是", "Accepted")))) for one in sorted(before)]
        places.append((draw(st.integers(0, lanes - 1)), columns[number], draw(sorts)))
    used = sorted({lane for lane, _, _ in places})
    return flow(len(used), [(used.index(lane), column, sort) for lane, column, sort in places], links)


@settings(max_examples=60, deadline=None)
@given(flows())
def test_any_flow_is_drawn_without_a_defect_or_refused(figure: SwimlaneFigure) -> None:
    try:
        drawing = lay_out(figure, THEME)
    except RenderError:
        # Nine steps of one lane and column are higher than any page.
        return
    assert_fine(drawing)
    assert lay_out(figure, THEME) == drawing


def test_a_hyphenated_name_of_a_lane_is_not_torn() -> None:
    places = [(0, 0, NodeSort.ACTIVITY), (1, 1, NodeSort.ACTIVITY)]
    one = flow(2, places, [(0, 1, "")])
    drawing = lay_out(SwimlaneFigure(HEAD, ("Doctor", "Sub-centre"), one.nodes, one.links), THEME)
    assert_fine(drawing)
    assert "Sub-centre" in {shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)}
