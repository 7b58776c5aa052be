"""PHA07: external condition without date or holder."""

from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers
from archtool.blueprints.integration import ExternalSystem, Interface
from archtool.blueprints.programme import Phase
from archtool.blueprints.relationships import CONSUMER, DEPENDS_ON, FIRST, OPERATED_BY, PROVIDER, THEN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both

Condition = ExternalSystem | Interface


class UndatedCondition(Check):
    """Reports outside agreements, licences and openings on which the plan waits without saying until when."""

    code = "PHA07"
    name = "undated-condition"
    severity = Severity.ERROR
    title = both("外部条件没有时间或责任方", "external condition without date or holder")
    why = both(
        "省级接口开放、数据协议、牌照不由本项目控制；没有时间和责任方就等于假定已经具备，一旦落空全部后续停工",
        "the opening of a provincial interface, a data agreement or a licence is not in the programme's hands; without "
        "date and holder it is assumed done, and when it is not everything after it stops",
    )
    fix = both(
        "在外部系统或接口上写 ready_month（最迟第几个月具备），外部系统写明运行单位 operated_by；"
        "不早于该月所在的建设期才能使用",
        "state `ready_month` on the external system or interface, the month by which the other side is ready, and "
        "who runs it (`operated_by`); what needs it cannot go live before",
    )
    source = "初步设计评审惯例; rules dep.15, dep.16, dep.27 of the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each condition without date or holder, and one for each that comes too late."""
        numbers, phases = architecture.derived(phase_numbers), {phase.id: phase for phase in architecture.of(Phase)}
        for condition, waiting in _conditions(architecture).items():
            element = architecture[condition]
            if not isinstance(element, Condition):
                continue
            if element.ready_month is None:
                yield _undated(architecture, element, waiting)
                continue
            if isinstance(element, ExternalSystem) and not architecture.target(condition, OPERATED_BY):
                yield _without_holder(element)
            for one in waiting:
                phase = phases.get(architecture.timeline.phases[numbers[one] - 1]) if one in numbers else None
                if phase is not None and element.ready_month > phase.end_month:
                    yield _too_late(architecture, element, element.ready_month, one, phase)


def _conditions(architecture: Architecture) -> dict[str, dict[str, Relationship]]:
    """Return what waits for each outside condition, with the relationship that says so."""
    outside = {one.id for one in architecture.of(ExternalSystem)}
    found: dict[str, dict[str, Relationship]] = {}
    for edge in architecture.relationships_of(DEPENDS_ON):
        if edge.target in outside:
            found.setdefault(edge.target, {})[edge.source] = edge
    for edge in architecture.relationships_of(FIRST):
        if edge.target in outside or _reaches_outside(architecture, edge.target, outside):
            thens = found.setdefault(edge.target, {})
            for then in architecture.targets(edge.source, THEN):
                thens[then] = edge
    return found


def _reaches_outside(architecture: Architecture, interface: str, outside: set[str]) -> bool:
    element = architecture[interface]
    if not isinstance(element, Interface) or element.until_phase is not None:
        return False
    ends = (*architecture.targets(interface, PROVIDER), *architecture.targets(interface, CONSUMER))
    return any(end in outside for end in ends)


def _undated(architecture: Architecture, element: Condition, waiting: dict[str, Relationship]) -> Finding:
    who, (first, *_) = named(element), waiting
    more = f"等 {len(waiting)} 项" if len(waiting) > 1 else ""
    others = f" and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    return Finding(
        Place(element.id),
        both(
            f"“{first}”{more}要等{who.zh}，却没有写它何时具备",
            f"'{first}'{others} waits for {who.en}, but nothing says when it is ready",
        ),
        both("写 ready_month: 第几个月", "state ready_month"),
        tuple(
            (Place.of(edge), both("在这里等它", "waits for it here"))
            for edge in {id(edge): edge for edge in waiting.values()}.values()
        ),
    )


def _without_holder(element: ExternalSystem) -> Finding:
    who = named(element)
    return Finding(
        Place(element.id),
        both(f"{who.zh}是前置条件，却没有责任方", f"{who.en} is a condition of the plan, but nobody answers for it"),
        both("写明运行单位 operated_by", "say who runs it: operated_by"),
    )


def _too_late(architecture: Architecture, element: Condition, month: int, waiting: str, phase: Phase) -> Finding:
    who, other = named(element), named(architecture[waiting])
    return Finding(
        Place(element.id, "ready_month"),
        both(
            f"{who.zh}到第 {month} 月才具备，而需要它的{other.zh}在“{phase.id}”上线，该期到第 {phase.end_month} 月为止",
            f"{who.en} is ready in month {month} only, but {other.en} needs it in '{phase.id}', which ends in "
            f"month {phase.end_month}",
        ),
        both(f"提前落实，或把“{waiting}”推后一期", f"have it ready earlier, or move '{waiting}' to a later phase"),
        ((Place(waiting, "from"), both(f"“{waiting}”在 {phase.id} 上线", f"'{waiting}' goes live in {phase.id}")),),
    )
