"""Which relationships stand at a moment: whose source is there, and which have begun and not ended."""

from collections.abc import Iterable, Mapping

from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.relationship import Relationship


def standing(
    architecture: Architecture, edges: Iterable[Relationship], numbers: Mapping[str, int], moment: int
) -> tuple[Relationship, ...]:
    """Return the relationships that stand at a moment: 0 is today, 1 the end of the first phase.

    `numbers` are those of `phase_numbers`: what is built and names no phase itself begins with that of its whole.
    """
    return tuple(edge for edge in edges if _stands(architecture, edge, numbers, moment))


def _stands(architecture: Architecture, edge: Relationship, numbers: Mapping[str, int], moment: int) -> bool:
    source, timeline = architecture[edge.source], architecture.timeline
    is_there = timeline.element_exists(source, moment) and timeline.relationship_exists(edge.properties, moment)
    is_built = source.status in (None, Status.BUILD)
    return is_there and (not is_built or moment >= numbers.get(source.id, 0))
