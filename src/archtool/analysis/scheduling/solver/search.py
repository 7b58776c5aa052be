"""The best schedule of a project within an effort that is counted, not timed: the same on every machine.

Rules and chance come first, then a population that is crossed, then the exact solver, and where that proves nothing,
stretches of the schedule that are made anew. Each begins with the best of the one before it, and the first that reaches
the lower bound is the last.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from archtool.analysis.scheduling.project import Placement, Project
from archtool.analysis.scheduling.solver.lower_bounds import lower_bounds
from archtool.analysis.scheduling.solver.population import evolved
from archtool.analysis.scheduling.solver.serial import Made, Serial

_STRETCH = 0.1
"""Work of the exact solver on one stretch, in its own measure."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a schedule is searched for.

    Attributes:
        passes: schedules made by rules and by chance.
        crossings: schedules made by crossing the best of those.
        deterministic: work of the exact solver on the whole project, in its own measure, a few seconds each.
        stretches: how often a stretch of the schedule is made anew where the exact solver has not proved its end.
        seed: of every random choice.
    """

    passes: int = 60
    crossings: int = 400
    deterministic: float = 1.0
    stretches: int = 12
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Solution:
    """A schedule, and how good it is known to be.

    Attributes:
        placement: the schedule; nothing in it can begin earlier without something else beginning later.
        bound: no schedule as little late ends earlier.
        heuristic_end: the end that rules, chance and crossing found, before the exact solver was asked.
        is_optimal: whether no schedule is better.
    """

    placement: Placement
    bound: int
    heuristic_end: int
    is_optimal: bool

    @property
    def gap(self) -> float:
        """Return by how much, as a share of the end, a better schedule could be shorter at most."""
        return (self.placement.end - self.bound) / self.placement.end if self.placement.end else 0.0


def solve(project: Project, effort: Effort) -> Solution:
    """Return the schedule that is late least and ends first, as far as the effort reaches.

    The exact solver is asked only where schedules made by hand's rule do not reach the lower bound.

    Raises:
        UnschedulableError: windows leave an activity no time.
        ImportError: the exact solver is needed and OR-Tools is not installed.
    """
    bound = lower_bounds(project).best
    serial = Serial(project)
    made = _made(serial, effort, bound)
    placement = serial.network.placed(made.starts)
    if made.cost <= (0, bound):
        return Solution(placement, bound, made.cost[1], True)
    found, bound, is_optimal = _remade(placement, effort, bound)
    early = serial.left([found.starts[one.id] for one in project.activities])
    placement = serial.network.placed(early.starts) if early.cost <= found.cost else found
    return Solution(placement, bound, made.cost[1], is_optimal or placement.cost <= (0, bound))


def _made(serial: Serial, effort: Effort, bound: int) -> Made:
    """The best schedule by hand's rule: of some rules and chance, then of crossings of the best of these."""
    people = list(_until(islice(serial.sampled(effort.seed), max(effort.passes, 1)), bound))
    best = min(people, key=_cost)
    if best.cost <= (0, bound):
        return best
    return min([best, *_until(islice(evolved(serial, effort.seed, people), effort.crossings), bound)], key=_cost)


def _remade(placement: Placement, effort: Effort, bound: int) -> tuple[Placement, int, bool]:
    """The best schedule by the exact solver, with the bound, and whether it is proved: the whole, then stretches."""
    from archtool.analysis.scheduling.solver.exact import Limits, exact  # OR-Tools is heavy
    from archtool.analysis.scheduling.solver.neighbourhood import searched

    proof = exact(placement.project, placement, Limits(effort.deterministic, effort.seed), bound)
    placement, bound = proof.placement, max(bound, proof.bound)
    if not proof.is_optimal:
        for better in islice(searched(placement, Limits(_STRETCH, effort.seed), bound), effort.stretches):
            placement = better
    return placement, bound, proof.is_optimal


def _until(schedules: Iterable[Made], bound: int) -> Iterator[Made]:
    """Yield schedules up to the first one that is not late and ends at the bound."""
    for one in schedules:
        yield one
        if one.cost <= (0, bound):
            return


def _cost(made: Made) -> tuple[int, int]:
    return made.cost
