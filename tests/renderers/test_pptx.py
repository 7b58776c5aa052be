"""PPTX: native shapes that own their text, glued connectors, the same bytes twice, templates."""

import io
import sys
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Emu
from tests.renderers.conftest import Golden

from archtool.layout.drawing import Anchor, Box, Drawing, Image, Point, Polyline, Stroke, Style, TextRun
from archtool.renderers.pptx import PptxRenderer
from archtool.renderers.presentation.connector import connector_properties
from archtool.renderers.settings import Book, Plate, Settings
from archtool.source.errors import ConfigError, RenderError

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
SPACES = " ".join(
    f'xmlns:{prefix}="http://schemas.openxmlformats.org/{name}"'
    for prefix, name in (("a", "drawingml/2006/main"), ("p", "presentationml/2006/main"))
)


def slide_of(content: bytes) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return ElementTree.fromstring(file.read("ppt/slides/slide1.xml"))


def named(slide: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {
        shape.findall(f".//{P}cNvPr")[0].attrib["name"]: shape
        for shape in slide.iter()
        if shape.tag in (f"{P}sp", f"{P}cxnSp", f"{P}pic", f"{P}grpSp")
    }


@pytest.mark.parametrize("name", ["sample", "chain"])
def test_the_slide_is_written_as_it_was_reviewed(name: str, request: pytest.FixtureRequest, golden: Golden) -> None:
    slide = slide_of(PptxRenderer().render(request.getfixturevalue(name)))
    for prefix, uri in (("a", A), ("p", P)):
        ElementTree.register_namespace(prefix, uri.strip("{}"))
    ElementTree.indent(slide)
    golden(f"{name}.slide.xml", ElementTree.tostring(slide, encoding="unicode") + "\n")


def test_every_box_is_an_editable_shape_that_owns_its_text(chain: Drawing) -> None:
    presentation = Presentation(io.BytesIO(PptxRenderer().render(chain)))
    shapes = {shape.name: shape for shape in presentation.slides[0].shapes}
    for box in (shape for shape in chain.shapes if isinstance(shape, Box)):
        shape = shapes[box.id or ""]
        assert shape.shape_type in (MSO_SHAPE_TYPE.AUTO_SHAPE, MSO_SHAPE_TYPE.FREEFORM)
        assert shape.has_text_frame
    assert shapes["sys.a"].text_frame.text == "甲\v系统"
    assert shapes["sys.b"].text_frame.text == "B & <C>"
    assert shapes["sys.group-name"].text_frame.text == "组 “一”"
    texts = [shape for shape in presentation.slides[0].shapes if shape.shape_type == MSO_SHAPE_TYPE.TEXT_BOX]
    assert [shape.text_frame.text for shape in texts] == ["查询"]


def test_every_connection_is_glued_to_both_ends_where_it_is_drawn(chain: Drawing) -> None:
    slide = slide_of(PptxRenderer().render(chain))
    numbers = {shape.findall(f".//{P}cNvPr")[0].attrib["id"]: name for name, shape in named(slide).items()}
    ends = [
        tuple(
            (numbers[end.attrib["id"]], int(end.attrib["idx"]))
            for end in line.findall(f".//{A}stCxn") + line.findall(f".//{A}endCxn")
        )
        for line in slide.iter(f"{P}cxnSp")
    ]
    # The second line leaves and enters beside the middles, at a site of its own after the four of every shape.
    assert ends == [(("sys.a", 3), ("sys.b", 1)), (("sys.b", 4), ("sys.c", 4))]
    sites = named(slide)["sys.b"].findall(f".//{A}cxn")
    assert len(sites) == 5


def test_a_shape_whose_lines_end_at_the_middles_is_a_plain_preset(chain: Drawing) -> None:
    shapes = named(slide_of(PptxRenderer().render(chain)))
    presets = {name: [node.attrib["prst"] for node in shape.iter(f"{A}prstGeom")] for name, shape in shapes.items()}
    assert presets["sys.a"] == ["roundRect"]
    assert presets["sys.group"] == ["rect"]
    assert presets["sys.b"] == []


def test_texts_keep_their_breaks_name_an_east_asian_font_and_never_shrink(chain: Drawing) -> None:
    body = named(slide_of(PptxRenderer(family="SimHei").render(chain)))["sys.a"].findall(f"{P}txBody")[0]
    assert [node.tag.removeprefix(A) for node in body.findall(f"{A}p/*")] == ["pPr", "r", "br", "r"]
    assert {node.attrib["typeface"] for node in body.iter(f"{A}ea")} == {"SimHei"}
    assert body.findall(f"{A}bodyPr/{A}noAutofit")
    assert body.findall(f"{A}bodyPr")[0].attrib["wrap"] == "none"


def test_runs_on_one_line_stand_at_tab_stops() -> None:
    row = Box(0, 0, 200, 20, Style("#FFFFFF"), id="row")
    runs = (
        TextRun(150, 13, "二", 9, anchor=Anchor.END, within="row"),
        TextRun(10, 13, "一", 9, anchor=Anchor.START, within="row"),
    )
    slide = slide_of(PptxRenderer().render(Drawing("v", "图", "zh-CN", 200, 20, (row, *runs))))
    body = named(slide)["row"].findall(f"{P}txBody")[0]
    assert [node.attrib["algn"] for node in body.iter(f"{A}tab")] == ["l", "r"]
    assert [node.text for node in body.iter(f"{A}t")] == ["\t一", "\t二"]


def test_the_slide_is_as_large_as_the_paper(chain: Drawing) -> None:
    for paper, size in (("A3 landscape", (1190.55, 841.89)), (None, (595.28, 841.89))):
        presentation = Presentation(io.BytesIO(PptxRenderer().render(replace(chain, paper=paper))))
        found = (Emu(presentation.slide_width or 0).pt, Emu(presentation.slide_height or 0).pt)
        assert found == pytest.approx(size, abs=0.01)


def test_the_same_drawing_gives_the_same_bytes_without_the_time(sample: Drawing) -> None:
    content = PptxRenderer().render(sample)
    assert content == PptxRenderer().render(sample)
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {member.date_time for member in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        names = [member.filename for member in file.infolist()]
    assert names[0] == "[Content_Types].xml"
    assert names[1:] == sorted(names[1:])


def test_a_book_is_a_slide_for_each_figure(chain: Drawing, sample: Drawing) -> None:
    book = Book("工程", "zh", (Plate("1-1", "链", chain), Plate("1-2", "样图", sample)))
    presentation = Presentation(io.BytesIO(PptxRenderer().bind(book)))
    assert len(presentation.slides) == 2
    assert presentation.core_properties.title == "工程"


def test_a_template_gives_size_and_layout_and_loses_its_own_slides(chain: Drawing) -> None:
    template = Presentation()
    template.slide_width, template.slide_height = Emu(12_192_000), Emu(6_858_000)
    template.slides.add_slide(template.slide_layouts[0])
    buffer = io.BytesIO()
    template.save(buffer)
    renderer = PptxRenderer.configured(Settings(template=buffer.getvalue()))
    presentation = Presentation(io.BytesIO(renderer.render(chain)))
    assert presentation.slide_width == 12_192_000
    assert len(presentation.slides) == 1
    slide = presentation.slides[0]
    assert slide.slide_layout.name == "Title Only"
    assert slide.shapes.title is not None
    assert slide.shapes.title.text_frame.text == "图 1-1　链"
    below = slide.shapes.title.top + slide.shapes.title.height
    assert all(shape.top >= below for shape in slide.shapes if shape.shape_id != slide.shapes.title.shape_id)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_template_is_refused(content: bytes, chain: Drawing) -> None:
    with pytest.raises(ConfigError, match="no PowerPoint file"):
        PptxRenderer(template=content).render(chain)


def test_a_broken_picture_is_reported() -> None:
    broken = Image(0, 0, 10, 10, "image/png", b"not a picture", element="inf.a")
    with pytest.raises(RenderError, match=r"inf\.a"):
        PptxRenderer().render(Drawing("v", "图", "zh-CN", 100, 100, (broken,)))


def test_without_its_package_the_line_that_installs_it_is_told(monkeypatch: pytest.MonkeyPatch, chain: Drawing) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    with pytest.raises(RenderError, match=r"pip install 'archtool\[office\]'"):
        PptxRenderer().render(chain)


def test_the_font_is_one_that_office_has() -> None:
    assert PptxRenderer.configured(Settings()).family == "Microsoft YaHei"
    assert PptxRenderer.configured(Settings(families=("Heiti SC", "SimHei"))).family == "SimHei"
    assert PptxRenderer.configured(Settings(families=("Heiti SC",))).family == "Heiti SC"


@settings(deadline=None, max_examples=25)
@given(st.text())
def test_any_label_gives_a_slide_that_opens(label: str) -> None:
    box = Box(0, 0, 50, 20, Style("#FFFFFF"), element=label or "a", id="box")
    run = TextRun(25, 12, label, 9, within="box")
    slide = slide_of(PptxRenderer().render(Drawing("v", label * 9, "zh-CN", 50, 20, (box, run))))
    assert "box" in named(slide)


coordinates = st.integers(0, 60).map(lambda value: value * 7.5)


@given(coordinates, coordinates, st.booleans(), st.lists(coordinates, min_size=1, max_size=6))
def test_a_connector_runs_exactly_through_the_points_of_its_line(
    x: float, y: float, level: bool, turns: list[float]
) -> None:
    points: list[Point] = [(x, y)]
    for turn in turns:
        before = points[-1]
        points.append((turn, before[1]) if level else (before[0], turn))
        level = not level
    stroke = Stroke("#000000", 1)
    line = Polyline(tuple(points), stroke, source="sys.a", target="sys.b")
    assert drawn(connector_properties(line)) == pytest.approx(corners(points), abs=0.02)


def corners(points: list[Point]) -> list[float]:
    """The ends and corners of a line, without the points at which it goes straight on, as one list of numbers."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        while len(kept) > 1 and _is_straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    kept = kept if len(kept) > 1 else [points[0], points[-1]]
    return [number for point in kept for number in point]


def _is_straight(one: Point, two: Point, three: Point) -> bool:
    return any(one[axis] == two[axis] == three[axis] and _between(one, two, three, 1 - axis) for axis in (0, 1))


def _between(one: Point, two: Point, three: Point, axis: int) -> bool:
    return min(one[axis], three[axis]) <= two[axis] <= max(one[axis], three[axis])


def drawn(properties: str) -> list[float]:
    """The points of a connector, by the definitions of the presets. Source: ECMA-376, presetShapeDefinitions."""
    root = ElementTree.fromstring(f"<root {SPACES}>{properties}</root>")
    place, offset, extent = (next(root.iter(f"{A}{tag}")) for tag in ("xfrm", "off", "ext"))
    left, top, width, height = (
        int(node.attrib[name]) / 12_700 for node, name in ((offset, "x"), (offset, "y"), (extent, "cx"), (extent, "cy"))
    )
    preset = next(root.iter(f"{A}prstGeom"), None)
    if preset is None:
        corners = [(int(node.attrib["x"]) / 12_700, int(node.attrib["y"]) / 12_700) for node in root.iter(f"{A}pt")]
        return [number for u, v in corners for number in (left + u, top + v)]
    shares = [int(node.attrib["fmla"].removeprefix("val ")) / 100_000 for node in root.iter(f"{A}gd")]
    path = [(0.0, 0.0)]
    for index, share in enumerate(shares):
        path.append((width * share, path[-1][1]) if index % 2 == 0 else (path[-1][0], height * share))
    if preset.attrib["prst"].startswith("bent"):
        path.append((width, path[-1][1]) if len(shares) % 2 == 0 else (path[-1][0], height))
    path.append((width, height))
    turned: list[float] = []
    for u, v in path:
        across = width / 2 - u if place.get("flipH") else u - width / 2
        down = height / 2 - v if place.get("flipV") else v - height / 2
        if place.get("rot"):
            assert place.attrib["rot"] == "5400000"
            across, down = -down, across
        turned.extend((left + width / 2 + across, top + height / 2 + down))
    return turned
