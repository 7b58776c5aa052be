"""Reading draw.io files back: every cell where it was written, and nothing that anybody could send does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Group, Stroke, Style
from archtool.layout.geometry import Rectangle
from archtool.renderers.diagram.reading import read_pages
from archtool.renderers.drawio import DrawioRenderer
from archtool.renderers.structure.sheet import centred_in, sheet_of
from archtool.source.errors import ConfigError

PAINT = Style("#FFFFFF", Stroke("#000000", 1.0))
LENGTH = st.floats(5, 200)


@given(st.tuples(LENGTH, LENGTH, LENGTH, LENGTH))
def test_cells_in_boxes_and_groups_stand_where_they_are_drawn(lengths: tuple[float, float, float, float]) -> None:
    x, y, width, height = lengths
    outer = Box(x, y, width + 20, height + 20, PAINT, element="outer")
    inner = Box(x + 10, y + 5, width, height, PAINT, element="inner")
    drawing = Drawing("v", "figure", "en", 500, 500, (Group((outer, inner), id="both"),))
    (page,) = read_pages(DrawioRenderer().render(drawing))
    paper = sheet_of(drawing)
    _, offset = centred_in(drawing, (0.0, 0.0, paper.width, paper.height))
    assert (page.id, page.name) == ("v", "figure")
    for box in (outer, inner):
        found, drawn = page.cells[box.element or ""], Rectangle.of(box)
        pairs = zip((found.left, found.top, found.right, found.bottom), _on_page(drawn, offset), strict=True)
        assert all(abs(one - other) < 0.05 for one, other in pairs)


def _on_page(one: Rectangle, by: tuple[float, float]) -> tuple[float, float, float, float]:
    return one.left + by[0], one.top + by[1], one.right + by[0], one.bottom + by[1]


@given(st.binary(max_size=200) | st.text(alphabet='<>/="&;!- mxCeldiagrpntOj01', max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    try:
        read_pages(content)
    except ConfigError as refused:
        assert refused.message.in_language("en").startswith("the draw.io file cannot be read: ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('<!DOCTYPE x SYSTEM "file:///etc/passwd"><mxfile/>', "declares a document type"),
        (
            '<mxfile><diagram id="a"><mxGraphModel><root><mxCell id="1" parent="2" vertex="1"><mxGeometry width="1" '
            'height="1"/></mxCell><mxCell id="2" parent="1"/></root></mxGraphModel></diagram></mxfile>',
            "its cells contain each other",
        ),
    ],
)
def test_what_could_do_harm_is_refused(content: str, expected: str) -> None:
    with pytest.raises(ConfigError, match=expected):
        read_pages(content.encode())
