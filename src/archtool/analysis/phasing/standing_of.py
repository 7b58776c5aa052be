"""How good an assignment is: its penalty, its months, its money, and what it breaks."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.phasing.problem import DELAY, EMPTY, Capacity, MoneyLimit, Pair, PhaseProblem, Phases


class Bound(StrEnum):
    """What an assignment can run against."""

    ORDER = "order"
    WINDOW = "window"
    EARLIEST = "earliest"
    MONEY = "money"
    CAPACITY = "capacity"


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that an assignment breaks.

    Attributes:
        bound: what is broken.
        item: id of the item that is too early, or of what has the capacity; empty for money.
        pair: the pair that is broken, of an order.
        phase: number of the phase.
        excess: by how much: phases, months, 元 or items.
    """

    bound: Bound
    item: str
    pair: Pair | None
    phase: int
    excess: Decimal


def penalty(problem: PhaseProblem, phases: Phases) -> int:
    """Return what an assignment costs, to be kept low.

    The sum of: for each item its priority times the phases before its own; for each soft pair its strength times the
    phases by which it is broken times the soft penalty; a fixed amount for each phase without usable result. In
    thousandths of the delay of an item of priority 1 by one phase.
    """
    late = sum(delay(item.priority) * (phases[item.id] - 1) for item in problem.items)
    broken = sum(problem.soft_cost(pair) * max(phases[pair.before] - phases[pair.after], 0) for pair in problem.soft)
    used = {phases[item.id] for item in problem.items if item.is_usable}
    return late + broken + EMPTY * (problem.phases - len(used))


def delay(priority: float) -> int:
    """Return the penalty of one phase of delay."""
    return round(DELAY * priority)


def months(problem: PhaseProblem, phases: Phases) -> dict[str, int]:
    """Return the first month in which each item can go live in its phase, after all that it needs.

    What it needs of a later phase breaks the order, and does not count here.
    """
    found: dict[str, int] = {}
    for unit in problem.units:
        found.update(unit_months(problem, unit, phases[unit[0]], found, phases))
    return found


def unit_months(
    problem: PhaseProblem, unit: tuple[str, ...], phase: int, known: Mapping[str, int], phases: Phases
) -> dict[str, int]:
    """Return the first month of each item of a unit in a phase, when the months of what it needs are known.

    `phases` says where the rest is; what it leaves out counts as placed in time.
    """
    own: dict[str, int] = {}
    for item in unit:
        needs = (
            known[pair.before] + pair.lag
            for pair in problem.into[item]
            if pair.before in known and phases.get(pair.before, phase) <= phases.get(item, phase)
        )
        begun = problem.windows[phases.get(item, phase) - 1].start
        own[item] = max((problem.by_id[item].release, begun, *needs))
    inside = [pair for item in unit for pair in problem.into[item] if pair.before in own] if len(unit) > 1 else []
    for _ in range(len(unit) - 1):
        before = dict(own)
        for pair in inside:
            own[pair.after] = max(own[pair.after], own[pair.before] + pair.lag)
        if own == before:
            break
    return own


def paid(problem: PhaseProblem, phases: Phases, limit: MoneyLimit) -> Decimal:
    """Return what is paid until the end of a limit's phase, in 元."""
    return sum((limit.shares[phases[item.id] - 1] * item.cost for item in problem.items), Decimal(0))


def load(phases: Phases, capacity: Capacity) -> int:
    """Return how many items count against a capacity."""
    return sum(
        phases[one] <= capacity.phase if capacity.is_cumulative else phases[one] == capacity.phase
        for one in capacity.members
    )


def breaches(problem: PhaseProblem, phases: Phases) -> Iterator[Breach]:
    """Yield everything that an assignment breaks, in the order: order, earliest phase, window, money, capacity."""
    for pair in problem.hard:
        if phases[pair.before] > phases[pair.after]:
            gap = phases[pair.before] - phases[pair.after]
            yield Breach(Bound.ORDER, pair.after, pair, phases[pair.after], Decimal(gap))
    for item in problem.items:
        if phases[item.id] < item.earliest:
            yield Breach(Bound.EARLIEST, item.id, None, phases[item.id], Decimal(item.earliest - phases[item.id]))
    live = months(problem, phases)
    for item in problem.items:
        over = live[item.id] - problem.windows[phases[item.id] - 1].end
        if over > 0:
            yield Breach(Bound.WINDOW, item.id, None, phases[item.id], Decimal(over))
    for limit in problem.limits:
        amount = paid(problem, phases, limit) - limit.most
        if amount > 0:
            yield Breach(Bound.MONEY, "", None, limit.phase, amount)
    for capacity in problem.capacities:
        number = load(phases, capacity) - capacity.most
        if number > 0:
            yield Breach(Bound.CAPACITY, capacity.id, None, capacity.phase, Decimal(number))
