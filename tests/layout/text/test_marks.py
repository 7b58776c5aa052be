"""Quotation marks: straight in Latin text, typographic in Chinese."""

import pytest

from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("the hospital’s own", "the hospital's own"),
        ("“own” and ‘other’ data", "\"own\" and 'other' data"),
        ("“智慧医卫”运营指挥中心", "“智慧医卫”运营指挥中心"),
        ("“HIS”系统的hospital’s接口", "“HIS”系统的hospital's接口"),
        ("", ""),
    ],
)
def test_marks_are_straight_where_the_text_is_latin(text: str, drawn: str) -> None:
    assert latin_marks(text) == drawn


def test_a_latin_text_is_measured_with_the_marks_that_are_drawn() -> None:
    words = least_width([Paragraph("the hospital’s", 9, "")])
    assert words == text_width("hospital's", 9) < text_width("hospital’s", 9)


def test_a_hyphenated_word_is_one_word() -> None:
    assert least_width([Paragraph("Sub-centre", 9, "")]) == text_width("Sub-centre", 9)
    assert least_width([Paragraph("sys.sh-emr", 9, "")]) == text_width("sh-emr", 9)


def test_a_word_of_several_hyphens_may_break_at_them() -> None:
    assert least_width([Paragraph("hospital-to-hospital", 9, "")]) == text_width("hospital-", 9)
