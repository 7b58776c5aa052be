"""Capacity: what is asked of pools and storage, what they have, and what must fit when a centre fails. Exact."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.hosting import Hosting, centres_of
from archtool.blueprints.application import Module, System
from archtool.blueprints.infrastructure import Centre, ResourcePool, Storage
from archtool.blueprints.programme import Needs, Subproject, Volume
from archtool.blueprints.relationships import IN_ZONE, SERVES, SIZES, SUBPROJECT
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.quantity import BANDWIDTH, COMPUTE, SIZE, Quantity, plain
from archtool.source.text import Text, both


class Resource(StrEnum):
    """What is asked for."""

    PROCESSORS = "processors"
    MEMORY = "memory"
    BLOCK = "block"
    OBJECTS = "objects"

    @property
    def label(self) -> Text:
        """Return the resource's name inside a sentence."""
        return _RESOURCE_LABELS[self]


_RESOURCE_LABELS = {
    Resource.PROCESSORS: both("处理器", "processors"),
    Resource.MEMORY: both("内存", "memory"),
    Resource.BLOCK: both("块存储", "block storage"),
    Resource.OBJECTS: both("对象存储", "object storage"),
}


@dataclass(frozen=True, slots=True)
class Demand:
    """What one element asks: `source` is a subproject, a system, a module or a volume."""

    source: str
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Load:
    """Everything that is asked of one node, against what it has; demands in source order, one at least."""

    host: str
    resource: Resource
    demands: tuple[Demand, ...]
    capacity: Quantity

    @property
    def total(self) -> Decimal:
        """Return the sum of the demands, in the base unit."""
        return sum((demand.amount.amount for demand in self.demands), Decimal(0))

    def fits(self, limit: Decimal) -> bool:
        """Return whether the demand is at most a share of the capacity; exact."""
        return self.total <= limit * self.capacity.amount

    def __str__(self) -> str:
        """Return the sum as an engineer writes it: SP-05 360 + SP-06 760 = 1120 of 2560 vCPU = 43.8 %."""
        return worked_sum(self.demands, self.capacity)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A demand that falls on no node: nothing that hosts the element states a capacity of this sort."""

    source: str
    resource: Resource
    amount: Quantity


@dataclass(frozen=True, slots=True)
class Placement:
    """All demands of an architecture, on the nodes where they fall; nodes in source order."""

    loads: tuple[Load, ...]
    unplaced: tuple[Unplaced, ...]


def place(architecture: Architecture, hosting: Hosting) -> Placement:
    """Return which node bears which demand. Linear.

    A system's processors and memory fall on the first of its pools that states them. A subproject asks for its systems
    together: its demand falls on the pool that hosts most of them, and their own is not counted again. Block and object
    storage fall on the storage of that form that hosts them, else on one that serves a pool that does, else on the only
    one there is. A volume in processors falls on the pools that it sizes.

    Source: the reference programme (demand of the subprojects against pools A, internet zone and big data).
    """
    return _Placing(architecture, hosting).run()


def placement(architecture: Architecture) -> Placement:
    """Return which node of an architecture bears which demand."""
    return place(architecture, architecture.derived(Hosting))


def measured(volume: Volume) -> Quantity | None:
    """Return the amount of a volume as a quantity, where its unit is one of processors, bandwidth or size."""
    unit = volume.unit.in_language("en").replace(" ", "")
    for dimension in (COMPUTE, BANDWIDTH, SIZE):
        factor = dimension.factor(unit)
        if factor is not None:
            return Quantity(volume.amount * factor, dimension, unit)
    return None


def worked_sum(demands: Iterable[Demand], capacity: Quantity) -> str:
    """Return demands, their sum, the capacity and the share of it, in the capacity's unit."""
    every = tuple(demands)
    unit = capacity.unit or capacity.dimension.units[0][0]
    terms = [f"{demand.source} {_short(demand.amount.in_unit(unit))}" for demand in every[:_TERMS]]
    if len(every) > _TERMS:
        terms.append(f"... (+{len(every) - _TERMS})")
    total = sum((demand.amount.amount for demand in every), Decimal(0))
    there = _short(capacity.in_unit(unit))
    return f"{' + '.join(terms)} = {_short(total / _factor(capacity))} / {there} {unit} = {percent(total, capacity)}"


