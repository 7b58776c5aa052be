"""Assignment by list scheduling: phase by phase, the most important of what can go live goes live.

Source: R. L. Graham, Bounds on multiprocessing timing anomalies, SIAM Journal on Applied Mathematics 17 (1969); the
serial scheme of R. Kolisch, European Journal of Operational Research 90 (1996), with phases as periods and a repair
at the end.
"""

from decimal import Decimal
from heapq import heappop, heappush

from archtool.analysis.phasing.problem import EMPTY, Capacity, PhaseProblem
from archtool.analysis.phasing.standing_of import breaches, delay, unit_months

Unit = tuple[str, ...]


def list_schedule(problem: PhaseProblem) -> dict[str, int]:
    """Return an assignment that keeps every hard pair, and every limit and window that can be kept.

    Items that need each other are placed together. Ties are broken by id. What fits into no phase is placed in the
    last. Afterwards single units move one phase forward or back while that lowers the penalty and breaks nothing more,
    so that a phase without usable result gets one. n log n but for that repair.
    """
    placing = _Placing(problem)
    for phase in range(1, problem.phases + 1):
        placing.fill(phase)
    phases = {item.id: placing.phases[item.id] for item in problem.items}
    return _Repair(problem, phases).phases


class _Placing:
    """Units that are placed so far; the others count as placed in the last phase, where least is paid early."""

    def __init__(self, problem: PhaseProblem) -> None:
        self._problem = problem
        self.phases: dict[str, int] = {}
        self._months: dict[str, int] = {}
        self._unit = {one: place for place, unit in enumerate(problem.units) for one in unit}
        self._missing = [0] * len(problem.units)
        self._after: list[list[int]] = [[] for _ in problem.units]
        for pair in problem.hard:
            before, after = self._unit[pair.before], self._unit[pair.after]
            if before != after:
                self._missing[after] += 1
                self._after[before].append(after)
        self._ready: list[int] = [place for place, missing in enumerate(self._missing) if not missing]
        last = problem.phases - 1
        everything = sum((one.cost for one in problem.items), Decimal(0))
        self._paid = [limit.shares[last] * everything for limit in problem.limits]
        self._load = [0] * len(problem.capacities)
        self._members = [frozenset(capacity.members) for capacity in problem.capacities]

    def fill(self, phase: int) -> None:
        """Place in a phase what fits, the most important of what is ready first."""
        waiting: list[tuple[Decimal, Unit, int]] = []
        for place in self._ready:
            heappush(waiting, self._entry(place))
        self._ready = []
        while waiting:
            _, unit, place = heappop(waiting)
            if phase < self._problem.phases and not self._fits(unit, phase):
                self._ready.append(place)
                continue
            self._place(unit, phase)
            for after in self._after[place]:
                self._missing[after] -= 1
                if not self._missing[after]:
                    heappush(waiting, self._entry(after))

    def _entry(self, place: int) -> tuple[Decimal, Unit, int]:
        unit = self._problem.units[place]
        return -_priority(self._problem, unit), unit, place

    def _fits(self, unit: Unit, phase: int) -> bool:
        problem = self._problem
        if any(problem.by_id[one].earliest > phase for one in unit):
            return False
        live = unit_months(problem, unit, phase, self._months, self.phases)
        if max(live.values()) > problem.windows[phase - 1].end:
            return False
        more = zip(problem.limits, self._paid, self._more(unit, phase), strict=True)
        if any(paid + extra > limit.most for limit, paid, extra in more if extra > 0):
            return False
        loads = zip(problem.capacities, self._load, self._members, strict=True)
        return all(
            number + len(members.intersection(unit)) <= capacity.most
            for capacity, number, members in loads
            if _counts(capacity, phase) and members.intersection(unit)
        )

    def _more(self, unit: Unit, phase: int) -> list[Decimal]:
        """Return by how much more is paid under each limit than if a unit came last."""
        cost = sum((self._problem.by_id[one].cost for one in unit), Decimal(0))
        last = self._problem.phases - 1
        return [cost * (limit.shares[phase - 1] - limit.shares[last]) for limit in self._problem.limits]

    def _place(self, unit: Unit, phase: int) -> None:
        self._months.update(unit_months(self._problem, unit, phase, self._months, self.phases))
        self.phases.update(dict.fromkeys(unit, phase))
        self._paid = [paid + extra for paid, extra in zip(self._paid, self._more(unit, phase), strict=True)]
        for place, capacity in enumerate(self._problem.capacities):
            if _counts(capacity, phase):
                self._load[place] += len(self._members[place].intersection(unit))


