"""Texts, spans, diagnostics and errors are values."""

import gc

import pytest

from archtool.source.collector import collector_paused
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.errors import ArchtoolError, ConfigError, RenderError, SourceError
from archtool.source.lines import split_lines
from archtool.source.span import Span
from archtool.source.text import Text, both


class TestText:
    def test_a_bare_string_is_in_the_default_language(self) -> None:
        text = Text.of("电子病历")

        assert (text.languages, str(text), text.in_language("en")) == (("",), "电子病历", "电子病历")

    def test_the_asked_language_comes_first_then_chinese_then_the_first(self) -> None:
        assert both("中", "en").in_language("en") == "en"
        assert both("中", "en").in_language("fr") == str(both("中", "en")) == "中"
        assert Text.of({"fr": "f", "de": "d"}).in_language("en") == "d"
        assert str(Text.of({})) == ""

    def test_equal_words_are_equal_in_any_order(self) -> None:
        assert Text.of({"zh": "中", "en": "e"}) == both("中", "e")
        assert len({Text.of({"zh": "中", "en": "e"}), both("中", "e")}) == 1


def test_spans_are_ordered_by_place() -> None:
    spans = [Span("b", 1, 1, 1, 1), Span("a", 2, 1, 2, 1), Span("a", 1, 9, 1, 9)]

    assert [str(span) for span in sorted(spans)] == ["a:1:9", "a:2:1", "b:1:1"]
    assert str(Span.start_of("a")) == "a:1:1"


@pytest.mark.parametrize(
    ("severity", "other", "expected"),
    [("error", "warning", True), ("warning", "error", False), ("note", "note", True), ("note", "warning", False)],
)
def test_severities_are_ordered(severity: str, other: str, expected: bool) -> None:
    assert Severity(severity).at_least(Severity(other)) is expected


def test_a_source_error_carries_and_says_every_diagnostic() -> None:
    first = Diagnostic("SRC003", Severity.ERROR, both("重复", "twice"), Span("a", 1, 2, 1, 3), both("改", "rename one"))
    second = Diagnostic("SRC002", Severity.ERROR, both("错", "wrong"), Span("a", 1, 1, 1, 2))

    error = SourceError((first, second))

    assert error.diagnostics == (first, second)
    assert str(error) == "a:1:2: error[SRC003] twice\n  hint: rename one\na:1:1: error[SRC002] wrong"
    assert sorted(error.diagnostics, key=lambda diagnostic: diagnostic.sort_key) == [second, first]


@pytest.mark.parametrize("kind", [ConfigError, RenderError])
def test_other_errors_speak_english_and_keep_both_languages(kind: type[ConfigError | RenderError]) -> None:
    error = kind(both("没有", "nothing there"))

    assert isinstance(error, ArchtoolError)
    assert (str(error), error.message.in_language("zh")) == ("nothing there", "没有")


def test_the_collector_runs_again_after_a_pause() -> None:
    assert gc.isenabled()
    with collector_paused():
        assert not gc.isenabled()
        with collector_paused():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled()


def test_lines_break_where_editors_break_them() -> None:
    assert split_lines("a\r\nb\rc\n\nd\x0be\u2028f") == ["a", "b", "c", "", "d\x0be\u2028f"]
    assert split_lines("") == []
    assert split_lines("a\n") == ["a"]
