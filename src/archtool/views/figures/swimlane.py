"""Swimlanes: one business flow, a lane for each participant, steps in columns from left to right, as 业务流程图."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.model.reference import ReferenceTo
from archtool.views.content import Head
from archtool.views.view import View


class NodeSort(StrEnum):
    """What a sign of a flow chart means."""

    START = "start"
    ACTIVITY = "activity"
    DECISION = "decision"
    END = "end"


class SwimlaneView(View):
    """One business flow in horizontal lanes.

    Steps that say their stages bear the numbers of these; in the note `{stages}` stands for their names.
    """

    computed: ClassVar[tuple[str, ...]] = ("stages",)
    figure: Annotated[Literal["swimlane"], Field(description="kind of figure")] = "swimlane"
    flow: Annotated[Annotated[str, ReferenceTo(("flow",))], Field(description="the flow that is drawn")]
    mark: Annotated[
        Literal["id", "name", "none"], Field(description="how an activity names the system that carries it")
    ] = "name"


@dataclass(frozen=True, slots=True)
class Node:
    """One sign in its lane and column.

    Attributes:
        lane: Index of its lane.
        column: Its place from left to right: after every sign that leads to it.
        mark: What is written small below the label: the system that carries the step.
        element: Id of that system, or of the flow where there is none.
        data: Names of the data that the step creates or reads.
    """

    key: str
    sort: NodeSort
    lane: int
    column: int
    label: str
    element: str
    mark: str = ""
    data: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """An arrow from one sign to another, with the answer that leads along it."""

    source: str
    target: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class SwimlaneFigure:
    """What a swimlane shows, without coordinates.

    Attributes:
        lanes: Names of the participants, top to bottom; none where the flow does not exist at its moment.
    """

    head: Head
    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
