"""One YAML file: its values at once, its nodes, which know their places, when somebody asks for them.

Who reads a model without a fault never asks. What is pickled stays packed until then.
"""

import pickle
from collections.abc import Callable
from typing import NamedTuple

from archtool.source.columns import Columns
from archtool.source.diagnostic import Diagnostic
from archtool.source.node import Node, Written, plain


class Document:
    """One YAML file.

    Attributes:
        path: the file as diagnostics show it.
        text: what was read, without a byte order mark; None where nobody kept it.
    """

    __slots__ = ("_columns", "_root", "_written", "path", "text")

    def __init__(self, path: str, text: str | None, root: Node | None) -> None:
        """Keep the nodes of a file: a mapping, or None where it holds nothing but comments."""
        self.path = path
        self.text = text
        self._root = root
        self._columns: Columns | bytes | None = None
        self._written: tuple[Written] | bytes | None = None

    @classmethod
    def of(cls, path: str, text: str, written: Written, columns: Columns) -> "Document":
        """Return the document of values and of the columns from which their nodes can be made."""
        document = cls(path, text, None)
        document._columns, document._written = columns, (written,)
        return document

    @classmethod
    def _restored(cls, path: str, text: str | None, written: bytes, columns: bytes) -> "Document":
        document = cls(path, text, None)
        document._columns, document._written = columns, written
        return document

    @property
    def root(self) -> Node | None:
        """The top-level mapping; None in a file that holds nothing but comments."""
        columns = self._columns
        if columns is not None:
            columns = pickle.loads(columns) if isinstance(columns, bytes) else columns
            self._root = columns.nodes(self.text or "")
            self._columns = None
        return self._root

    @property
    def written(self) -> Written:
        """The values of the file without their places; nobody may change them."""
        written = self._written
        if written is None:
            written = self._written = (None if self._root is None else plain(self._root),)
        elif isinstance(written, bytes):
            written = self._written = pickle.loads(written)
        return written[0]

    def __reduce__(self) -> tuple[Callable[..., "Document"], tuple[str, str | None, bytes, bytes]]:
        """Return what makes the same document again."""
        written, columns = self.written, self._columns or Columns.of(self._root)
        packed = columns if isinstance(columns, bytes) else pickle.dumps(columns, pickle.HIGHEST_PROTOCOL)
        return type(self)._restored, (self.path, self.text, pickle.dumps((written,), pickle.HIGHEST_PROTOCOL), packed)


class Parsed(NamedTuple):
    """A read file: the document where its nodes are fit to be read on, and what is wrong, in source order."""

    document: Document | None
    diagnostics: tuple[Diagnostic, ...]
