"""A body on its paper: below it legend, note and caption; never smaller text than stated."""

import pytest

from archtool.layout.drawing import Box, Drawing, Style, TextRun
from archtool.layout.page.frame import (
    A3_LANDSCAPE,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    PAPERS,
    Extent,
    LegendEntry,
    Oversize,
    Surround,
    frame,
)
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme

THEME = Theme()
SURROUND = Surround(
    "图 4-1　总体架构图",
    tuple(LegendEntry(THEME.block("new"), f"图例{index}") for index in range(12)),
    "注：数量见表 4-2。" * 6,
)


def body(width: float, height: float, size: float = 9) -> Drawing:
    shapes = (
        Box(0, 0, width, height, THEME.surface("layer"), id="box"),
        TextRun(width / 2, 30, "影像", size, within="box"),
    )
    return Drawing("v", "图", "zh-CN", width, height, shapes)


def test_the_first_paper_that_holds_the_body_is_taken() -> None:
    assert _framed(body(400, 200), Extent.SHEET).width == pytest.approx(A4_PORTRAIT.width)
    assert _framed(body(600, 200), Extent.SHEET).width == pytest.approx(A4_LANDSCAPE.width)
    assert _framed(body(1000, 500), Extent.SHEET).width == pytest.approx(A3_LANDSCAPE.width)


def test_a_framed_body_keeps_its_size_and_gets_everything_below_without_collisions() -> None:
    framed = _framed(body(400, 200), Extent.CONTENT)
    quality = measure(framed)
    assert quality.defects == ()
    assert framed.width <= A4_PORTRAIT.room[0] + 4
    box = framed.shapes[0]
    assert isinstance(box, Box)
    assert (box.width, box.height) == (400, 200)
    assert box.x + box.width / 2 == pytest.approx(framed.width / 2)


def test_a_body_is_reduced_only_while_its_text_stays_legible() -> None:
    room = A4_PORTRAIT.room[0]
    reduced = frame(body(room / 0.8, 200), SURROUND, (A4_PORTRAIT,), THEME)
    assert isinstance(reduced, Drawing)
    smallest = smallest_text(reduced.shapes[:2])
    assert smallest == pytest.approx(7.2)
    refused = frame(body(room / 0.7, 200), SURROUND, (A4_PORTRAIT,), THEME)
    assert isinstance(refused, Oversize)
    assert refused.scale == pytest.approx(0.7)
    assert refused.smallest_text == pytest.approx(6.3)


def test_a_body_higher_than_every_paper_is_reported() -> None:
    refused = frame(body(200, 9000), SURROUND, PAPERS, THEME)
    assert isinstance(refused, Oversize)
    assert refused.paper == "A3"


def test_a_body_may_stand_without_anything_below() -> None:
    framed = frame(body(400, 200), Surround(), (A4_PORTRAIT,), THEME)
    assert isinstance(framed, Drawing)
    assert (framed.width, framed.height) == (404, 204)


def test_no_paper_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="no paper"):
        frame(body(400, 200), Surround(), (), THEME)


def test_a_body_without_text_may_be_reduced_at_will() -> None:
    empty = Drawing("v", "图", "zh-CN", 5000, 100, (Box(0, 0, 5000, 100, Style("#FFFFFF")),))
    assert isinstance(frame(empty, Surround(), (A4_PORTRAIT,), THEME), Drawing)


def _framed(drawing: Drawing, extent: Extent) -> Drawing:
    framed = frame(drawing, SURROUND, PAPERS, THEME, extent)
    assert isinstance(framed, Drawing)
    return framed