def percent(amount: Decimal, capacity: Quantity) -> str:
    """Return an amount as a percentage of a capacity, at most one decimal."""
    if not capacity.amount:
        return "∞"
    return f"{plain(round(amount / capacity.amount * 100, 1))} %"


_TERMS = 10
"""Terms that a sum spells out before it counts the rest."""


def _short(number: Decimal) -> str:
    return plain(round(number, 2))


def _factor(quantity: Quantity) -> Decimal:
    return quantity.dimension.factor(quantity.unit or quantity.dimension.units[0][0]) or Decimal(1)


class _Placing:
    """Places demands, node by node."""

    def __init__(self, architecture: Architecture, hosting: Hosting) -> None:
        self._architecture = architecture
        self._hosting = hosting
        self._order = {element.id: number for number, element in enumerate(architecture.elements)}
        self._found: dict[tuple[str, Resource], list[Demand]] = {}
        self._unplaced: list[Unplaced] = []
        self._storages = architecture.of(Storage)
        self._bearers: dict[tuple[str, ...], tuple[Element | None, ...]] = {}

    def run(self) -> Placement:
        """Return every load and what could not be placed."""
        together = {one.id: one for one in self._architecture.of(Subproject) if one.needs is not None}
        hosts: dict[str, Counter[str]] = {subproject: Counter() for subproject in together}
        counted: set[str] = set()
        for edge in self._architecture.relationships_of(SUBPROJECT):
            if edge.target in together and isinstance(self._architecture[edge.source], System | Module):
                counted.add(edge.source)
                hosts[edge.target].update(self._hosting.hosts(edge.source))
        for subproject in together.values():
            often = hosts[subproject.id]
            ranked = sorted(often, key=lambda node: (-often[node], self._order[node]))
            self._ask(subproject.id, subproject.needs, ranked)
        systems: tuple[System | Module, ...] = (*self._architecture.of(System), *self._architecture.of(Module))
        for system in systems:
            if system.needs is not None and system.id not in counted:
                self._ask(system.id, system.needs, self._hosting.hosts(system.id))
        self._ask_by_volume()
        return Placement(tuple(self._loads()), tuple(self._unplaced))

    def _ask(self, source: str, needs: Needs | None, hosts: Iterable[str]) -> None:
        if needs is None:
            return
        names = tuple(hosts)
        bearers = self._bearers.get(names)
        if bearers is None:
            bearers = self._bearers[names] = self._bearing(names)
        wanted = (needs.cpu, needs.memory, needs.storage, needs.objects)
        for resource, amount, node in zip(Resource, wanted, bearers, strict=True):
            if amount is None or not amount.amount:
                continue
            if node is not None:
                self._found.setdefault((node.id, resource), []).append(Demand(source, amount))
            elif names:
                self._unplaced.append(Unplaced(source, resource, amount))

    def _bearing(self, hosts: tuple[str, ...]) -> tuple[Element | None, ...]:
        """Return for each resource, in their order, the node that bears what is asked of some hosts."""
        nodes = tuple(self._architecture[host] for host in hosts)
        pools = [node for node in nodes if isinstance(node, ResourcePool)]
        processors = _first(pools, Resource.PROCESSORS)
        block = self._storage("block", nodes) or _first(pools, Resource.BLOCK)
        return processors, processors, block, self._storage("object", nodes)

    def _storage(self, form: str, nodes: tuple[Element, ...]) -> Storage | None:
        formed = [one for one in self._storages if one.form == form]
        ids = {node.id for node in nodes}
        hosting = [one for one in formed if one.id in ids]
        serving = [one for one in formed if not ids.isdisjoint(self._architecture.targets(one.id, SERVES))]
        candidates = hosting or serving or (formed if len(formed) == 1 else [])
        return candidates[0] if candidates else None

    def _ask_by_volume(self) -> None:
        for edge in self._architecture.relationships_of(SIZES):
            volume, node = self._architecture[edge.source], self._architecture[edge.target]
            amount = measured(volume) if isinstance(volume, Volume) else None
            if amount is not None and amount.dimension is COMPUTE and isinstance(node, ResourcePool):
                self._found.setdefault((node.id, Resource.PROCESSORS), []).append(Demand(volume.id, amount))

    def _loads(self) -> Iterator[Load]:
        for node, resource in sorted(self._found, key=lambda one: (self._order[one[0]], list(Resource).index(one[1]))):
            capacity = capacity_of(self._architecture[node], resource)
            if capacity is not None:
                yield Load(node, resource, tuple(self._found[node, resource]), capacity)


