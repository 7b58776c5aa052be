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

    __slots__ = ("_architecture", "_known", "_localities", "_lots")

    def __init__(self, architecture: Architecture, localities: Localities) -> None:
        """Read an architecture."""
        self._architecture = architecture
        self._localities = localities
        self._lots = architecture.derived(Lots)
        self._known: dict[tuple[str, str], str | None] = {}

    def of(self, element: str, kind: RelationshipKind) -> str | None:
        """Return the organisation that has a responsibility for an element, or nothing."""
        for one in self._localities.lineage(element):
            stated = self._own(one, kind)
            if stated is not None:
                return stated
        lot = self._lots.of(element)
        return None if lot is None else self._own(lot, kind)

    def missing(self, element: str) -> tuple[RelationshipKind, ...]:
        """Return the responsibilities that nobody has for an element."""
        return tuple(kind for kind in RESPONSIBILITIES if self.of(element, kind) is None)

    def _own(self, element: str, kind: RelationshipKind) -> str | None:
        key = (element, kind.name)
        if key not in self._known:
            self._known[key] = self._architecture.target(element, kind)
        return self._known[key]
