"""Which elements go back to a clause of the client: by themselves, or by what they belong to."""

from collections.abc import Iterable, Iterator

from archtool.analysis.containment import with_parts, with_wholes
from archtool.blueprints.integration import Interface
from archtool.blueprints.programme import Clause, Goal, Organisation, Question, Standard
from archtool.blueprints.relationships import (
    AT,
    CLAUSES,
    CONCERNS,
    CONFORMS_TO,
    CONSUMER,
    CREATES,
    FUNCTION_OF,
    MEMBER_OF,
    OWNER,
    PROVIDER,
    READS,
    UPDATES,
    USED_BY,
)
from archtool.model.architecture import Architecture

RESTATING = (Organisation, Goal)
"""Kinds that repeat what a clause says without doing anything about it."""


def answering(architecture: Architecture) -> dict[str, tuple[str, ...]]:
    """Return the elements that cite each clause, by clause; open questions and clauses do not count."""
    found: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(CLAUSES):
        if not isinstance(architecture[edge.source], Question | Clause):
            found.setdefault(edge.target, []).append(edge.source)
    return {clause: tuple(elements) for clause, elements in found.items()}


def rooted(architecture: Architecture) -> frozenset[str]:
    """Return the elements that go back to a clause. Linear.

    Beside those that cite one: parts and wholes of these; functions of a system; data that a rooted system creates,
    updates or reads; interfaces with a rooted end, and the systems at their other end; standards that a rooted element
    follows or a constraint names; organisations that use, own or host a rooted element, and their members.
    """
    citing = {one for elements in architecture.derived(answering).values() for one in elements}
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
    for kind in (USED_BY, OWNER, AT):
        found.update(edge.target for edge in architecture.relationships_of(kind) if edge.source in found)
    return frozenset(found.union(_members(architecture, found)))


def _members(architecture: Architecture, known: Iterable[str]) -> Iterator[str]:
    """Yield the members of known groups, at any depth."""
    passed: set[str] = set()
    waiting = list(known)
    while waiting:
        for member in architecture.sources(waiting.pop(), MEMBER_OF):
            if member not in passed:
                passed.add(member)
                waiting.append(member)
                yield member


def _exchanging(architecture: Architecture, known: Iterable[str]) -> Iterator[str]:
    """Yield the interfaces with a known end, and both their ends."""
    rooted_ends = frozenset(known)
    for interface in architecture.of(Interface):
        ends = (*architecture.targets(interface.id, PROVIDER), *architecture.targets(interface.id, CONSUMER))
        if not rooted_ends.isdisjoint(ends):
            yield interface.id
            yield from ends
