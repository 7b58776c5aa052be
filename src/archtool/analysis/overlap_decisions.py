"""Which overlaps have been decided about."""

from collections.abc import Iterable

from archtool.analysis.localities import Localities
from archtool.blueprints.overlap import OverlapDecision, OverlapVerdict
from archtool.blueprints.relationships import BETWEEN
from archtool.model.architecture import Architecture


class OverlapDecisions:
    """The recorded decisions about overlap, by what they lie between; a decision about a whole holds for its parts."""

    def __init__(self, architecture: Architecture, localities: Localities) -> None:
        """Read the decisions of an architecture."""
        self._localities = localities
        self._verdicts = {one.id: one.decision for one in architecture.of(OverlapDecision)}
        self._of: dict[str, list[str]] = {}
        for edge in architecture.relationships_of(BETWEEN):
            self._of.setdefault(edge.target, []).append(edge.source)

    def about(self, one: str, other: str, verdicts: Iterable[OverlapVerdict] = OverlapVerdict) -> str | None:
        """Return the decision that lies between two elements or their wholes, of the given verdicts, or nothing."""
        if not self._of:
            return None
        wanted = frozenset(verdicts)
        on_other: dict[str, set[str]] = {}
        for whole in self._localities.lineage(other):
            for decision in self._of.get(whole, ()):
                on_other.setdefault(decision, set()).add(whole)
        for whole in self._localities.lineage(one):
            for decision in self._of.get(whole, ()):
                if self._verdicts[decision] in wanted and on_other.get(decision, set()) - {whole}:
                    return decision
        return None
