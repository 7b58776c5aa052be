"""Each defect is found where it is, and nowhere else."""

import pytest

from archtool.layout.drawing import (
    Box,
    Close,
    Cubic,
    Drawing,
    Group,
    Line,
    Marker,
    Move,
    Path,
    Polyline,
    Shape,
    Stroke,
    Style,
    TextRun,
)
from archtool.layout.quality import DefectKind, Quality, measure

PLAIN = Style("#FFFFFF", Stroke("#000000", 1))


def box(element: str, x: float, y: float, width: float = 40, height: float = 20) -> Box:
    return Box(x, y, width, height, PLAIN, element=element)


def edge(*points: tuple[float, float], source: str = "a", target: str = "b") -> Polyline:
    return Polyline(points, Stroke("#000000", 1), end_marker=Marker.ARROW, id="edge", source=source, target=target)


def quality(*shapes: Shape) -> Quality:
    return measure(Drawing("v", "图", "zh-CN", 400, 400, shapes))


def found(*shapes: Shape) -> list[tuple[DefectKind, tuple[str, ...]]]:
    return [(defect.kind, defect.shapes) for defect in quality(*shapes).defects]


def test_partly_overlapping_and_equal_boxes_are_found_nested_and_touching_ones_are_not() -> None:
    assert found(box("a", 0, 0), box("b", 30, 10)) == [(DefectKind.BOX_OVERLAP, ("a", "b"))]
    assert found(box("a", 0, 0), box("b", 0, 0)) == [(DefectKind.BOX_OVERLAP, ("a", "b"))]
    assert found(box("a", 0, 0), box("b", 40, 0), box("c", 0, 20)) == []
    assert found(box("a", 0, 0, 100, 100), Group((box("b", 10, 10),))) == []


def test_lines_that_end_inside_a_word_are_counted() -> None:
    whole = TextRun(20, 14, "Sub-", 9)
    assert quality(whole, TextRun(20, 40, "ultra\u2011", 9), TextRun(20, 60, "sound", 9)).cut_words == 1


def test_a_path_counts_by_its_bounds() -> None:
    cloud = Path((Move((30, 5)), Line((60, 5)), Cubic((70, 5), (70, 15), (60, 15)), Close()), PLAIN, element="c")
    assert found(box("a", 0, 0), cloud) == [(DefectKind.BOX_OVERLAP, ("a", "c"))]


def test_a_text_may_not_leave_its_box_nor_name_one_that_is_not_there() -> None:
    inside = TextRun(20, 14, "影像", 9, within="a")
    assert found(box("a", 0, 0), inside) == []
    wide = TextRun(20, 14, "区域影像中心", 9, within="a")
    assert (DefectKind.TEXT_OUTSIDE_BOX, ("区域影像中心", "a")) in found(box("a", 0, 0), wide)
    assert found(TextRun(20, 14, "影像", 9, within="z")) == [(DefectKind.TEXT_OUTSIDE_BOX, ("影像", "z"))]


def test_texts_over_texts_boxes_and_lines_are_found() -> None:
    assert found(TextRun(50, 50, "检验", 9), TextRun(60, 52, "影像", 9)) == [
        (DefectKind.TEXT_OVER_TEXT, ("检验", "影像"))
    ]
    assert found(box("a", 0, 0), TextRun(40, 14, "检验", 9)) == [(DefectKind.TEXT_OVER_BOX, ("检验", "a"))]
    assert found(box("a", 0, 0), TextRun(20, 14, "检验", 9)) == [(DefectKind.TEXT_OVER_BOX, ("检验", "a"))]
    line = Polyline(((100, 0), (100, 80)), Stroke("#000000", 1), element="rel")
    assert found(line, TextRun(100, 40, "检验", 9)) == [(DefectKind.TEXT_OVER_LINE, ("检验", "rel"))]
    assert found(line, TextRun(100, 40, "检验", 9, element="rel")) == []


def test_an_edge_may_enter_its_ends_and_their_containers_but_no_other_box() -> None:
    ends = (box("a", 0, 0), box("b", 200, 0))
    straight = edge((40, 10), (200, 10))
    assert found(*ends, straight) == []
    assert found(*ends, box("c", 100, 0), straight) == [(DefectKind.EDGE_THROUGH_BOX, ("edge", "c"))]
    assert found(*ends, box("c", 100, 10), straight) == []
    container = box("layer", 90, -0.1, 60, 60)
    assert found(*ends, container, box("c", 100, 30), straight) == []


def test_crossings_and_bends_are_counted() -> None:
    one = edge((0, 100), (100, 100), (100, 200))
    other = edge((50, 50), (50, 150), source="c", target="d")
    measured = quality(one, other)
    assert (measured.crossings, measured.bends, measured.edges) == (1, 1, 2)
    assert quality(one, edge((0, 100), (0, 200))).crossings == 0
    assert quality(one, Polyline(((50, 50), (50, 150)), Stroke("#000000", 1))).crossings == 0


def test_what_leaves_the_page_is_found() -> None:
    assert found(box("a", 380, 0)) == [(DefectKind.OFF_PAGE, ("a",))]


def test_counts_name_every_kind() -> None:
    measured = quality(box("a", 0, 0), box("b", 30, 10), TextRun(200, 200, "小字", 6.5))
    assert [count for _, count in measured.counts] == [1, 0, 0, 0, 0, 0, 0]
    assert measured.count(DefectKind.BOX_OVERLAP) == 1
    assert measured.smallest_text == 6.5
    assert quality().smallest_text is None


@pytest.mark.parametrize("text_y", [14.0, 214.0])
def test_a_title_within_its_container_is_no_collision(text_y: float) -> None:
    outer = box("layer", 0, text_y - 14, 200, 100)
    assert found(outer, box("a", 10, text_y + 6), TextRun(100, text_y, "应用层", 9, within="layer")) == []
