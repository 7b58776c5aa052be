"""What depends on an element: found breadth first, each with the relationship, interface or data that leads to it."""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archtool.analysis.rollup import contained
from archtool.blueprints.programme import Strength
from archtool.blueprints.relationships import (
    AFTER,
    APPLIES_TO,
    AT,
    CARRIED_BY,
    CARRIES,
    CLAUSES,
    CONFORMS_TO,
    CONSUMER,
    COPIES_FROM,
    COPIES_TO,
    CREATES,
    DEPENDS_ON,
    FIRST,
    FUNCTION_OF,
    GRADES,
    HOSTED_ON,
    IN_ZONE,
    KEPT_BY,
    LOCATED_AT,
    OWNER,
    PART_OF,
    PLAYED_BY,
    PROVIDER,
    REACHES,
    READS,
    REALISES,
    SERVES,
    STORED_IN,
    SUBPROJECT,
    THEN,
    UPDATES,
    VIA,
    DependencyProperties,
    ReadProperties,
)  # fmt: skip
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship

DEPENDENT_AT_SOURCE = (
    DEPENDS_ON, HOSTED_ON, KEPT_BY, STORED_IN, READS, UPDATES, CARRIES, LOCATED_AT, IN_ZONE, AT, COPIES_FROM, COPIES_TO,
    CARRIED_BY, FUNCTION_OF, AFTER, CLAUSES, CONFORMS_TO, REALISES, REACHES, OWNER, PLAYED_BY, SUBPROJECT,
)  # fmt: skip
"""Relationships whose source depends on their target.

Source: ArchiMate 3.2, 5.2 and 5.3: assignment, access, serving and realisation each name the side that relies.
"""
DEPENDENT_AT_TARGET = (SERVES, APPLIES_TO, GRADES)
"""Relationships whose target depends on their source."""


@dataclass(frozen=True, slots=True)
class Step:
    """One reason: the edge that makes `target` depend on `source`, and the element between them, if any.

    `through` is the data that the source creates, the interface that it provides or carries, or the rule of order.
    A step that `is_end` touches its target without reaching what depends on that.
    """

    source: str
    target: str
    edge: Relationship
    through: str | None = None
    is_end: bool = False

    @property
    def is_along_edge(self) -> bool:
        """Return whether the edge is written from source to target of the step, or of what it passes through."""
        return self.edge.target == self.target


@dataclass(frozen=True, slots=True)
class Affected:
    """One element that depends on the start, how many steps away, and the last of these steps."""

    element: str
    distance: int
    step: Step


def affected_by(architecture: Architecture, start: str, depth: int | None = None) -> Mapping[str, Affected]:
    """Return what depends on an element and on everything inside it, nearest first, by id.

    What the element is part of is one step away, its other parts are not affected by that. What stands inside the
    element is part of the start and not of the result. Linear in the relationships passed.

    Raises:
        KeyError: no such element.
    """
    seeds = {architecture[start].id: 0, **{part.id: 0 for part in contained(architecture, start)}}
    line = {start, *_wholes(architecture, start)}
    found: dict[str, Affected] = {}
    queue = deque(seeds.items())
    while queue:
        element, distance = queue.popleft()
        if depth is not None and distance >= depth:
            continue
        for step in _steps(architecture, element, is_whole=element in line):
            if step.target not in seeds and step.target not in found:
                found[step.target] = Affected(step.target, distance + 1, step)
                if not step.is_end:
                    queue.append((step.target, distance + 1))
    return found


def chain(affected: Mapping[str, Affected], element: str) -> tuple[Step, ...]:
    """Return the steps that lead from the start to an affected element."""
    steps: list[Step] = []
    while element in affected:
        steps.append(affected[element].step)
        element = steps[-1].source
    return tuple(reversed(steps))


def is_soft(architecture: Architecture, step: Step) -> bool:
    """Return whether the target still works without the source, only with less use."""
    properties = step.edge.properties
    if isinstance(properties, DependencyProperties):
        return properties.strength is Strength.SOFT
    if isinstance(properties, ReadProperties):
        return properties.additive
    rule = architecture[step.through] if step.edge.kind is THEN and step.through else None
    return getattr(rule, "strength", None) is Strength.SOFT


def _wholes(architecture: Architecture, element: str) -> Iterator[str]:
    whole = architecture.target(element, PART_OF)
    passed = {element}
    while whole is not None and whole not in passed:
        passed.add(whole)
        yield whole
        whole = architecture.target(whole, PART_OF)


def _steps(architecture: Architecture, element: str, *, is_whole: bool) -> Iterator[Step]:
    for kind in DEPENDENT_AT_SOURCE:
        for edge in architecture.incoming(element, kind):
            yield Step(element, edge.source, edge)
    for kind in DEPENDENT_AT_TARGET:
        for edge in architecture.outgoing(element, kind):
            yield Step(element, edge.target, edge)
    yield from _through_data(architecture, element)
    yield from _through_interfaces(architecture, element)
    yield from _through_rules(architecture, element)
    if is_whole:
        for edge in architecture.outgoing(element, PART_OF):
            yield Step(element, edge.target, edge)


def _through_data(architecture: Architecture, element: str) -> Iterator[Step]:
    for created in architecture.outgoing(element, CREATES):
        yield Step(element, created.target, created)
        for read in architecture.incoming(created.target, READS):
            yield Step(element, read.source, read, created.target)


def _through_interfaces(architecture: Architecture, element: str) -> Iterator[Step]:
    """Yield the interfaces that an element provides, carries or uses, and who is at their other ends."""
    for consumed in architecture.outgoing(element, CONSUMER):
        yield Step(element, consumed.target, consumed)
    for provided in architecture.incoming(element, PROVIDER):
        yield Step(element, provided.source, provided, is_end=True)
        for consumed in architecture.outgoing(provided.source, CONSUMER):
            yield Step(element, consumed.target, consumed, provided.source)
    for carried in architecture.incoming(element, VIA):
        yield Step(element, carried.source, carried, is_end=True)
        for kind in (CONSUMER, PROVIDER):
            for end in architecture.outgoing(carried.source, kind):
                yield Step(element, end.target, end, carried.source)
    for used in architecture.incoming(element, CONSUMER):
        yield Step(element, used.source, used, is_end=True)


def _through_rules(architecture: Architecture, element: str) -> Iterator[Step]:
    for first in architecture.incoming(element, FIRST):
        for then in architecture.outgoing(first.source, THEN):
            yield Step(element, then.target, then, first.source)
