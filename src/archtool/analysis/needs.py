"""What goes live before something that it needs, through systems, interfaces, data and infrastructure.

A need leads from what needs to what is needed. What has no phase of its own is looked through: a system of phase 1 that
depends on one without phase, which is hosted on a pool of phase 3, needs that pool. What stands today works without
what it needs, so it is not looked through.

Source: review practice of preliminary designs.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archtool.analysis.phase import starts_with
from archtool.blueprints.relationships import (
    CARRIED_BY,
    CARRIES,
    CONSUMER,
    COPIES_FROM,
    COPIES_TO,
    CREATES,
    DEPENDS_ON,
    HOSTED_ON,
    IN_ZONE,
    LOCATED_AT,
    PROVIDER,
    READS,
    VIA,
    DependencyProperties,
    ReadProperties,
)  # fmt: skip
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship

LEGS = (DEPENDS_ON, HOSTED_ON, IN_ZONE, LOCATED_AT, PROVIDER, VIA, CARRIED_BY, COPIES_FROM, COPIES_TO)
"""Relationships whose source cannot be used before their target stands; an interface needs provider and gateways."""

_LEG_NAMES = frozenset(kind.name for kind in LEGS)


@dataclass(frozen=True, slots=True)
class Need:
    """That `source` needs `target`, because of a relationship.

    Attributes:
        source: id of what needs.
        target: id of what is needed; of data, their master.
        edge: the relationship that says so.
    """

    source: str
    target: str
    edge: Relationship

    @property
    def data(self) -> str | None:
        """Return the data that are needed, where it is data."""
        return self.edge.target if self.edge.kind.name == READS.name else None


@dataclass(frozen=True, slots=True)
class UnmetNeed:
    """A chain of needs that ends at something of a later phase than that in which it begins.

    Attributes:
        chain: the needs, each beginning where the one before ends; never empty.
        start: number of the phase in which the need begins.
        end: number of the phase with which the needed goes live.
    """

    chain: tuple[Need, ...]
    start: int
    end: int

    @property
    def source(self) -> str:
        """Return what goes live too early."""
        return self.chain[0].source

    @property
    def needed(self) -> str:
        """Return what goes live too late."""
        return self.chain[-1].target


def unmet_needs(architecture: Architecture, numbers: Mapping[str, int]) -> Iterator[UnmetNeed]:
    """Yield every need of a phased element, data aside, that is met in a later phase only. Linear.

    A relationship that carries a transitional measure is no need. `numbers` are those of `phase_numbers`.
    """
    phases = dict(numbers)
    edges = [edge for kind in LEGS for edge in architecture.relationships_of(kind) if edge.source in phases]
    onward = _onward(architecture, phases, {edge.target for edge in edges if edge.target not in phases})
    for edge in edges:
        target = edge.target
        if target in phases:
            if phases[target] <= phases[edge.source]:
                continue
        elif target not in onward:
            continue
        chain = [Need(edge.source, target, edge)]
        while chain[-1].target not in phases:
            chain.append(onward[chain[-1].target])
        start, end = starts_with(architecture, edge, phases), phases[chain[-1].target]
        if start is not None and start < end and not is_bridged(edge):
            yield UnmetNeed(tuple(chain), start, end)


def is_bridged(edge: Relationship) -> bool:
    """Return whether a need can wait: by a transitional measure, or as data that only add to what is there."""
    properties = edge.properties
    if isinstance(properties, ReadProperties) and properties.additive:
        return True
    return isinstance(properties, DependencyProperties | ReadProperties) and properties.measure is not None


def interface_of(architecture: Architecture, reader: str, data: str) -> str | None:
    """Return the interface over which a reader takes data, or nothing where none is written down."""
    for edge in architecture.incoming(data, CARRIES):
        if reader in architecture.targets(edge.source, CONSUMER):
            return edge.source
    return None


def _onward(architecture: Architecture, numbers: Mapping[str, int], begin: set[str]) -> dict[str, Need]:
    """Return for each element without phase that is reached the need that leads to the latest phase."""
    direct: dict[int, list[Need]] = {}
    into: dict[str, list[Need]] = {}
    waiting = sorted(begin)
    seen = set(waiting)
    while waiting:
        for need in _needs_of(architecture, waiting.pop()):
            if need.target in numbers:
                direct.setdefault(numbers[need.target], []).append(need)
                continue
            into.setdefault(need.target, []).append(need)
            if need.target not in seen:
                seen.add(need.target)
                waiting.append(need.target)
    onward: dict[str, Need] = {}
    for number in sorted(direct, reverse=True):
        _spread(direct[number], into, onward)
    return onward


def _spread(needs: Iterable[Need], into: Mapping[str, list[Need]], onward: dict[str, Need]) -> None:
    found = deque(needs)
    while found:
        need = found.popleft()
        if need.source not in onward:
            onward[need.source] = need
            found.extend(into.get(need.source, ()))


def _needs_of(architecture: Architecture, element: str) -> Iterator[Need]:
    status = architecture[element].status
    if status is not None and status.exists_today:
        return
    edges = architecture.outgoing(element)
    for edge in edges:
        if is_bridged(edge):
            continue
        if edge.kind.name in _LEG_NAMES:
            yield Need(element, edge.target, edge)
        elif edge.kind.name == READS.name:
            masters = architecture.sources(edge.target, CREATES)
            if len(masters) == 1 and masters[0] != element:
                yield Need(element, masters[0], edge)
