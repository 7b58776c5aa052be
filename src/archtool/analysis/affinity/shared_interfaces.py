"""Component interfaces: what passes between two systems, and how firmly that binds them."""

import math
from typing import NamedTuple

from archtool.analysis.affinity.evidence import SharedInterface
from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key
from archtool.analysis.interfaces import Exchange, exchanges
from archtool.model.architecture import Architecture


class Coupling(NamedTuple):
    """How firmly interfaces bind two systems, 0 to 1, and which they are, by id."""

    value: float
    interfaces: tuple[SharedInterface, ...]


def shared_interfaces(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, Coupling]:
    """Return the coupling of every pair with an interface between them: 1 − exp(−Σ strength / saturation).

    Both directions count, each interface once a pair. Interfaces of a migration or a transition do not count: they
    follow from a division into phases and are taken away again. Linear in the interfaces.
    """
    found: dict[Key, dict[str, SharedInterface]] = {}
    for exchange in architecture.derived(exchanges):
        for pair in linked_pairs(exchange, nodes):
            own = exchange.interface
            passing = settings.hubs.passing if exchange.gateways else 1.0
            strength = settings.strengths.of(own.mode) * passing
            found.setdefault(pair, {})[own.id] = SharedInterface(own.id, own.mode, strength, exchange.gateways)
    return {pair: _coupling(found[pair], settings.saturation) for pair in sorted(found)}


def linked_pairs(exchange: Exchange, nodes: Nodes) -> tuple[Key, ...]:
    """Return the pairs of provider and consumer that an interface links, where it is there to stay."""
    provider = nodes.owner.get(exchange.provider or "")
    if provider is None or exchange.is_temporary:
        return ()
    consumers = (nodes.owner.get(consumer) for consumer in exchange.consumers)
    return tuple((min(provider, one), max(provider, one)) for one in consumers if one is not None and one != provider)


def _coupling(interfaces: dict[str, SharedInterface], saturation: float) -> Coupling:
    ordered = tuple(interfaces[one] for one in sorted(interfaces))
    return Coupling(-math.expm1(-math.fsum(one.strength for one in ordered) / saturation), ordered)
