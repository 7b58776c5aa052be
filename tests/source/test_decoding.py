"""Files are UTF-8, and a file that is not says what it looks like."""

import codecs

import pytest

from archtool.source.decoding import decode
from archtool.source.diagnostic import Diagnostic
from archtool.source.limits import Limits

TEXT = "systems:\n  名称: 电子病历\n"


@pytest.mark.parametrize("content", [TEXT.encode(), codecs.BOM_UTF8 + TEXT.encode()])
def test_utf_8_is_read_with_and_without_a_byte_order_mark(content: bytes) -> None:
    assert decode(content, "a.yaml") == TEXT


@pytest.mark.parametrize(
    ("content", "guess", "place"),
    [
        (TEXT.encode("gbk"), "GBK", "2:3"),
        (TEXT.encode("utf-16"), "UTF-16", "1:1"),
        (TEXT.encode("utf-16-be"), "UTF-16", "2:9"),
        ("名称: x".encode() + b"\xff\xff", "UTF-8", "1:6"),
    ],
)
def test_other_encodings_are_refused_with_a_guess(content: bytes, guess: str, place: str) -> None:
    diagnostic = decode(content, "a.yaml")

    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.code == "SRC001"
    assert diagnostic.hint is not None
    assert guess in diagnostic.hint.in_language("zh")
    assert str(diagnostic.span).startswith("a.yaml:")
    if guess != "UTF-16":
        assert str(diagnostic.span) == f"a.yaml:{place}"


def test_a_file_beyond_the_limit_is_refused() -> None:
    diagnostic = decode(b"a" * 9, "a.yaml", Limits(size=8))

    assert isinstance(diagnostic, Diagnostic)
    assert diagnostic.code == "SRC008"
