"""The caret stands under what is meant, also under Chinese."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.source.excerpt import WIDTH, excerpt
from archtool.source.span import Span


def columns(words: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in words)


def test_wide_characters_take_two_columns() -> None:
    assert excerpt("a: 1\n名称: 电子x\n", Span("a", 2, 5, 2, 7)) == ("名称: 电子x", "      ^^^^")


def test_tabs_go_to_the_next_stop() -> None:
    assert excerpt("a\tb: 1\n", Span("a", 1, 3, 1, 4)) == ("a   b: 1", "    ^")


def test_an_empty_span_gets_one_caret_and_a_long_one_stops_at_the_end_of_the_line() -> None:
    assert excerpt("ab\ncd\n", Span("a", 1, 3, 1, 3)) == ("ab", "  ^")
    assert excerpt("ab\ncd\n", Span("a", 1, 2, 2, 2)) == ("ab", " ^")


def test_what_cannot_be_printed_is_a_dot() -> None:
    assert excerpt("a\x07b\u2028c\n", Span("a", 1, 2, 1, 3)) == ("a·b·c", " ^")


def test_a_place_behind_the_text_is_an_empty_line() -> None:
    assert excerpt("a\n", Span("a", 9, 9, 9, 9)) == ("", "^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    line, carets = excerpt("前" * 300 + "名称" + "后" * 300, Span("a", 1, 301, 1, 303))

    assert line.startswith("…")
    assert line.endswith("…")
    assert columns(line) <= WIDTH
    before = line[: line.index("名")]
    assert carets == " " * columns(before) + "^^^^"


@settings(deadline=None)
@given(st.text(), st.integers(1, 5), st.integers(1, 300), st.integers(0, 300))
def test_any_place_in_any_text_fits_the_width(text: str, line: int, column: int, length: int) -> None:
    shown, carets = excerpt(text * 20, Span("a", line, column, line, column + length))

    assert columns(shown) <= WIDTH + shown.count(" ")
    assert carets.strip(" ") == "^" * carets.count("^")
    assert "^" in carets
