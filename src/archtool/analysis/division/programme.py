"""The problem of dividing a programme's applications, read from its model."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.division.fixed_lots import FixedLot, ProcurementCategory
from archtool.analysis.division.problem import Limits, Order, Problem
from archtool.analysis.division.rules import Separate, Together
from archtool.analysis.division.settings import DivisionSettings
from archtool.analysis.estimate import costed
from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.analysis.needs import is_bridged
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.application import Module, System
from archtool.blueprints.programme import SplitRule, SplitSort, Strength
from archtool.blueprints.relationships import BINDS, DEPENDS_ON, DependencyProperties
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship


def problem_of(
    architecture: Architecture, affinity: Affinity, settings: DivisionSettings, fixed: tuple[FixedLot, ...]
) -> Problem:
    """Return the problem of dividing what was compared; what is divided by category already is `fixed`.

    What must be together: what a split rule binds so (a group binds everything in it), a system and its modules, which
    are not delivered alone, and hubs of one whole that were set aside. The first that a rule of separation binds is
    kept from all others that it binds.
    """
    owners = _Owners(architecture, affinity.systems)
    return Problem(
        similarity=affinity.similarity,
        cost=_costs(architecture, owners),
        category=dict.fromkeys(affinity.systems, ProcurementCategory.SOFTWARE.value),
        together=(*_rules_together(architecture, owners), *_modules(architecture, owners), *_hubs(affinity)),
        separate=tuple(_rules_separate(architecture, owners)),
        limits=_limits(architecture, settings, len(fixed)),
        interfaces=_interfaces(architecture, owners),
        correlation=affinity.correlation,
        whole={node: lineage[1] for node in affinity.systems if len(lineage := owners.lineage(node)) > 1},
        order=_order(architecture, owners),
    )


class _Owners:
    """The node that the facts of an element belong to: the innermost of its wholes that is divided."""

    def __init__(self, architecture: Architecture, nodes: Iterable[str]) -> None:
        self.nodes = tuple(nodes)
        self.lineage = architecture.derived(Localities).lineage
        self._known = frozenset(nodes)
        self._lots = architecture.derived(Lots)

    def of(self, element: str) -> str | None:
        return next((one for one in self.lineage(element) if one in self._known), None)

    def bound(self, element: str) -> tuple[str, ...]:
        """Return the nodes that a rule binds when it binds an element: itself, its parts, or what a lot builds."""
        return tuple(node for node in self.nodes if element in self.lineage(node) or self._lots.of(node) == element)


def _costs(architecture: Architecture, owners: _Owners) -> Mapping[str, Decimal]:
    found = dict.fromkeys(owners.nodes, Decimal(0))
    for element, amount in costed(architecture):
        node = owners.of(element.id) if isinstance(element, System | Module) else None
        if node is not None:
            found[node] += amount
    return found


def _rules(architecture: Architecture, sort: SplitSort) -> tuple[SplitRule, ...]:
    return tuple(rule for rule in architecture.of(SplitRule) if rule.sort is sort)


def _rules_together(architecture: Architecture, owners: _Owners) -> Iterable[Together]:
    for rule in _rules(architecture, SplitSort.TOGETHER):
        bound = architecture.targets(rule.id, BINDS)
        members = dict.fromkeys(node for element in bound for node in owners.bound(element))
        if rule.strength is Strength.HARD and len(members) > 1:
            yield Together(rule.id, tuple(sorted(members)))


def _modules(architecture: Architecture, owners: _Owners) -> Iterable[Together]:
    for system in architecture.of(System):
        members = [node for node in owners.nodes if system.id in owners.lineage(node)]
        if len(members) > 1:
            yield Together(system.id, tuple(members))


def _hubs(affinity: Affinity) -> Iterable[Together]:
    wholes: dict[str, list[str]] = {}
    removed = frozenset(affinity.removed)
    for hub in affinity.hubs:
        if hub.system in removed and hub.whole is not None:
            wholes.setdefault(hub.whole, []).append(hub.system)
    return (Together(whole, tuple(sorted(hubs))) for whole, hubs in sorted(wholes.items()) if len(hubs) > 1)


def _rules_separate(architecture: Architecture, owners: _Owners) -> Iterable[Separate]:
    for rule in _rules(architecture, SplitSort.SEPARATE):
        bound = [owners.bound(element) for element in architecture.targets(rule.id, BINDS)]
        others = tuple(sorted({node for group in bound[1:] for node in group}))
        if bound and bound[0] and others:
            yield Separate(rule.id, bound[0], others, rule.strength is Strength.HARD)


def _limits(architecture: Architecture, settings: DivisionSettings, fixed: int) -> Limits:
    """Return the sizes that rules state, else those of the settings; the number is what the fixed lots leave."""
    cap, floor, largest = settings.cap.amount, settings.floor.amount, None
    for rule in _rules(architecture, SplitSort.SIZE):
        if rule.smallest is not None:
            floor = rule.smallest.amount
        if rule.largest is not None and rule.strength is Strength.HARD:
            cap = rule.largest.amount
        elif rule.largest is not None:
            largest = rule.largest.amount
    number = settings.number
    fewest, most, target = (max(1, count - fixed) for count in (number.fewest, number.most, number.target))
    return Limits(cap, floor, cap if largest is None else largest, fewest, most, target)


def _interfaces(architecture: Architecture, owners: _Owners) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for exchange in exchanges(architecture):
        ends = {node for end in exchange.inside if (node := owners.of(end)) is not None}
        if len(ends) > 1 and not exchange.is_temporary:
            found[exchange.interface.id] = tuple(sorted(ends))
    return dict(sorted(found.items()))


def _order(architecture: Architecture, owners: _Owners) -> Order:
    if not _rules(architecture, SplitSort.ORDER):
        return Order()
    numbers = architecture.derived(phase_numbers)
    early = frozenset(node for node in owners.nodes if numbers.get(node) == 1)
    contracted = set(_interfaces(architecture, owners).values())
    needs: set[tuple[str, str]] = set()
    for edge in architecture.relationships_of(DEPENDS_ON):
        one, other = owners.of(edge.source), owners.of(edge.target)
        if one is None or other is None or one not in early or numbers.get(other, 1) == 1:
            continue
        if not is_bridged(edge) and not _is_soft(edge) and tuple(sorted((one, other))) not in contracted:
            needs.add((one, other))
    return Order(early, tuple(sorted(needs)))


def _is_soft(edge: Relationship) -> bool:
    return isinstance(edge.properties, DependencyProperties) and edge.properties.strength is Strength.SOFT
