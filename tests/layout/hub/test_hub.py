"""Hubs: no line crosses another, nothing overlaps, whatever the systems outside and the gateways they use."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Marker, Polyline, TextRun, walk
from archtool.layout.hub.hub import lay_out
from archtool.layout.hub.order import ordered_cells
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Block, Head, Lifecycle
from archtool.views.figures import hub_content
from archtool.views.figures.hub import Contact, Delivery, Flow, Gateway, HubFigure, HubView, Member, Passage
from archtool.views.reading import read_views
from archtool.views.view import Paper
from archtool.workspace.files import read_workspace

THEME = Theme()
ROOT = Path(__file__).resolve().parents[3]
NAMES = (
    "国家公立医院绩效考核管理平台",
    "中国疾病预防控制信息系统(传染病网络直报)",
    "药",
    "医保DIP/DRG“双轨”结算平台（V2.0），含异地就医、慢特病与门诊统筹",
    "FHIR R4 exchange",
    "Interoperability",
)


def flow(delivery: Delivery, count: int, *, inward: bool = True, outward: bool = False) -> Flow:
    return Flow(delivery, tuple(f"if.{delivery}-{number}" for number in range(count)), inward, outward)


def block(key: str, name: str, lifecycle: Lifecycle = Lifecycle.NEW) -> Block:
    return Block(key, name, key, lifecycle)


def hub(ties: tuple[tuple[str | None, tuple[str, ...]], ...], members: int = 3, names: int = 0) -> HubFigure:
    """A hub whose n-th external system is reached in a zone through gateways, as `ties` say."""
    contacts = tuple(
        Contact(
            Block(
                f"ext.{number}",
                NAMES[(number + names) % len(NAMES)],
                f"ext.{number}",
                Lifecycle.EXTERNAL,
                detail="省级",
            ),
            zone,
            gateways,
        )
        for number, (zone, gateways) in enumerate(ties)
    )
    gateways = dict.fromkeys(gateway for _, ones in ties for gateway in ones)
    zones = sorted({zone for zone, _ in ties if zone is not None})
    flows = (flow(Delivery.REALTIME, 12), flow(Delivery.BATCH, 3, inward=False, outward=True), flow(Delivery.FILE, 1))
    return HubFigure(
        Head("hub", "4-4", "集成架构图", "注", (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh"),
        (block("sys.bus", "信息交换与集成平台"),),
        ("服务总线", "消息队列"),
        tuple(
            Member(
                block(f"sys.{number}", NAMES[(number + names) % len(NAMES)]),
                "检验、影像等 9 个系统",
                "REST",
                flows[: number % 3],
            )
            for number in range(members)
        ),
        tuple(Gateway(block(key, f"{key}网关"), flows[: len(key) % 3], is_on_bus=True) for key in gateways),
        tuple(block(zone, f"{zone}外联区") for zone in zones),
        contacts,
        tuple(
            Passage(gateway, contact.block.key, flows[: 1 + index % 3])
            for index, contact in enumerate(contacts)
            for gateway in contact.gateways
        ),
    )


def reference(language: str) -> Drawing:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    definition = read_views(reading.sections, reading.architecture).definitions["integration-architecture"]
    assert isinstance(definition, HubView)
    return lay_out(hub_content.build(reading.architecture, "integration-architecture", definition, language), THEME)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_figure_has_no_defect_and_no_crossing(language: str) -> None:
    drawing = reference(language)
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == quality.bends == 0
    assert (smallest_text(drawing.shapes) or 0) >= 7.0 - 1e-9


def test_uneven_gateways_with_long_names_have_no_defect() -> None:
    ties = (*[("外", ("a",))] * 13, ("保", ("a", "bb")), ("保", ("bb",)), ("网", ("c",)), (None, ()))
    quality = measure(lay_out(hub(ties, members=7), THEME))
    assert quality.defects == ()
    assert quality.crossings == 0


def test_a_system_with_two_gateways_stands_between_them() -> None:
    cells = ordered_cells(hub((("z", ("a",)), ("z", ("b", "a")), ("z", ("b",)))).contacts)
    middle = [cell.gateways for cell in cells]
    assert middle in ([("a",), ("a", "b"), ("b",)], [("b",), ("b", "a"), ("a",)])


def test_where_two_gateways_cannot_both_be_met_the_second_one_is_named() -> None:
    around = tuple((zone, pair) for zone, pair in product(("x", "y"), (("a", "b"), ("b", "c"), ("c", "a"))))
    drawing = lay_out(hub(around), THEME)
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    assert any(shape.text.startswith("另经") for shape in walk(drawing.shapes) if isinstance(shape, TextRun))


def test_heads_stand_at_the_consumers_and_the_style_tells_the_delivery() -> None:
    drawing = lay_out(hub((("z", ("a",)),) * 3), THEME)
    lines = {line.id: line for line in walk(drawing.shapes) if isinstance(line, Polyline)}
    realtime = next(line for key, line in lines.items() if key and key.startswith("a--") and key.endswith("realtime"))
    batch = next(line for key, line in lines.items() if key and key.startswith("a--") and key.endswith("batch"))
    assert (realtime.start_marker, realtime.end_marker) == (Marker.ARROW, Marker.NONE)
    assert (batch.start_marker, batch.end_marker) == (Marker.NONE, Marker.ARROW)
    assert realtime.stroke.dash == () != batch.stroke.dash


ties = st.lists(
    st.tuples(
        st.sampled_from([None, "x", "y", "z"]),
        st.lists(st.sampled_from(["a", "bb", "c", "dd"]), max_size=3, unique=True).map(tuple),
    ),
    min_size=1,
    max_size=14,
).map(tuple)


@settings(max_examples=40, deadline=None)
@given(ties, st.integers(1, 9), st.integers(0, 5))
def test_no_hub_overlaps_overflows_or_crosses(
    ties: tuple[tuple[str | None, tuple[str, ...]], ...], members: int, names: int
) -> None:
    figure = hub(ties, members, names)
    try:
        drawing = lay_out(figure, THEME)
    except RenderError:
        return
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    drawn = {shape.element for shape in walk(drawing.shapes) if isinstance(shape, Box)}
    assert {contact.block.element for contact in figure.contacts} <= drawn


def test_a_line_without_a_head_has_its_entry_in_the_legend() -> None:
    for key, count in (("abc", 1), ("ab", 0)):
        drawing = lay_out(hub((("外", (key,)),)), THEME)
        assert measure(drawing).defects == ()
        words = [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
        assert words.count("挂接总线，其间无接口") == count
