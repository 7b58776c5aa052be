"""Data flows: who sends which data to whom, how and how often, as 数据流向图."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.source.text import Text
from archtool.views.colour import ColourKey
from archtool.views.content import Block, Head
from archtool.views.selection import Selection
from archtool.views.view import View
from archtool.views.wording import BATCHED, CALLED, FERRIED


class Delivery(StrEnum):
    """How data travel, told by the line. Source: drawing conventions of preliminary designs."""

    REALTIME = "real-time"
    BATCH = "batch"
    FILE = "file"

    @property
    def label(self) -> Text:
        """Return the word in the legend."""
        return _DELIVERY_LABELS[self]


_DELIVERY_LABELS = {
    Delivery.REALTIME: CALLED,
    Delivery.BATCH: BATCHED,
    Delivery.FILE: FERRIED,
}


class Parties(Value):
    """Some of those who exchange data: one box for each selected element, or one for all of them together."""

    select: Annotated[Selection, Field(description="the elements; their parts belong to them")]
    where: Annotated[
        Mapping[str, str], Field(description="of these only the elements whose keys have these values, as level: city")
    ] = {}
    name: Annotated[Words | None, Field(description="name of the box, where elements together are one")] = None
    together: Annotated[bool, Field(description="whether all of them are one box")] = False
    apart: Annotated[
        bool,
        Field(description="whether they stand twice: left as providers, right as consumers"),
    ] = False


class DataflowView(View):
    """Data flows from left to right, in one line for each provider, consumer and way of delivery."""

    computed: ClassVar[tuple[str, ...]] = ("flows", "interfaces", "data", "inside")
    figure: Annotated[Literal["dataflow"], Field(description="kind of figure")] = "dataflow"
    colour: ColourKey = None
    parties: Annotated[tuple[Parties, ...], Field(min_length=1, description="who exchanges data")]
    interfaces: Annotated[Selection, Field(description="the exchanges that are shown")] = Selection(
        kinds=("interface",)
    )
    across: Annotated[bool, Field(description="whether flows among parties that stand apart are shown")] = False
    follow: Annotated[
        tuple[str, ...],
        Field(description="relationships by which an end belongs to a party that is not the end itself"),
    ] = ("part_of",)
    most: Annotated[int, Field(ge=1, description="how many data a label names at most")] = 3
    label: Annotated[
        Literal["name", "short"], Field(description="names as written, or without what stands in brackets at their end")
    ] = "short"


class Side(StrEnum):
    """Where a party that stands twice stands."""

    PROVIDER = "provider"
    CONSUMER = "consumer"


@dataclass(frozen=True, slots=True)
class Party:
    """One box; `side` where it stands only as provider, or only as consumer."""

    block: Block
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """Data from one party to another.

    Attributes:
        key: Id of the flow in the figure.
        label: Data and frequency, as they are written over the line.
        weight: How many data there are.
    """

    key: str
    source: str
    target: str
    delivery: Delivery
    label: str
    weight: int


@dataclass(frozen=True, slots=True)
class DataflowFigure:
    """What a data flow shows, without coordinates."""

    head: Head
    parties: tuple[Party, ...]
    flows: tuple[Flow, ...]
