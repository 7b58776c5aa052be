"""Assignment by integer programming: the least penalty under all bounds, with a proof or with the gap that is left.

Source: OR-Tools CP-SAT. An item has for every phase the statement that it is live by its end; a pair is then an
implication for each phase, which is the tight form of the precedence constraint (A. H. van den Akker, C. Hurkens and
M. Savelsbergh, Time-indexed formulations for machine scheduling problems, INFORMS Journal on Computing 12 (2000)).
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise
from typing import TYPE_CHECKING

from archtool.analysis.exact_search import repeatable, search
from archtool.analysis.phasing.list_schedule import list_schedule
from archtool.analysis.phasing.problem import EMPTY, PhaseProblem
from archtool.analysis.phasing.standing_of import breaches, delay, penalty

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar, LinearExprT

_GRAIN = Decimal(1)
"""元 of one unit of the integer programme; shares of costs are rounded up to it, limits down."""

_WAN = 10_000
"""Units of one 万元."""

_OVER = 100 * EMPTY
"""Penalty of each item, or each 万元, over a limit where no assignment keeps all of them."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """Items by phase.

    Attributes:
        phases: phase by item, in order of ids.
        penalty: what it costs.
        bound: what no assignment can cost less than.
        is_optimal: whether the search has proved that none costs less.
        is_feasible: whether it keeps every order, window and limit; else no assignment does, and it breaks little.
        started_with: penalty of the list schedule from which the search began.
    """

    phases: dict[str, int]
    penalty: int
    bound: int
    is_optimal: bool
    is_feasible: bool
    started_with: int

    @property
    def gap(self) -> float:
        """Return how much lower the penalty might be at most, as a share of it; 0 where it is proved lowest."""
        return 0.0 if self.penalty <= 0 else round(max(self.penalty - self.bound, 0) / self.penalty, 6)


def assign(problem: PhaseProblem, *, seed: int, effort: float) -> Assignment:
    """Return the assignment of least penalty that the effort finds; the same for the same input everywhere.

    The search begins with the list schedule, on one worker. `effort` is deterministic work, about seconds. Where no
    assignment keeps all limits and windows, money, numbers and months over them are made as small as possible first.
    """
    begin = list_schedule(problem)
    cost = penalty(problem, begin)
    if not problem.items:
        return Assignment({}, cost, cost, is_optimal=True, is_feasible=True, started_with=cost)
    found = _Programme(problem, is_relaxed=False).solve(begin, seed, effort)
    if found is not None:
        phases, bound, is_optimal = found
        return Assignment(phases, penalty(problem, phases), bound, is_optimal, is_feasible=True, started_with=cost)
    relaxed = _Programme(problem, is_relaxed=True).solve(begin, seed, effort)
    phases, bound, is_optimal = relaxed if relaxed is not None else (begin, 0, False)
    is_feasible = not any(breaches(problem, phases))
    return Assignment(
        phases, penalty(problem, phases), min(bound, penalty(problem, phases)), is_optimal, is_feasible, cost
    )


class _Reach:
    """When items can be live at the earliest, and for which of them that does not settle whether they fit a window.

    Attributes:
        earliest: the first month of each item, whatever its phase.
        timed: items whose chain of handovers is longer than the shortest window, or that come too late for the last
            one, and all that these need; only these need a month of their own.
    """

    def __init__(self, problem: PhaseProblem) -> None:
        start = min(window.start for window in problem.windows)
        first = {item.id: max(item.release, start) for item in problem.items}
        self.earliest = _longest(problem, first)
        chain = _longest(problem, dict.fromkeys(first, 0))
        shortest = min(window.end - window.start for window in problem.windows)
        end = problem.windows[-1].end
        waiting = [one for one in first if chain[one] > shortest or self.earliest[one] > end]
        found = set(waiting)
        while waiting:
            for pair in problem.into[waiting.pop()]:
                if pair.before not in found:
                    found.add(pair.before)
                    waiting.append(pair.before)
        self.timed = tuple(sorted(found))


def _longest(problem: PhaseProblem, first: dict[str, int]) -> dict[str, int]:
    """Return for each item the longest way to it along hard pairs, counted in months from a first month of each."""
    found = dict(first)
    for unit in problem.units:
        for _ in unit:
            for one in unit:
                needs = (found[pair.before] + pair.lag for pair in problem.into[one])
                found[one] = max((found[one], *needs))
    return found


class _Programme:
    def __init__(self, problem: PhaseProblem, *, is_relaxed: bool) -> None:
        from ortools.sat.python.cp_model import CpModel

        self._problem = problem
        self._is_relaxed = is_relaxed
        self._model = CpModel()
        self._live: dict[str, list[IntVar]] = {}
        self._phase: dict[str, IntVar] = {}
        self._cost: list[LinearExprT] = []
        self._place()
        self._order()
        self._windows()
        self._money()
        self._capacities()
        self._results()
        self._model.minimize(sum(self._cost))

    def _place(self) -> None:
        last = self._problem.phases
        for item in self._problem.items:
            live = [self._model.new_bool_var(f"{item.id}@{phase}") for phase in range(1, last + 1)]
            self._live[item.id] = live
            for early, late in pairwise(live):
                self._model.add_implication(early, late)
            self._model.add(live[-1] == 1)
            for early in live[: min(item.earliest, last) - 1]:
                self._model.add(early == 0)
            phase = self._phase[item.id] = self._model.new_int_var(1, last, f"phase of {item.id}")
            self._model.add(phase + sum(live) == last + 1)
            self._cost.append(delay(item.priority) * (phase - 1))

    def _order(self) -> None:
        for pair in self._problem.hard:
            for after, before in zip(self._live[pair.after], self._live[pair.before], strict=True):
                self._model.add_implication(after, before)
        for number, pair in enumerate(self._problem.soft):
            gap = self._model.new_int_var(0, self._problem.phases - 1, f"gap{number}")
            self._model.add(gap >= self._phase[pair.before] - self._phase[pair.after])
            self._cost.append(self._problem.soft_cost(pair) * gap)

    def _windows(self) -> None:
        """Keep items in their windows: by earliest months where these settle it, else by a month of their own."""
        problem, reach = self._problem, _Reach(self._problem)
        for item in problem.items:
            for phase, window in enumerate(problem.windows[:-1]):
                if window.end < reach.earliest[item.id] and not self._is_relaxed:
                    self._model.add(self._live[item.id][phase] == 0)
        horizon = max(reach.earliest.values()) + max(window.end for window in problem.windows)
        months = {one: self._model.new_int_var(0, horizon, f"month of {one}") for one in reach.timed}
        for one, month in months.items():
            over, live = self._over(f"months over of {one}", horizon), self._live[one]
            self._model.add(month >= problem.by_id[one].release)
            for phase, window in enumerate(problem.windows):
                here = live[phase] - live[phase - 1] if phase else live[phase] + 0
                self._model.add(month >= window.start * here)
                self._model.add(month <= window.end + over + horizon * (1 - here))
        for pair in problem.hard:
            if pair.after in months and pair.before in months:
                self._model.add(months[pair.after] >= months[pair.before] + pair.lag)

    def _money(self) -> None:
        for limit in self._problem.limits:
            terms: list[LinearExprT] = []
            for item in self._problem.items:
                live = self._live[item.id]
                for phase, share in enumerate(limit.shares):
                    cost = int((share * item.cost / _GRAIN).to_integral_value(ROUND_CEILING))
                    if cost:
                        terms.append(cost * (live[phase] if phase == 0 else live[phase] - live[phase - 1]))
            most = int((limit.most / _GRAIN).to_integral_value(ROUND_FLOOR))
            if terms:
                self._model.add(sum(terms) <= most + _WAN * self._over(f"万元 over until {limit.phase}", 10**7))

    def _capacities(self) -> None:
        for capacity in self._problem.capacities:
            place = capacity.phase - 1
            counted: list[LinearExprT] = []
            for one in capacity.members:
                live = self._live[one]
                is_whole = capacity.is_cumulative or place == 0
                counted.append(live[place] if is_whole else live[place] - live[place - 1])
            over = self._over(f"over {capacity.id}@{capacity.phase}", len(capacity.members))
            self._model.add(sum(counted) <= capacity.most + over)

    def _results(self) -> None:
        for phase in range(self._problem.phases):
            usable = [
                self._live[item.id][phase] - (self._live[item.id][phase - 1] if phase else 0)
                for item in self._problem.items
                if item.is_usable
            ]
            is_empty = self._model.new_bool_var(f"empty {phase + 1}")
            self._model.add(sum(usable) + is_empty >= 1)
            self._cost.append(EMPTY * is_empty)

    def _over(self, name: str, most: int) -> "IntVar":
        """Return what may be over a limit, at a price; it is nothing where limits are kept."""
        over = self._model.new_int_var(0, most if self._is_relaxed else 0, name)
        self._cost.append(_OVER * over)
        return over

    def solve(self, begin: dict[str, int], seed: int, effort: float) -> tuple[dict[str, int], int, bool] | None:
        """Return phases, bound and whether they are proved best; nothing where no assignment keeps everything."""
        from ortools.sat.python.cp_model import FEASIBLE, OPTIMAL

        for item, live in self._live.items():
            for phase, is_live in enumerate(live, start=1):
                self._model.add_hint(is_live, int(begin[item] <= phase))
        solver = repeatable(seed, effort)
        solver.parameters.linearization_level = 2  # implications enter the relaxation, which makes its bound tight
        status = search(solver, self._model)
        if status not in (OPTIMAL, FEASIBLE):
            return None
        last = self._problem.phases
        phases = {item: last + 1 - sum(solver.boolean_value(one) for one in live) for item, live in self._live.items()}
        return phases, int(solver.best_objective_bound), status == OPTIMAL
