"""In which subproject each element is built."""

from archtool.analysis.localities import Localities
from archtool.blueprints.relationships import SUBPROJECT
from archtool.model.architecture import Architecture


class Lots:
    """The subproject of every element: its own, else that of the innermost whole that has one."""

    __slots__ = ("_known", "_localities", "_own")

    def __init__(self, architecture: Architecture, localities: Localities | None = None) -> None:
        """Read the subprojects of an architecture."""
        self._own = {edge.source: edge.target for edge in architecture.relationships_of(SUBPROJECT)}
        self._localities = localities or architecture.derived(Localities)
        self._known: dict[str, str | None] = {}

    def of(self, element: str) -> str | None:
        """Return the subproject that builds an element, or nothing."""
        if element not in self._known:
            owned = (self._own[one] for one in self._localities.lineage(element) if one in self._own)
            self._known[element] = next(owned, None)
        return self._known[element]

    def differ(self, one: str, other: str) -> bool:
        """Return whether two elements are built in different subprojects; what is built in none differs from none."""
        first, second = self.of(one), self.of(other)
        return first is not None and second is not None and first != second
