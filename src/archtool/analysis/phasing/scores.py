"""How an assignment does by the criteria by which alternatives are compared, each 0 to 100.

Every score says the number behind it.
"""

from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.problem import Pair, Phases
from archtool.analysis.phasing.settings import WAN, CriterionWeights
from archtool.analysis.phasing.standing_of import months, paid
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Score:
    """One criterion.

    Attributes:
        criterion: its name.
        weight: its weight, 0 to 1.
        value: points, 0 to 100.
        measure: the number behind the points, in words.
    """

    criterion: Text
    weight: float
    value: float
    measure: Text


def scores_of(instance: Instance, phases: Phases, weights: CriterionWeights) -> tuple[Score, ...]:
    """Return the scores of an assignment, measured against the programme's own bounds. Source: assumption."""
    return (
        _order(instance, phases, weights.order),
        _benefit(instance, phases, weights.benefit),
        _money(instance, phases, weights.money),
        _risk(instance, phases, weights.risk),
        _reuse(instance, phases, weights.reuse),
    )


def _order(instance: Instance, phases: Phases, weight: float) -> Score:
    """The part of their strength that is kept of the orders that can be broken: soft ones and released ones."""
    released = instance.torn.released
    pairs = [
        pair
        for pair in instance.problem.pairs
        if not pair.is_hard or (pair.before, pair.after) in released or _late(pair, phases)
    ]
    broken = [pair for pair in pairs if _late(pair, phases)]
    whole, lost = sum(pair.strength for pair in pairs), sum(pair.strength for pair in broken)
    hard = sum(pair.is_hard for pair in broken)
    return Score(
        both("依赖满足", "dependencies kept"), weight, _points(1 - lost / whole if whole else 1.0),
        both(
            f"{len(pairs)} 条可打破的依赖中打破 {len(broken)} 条，其中硬性 {hard} 条",
            f"{len(broken)} of {len(pairs)} orders that can be broken are, {hard} of them hard",
        ),
    )  # fmt: skip


def _late(pair: Pair, phases: Phases) -> bool:
    return phases[pair.before] > phases[pair.after]


def _benefit(instance: Instance, phases: Phases, weight: float) -> Score:
    """How early users have something: the benefit of each deliverable by the phases that follow its own."""
    problem, live = instance.problem, months(instance.problem, phases)
    usable = [item.id for item in problem.items if item.is_usable]
    if not usable:
        return Score(
            both("见效时间", "time to benefit"), weight, 0.0, both("没有用户使用的内容", "nothing that anybody uses")
        )
    benefit = {one: instance.priorities[one].benefit for one in usable}
    whole = sum(benefit.values()) * max(problem.phases - 1, 1)
    early = sum(benefit[one] * (problem.phases - phases[one]) for one in usable)
    in_first = sum(phases[one] == 1 for one in usable)
    first = min(live[one] for one in usable)
    return Score(
        both("见效时间", "time to benefit"), weight, _points(early / whole if whole else 0.0),
        both(
            f"首个用户可用的系统第 {first} 月上线，首期 {in_first}/{len(usable)} 项可用",
            f"the first usable system is live in month {first}; {in_first} of {len(usable)} in the first phase",
        ),
    )  # fmt: skip


def _money(instance: Instance, phases: Phases, weight: float) -> Score:
    """How well payments fit the plan: what the tightest moment has, of what it needs."""
    name = both("年度资金", "money per year")
    limits = instance.problem.limits
    if not limits:
        return Score(name, weight, 100.0, both("未编制年度计划", "no annual plan"))
    ratios = [(paid(instance.problem, phases, limit), limit) for limit in limits]
    amount, tightest = max(ratios, key=lambda one: (one[0] / one[1].most if one[1].most else one[0], -one[1].phase))
    fits = float(tightest.most / amount) if amount > tightest.most else 1.0
    span = instance.calendar.spans[tightest.phase - 1].id
    return Score(
        name, weight, _points(fits),
        both(
            f"截至 {span} 应付 {amount / WAN:.2f} 万元，资金安排 {tightest.most / WAN:.2f} 万元",
            f"{amount / WAN:.2f} 万元 due until {span}, of {tightest.most / WAN:.2f} 万元 planned",
        ),
    )  # fmt: skip


def _risk(instance: Instance, phases: Phases, weight: float) -> Score:
    """How evenly work is spread, each deliverable counted by its risk: 100 where no phase has more than its part."""
    number = instance.problem.phases
    loads = [0.0] * number
    for one, phase in phases.items():
        loads[phase - 1] += 1 + (1 - instance.priorities[one].safety)
    whole = sum(loads)
    peak = max(loads) / whole if whole else 1 / number
    busiest = loads.index(max(loads))
    value = 1 - (peak - 1 / number) / (1 - 1 / number) if number > 1 else 1.0
    span = instance.calendar.spans[busiest].id
    return Score(
        both("实施风险", "risk"), weight, _points(value),
        both(f"{span} 最集中，占按风险加权工作量的 {peak:.0%}", f"{span} has {peak:.0%} of the work by risk"),
    )  # fmt: skip


def _reuse(instance: Instance, phases: Phases, weight: float) -> Score:
    """How early that is live on which others rest: dependants of each by the phases that follow its own."""
    last = instance.problem.phases
    waiting = {one: instance.priorities[one].waiting for one in phases}
    whole = sum(waiting.values()) * max(last - 1, 1)
    early = sum(count * (last - phases[one]) for one, count in waiting.items())
    shared = [one for one, count in waiting.items() if count >= len(phases) / 10]
    first = sum(phases[one] == 1 for one in shared)
    return Score(
        both("复用", "reuse"), weight, _points(early / whole if whole else 1.0),
        both(
            f"被一成以上内容依赖的 {len(shared)} 项中 {first} 项在首期具备",
            f"{first} of the {len(shared)} on which a tenth of all rests are there in the first phase",
        ),
    )  # fmt: skip


def _points(share: float) -> float:
    return round(100 * min(max(share, 0.0), 1.0), 1)


def whole_cost(instance: Instance) -> Decimal:
    """Return what all deliverables cost, in 元."""
    return sum((item.cost for item in instance.problem.items), Decimal(0))
