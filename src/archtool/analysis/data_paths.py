"""How data arrive at those who need them: inside a system or group, by interfaces, or by a shared store."""

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from archtool.analysis.localities import Localities
from archtool.blueprints.data import DataStore, StoreLayer
from archtool.blueprints.integration import Interface, InterfaceType
from archtool.blueprints.relationships import (
    CARRIES,
    CONSUMER,
    CREATES,
    DEPENDS_ON,
    KEPT_BY,
    PROVIDER,
    READS,
    STORED_IN,
    UPDATES,
)
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship, RelationshipKind

SHARED_LAYERS = frozenset({StoreLayer.STANDARD, StoreLayer.WAREHOUSE, StoreLayer.MART, StoreLayer.GOVERNANCE})
"""Layers whose stores are built to be read by others; business databases, buffers and raw pools serve their keepers."""

_TEMPORARY = (InterfaceType.MIGRATION, InterfaceType.TRANSITIONAL)


class Way(StrEnum):
    """How data arrive, from the nearest to the farthest."""

    SAME_SYSTEM = "same-system"
    SAME_GROUP = "same-group"
    INTERFACE = "interface"
    TENANT_VIEW = "tenant-view"
    CHAIN = "chain"
    STORE = "store"


class Step(NamedTuple):
    """One step of data on their way: to `to`, inside or by `through` (a whole, an interface or a store)."""

    way: Way
    through: str
    to: str


@dataclass(frozen=True, slots=True)
class DataPath:
    """The shortest way on which data come from their master to an element; no steps for the master itself."""

    steps: tuple[Step, ...]

    @property
    def way(self) -> Way | None:
        """Return what characterises the path: a store, else the number of interfaces, else the common whole."""
        ways = [step.way for step in self.steps]
        if Way.STORE in ways:
            return Way.STORE
        interfaces = [way for way in ways if way in (Way.INTERFACE, Way.TENANT_VIEW)]
        if interfaces:
            return interfaces[0] if len(interfaces) == 1 else Way.CHAIN
        return ways[-1] if ways else None


class Need(NamedTuple):
    """A reader or updater of data, and the path on which they arrive there, or nothing."""

    edge: Relationship
    path: DataPath | None


class Carrier(NamedTuple):
    """An interface that carries data, with its ends."""

    interface: str
    provider: str
    consumers: tuple[str, ...]


