"""Precedence diagrams: work packages as nodes with their early and late times, as 网络计划图."""

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.views.colour import ColourKey
from archtool.views.content import Head
from archtool.views.selection import Selection
from archtool.views.view import View


class PrecedenceView(View):
    """Work packages from left to right by early start, with their times, floats and the critical path, all computed.

    In the note `{months}` stands for the length of the critical path, `{implied}` for the links that are not drawn.
    """

    computed: ClassVar[tuple[str, ...]] = ("months", "implied")
    figure: Annotated[Literal["precedence"], Field(description="kind of figure")] = "precedence"
    colour: ColourKey = None
    packages: Annotated[Selection, Field(description="which work packages")] = Selection(kinds=("work-package",))
    show_implied: Annotated[
        bool, Field(description="whether links are drawn that hold because of a chain of others anyway")
    ] = False
    rows: Annotated[int, Field(ge=2, description="how many packages a column has at most, where time permits")] = 8


@dataclass(frozen=True, slots=True)
class Activity:
    """One work package; times are months since the contract, as they are printed.

    Attributes:
        number: Its id, as it is printed.
        column: Where it stands from the left; no package stands left of one that starts earlier.
    """

    element: str
    number: str
    label: str
    duration: str
    early: tuple[str, str]
    late: tuple[str, str]
    total_float: str
    is_critical: bool
    column: int


@dataclass(frozen=True, slots=True)
class Succession:
    """An arrow from a package to one that follows it.

    Attributes:
        label: What kind of link with which lag; nothing for the plain one from end to start.
        is_critical: Whether it is part of the critical path.
    """

    earlier: str
    later: str
    label: str
    is_critical: bool


@dataclass(frozen=True, slots=True)
class PrecedenceWords:
    """What the cells of a node are, and the legend, in the figure's language."""

    early_start: str
    duration: str
    early_finish: str
    name: str
    late_start: str
    total_float: str
    late_finish: str
    activity: str
    critical: str
    critical_path: str
    link: str


@dataclass(frozen=True, slots=True)
class PrecedenceFigure:
    """What a precedence diagram shows, without coordinates.

    Attributes:
        heads: For each column, when its packages start.
    """

    head: Head
    activities: tuple[Activity, ...]
    links: tuple[Succession, ...]
    heads: tuple[str, ...]
    words: PrecedenceWords
