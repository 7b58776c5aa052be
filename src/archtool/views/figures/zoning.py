"""Zonings: security zones around the core, and only the flows that are permitted between them, as 安全域划分图."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from archtool.model.words import Words
from archtool.source.text import both
from archtool.views.colour import ColourKey
from archtool.views.content import Block, Head
from archtool.views.selection import Selection
from archtool.views.tint import Tint
from archtool.views.view import View


class ZoningView(View):
    """Zones where their roles put them: internet on top, core in the middle, data below, management at the right."""

    figure: Annotated[Literal["zoning"], Field(description="kind of figure")] = "zoning"
    colour: ColourKey = None
    zones: Annotated[Selection, Field(description="zones that are drawn, each where its role puts it")] = Selection(
        kinds=("zone",)
    )
    contents: Annotated[Selection, Field(description="what is drawn in the zones where it lies")] = Selection(
        kinds=("resource-pool", "storage", "edge-node", "security-device", "cryptographic-device")
    )
    boundary: Annotated[Words, Field(description="what the frame around all zones but management is called")] = both(
        "安全域", "Security zones"
    )


@dataclass(frozen=True, slots=True)
class ZoneBlock:
    """A zone with its protection level in words and what lies in it."""

    block: Block
    tint: Tint
    level: str | None
    items: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Crossing:
    """What is permitted to flow between two zones, and what guards it.

    Attributes:
        is_forward: Whether it flows from `first` to `second`.
        is_backward: Whether it flows from `second` to `first`.
        controls: Devices and other controls of both directions, by name.
    """

    first: str
    second: str
    is_forward: bool
    is_backward: bool
    controls: tuple[str, ...]

    @property
    def key(self) -> str:
        """Return the id of the crossing in a drawing."""
        return f"{self.first}--{self.second}"


@dataclass(frozen=True, slots=True)
class Bus:
    """What is permitted between management and all zones alike.

    Attributes:
        is_outward: Whether it flows from management to the zones.
        controls: What guards every such flow, by name.
        remarks: Its purpose, the zones that it leaves out, and further guards of single zones.
    """

    is_outward: bool
    controls: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ZoningFigure:
    """What a zoning shows, without coordinates.

    Attributes:
        top: The internet's zones; `upper` are the row below it, over `left`, `core` and `right`; `bottom` below these.
        others: Title over crossings that cannot be drawn straight and are written out.
        guard: What the legend calls a guard on a boundary.
        flow: What the legend calls an arrow.
    """

    head: Head
    boundary: str
    top: tuple[ZoneBlock, ...]
    upper: tuple[ZoneBlock, ...]
    left: tuple[ZoneBlock, ...]
    core: ZoneBlock | None
    right: tuple[ZoneBlock, ...]
    bottom: tuple[ZoneBlock, ...]
    management: ZoneBlock | None
    crossings: tuple[Crossing, ...]
    buses: tuple[Bus, ...]
    others: str
    guard: str
    flow: str
