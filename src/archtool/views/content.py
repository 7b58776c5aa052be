"""What figures share: their head, their blocks, and how blocks tell their lifecycle."""

from dataclasses import dataclass
from enum import StrEnum

from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.source.text import Text, both
from archtool.views.colour import Colouring
from archtool.views.pin import Pin
from archtool.views.view import Paper


class Lifecycle(StrEnum):
    """How a figure draws an element's border, from the conventions of preliminary designs."""

    NEW = "new"
    UPGRADED = "upgraded"
    REUSED = "reused"
    EXTERNAL = "external"

    @property
    def label(self) -> Text:
        """Return the word in the legend."""
        return _LABELS[self]


_LABELS = {
    Lifecycle.NEW: both("新建", "New"),
    Lifecycle.UPGRADED: both("改造", "Upgraded"),
    Lifecycle.REUSED: both("利旧", "Reused"),
    Lifecycle.EXTERNAL: both("外部系统", "External"),
}

EXTERNAL_KIND = "external-system"
_FIGURE = both("图", "Figure")


def lifecycle_of(element: Element) -> Lifecycle:
    """Return how an element is drawn: external systems first, then by its status; new where it says nothing."""
    if element.info.name == EXTERNAL_KIND:
        return Lifecycle.EXTERNAL
    if element.status in (Status.KEEP, Status.REPLACE, Status.RETIRE):
        return Lifecycle.REUSED
    return Lifecycle.UPGRADED if element.status is Status.UPGRADE else Lifecycle.NEW


def lifecycle_if_built(element: Element) -> Lifecycle | None:
    """Return how an element is drawn that may be a party; who is not built has no status and no lifecycle."""
    is_built = element.status is not None or element.info.name == EXTERNAL_KIND
    return lifecycle_of(element) if is_built else None


@dataclass(frozen=True, slots=True)
class Head:
    """What stands around a figure: its id, its numbered caption in the figure's language, its note and its pages.

    Attributes:
        label: what is numbered, a figure or a table.
        colouring: the classes that its blocks are coloured by; nothing where they are not.
        pins: boxes whose places somebody chose.
    """

    view: str
    number: str
    caption: str
    note: str | None
    papers: tuple[Paper, ...]
    language: str
    label: Text = _FIGURE
    colouring: Colouring | None = None
    pins: tuple[Pin, ...] = ()

    @property
    def title(self) -> str:
        """Return the caption line as it is printed below a figure, or above a table."""
        space = "　" if self.language == "zh" else "  "
        return f"{self.label.in_language(self.language)} {self.number}{space}{self.caption}"


@dataclass(frozen=True, slots=True)
class Block:
    """One box of a figure: an element, or a group that holds further blocks."""

    key: str
    label: str
    element: str | None = None
    lifecycle: Lifecycle | None = None
    children: tuple["Block", ...] = ()
    detail: str | None = None

    @property
    def leaves(self) -> int:
        """Return how many blocks without children stand in this one, itself included."""
        return sum(child.leaves for child in self.children) if self.children else 1
