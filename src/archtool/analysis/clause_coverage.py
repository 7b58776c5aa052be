"""Which elements go back to a clause of the client: by themselves, or by what they belong to."""

from collections.abc import Iterable, Iterator

from archtool.analysis.containment import with_parts, with_wholes
from archtool.blueprints.integration import Interface
from archtool.blueprints.programme import Clause, Question, Standard
from archtool.blueprints.relationships import (
    CLAUSES,
    CONCERNS,
    CONFORMS_TO,
    CONSUMER,
    CREATES,
    FUNCTION_OF,
    PROVIDER,
    READS,
    UPDATES,
)
from archtool.model.architecture import Architecture


def answering(architecture: Architecture) -> dict[str, tuple[str, ...]]:
    """Return the elements that answer each clause, by clause; open questions and clauses answer none."""
    found: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(CLAUSES):
        if not isinstance(architecture[edge.source], Question | Clause):
            found.setdefault(edge.target, []).append(edge.source)
    return {clause: tuple(elements) for clause, elements in found.items()}


def rooted(architecture: Architecture) -> frozenset[str]:
    """Return the elements that go back to a clause. Linear.

    Beside those that cite one: parts and wholes of these; functions of a system; data that a rooted system creates,
    updates or reads; interfaces with a rooted end, and the systems at their other end; standards that a rooted element
    follows or a constraint names.
    """
    citing = {one for elements in answering(architecture).values() for one in elements}
    found = set(with_parts(architecture, citing)) | set(with_wholes(architecture, citing))
    found.update(edge.source for edge in architecture.relationships_of(FUNCTION_OF) if edge.target in found)
    for kind in (CREATES, UPDATES, READS):
        found.update(edge.target for edge in architecture.relationships_of(kind) if edge.source in found)
    found.update(_exchanging(architecture, found))
    for kind in (CONFORMS_TO, CONCERNS):
        found.update(
            edge.target
            for edge in architecture.relationships_of(kind)
            if edge.source in found and isinstance(architecture[edge.target], Standard)
        )
    return frozenset(found)


def _exchanging(architecture: Architecture, known: Iterable[str]) -> Iterator[str]:
    """Yield the interfaces with a known end, and both their ends."""
    rooted_ends = frozenset(known)
    for interface in architecture.of(Interface):
        ends = (*architecture.targets(interface.id, PROVIDER), *architecture.targets(interface.id, CONSUMER))
        if not rooted_ends.isdisjoint(ends):
            yield interface.id
            yield from ends