def _first(pools: Iterable[ResourcePool], resource: Resource) -> ResourcePool | None:
    return next((pool for pool in pools if capacity_of(pool, resource) is not None), None)


def capacity_of(node: Element, resource: Resource) -> Quantity | None:
    """Return how much of a resource a node has, or nothing where it does not say."""
    if isinstance(node, Storage):
        return node.capacity
    if not isinstance(node, ResourcePool):
        return None
    if resource is Resource.PROCESSORS:
        return node.compute
    return node.memory if resource is Resource.MEMORY else node.capacity


@dataclass(frozen=True, slots=True)
class FailOver:
    """What one centre must carry on with when the production centre fails.

    Attributes:
        lost: the pool of the production centre that fails.
        survivors: pools that stand elsewhere in the same zone and take over; empty where there are none.
        demands: what the core asks of the lost pool.
        capacity: processors of the survivors together.
    """

    lost: str
    survivors: tuple[str, ...]
    demands: tuple[Demand, ...]
    capacity: Quantity

    @property
    def total(self) -> Decimal:
        """Return what the core asks, in processors."""
        return sum((demand.amount.amount for demand in self.demands), Decimal(0))

    def fits(self, limit: Decimal) -> bool:
        """Return whether the core fits the survivors; exact."""
        return self.total <= limit * self.capacity.amount


def fail_overs(architecture: Architecture, placement: Placement) -> Iterator[FailOver]:
    """Yield, for each pool that stands in the production centre alone, what its core asks of the pools that remain.

    Source: the reference programme (core set of SP-05, SP-06, SP-07, SP-11 against pool B).
    """
    core = {one.id for one in architecture.of(Subproject) if one.is_core}
    roles = {one.id: one.role for one in architecture.of(Centre)}
    production = frozenset(centre for centre, role in roles.items() if role == "production")
    same_city = frozenset(centre for centre, role in roles.items() if role == "same-city")
    of_core = {edge.source for edge in architecture.relationships_of(SUBPROJECT) if edge.target in core} | core
    heirs: dict[str, list[ResourcePool]] = {}
    for pool in architecture.of(ResourcePool):
        places = centres_of(architecture, pool.id)
        if pool.compute is not None and places and places <= same_city:
            for zone in architecture.targets(pool.id, IN_ZONE):
                heirs.setdefault(zone, []).append(pool)
    for load in placement.loads:
        places = centres_of(architecture, load.host)
        demands = tuple(demand for demand in load.demands if demand.source in of_core)
        if load.resource is not Resource.PROCESSORS or not demands or not places or not places <= production:
            continue
        zones = architecture.targets(load.host, IN_ZONE)
        pools = {pool.id: pool for zone in zones for pool in heirs.get(zone, ())}
        amounts = (pool.compute.amount for pool in pools.values() if pool.compute is not None)
        yield FailOver(load.host, tuple(pools), demands, Quantity(sum(amounts, Decimal(0)), COMPUTE, "vCPU"))