class DataPaths:
    """The paths of all data of an architecture, worked out for the data that are asked about.

    Data pass freely between elements that are local to each other (`Localities`). They pass an interface that carries
    them when its provider has them; interfaces for migration or transition do not count, because they are taken away.
    Those who keep the store in which they lie have them. Where the layer of a store is one of `SHARED_LAYERS`, the
    system that keeps it and has the data serves those that depend on it, on what it is part of, or on a part of it,
    themselves or as part of a whole.

    Linear in the relationships of the data that are asked about, times the depth of parts.

    Source: method 5.2 DAT-09, 2.4 UC-10.
    """

    def __init__(self, architecture: Architecture) -> None:
        """Index interfaces and stores by the data that they carry and hold."""
        self._localities = Localities(architecture)
        self._masters = _by_target(architecture, CREATES)
        self._readers = _by_target(architecture, READS)
        self._updaters = _by_target(architecture, UPDATES)
        temporary = {one.id for one in architecture.of(Interface) if one.type in _TEMPORARY}
        self._views = {one.id for one in architecture.of(Interface) if one.type is InterfaceType.TENANT_VIEW}
        self._interfaces = {
            data: [edge.source for edge in edges if edge.source not in temporary]
            for data, edges in _by_target(architecture, CARRIES).items()
        }
        self._provider = {edge.source: edge.target for edge in architecture.relationships_of(PROVIDER)}
        self._consumers = _targets(architecture, CONSUMER)
        self._stores = _targets(architecture, STORED_IN)
        shared = {store.id for store in architecture.of(DataStore) if store.layer in SHARED_LAYERS}
        self._keepers = _targets(architecture, KEPT_BY)
        self._kept: dict[str, str] = {}
        for store, keepers in self._keepers.items():
            for keeper in keepers if store in shared else ():
                self._kept.setdefault(keeper, store)
        self._needed = _targets(architecture, DEPENDS_ON)

    def needs(self) -> Iterable[Need]:
        """Yield every reader of every data, masters aside, with its path; data in the order of their first readers."""
        for data, edges in self._readers.items():
            yield from self._needs(data, edges)

    def updates(self) -> Iterable[Need]:
        """Yield every updater of every data, masters aside, with the path on which the data come to it."""
        for data, edges in self._updaters.items():
            yield from self._needs(data, edges)

    def interfaces(self, data: str) -> tuple[Carrier, ...]:
        """Return the lasting interfaces that carry data."""
        return tuple(
            Carrier(one, self._provider[one], tuple(self._consumers.get(one, ())))
            for one in self._interfaces.get(data, ())
            if one in self._provider
        )

    def stores(self, data: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the stores in which data lie, each with its keepers."""
        return tuple((one, tuple(self._keepers.get(one, ()))) for one in self._stores.get(data, ()))

    def home(self, element: str) -> str:
        """Return the group inside which an element has data without interface."""
        return self._localities.home(element)

    def masters(self, data: str) -> tuple[str, ...]:
        """Return the elements that create data."""
        return tuple(edge.source for edge in self._masters.get(data, ()))

    def reads(self, element: str, data: str) -> bool:
        """Return whether an element reads data."""
        return any(edge.source == element for edge in self._readers.get(data, ()))

    def reached(self, data: str) -> Mapping[str, DataPath]:
        """Return everything concerned with data at which they arrive, with its path, the nearest first."""
        return _Search(self._ground(data)).run()

    def _needs(self, data: str, edges: Iterable[Relationship]) -> Iterable[Need]:
        masters = self.masters(data)
        found: Mapping[str, DataPath] | None = None
        for edge in edges:
            if edge.source in masters:
                continue
            whole = self._localities.shared(edge.source, masters)
            if whole is not None:
                yield Need(edge, DataPath((Step(_inside(self._localities, whole), whole, edge.source),)))
                continue
            if found is None:
                found = self.reached(data)
            yield Need(edge, found.get(edge.source))

    def _ground(self, data: str) -> "_Ground":
        users = [edge.source for edge in (*self._readers.get(data, ()), *self._updaters.get(data, ()))]
        interfaces: dict[str, list[tuple[str, str]]] = {}
        ends: list[str] = []
        for one in self._interfaces.get(data, ()):
            provider = self._provider.get(one)
            if provider is not None:
                ends.append(provider)
                for consumer in self._consumers.get(one, ()):
                    ends.append(consumer)
                    interfaces.setdefault(provider, []).append((one, consumer))
        holding = [(store, keeper) for store, keepers in self.stores(data) for keeper in keepers]
        everyone = dict.fromkeys((*self.masters(data), *users, *ends, *(keeper for _, keeper in holding)))
        kept = {one: self._kept[one] for one in everyone if one in self._kept}
        return _Ground(
            self.masters(data), tuple(everyone), tuple(users), interfaces, self._views, holding, kept,
            self._needed if kept else {}, self._localities,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that is concerned with one datum.

    Attributes:
        masters: those who create it.
        everyone: all elements concerned, masters first.
        users: those who read or update it.
        interfaces: (interface, consumer) by provider.
        views: interfaces that are tenant views.
        holding: (store in which it lies, keeper).
        kept: a shared store by its keeper, for all elements concerned.
        needed: what elements depend on.
        localities: what is built as one.
    """

    masters: tuple[str, ...]
    everyone: tuple[str, ...]
    users: tuple[str, ...]
    interfaces: Mapping[str, list[tuple[str, str]]]
    views: set[str]
    holding: list[tuple[str, str]]
    kept: Mapping[str, str]
    needed: Mapping[str, list[str]]
    localities: Localities


class _Search:
    """Breadth first from the masters of one datum; every element, group and keeper is opened once."""

    def __init__(self, ground: _Ground) -> None:
        self._ground = ground
        self._paths: dict[str, DataPath] = {}
        self._waiting: deque[str] = deque()
        self._by_lineage: dict[str, list[str]] = {}
        self._by_home: dict[str, list[str]] = {}
        local = ground.localities
        for element in ground.everyone:
            self._by_home.setdefault(local.home(element), []).append(element)
            for whole in local.lineage(element):
                self._by_lineage.setdefault(whole, []).append(element)
        self._by_need: dict[str, list[str]] = {}
        self._by_need_in: dict[str, list[str]] = {}
        for user in ground.users if ground.kept else ():
            for need in dict.fromkeys(need for one in local.lineage(user) for need in ground.needed.get(one, ())):
                self._by_need.setdefault(need, []).append(user)
                for whole in local.lineage(need):
                    self._by_need_in.setdefault(whole, []).append(user)

    def run(self) -> Mapping[str, DataPath]:
        """Return the paths by the elements where they end, in the order in which they are found."""
        for master in self._ground.masters:
            self._paths[master] = DataPath(())
            self._waiting.append(master)
        for store, keeper in self._ground.holding if self._ground.masters else ():
            self._arrive(keeper, self._ground.masters[0], Way.STORE, store)
        while self._waiting:
            element = self._waiting.popleft()
            self._inside(element)
            for interface, consumer in self._ground.interfaces.get(element, ()):
                way = Way.TENANT_VIEW if interface in self._ground.views else Way.INTERFACE
                self._arrive(consumer, element, way, interface)
            if element in self._ground.kept:
                self._serve(element, self._ground.kept[element])
        return self._paths

    def _inside(self, element: str) -> None:
        local = self._ground.localities
        home = local.home(element)
        # Emptied once opened, so that a group of many is gone through once and not once for each of its members.
        for other in self._by_lineage.pop(home, ()):
            self._arrive(other, element, _inside(local, home), home)
        for whole in local.lineage(element):
            for other in self._by_home.pop(whole, ()):
                self._arrive(other, element, _inside(local, whole), whole)

    def _serve(self, keeper: str, store: str) -> None:
        for whole in self._ground.localities.lineage(keeper):
            for user in self._by_need.get(whole, ()):
                self._arrive(user, keeper, Way.STORE, store)
        for user in self._by_need_in.pop(keeper, ()):
            self._arrive(user, keeper, Way.STORE, store)

    def _arrive(self, element: str, at: str, way: Way, through: str) -> None:
        if element not in self._paths:
            self._paths[element] = DataPath((*self._paths[at].steps, Step(way, through, element)))
            self._waiting.append(element)


def _inside(localities: Localities, whole: str) -> Way:
    return Way.SAME_GROUP if localities.is_group(whole) else Way.SAME_SYSTEM


def _by_target(architecture: Architecture, kind: RelationshipKind) -> dict[str, list[Relationship]]:
    found: dict[str, list[Relationship]] = {}
    for edge in architecture.relationships_of(kind):
        found.setdefault(edge.target, []).append(edge)
    return found


def _targets(architecture: Architecture, kind: RelationshipKind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(kind):
        found.setdefault(edge.source, []).append(edge.target)
    return found
