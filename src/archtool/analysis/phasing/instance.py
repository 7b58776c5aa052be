"""The phasing of an architecture as a problem: deliverables with what orders, dates, money and capacity bind them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.cycles import strong_components
from archtool.analysis.estimate import costed
from archtool.analysis.lots import Lots
from archtool.analysis.phasing.calendar import Calendar, calendar_of, money_limits, rounded_up
from archtool.analysis.phasing.first_packages import first_packages
from archtool.analysis.phasing.levels import Levels, levels_of
from archtool.analysis.phasing.precedence import Order, PrecedenceGraph, Reason, Release
from archtool.analysis.phasing.priority import Priority, priorities_of
from archtool.analysis.phasing.problem import Capacity, Item, Pair, PhaseProblem
from archtool.analysis.phasing.reading import SOFT_RULE_WITH_MEASURE, interface_between, interface_for, precedence_of
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.tearing import TearSort, Torn, Way, torn
from archtool.blueprints.application import Module, System
from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import USED_BY
from archtool.model.architecture import Architecture
from archtool.workspace.members import members


@dataclass(frozen=True, slots=True)
class Instance:
    """Everything that an assignment, its reasons and its argument are worked out from.

    Attributes:
        graph: what must come before what, circles included.
        torn: the same without circles, of which weak preferences are left out.
        levels: the levels of that.
        priorities: by deliverable.
        calendar: phases and terms.
        releases: every release by deliverable, the latest first.
        lot_of: the subproject of each deliverable that has one.
        ahead: the first package of each subproject that is tendered in two steps.
        problem: the problem itself.
    """

    graph: PrecedenceGraph
    torn: Torn
    levels: Levels
    priorities: Mapping[str, Priority]
    calendar: Calendar
    releases: Mapping[str, tuple[Release, ...]]
    lot_of: Mapping[str, str]
    ahead: Mapping[str, str]
    problem: PhaseProblem


def instance_of(architecture: Architecture, settings: PhasingSettings) -> Instance:
    """Return the problem of an architecture.

    Exchanges and data that only add to what is there make no circle that would have to be torn; they weigh in the
    penalty of an assignment alone.
    """
    graph = precedence_of(architecture)
    firm = [order for order in graph.orders if order.strength >= SOFT_RULE_WITH_MEASURE]
    open_orders = torn(graph.nodes, firm, Contracts(architecture))
    priorities = priorities_of(architecture, graph, open_orders, settings.priorities)
    calendar = calendar_of(architecture)
    lots = architecture.derived(Lots)
    lot_of = {node: lot for node in graph.nodes if (lot := lots.of(node)) is not None}
    ahead = first_packages(graph, calendar, lot_of)
    releases = _releases(graph, calendar, lot_of, ahead, settings)
    costs = {element.id: cost for element, cost in costed(architecture)}
    items = tuple(
        Item(
            node,
            priorities[node].total,
            costs.get(node, Decimal(0)),
            max((release.month for release in releases.get(node, ())), default=0),
            1,
            priorities[node].users > 0 and isinstance(architecture[node], System | Module),
        )
        for node in graph.nodes
    )
    capacities = (
        *_lot_capacities(calendar, lot_of, settings),
        *_hospital_capacities(architecture, graph, calendar, settings),
    )
    problem = PhaseProblem(
        items,
        tuple(sorted(_pairs(graph, lot_of, settings))),
        calendar.windows,
        money_limits(architecture, calendar, settings),
        tuple(sorted(capacities, key=lambda one: (one.id, one.phase))),
        settings.soft_penalty,
    )
    return Instance(graph, open_orders, levels_of(open_orders), priorities, calendar, releases, lot_of, ahead, problem)


class Contracts:
    """Releases a hard need between two elements where a permanent interface between them is written down."""

    def __init__(self, architecture: Architecture) -> None:
        """Look into an architecture."""
        self._architecture = architecture

    def __call__(self, order: Order) -> Way | None:
        """Return the interface whose contract, published first, lets both sides be built at once; or nothing."""
        if order.reason not in (Reason.DATA, Reason.DEPENDENCY, Reason.RULE):
            return None
        carried = (
            interface_for(self._architecture, order.after, order.evidence) if order.reason is Reason.DATA else None
        )
        interface = (
            carried.id if carried is not None else interface_between(self._architecture, order.before, order.after)
        )
        return None if interface is None else Way(TearSort.CONTRACT, interface)


def _releases(
    graph: PrecedenceGraph,
    calendar: Calendar,
    lot_of: Mapping[str, str],
    ahead: Mapping[str, str],
    settings: PhasingSettings,
) -> dict[str, tuple[Release, ...]]:
    found: dict[str, list[Release]] = {}
    for release in graph.releases:
        found.setdefault(release.element, []).append(release)
    for node, lot in lot_of.items():
        term = calendar.term(lot) if settings.keeps_work_packages else None
        if term is not None:
            is_ahead = term.tender is None or ahead.get(lot) == node
            month, package = (term.first, term.package) if is_ahead else (term.second, term.second_package)
            found.setdefault(node, []).append(Release(node, month, package))
    return {node: tuple(sorted(found[node], key=lambda one: (-one.month, one))) for node in sorted(found)}


def _pairs(graph: PrecedenceGraph, lot_of: Mapping[str, str], settings: PhasingSettings) -> Iterator[Pair]:
    """Yield every order as a pair; a handover lies between subprojects, unless both sides build at once.

    They do where they wait for each other: a circle that is opened by contracts is all the same built in one phase.
    """
    hard: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for order in graph.hard:
        hard[order.before].append(order.after)
    at_once = {node: place for place, package in enumerate(strong_components(hard)) for node in package}
    for order in graph.orders:
        one, other = lot_of.get(order.before), lot_of.get(order.after)
        is_apart = one is not None and other is not None and one != other
        is_apart = is_apart and at_once[order.before] != at_once[order.after]
        lag = settings.handover_months if order.is_hard and is_apart else 0
        yield Pair(order.before, order.after, order.strength, lag)


def _lot_capacities(calendar: Calendar, lot_of: Mapping[str, str], settings: PhasingSettings) -> Iterator[Capacity]:
    """Yield how much of a subproject may be live by the end of each phase but the last: its builder has one staff.

    That is somewhat more than an even rate would give, and for a subproject of a few deliverables, of which an even
    rate says nothing, so many a month. Source: assumption.
    """
    by_lot: dict[str, list[str]] = {}
    for node, lot in lot_of.items():
        by_lot.setdefault(lot, []).append(node)
    for term in calendar.terms:
        some = tuple(sorted(by_lot.get(term.lot, ())))
        for phase, window in enumerate(calendar.windows[:-1], start=1):
            evenly = term.built(window.end) * len(some) * Decimal(str(settings.peak))
            at_least = term.months_built(window.end) * settings.least_per_month
            most = rounded_up(max(evenly, at_least))
            if 0 < most < len(some):
                yield Capacity(term.lot, phase, some, most)


def _hospital_capacities(
    architecture: Architecture, graph: PrecedenceGraph, calendar: Calendar, settings: PhasingSettings
) -> Iterator[Capacity]:
    """Yield how many of the systems that hospitals use may go live in each phase but the last."""
    hospitals = {one.id for one in architecture.of(Organisation) if one.level in ("tertiary", "secondary")}
    using = {one.id for one in architecture.of(Organisation) if hospitals.intersection(members(architecture, one.id))}
    some = tuple(node for node in graph.nodes if using.intersection(architecture.targets(node, USED_BY)))
    before = 0
    for phase, window in enumerate(calendar.windows[:-1], start=1):
        most = settings.hospital_systems_per_month * (window.end - max(before, window.start - 1))
        before = window.end
        if most < len(some):
            yield Capacity(HOSPITALS, phase, some, most, is_cumulative=False)


HOSPITALS = "hospitals"
"""Id of the capacity of hospitals, where a breach names it."""
