"""PHA01: element that needs something of a later phase."""

from collections import deque
from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers, starts_with
from archtool.blueprints.programme import DependencyRule, Strength
from archtool.blueprints.relationships import DEPENDS_ON, FIRST, THEN, DependencyProperties
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import chain, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class NeedsLaterPhase(Check):
    """Reports elements that go live before something on which they depend, or against a dependency rule."""

    code = "PHA01"
    name = "needs-later-phase"
    severity = Severity.ERROR
    title = both("依赖后期才建成的内容", "dependency on something of a later phase")
    why = both(
        "前期上线的内容依赖后期才有的内容，到期不能投用，分期方案经不起论证",
        "what goes live first and needs what comes later cannot be used when it is due, and the phasing does not stand",
    )
    fix = both(
        "把被依赖者提前，或把依赖者推后；确需打破顺序的，在 depends_on 上写过渡措施 measure。"
        "未分期的中间元素按其后续依赖看待；柔性依赖规则写有 measure 的不报",
        "move the needed one forward or the needing one back; where the order has to be broken, record the "
        "transitional measure on the depends_on. Elements without phase in between are looked through; a soft "
        "dependency rule with a measure is not reported",
    )
    source = "method PHA-01 and 4.2 rule 2"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each dependency and each rule whose order the phases break.

        Hard and soft dependencies count, unless they carry a measure. A rule counts with its strength: hard always,
        soft unless it names a measure.
        """
        numbers = phase_numbers(architecture)
        edges = architecture.relationships_of(DEPENDS_ON)
        between = any(edge.source not in numbers for edge in edges)
        onward = _onward(architecture, numbers) if between else {}
        for edge in edges:
            if edge.source in numbers:
                yield from _broken_dependency(architecture, edge, numbers, onward)
        for rule in architecture.of(DependencyRule):
            if rule.strength is Strength.HARD or rule.measure is None:
                yield from _broken_rule(architecture, rule, numbers)


def _broken_dependency(
    architecture: Architecture, edge: Relationship, numbers: dict[str, int], onward: dict[str, Relationship]
) -> Iterator[Finding]:
    links = [edge.source, edge.target]
    while links[-1] not in numbers:
        if links[-1] not in onward:
            return
        links.append(onward[links[-1]].target)
    needed, start = links[-1], starts_with(architecture, edge, numbers)
    if start is None or numbers[needed] <= start or _has_measure(edge):
        return
    who, what, through = named(architecture[edge.source]), named(architecture[needed]), chain(links)
    early, late = _phase(architecture, start), _phase(architecture, numbers[needed])
    yield Finding(
        Place.of(edge),
        both(
            f"{who.zh}在 {early} 上线，却依赖 {late} 才上线的{what.zh}：{through.zh}",
            f"{who.en} goes live in {early} but depends on {what.en} of {late}: {through.en}",
        ),
        both(
            f"把“{needed}”提前到 {early}，把“{edge.source}”推后到 {late}，或写 measure",
            f"move '{needed}' forward to {early} or '{edge.source}' back to {late}, or record a measure",
        ),
        _where(edge.source, early, needed, late),
    )


def _broken_rule(architecture: Architecture, rule: DependencyRule, numbers: dict[str, int]) -> Iterator[Finding]:
    firsts = [edge.target for edge in architecture.outgoing(rule.id, FIRST) if edge.target in numbers]
    if not firsts:
        return
    first = max(firsts, key=numbers.__getitem__)
    for edge in architecture.outgoing(rule.id, THEN):
        then = edge.target
        if numbers.get(then, numbers[first]) >= numbers[first]:
            continue
        rule_words, before, after = named(rule), named(architecture[first]), named(architecture[then])
        early, late = _phase(architecture, numbers[then]), _phase(architecture, numbers[first])
        links = chain((first, then))
        yield Finding(
            Place.of(edge),
            both(
                f"{rule_words.zh}要求先有 {late} 上线的{before.zh}，但{after.zh}在 {early} 就上线：{links.zh}",
                f"{rule_words.en} puts {before.en} first, which goes live in {late}, "
                f"but {after.en} goes live in {early}: {links.en}",
            ),
            both(
                f"把“{first}”提前到 {early}，或把“{then}”推后到 {late}",
                f"move '{first}' forward to {early} or '{then}' back to {late}",
            ),
            _where(then, early, first, late),
        )


def _onward(architecture: Architecture, numbers: dict[str, int]) -> dict[str, Relationship]:
    """Return for each element without phase the dependency that leads to the latest phase it needs. Linear.

    What stands today is not looked through: it works without what it depends on.
    """
    by_phase: dict[int, list[str]] = {}
    for element, number in numbers.items():
        by_phase.setdefault(number, []).append(element)
    onward: dict[str, Relationship] = {}
    for number in sorted(by_phase, reverse=True):
        waiting = deque(by_phase[number])
        while waiting:
            for edge in architecture.incoming(waiting.popleft(), DEPENDS_ON):
                status = architecture[edge.source].status
                stands_today = status is not None and status.exists_today
                if edge.source in numbers or edge.source in onward or stands_today or _has_measure(edge):
                    continue
                onward[edge.source] = edge
                waiting.append(edge.source)
    return onward


def _has_measure(edge: Relationship) -> bool:
    return isinstance(edge.properties, DependencyProperties) and edge.properties.measure is not None


def _phase(architecture: Architecture, number: int) -> str:
    return architecture.timeline.phases[number - 1]


def _where(early: str, early_phase: str, late: str, late_phase: str) -> tuple[tuple[Place, Text], ...]:
    return (
        (Place(early, "from"), both(f"“{early}”在 {early_phase} 上线", f"'{early}' goes live in {early_phase}")),
        (Place(late, "from"), both(f"“{late}”在 {late_phase} 上线", f"'{late}' goes live in {late_phase}")),
    )
