"""Located YAML: the nodes of a file, each with its position.

Nodes are made by the hundred thousand, so they are plain slots without a constructor, and keep the parser's own marks
or their number in the columns of the file. Only the composer and the columns write to them.
"""

import re
from decimal import Decimal
from typing import Protocol, TypeAlias, cast

from archtool.source.places import Place, Places
from archtool.source.span import Span

Plain: TypeAlias = str | int | Decimal | bool | None
"""What a scalar can mean: the values of the YAML 1.2 core schema, with exact decimals for its floats."""


class Mark(Protocol):
    """A position as PyYAML's parsers give it, in characters, from 0."""

    @property
    def index(self) -> int:
        """The position in the text."""
        ...

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...


class Located:
    """What has a place in a file; lines and columns count characters from 0, the end is exclusive.

    Attributes:
        start: the mark of its beginning; in a node made of columns, its number in the file.
        end: the mark of its end; in a node made of columns, the places of all nodes of the file.
    """

    __slots__ = ("end", "start")

    start: "Mark | int"
    end: "Mark | Places"

    def located(self) -> Place:
        """Return first line and column, line of the end and column just after it."""
        start, end = self.start, self.end
        if isinstance(start, int) or isinstance(end, Places):
            return cast("Places", end).at(cast("int", start))
        return start.line, start.column, end.line, end.column

    @property
    def bounds(self) -> tuple[int, int]:
        """Where it begins and where it has ended, in characters from the beginning of the text."""
        start, end = self.start, self.end
        if isinstance(start, int) or isinstance(end, Places):
            first = 2 * cast("int", start)
            begin, ended = cast("Places", end).bounds[first : first + 2]
            return begin, ended
        return start.index, end.index

    @property
    def line(self) -> int:
        """The first line."""
        return self.located()[0]

    @property
    def column(self) -> int:
        """The first column."""
        return self.located()[1]

    @property
    def end_line(self) -> int:
        """The line of the end."""
        return self.located()[2]

    @property
    def end_column(self) -> int:
        """The column just after the last character."""
        return self.located()[3]

    def span(self, path: str) -> Span:
        """Return the place in a file, counted from 1."""
        line, column, end_line, end_column = self.located()
        return Span(path, line + 1, column + 1, end_line + 1, end_column + 1)


class ScalarNode(Located):
    """One scalar as it is written.

    Attributes:
        value: the text, quotes removed, escapes and folding applied.
        plain: whether it stands without quotes and is not a block scalar.
    """

    __slots__ = ("plain", "value")

    value: str
    plain: bool

    def resolve(self) -> Plain:
        """Return the value by the YAML 1.2 core schema; what stands in quotes is always a string."""
        value = self.value
        return value if not self.plain or (value and value[0] not in STARTS) else meaning(value)

    def __repr__(self) -> str:
        """Return the value and the start, counted from 1."""
        return f"ScalarNode({self.value!r} at {self.line + 1}:{self.column + 1})"


class SequenceNode(Located):
    """A list."""

    __slots__ = ("items",)

    items: "list[Node]"

    def __repr__(self) -> str:
        """Return the number of items and the start, counted from 1."""
        return f"SequenceNode({len(self.items)} items at {self.line + 1}:{self.column + 1})"


class MappingNode(Located):
    """A mapping.

    Attributes:
        children: keys and values in turn, in written order, each key once.
    """

    __slots__ = ("_by_key", "children")

    children: "list[Node]"
    _by_key: "dict[str, Node]"

    @property
    def entries(self) -> "list[tuple[ScalarNode, Node]]":
        """Keys and values in written order, each key once.

        Built anew at each asking, since keeping a pair for each entry costs a seventh of the whole reading: ask once
        before a loop, not inside it.
        """
        children = iter(self.children)
        return list(zip(children, children, strict=True))  # type: ignore[arg-type]

    def get(self, key: str) -> "Node | None":
        """Return the value of a key, None where the key is absent."""
        try:
            return self._by_key.get(key)
        except AttributeError:
            self._by_key = {name.value: value for name, value in self.entries}
            return self._by_key.get(key)

    def __repr__(self) -> str:
        """Return the number of entries and the start, counted from 1."""
        return f"MappingNode({len(self.children) // 2} entries at {self.line + 1}:{self.column + 1})"


Node: TypeAlias = ScalarNode | SequenceNode | MappingNode


Written: TypeAlias = "Plain | list[Written] | dict[str, Written]"
"""A value as plain Python, without its place: what pydantic validates."""


def plain(node: Node) -> Written:
    """Return a node's value without positions; nesting is limited by the reader."""
    if type(node) is ScalarNode:
        return node.resolve()
    if type(node) is MappingNode:
        # Scalars without a call of this function: nearly all that a mapping holds.
        return {
            key.value: value.resolve() if type(value) is ScalarNode else plain(value) for key, value in node.entries
        }
    assert type(node) is SequenceNode
    return [plain(item) for item in node.items]


def meaning(text: str) -> Plain:
    """Return what a scalar without quotes means by the YAML 1.2 core schema.

    `yes`, `no`, `on`, `off`, `012`, `1:30`, `1_000`, `.inf`, `.nan`, numbers of over 100 digits and exponents
    beyond three digits stay strings: none of them is ever meant as a number in a model.
    Source: YAML 1.2.2, section 10.3.2, narrowed as said.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _PREFIXED.fullmatch(text):
        return int(text, 0)
    return text


_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
STARTS = frozenset("+-.0123456789~nNtTfF")
"""With what numbers and constants begin that are not empty: nearly all words are told apart by their first sign."""
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]{1,99}|(?:0|[1-9][0-9]{0,99})(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,3})?")
_PREFIXED = re.compile(r"0o[0-7]{1,99}|0x[0-9a-fA-F]{1,99}")
