"""Topologies: places with their zones and equipment, copies and lines between them, as 两地三中心图."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from archtool.model.reference import AnyReference
from archtool.source.text import Text, both
from archtool.views.colour import ColourKey
from archtool.views.content import Block, Head
from archtool.views.selection import Selection
from archtool.views.view import View


class LinkStyle(StrEnum):
    """What a connection between two places stands for, which gives its line and its heads."""

    SYNCHRONOUS = "synchronous"
    ASYNCHRONOUS = "asynchronous"
    LINE = "line"

    @property
    def label(self) -> Text:
        """Return the word in the legend."""
        return _STYLE_LABELS[self]


_STYLE_LABELS = {
    LinkStyle.SYNCHRONOUS: both("同步复制", "Synchronous replication"),
    LinkStyle.ASYNCHRONOUS: both("异步复制", "Asynchronous replication"),
    LinkStyle.LINE: both("线路", "Line"),
}


class TopologyView(View):
    """Places side by side in the frames of their sites, what stands in them, and what joins them."""

    figure: Annotated[Literal["topology"], Field(description="kind of figure")] = "topology"
    colour: ColourKey = None
    places: Annotated[
        Selection,
        Field(description="centres, rooms or organisations, left to right; each in the frame of its site"),
    ] = Selection(kinds=("centre",))
    contents: Annotated[Selection, Field(description="what is drawn in the places where it is located")] = Selection(
        kinds=("resource-pool", "storage")
    )
    components: Annotated[
        tuple[AnyReference, ...],
        Field(description="wholes whose systems and modules are counted on what they are hosted on, the closest whole"),
    ] = ()
    group: Annotated[Literal["zone", "kind"], Field(description="by what the contents of a place are grouped")] = "zone"
    links: Annotated[Selection, Field(description="replications and lines between the places")] = Selection(
        kinds=("replication",)
    )
    above: Annotated[
        tuple[AnyReference, ...], Field(description="lines and networks whose accessing parties stand above")
    ] = ()
    below: Annotated[
        tuple[AnyReference, ...], Field(description="lines and networks whose accessing parties stand below")
    ] = ()
    specification: Annotated[
        int, Field(ge=0, description="most ideographs of the specification below a name; none draws none")
    ] = 18
    columns: Annotated[int, Field(ge=1, le=6, description="most columns of groups in a place")] = 2
    icons: Annotated[
        Literal["by-kind", "large", "none"],
        Field(description="pictures of the contents: small beside the names, large over them, or none"),
    ] = "by-kind"


@dataclass(frozen=True, slots=True)
class Part:
    """What is deployed on an item of one whole; `count` is its number of systems and modules, if it has parts."""

    block: Block
    count: int | None


@dataclass(frozen=True, slots=True)
class Item:
    """One element where it stands; `kind` is the name of its kind, which gives the icon."""

    block: Block
    kind: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemGroup:
    """Items of one place that lie in one zone or are of one kind."""

    block: Block
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A centre or room with its groups."""

    block: Block
    groups: tuple[ItemGroup, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A site with its places, or places that stand in no site."""

    block: Block | None
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A copy or a line between two places, with what stands above and below it.

    Attributes:
        key: Id of the replication or the line.
    """

    key: str
    source: str
    target: str
    style: LinkStyle
    above: tuple[str, ...]
    below: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who comes in, and over what where that is not the access itself."""

    block: Block
    kind: str
    line: str | None


@dataclass(frozen=True, slots=True)
class Access:
    """A line or network by which parties come in.

    Attributes:
        anchors: Keys of the places or the sites that it reaches; a site where it reaches all its places.
    """

    block: Block
    parties: tuple[Party, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TopologyFigure:
    """What a topology shows, without coordinates."""

    head: Head
    sites: tuple[PlaceGroup, ...]
    joins: tuple[Join, ...]
    above: tuple[Access, ...]
    below: tuple[Access, ...]
    columns: int
    has_icons: bool
    has_large_icons: bool = False
