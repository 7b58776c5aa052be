"""Exact edits of a text: what is not edited keeps every byte, comments and breaks included."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from archtool.source.lines import BREAK
from archtool.source.node import Located, MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.span import Span


class Edit(NamedTuple):
    """A stretch of one file and the text that takes its place."""

    span: Span
    replacement: str = ""


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return a text with edits done; of two that overlap, the later one is left out."""
    starts = [0, *(found.end() for found in BREAK.finditer(text)), len(text)]
    parts: list[str] = []
    done = 0
    for edit in sorted(set(edits)):
        begin = min(starts[edit.span.line - 1] + edit.span.column - 1, len(text))
        end = min(starts[min(edit.span.end_line, len(starts)) - 1] + edit.span.end_column - 1, len(text))
        if begin >= done:
            parts += [text[done:begin], edit.replacement]
            done = end
    return "".join((*parts, text[done:]))


def without(collection: Node, gone: Collection[int], text: str, path: str) -> tuple[Edit, ...]:
    """Return the edits that take entries out of a mapping or a list, by their places in it.

    In block style whole lines go, with what is noted at their ends; comments on lines of their own stay. Where a comment
    stands between entries in brackets, nothing is taken out: nobody knows to which of them it belongs.
    """
    entries = _entries(collection)
    if isinstance(collection, ScalarNode) or not gone:
        return ()
    if text.splitlines()[collection.line][collection.column] in "{[":
        return _from_brackets(entries, gone, text, path)
    return tuple(
        Edit(Span(path, first.line + 1, 1, _last_line(last) + 2, 1))
        for place, (first, last) in enumerate(entries)
        if place in gone
    )


def _entries(node: Node) -> Sequence[tuple[Node, Node]]:
    """Return the first and the last node of each entry."""
    if isinstance(node, MappingNode):
        return [(key, value) for key, value in node.entries]
    return [(item, item) for item in node.items] if isinstance(node, SequenceNode) else []


def _from_brackets(
    entries: Sequence[tuple[Node, Node]], gone: Collection[int], text: str, path: str
) -> tuple[Edit, ...]:
    kept = [place for place in range(len(entries)) if place not in gone]
    last = kept[-1] if kept else -1
    spans: list[Span] = []
    for place in sorted(gone):
        if place < last:
            begin, end = _start(entries[place]), _start(entries[place + 1])
        elif place == len(entries) - 1:
            begin, end = (_end(entries[last]) if kept else _start(entries[0])), _end(entries[place])
        else:
            continue
        spans.append(Span(path, *begin, *end))
    return () if any("#" in _between(text, span) for span in spans) else tuple(Edit(span) for span in spans)


def _between(text: str, span: Span) -> str:
    starts = [0, *(found.end() for found in BREAK.finditer(text))]
    return text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


def _start(entry: tuple[Located, Located]) -> tuple[int, int]:
    return entry[0].line + 1, entry[0].column + 1


def _end(entry: tuple[Located, Located]) -> tuple[int, int]:
    return entry[1].end_line + 1, entry[1].end_column + 1


def _last_line(node: Node) -> int:
    """Return the last line of a node, from 0; a block collection's own end lies behind the comments that follow it."""
    if isinstance(node, ScalarNode):
        return node.end_line - (node.end_column == 0 and node.end_line > node.line)
    inner = _entries(node)
    if not inner:
        return node.end_line
    deepest = _last_line(inner[-1][1])
    is_block = node.end_column == 0 or node.end_line > deepest
    return deepest if is_block else max(deepest, node.end_line)
