"""Subprojects that wait for each other, and whether the tender order can be kept all the same.

A dependency between two subprojects is resolved by a first package, where the needed element goes live in an earlier
phase than the needing one, or by a contract interface, where an interface between the two elements is written down.

Source: mutually dependent subprojects of the reference programme.
"""

from dataclasses import dataclass

from archtool.analysis.cycles import cycles
from archtool.analysis.lots import Lots
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.relationships import CONSUMER, DEPENDS_ON, PROVIDER
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship


@dataclass(frozen=True, slots=True)
class LotCycle:
    """Subprojects in a circle of unresolved dependencies.

    Attributes:
        lots: ids of the subprojects in the order of the circle.
        edges: for each step from one to the next a dependency of elements that makes it.
    """

    lots: tuple[str, ...]
    edges: tuple[Relationship, ...]


def lot_cycles(architecture: Architecture) -> tuple[LotCycle, ...]:
    """Return one circle for each group of subprojects that wait for each other, in source order. Linear."""
    lots, numbers = architecture.derived(Lots), architecture.derived(phase_numbers)
    steps: dict[tuple[str, str], Relationship] = {}
    graph: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(DEPENDS_ON):
        one, other = lots.of(edge.source), lots.of(edge.target)
        if one is None or other is None or one == other or (one, other) in steps:
            continue
        if _is_first_package(edge, numbers) or _is_contracted(architecture, edge):
            continue
        steps[one, other] = edge
        graph.setdefault(one, []).append(other)
        graph.setdefault(other, [])
    found: list[LotCycle] = []
    for circle in cycles(graph):
        pairs = zip(circle, (*circle[1:], circle[0]), strict=True)
        found.append(LotCycle(tuple(circle), tuple(steps[pair] for pair in pairs)))
    return tuple(found)


def _is_first_package(edge: Relationship, numbers: dict[str, int]) -> bool:
    early, late = numbers.get(edge.target), numbers.get(edge.source)
    return early is not None and late is not None and early < late


def _is_contracted(architecture: Architecture, edge: Relationship) -> bool:
    provided = architecture.sources(edge.target, PROVIDER)
    return any(edge.source in architecture.targets(interface, CONSUMER) for interface in provided)
