"""Charts of exact amounts: bars, whole or stacked from parts, as investment by subproject and phase."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from archtool.model.element import Value
from archtool.model.words import Words
from archtool.views.content import Head
from archtool.views.selection import Selection
from archtool.views.view import View


class Split(Value):
    """What a bar consists of: amounts of elements that its element is related to, gathered by one of their keys."""

    follow: Annotated[str, Field(description="relationship to those elements, by name or inverse name, as builds")]
    property: Annotated[str, Field(description="key of theirs that holds the amount, as cost")]
    by: Annotated[str, Field(description="key of theirs that names the part, as from")]
    rest: Annotated[Words, Field(description="what the rest of the bar's own amount is called")]


class ChartView(View):
    """Bars of amounts, one for each selected element that has one."""

    figure: Annotated[Literal["chart"], Field(description="kind of figure")] = "chart"
    bars: Annotated[Selection, Field(description="the elements, one a bar, top to bottom")]
    where: Annotated[
        Mapping[str, str], Field(description="of these only the elements whose keys have these values, as level: city")
    ] = {}
    property: Annotated[str, Field(description="key that holds the amount, as cost")]
    unit: Annotated[str | None, Field(description="unit of amounts, as 万元")] = None
    axis: Annotated[Words, Field(description="what the axis shows, with its unit; {total} becomes the sum of all bars")]
    places: Annotated[int, Field(ge=0, le=6, description="decimals of amounts")] = 2
    split: Annotated[Split | None, Field(description="parts of the bars; whole bars where it is left out")] = None
    detail: Annotated[str | None, Field(description="key whose value stands behind the amount, as share")] = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar: the place of its series, its exact amount, and the amount as it is printed."""

    series: int
    amount: Decimal
    text: str


@dataclass(frozen=True, slots=True)
class ChartBar:
    """One bar with its parts in the order of the series; `text` is its whole amount as it is printed."""

    element: str
    label: str
    segments: tuple[Segment, ...]
    text: str

    @property
    def amount(self) -> Decimal:
        """Its whole amount."""
        return sum((segment.amount for segment in self.segments), Decimal(0))


@dataclass(frozen=True, slots=True)
class ChartFigure:
    """What a chart shows, without coordinates. `series` are the names of the parts; none where bars are whole."""

    head: Head
    axis: str
    bars: tuple[ChartBar, ...]
    series: tuple[str, ...] = ()
