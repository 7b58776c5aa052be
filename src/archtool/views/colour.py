"""What the blocks of a figure may be coloured by, and how a coloured figure says which block is of which class."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Annotated, TypeAlias

from pydantic import Field

from archtool.source.text import Text, both


class ColourBy(StrEnum):
    """The facts that blocks can be coloured by."""

    LIFECYCLE = "lifecycle"
    PHASE = "phase"
    SUBPROJECT = "subproject"
    OWNER = "owner"
    FINDING = "finding"

    @property
    def label(self) -> Text:
        """Return what the colours stand for."""
        return _LABELS[self]


_LABELS = {
    ColourBy.LIFECYCLE: both("建设状态", "status"),
    ColourBy.PHASE: both("建设期", "phase"),
    ColourBy.SUBPROJECT: both("子项目", "subproject"),
    ColourBy.OWNER: both("责任单位", "owner"),
    ColourBy.FINDING: both("最严重的检查发现", "worst finding"),
}

ColourKey: TypeAlias = Annotated[
    ColourBy | None, Field(description="what the blocks are coloured by, each class with its sign")
]
"""The key of views that are made of boxes."""


class Look(StrEnum):
    """How a class is drawn; the theme says what that is."""

    CATEGORY = "category"
    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    WAIVED = "waived"
    ADDED = "added"
    CHANGED = "changed"
    KEPT = "kept"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class BlockClass:
    """One class of blocks.

    Attributes:
        mark: The sign before the names of its blocks; empty for none.
        number: Its place among categories, from 0, which is the same in every figure.
    """

    look: Look
    mark: str
    label: Text
    number: int = 0


@dataclass(frozen=True, slots=True)
class Classing:
    """The classes of an architecture's elements.

    Attributes:
        by: What the classes are, for the note below the figure.
        of: Index in `classes` by the element's id.
        rest: What the legend calls elements of no class.
        moments: The two moments that are compared, for the caption; nothing where none are.
    """

    by: Text
    classes: tuple[BlockClass, ...]
    of: Mapping[str, int]
    rest: Text
    moments: tuple[Text, Text] | None = None


@dataclass(frozen=True, slots=True)
class Shade:
    """A class as one figure shows it; `count` is the number of elements of the class in the figure."""

    look: Look
    number: int
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Colouring:
    """The classes that a figure shows, in the order of its legend.

    Attributes:
        blocks: Index in `shades` by the key of the block.
    """

    shades: tuple[Shade, ...]
    blocks: Mapping[str, int] = field(default_factory=dict[str, int])
