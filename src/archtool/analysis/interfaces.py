"""Interfaces as exchanges: who gives what to whom, by which gateway, and in which class of traffic."""

from dataclasses import dataclass

from archtool.blueprints.integration import ExternalSystem, Interface, InterfaceType, Mode
from archtool.blueprints.relationships import CARRIES, CONSUMER, PROVIDER, VIA
from archtool.model.architecture import Architecture
from archtool.model.relationship import RelationshipKind

BULK = frozenset({Mode.BATCH, Mode.FILE, Mode.STREAM_BATCH})
"""Modes that move many records at a time; all others are transactions. Source: review practice."""

TEMPORARY = frozenset({InterfaceType.MIGRATION, InterfaceType.TRANSITIONAL})
"""Types that are taken away when the new systems have taken over."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One interface with its ends.

    Attributes:
        interface: the interface.
        provider: id of who gives, where it is written.
        consumers: ids of who takes.
        gateways: ids of what it passes through.
        data: ids of the data that it carries.
        outside: ids of those ends that are external systems.
    """

    interface: Interface
    provider: str | None
    consumers: tuple[str, ...]
    gateways: tuple[str, ...]
    data: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def ends(self) -> tuple[str, ...]:
        """Return provider and consumers."""
        return self.consumers if self.provider is None else (self.provider, *self.consumers)

    @property
    def inside(self) -> tuple[str, ...]:
        """Return the ends that are no external systems."""
        return tuple(end for end in self.ends if end not in self.outside)

    @property
    def is_temporary(self) -> bool:
        """Return whether it serves a migration or a transition only."""
        return self.interface.type in TEMPORARY

    @property
    def is_bulk(self) -> bool:
        """Return whether it is bulk traffic; what states no mode is not."""
        return self.interface.mode in BULK


def exchanges(architecture: Architecture) -> tuple[Exchange, ...]:
    """Return every interface as an exchange, in source order. Linear."""
    providers, consumers = _targets(architecture, PROVIDER), _targets(architecture, CONSUMER)
    gateways, data = _targets(architecture, VIA), _targets(architecture, CARRIES)
    outside = {one.id for one in architecture.of(ExternalSystem)}
    found: list[Exchange] = []
    for interface in architecture.of(Interface):
        gives, takes = providers.get(interface.id, [None])[0], tuple(consumers.get(interface.id, ()))
        ends = takes if gives is None else (gives, *takes)
        found.append(
            Exchange(
                interface,
                gives,
                takes,
                tuple(gateways.get(interface.id, ())),
                tuple(data.get(interface.id, ())),
                tuple(end for end in ends if end in outside),
            )
        )
    return tuple(found)


def _targets(architecture: Architecture, kind: RelationshipKind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(kind):
        found.setdefault(edge.source, []).append(edge.target)
    return found
