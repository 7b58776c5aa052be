"""The exact solver: intervals and cumulative resources in CP-SAT, warm, with the bound that it proved.

Source: P. Laborie, J. Rogerie, P. Shaw and P. Vilím, IBM ILOG CP optimizer for scheduling, Constraints 23 (2018), for
the model of intervals and cumulative functions; L. Perron and F. Didier, CP-SAT (OR-Tools), for the solver.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from ortools.sat.python import cp_model

from archtool.analysis.exact_search import repeatable, search
from archtool.analysis.scheduling.project import Activity, Arrow, Placement, Project

_SEED = 20


@dataclass(frozen=True, slots=True)
class Limits:
    """How long the solver may take.

    Attributes:
        deterministic: its own measure of work, a few seconds each; the same on every machine.
        seed: of its random choices.
    """

    deterministic: float = 10.0
    seed: int = _SEED


@dataclass(frozen=True, slots=True)
class Proof:
    """A schedule, and what the solver proved.

    Attributes:
        placement: the best schedule.
        bound: no schedule of the least lateness ends earlier.
        is_optimal: whether nothing better exists.
    """

    placement: Placement
    bound: int
    is_optimal: bool


def exact(project: Project, hint: Placement, limits: Limits, bound: int = 0, ties: Sequence[Arrow] = ()) -> Proof:
    """Return the best schedule that the solver finds, never worse than `hint`.

    `bound` is a lower bound of the end. `ties` are kept beside the arrows of the project, and must hold in `hint`; what
    is proved is then proved of the schedules that keep them.
    """
    return _Model(project, hint, bound, ties).solved(limits)


class _Model:
    """The model of one project whose end is at most that of a known schedule."""

    def __init__(self, project: Project, hint: Placement, bound: int, ties: Sequence[Arrow]) -> None:
        self.project = project
        self.hint = hint
        self.model = cp_model.CpModel()
        late, end = hint.cost
        # A schedule that is late less may end later, so only without due times is the hint's end a limit.
        self.horizon = end if late == 0 else project.horizon
        self.starts: dict[str, cp_model.IntVar] = {}
        self.ends: dict[str, cp_model.LinearExpr] = {}
        self.loads: dict[str, list[tuple[cp_model.IntervalVar, int]]] = {one.id: [] for one in project.resources}
        for activity in project.activities:
            if activity.rests and activity.duration and project.frozen:
                self._resting(activity)
            else:
                self._steady(activity)
        for arrow in (*project.arrows, *ties):
            self._precede(arrow)
        for resource in project.resources:
            self._carry(resource.id)
        self.end = self.model.new_int_var(min(bound, end), self.horizon, "end")
        for one in project.activities:
            self.model.add(self.end >= self.ends[one.id])
        self._aim(late)

    def solved(self, limits: Limits) -> Proof:
        solver = repeatable(limits.seed, limits.deterministic)
        status = search(solver, self.model)
        late, _ = self.hint.cost
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Proof(self.hint, 0, False)
        starts = {one.id: solver.value(self.starts[one.id]) for one in self.project.activities}
        found = Placement(self.project, starts)
        best = min(self.hint, found, key=lambda one: one.cost)
        is_optimal = status == cp_model.OPTIMAL
        bound = best.end if is_optimal else int(solver.best_objective_bound + 0.999999) if late == 0 else 0
        return Proof(best, min(bound, best.end), is_optimal)

    def _steady(self, activity: Activity) -> None:
        last = self.horizon - activity.duration
        start = self.model.new_int_var(min(activity.release, last), last, activity.id)
        self.starts[activity.id], self.ends[activity.id] = start, start + activity.duration
        self.model.add_hint(start, self.hint.starts[activity.id])
        if activity.demands and activity.duration:
            interval = self.model.new_fixed_size_interval_var(start, activity.duration, activity.id)
            for resource, amount in activity.demands.items():
                if amount:
                    self.loads[resource].append((interval, amount))

    def _resting(self, activity: Activity) -> None:
        """One that rests in freezes: its units of work lie in the working units, one after the other."""
        working = [unit for unit in range(self.project.horizon) if unit not in self.project.frozen]
        first = next(place for place, unit in enumerate(working) if unit >= activity.release)
        last = max(sum(unit < self.horizon for unit in working) - activity.duration, first)
        nth = self.model.new_int_var(first, last, f"{activity.id} nth")
        units: list[cp_model.IntVar] = []
        for step in range(activity.duration):
            unit = self.model.new_int_var(0, working[last + step], f"{activity.id} {step}")
            self.model.add_element(nth + step, working, unit)
            units.append(unit)
        self.starts[activity.id], self.ends[activity.id] = units[0], units[-1] + 1
        start = self.hint.starts[activity.id]
        self.model.add_hint(nth, next(place for place, unit in enumerate(working) if unit >= start))
        for unit in units if activity.demands else ():
            interval = self.model.new_fixed_size_interval_var(unit, 1, "")
            for resource, amount in activity.demands.items():
                if amount:
                    self.loads[resource].append((interval, amount))

    def _precede(self, arrow: Arrow) -> None:
        earlier, later = (self.ends if arrow.from_finish else self.starts), self.starts
        held = self.ends if arrow.to_finish else later
        self.model.add(held[arrow.later] >= earlier[arrow.earlier] + arrow.lag)

    def _carry(self, resource: str) -> None:
        (one,) = (one for one in self.project.resources if one.id == resource)
        if not self.loads[resource]:
            return
        intervals = [interval for interval, _ in self.loads[resource]]
        amounts = [amount for _, amount in self.loads[resource]]
        for window in one.closed:
            length = window.end - window.begin
            intervals.append(self.model.new_fixed_size_interval_var(window.begin, length, ""))
            amounts.append(one.capacity)
        self.model.add_cumulative(intervals, amounts, one.capacity)

    def _aim(self, late: int) -> None:
        due = [(self.ends[one.id], one.due) for one in self.project.activities if one.due is not None]
        if late == 0:
            # Nothing needs to be late: then nothing may be.
            for end, until in due:
                self.model.add(end <= until)
            self.model.minimize(self.end)
            return
        lateness = [self.model.new_int_var(0, self.horizon, "") for _ in due]
        for (end, until), by in zip(due, lateness, strict=True):
            self.model.add(by >= end - until)
        self.model.minimize(self.horizon * sum(lateness) + self.end)
