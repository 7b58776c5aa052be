"""Who answers for an element, builds it and runs it."""

from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.blueprints.relationships import BUILT_BY, OPERATED_BY, OWNER
from archtool.model.architecture import Architecture
from archtool.model.relationship import RelationshipKind

RESPONSIBILITIES: tuple[RelationshipKind, ...] = (OWNER, OPERATED_BY, BUILT_BY)
"""The three responsibilities that every system needs. Source: review practice of preliminary designs."""


class Responsibilities:
    """The organisation of each responsibility: stated on the element, its wholes, or the subproject that builds it."""

    __slots__ = ("_localities", "_lots", "_stated")

    def __init__(self, architecture: Architecture, localities: Localities) -> None:
        """Read an architecture."""
        self._localities = localities
        self._lots = architecture.derived(Lots)
        # Where an element states several, the first one counts.
        self._stated: dict[str, dict[str, str]] = {
            kind.name: {edge.source: edge.target for edge in reversed(architecture.relationships_of(kind))}
            for kind in RESPONSIBILITIES
        }

    def of(self, element: str, kind: RelationshipKind) -> str | None:
        """Return the organisation that has one of the responsibilities for an element, or nothing."""
        stated = self._stated[kind.name]
        for one in self._localities.lineage(element):
            if one in stated:
                return stated[one]
        lot = self._lots.of(element)
        return None if lot is None else stated.get(lot)

    def missing(self, element: str) -> tuple[RelationshipKind, ...]:
        """Return the responsibilities that nobody has for an element."""
        return tuple(kind for kind in RESPONSIBILITIES if self.of(element, kind) is None)
