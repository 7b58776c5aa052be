"""The file that pins are written to: only the lines of what changed are touched, so comments stay."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from archtool.commands.outputs import write_whole
from archtool.source.decoding import decode
from archtool.source.edit import Edit, edited
from archtool.source.errors import ConfigError
from archtool.source.lines import BREAK
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.span import Span
from archtool.source.text import both
from archtool.views.pin import Pin
from archtool.workspace.files import Workspace
from archtool.workspace.gather import Section

PATH = "views/pins.yaml"
"""Where the first pins of a workspace are written."""

_HEAD = """# 固定的位置：图 → 框 → 距其所在框（或图）左上角的磅数。删去一行，该框重新由布局决定。
# Pinned places: figure, box, points from the corner of the box that holds it. Delete a line to set its box free.

"""
_PLAIN = re.compile(r"[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9\u4e00-\u9fff_.@()-]*")


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be pinned in one figure.

    Attributes:
        is_whole: Whether pins of the figure that are not among these go.
    """

    figure: str
    pins: tuple[Pin, ...]
    is_whole: bool


def write_pins(workspace: Workspace, change: Change) -> str:
    """Write the pins of one figure, and return the path of the file in the workspace.

    Raises:
        ConfigError: the file has changed since it was read, its `pins` section is in braces, or it cannot be written.
    """
    sections = [section for section in workspace.reading.sections if section.name == "pins"]
    own = [
        section for section in sections if isinstance(section.value, MappingNode) and section.value.get(change.figure)
    ]
    if not sections:
        before = workspace.texts.get(PATH, "")
        lines = ("pins:", *_figure_lines(change, "  "))
        after = (before.rstrip("\n") + "\n\n" if before else _HEAD) + "\n".join(lines) + "\n"
        _write(workspace, PATH, before, after)
        return PATH
    section = (own or sections)[0]
    path = section.document.path
    before = workspace.texts[path]
    _write(workspace, path, before, edited(before, _edits(section, change, before)))
    return path


def _edits(section: Section, change: Change, text: str) -> Iterator[Edit]:
    path, value = section.document.path, section.value
    key, node = _entry(value, change.figure) if isinstance(value, MappingNode) else (None, None)
    lines = BREAK.split(text)
    if isinstance(value, MappingNode) and value.entries and _is_flow(value, lines):
        raise ConfigError(
            both(
                f"{path} 的 pins 写在花括号里，请改为逐行书写", f"the pins of {path} are in braces: write them in lines"
            )
        )
    if not (isinstance(value, MappingNode) and value.entries) and _is_written(value):
        yield Edit(value.span(path), "".join(f"\n{line}" for line in _figure_lines(change, "  ")))
    elif key is None or node is None:
        indent = " " * (value.entries[0][0].column if isinstance(value, MappingNode) and value.entries else 2)
        last = _last_line(value, section.key) if isinstance(value, MappingNode) else section.key.line
        yield _after(path, last, lines, _figure_lines(change, indent))
    elif isinstance(node, MappingNode) and node.entries and not _is_flow(node, lines):
        yield from _entry_edits(node, change, path, lines)
    elif isinstance(node, MappingNode) and node.entries and not change.is_whole:
        yield from _flow_edits(node, change, path)
    elif _is_written(node):
        yield Edit(node.span(path), "{" + ", ".join(map(_pair, change.pins)) + "}")
    else:
        indent = " " * (key.column + 2)
        yield _after(path, key.line, lines, [f"{indent}{_pair(pin)}" for pin in change.pins])


def _flow_edits(node: MappingNode, change: Change, path: str) -> Iterator[Edit]:
    """Edits of the entries of a figure that is written in braces, of which those that are not named stay."""
    wanted = {pin.key: pin for pin in change.pins}
    known = {key.value: value for key, value in node.entries}
    for name, value in known.items():
        if name in wanted:
            yield Edit(value.span(path), _place(wanted[name]))
    fresh = "".join(f", {_pair(pin)}" for pin in change.pins if pin.key not in known)
    line, column = _end_of(node.entries[-1][1])
    yield Edit(Span(path, line, column, line, column), fresh)


