"""Taking entries out of a file by exact edits: every other entry, and every comment on a line of its own, stays."""

from collections.abc import Collection, Iterator, Sequence

from archtool.source.document import Document
from archtool.source.edit import Edit, edited
from archtool.source.lines import split_lines
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode, Written, plain
from archtool.source.node_path import node_at
from archtool.source.span import Span

Steps = Sequence[int | str]


def without(document: Document, steps: Steps, gone: Collection[int]) -> tuple[Edit, ...]:
    """Return the edits that take entries out of a mapping or a list; none where that cannot be done exactly.

    In block style whole lines go, with what is noted at their ends. The edited text is read again: unless it says
    precisely what the file said without these entries, nothing is edited. So it is where a comment stands between
    entries in brackets, and where an alias leads elsewhere.

    Args:
        document: the file, with its text.
        steps: keys and positions that lead to the collection.
        gone: places of the entries in it, from 0.
    """
    if document.root is None or document.text is None or not gone:
        return ()
    collection = node_at(document.root, steps)
    lines = split_lines(document.text)
    if isinstance(collection, ScalarNode) or collection.line >= len(lines):
        return ()
    spans = _of_brackets if lines[collection.line][collection.column] in "{[" else _of_lines
    edits = tuple(Edit(span) for span in spans(collection, gone, document.path, lines))
    read, problems = parse(edited(document.text, edits), document.path)
    if read is None or problems or any("#" in _words(edit.span, lines) for edit in edits if edit.span.column > 1):
        return ()
    wanted = _kept(plain(document.root), list(steps), gone)
    return edits if _trimmed(plain(read.root) if read.root is not None else None) == _trimmed(wanted) else ()


def _of_lines(collection: Node, gone: Collection[int], path: str, lines: Sequence[str]) -> Iterator[Span]:
    for place, (first, last) in enumerate(_entries(collection)):
        if place in gone:
            yield Span(path, first.line + 1, 1, max(_last_line(last, lines), first.line) + 2, 1)


def _of_brackets(collection: Node, gone: Collection[int], path: str, lines: Sequence[str]) -> Iterator[Span]:
    entries = _entries(collection)
    last = max((place for place in range(len(entries)) if place not in gone), default=None)
    for place in sorted(gone):
        if last is not None and place < last:
            first, after = entries[place][0], entries[place + 1][0]
            yield Span(path, first.line + 1, first.column + 1, after.line + 1, after.column + 1)
    if last != len(entries) - 1:
        before, end = (entries[last][1] if last is not None else None), entries[-1][1]
        begin = (
            (before.end_line, before.end_column) if before is not None else (entries[0][0].line, entries[0][0].column)
        )
        yield Span(path, begin[0] + 1, begin[1] + 1, end.end_line + 1, end.end_column + 1)


def _entries(node: Node) -> Sequence[tuple[Node, Node]]:
    """Return the first and the last node of each entry."""
    if isinstance(node, MappingNode):
        return [(key, value) for key, value in node.entries]
    return [(item, item) for item in node.items] if isinstance(node, SequenceNode) else []


def _last_line(node: Node, lines: Sequence[str]) -> int:
    """Return the last line of a node, from 0; a block's own end lies behind the comments that follow it."""
    entries = _entries(node)
    if entries and lines[node.line][node.column] not in "{[":
        return _last_line(entries[-1][1], lines)
    return node.end_line - (node.end_column == 0 and node.end_line > node.line)


def _words(span: Span, lines: Sequence[str]) -> str:
    some = list(lines[span.line - 1 : span.end_line])
    some[-1] = some[-1][: span.end_column - 1]
    some[0] = some[0][span.column - 1 :]
    return "\n".join(some)


def _kept(value: Written, steps: list[int | str], gone: Collection[int]) -> Written:
    """Return a value without the entries at these places of the collection to which the steps lead."""
    if isinstance(value, dict):
        if not steps:
            return {key: inner for place, (key, inner) in enumerate(value.items()) if place not in gone}
        return {key: _kept(inner, steps[1:], gone) if key == steps[0] else inner for key, inner in value.items()}
    if isinstance(value, list):
        if not steps:
            return [inner for place, inner in enumerate(value) if place not in gone]
        return [_kept(inner, steps[1:], gone) if place == steps[0] else inner for place, inner in enumerate(value)]
    return value


def _trimmed(value: Written) -> Written:
    """Return a value in which what is empty is nothing."""
    if isinstance(value, dict):
        return {key: _trimmed(inner) for key, inner in value.items()} or None
    if isinstance(value, list):
        return [_trimmed(inner) for inner in value] or None
    return value
