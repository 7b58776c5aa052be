"""The precedence graph of an architecture."""

from collections.abc import Iterable, Iterator

from archtool.analysis.interfaces import TEMPORARY, exchanges
from archtool.analysis.phasing.entries import settle_entries
from archtool.analysis.phasing.precedence import HARD, Order, PrecedenceGraph, Reason, Release, foremost
from archtool.analysis.phasing.standing_for import StandingFor
from archtool.blueprints.governance import Policy
from archtool.blueprints.integration import ExternalSystem, Interface
from archtool.blueprints.programme import DependencyRule, Phase, Strength
from archtool.blueprints.relationships import (
    CARRIED_BY,
    CARRIES,
    CONSUMER,
    COPIES_FROM,
    COPIES_TO,
    CREATES,
    DEPENDS_ON,
    FIRST,
    HOSTED_ON,
    IN_ZONE,
    LOCATED_AT,
    PART_OF,
    PROVIDER,
    READS,
    THEN,
    DependencyProperties,
    ReadProperties,
)  # fmt: skip
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship, RelationshipKind
from archtool.source.text import Text

_PLACES = (HOSTED_ON, IN_ZONE, LOCATED_AT, COPIES_FROM, COPIES_TO, CARRIED_BY)

SOFT_RULE = 0.8
"""Strength of a soft rule without measure. The strengths of soft orders are assumptions; only their order matters."""

SOFT_DEPENDENCY = 0.6
BRIDGED = 0.5
"""Strength of a hard order that a transitional measure bridges."""

SOFT_RULE_WITH_MEASURE = 0.4
EXCHANGE = 0.2
"""Strength of an exchange over an interface that carries nothing which its consumer must have."""

ADDITIVE = 0.1
"""Strength of a data need that only adds to what its reader has."""


def precedence_of(architecture: Architecture) -> PrecedenceGraph:
    """Return the graph of an architecture's systems and infrastructure. Near linear in its relationships.

    Orders come from `depends_on`, from hosts, zones and places, from a part to the system of which it is one, from data
    to their reader, from interfaces, and from the dependency rules. Releases come from external systems and interfaces
    with a month of readiness on which a rule or a dependency waits.
    """
    reader = _Reader(architecture)
    found: dict[tuple[str, str], list[Order]] = {}
    for order in reader.orders():
        if order.after not in (order.before, *order.any_of):
            found.setdefault((order.before, order.after), []).append(order)
    ranked = {pair: sorted(some, key=foremost) for pair, some in found.items()}
    first = tuple(ranked[pair][0] for pair in sorted(ranked))
    return settle_entries(
        PrecedenceGraph(
            reader.standing.nodes,
            first,
            {pair: tuple(some[1:]) for pair, some in sorted(ranked.items()) if len(some) > 1},
            tuple(sorted(set(reader.releases()))),
            reader.standing.groups,
        )
    )


