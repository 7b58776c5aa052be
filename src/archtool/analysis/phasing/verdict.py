"""What the author's own phases are worth: what they break, with the chain, and how far they are from the best found."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.phasing.exact import Assignment
from archtool.analysis.phasing.instance import HOSPITALS, Instance
from archtool.analysis.phasing.precedence import Order
from archtool.analysis.phasing.problem import Phases
from archtool.analysis.phasing.settings import WAN
from archtool.analysis.phasing.standing_of import Bound, Breach, breaches, penalty
from archtool.source.text import Text, both

_LINKS = 8


@dataclass(frozen=True, slots=True)
class Violation:
    """One thing that the author's phases break.

    Attributes:
        bound: what is broken.
        element: id of what goes live too early, or of what has too much to do; empty for money.
        chain: ids from the element to what is live too late, for an order.
        evidence: id of the fact that makes the order; empty otherwise.
        sentence: the violation as a document prints it.
    """

    bound: Bound
    element: str
    chain: tuple[str, ...]
    evidence: str
    sentence: Text


@dataclass(frozen=True, slots=True)
class Move:
    """An element whose phase differs from that of the best assignment found."""

    element: str
    own: int
    best: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The judgement of the author's phases.

    Attributes:
        violations: by bound, then by element.
        assumed: ids of deliverables without phase, which are taken as the best assignment has them.
        penalty: of the author's phases.
        best: penalty of the best assignment found.
        moves: the elements that differ, by id.
        sentence: the judgement as a document prints it.
    """

    violations: tuple[Violation, ...]
    assumed: tuple[str, ...]
    penalty: int
    best: int
    moves: tuple[Move, ...]
    sentence: Text

    @property
    def is_feasible(self) -> bool:
        """Return whether the phases break nothing that must be kept."""
        return not self.violations

    @property
    def distance(self) -> float:
        """Return by how much the penalty is above that of the best found, as a share of that; below it, negative."""
        return round((self.penalty - self.best) / self.best, 4) if self.best else 0.0


def verdict_of(instance: Instance, own: Phases, best: Assignment) -> Verdict:
    """Return the verdict on phases that the author has given, of which some may be missing."""
    assumed = tuple(item.id for item in instance.problem.items if item.id not in own)
    phases = {item.id: own.get(item.id, best.phases[item.id]) for item in instance.problem.items}
    found = tuple(_violations(instance, phases))
    cost = penalty(instance.problem, phases)
    moves = tuple(Move(one, phases[one], best.phases[one]) for one in sorted(phases) if phases[one] != best.phases[one])
    return Verdict(found, assumed, cost, best.penalty, moves, _judged(found, cost, best, moves))


def _judged(found: tuple[Violation, ...], cost: int, best: Assignment, moves: tuple[Move, ...]) -> Text:
    early = sum(move.own > move.best for move in moves)
    proof = (
        ("已证明最优", "proved best")
        if best.is_optimal
        else (f"与下界相差 {best.gap:.1%}", f"{best.gap:.1%} above the bound")
    )
    is_better = cost <= best.penalty
    share = (cost - best.penalty) / best.penalty if best.penalty else 0.0
    distance = (
        ("目标函数不劣于", "its objective is no worse than")
        if is_better
        else (f"目标函数比其高 {share:.1%}，差于", f"its objective is {share:.1%} above")
    )
    zh = "原分期可行，未违反任何硬性约束" if not found else f"原分期不可行，违反 {len(found)} 条硬性约束"
    en = "the phases are feasible and break nothing" if not found else f"the phases break {len(found)} bounds"
    differ = (
        (
            f"两者有 {len(moves)} 项所在期不同，其中 {early} 项可以提前",
            f"{len(moves)} elements differ, of which {early} could go live earlier",
        )
        if moves
        else ("两者各项所在期相同", "no element differs")
    )
    return both(
        f"{zh}；{distance[0]}所求得的方案（{best.penalty}，{proof[0]}）；{differ[0]}",
        f"{en}; {distance[1]} the best assignment found ({best.penalty}, {proof[1]}); {differ[1]}",
    )


def _violations(instance: Instance, phases: Phases) -> Iterator[Violation]:
    names = [span.id for span in instance.calendar.spans]
    for order in sorted(instance.graph.hard, key=lambda one: (one.after, one.before)):
        if order.gap(phases):
            yield _broken(instance, order, phases, names)
    for breach in breaches(instance.problem, phases):
        # Orders are judged above, where a group counts from its earliest part.
        if breach.bound is not Bound.ORDER:
            yield Violation(breach.bound, breach.item, (), "", _over(breach, names))


def _broken(instance: Instance, order: Order, phases: Phases, names: list[str]) -> Violation:
    """Return the order with the chain onward from what is late, as long as that is held in its late phase itself."""
    late = phases[order.before]
    legs, seen = [order], {order.after, order.before}
    while len(legs) < _LINKS:
        onward = [
            one
            for one in instance.graph.hard
            if one.after == legs[-1].before and one.before not in seen and phases[one.before] >= late
        ]
        if not onward:
            break
        legs.append(min(onward, key=lambda one: (-phases[one.before], one.before)))
        seen.add(legs[-1].before)
    zh = "，后者".join(leg.in_words().in_language("zh") for leg in legs)
    en = ", which ".join(leg.in_words().in_language("en") for leg in legs)
    early, late_name = names[phases[order.after] - 1], names[late - 1]
    measure = ("，须调整分期或写明过渡措施", "; change the phases or record a transitional measure")
    return Violation(
        Bound.ORDER,
        order.after,
        (order.after, *(leg.before for leg in legs)),
        order.evidence,
        both(
            f"{order.after} 在 {early} 上线，却{zh}，而 {order.before} 在 {late_name} 才上线{measure[0]}",
            f"{order.after} goes live in {early} but {en}, and {order.before} goes live in {late_name}{measure[1]}",
        ),
    )


def _over(breach: Breach, names: list[str]) -> Text:
    name = names[breach.phase - 1]
    if breach.bound is Bound.MONEY:
        wan = breach.excess / WAN
        return both(
            f"截至 {name} 的应付款超出资金安排 {wan:.2f} 万元",
            f"payments until {name} exceed what may be paid by {wan:.2f} 万元",
        )
    number = int(breach.excess)
    if breach.bound is Bound.CAPACITY:
        who = ("医院", "hospitals") if breach.item == HOSPITALS else (breach.item, breach.item)
        return both(
            f"{who[0]} 在 {name} 超出上线能力 {number} 项",
            f"{who[1]} would take {number} deliverables too many in {name}",
        )
    if breach.bound is Bound.EARLIEST:
        return both(f"{breach.item} 比约定早 {number} 期", f"{breach.item} is {number} phases earlier than agreed")
    return both(
        f"{breach.item} 列在 {name}，最早却要到该期截止后 {number} 个月才能上线",
        f"{breach.item} is in {name}, but cannot be live until {number} months after its end",
    )


def spent(instance: Instance, phases: Phases) -> tuple[Decimal, ...]:
    """Return what goes live in each phase, in 元."""
    sums = [Decimal(0)] * instance.problem.phases
    for item in instance.problem.items:
        sums[phases[item.id] - 1] += item.cost
    return tuple(sums)
