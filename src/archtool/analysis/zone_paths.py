"""Security zones: in which of them an element lies, and which ways between them are permitted."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.hosting import Hosting
from archtool.blueprints.infrastructure import Zone
from archtool.blueprints.protection import ZoneRole
from archtool.blueprints.relationships import CONSUMER, IN_ZONE, PERMITS_FLOW_TO, PROVIDER, VIA, PermissionProperties
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of an interface: from one element that it touches to the next.

    Attributes:
        source: element where it begins.
        target: element where it ends.
        edge: the relationship of the interface that names the later of the two that is not the provider.
    """

    source: str
    target: str
    edge: Relationship


class ZonePaths:
    """The zones of elements and the permitted flows between zones; what is not permitted is denied.

    A system lies in the zones of the nodes that host it, one a tier; a device or an external system lies in its own.
    """

    __slots__ = ("_architecture", "_hosting", "_permissions", "_zones")

    def __init__(self, architecture: Architecture, hosting: Hosting | None = None) -> None:
        """Read the zones, the hosts and the permitted flows of an architecture."""
        self._architecture = architecture
        self._hosting = hosting or architecture.derived(Hosting)
        self._zones: dict[str, tuple[str, ...]] = {}
        self._permissions = {
            (edge.source, edge.target): edge for edge in architecture.relationships_of(PERMITS_FLOW_TO)
        }

    def of(self, element: str) -> tuple[str, ...]:
        """Return the zones in which an element lies, in source order: its own, else those of its hosts."""
        known = self._zones.get(element)
        if known is None:
            own = self._architecture.targets(element, IN_ZONE)
            hosts = () if own else self._hosting.hosts(element)
            through = (zone for host in hosts for zone in self._architecture.targets(host, IN_ZONE))
            known = self._zones[element] = own or tuple(dict.fromkeys(through))
        return known

    def role(self, zone: str) -> ZoneRole | None:
        """Return what a zone is for, or nothing where it does not say."""
        found = self._architecture[zone]
        return found.role if isinstance(found, Zone) else None

    def permission(self, source: str, target: str) -> Relationship | None:
        """Return the permitted flow from one zone to another, or nothing."""
        return self._permissions.get((source, target))

    def permissions(self, source: str, target: str) -> tuple[Relationship, ...]:
        """Return the permitted flows by which one element reaches another directly, from tier to tier."""
        edges = (self.permission(one, other) for one in self.of(source) for other in self.of(target))
        return tuple(edge for edge in edges if edge is not None)

    def permits(self, giver: str, taker: str, is_push: bool) -> bool:
        """Return whether one element can hand data to another: inside one zone, or by a permitted flow.

        What is pushed needs a flow from the giver; what is asked for may also be fetched by a flow from the taker.
        Elements whose zone is unknown are not judged.
        """
        if not self.of(giver) or not self.of(taker) or self.share_zone(giver, taker):
            return True
        return bool(self.permissions(giver, taker) or (not is_push and self.permissions(taker, giver)))

    def share_zone(self, source: str, target: str) -> bool:
        """Return whether two elements lie in a common zone, where no boundary stands between them."""
        return not frozenset(self.of(source)).isdisjoint(self.of(target))

    def legs(self, interface: str) -> Iterator[Leg]:
        """Yield the stretches of an interface: provider, what it passes through in order, each consumer."""
        provider = self._architecture.target(interface, PROVIDER)
        if provider is None:
            return
        here = provider
        for edge in self._architecture.outgoing(interface, VIA):
            if edge.target != here:
                yield Leg(here, edge.target, edge)
                here = edge.target
        for edge in self._architecture.outgoing(interface, CONSUMER):
            if edge.target != here:
                yield Leg(here, edge.target, edge)


def guards(edge: Relationship) -> tuple[str, ...]:
    """Return the ids of the devices on the boundary that a permitted flow crosses."""
    return edge.properties.controls if isinstance(edge.properties, PermissionProperties) else ()


def is_guarded(edge: Relationship) -> bool:
    """Return whether a permitted flow names what guards it, a device or otherwise."""
    note = edge.properties.control_note if isinstance(edge.properties, PermissionProperties) else None
    return bool(guards(edge)) or note is not None
