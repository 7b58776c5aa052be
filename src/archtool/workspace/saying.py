"""What one place says about one element, as plain values, and where each of them stands.

Values are read at once, their places only when somebody asks: a model without a fault is read without them.
"""

from collections.abc import Mapping
from typing import NamedTuple

from archtool.source.document import Document
from archtool.source.node import MappingNode, Node, ScalarNode, SequenceNode, Written
from archtool.source.node_path import key_at, node_at
from archtool.source.span import Span


class Saying:
    """Facts that stand together in one file under one id, or the defaults that a file has for a kind.

    Made for each of them, hence plain slots.

    Attributes:
        file: number of the file.
        document: the file.
        number: its place among all that is said, in the order of the files and of the text.
        steps: the keys that lead to it from the top of the file.
        said: what it says, by the keys of properties and relationships.
        is_default: whether these are defaults.
    """

    __slots__ = ("document", "file", "is_default", "number", "said", "steps")

    def __init__(
        self, file: int, document: Document, number: int, steps: tuple[str, ...], said: Mapping[str, Written]
    ) -> None:
        """Keep facts of an element."""
        self.file = file
        self.document = document
        self.number = number
        self.steps = steps
        self.said = said
        self.is_default = False

    @property
    def name(self) -> Node:
        """The key under which it stands: the id of the element, or its last part."""
        assert self.document.root is not None
        return key_at(self.document.root, self.steps)

    @property
    def body(self) -> Node:
        """What stands under that key."""
        assert self.document.root is not None
        return node_at(self.document.root, self.steps)

    def key(self, fact: str) -> Node:
        """Return the key of a fact; of a name that stands alone, in one language or several, where it begins."""
        body = self.body
        if not isinstance(body, MappingNode):
            return body
        return next((key for key, _ in body.entries if key.value == fact), body.children[0])

    def value(self, fact: str) -> Node:
        """Return the value of a fact; of a name that stands alone, all of it."""
        body = self.body
        return (body.get(fact) or body) if isinstance(body, MappingNode) else body


class Spot:
    """A place in what is said, looked up when somebody asks for it; made for every relationship, hence plain slots.

    Attributes:
        saying: in which it stands.
        key: the fact; the element itself where it is empty.
        number: of several things that the value holds, which one; -1 for the value.
    """

    __slots__ = ("key", "number", "saying")

    def __init__(self, saying: Saying, key: str = "", number: int = -1) -> None:
        """Keep the way to the place."""
        self.saying = saying
        self.key = key
        self.number = number

    @property
    def node(self) -> Node:
        """What stands there."""
        if not self.key:
            return self.saying.name
        value = self.saying.value(self.key)
        if self.number >= 0 and isinstance(value, SequenceNode):
            return value.items[self.number]
        return value.children[2 * self.number] if self.number >= 0 and isinstance(value, MappingNode) else value

    @property
    def inside(self) -> Node:
        """What stands under the key that the spot means, where that is one of a mapping; else what stands there."""
        value = self.saying.value(self.key)
        if self.number >= 0 and isinstance(value, MappingNode):
            return value.children[2 * self.number + 1]
        return self.node

    @property
    def text(self) -> str:
        """The scalar that stands there, as it is written."""
        node = self.node
        return node.value if isinstance(node, ScalarNode) else ""

    @property
    def path(self) -> str:
        """The file."""
        return self.saying.document.path

    @property
    def span(self) -> Span:
        """The place as people read it."""
        return self.node.span(self.path)


class KeySpot(NamedTuple):
    """Where a fact begins: its key, or the id of the element where the key is empty."""

    saying: Saying
    key: str

    @property
    def span(self) -> Span:
        """The place as people read it."""
        node = self.saying.key(self.key) if self.key else self.saying.name
        return node.span(self.saying.document.path)
