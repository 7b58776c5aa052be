"""Topologies: places never overlap, copies join what they copy, whatever stands in the places."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Image, Marker, Polyline, TextRun, walk
from archtool.layout.icons import icon_of
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.layout.topology.topology import lay_out
from archtool.source.errors import RenderError
from archtool.views.content import Block, Head, Lifecycle
from archtool.views.figures import topology_content
from archtool.views.figures.topology import (
    Access,
    Item,
    ItemGroup,
    Join,
    LinkStyle,
    Part,
    Party,
    Place,
    PlaceGroup,
    TopologyFigure,
    TopologyView,
)
from archtool.views.reading import read_views
from archtool.views.view import Paper
from archtool.workspace.files import read_workspace

THEME = Theme()
ROOT = Path(__file__).resolve().parents[3]
NAMES = (
    "通用计算资源池(A)",
    "分布式对象存储（影像、病理切片与“心电”原始波形）",
    "库",
    "GPU与智能计算资源池 16 × 4 卡",
    "Immutable backup appliance",
)


def block(key: str, name: str, detail: str | None = None) -> Block:
    return Block(key, name, key, Lifecycle.NEW, detail=detail)


def place(key: str, sizes: tuple[int, ...]) -> Place:
    groups = tuple(
        ItemGroup(
            block(f"zone.{number}@{key}", NAMES[number % len(NAMES)]),
            tuple(
                Item(
                    block(f"{key}.{number}.{index}", NAMES[(number + index) % len(NAMES)], "16 节点，1024 核"),
                    "storage",
                    tuple(
                        Part(block(f"{key}.{number}.{index}.{part}", NAMES[part % len(NAMES)]), part * 7 or None)
                        for part in range(index)
                    ),
                )
                for index in range(size)
            ),
        )
        for number, size in enumerate(sizes)
    )
    return Place(block(key, f"数据中心{key}", "GB 50174 B级"), groups)


def access(key: str, parties: int, *anchors: str) -> Access:
    inside = tuple(
        Party(
            Block(f"{key}.{number}", NAMES[number % len(NAMES)], f"org.{number}"),
            "organisation",
            "10 Gbit/s × 2 裸光纤",
        )
        for number in range(parties)
    )
    return Access(block(key, "医疗专网骨干与汇聚", "10 GE 环网"), inside, anchors)


def topology(sites: tuple[PlaceGroup, ...], joins: tuple[Join, ...], *accesses: Access) -> TopologyFigure:
    head = Head("sites", "5-13", "两地三中心图", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")
    return TopologyFigure(head, sites, joins, accesses[:1], accesses[1:], 2, has_icons=True)


def copy(source: str, target: str, style: LinkStyle = LinkStyle.ASYNCHRONOUS) -> Join:
    return Join(
        f"{source}-{target}", source, target, style, ("异步复制", "1 Gbit/s × 2", "专线"), ("RPO ≤ 1 h", "RTO ≤ 4 h")
    )


def three(joins: tuple[Join, ...]) -> TopologyFigure:
    city = PlaceGroup(block("city", "白山市"), (place("A", (2, 5, 1)), place("B", (1, 3))))
    remote = PlaceGroup(block("remote", "异地城市"), (place("C", (2,)),))
    return topology(
        (city, remote), joins, access("net", 3, "city"), access("line", 2, "A", "C"), access("x", 1, "city")
    )


def reference(language: str, view: str = "two-sites-three-centres") -> Drawing:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    definition = read_views(reading.sections, reading.architecture).definitions[view]
    assert isinstance(definition, TopologyView)
    return lay_out(topology_content.build(reading.architecture, view, definition, language), THEME)


@pytest.mark.parametrize("view", ["two-sites-three-centres", "deployment"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_figures_have_no_defect_and_no_crossing(language: str, view: str) -> None:
    drawing = reference(language, view)
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    assert (smallest_text(drawing.shapes) or 0) >= 7.0 - 1e-9


def test_the_deployment_counts_the_systems_and_modules_of_each_group_on_each_pool() -> None:
    drawing = reference("zh", "deployment")
    texts = {text.within: text.text for text in walk(drawing.shapes) if isinstance(text, TextRun)}
    # 11 systems and modules of the base are hosted on the database pool, which is drawn in both centres.
    assert texts["sys.base@inf.pool-db@inf.site-a"] == texts["sys.base@inf.pool-db@inf.site-b"] == "11"
    assert texts["sys.sh@inf.edge-node@org.hospitals-14"] == "8"


def test_a_place_that_stands_alone_is_no_higher_than_what_is_in_it() -> None:
    alone = PlaceGroup(None, (place("D", (1,)),))
    figure = topology((PlaceGroup(block("city", "市"), (place("A", (4,)),)), alone), ())
    boxes = {box.id: box for box in walk(lay_out(figure, THEME).shapes) if isinstance(box, Box)}
    assert boxes["D"].height < boxes["A"].height


def test_a_copy_past_a_place_runs_below_it_without_defect() -> None:
    drawing = lay_out(three((copy("A", "B", LinkStyle.SYNCHRONOUS), copy("A", "C"))), THEME)
    assert measure(drawing).defects == ()
    past = next(line for line in walk(drawing.shapes) if isinstance(line, Polyline) and line.id == "A-C")
    places = {box.id: box for box in walk(drawing.shapes) if isinstance(box, Box)}
    assert max(y for _, y in past.points) > places["B"].bottom


def test_copies_in_step_have_two_heads_and_others_one_at_their_target() -> None:
    drawing = lay_out(three((copy("B", "A", LinkStyle.SYNCHRONOUS), copy("C", "B"))), THEME)
    lines = {line.id: line for line in walk(drawing.shapes) if isinstance(line, Polyline)}
    boxes = {box.id: box for box in walk(drawing.shapes) if isinstance(box, Box)}
    assert (lines["B-A"].start_marker, lines["B-A"].end_marker) == (Marker.ARROW, Marker.ARROW)
    assert (lines["C-B"].start_marker, lines["C-B"].end_marker) == (Marker.NONE, Marker.ARROW)
    assert lines["C-B"].points[0][0] == pytest.approx(boxes["C"].x)
    assert lines["C-B"].points[1][0] == pytest.approx(boxes["B"].right)


def test_icons_are_pictures_of_the_kind_and_can_be_left_out() -> None:
    figure = three(())
    with_icons = [shape for shape in walk(lay_out(figure, THEME).shapes) if isinstance(shape, Image)]
    assert {image.content for image in with_icons} == {icon_of("storage"), icon_of("organisation")}
    assert icon_of("no-such-kind") is None


sizes = st.lists(st.integers(1, 4), max_size=4).map(tuple)


def test_two_joins_between_low_places_stand_clear_of_each_other() -> None:
    """Found on a workspace whose two centres hold one pool each."""
    both_low = PlaceGroup(block("city", "县"), (place("A", ()), place("B", (1,))))
    line = replace(copy("A", "B", LinkStyle.LINE), key="line@B")
    assert measure(lay_out(topology((both_low,), (copy("A", "B"), line)), THEME)).defects == ()


def test_copies_past_each_other_keep_their_labels_off_the_lines_that_come_down() -> None:
    row = tuple(place(key, (1,)) for key in "ABCD")
    figure = topology(
        (PlaceGroup(None, row),), (copy("A", "C"), copy("B", "D")), access("n", 1, "A"), access("m", 1, "B")
    )
    assert measure(lay_out(figure, THEME)).defects == ()


def test_the_legend_shows_the_heads_that_the_lines_have() -> None:
    shapes = tuple(walk(lay_out(three((copy("B", "A", LinkStyle.SYNCHRONOUS), copy("C", "B"))), THEME).shapes))
    samples = [shape for shape in shapes if isinstance(shape, Polyline) and shape.source is None]
    heads = [(sample.start_marker, sample.end_marker) for sample in samples]
    assert heads == [(Marker.ARROW, Marker.ARROW), (Marker.NONE, Marker.ARROW)]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(sizes, min_size=1, max_size=3), min_size=1, max_size=3), st.data())
def test_no_topology_overlaps_or_overflows(content: list[list[tuple[int, ...]]], data: st.DataObject) -> None:
    keys = iter("ABCDEFGHI")
    named = data.draw(st.lists(st.booleans(), min_size=len(content), max_size=len(content)))
    sites = tuple(
        PlaceGroup(
            block(f"city{number}", "城市") if named[number] else None, tuple(place(next(keys), own) for own in inside)
        )
        for number, inside in enumerate(content)
    )
    places = [one.block.key for site in sites for one in site.places]
    anchors = [*places, *(site.block.key for site in sites if site.block)]
    pairs = [(one, other) for one in places for other in places if one < other]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=4, unique=True)) if pairs else []
    style = data.draw(st.sampled_from(list(LinkStyle)))
    figure = topology(
        sites,
        tuple(copy(one, other, style) for one, other in chosen),
        access("net", 3, data.draw(st.sampled_from(anchors))),
        access("line", 2, data.draw(st.sampled_from(anchors))),
        access("wire", 1, data.draw(st.sampled_from(anchors))),
    )
    try:
        drawing = lay_out(figure, THEME)
    except RenderError:
        return
    assert measure(drawing).defects == ()


@pytest.mark.parametrize(("parties", "count"), [(2, 1), (0, 0)])
def test_the_legend_tells_users_and_organisations_apart(parties: int, count: int) -> None:
    city = PlaceGroup(block("city", "白山市"), (place("A", (1,)), place("B", (1,))))
    drawing = lay_out(topology((city,), (copy("A", "B"),), access("net", parties, "city")), THEME)
    words = [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
    assert words.count("用户与机构") == count
