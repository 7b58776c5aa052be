"""Composes nodes from a stream of YAML events, whatever they are, and says what is wrong with them.

Files in which nothing is unusual never come here: `quick_composer` reads them in half the time.
"""

from collections.abc import Callable, Iterator
from typing import Any, NoReturn, TypeAlias

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from archtool.source import yaml_problems
from archtool.source.diagnostic import Diagnostic
from archtool.source.limits import Limits
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode
from archtool.source.punctuation import Slip, key_slip
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.source.unprintable import UNPRINTABLE
from archtool.source.yaml_events import Event

Open: TypeAlias = tuple[MappingNode | SequenceNode | None, list[Node], bool]
"""A collection whose end is still to come (None is the file), what it holds so far, and whether it is in brackets."""


class StoppedError(Exception):
    """Composing cannot go on; the diagnostic that says why is already recorded."""


class Composer:
    """Composes one file, without recursion, and records what is wrong with it.

    Attributes:
        diagnostics: what was found.
        is_broken: whether the nodes stand for less than the author wrote, so that nobody should read them.
    """

    def __init__(self, path: str, limits: Limits) -> None:
        """Prepare for one file."""
        self.diagnostics: list[Diagnostic] = []
        self.is_broken = False
        self._path = path
        self._limits = limits
        self._anchors: dict[str, Node] = {}
        self._aliased_nodes = 0
        self._has_document = False

    def compose(self, next_event: Callable[[], Event]) -> Node | None:
        """Return the top-level node, None for a file without content.

        `next_event` gives the parser's next event, None after the last.

        Raises:
            StoppedError: the file is too deep, holds a second document, or its aliases stand for too much.
            yaml.YAMLError: the parser cannot read on.
        """
        node: Any = None
        children: list[Any] = []
        is_flow = False
        outer: list[Open] = []
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is ScalarEvent:
                scalar = ScalarNode()
                scalar.value = event.value
                scalar.plain = not event.style
                scalar.start = event.start_mark
                scalar.end = event.end_mark
                self._mark(event, scalar)
                children.append(scalar)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                # A block ends where the next token starts, perhaps many lines on: its last child knows better.
                node.end = event.end_mark if is_flow or not children else children[-1].end
                if kind is SequenceEndEvent:
                    node.items = children
                else:
                    node.children = children
                    node.children = [child for entry in self._sound(node.entries, is_flow) for child in entry]
                node, children, is_flow = outer.pop()
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                child = MappingNode() if kind is MappingStartEvent else SequenceNode()
                child.start = event.start_mark
                outer.append((node, children, is_flow))
                self._open(event, child, outer)
                node, children, is_flow = child, [], event.flow_style
            else:
                self._turn(event, node, children, outer)
        return children[0] if children else None

    def _turn(self, event: Event, node: Node | None, children: list[Any], outer: list[Open]) -> None:
        """Follow an alias, or begin the document."""
        if type(event) is AliasEvent:
            target = self._follow(event, node, outer)
            if _wants_key(node, children):
                self.diagnostics.append(yaml_problems.key_not_plain(self._span(event)))
                target = _refused_key(event)
            children.append(target)
        elif type(event) is DocumentStartEvent:
            if self._has_document:
                self._stop(yaml_problems.several_documents(self._span(event)))
            self._has_document = True

    def _open(self, event: Event, child: MappingNode | SequenceNode, outer: list[Open]) -> None:
        """Add a collection, unless it stands too deep, or where a key should."""
        node, children, _ = outer[-1]
        if len(outer) > self._limits.depth:
            self._stop(yaml_problems.too_deep(self._span(event), self._limits.depth))
        self._mark(event, child)
        if _wants_key(node, children):
            self.diagnostics.append(yaml_problems.key_not_plain(self._span(event)))
            children.append(_refused_key(event))
        else:
            children.append(child)

    def _mark(self, event: Event, node: Node) -> None:
        """Remember an anchor, refuse a tag, and refuse the first control character that an escape brought in."""
        if event.tag is not None:
            self.diagnostics.append(yaml_problems.tag(event.tag, self._span(event)))
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        if isinstance(node, ScalarNode) and (match := UNPRINTABLE.search(node.value)):
            self.diagnostics.append(yaml_problems.control_character(match.group(), node.span(self._path)))

    def _sound(self, entries: list[tuple[ScalarNode, Node]], is_flow: bool) -> Iterator[tuple[ScalarNode, Node]]:
        """Yield the entries whose keys can be read on, and record what is wrong with the others."""
        first: dict[str, ScalarNode] = {}
        for key, value in entries:
            if key.value == _REFUSED:
                continue
            slip = self._slip(key, value, is_flow)
            if not key.value:
                self.diagnostics.append(yaml_problems.key_not_plain(key.span(self._path)))
            elif key.plain and key.value == "<<":
                self.diagnostics.append(yaml_problems.merge_key(key.span(self._path)))
            elif slip:
                self.diagnostics.append(yaml_problems.slipped(slip, key, self._path))
            elif key.value in first:
                self.diagnostics.append(yaml_problems.duplicate_key(key, first[key.value], self._path))
            else:
                first[key.value] = key
                yield key, value

    def _slip(self, key: ScalarNode, value: Node, is_flow: bool) -> Slip | None:
        """Return the slip of punctuation in a key: to YAML, `{zh:电子}` and `{zh：电子}` are keys without a value."""
        slip = key_slip(key.value) if key.plain else None
        if slip and not key.value[slip.column].isspace():
            is_alone = is_flow and isinstance(value, ScalarNode) and value.plain and not value.value
            return slip if is_alone else None
        return slip

    def _follow(self, event: Event, node: Node | None, outer: list[Open]) -> Node:
        """Return the node that an alias stands for, or an empty one where it stands for nothing sound."""
        target = self._anchors.get(event.anchor)
        if target is None:
            message = both(f"别名“*{event.anchor}”没有对应的锚点", f"alias '*{event.anchor}' has no anchor")
        elif node is target or any(parent is target for parent, _, _ in outer):
            message = both(f"别名“*{event.anchor}”包含它自己", f"alias '*{event.anchor}' contains itself")
        else:
            self._weigh(event, target, len(outer))
            return target
        self._refuse_alias(event, message)
        self.is_broken = True
        return _refused_key(event)

    def _weigh(self, event: Event, target: Node, depth: int) -> None:
        """Count the nodes and the depth that an alias stands for; stop beyond the limits.

        Walks what the alias stands for level by level. All walks of a file together cost at most the limit and one
        file more, since every walked node counts.
        """
        limits = self._limits
        level = [target]
        while level:
            self._aliased_nodes += len(level)
            if self._aliased_nodes > limits.aliased_nodes:
                most = limits.aliased_nodes
                self._refuse_alias(event, both(f"别名展开后超过 {most} 个节点", f"aliases stand for over {most} nodes"))
                raise StoppedError
            level = [child for node in level for child in _children(node)]
            depth += 1
            if level and depth > limits.depth:
                self._stop(yaml_problems.too_deep(self._span(event), limits.depth))

    def _refuse_alias(self, event: Event, message: Text) -> None:
        self.diagnostics.append(yaml_problems.alias(event.anchor, self._span(event), message))

    def _stop(self, diagnostic: Diagnostic) -> NoReturn:
        self.diagnostics.append(diagnostic)
        raise StoppedError

    def _span(self, event: Event) -> Span:
        """Return the place of an event, on its first line, at least one character."""
        start, end = event.start_mark, event.end_mark
        end_column = end.column if end.line == start.line and end.column > start.column else start.column + 1
        return Span(self._path, start.line + 1, start.column + 1, start.line + 1, end_column + 1)


_REFUSED = "\0"
"""Stands in for a key that is already reported; no sound text can hold it."""


def _wants_key(node: Node | None, children: list[Node]) -> bool:
    return type(node) is MappingNode and len(children) % 2 == 0


def _children(node: Node) -> list[Node]:
    if isinstance(node, MappingNode):
        return node.children
    return node.items if isinstance(node, SequenceNode) else []


def _refused_key(event: Event) -> ScalarNode:
    scalar = ScalarNode()
    scalar.value = _REFUSED
    scalar.plain = False
    scalar.start = event.start_mark
    scalar.end = event.end_mark
    return scalar