def _entry_edits(node: MappingNode, change: Change, path: str, lines: Sequence[str]) -> Iterator[Edit]:
    """Edits of the entries of a figure that is written in lines."""
    wanted = {pin.key: pin for pin in change.pins}
    known: set[str] = set()
    for key, value in node.entries:
        known.add(key.value)
        last = _last_line(value, key)
        if key.value in wanted:
            end = _end_of(value)
            yield Edit(Span(path, value.line + 1, value.column + 1, *end), _place(wanted[key.value]))
        elif change.is_whole:
            yield Edit(Span(path, key.line + 1, 1, last + 2, 1))
    fresh = [f"{' ' * node.entries[0][0].column}{_pair(pin)}" for pin in change.pins if pin.key not in known]
    if fresh:
        kept = [(key, value) for key, value in node.entries if key.value in wanted or not change.is_whole]
        key, value = (kept or node.entries)[-1]
        if kept:
            yield _after(path, _last_line(value, key), lines, fresh)
        else:
            yield Edit(Span(path, node.line + 1, 1, node.line + 1, 1), "".join(f"{line}\n" for line in fresh))


def _figure_lines(change: Change, indent: str) -> list[str]:
    return [f"{indent}{_scalar(change.figure)}:", *(f"{indent}  {_pair(pin)}" for pin in change.pins)]


def _pair(pin: Pin) -> str:
    return f"{_scalar(pin.key)}: {_place(pin)}"


def _place(pin: Pin) -> str:
    parts = [f"x: {_number(pin.x)}", f"y: {_number(pin.y)}"]
    if pin.width is not None:
        parts.append(f"width: {_number(pin.width)}")
    if pin.height is not None:
        parts.append(f"height: {_number(pin.height)}")
    if pin.holder is not None:
        parts.append(f"in: {_scalar(pin.holder)}")
    return "{" + ", ".join(parts) + "}"


def _number(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and not text.isdigit() else json.dumps(text, ensure_ascii=False)


def _entry(node: MappingNode, name: str) -> tuple[ScalarNode | None, Node | None]:
    return next(((key, value) for key, value in node.entries if key.value == name), (None, None))


def _is_written(node: Node) -> bool:
    """Whether there is anything to see of a value; nothing at all is a value too."""
    return (node.line, node.column) != (node.end_line, node.end_column)


def _is_flow(node: MappingNode, lines: Sequence[str]) -> bool:
    return lines[node.line][node.column : node.column + 1] == "{"


def _last(node: Node) -> Node:
    """What is written last in a node; a mapping in lines is said to end only where the next thing begins."""
    if isinstance(node, MappingNode) and node.entries:
        return _last(node.entries[-1][1])
    return _last(node.items[-1]) if isinstance(node, SequenceNode) and node.items else node


def _end_of(node: Node) -> tuple[int, int]:
    if isinstance(node, ScalarNode):
        return node.end_line + 1, node.end_column + 1
    last = _last(node)
    is_closed = (node.end_line, node.end_column) > (last.end_line, last.end_column) and node.end_line == last.end_line
    ended = node if is_closed else last
    return ended.end_line + 1, ended.end_column + 1


def _last_line(node: Node, key: ScalarNode) -> int:
    """The line, from 0, on which a node ends."""
    return max(_last(node).end_line, key.end_line)


def _after(path: str, line: int, lines: Sequence[str], fresh: Sequence[str]) -> Edit:
    """New lines after a line, whether or not the file ends with it."""
    column = len(lines[line]) + 1
    return Edit(Span(path, line + 1, column, line + 1, column), "".join(f"\n{one}" for one in fresh))


def _write(workspace: Workspace, path: str, before: str, after: str) -> None:
    file: Path = workspace.root / path
    content = file.read_bytes() if file.exists() else b""
    if decode(content, path) != before:
        raise ConfigError(both(f"{path} 刚被修改，没有写入", f"{path} has changed meanwhile and is left as it is"))
    mark = b"\xef\xbb\xbf"
    if after != before:
        write_whole(file.resolve(), (mark if content.startswith(mark) else b"") + after.encode())
