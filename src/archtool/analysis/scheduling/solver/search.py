"""The best schedule of a project within an effort that is counted, not timed: the same on every machine."""

from dataclasses import dataclass

from archtool.analysis.scheduling.project import Placement, Project
from archtool.analysis.scheduling.solver.lower_bounds import lower_bounds
from archtool.analysis.scheduling.solver.serial import Made, Serial


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a schedule is searched for.

    Attributes:
        passes: schedules made by rules and by chance.
        deterministic: work of the exact solver, in its own measure, about seconds.
        seed: of every random choice.
    """

    passes: int = 60
    deterministic: float = 10.0
    seed: int = 20


@dataclass(frozen=True, slots=True)
class Solution:
    """A schedule, and how good it is known to be.

    Attributes:
        placement: the schedule; nothing in it can begin earlier without something else beginning later.
        bound: no schedule as little late ends earlier.
        heuristic_end: the end that rules and chance alone found.
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

    The exact solver is asked only where rules and chance do not reach the lower bound.

    Raises:
        ValueError: windows leave an activity no time.
        ImportError: the exact solver is needed and OR-Tools is not installed.
    """
    bound = lower_bounds(project).best
    serial = Serial(project)
    best = _best(serial, effort, bound)
    placement = serial.network.placed(best.starts)
    if best.cost <= (0, bound):
        return Solution(placement, bound, best.cost[1], True)
    from archtool.analysis.scheduling.solver.exact import Limits, exact  # OR-Tools is heavy

    proof = exact(project, placement, Limits(effort.deterministic, seed=effort.seed), bound)
    found = [proof.placement.starts[one.id] for one in project.activities]
    early = serial.left(found)
    placement = serial.network.placed(early.starts) if early.cost <= proof.placement.cost else proof.placement
    return Solution(placement, max(bound, proof.bound), best.cost[1], proof.is_optimal)


def _best(serial: Serial, effort: Effort, bound: int) -> Made:
    samples = serial.sampled(effort.seed)
    best = next(samples)
    for _ in range(effort.passes - 1):
        if best.cost <= (0, bound):
            break
        best = min(best, next(samples), key=lambda one: one.cost)
    return best
