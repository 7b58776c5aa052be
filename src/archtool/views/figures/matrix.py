"""Matrices: lines of elements against each other, as U/C 矩阵图, 信息交换矩阵 and RACI 表."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.views.content import Head
from archtool.views.selection import Selection
from archtool.views.view import View


class Lines(Value):
    """Some rows or columns: one for each selected element, or one for all of them together."""

    select: Annotated[Selection, Field(description="the elements")]
    where: Annotated[
        Mapping[str, str], Field(description="of these only the elements whose keys have these values, as level: city")
    ] = {}
    heading: Annotated[Words | None, Field(description="heading of the band in which these lines stand")] = None
    name: Annotated[Words | None, Field(description="name of the line, where elements together are one")] = None
    together: Annotated[bool, Field(description="whether all of them are one line")] = False
    creators: Annotated[
        Selection | None, Field(description="of these only what the elements selected here, or parts of them, create")
    ] = None
    used_by: Annotated[
        Selection | None, Field(description="of these only what the elements selected here, or parts of them, read")
    ] = None


class Mark(Value):
    """A letter for relationships from a row to a column."""

    letter: Annotated[str, Field(max_length=3, description="what stands in the cell; empty where counts stand alone")]
    relationships: Annotated[tuple[str, ...], Field(description="relationships that it stands for, as creates")]
    meaning: Annotated[Words, Field(description="what the legend says")]
    shade: Annotated[
        Literal["none", "pale", "middle", "dark"], Field(description="how dark its cells are; of several the darkest")
    ] = "pale"


class Through(Value):
    """Elements between rows and columns: each marks the cell of the row and the column that it relates to."""

    select: Annotated[Selection, Field(description="the elements between, as all interfaces")]
    row: Annotated[str, Field(description="relationship that leads from it to its row, as provider")]
    column: Annotated[str, Field(description="relationship that leads from it to its column, as consumer")]
    meaning: Annotated[Words, Field(description="what the legend says of the counts")]


class MatrixView(View):
    """Rows against columns, with letters or counts where they are related."""

    computed: ClassVar[tuple[str, ...]] = ("rows", "columns", "marks", "boxes", "outside")
    figure: Annotated[Literal["matrix"], Field(description="kind of figure")] = "matrix"
    rows: Annotated[tuple[Lines, ...], Field(min_length=1, description="rows, top to bottom")]
    columns: Annotated[tuple[Lines, ...], Field(min_length=1, description="columns, left to right")]
    rows_title: Annotated[Words, Field(description="what the rows are")]
    columns_title: Annotated[Words, Field(description="what the columns are")]
    marks: Annotated[tuple[Mark, ...], Field(description="letters by relationship, the strongest first")] = ()
    through: Annotated[Through | None, Field(description="elements between, which are counted")] = None
    follow: Annotated[
        tuple[str, ...],
        Field(description="relationships by which an end belongs to a row or column that is not the end itself"),
    ] = ("part_of",)
    cell: Annotated[
        Literal["first", "letters", "counts"],
        Field(description="the strongest letter, all letters, or each letter with its count"),
    ] = "first"
    order: Annotated[
        Literal["written", "diagonal"], Field(description="as written, or the first mark along the diagonal")
    ] = "written"
    boxes: Annotated[
        str | None,
        Field(description="rows boxed together: 'dense' for the densest blocks, or a relationship, as subproject"),
    ] = None
    keep_empty: Annotated[bool, Field(description="whether rows and columns without marks are shown")] = False
    label: Annotated[
        Literal["name", "short"], Field(description="names as written, or without what stands in brackets at their end")
    ] = "short"


@dataclass(frozen=True, slots=True)
class Line:
    """One row or column.

    Attributes:
        band: heading that it shares with its neighbours.
        element: what it stands for; nothing where it stands for several.
    """

    key: str
    label: str
    band: str | None = None
    element: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A marked cell by its row and column from 0. `strength` is from 0, pale, to the darkest tone of the figure."""

    row: int
    column: int
    text: str
    strength: int


@dataclass(frozen=True, slots=True)
class Frame:
    """A box around cells: first row and the row after the last, first column and the column after the last."""

    rows: tuple[int, int]
    columns: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Meaning:
    """An entry of the legend; `strength` as that of cells, nothing for the box."""

    label: str
    strength: int | None


@dataclass(frozen=True, slots=True)
class MatrixFigure:
    """What a matrix shows, without coordinates.

    Attributes:
        tones: how many tones there are: four of marks, far apart, or the even steps of a heat map.
    """

    head: Head
    rows_title: str
    columns_title: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: tuple[Cell, ...]
    frames: tuple[Frame, ...] = ()
    legend: tuple[Meaning, ...] = ()
    tones: int | None = None
