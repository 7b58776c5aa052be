"""Why each deliverable goes live in its phase, and not a phase earlier: the fact that binds, with its numbers."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.phasing.calendar import LotTerm
from archtool.analysis.phasing.instance import HOSPITALS, Instance
from archtool.analysis.phasing.precedence import Order, Release
from archtool.analysis.phasing.problem import PhaseProblem, Phases
from archtool.analysis.phasing.settings import WAN
from archtool.analysis.phasing.standing_of import load, months, paid, penalty, unit_months
from archtool.source.text import Text, both


class Binding(StrEnum):
    """What keeps something from an earlier phase."""

    NOTHING = "nothing"
    ORDER = "order"
    READINESS = "readiness"
    WINDOW = "window"
    EARLIEST = "earliest"
    BUDGET = "budget"
    CAPACITY = "capacity"
    PREFERENCE = "preference"

    @property
    def label(self) -> Text:
        """Return what a table of reasons prints."""
        return _LABELS[self]


_LABELS = {
    Binding.NOTHING: both("首期即可", "first phase"),
    Binding.ORDER: both("依赖链", "dependency chain"),
    Binding.READINESS: both("外部条件与工作包", "readiness and work packages"),
    Binding.WINDOW: both("建设期窗口", "window of the phase"),
    Binding.EARLIEST: both("约定", "agreed phase"),
    Binding.BUDGET: both("年度资金", "annual money"),
    Binding.CAPACITY: both("承建与医院承受能力", "capacity of builder and hospitals"),
    Binding.PREFERENCE: both("综合优先级", "priority"),
}

_LINKS = 6
"""Links of a chain that a sentence spells out."""


@dataclass(frozen=True, slots=True)
class PhaseReason:
    """Why one deliverable has its phase.

    Attributes:
        element: its id.
        phase: number of the phase.
        binding: what keeps it from the phase before.
        chain: ids from the element to the root of what holds it, where that is an order.
        cites: ids of the rules, data, interfaces, external systems and packages that the sentence names.
        sentence: the reason as a document prints it.
    """

    element: str
    phase: int
    binding: Binding
    chain: tuple[str, ...]
    cites: tuple[str, ...]
    sentence: Text


def reasons_of(instance: Instance, problem: PhaseProblem, phases: Phases) -> tuple[PhaseReason, ...]:
    """Return the reason of every deliverable, in order of ids. `problem` may bind more than that of the instance."""
    finding = _Finding(instance, problem, phases)
    return tuple(finding.of(item.id) for item in problem.items)


class _Finding:
    def __init__(self, instance: Instance, problem: PhaseProblem, phases: Phases) -> None:
        self._instance = instance
        self._problem = problem
        self._phases = phases
        self._names = [span.id for span in instance.calendar.spans]
        self._months = months(problem, phases)
        self._orders: dict[str, list[Order]] = {}
        for order in instance.graph.hard:
            self._orders.setdefault(order.after, []).append(order)
        self._unit = {one: unit for unit in problem.units for one in unit}

    def of(self, element: str) -> PhaseReason:
        number = self._phases[element]
        if number == 1:
            return self._first(element)
        for found in (self._own(element, number), self._order(element, number), self._limits(element, number)):
            if found is not None:
                return found
        return self._preference(element, number)

    def _first(self, element: str) -> PhaseReason:
        priority = self._instance.priorities[element]
        return PhaseReason(
            element, 1, Binding.NOTHING, (), (),
            both(
                f"{element} 列入 {self._names[0]}：前置条件均在本期具备，{priority.waiting} "
                "项建设内容直接或间接以它为前提，"
                f"优先级 S={priority.total:.2f}",
                f"{element} goes live in {self._names[0]}: all that it needs is there, {priority.waiting} deliverables "
                f"rest on it, priority S={priority.total:.2f}",
            ),
        )  # fmt: skip

    def _own(self, element: str, number: int) -> PhaseReason | None:
        """Return what holds the element itself: an agreed phase, or a release after the end of the phase before."""
        before, item = number - 1, self._problem.by_id[element]
        here, there, end = self._names[number - 1], self._names[before - 1], self._problem.windows[before - 1].end
        if item.earliest > before:
            return self._reason(
                element, Binding.EARLIEST, (element,), (),
                f"按方案约定不早于 {self._names[item.earliest - 1]} 上线", f"the alternative puts it in {here} "
                "at the earliest",
            )  # fmt: skip
        held = [one for one in self._instance.releases.get(element, ()) if one.month > end]
        if item.release <= end or not held:
            return None
        release = held[0]
        zh, en = self._awaited(release)
        return self._reason(
            element, Binding.READINESS, (element,), (release.evidence, *((release.rule,) if release.rule else ())),
            f"{zh}第 {release.month} 月才{'完成' if self._term(release) else '具备'}，晚于 {there} 截止的第 {end} 月",
            f"{en} is {'done' if self._term(release) else 'there'} in month {release.month} only, after "
            f"{there} ends in "
            f"month {end}",
        )  # fmt: skip

    def _awaited(self, release: Release) -> tuple[str, str]:
        """Return what a release waits for: a condition with its rule, or a work package with what it delivers."""
        term = self._term(release)
        if term is None:
            rule = (f"（规则 {release.rule}）", f" (rule {release.rule})") if release.rule else (" ", "")
            return f"{release.evidence}{rule[0]}", f"{release.evidence}{rule[1]}"
        if release.evidence == term.package:
            return (
                f"{term.lot} 首个交付工作包 {release.evidence} ",
                f"{release.evidence}, the first delivery of {term.lot},",
            )
        return (
            f"{term.lot} 在招标 {term.tender} 之后的首个交付工作包 {release.evidence} ",
            f"{release.evidence}, the first delivery of {term.lot} after tender {term.tender},",
        )

    def _term(self, release: Release) -> LotTerm | None:
        term = self._instance.calendar.term(self._instance.lot_of.get(release.element))
        is_package = term is not None and release.evidence in (term.package, term.second_package)
        return term if is_package else None

    def _order(self, element: str, number: int) -> PhaseReason | None:
        """Return the chain of orders to what holds the element, with what holds that."""
        holding = self._holding(element, number)
        if holding is None:
            return None
        legs, seen = [holding], {*self._unit[element], *self._unit[holding.before]}
        while (order := self._holding(legs[-1].before, number)) is not None and order.before not in seen:
            legs.append(order)
            seen.update(self._unit[order.before])
        chain, cites = [element, *(leg.before for leg in legs)], [leg.evidence for leg in legs]
        root = chain[-1]
        zh = "，后者".join(leg.in_words().in_language("zh") for leg in legs[:_LINKS])
        en = ", which ".join(leg.in_words().in_language("en") for leg in legs[:_LINKS])
        if len(legs) > _LINKS:
            zh, en = f"{zh}，再经 {len(legs) - _LINKS} 环到 {root}", f"{en}, and {len(legs) - _LINKS} links on {root}"
        why = self._own(root, number) or self._limits(root, number)
        why_zh, why_en = (
            (f"；{why.sentence.in_language('zh')}", f"; {why.sentence.in_language('en')}") if why else ("", "")
        )
        more = why.cites if why is not None else ()
        here = self._names[number - 1]
        return PhaseReason(
            element, number, Binding.ORDER, tuple(chain), tuple(dict.fromkeys((*cites, *more))),
            both(
                f"{element} 不早于 {here}：它{zh}，而 {chain[1]} 在 {here} 上线{why_zh}",
                f"{element} not before {here}: it {en}, and {chain[1]} goes live in {here}{why_en}",
            ),
        )  # fmt: skip

    def _holding(self, element: str, number: int) -> Order | None:
        """Return the order that holds an element, or the unit with which it must go live, in a phase."""
        inside = frozenset(self._unit[element])
        held = [
            order
            for one in self._unit[element]
            for order in self._orders.get(one, ())
            if order.before not in inside and self._phases[order.before] == number
        ]
        held.sort(key=lambda order: (order.after != element, -self._problem.by_id[order.before].release, order))
        if held:
            return held[0]
        blocked = [one for one in self._unit[element] if one != element and self._own(one, number) is not None]
        if not blocked:
            return None
        return next((order for order in self._orders.get(element, ()) if order.before in blocked), None)

    def _limits(self, element: str, number: int) -> PhaseReason | None:
        """Return the window, money or capacity that the element and what must go with it would break."""
        before, unit = number - 1, self._unit[element]
        trial = {**self._phases, **dict.fromkeys(unit, before)}
        there = self._names[before - 1]
        live = unit_months(self._problem, unit, before, self._months, trial)
        over = max(live.values()) - self._problem.windows[before - 1].end
        if over > 0:
            return self._reason(
                element, Binding.WINDOW, (element,), (),
                f"联调链条到 {there} 截止还差 {over} 个月", f"its chain of handovers ends {over} months after {there}",
            )  # fmt: skip
        for limit in self._problem.limits:
            amount = paid(self._problem, trial, limit)
            if amount > limit.most and amount > paid(self._problem, self._phases, limit):
                cost = sum((self._problem.by_id[one].cost for one in unit), Decimal(0))
                name = self._names[limit.phase - 1]
                return self._reason(
                    element, Binding.BUDGET, (element,), (),
                    f"提前到 {there} 将使截至 {name} 的应付款达 {amount / WAN:.2f} 万元，超过资金安排的 "
                    f"{limit.most / WAN:.2f} "
                    f"万元（本项及同步项 {cost / WAN:.2f} 万元）",
                    f"in {there} it would bring the payments until {name} to {amount / WAN:.2f} 万元, over the "
                    f"{limit.most / WAN:.2f} 万元 that may be paid (it and what goes with it cost "
                    f"{cost / WAN:.2f} 万元)",
                )  # fmt: skip
        return self._capacity(element, trial, before)

    def _capacity(self, element: str, trial: Phases, before: int) -> PhaseReason | None:
        for capacity in self._problem.capacities:
            number = load(trial, capacity)
            if number > capacity.most and number > load(self._phases, capacity):
                who = ("医院", "hospitals") if capacity.id == HOSPITALS else (capacity.id, capacity.id)
                name = self._names[capacity.phase - 1]
                return self._reason(
                    element, Binding.CAPACITY, (element,), () if capacity.id == HOSPITALS else (capacity.id,),
                    f"提前到 {self._names[before - 1]} 后 {who[0]} 在 {name} 须上线 {number} 项，超过能力 "
                    f"{capacity.most} 项",
                    f"in {self._names[before - 1]} it would give {who[1]} {number} deliverables in {name}, over "
                    f"the {capacity.most} that they can take",
                )  # fmt: skip
        return None

    def _preference(self, element: str, number: int) -> PhaseReason:
        before, unit = number - 1, self._unit[element]
        trial = {**self._phases, **dict.fromkeys(unit, before)}
        more = penalty(self._problem, trial) - penalty(self._problem, self._phases)
        broken = [
            pair
            for pair in self._problem.soft
            if pair.after in unit and self._phases[pair.before] > before and pair.before not in unit
        ]
        priority = self._instance.priorities[element].total
        there = self._names[before - 1]
        if broken:
            needed = sorted(pair.before for pair in broken)
            return self._reason(
                element, Binding.PREFERENCE, (element, needed[0]), tuple(needed),
                f"提前到 {there} 将使柔性依赖 {'、'.join(needed[:3])} 滞后于它，目标函数变化 {more:+d}（越小越优）",
                f"in {there} it would go ahead of {', '.join(needed[:3])}, on which it rests softly; objective "
                f"{more:+d}",
            )  # fmt: skip
        zh = f"没有硬性约束阻止提前到 {there}；S={priority:.2f}，提前使目标函数变化 {more:+d}（越小越优）"
        en = (
            f"nothing hard keeps it from {there}; S={priority:.2f}, the objective would change by {more:+d} "
            "(less is better)"
        )
        return self._reason(element, Binding.PREFERENCE, (element,), (), zh, en)

    def _reason(
        self, element: str, binding: Binding, chain: tuple[str, ...], cites: tuple[str, ...], *words: str
    ) -> PhaseReason:
        number = self._phases[element]
        here = self._names[number - 1]
        zh, en = words
        return PhaseReason(
            element, number, binding, chain, cites,
            both(f"{element} 不早于 {here}：{zh}", f"{element} not before {here}: {en}"),
        )  # fmt: skip


def by_binding(reasons: tuple[PhaseReason, ...]) -> Iterator[tuple[Binding, int]]:
    """Yield how many deliverables each binding holds, bindings that hold none left out."""
    for binding in Binding:
        number = sum(reason.binding is binding for reason in reasons)
        if number:
            yield binding, number
