"""Hubs: systems above the bus, gateways below it, external systems beyond the boundary, as 集成架构图."""

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
from archtool.views.wording import BATCHED, CALLED, FERRIED


class Delivery(StrEnum):
    """How the interfaces of a connection deliver, which gives the style of its line."""

    REALTIME = "realtime"
    BATCH = "batch"
    FILE = "file"
    UNSTATED = "unstated"

    @property
    def label(self) -> Text:
        """Return the word in the legend."""
        return _DELIVERY_LABELS[self]


_DELIVERY_LABELS = {
    Delivery.REALTIME: CALLED,
    Delivery.BATCH: BATCHED,
    Delivery.FILE: FERRIED,
    Delivery.UNSTATED: both("方式未说明", "Mode not stated"),
}


class HubView(View):
    """A bus between the systems inside and, past gateways and the boundary, the systems outside."""

    figure: Annotated[Literal["hub"], Field(description="kind of figure")] = "hub"
    colour: ColourKey = None
    bus: Annotated[tuple[AnyReference, ...], Field(min_length=1, description="what the bus consists of")]
    inside: Annotated[
        tuple[AnyReference, ...],
        Field(description="groups above the bus, each with all that it contains; else every outermost group"),
    ] = ()
    outside: Annotated[Selection, Field(description="external systems; zones and gateways follow from the model")] = (
        Selection(kinds=("external-system",))
    )
    members: Annotated[int, Field(ge=0, description="systems that a group names, those with most interfaces")] = 3
    details: Annotated[
        tuple[Literal["level", "protocol", "exchanged"], ...],
        Field(description="what external systems say below their name"),
    ] = ("level", "protocol")


@dataclass(frozen=True, slots=True)
class Flow:
    """The interfaces of one delivery on one connection.

    Attributes:
        interfaces: Ids of the interfaces, in source order.
        is_inward: Whether consumers lie toward the systems inside.
        is_outward: Whether consumers lie away from them.
    """

    delivery: Delivery
    interfaces: tuple[str, ...]
    is_inward: bool
    is_outward: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A group of systems above the bus.

    Attributes:
        systems: What it names of the systems in it that have interfaces.
        protocols: The protocols of its interfaces, the most frequent first.
    """

    block: Block
    systems: str
    protocols: str
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class Gateway:
    """What interfaces pass on their way out, or out and in.

    Attributes:
        flows: What passes between it and the bus.
        is_on_bus: Whether it hangs on the bus, though nothing may pass between them.
    """

    block: Block
    flows: tuple[Flow, ...]
    is_on_bus: bool


@dataclass(frozen=True, slots=True)
class Contact:
    """One external system.

    Attributes:
        zone: Key of the zone through which it is reached.
        gateways: Keys of its gateways, that with most interfaces first; empty where none carries an interface.
    """

    block: Block
    zone: str | None
    gateways: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The flows between a gateway and one external system."""

    gateway: str
    contact: str
    flows: tuple[Flow, ...]


@dataclass(frozen=True, slots=True)
class HubFigure:
    """What a hub shows, without coordinates.

    Attributes:
        services: What the bus does, in its own words.
        zones: The zones through which external systems are reached, in source order.
    """

    head: Head
    bus: tuple[Block, ...]
    services: tuple[str, ...]
    members: tuple[Member, ...]
    gateways: tuple[Gateway, ...]
    zones: tuple[Block, ...]
    contacts: tuple[Contact, ...]
    passages: tuple[Passage, ...]
