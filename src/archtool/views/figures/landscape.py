"""Landscapes: layers of blocks from top to bottom between pillars, as 总体架构图, 应用架构图, 数据架构图."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.reference import AnyReference
from archtool.model.words import Words
from archtool.views.colour import ColourKey
from archtool.views.content import Head, Lifecycle
from archtool.views.selection import Selection
from archtool.views.tint import Tint
from archtool.views.view import View


class Side(StrEnum):
    """On which side of the layers a pillar stands."""

    LEFT = "left"
    RIGHT = "right"


class Item(Value):
    """One block written by hand: an element, words, or one block that stands for all that are selected.

    In the name `{count}` becomes the number of selected elements that stand nowhere before it in the figure, and
    `{total}` the number of all that are selected.
    """

    name: Annotated[Words | None, Field(description="words of the block, where they are not the element's name")] = None
    element: Annotated[AnyReference | None, Field(description="the element that the block is")] = None
    select: Annotated[Selection | None, Field(description="the elements that the block stands for together")] = None
    where: Annotated[Mapping[str, str], Field(description="of these only those whose keys have these values")] = {}


class Blocks(Value):
    """Which blocks stand in a layer, a group or a pillar: words of its own first, then items, then elements."""

    words: Annotated[tuple[Words, ...], Field(description="blocks that stand for no element")] = ()
    items: Annotated[tuple[Item, ...], Field(description="blocks one by one, in this order")] = ()
    select: Annotated[Selection | None, Field(description="the elements")] = None
    where: Annotated[
        Mapping[str, str], Field(description="of these only the elements whose keys have these values, as layer: mart")
    ] = {}
    depth: Annotated[int, Field(ge=0, description="how many levels of parts are drawn inside an element")] = 0
    order: Annotated[
        Literal["source", "name"], Field(description="order of the blocks: as selected or written, or by name")
    ] = "source"


class Group(Value):
    """A titled group of blocks: an element with its parts, or words with the blocks that they head."""

    element: Annotated[AnyReference | None, Field(description="the element whose parts are the blocks")] = None
    name: Annotated[Words | None, Field(description="title, where it is not the element's name")] = None
    blocks: Annotated[Blocks | None, Field(description="the blocks, where they are not the element's parts")] = None
    depth: Annotated[int, Field(ge=1, description="how many levels of the element's parts are drawn")] = 9


class Layer(Value):
    """One layer: its name upright at the left, its blocks, then its groups side by side."""

    name: Annotated[Words | None, Field(description="name at the left side; none draws no strip")] = None
    element: Annotated[
        AnyReference | None, Field(description="the element that the layer stands for, whose name it takes")
    ] = None
    tint: Annotated[Tint, Field(description="what the layer stands for, which gives its colour")] = Tint.LAYER
    blocks: Annotated[Blocks | None, Field(description="blocks over the full width")] = None
    groups: Annotated[tuple[Group, ...], Field(description="groups of blocks, left to right")] = ()
    columns: Annotated[int, Field(ge=1, le=24, description="most blocks in a row over the full width")] = 9
    arrow: Annotated[Words | None, Field(description="label of an arrow from this layer to the next in `arrows`")] = (
        None
    )


class Pillar(Value):
    """A pillar over the height of all layers, such as 信息安全体系."""

    name: Annotated[Words, Field(description="name, upright")]
    side: Annotated[Side, Field(description="left or right of the layers")] = Side.RIGHT
    tint: Annotated[Tint, Field(description="what the pillar stands for, which gives its colour")] = Tint.GOVERNANCE
    blocks: Annotated[Blocks | None, Field(description="blocks, top to bottom")] = None
    heading: Annotated[
        Literal["side", "top"], Field(description="name upright beside the blocks, or level above them")
    ] = "side"


class Count(Value):
    """A count that stands behind the name of a block."""

    by: Annotated[str, Field(description="relationship whose sources are counted, as stored_in")]
    words: Annotated[Words, Field(description="how it is written, as （{count} 类）; nothing is written for none")]


class LandscapeView(View):
    """Layered blocks with side pillars; every element stands in it at most once."""

    figure: Annotated[Literal["landscape"], Field(description="kind of figure")] = "landscape"
    colour: ColourKey = None
    title: Annotated[Words | None, Field(description="box on top of the layers")] = None
    layers: Annotated[tuple[Layer, ...], Field(min_length=1, description="layers, top to bottom")]
    pillars: Annotated[tuple[Pillar, ...], Field(description="pillars, from left to right on their side")] = ()
    arrows: Annotated[Literal["up", "down"], Field(description="where the layers' arrows lead")] = "up"
    collapse: Annotated[
        tuple[AnyReference, ...], Field(description="elements drawn as one block with the count of their parts")
    ] = ()
    lighter: Annotated[tuple[str, ...], Field(description="kinds whose blocks are drawn lighter, as module")] = ()
    label: Annotated[
        Literal["name", "short"], Field(description="names as written, or without what stands in brackets at their end")
    ] = "name"
    count: Annotated[Count | None, Field(description="a count behind the names")] = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One block of a landscape, or a titled group of blocks.

    Attributes:
        count: What stands in brackets behind the label of a block, or nothing.
        is_light: Whether its kind is drawn lighter than the others.
        row: In which row of the blocks of its group the author wants it.
    """

    key: str
    label: str
    element: str | None = None
    lifecycle: Lifecycle | None = None
    children: tuple["Tile", ...] = ()
    is_light: bool = False
    count: str = ""
    row: int | None = None


@dataclass(frozen=True, slots=True)
class LayerContent:
    """One layer: its blocks and titled groups.

    Attributes:
        arrow: Label of the arrow that leads from this layer to the next one, which is in the figure.
    """

    key: str
    label: str | None
    element: str | None
    tint: Tint
    tiles: tuple[Tile, ...]
    columns: int
    arrow: str | None


@dataclass(frozen=True, slots=True)
class PillarContent:
    """One pillar and its blocks.

    Attributes:
        is_headed: Whether its name stands level above its blocks, else upright beside them.
    """

    key: str
    label: str
    side: Side
    tint: Tint
    tiles: tuple[Tile, ...]
    is_headed: bool = False


@dataclass(frozen=True, slots=True)
class LandscapeFigure:
    """What a landscape shows, without coordinates.

    Attributes:
        light_label: The legend's word for the lighter blocks; `None` when all are alike.
        arrows_lead_up: Whether a layer's arrow leads to the layer above it.
    """

    head: Head
    title: str | None
    layers: tuple[LayerContent, ...]
    pillars: tuple[PillarContent, ...]
    lifecycles: tuple[Lifecycle, ...]
    light_label: str | None
    arrows_lead_up: bool = True
