"""Data flows: heads at the consumer, the line tells how data travel, and whatever flows, nothing overlaps."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.dataflow.dataflow import lay_out
from archtool.layout.drawing import Box, Marker, Polyline, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.views.content import Block, Head, Lifecycle
from archtool.views.figures.dataflow import DataflowFigure, Delivery, Flow, Party, Side
from archtool.views.view import Paper

THEME = Theme()
NAMES = (
    "电子病历系统",
    "区域诊断中心协同平台（检验、影像、病理、心电）",
    "Integration platform",
    "库",
    "国家省招采子系统（医保服务平台）",
)
LABELS = (
    "处方（实时）",
    "检验报告、影像检查报告、病理检查报告等 12 项（准实时(≤5 min)、每日）",
    "Insurance settlement list (monthly)",
    "",
)


def party(number: int, side: Side | None = None) -> Party:
    key = f"n{number}" + (f"@{side}" if side else "")
    return Party(Block(key, NAMES[number % len(NAMES)], f"sys.n{number}", Lifecycle.NEW), side)


def flow(source: str, target: str, delivery: Delivery = Delivery.REALTIME, label: str = LABELS[0]) -> Flow:
    return Flow(f"{source}--{target}--{delivery}", source, target, delivery, label, 1)


def figure(parties: tuple[Party, ...], flows: tuple[Flow, ...]) -> DataflowFigure:
    return DataflowFigure(Head("flows", "4-17", "数据流向图", "注：线上为数据。", tuple(Paper), "zh"), parties, flows)


def test_lines_end_with_a_head_at_the_consumer_and_are_dashed_as_data_travel() -> None:
    flows = tuple(flow("n0", "n1", delivery) for delivery in Delivery)
    drawing = lay_out(figure((party(0), party(1)), flows), THEME)
    lines = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.target}
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    for one in flows:
        line = lines[one.key]
        assert line.end_marker is Marker.ARROW
        assert line.points[-1][0] == boxes["n1"].x
    dashes = [lines[one.key].stroke.dash for one in flows]
    assert dashes[0] == ()
    assert len(set(dashes)) == 3
    assert measure(drawing).defects == ()


def test_the_subject_of_the_figure_is_tinted_where_others_stand_apart() -> None:
    parties = (party(0), party(1, Side.PROVIDER), party(1, Side.CONSUMER))
    flows = (flow("n1@provider", "n0"), flow("n0", "n1@consumer"))
    drawing = lay_out(figure(parties, flows), THEME)
    boxes = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    assert boxes["n0"].style.fill != boxes["n1@provider"].style.fill
    assert boxes["n1@provider"].x < boxes["n0"].x < boxes["n1@consumer"].x


FLOWS = st.lists(
    st.tuples(
        st.integers(0, 6), st.integers(0, 6), st.sampled_from(tuple(Delivery)), st.integers(0, len(LABELS) - 1)
    ).filter(lambda flow: flow[0] != flow[1]),
    min_size=1,
    max_size=10,
    unique_by=lambda flow: flow[:3],
)


@given(FLOWS)
@settings(max_examples=25)
def test_whatever_flows_nothing_overlaps(found: list[tuple[int, int, Delivery, int]]) -> None:
    flows = tuple(flow(f"n{one}", f"n{other}", way, LABELS[label]) for one, other, way, label in found)
    ends = sorted({end for one, other, _, _ in found for end in (one, other)})
    drawing = lay_out(figure(tuple(party(number) for number in ends), flows), THEME)
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7.0) >= 7.0 - 1e-9


def test_the_legend_tells_what_a_group_without_a_lifecycle_is() -> None:
    group = Party(Block("g", "数字便民一体化"))
    for parties, count in (((party(0), group), 1), ((party(0), party(1)), 0)):
        drawing = lay_out(figure(parties, (flow(parties[0].block.key, parties[1].block.key),)), THEME)
        assert measure(drawing).defects == ()
        assert [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)].count("系统群") == count
