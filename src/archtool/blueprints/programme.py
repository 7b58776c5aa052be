"""The programme itself: who takes part, what is asked, what it costs and when it is built."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.blueprints.documents import DocumentType, Section
from archtool.blueprints.money import FeeSort, OutsideCost, PaymentEvent
from archtool.blueprints.protection import Duty
from archtool.blueprints.work import Planning, WorkSort
from archtool.model.element import Element, Value
from archtool.model.kind import Blueprint, KindInfo
from archtool.model.quantity import Compute, Money, Months, Ratio, Size
from archtool.model.reference import PhaseReference, ReferenceTo
from archtool.model.words import Words
from archtool.source.text import both

Duties = Annotated[
    tuple[Duty, ...], Field(description="duties of classified protection and cryptography that it takes care of")
]


class Clause(Element):
    """A clause of the client's own document, cited by the elements that answer it.

    ArchiMate: Requirement.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "clause", "clauses", "", both("条款", "Clause"), Blueprint.PROGRAMME, "Requirement"
    )


class HeldLevel(Value):
    """A level that an organisation holds today, as its last assessment says."""

    standard: Annotated[Annotated[str, ReferenceTo(("standard",))], Field(description="standard of the assessment")]
    grade: Annotated[int, Field(ge=0, description="the level as a number, 3 for 三级")]
    year: Annotated[int | None, Field(ge=1990, description="year of the assessment")] = None


