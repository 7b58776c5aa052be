"""Networks: nothing overlaps, two lines are drawn as two, whoever comes in from wherever."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing, Polyline, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Block, Head, Lifecycle
from archtool.views.figures import network_content
from archtool.views.figures.network import (
    Branch,
    Device,
    Entry,
    NetworkFigure,
    NetworkPlace,
    NetworkSite,
    NetworkView,
    Sign,
    Trunk,
)
from archtool.views.reading import read_views
from archtool.views.view import Paper
from archtool.workspace.files import read_workspace

THEME = Theme()
ROOT = Path(__file__).resolve().parents[3]
NAMES = (
    "边界防火墙",
    "安全隔离与信息交换系统(网闸)",
    "Network access control（终端准入）",
    "库",
    "省药品和医用耗材集中采购平台",
)


def block(key: str, number: int = 0, detail: str | None = None) -> Block:
    return Block(key, NAMES[number % len(NAMES)], key, Lifecycle.NEW, detail=detail)


def devices(key: str, count: int) -> tuple[Device, ...]:
    signs = (Sign.FIREWALL, Sign.ROUTER, Sign.DEVICE)
    return tuple(Device(block(f"{key}.device{number}", number), signs[number % 3]) for number in range(count))


def place(key: str, count: int) -> NetworkPlace:
    return NetworkPlace(Block(key, f"数据中心{key}", key, Lifecycle.NEW), devices(key, count))


def branch(key: str, parties: int, lines: int = 2) -> Branch:
    inside = tuple(block(f"{key}.party{number}", number, "每家医院双路由器加防火墙") for number in range(parties))
    return Branch(block(key, 4, "运营商"), (f"10 Gbit/s × {lines}", "省卫生健康专线/政务外网"), lines, inside)


def network(
    sites: tuple[NetworkSite, ...],
    trunks: tuple[Trunk, ...] = (),
    above: tuple[Entry, ...] = (),
    below: tuple[Entry, ...] = (),
) -> NetworkFigure:
    head = Head("network", "5-12", "网络拓扑图", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")
    return NetworkFigure(head, sites, trunks, above, below, "两条独立线路")


def reference(language: str) -> tuple[NetworkFigure, Drawing]:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    view = "network-topology"
    definition = read_views(reading.sections, reading.architecture).definitions[view]
    assert isinstance(definition, NetworkView)
    figure = network_content.build(reading.architecture, view, definition, language)
    return figure, lay_out(figure, THEME)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_figure_has_no_defect_and_no_crossing(language: str) -> None:
    _, drawing = reference(language)
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    assert (smallest_text(drawing.shapes) or 0) >= 7.0 - 1e-9


def test_the_reference_figure_tells_rates_numbers_of_hospitals_and_guards() -> None:
    figure, drawing = reference("zh")
    words = {text.text for text in walk(drawing.shapes) if isinstance(text, TextRun)}
    assert {"500 Mbit/s × 2", "市级医院 × 4", "县级医院 × 10", "10 Gbit/s × 2"} <= words
    guards = {entry.key: [guard.sign for guard in entry.guards] for entry in (*figure.above, *figure.below)}
    assert guards["inf.link-mi"] == [Sign.FIREWALL]
    assert [trunk.lines for trunk in figure.trunks] == [2, 2]
    assert [(trunk.source, trunk.target) for trunk in figure.trunks][1] == ("inf.site-a", "inf.site-c")


def test_two_lines_are_drawn_double_and_one_single() -> None:
    trunks = (Trunk("two", "A", "B", ("40 Gbit/s × 2",), 2), Trunk("one", "B", "C", ("1 Gbit/s",), 1))
    row = NetworkSite(None, (place("A", 1), place("B", 1), place("C", 1)))
    shapes = walk(lay_out(network((row,), trunks), THEME).shapes)
    ids = [line.id for line in shapes if isinstance(line, Polyline) and line.source is not None]
    assert ids == ["two", "two--second", "one"]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=2), min_size=1, max_size=3), st.data())
def test_no_network_overlaps_or_overflows(content: list[list[int]], data: st.DataObject) -> None:
    keys = iter("ABCDEF")
    named = data.draw(st.lists(st.booleans(), min_size=len(content), max_size=len(content)))
    sites = tuple(
        NetworkSite(block(f"city{number}") if named[number] else None, tuple(place(next(keys), own) for own in inside))
        for number, inside in enumerate(content)
    )
    places = [one.block.key for site in sites for one in site.places]
    anchors = [*places, *(site.block.key for site in sites if site.block)]
    pairs = [(one, other) for one in places for other in places if one < other]
    joined = data.draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []
    trunks = tuple(Trunk(f"{one}{two}", one, two, ("同城数据中心互联", "40 Gbit/s"), 2) for one, two in joined)

    def entry(key: str) -> Entry:
        has_hub = data.draw(st.booleans())
        parties = data.draw(st.lists(st.integers(0, 3), min_size=1, max_size=3 if has_hub else 1))
        branches = tuple(branch(f"{key}.{index}", own, 1 + own % 2) for index, own in enumerate(parties))
        reached = data.draw(st.lists(st.sampled_from(anchors), max_size=2, unique=True))
        hub = block(key, 1, "10 GE 环网，按集团与县区汇聚") if has_hub else None
        return Entry(key, "医疗机构接入区", devices(key, data.draw(st.integers(0, 3))), hub, branches, tuple(reached))

    above = tuple(entry(f"above{number}") for number in range(data.draw(st.integers(0, 3))))
    below = tuple(entry(f"below{number}") for number in range(data.draw(st.integers(0, 2))))
    try:
        drawing = lay_out(network(sites, trunks, above, below), THEME)
    except RenderError:
        return
    assert measure(drawing).defects == ()


@pytest.mark.parametrize(("lifecycle", "count"), [(None, 1), (Lifecycle.REUSED, 0)])
def test_the_legend_tells_users_and_organisations_apart(lifecycle: Lifecycle | None, count: int) -> None:
    users = Branch(block("line", 4), ("500 Mbit/s",), 1, (Block("users", "居民", "org.users", lifecycle),))
    entry = Entry("in", "互联网接入区", (), None, (users,), ("A",))
    drawing = lay_out(network((NetworkSite(None, (place("A", 1),)),), above=(entry,)), THEME)
    words = [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
    assert words.count("用户与机构") == count
