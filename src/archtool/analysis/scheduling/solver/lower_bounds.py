"""What no schedule can beat: the critical path, and the work that the resources must carry."""

from collections.abc import Sequence
from dataclasses import dataclass

from archtool.analysis.scheduling.project import Project
from archtool.analysis.scheduling.solver.network import Network, Tails, earliest, tails


@dataclass(frozen=True, slots=True)
class LowerBounds:
    """Units that a project takes at least.

    Attributes:
        critical_path: by precedences, releases and freezes, resources unlimited.
        resources: by the busiest resource, whose work no arrangement makes smaller.
        busiest: the resource behind `resources`; nothing where none is demanded.
    """

    critical_path: int
    resources: int
    busiest: str | None

    @property
    def best(self) -> int:
        """Return the larger one."""
        return max(self.critical_path, self.resources)


def lower_bounds(project: Project) -> LowerBounds:
    """Return both bounds.

    The resource bound fills the work of all users of a resource into the time between the earliest of their heads and
    the shortest of their tails.

    Source: C. Artigues, S. Demassey and E. Néron (eds.), Resource-Constrained Project Scheduling (2008), chapter 1.3,
    Lower bounds.
    """
    network = Network(project)
    early, tail = earliest(network), tails(network)
    ends = [project.finish(one, start) for one, start in zip(project.activities, early, strict=True)]
    longest = max((start + rest for start, rest in zip(early, tail.from_start, strict=True)), default=0)
    bounds = [(_resource_bound(network, number, early, tail), one.id) for number, one in enumerate(project.resources)]
    best, busiest = max(bounds, key=lambda one: one[0], default=(0, None))
    return LowerBounds(max(longest, *ends) if ends else 0, best, busiest if best else None)


def _resource_bound(network: Network, resource: int, early: Sequence[int], tail: Tails) -> int:
    users = [
        (number, amount)
        for number in range(len(network))
        for used, amount in network.demands[number]
        if used == resource and network.durations[number]
    ]
    if not users:
        return 0
    work = sum(network.durations[number] * amount for number, amount in users)
    head = min(early[number] for number, _ in users)
    rest = min(tail.from_finish[number] for number, _ in users)
    unit = head
    while work > 0:
        work -= network.project.resources[resource].available(unit)
        unit += 1
    return unit + rest
