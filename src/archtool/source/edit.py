"""Exact edits of a text: what is not edited keeps every byte, comments and breaks included."""

from collections.abc import Iterable
from typing import NamedTuple

from archtool.source.lines import BREAK
from archtool.source.span import Span


class Edit(NamedTuple):
    """A stretch of one file and the text that takes its place."""

    span: Span
    replacement: str = ""


class Removal(NamedTuple):
    """Entries of a mapping or a list that a repair takes out of a file.

    Attributes:
        path: the file.
        steps: keys and positions that lead to the collection.
        gone: places of the entries in it, from 0.
    """

    path: str
    steps: tuple[int | str, ...]
    gone: tuple[int, ...]


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits done; of two that overlap, the later one is left out."""
    starts = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        begin = starts[edit.span.line - 1] + edit.span.column - 1
        end = starts[min(edit.span.end_line, len(starts)) - 1] + edit.span.end_column - 1
        if begin >= done:
            parts += [text[done:begin], edit.replacement]
            done = end
    return "".join((*parts, text[done:]))