def _counts(capacity: Capacity, phase: int) -> bool:
    return phase <= capacity.phase if capacity.is_cumulative else phase == capacity.phase


def _priority(problem: PhaseProblem, unit: Unit) -> Decimal:
    """Return the mean priority of a unit, exact to thousandths, so that units compare alike everywhere."""
    return Decimal(sum(delay(problem.by_id[one].priority) for one in unit)) / len(unit)


class _Repair:
    """Single moves that lower the penalty."""

    def __init__(self, problem: PhaseProblem, phases: dict[str, int]) -> None:
        self._problem = problem
        self.phases = phases
        self._soft: dict[str, list[tuple[str, str, int]]] = {}
        self._hard: dict[str, list[tuple[str, str]]] = {}
        for pair in problem.pairs:
            for end in (pair.before, pair.after):
                if pair.is_hard:
                    self._hard.setdefault(end, []).append((pair.before, pair.after))
                else:
                    self._soft.setdefault(end, []).append((pair.before, pair.after, problem.soft_cost(pair)))
        self._broken = self._count(phases)
        for step, units in ((-1, problem.units), (1, tuple(reversed(problem.units)))):
            for unit in units:
                self._move(unit, phases[unit[0]] + step)

    def _move(self, unit: Unit, phase: int) -> None:
        if not 1 <= phase <= self._problem.phases:
            return
        trial = dict.fromkeys(unit, phase)
        if self._gain(unit, trial) <= 0 or not self._keeps_order(unit, trial):
            return
        moved = {**self.phases, **trial}
        broken = self._count(moved)
        if broken <= self._broken:
            self.phases.update(trial)
            self._broken = broken

    def _gain(self, unit: Unit, trial: dict[str, int]) -> int:
        """Return by how much the penalty falls when a unit moves."""
        phase, here = trial[unit[0]], self.phases[unit[0]]
        gain = sum(delay(self._problem.by_id[one].priority) for one in unit) * (here - phase)
        for before, after, cost in dict.fromkeys(soft for one in unit for soft in self._soft.get(one, ())):
            now = max(self.phases[before] - self.phases[after], 0)
            then = max(trial.get(before, self.phases[before]) - trial.get(after, self.phases[after]), 0)
            gain += cost * (now - then)
        usable = {item.id for item in self._problem.items if item.is_usable}
        if usable.intersection(unit):
            staying = [self.phases[one] for one in usable.difference(unit)]
            gain += EMPTY * ((phase not in staying) - (here not in staying))
        return gain

    def _keeps_order(self, unit: Unit, trial: dict[str, int]) -> bool:
        return all(
            trial.get(before, self.phases[before]) <= trial.get(after, self.phases[after])
            for one in unit
            for before, after in self._hard.get(one, ())
        )

    def _count(self, phases: dict[str, int]) -> int:
        return sum(1 for _ in breaches(self._problem, phases))


def earliest_phases(problem: PhaseProblem) -> dict[str, int]:
    """Return the first phase in which each item could go live if neither money nor capacity bound it.

    Only orders, releases and windows count. What fits into no window gets the last phase. Linear.
    """
    found: dict[str, int] = {}
    live: dict[str, int] = {}
    for unit in problem.units:
        bounds = [problem.by_id[one].earliest for one in unit]
        bounds += [found[pair.before] for one in unit for pair in problem.into[one] if pair.before in found]
        phase = max(bounds)
        while True:
            own = unit_months(problem, unit, phase, live, found)
            if phase >= problem.phases or max(own.values()) <= problem.windows[phase - 1].end:
                break
            phase += 1
        live.update(own)
        found.update(dict.fromkeys(unit, phase))
    return {item.id: found[item.id] for item in problem.items}
