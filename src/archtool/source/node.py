"""Located YAML: the nodes of a file, each with its position.

Nodes are made by the hundred thousand, so they are plain slots without a constructor, and keep the parser's own marks:
copying four numbers out of them would cost a tenth of the whole reading. Only the composer writes to them.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol, TypeAlias

from archtool.source.span import Span

Plain: TypeAlias = str | int | Decimal | bool | None
"""What a scalar can mean: the values of the YAML 1.2 core schema, with exact decimals for its floats."""


class Mark(Protocol):
    """A position as PyYAML's parsers give it: line and column in characters, from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The column."""
        ...


class Located:
    """What has a place in a file; lines and columns count characters from 0, the end is exclusive."""

    __slots__ = ("end", "start")

    start: Mark
    end: Mark

    @property
    def line(self) -> int:
        """The first line."""
        return self.start.line

    @property
    def column(self) -> int:
        """The first column."""
        return self.start.column

    @property
    def end_line(self) -> int:
        """The line of the end."""
        return self.end.line

    @property
    def end_column(self) -> int:
        """The column just after the last character."""
        return self.end.column

    def span(self, path: str) -> Span:
        """Return the place in a file, counted from 1."""
        start, end = self.start, self.end
        return Span(path, start.line + 1, start.column + 1, end.line + 1, end.column + 1)


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
        """Return the value by the YAML 1.2 core schema; what stands in quotes is always a string.

        `yes`, `no`, `on`, `off`, `012`, `1:30`, `1_000`, `.inf`, `.nan`, numbers of over 100 digits and exponents
        beyond three digits stay strings: none of them is ever meant as a number in a model.
        Source: YAML 1.2.2, section 10.3.2, narrowed as said.
        """
        value = self.value
        if not self.plain:
            return value
        if value in _CONSTANTS:
            return _CONSTANTS[value]
        if value[0] not in _NUMBER_STARTS:
            return value
        if _INTEGER.fullmatch(value):
            return int(value)
        if _DECIMAL.fullmatch(value):
            return Decimal(value)
        if _PREFIXED.fullmatch(value):
            return int(value, 0)
        return value

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
        return list(zip(self.children[::2], self.children[1::2], strict=True))  # type: ignore[arg-type]

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


@dataclass(frozen=True, slots=True)
class Document:
    """One YAML file.

    Attributes:
        path: the file as diagnostics show it.
        text: what was read, without a byte order mark; None where nobody kept it.
        root: the top-level mapping; None in a file that holds nothing but comments.
    """

    path: str
    text: str | None
    root: Node | None


_CONSTANTS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER_STARTS = frozenset("+-.0123456789")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,99})")
_DECIMAL = re.compile(r"[-+]?(?:\.[0-9]{1,99}|(?:0|[1-9][0-9]{0,99})(?:\.[0-9]{0,99})?)(?:[eE][-+]?[0-9]{1,3})?")
_PREFIXED = re.compile(r"0o[0-7]{1,99}|0x[0-9a-fA-F]{1,99}")
