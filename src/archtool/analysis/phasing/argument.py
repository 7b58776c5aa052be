"""The argument of a phase in seven points, as a preliminary design prints it.

Source: review practice of preliminary designs: aim, content, grounds, conditions, results and acceptance,
investment, risks and transition.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.localities import Localities
from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.precedence import Order, Reason
from archtool.analysis.phasing.problem import Phases
from archtool.analysis.phasing.reasons import PhaseReason, by_binding
from archtool.analysis.phasing.settings import WAN
from archtool.analysis.phasing.standing_of import paid
from archtool.analysis.phasing.transitional import Transition
from archtool.analysis.phasing.verdict import spent
from archtool.blueprints.programme import Goal, Phase, Risk, Target, WorkPackage
from archtool.blueprints.relationships import CONCERNS, REACHES, REALISES
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_NAMED = 8
"""Names that a sentence spells out before it counts the rest."""


@dataclass(frozen=True, slots=True)
class Point:
    """One of the seven points of a phase: its mark, its title, and its sentences."""

    number: int
    title: Text
    sentences: tuple[Text, ...]

    @property
    def mark(self) -> str:
        """Return ① to ⑦."""
        return "①②③④⑤⑥⑦"[self.number - 1]


@dataclass(frozen=True, slots=True)
class PhaseArgument:
    """A phase with its argument.

    Attributes:
        phase: id of the phase.
        name: its name.
        elements: ids of what goes live in it, in order of ids.
        cost: what that costs, in 元.
        rules: ids of the dependency rules on which its grounds rest.
        points: the seven points, in order.
    """

    phase: str
    name: Text
    elements: tuple[str, ...]
    cost: Decimal
    rules: tuple[str, ...]
    points: tuple[Point, ...]


_TITLES = (
    both("目标", "Aim"),
    both("建设内容", "Content"),
    both("划分依据", "Grounds"),
    both("前置条件", "Conditions"),
    both("成果与验收标准", "Results and acceptance"),
    both("投资", "Investment"),
    both("风险与过渡方案", "Risks and transition"),
)


def arguments_of(
    architecture: Architecture,
    instance: Instance,
    phases: Phases,
    reasons: tuple[PhaseReason, ...],
    transition: Transition,
) -> tuple[PhaseArgument, ...]:
    """Return the argument of each phase of an assignment, in time."""
    arguing = _Arguing(architecture, instance, phases)
    found: list[PhaseArgument] = []
    for number, span in enumerate(instance.calendar.spans, start=1):
        phase = architecture.get(span.id)
        stated = phase if isinstance(phase, Phase) else None
        elements = tuple(one for one in sorted(phases) if phases[one] == number)
        held = tuple(reason for reason in reasons if reason.phase == number)
        rules = arguing.rules(number)
        sentences = (
            arguing.aim(stated, elements),
            arguing.content(stated, elements),
            arguing.grounds(number, held, rules),
            arguing.conditions(number, elements),
            arguing.results(number, stated, elements),
            arguing.investment(number, elements),
            arguing.risks(number, elements, transition),
        )
        points = tuple(
            Point(nth, title, tuple(some)) for nth, (title, some) in enumerate(zip(_TITLES, sentences, strict=True), 1)
        )
        name = stated.name if stated is not None else both(f"第{number}期", f"Phase {number}")
        found.append(PhaseArgument(span.id, name, elements, spent(instance, phases)[number - 1], tuple(rules), points))
    return tuple(found)


class _Arguing:
    def __init__(self, architecture: Architecture, instance: Instance, phases: Phases) -> None:
        self._architecture = architecture
        self._instance = instance
        self._phases = phases
        self._localities = architecture.derived(Localities)
        self._spans = instance.calendar.spans

    def aim(self, phase: Phase | None, elements: Iterable[str]) -> Iterator[Text]:
        if phase is not None and phase.description is not None:
            yield phase.description
        wholes = [whole for one in elements for whole in self._localities.lineage(one)]
        for kind, relationship, zh, en in (
            (Goal, REALISES, "支撑建设目标", "serves"),
            (Target, REACHES, "支撑达标", "reaches"),
        ):
            served = {one for whole in wholes for one in self._architecture.targets(whole, relationship)}
            some = [one for one in self._architecture.of(kind) if one.id in served]
            if some:
                yield both(
                    f"{zh} {len(some)} 项：{_listed([one.title('zh') for one in some], '、', '等')}",
                    f"{en} {len(some)}: {_listed([one.title('en') for one in some], ', ', ' and more')}",
                )

    def content(self, phase: Phase | None, elements: tuple[str, ...]) -> Iterator[Text]:
        if phase is not None and phase.content is not None:
            yield phase.content
        by_lot: dict[str, list[str]] = {}
        for one in elements:
            by_lot.setdefault(self._instance.lot_of.get(one, ""), []).append(one)
        for lot in sorted(by_lot):
            some = sorted(by_lot[lot], key=lambda one: (-self._cost((one,)), one))
            element = self._architecture.get(lot)
            zh, en = (element.title("zh"), element.title("en")) if element is not None else ("其他", "other")
            cost = self._cost(some) / WAN
            yield both(
                f"{lot} {zh}：{len(some)} 项，{cost:.2f} 万元，含 "
                f"{_listed([self._title(one, 'zh') for one in some], '、', '等')}",
                f"{lot} {en}: {len(some)}, {cost:.2f} 万元, with "
                f"{_listed([self._title(one, 'en') for one in some], ', ', ' and more')}",
            )

    def rules(self, number: int) -> Counter[str]:
        """Return the rules whose order the phase keeps, with how many orders each makes there."""
        return Counter(dict(sorted(self._kept_rules(number).items())))

    def _kept_rules(self, number: int) -> Counter[str]:
        graph = self._instance.graph
        every: list[Order] = [*graph.orders, *(order for pair in graph.also for order in graph.also[pair])]
        return Counter(
            order.evidence
            for order in every
            if order.reason is Reason.RULE and self._phases[order.after] == number and not order.gap(self._phases)
        )

    def grounds(self, number: int, held: tuple[PhaseReason, ...], rules: Counter[str]) -> Iterator[Text]:
        into = [order for order in self._instance.graph.hard if self._phases[order.after] == number]
        inside = sum(self._phases[order.before] == number for order in into)
        broken = sum(order.gap(self._phases) > 0 for order in into)
        yield both(
            f"本期内容共有 {len(into)} 条硬性前后关系，其中 {inside} 条在本期内、{len(into) - inside - broken} "
            "条由前期满足、"
            f"{broken} 条未满足",
            f"{len(into)} hard orders lead into the phase: {inside} inside it, {len(into) - inside - broken} "
            "met by earlier "
            f"phases, {broken} not met",
        )
        if rules:
            zh = "、".join(f"{rule}（{count}）" for rule, count in rules.items())
            en = ", ".join(f"{rule} ({count})" for rule, count in rules.items())
            yield both(
                f"遵守依赖规则（括号内为约束的内容对数）：{zh}",
                f"keeps the dependency rules (pairs that each binds): {en}",
            )
        some = list(by_binding(held))
        zh = "、".join(f"{binding.label.in_language('zh')} {count} 项" for binding, count in some)
        en = ", ".join(f"{binding.label.in_language('en')} {count}" for binding, count in some)
        yield both(f"列入本期的决定因素：{zh}", f"what decides the phase: {en}")
        levels = [self._instance.levels.of[one] for one, phase in self._phases.items() if phase == number]
        if levels:
            top = self._instance.levels.highest
            yield both(
                f"依赖层级 {min(levels)}—{max(levels)}（共 {top} 层）",
                f"levels {min(levels)} to {max(levels)} of {top}",
            )

    def conditions(self, number: int, elements: tuple[str, ...]) -> Iterator[Text]:
        if number > 1:
            before = self._architecture.get(self._spans[number - 2].id)
            if isinstance(before, Phase) and before.gate is not None:
                yield both(
                    f"{before.id} 出口条件：{before.gate.in_language('zh')}",
                    f"gate of {before.id}: {before.gate.in_language('en')}",
                )
        waiting: dict[tuple[str, int, str], list[str]] = {}
        for one in elements:
            for release in self._instance.releases.get(one, ()):
                if not isinstance(self._architecture[release.evidence], WorkPackage):
                    key = release.evidence, release.month, release.rule or ""
                    waiting.setdefault(key, []).append(one)
        for (evidence, month, rule), some in sorted(waiting.items()):
            rule_zh, rule_en = (f"（规则 {rule}）", f" (rule {rule})") if rule else ("", "")
            yield both(
                f"{evidence} 于第 {month} 月具备{rule_zh}，{len(some)} 项以此为前提",
                f"{evidence} is ready in month {month}{rule_en}; {len(some)} deliverables wait for it",
            )
        needed = Counter(
            order.before
            for order in self._instance.graph.hard
            if self._phases[order.after] == number and self._phases[order.before] < number
        )
        if needed:
            some = [f"{one}（{count}）" for one, count in sorted(needed.items(), key=lambda one: (-one[1], one[0]))]
            plain = [one.replace("（", " (").replace("）", ")") for one in some]
            yield both(
                f"前期须已上线 {len(needed)} 项，被依赖最多的为 {_listed(some, '、', '等')}",
                f"{len(needed)} deliverables of earlier phases must be live, above all "
                f"{_listed(plain, ', ', ' and more')}",
            )

    def results(self, number: int, phase: Phase | None, elements: tuple[str, ...]) -> Iterator[Text]:
        if phase is not None and phase.gate is not None:
            yield both(f"出口条件：{phase.gate.in_language('zh')}", f"gate: {phase.gate.in_language('en')}")
        usable = [one for one in elements if self._instance.problem.by_id[one].is_usable]
        some = sorted(usable, key=lambda one: (-self._instance.priorities[one].benefit, one))
        yield both(
            f"{len(usable)} 项为用户直接使用的成果，含 {_listed([self._title(one, 'zh') for one in some], '、', '等')}",
            f"{len(usable)} results that users see, with "
            f"{_listed([self._title(one, 'en') for one in some], ', ', ' and more')}",
        )
        packages = [one for one in self._architecture.of(WorkPackage) if one.phase == self._spans[number - 1].id]
        if packages:
            yield both(
                f"本期工作包 {len(packages)} 个：{_listed([one.id for one in packages], '、', '等')}，按各自成果验收",
                f"{len(packages)} work packages, accepted by their results: "
                f"{_listed([one.id for one in packages], ', ', ' and more')}",
            )

    def investment(self, number: int, elements: tuple[str, ...]) -> Iterator[Text]:
        sums = spent(self._instance, self._phases)
        whole = sum(sums, Decimal(0))
        share = sums[number - 1] / whole if whole else Decimal(0)
        yield both(
            f"本期上线内容 {sums[number - 1] / WAN:.2f} 万元，占工程建设 {whole / WAN:.2f} 万元的 {share:.1%}",
            f"what goes live costs {sums[number - 1] / WAN:.2f} 万元, {share:.1%} of {whole / WAN:.2f} 万元",
        )
        for limit in self._instance.problem.limits:
            if limit.phase == number:
                amount = paid(self._instance.problem, self._phases, limit)
                yield both(
                    f"截至本期末应付 {amount / WAN:.2f} 万元，资金安排 {limit.most / WAN:.2f} 万元",
                    f"{amount / WAN:.2f} 万元 are due by its end, of {limit.most / WAN:.2f} 万元 planned",
                )
        del elements

    def risks(self, number: int, elements: tuple[str, ...], transition: Transition) -> Iterator[Text]:
        wholes = {whole for one in elements for whole in self._localities.lineage(one)}
        wholes |= {self._instance.lot_of.get(one, "") for one in elements}
        for risk in self._architecture.of(Risk):
            if wholes.intersection(self._architecture.targets(risk.id, CONCERNS)):
                yield both(
                    f"{risk.id} {risk.title('zh')}：{risk.mitigation.in_language('zh')}",
                    f"{risk.id} {risk.title('en')}: {risk.mitigation.in_language('en')}",
                )
        for item in transition.items:
            if self._phases.get(item.consumer) == number:
                yield item.sentence

    def _cost(self, elements: Iterable[str]) -> Decimal:
        return sum((self._instance.problem.by_id[one].cost for one in elements), Decimal(0))

    def _title(self, element: str, language: str) -> str:
        return self._architecture[element].title(language)


def _listed(names: list[str], comma: str, more: str) -> str:
    return comma.join(names[:_NAMED]) + (more if len(names) > _NAMED else "")
