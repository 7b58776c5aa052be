"""Who holds which data: creates, updates or reads them, itself or by a part or a whole of it."""

from collections.abc import Iterable

from archtool.analysis.localities import Localities
from archtool.blueprints.relationships import CREATES, READS, UPDATES
from archtool.model.architecture import Architecture
from archtool.model.relationship import RelationshipKind


class Holders:
    """The elements that have data in some way; a whole has what its parts have, and a part what its whole has."""

    __slots__ = ("_direct", "_localities", "_wholes")

    def __init__(
        self,
        architecture: Architecture,
        localities: Localities,
        kinds: Iterable[RelationshipKind] = (CREATES, UPDATES, READS),
    ) -> None:
        """Read who has data by relationships of the given kinds."""
        self._localities = localities
        self._direct: dict[str, set[str]] = {}
        self._wholes: dict[str, set[str]] = {}
        for kind in kinds:
            for edge in architecture.relationships_of(kind):
                self._direct.setdefault(edge.target, set()).add(edge.source)

    def has(self, element: str, data: str) -> bool:
        """Return whether an element has data."""
        direct = self._direct.get(data)
        if direct is None:
            return False
        if not direct.isdisjoint(self._localities.lineage(element)):
            return True
        wholes = self._wholes.get(data)
        if wholes is None:
            wholes = self._wholes[data] = {whole for one in direct for whole in self._localities.lineage(one)}
        return element in wholes
