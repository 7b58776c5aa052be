"""Errors speak English by themselves, and can be handed from one process to another."""

import pickle
from pathlib import Path

import pytest

from archtool.commands.loading import UnreadableError
from archtool.source.errors import ArchtoolError, ConfigError, RenderError, SourceError
from archtool.source.located_yaml import parse
from archtool.source.text import both

MESSAGE = both("没有字体", "there is no font")
DIAGNOSTICS = parse("a: 1\na: 2\n", "a.yaml").diagnostics
UNREADABLE = UnreadableError(DIAGNOSTICS, Path("programme"), {"a.yaml": "a: 1"}, "en")


@pytest.mark.parametrize(
    "error",
    [ConfigError(MESSAGE), RenderError(MESSAGE), SourceError(DIAGNOSTICS), UNREADABLE],
    ids=lambda e: type(e).__name__,
)
def test_an_error_comes_through_whole(error: ArchtoolError) -> None:
    same = pickle.loads(pickle.dumps(error))
    assert type(same) is type(error)
    assert vars(same) == vars(error)
    assert str(same) == str(error) != ""


def test_errors_speak_english() -> None:
    assert str(ConfigError(MESSAGE)) == "there is no font"