class _Reader:
    def __init__(self, architecture: Architecture) -> None:
        self._architecture = architecture
        self.standing = StandingFor(architecture)

    def orders(self) -> Iterator[Order]:
        yield from self._relationships(DEPENDS_ON, Reason.DEPENDENCY)
        for kind in _PLACES:
            yield from self._relationships(kind, Reason.PLACE)
        yield from self._parts()
        yield from self._data()
        yield from self._interfaces()
        yield from self._rules()

    def _relationships(self, kind: RelationshipKind, reason: Reason) -> Iterator[Order]:
        for edge in self._architecture.relationships_of(kind):
            strength, measure = _strength(edge)
            yield from self._between(
                edge.target, edge.source, Order("", "", reason, edge.target, strength, measure=measure)
            )

    def _parts(self) -> Iterator[Order]:
        nodes = frozenset(self.standing.nodes)
        for edge in self._architecture.relationships_of(PART_OF):
            if edge.source in nodes and edge.target in nodes:
                yield Order(edge.target, edge.source, Reason.PART, edge.target)

    def _data(self) -> Iterator[Order]:
        for edge in self._architecture.relationships_of(READS):
            masters = self._architecture.sources(edge.target, CREATES)
            if not masters or edge.source in masters or any(self.standing.is_there(one) for one in masters):
                continue
            strength, measure = _strength(edge)
            pattern = Order("", "", Reason.DATA, edge.target, strength, measure=measure)
            if len(masters) == 1:
                yield from self._between(masters[0], edge.source, pattern)
                continue
            some = tuple(sorted({one for master in masters for one in self.standing.parts(master)}))
            for after in self.standing.parts(edge.source) if some else ():
                yield Order(some[0], after, Reason.DATA, edge.target, strength, some, (), measure)

    def _interfaces(self) -> Iterator[Order]:
        for exchange in exchanges(self._architecture):
            if exchange.provider is None or exchange.is_temporary:
                continue
            for consumer in exchange.consumers:
                yield from self._between(
                    exchange.provider, consumer, Order("", "", Reason.INTERFACE, exchange.interface.id, EXCHANGE)
                )

    def _rules(self) -> Iterator[Order]:
        for rule in self._architecture.of(DependencyRule):
            for first in self._architecture.targets(rule.id, FIRST):
                for then in self._architecture.targets(rule.id, THEN):
                    yield from self._between(first, then, rule_order(rule))

    def _between(self, before: str, after: str, pattern: Order) -> Iterator[Order]:
        """Yield the orders between what two elements stand for: every part of `after` waits for one of `before`."""
        needed = tuple(self.standing.needs(before))
        if not needed:
            return
        for one in self.standing.parts(after):
            for need in needed:
                if one not in need.any_of and one not in need.through:
                    yield Order(
                        need.any_of[0], one, pattern.reason, pattern.evidence, pattern.strength,
                        need.any_of if len(need.any_of) > 1 else (), need.through, pattern.measure,
                    )  # fmt: skip

    def releases(self) -> Iterator[Release]:
        """Yield what cannot go live before something outside is ready, or a policy in force."""
        for edge in self._architecture.relationships_of(DEPENDS_ON):
            yield from self._ready(edge.target, (edge.source,), None)
        for rule in self._architecture.of(DependencyRule):
            if rule.strength is Strength.HARD:
                thens = self._architecture.targets(rule.id, THEN)
                for first in self._architecture.targets(rule.id, FIRST):
                    yield from self._ready(first, thens, rule.id)

    def _ready(self, condition: str, waiting: Iterable[str], rule: str | None) -> Iterator[Release]:
        month = self._month(condition)
        for one in waiting if month else ():
            for part in self.standing.parts(one):
                yield Release(part, month, condition, rule)

    def _month(self, condition: str) -> int:
        """Return the month from which something outside is ready, or a policy in force; 0 where nothing says so."""
        element = self._architecture[condition]
        if isinstance(element, ExternalSystem | Interface):
            return element.ready_month or 0
        phase = self._architecture.get(element.from_phase or "") if isinstance(element, Policy) else None
        return phase.start_month if isinstance(phase, Phase) and phase.order > 1 else 0


def rule_order(rule: DependencyRule) -> Order:
    """Return the pattern of the orders that a rule makes: its reason, id, strength and measure."""
    strength = HARD
    if rule.strength is Strength.SOFT:
        strength = SOFT_RULE if rule.measure is None else SOFT_RULE_WITH_MEASURE
    return Order("", "", Reason.RULE, rule.id, strength, measure=rule.measure)


def _strength(edge: Relationship) -> tuple[float, Text | None]:
    properties = edge.properties
    if isinstance(properties, ReadProperties):
        if properties.additive:
            return ADDITIVE, properties.measure
        return (HARD, None) if properties.measure is None else (BRIDGED, properties.measure)
    if isinstance(properties, DependencyProperties):
        if properties.measure is not None:
            return BRIDGED, properties.measure
        if properties.strength is Strength.SOFT:
            return SOFT_DEPENDENCY, None
    return HARD, None


def interface_between(architecture: Architecture, one: str, other: str) -> str | None:
    """Return the first permanent interface written down between two elements, whichever gives; or nothing."""
    for provider, consumer in ((one, other), (other, one)):
        for interface in architecture.sources(provider, PROVIDER):
            element = architecture[interface]
            is_permanent = isinstance(element, Interface) and element.type not in TEMPORARY
            if is_permanent and consumer in architecture.targets(interface, CONSUMER):
                return interface
    return None


def interface_for(architecture: Architecture, reader: str, data: str) -> Interface | None:
    """Return the permanent interface over which a reader takes data, or nothing where none is written down."""
    for interface in sorted(architecture.sources(data, CARRIES)):
        element = architecture[interface]
        if not isinstance(element, Interface) or element.type in TEMPORARY:
            continue
        if reader in architecture.targets(interface, CONSUMER):
            return element
    return None
