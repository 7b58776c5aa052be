"""The phase with which each element goes live."""

from archtool.blueprints.relationships import FUNCTION_OF, PART_OF
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.relationship import Relationship

_STANDS_UNCHANGED = (Status.KEEP, Status.REPLACE, Status.RETIRE)


def effective_phase(architecture: Architecture, element: str) -> str | None:
    """Return the phase with which an element goes live, or nothing where it has none.

    That is its own `from`, else the phase of what it is part or function of. What is kept, replaced or retired
    stands today, so it takes no phase from its whole.
    """
    passed = {element}
    while True:
        own = _own_phase(architecture, element)
        if own is not None:
            return own
        above = _above(architecture, element)
        if above is None or above in passed:
            return None
        passed.add(above)
        element = above


def effective_phases(architecture: Architecture) -> dict[str, str]:
    """Return the phase of every element that has one, as `effective_phase` finds it. Linear."""
    known: dict[str, str | None] = {
        element.id: element.from_phase
        for element in architecture.elements
        if element.from_phase is not None or element.status in _STANDS_UNCHANGED
    }
    wholes = {
        edge.source: edge.target
        for kind in (FUNCTION_OF, PART_OF)  # the later one counts, as in `effective_phase`
        for edge in architecture.relationships_of(kind)
    }
    for element in wholes:
        path: dict[str, None] = {}
        here: str | None = element
        while here is not None and here not in known and here not in path:
            path[here] = None
            here = wholes.get(here)
        known.update(dict.fromkeys(path, known.get(here) if here is not None else None))
    return {element: phase for element, phase in known.items() if phase is not None}


def phase_numbers(architecture: Architecture) -> dict[str, int]:
    """Return the place in time of every element's phase, 1 for the first; elements without phase are left out."""
    numbers = {phase: number for number, phase in enumerate(architecture.timeline.phases, start=1)}
    return {
        element: numbers[phase] for element, phase in architecture.derived(effective_phases).items() if phase in numbers
    }


def starts_with(architecture: Architecture, edge: Relationship, numbers: dict[str, int]) -> int | None:
    """Return the number of the phase in which a relationship begins at its source, or nothing where none is known.

    That is the later of the source's own phase and the relationship's `from`.
    """
    source = numbers.get(edge.source)
    named = edge.properties.from_phase if edge.properties is not None else None
    if named is None or named not in architecture.timeline.phases:
        return source
    own = architecture.timeline.phases.index(named) + 1
    return own if source is None else max(own, source)


def _own_phase(architecture: Architecture, element: str) -> str | None:
    return architecture[element].from_phase


def _above(architecture: Architecture, element: str) -> str | None:
    if architecture[element].status in _STANDS_UNCHANGED:
        return None
    return architecture.target(element, PART_OF) or architecture.target(element, FUNCTION_OF)