class Organisation(Element):
    """An organisation, or a group of them, that owns, uses, builds, pays for or reviews something.

    ArchiMate: Business Actor. C4: Person, where a figure shows users.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "organisation", "organisations", "org.", both("组织", "Organisation"), Blueprint.PROGRAMME,
        "Business Actor", "Person",
    )  # fmt: skip
    role: Annotated[Words | None, Field(description="what it does in the programme")] = None
    count: Annotated[int | None, Field(ge=0, description="how many organisations stand behind a group")] = None
    count_note: Annotated[Words | None, Field(description="how the count is to be read, or why it is unknown")] = None
    level: Annotated[Literal["tertiary", "secondary", "primary"] | None, Field(description="hospital level")] = None
    area: Annotated[Words | None, Field(description="administrative area")] = None
    beds: Annotated[int | None, Field(ge=0, description="beds, for sizing")] = None
    held_levels: Annotated[
        tuple[HeldLevel, ...], Field(description="levels that it holds today; nothing where nobody has surveyed it")
    ] = ()


class Goal(Element):
    """A goal that the programme serves. ArchiMate: Goal."""

    info: ClassVar[KindInfo] = KindInfo("goal", "goals", "goal.", both("目标", "Goal"), Blueprint.PROGRAMME, "Goal")
    demands: Annotated[Words | None, Field(description="what the goal demands")] = None
    evidence: Annotated[Words | None, Field(description="what shows that it is reached: evidence or indicator")] = None


class RequiredItem(Value):
    """Something that a level demands, and what of the architecture covers it."""

    name: Annotated[Words, Field(description="the item, in the standard's words or briefly")]
    levels: Annotated[
        tuple[Literal["tertiary", "secondary", "primary"], ...],
        Field(description="hospital levels of which it is demanded; all where none is named"),
    ] = ()
    by: Annotated[
        tuple[Annotated[str, ReferenceTo(("system-group", "system", "module", "function", "platform"))], ...],
        Field(description="functions, or systems with functions, that cover it"),
    ] = ()


class Target(Element):
    """A maturity or compliance level to reach. ArchiMate: Outcome."""

    info: ClassVar[KindInfo] = KindInfo(
        "target", "targets", "tg.", both("达标要求", "Target level"), Blueprint.PROGRAMME, "Outcome"
    )
    level: Annotated[Words, Field(description="the level to reach, in the standard's own words")]
    grade: Annotated[int | None, Field(ge=0, description="the level as a number, 4 for 四级甲等")] = None
    scope: Annotated[Words | None, Field(description="what must reach it, where no element says so")] = None
    demands: Annotated[Words | None, Field(description="what the level demands of the architecture")] = None
    items: Annotated[tuple[RequiredItem, ...], Field(description="required items of the level, one by one")] = ()


class Constraint(Element):
    """A limit within which the programme must stay. ArchiMate: Constraint."""

    info: ClassVar[KindInfo] = KindInfo(
        "constraint", "constraints", "con.", both("约束", "Constraint"), Blueprint.PROGRAMME, "Constraint"
    )
    statement: Annotated[Words, Field(description="the limit, as one sentence")]


class Standard(Element):
    """A law, standard or guide that the programme follows. ArchiMate: Principle."""

    info: ClassVar[KindInfo] = KindInfo(
        "standard", "standards", "std.", both("标准规范", "Standard"), Blueprint.PROGRAMME, "Principle"
    )
    number: Annotated[str | None, Field(description="official number and edition")] = None


class Question(Element):
    """An ambiguity of the client's document, with the decision that the model takes until it is answered.

    ArchiMate: Assessment.
    """

    info: ClassVar[KindInfo] = KindInfo(
        "question", "questions", "amb.", both("待确认问题", "Open question"), Blueprint.PROGRAMME, "Assessment"
    )
    decision: Annotated[Words | None, Field(description="what the model assumes until it is answered")] = None


class Phase(Element):
    """A construction phase: what goes live together. ArchiMate: Plateau."""

    info: ClassVar[KindInfo] = KindInfo("phase", "phases", "P", both("建设期", "Phase"), Blueprint.PROGRAMME, "Plateau")
    order: Annotated[int, Field(ge=1, description="place in time: 1 is the first phase")]
    start_month: Annotated[int, Field(ge=1, description="first month, counted from the contract")]
    end_month: Annotated[int, Field(ge=1, description="last month, counted from the contract")]
    content: Annotated[Words | None, Field(description="main content")] = None
    gate: Annotated[Words | None, Field(description="what must be true to leave the phase")] = None


class CostShare(Value):
    """How much of a cost is of one nature."""

    nature: Annotated[Words, Field(description="hardware, licensed software, custom development, integration ...")]
    share: Annotated[Ratio, Field(description="share of the whole")]


class Needs(Value):
    """What a system, or a subproject as a whole, asks of the pools that host it."""

    cpu: Annotated[Compute | None, Field(description="virtual processors")] = None
    memory: Annotated[Size | None, Field(description="memory")] = None
    storage: Annotated[Size | None, Field(description="block storage")] = None
    objects: Annotated[Size | None, Field(description="object storage at the end of the planning years")] = None


class Alternative(Value):
    """One way to build or buy something, weighed against others."""

    name: Annotated[Words, Field(description="the way")]
    judgement: Annotated[Words, Field(description="what speaks for it and against it")]
    is_chosen: Annotated[bool, Field(alias="chosen", description="whether it is the way taken")] = False


class Subproject(Element):
    """What is tendered and built together. ArchiMate: Work Package."""

    info: ClassVar[KindInfo] = KindInfo(
        "subproject", "subprojects", "SP-", both("子项目", "Subproject"), Blueprint.PROGRAMME, "Work Package"
    )
    cost: Annotated[Money | None, Field(description="planned cost")] = None
    category: Annotated[Words | None, Field(description="procurement category")] = None
    constraint: Annotated[Words | None, Field(description="what binds its tender")] = None
    natures: Annotated[tuple[CostShare, ...], Field(description="split of its cost by nature")] = ()
    needs: Annotated[Needs | None, Field(description="capacity that its systems ask for together")] = None
    alternatives: Annotated[tuple[Alternative, ...], Field(description="ways to build or buy it, compared")] = ()
    overlap_review: Annotated[
        Words | None, Field(description="paper in which duplicated construction was reviewed: number and date")
    ] = None
    is_core: Annotated[bool, Field(alias="core", description="whether its systems must go on when a centre fails")] = (
        False
    )


class Strength(StrEnum):
    """How firmly a dependency binds: hard stops a go-live, soft lessens its use."""

    HARD = "hard"
    SOFT = "soft"


class SplitSort(StrEnum):
    """What a rule about the division into subprojects demands."""

    TOGETHER = "together"
    SEPARATE = "separate"
    SIZE = "size"
    CATEGORY = "category"
    ORDER = "order"


class SplitRule(Element):
    """A rule that the division into subprojects must respect. ArchiMate: Principle."""

    info: ClassVar[KindInfo] = KindInfo(
        "split-rule", "split_rules", "split.", both("划分约束", "Split rule"), Blueprint.PROGRAMME, "Principle"
    )
    sort: Annotated[SplitSort, Field(description="what is demanded of the elements that it binds")]
    strength: Annotated[Strength, Field(description="hard must hold, soft should")]
    smallest: Annotated[Money | None, Field(description="smallest preferred subproject")] = None
    largest: Annotated[Money | None, Field(description="largest preferred subproject")] = None
    reason: Annotated[Words | None, Field(description="why")] = None


class Year(Element):
    """A year of the investment plan. ArchiMate: Plateau."""

    info: ClassVar[KindInfo] = KindInfo(
        "year", "years", "year.", both("投资年度", "Year of investment"), Blueprint.PROGRAMME, "Plateau"
    )
    order: Annotated[int, Field(ge=1, description="place in time: 1 is the first year")]
    share: Annotated[Ratio, Field(description="share of the total investment")]
    amount: Annotated[Money, Field(description="planned investment of the year")]


class PaymentPart(Value):
    """One part of a payment pattern."""

    event: Annotated[Words, Field(description="what makes it due")]
    share: Annotated[Ratio, Field(description="share of the contract")]
    due: Annotated[PaymentEvent | None, Field(description="the event as a date of the schedule")] = None


class PaymentRule(Element):
    """How contracts are paid. ArchiMate: Principle."""

    info: ClassVar[KindInfo] = KindInfo(
        "payment-rule", "payment_rules", "pay.", both("付款方式", "Payment rule"), Blueprint.PROGRAMME, "Principle"
    )
    parts: Annotated[tuple[PaymentPart, ...], Field(min_length=1, description="the parts, in order")]


class Volume(Element):
    """A figure from which capacity is sized. ArchiMate: Assessment."""

    info: ClassVar[KindInfo] = KindInfo(
        "volume", "volumes", "vol.", both("业务量", "Volume"), Blueprint.PROGRAMME, "Assessment"
    )
    amount: Annotated[Decimal, Field(ge=0, description="how many")]
    unit: Annotated[Words, Field(description="of what, and per which time")]
    detail: Annotated[Words | None, Field(description="what it consists of")] = None
    growth: Annotated[Size | None, Field(description="what it adds to storage each year")] = None
    retention: Annotated[Months | None, Field(description="how long that is kept there")] = None


class WorkPackage(Element):
    """A package of work with a duration, placed by its predecessors. ArchiMate: Work Package."""

    info: ClassVar[KindInfo] = KindInfo(
        "work-package", "work_packages", "wp.", both("工作包", "Work package"), Blueprint.PROGRAMME, "Work Package"
    )
    phase: Annotated[PhaseReference, Field(description="phase to which the package is counted")]
    duration: Annotated[Months, Field(description="calendar months")]
    milestone: Annotated[Words | None, Field(description="what its end marks, where it is a milestone")] = None
    duties: Duties = ()
    sorts: Annotated[
        tuple[WorkSort, ...], Field(description="what sorts of work it is, in the order in which they are done")
    ] = ()
    hospitals: Annotated[int | None, Field(ge=1, description="how many hospitals go live with it")] = None
    batches: Annotated[int | None, Field(ge=1, description="in how many waves they go live; one when left out")] = None
    planning: Annotated[
        Planning | None, Field(description="spread of its duration, resources and times that bind it")
    ] = None


class DependencyRule(Element):
    """A rule of order that a phasing must respect. ArchiMate: Principle."""

    info: ClassVar[KindInfo] = KindInfo(
        "dependency-rule", "dependency_rules", "dep.", both("依赖规则", "Dependency rule"), Blueprint.PROGRAMME,
        "Principle",
    )  # fmt: skip
    reason: Annotated[Words | None, Field(description="why the order is needed")] = None
    measure: Annotated[Words | None, Field(description="transitional measure where the order is broken")] = None
    strength: Annotated[Strength, Field(description="hard or soft")] = Strength.HARD


class CostItem(Element):
    """A line of the cost estimate. ArchiMate: Value."""

    info: ClassVar[KindInfo] = KindInfo(
        "cost-item", "cost_items", "cost.", both("概算项", "Cost item"), Blueprint.PROGRAMME, "Value"
    )
    amount: Annotated[Money, Field(description="amount; of a line with parts, their sum")]
    share: Annotated[Ratio | None, Field(description="share that defines the amount, as for a contingency")] = None
    feasibility: Annotated[Money | None, Field(description="amount in the approved feasibility report")] = None
    difference_reason: Annotated[Words | None, Field(description="why it differs from the feasibility report")] = None
    outside: Annotated[
        tuple[OutsideCost, ...], Field(description="costs that the programme causes and the estimate does not hold")
    ] = ()


class Fee(Element):
    """A third-party service fee. ArchiMate: Value."""

    info: ClassVar[KindInfo] = KindInfo("fee", "fees", "cost.", both("服务费", "Fee"), Blueprint.PROGRAMME, "Value")
    amount: Annotated[Money, Field(description="amount")]
    duties: Duties = ()
    sort: Annotated[FeeSort | None, Field(description="which of the usual services it pays for")] = None


class Deliverable(Element):
    """A document that the design service hands over. ArchiMate: Deliverable."""

    info: ClassVar[KindInfo] = KindInfo(
        "deliverable", "deliverables", "dlv.", both("成果", "Deliverable"), Blueprint.PROGRAMME, "Deliverable"
    )
    form: Annotated[Literal["formal", "internal"], Field(description="formal result or internal paper")]
    document: Annotated[DocumentType | None, Field(description="which paper of a government project it is")] = None
    annex: Annotated[Words | None, Field(description="money annex")] = None
    gate: Annotated[Words | None, Field(description="who accepts it, and how")] = None
    sections: Annotated[tuple[Section, ...], Field(description="chapters, in order")] = ()


class Risk(Element):
    """What may go wrong, and what is done about it. ArchiMate: Assessment."""

    info: ClassVar[KindInfo] = KindInfo(
        "risk", "risks", "risk.", both("风险", "Risk"), Blueprint.PROGRAMME, "Assessment"
    )
    severity: Annotated[Literal["high", "medium", "low"], Field(description="severity")]
    mitigation: Annotated[Words, Field(description="what is done about it")]


class Trace(Element):
    """A 2W+2H row: why, what, how and how much. ArchiMate: Value Stream."""

    info: ClassVar[KindInfo] = KindInfo(
        "trace", "traces", "w.", both("2W+2H 追溯", "2W+2H trace"), Blueprint.PROGRAMME, "Value Stream"
    )
    why: Annotated[Words, Field(description="the problem")]
    what: Annotated[Words, Field(description="the content")]
    how: Annotated[Words, Field(description="the approach")]
    how_much: Annotated[Money, Field(description="what it costs")]
    levels: Annotated[tuple[Words, ...], Field(description="the four levels of questioning, worked out")] = ()
    survey: Annotated[tuple[str, ...], Field(description="numbers of the survey answers that prove the problem")] = ()


PROGRAMME_KINDS: tuple[type[Element], ...] = (
    Clause, Organisation, Goal, Target, Constraint, Standard, Question, Phase, Subproject, SplitRule, WorkPackage,
    DependencyRule, CostItem, Fee, Year, PaymentRule, Volume, Deliverable, Risk, Trace,
)  # fmt: skip
