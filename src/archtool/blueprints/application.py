"""The application blueprint: systems in groups, their modules and functions, and the flows across them."""

from enum import StrEnum
from typing import Annotated, ClassVar

from pydantic import Field

from archtool.blueprints.function_category import FunctionCategory
from archtool.blueprints.money import Development
from archtool.blueprints.programme import Needs
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint, KindInfo, Nesting
from archtool.model.quantity import Duration, Money
from archtool.model.reference import ReferenceTo
from archtool.model.words import Words
from archtool.source.text import Text, both

BlueprintList = Annotated[
    tuple[Blueprint, ...], Field(description="further blueprints that show the element, beside its own")
]


class DataRole(StrEnum):
    """What a system does with data that are not its own, where it creates none."""

    ANALYSIS = "analysis"
    PORTAL = "portal"
    CONNECTOR = "connector"

    @property
    def label(self) -> Text:
        """Return the role's name."""
        return _ROLE_LABELS[self]


_ROLE_LABELS = {
    DataRole.ANALYSIS: both("分析监管", "analysis and supervision"),
    DataRole.PORTAL: both("门户与查询入口", "portal and view"),
    DataRole.CONNECTOR: both("连接与交换", "connector"),
}

DataRoleKey = Annotated[
    DataRole | None, Field(description="what it does with the data of others, where it creates none")
]

CategoryKey = Annotated[
    FunctionCategory | None,
    Field(description="national category of what it does, whatever group it stands in: evidence of affinity"),
]


class SystemGroup(Element):
    """A group of systems that is planned as one; carries no cost and no data of its own.

    ArchiMate: Grouping. C4: Software System boundary.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "system-group", "system_groups", "sys.", both("系统群", "System group"), Blueprint.APPLICATION,
        "Grouping", "Software System boundary",
    )  # fmt: skip
    purpose: Annotated[Words | None, Field(description="what it is for")] = None
    scope: Annotated[Words | None, Field(description="main functions of the group as a whole")] = None
    conformance: Annotated[Words | None, Field(description="levels and standards, where no element holds them")] = None
    also_in: BlueprintList = ()


class System(Element):
    """A system that is delivered by itself. ArchiMate: Application Component. C4: Software System."""

    info: ClassVar[KindInfo] = KindInfo(
        "system", "systems", "sys.", both("系统", "System"), Blueprint.APPLICATION, "Application Component",
        "Software System",
    )  # fmt: skip
    purpose: Annotated[Words | None, Field(description="what it is for")] = None
    conformance: Annotated[Words | None, Field(description="levels and standards, where no element holds them")] = None
    cost: Annotated[Money | None, Field(description="planned cost of its own, parts not included")] = None
    development: Annotated[Development | None, Field(description="what the cost of its development rests on")] = None
    needs: Annotated[Needs | None, Field(description="what it asks of its pools")] = None
    data_role: DataRoleKey = None
    function_category: CategoryKey = None
    rto: Annotated[Duration | None, Field(description="recovery time objective")] = None
    rpo: Annotated[Duration | None, Field(description="recovery point objective")] = None
    is_vital: Annotated[
        bool, Field(alias="vital", description="whether a site must go on with it while its lines are down")
    ] = False
    offline: Annotated[
        Words | None, Field(description="how a site goes on with it while its lines are down, without an edge node")
    ] = None
    also_in: BlueprintList = ()


class Module(Element):
    """A part of a system or group that is not delivered alone. ArchiMate: Application Component. C4: Container."""

    info: ClassVar[KindInfo] = KindInfo(
        "module", "modules", "sys.", both("模块", "Module"), Blueprint.APPLICATION, "Application Component", "Container"
    )
    purpose: Annotated[Words | None, Field(description="what it is for")] = None
    conformance: Annotated[Words | None, Field(description="levels and standards, where no element holds them")] = None
    cost: Annotated[Money | None, Field(description="planned cost")] = None
    needs: Annotated[Needs | None, Field(description="what it asks of its pools")] = None
    data_role: DataRoleKey = None
    function_category: CategoryKey = None
    also_in: BlueprintList = ()


class Function(Element):
    """Something that a system does, as its users name it. ArchiMate: Application Function. C4: Component.

    Written inside its system: `functions: {note: 门诊病历, template: 病历模板}`.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "function", "functions", "fn.", both("功能", "Function"), Blueprint.APPLICATION, "Application Function",
        "Component", Nesting("functions", "function_of"),
    )  # fmt: skip


class Step(Value):
    """One step of a flow: who does what, with which system and data."""

    lane: Annotated[str, Field(description="the lane's key")]
    action: Annotated[Words, Field(description="what is done")]
    system: Annotated[
        Annotated[str, ReferenceTo(())] | None, Field(description="system or device that carries the step")
    ] = None
    data: Annotated[
        tuple[Annotated[str, ReferenceTo(("data-entity",))], ...], Field(description="data created or read")
    ] = ()
    after: Annotated[tuple[int, ...], Field(description="numbers of the steps before it; else the one above")] = ()
    decision: Annotated[bool, Field(description="whether the step asks a question")] = False
    branch: Annotated[Words | None, Field(description="answer that leads here from a decision")] = None
    stages: Annotated[
        tuple[Annotated[str, ReferenceTo(("stage",))], ...], Field(description="stages of the workflow that it is of")
    ] = ()


class Lane(Value):
    """A participant of a flow."""

    key: Annotated[str, Field(description="short name that steps use")]
    name: Annotated[Words, Field(description="name on the figure")]


class Flow(Element):
    """A business flow across organisations and systems. ArchiMate: Business Process."""

    info: ClassVar[KindInfo] = KindInfo(
        "flow", "flows", "flow.", both("业务流程", "Business flow"), Blueprint.APPLICATION, "Business Process"
    )
    lanes: Annotated[tuple[Lane, ...], Field(description="participants, in drawing order")] = ()
    steps: Annotated[tuple[Step, ...], Field(description="steps, in order")] = ()


APPLICATION_KINDS: tuple[type[Element], ...] = (SystemGroup, System, Module, Function, Flow)
