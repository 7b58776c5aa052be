"""How much one file may ask of the reader."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask of the reader, so that no file can exhaust it.

    Attributes:
        size: bytes of a file, and characters of a text.
        depth: collections inside each other, counted through aliases.
        aliased_nodes: nodes that all aliases of a file stand for together.
    """

    size: int = 16 * 1024 * 1024
    depth: int = 32
    aliased_nodes: int = 100_000


DEFAULT = Limits()
