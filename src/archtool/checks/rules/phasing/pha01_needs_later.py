"""PHA01: element that needs something of a later phase."""

from collections.abc import Iterator

from archtool.analysis.needs import Need, UnmetNeed, interface_of, unmet_needs
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.programme import DependencyRule, Strength
from archtool.blueprints.relationships import DEPENDS_ON, FIRST, THEN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, chain, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both

_LINKS_SHOWN = 12
"""Links of a chain that a message spells out; what is left of a longer one is counted."""


class NeedsLaterPhase(Check):
    """Reports elements that go live before something that they need, or against a dependency rule."""

    code = "PHA01"
    name = "needs-later-phase"
    severity = Severity.ERROR
    title = both("需要后期才建成的内容", "need of something of a later phase")
    why = both(
        "前期上线的内容需要后期才有的系统、接口、数据、基础设施或制度，到期不能投用，分期方案经不起论证",
        "what goes live first and needs a system, interface, data, infrastructure or policy that comes later cannot be "
        "used when it is due, and the phasing does not stand",
    )
    fix = both(
        "把被需要者提前，或把需要者推后；确需打破顺序的，在 depends_on 上写过渡措施 measure。"
        "看的是依赖、部署、安全域、地点、链路，以及接口的提供方和网关；未分期的中间元素按其后续需要看待；"
        "柔性依赖规则写有 measure 的不报",
        "move the needed one forward or the needing one back; where the order has to be broken, record the "
        "transitional measure on the depends_on. Dependencies, hosts, zones, places, links, and the provider and "
        "gateways of an interface count. Elements without phase in between are looked through; a soft "
        "dependency rule with a measure is not reported",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each need and each rule whose order the phases break.

        Hard and soft dependencies count, unless they carry a measure. A rule counts with its strength: hard always,
        soft unless it names a measure.
        """
        numbers = architecture.derived(phase_numbers)
        for unmet in unmet_needs(architecture, numbers):
            yield _unmet(architecture, unmet)
        for rule in architecture.of(DependencyRule):
            if rule.strength is Strength.HARD or rule.measure is None:
                yield from _broken_rule(architecture, rule, numbers)


def _unmet(architecture: Architecture, unmet: UnmetNeed) -> Finding:
    who, what = named(architecture[unmet.source]), named(architecture[unmet.needed])
    early, late = _phase(architecture, unmet.start), _phase(architecture, unmet.end)
    through = _in_words(architecture, unmet, early, late)
    edge = unmet.chain[0].edge
    measure = edge.kind.name == DEPENDS_ON.name
    return Finding(
        Place.of(edge),
        both(
            f"{who.zh}在 {early} 上线，却需要 {late} 才上线的{what.zh}：{through.zh}",
            f"{who.en} goes live in {early} but needs {what.en} of {late}: {through.en}",
        ),
        both(
            f"把“{unmet.needed}”提前到 {early}，{'' if measure else '或'}把“{unmet.source}”推后到 {late}"
            f"{'，或写 measure' if measure else ''}",
            f"move '{unmet.needed}' forward to {early} or '{unmet.source}' back to {late}"
            f"{', or record a measure' if measure else ''}",
        ),
        _where(unmet.source, early, unmet.needed, late),
    )


def _in_words(architecture: Architecture, unmet: UnmetNeed, early: str, late: str) -> Named:
    """Return the chain: sys.a P1 depends on sys.b, which is hosted on inf.pool P3."""
    shown = unmet.chain[:_LINKS_SHOWN]
    left_out = len(unmet.chain) - len(shown)
    legs = [_leg(architecture, need) for need in shown]
    more = Named(f"，再经 {left_out} 环到 {unmet.needed}", f", and {left_out} links on {unmet.needed}")
    tail = more if left_out else Named("", "")
    return Named(
        f"{unmet.source}（{early}）" + "，后者".join(leg.zh for leg in legs) + f"{tail.zh}（{late}）",
        f"{unmet.source} {early} " + ", which ".join(leg.en for leg in legs) + f"{tail.en} {late}",
    )


def _leg(architecture: Architecture, need: Need) -> Named:
    if need.data is None:
        label = need.edge.kind.label
        return Named(f"{label.in_language('zh')} {need.target}", f"{label.in_language('en')} {need.target}")
    interface = interface_of(architecture, need.source, need.data)
    zh, en = (f"经 {interface} ", f" over {interface}") if interface else ("", "")
    return Named(f"{zh}需要 {need.data}，产生于 {need.target}", f"needs {need.data}{en}, created by {need.target}")


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


def _phase(architecture: Architecture, number: int) -> str:
    return architecture.timeline.phases[number - 1]


def _where(early: str, early_phase: str, late: str, late_phase: str) -> tuple[tuple[Place, Text], ...]:
    return (
        (Place(early, "from"), both(f"“{early}”在 {early_phase} 上线", f"'{early}' goes live in {early_phase}")),
        (Place(late, "from"), both(f"“{late}”在 {late_phase} 上线", f"'{late}' goes live in {late_phase}")),
    )
