"""Everything known about one element, from all blueprints, each fact with the place where it is written."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.phase import effective_phase
from archtool.analysis.rollup import counts, total_cost
from archtool.commands.finding_elements import find_element
from archtool.commands.loading import at_moment, load_workspace
from archtool.commands.wording import stated
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.instance import Instance
from archtool.model.kind import Basis
from archtool.model.quantity import Quantity
from archtool.model.relationship import Relationship, RelationshipKind
from archtool.source.span import Span
from archtool.source.text import Text

_HEAD_KEYS = ("id", "name", "assumed")
"""Keys that stand in the head or as marks, not among the facts."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One property with every place that states it."""

    key: str
    value: object
    places: tuple[Span, ...]
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class End:
    """The other end of a relationship, and where the relationship is written."""

    element: Element
    edge: Relationship
    place: Span
    is_assumed: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The relationships of one kind in one direction; `key` is how the element itself would write them."""

    key: str
    label: Text
    is_outgoing: bool
    ends: tuple[End, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """One element with all that is known about it.

    `phase` is its own phase or that of what it is part of; `cost` and `parts` sum up everything inside it.
    """

    element: Element
    language: str
    places: tuple[Span, ...]
    phase: str | None
    facts: tuple[Fact, ...]
    groups: tuple[Group, ...]
    instances: tuple[Instance, ...]
    cost: Quantity
    parts: Mapping[str, int]


def show(path: Path, word: str, moment: str | None = None) -> Shown:
    """Return what the workspace at or above a path knows about one element.

    Raises:
        ConfigError: there is no workspace, no such moment, or no such element.
        SourceError: the workspace cannot be read.
    """
    workspace, architecture = load_workspace(path)
    architecture = at_moment(architecture, moment)
    element = find_element(architecture, word)
    return Shown(
        element,
        workspace.manifest.language,
        architecture.spans(element.id),
        effective_phase(architecture, element.id),
        tuple(_facts(architecture, element)),
        tuple(_groups(architecture, element)),
        architecture.instances(element.id),
        total_cost(architecture, element.id),
        counts(architecture, element.id),
    )


def _facts(architecture: Architecture, element: Element) -> Iterator[Fact]:
    for key, value in stated(element):
        if key not in _HEAD_KEYS:
            yield Fact(key, value, architecture.spans(element.id, key), _is_assumed(element, key))


def _is_assumed(element: Element, key: str) -> bool:
    return element.basis is Basis.ASSUMPTION or key in element.assumed


def _groups(architecture: Architecture, element: Element) -> Iterator[Group]:
    for kind in architecture.catalogue.relationships:
        outgoing = architecture.outgoing(element.id, kind)
        if outgoing:
            ends = _ends(architecture, kind, outgoing, is_outgoing=True)
            yield Group(kind.name, kind.label, True, tuple(ends))
        incoming = architecture.incoming(element.id, kind)
        if incoming:
            ends = _ends(architecture, kind, incoming, is_outgoing=False)
            yield Group(kind.inverse, kind.inverse_label, False, tuple(ends))


def _ends(
    architecture: Architecture, kind: RelationshipKind, edges: Iterable[Relationship], *, is_outgoing: bool
) -> Iterator[End]:
    for edge in edges:
        source, target = architecture[edge.source], architecture[edge.target]
        place = edge.origin.span
        yield End(target if is_outgoing else source, edge, place, is_relationship_assumed(source, target, edge))


def is_relationship_assumed(source: Element, target: Element, edge: Relationship) -> bool:
    """Return whether a relationship is an assumption: by its own basis, else by what either end says of its key."""
    basis = edge.properties.basis if edge.properties else None
    if basis is not None:
        return basis is Basis.ASSUMPTION
    return edge.kind.name in source.assumed or edge.kind.inverse in target.assumed or source.basis is Basis.ASSUMPTION
