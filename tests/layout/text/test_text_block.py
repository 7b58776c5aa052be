"""Lines of text stand in the middle of their room, level or upright."""

import pytest

from archtool.layout.drawing import Anchor, Box, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.text.line_breaking import fit_text
from archtool.layout.text.text_block import Room, at_left, at_top, centred, levelled, upright_text

BOX = Box(10, 20, 60, 40, Style("#FFFFFF"), element="sys.a")
ROOM = Room.of(BOX, 3)


def test_centred_lines_leave_the_same_space_above_and_below() -> None:
    fitted = fit_text("区域检验影像中心", ROOM.width, ROOM.height, (9,))
    assert fitted is not None
    runs = centred(ROOM, fitted, "#000000")
    bounds = [Rectangle.of_text(run) for run in runs]
    assert bounds[0].top - BOX.y == pytest.approx(BOX.bottom - bounds[-1].bottom)
    assert {run.within for run in runs} == {"sys.a"}
    assert {run.x for run in runs} == {40}


def test_a_heading_stands_at_the_top_and_a_list_at_the_left() -> None:
    fitted = fit_text("影像", ROOM.width, ROOM.height, (9,))
    assert fitted is not None
    assert Rectangle.of_text(at_top(ROOM, fitted, "#000000")[0]).top == pytest.approx(23)
    left = at_left(ROOM, fitted, "#000000")[0]
    assert (left.x, left.anchor) == (13, Anchor.START)


def test_upright_text_keeps_numbers_level_and_turns_brackets() -> None:
    fitted = upright_text("等保三级（GB）14 家", 20, 200, (10, 9))
    assert fitted is not None
    assert fitted.lines == ("等", "保", "三", "级", "︵", "GB", "︶", "14", "家")
    assert upright_text("等保三级", 20, 30, (10, 9)) is None


def test_a_text_set_downward_comes_back_level() -> None:
    set_downward = upright_text("数据（14类）——《目录》", 12.0, 1000.0, (9.0,))
    assert set_downward is not None
    assert levelled("".join(set_downward.lines)) == "数据（14类）——《目录》"
