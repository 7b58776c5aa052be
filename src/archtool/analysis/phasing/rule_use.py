"""What each dependency rule does in a phasing: how many orders it makes, and how many of them are kept."""

from dataclasses import dataclass

from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.precedence import Reason
from archtool.analysis.phasing.problem import Phases
from archtool.blueprints.programme import DependencyRule, Strength
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class RuleUse:
    """One rule.

    Attributes:
        rule: its id.
        is_hard: whether it must be kept.
        orders: how many orders between deliverables it makes.
        kept: how many of them the phases keep.
        releases: how many deliverables it makes wait for something outside.
        sentence: what it does, as a table of rules prints it.
    """

    rule: str
    is_hard: bool
    orders: int
    kept: int
    releases: int
    sentence: Text

    @property
    def is_kept(self) -> bool:
        """Return whether no order of it is broken."""
        return self.kept == self.orders


def rule_uses(architecture: Architecture, instance: Instance, phases: Phases) -> tuple[RuleUse, ...]:
    """Return every dependency rule in source order, with what it does under some phases."""
    graph = instance.graph
    every = [*graph.orders, *(order for pair in graph.also for order in graph.also[pair])]
    by_rule: dict[str, list[bool]] = {}
    for order in every:
        if order.reason is Reason.RULE:
            by_rule.setdefault(order.evidence, []).append(not order.gap(phases))
    waiting: dict[str, int] = {}
    for release in graph.releases:
        if release.rule is not None:
            waiting[release.rule] = waiting.get(release.rule, 0) + 1
    found: list[RuleUse] = []
    for rule in architecture.of(DependencyRule):
        kept = by_rule.get(rule.id, [])
        number = waiting.get(rule.id, 0)
        words = _in_words(rule, len(kept), sum(kept), number)
        found.append(RuleUse(rule.id, rule.strength is Strength.HARD, len(kept), sum(kept), number, words))
    return tuple(found)


def _in_words(rule: DependencyRule, orders: int, kept: int, releases: int) -> Text:
    name = rule.title("zh"), rule.title("en")
    if not orders and not releases:
        return both(
            f"{rule.id} {name[0]}：不涉及建设内容之间的分期，由工作包网络计划和管理制度保证",
            f"{rule.id} {name[1]}: orders no deliverables; work packages and policies see to it",
        )
    zh: list[str] = []
    en: list[str] = []
    if orders:
        zh.append(f"约束 {orders} 对，满足 {kept} 对")
        en.append(f"binds {orders} pairs, {kept} kept")
    if releases:
        zh.append(f"{releases} 项等待外部条件")
        en.append(f"{releases} deliverables wait for a condition outside")
    return both(f"{rule.id} {name[0]}：{'，'.join(zh)}", f"{rule.id} {name[1]}: {', '.join(en)}")
