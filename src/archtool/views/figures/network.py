"""Networks: the centres, who is connected to them, over which carriers and guards, as 网络拓扑图."""

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


class Sign(StrEnum):
    """The sign that a piece of a network is drawn as. Source: drawing conventions of preliminary designs."""

    CLOUD = "cloud"
    ROUTER = "router"
    FIREWALL = "firewall"
    DEVICE = "device"

    @property
    def label(self) -> Text:
        """Return the word in the legend."""
        return _SIGN_LABELS[self]


_SIGN_LABELS = {
    Sign.CLOUD: both("线路（运营商网络）", "Carrier line"),
    Sign.ROUTER: both("网络设备", "Network equipment"),
    Sign.FIREWALL: both("防火墙", "Firewall"),
    Sign.DEVICE: both("其他边界设备", "Other boundary device"),
}


class NetworkView(View):
    """Centres side by side, what joins them, and who is connected from above and from below."""

    figure: Annotated[Literal["network"], Field(description="kind of figure")] = "network"
    colour: ColourKey = None
    places: Annotated[
        Selection, Field(description="centres or rooms, left to right; each in the frame of its site")
    ] = Selection(kinds=("centre",))
    contents: Annotated[Selection, Field(description="networks and devices that are drawn in their places")] = (
        Selection(kinds=("network",))
    )
    links: Annotated[Selection, Field(description="lines between the places")] = Selection(kinds=("link",))
    above: Annotated[tuple[AnyReference, ...], Field(description="lines and networks that lead out above")] = ()
    below: Annotated[tuple[AnyReference, ...], Field(description="lines and networks that lead out below")] = ()


@dataclass(frozen=True, slots=True)
class Device:
    """One piece of equipment."""

    block: Block
    sign: Sign


@dataclass(frozen=True, slots=True)
class NetworkPlace:
    """A centre or room with its equipment."""

    block: Block
    devices: tuple[Device, ...]


@dataclass(frozen=True, slots=True)
class NetworkSite:
    """A site with its places, or places that stand in no site."""

    block: Block | None
    places: tuple[NetworkPlace, ...]


@dataclass(frozen=True, slots=True)
class Trunk:
    """A line between two places.

    Attributes:
        key: Id of the line, with the place that it leads to where it leads to several.
        texts: Name, rate and medium.
        lines: How many separate lines there are.
    """

    key: str
    source: str
    target: str
    texts: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Branch:
    """One line of a carrier and whom it connects.

    Attributes:
        texts: Rate and medium.
        lines: How many separate lines there are.
    """

    block: Block
    texts: tuple[str, ...]
    lines: int
    parties: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A way in: through guards to a network with its lines, or straight over one line.

    Attributes:
        zone: Name of the zone that the way leads into, over its guards.
        hub: The network in which the lines come together.
        anchors: Keys of the places that it reaches, or of a site where it reaches all its places.
    """

    key: str
    zone: str
    guards: tuple[Device, ...]
    hub: Block | None
    branches: tuple[Branch, ...]
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NetworkFigure:
    """What a network shows, without coordinates; `double` is what the legend calls two separate lines."""

    head: Head
    sites: tuple[NetworkSite, ...]
    trunks: tuple[Trunk, ...]
    above: tuple[Entry, ...]
    below: tuple[Entry, ...]
    double: str
