"""draw.io: golden file, stable ids, cells in their holders, edges that stay where they are drawn."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st
from tests.renderers.conftest import Golden

from archtool.layout.drawing import Box, Drawing, Group, Polyline, Stroke, Style, TextRun
from archtool.renderers.drawio import DrawioRenderer
from archtool.renderers.settings import Book, Plate, Settings


def cells_of(content: bytes) -> dict[str, ElementTree.Element]:
    """Every cell by its id; the id of one that stands for an element is its object's."""
    root = ElementTree.fromstring(content)
    objects = {node.findall("mxCell")[0]: node.attrib["id"] for node in root.iter("object")}
    return {objects.get(cell) or cell.attrib["id"]: cell for cell in root.iter("mxCell")}


def test_the_sample_is_written_as_it_was_reviewed(sample: Drawing, golden: Golden) -> None:
    golden("sample.drawio", DrawioRenderer().render(sample).decode())


def test_boxes_stand_in_their_holders_and_edges_at_their_cells(chain: Drawing) -> None:
    cells = cells_of(DrawioRenderer().render(chain))
    assert {name: cells[name].get("parent") for name in ("sys.group", "sys.a", "sys.b", "sys.c")} == {
        "sys.group": "1", "sys.a": "sys.group", "sys.b": "sys.group", "sys.c": "1",
    }  # fmt: skip
    edges = [(cell.get("source"), cell.get("target")) for cell in cells.values() if cell.get("edge")]
    assert edges == [("sys.a", "sys.b"), ("sys.b", "sys.c"), (None, None)]
    assert "exitX=0.6667;exitY=1.0000;" in cells["polyline-1"].attrib["style"]


def test_every_parent_end_and_id_is_there_once(sample: Drawing) -> None:
    root = ElementTree.fromstring(DrawioRenderer().render(sample))
    ids = [node.attrib["id"] for node in root.iter() if "id" in node.attrib and node.tag != "diagram"]
    assert len(ids) == len(set(ids))
    referred = {
        node.attrib[key] for node in root.iter("mxCell") for key in ("parent", "source", "target") if key in node.attrib
    }
    assert referred <= set(ids)


def test_a_box_painted_over_a_line_is_held_by_nothing_painted_before_the_line() -> None:
    style = Style("#FFFFFF", Stroke("#000000", 1))
    row, bar = Box(0, 0, 100, 20, style, id="row"), Box(40, 5, 20, 10, style, id="bar")
    rule = Polyline(((50, 0), (50, 20)), Stroke("#000000", 1))
    assert (
        cells_of(DrawioRenderer().render(Drawing("v", "图", "zh", 100, 20, (row, rule, bar))))["bar"].get("parent")
        == "1"
    )
    assert (
        cells_of(DrawioRenderer().render(Drawing("v", "图", "zh", 100, 20, (row, bar, rule))))["bar"].get("parent")
        == "row"
    )


def test_a_group_holds_its_shapes_and_tells_its_title() -> None:
    box = Box(10, 10, 20, 20, Style("#FFFFFF"), element="sys.a")
    group = Group((box,), id="g", title="一组", element="sys.g")
    content = DrawioRenderer().render(Drawing("v", "图", "zh", 100, 100, (group,)))
    cells = cells_of(content)
    assert cells["sys.a"].get("parent") == "g"
    place = cells["sys.a"].findall("mxGeometry")[0]
    assert (place.attrib["x"], place.attrib["y"]) == ("0", "0")
    assert 'tooltip="一组"' in content.decode()


def test_a_book_has_a_page_for_each_figure(chain: Drawing, sample: Drawing) -> None:
    book = Book("工程", "zh", (Plate("1-1", "链", chain), Plate("1-2", "样图", sample)))
    renderer = DrawioRenderer.configured(Settings(families=("SimHei",)))
    content = renderer.bind(book).decode()
    assert re.findall(r'<diagram id="([^"]*)"', content) == ["v", "f1-sample"]
    assert "fontFamily=SimHei;" in content


@given(st.text())
def test_any_label_gives_well_formed_xml(label: str) -> None:
    box = Box(0, 0, 50, 20, Style("#FFFFFF"), element=label or "a", id="box")
    run = TextRun(25, 12, label, 9, within="box", element=label)
    ElementTree.fromstring(DrawioRenderer().render(Drawing(label, label, "zh", 50, 20, (box, run))))
