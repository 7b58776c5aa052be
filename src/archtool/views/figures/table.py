"""Tables of elements with their properties and relationships, as 数据资源目录, 接口清单, 投资概算总表."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.views.content import Head
from archtool.views.selection import Selection
from archtool.views.view import View


class Align(StrEnum):
    """Where the texts of a column stand in their cells."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Column(Value):
    """One column: the number of the row, or a property of its element or of the elements that it is related to.

    `also` follows `property` in the same cell; where the first is empty, it stands alone.
    """

    title: Annotated[Words, Field(description="head of the column")]
    number: Annotated[bool, Field(description="whether it shows the number of the row")] = False
    follow: Annotated[
        tuple[str, ...],
        Field(
            description="relationships to follow from the row's element, by name or inverse name, as creates, master"
        ),
    ] = ()
    property: Annotated[str, Field(description="key of the element that is shown, as id, name or level")] = "name"
    also: Annotated[tuple[str, ...], Field(description="further keys, shown behind it")] = ()
    count: Annotated[bool, Field(description="whether it shows how many elements are reached")] = False
    most: Annotated[int | None, Field(ge=1, description="how many related elements are named at most")] = None
    unit: Annotated[str | None, Field(description="unit in which amounts are shown, as 万元")] = None
    places: Annotated[int, Field(ge=0, le=6, description="decimals of amounts")] = 2
    total: Annotated[bool, Field(description="whether groups and the last row show its sum")] = False
    share: Annotated[bool, Field(description="whether amounts are shown as shares of their sum, in percent")] = False
    align: Annotated[Align | None, Field(description="where texts stand; numbers to the right, others left")] = None
    width: Annotated[int | None, Field(ge=1, description="width in characters; by its texts where it is not given")] = (
        None
    )


class TableView(View):
    """A table with a numbered caption above it; it continues on further sheets where one does not hold it."""

    computed: ClassVar[tuple[str, ...]] = ("rows",)
    figure: Annotated[Literal["table"], Field(description="kind of figure")] = "table"
    rows: Annotated[Selection, Field(description="the elements, one a row")]
    where: Annotated[
        Mapping[str, str], Field(description="of these only the elements whose keys have these values, as level: city")
    ] = {}
    words: Annotated[
        Mapping[str, Words], Field(description="how values that are plain words of the model are printed, as high: 高")
    ] = {}
    columns: Annotated[tuple[Column, ...], Field(min_length=1, description="columns, left to right")]
    group_by: Annotated[
        str | None, Field(description="property, relationship or its inverse by which rows stand in groups")
    ] = None
    tree: Annotated[
        str | None,
        Field(description="relationship that leads from a part to its whole: parts follow wholes, the one root ends"),
    ] = None


class RowKind(StrEnum):
    """What a row of a table is."""

    PLAIN = "plain"
    GROUP = "group"
    TOTAL = "total"


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its head, where its texts stand, and its width in characters where the author gave it."""

    title: str
    align: Align
    width: int | None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row. The text of the first cell of groups and totals goes on over the empty ones behind it."""

    cells: tuple[str, ...]
    kind: RowKind = RowKind.PLAIN
    element: str | None = None


@dataclass(frozen=True, slots=True)
class TableFigure:
    """What a table shows, without coordinates."""

    head: Head
    columns: tuple[TableColumn, ...]
    rows: tuple[TableRow, ...]
