"""Who takes over what from whom: the order in which a schedule hands on its resources, as arrows.

Source: N. Policella, A. Oddi, S. F. Smith and A. Cesta, Generating Robust Partial Order Schedules, Proc. International
Conference on Principles and Practice of Constraint Programming (2004).
"""

from collections.abc import Mapping

from archtool.analysis.scheduling.project import Activity, Arrow, Placement, Project, Resource
from archtool.analysis.scheduling.solver.network import Network


def chains(placement: Placement, free: frozenset[str] = frozenset()) -> tuple[Arrow, ...]:
    """Return an arrow wherever an activity takes over a part of a resource from another.

    With these arrows the resources carry every schedule, however long activities take. A part goes to an activity that
    comes later in any case, where there is one. Activities of `free` neither take nor hand on.
    """
    order = sorted(
        (one for one in placement.project.activities if one.id not in free and one.duration),
        key=lambda one: (placement.starts[one.id], one.id),
    )
    before, finishes = _all_before(placement.project), placement.finishes
    found: dict[tuple[str, str], None] = {}
    for resource in placement.project.resources:
        for earlier, later in _handed_on(resource, order, placement.starts, finishes, before):
            if earlier not in before[later]:
                found[earlier, later] = None
    return tuple(Arrow(earlier, later) for earlier, later in found)


def _handed_on(
    resource: Resource,
    order: list[Activity],
    starts: Mapping[str, int],
    finishes: Mapping[str, int],
    before: Mapping[str, frozenset[str]],
) -> list[tuple[str, str]]:
    unused, held = resource.capacity, dict[str, int]()
    found: list[tuple[str, str]] = []
    for activity in order:
        needed, own = activity.demands.get(resource.id, 0), activity.id
        if not needed:
            continue
        done = sorted((one for one in held if finishes[one] <= starts[own]), key=lambda one: (finishes[one], one))
        for one in (one for one in done if one in before[own]):
            needed -= _taken(held, one, needed)
        fresh = min(needed, unused)
        unused, needed = unused - fresh, needed - fresh
        for one in done:
            if needed and one in held:
                needed -= _taken(held, one, needed)
                found.append((one, own))
        held[own] = activity.demands[resource.id]
    return found


def _taken(held: dict[str, int], one: str, needed: int) -> int:
    """Take over as much as is needed, and return it."""
    amount = min(held[one], needed)
    held[one] -= amount
    if not held[one]:
        del held[one]
    return amount


def _all_before(project: Project) -> Mapping[str, frozenset[str]]:
    network = Network(project)
    found: dict[str, frozenset[str]] = {}
    finish_first = {
        (arrow.earlier, arrow.later)
        for arrow in project.arrows
        if arrow.from_finish and not arrow.to_finish and arrow.lag >= 0
    }
    earlier: dict[str, list[str]] = {one.id: [] for one in project.activities}
    for one, other in sorted(finish_first):
        earlier[other].append(one)
    for number in network.order:
        own = network.activity(number).id
        found[own] = frozenset(earlier[own]).union(*(found[one] for one in earlier[own]))
    return found
