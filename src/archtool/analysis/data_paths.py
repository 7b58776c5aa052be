"""How data arrive at those who need them: inside a system or group, by interfaces, or by a shared store."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from archtool.analysis.data_reach import unreached
from archtool.analysis.data_ways import Carrier, DataWays
from archtool.analysis.localities import Localities
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship


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
    """A reader or updater of data, and whether they reach it."""

    edge: Relationship
    is_reached: bool


class DataPaths:
    """The paths of all data of an architecture, worked out for the data that are asked about.

    Data pass freely between elements that are local to each other (`Localities`). They pass an interface that carries
    them when its provider has them; interfaces for migration or transition do not count, because they are taken away.
    Those who keep the store in which they lie have them. Where the layer of a store is one of `SHARED_LAYERS`, the
    system that keeps it and has the data serves those that depend on it, on what it is part of, or on a part of it,
    themselves or as part of a whole.

    Linear in the relationships, times the depth of parts; whether data arrive costs much less than the path.

    Source: IBM Business Systems Planning (U/C matrix).
    """

    __slots__ = ("_ways",)

    def __init__(self, architecture: Architecture) -> None:
        """Index interfaces and stores by the data that they carry and hold."""
        self._ways = architecture.derived(DataWays)

    def needs(self) -> Iterator[Need]:
        """Yield every reader of every data, masters aside; data in the order of their first readers."""
        for data, edges in self._ways.readers.items():
            yield from self._needs(data, edges)

    def needs_of(self, data: str) -> Iterator[Need]:
        """Yield every reader of one datum, masters aside."""
        yield from self._needs(data, self._ways.readers.get(data, ()))

    def updates(self) -> Iterator[Need]:
        """Yield every updater of every data, masters aside."""
        for data, edges in self._ways.updaters.items():
            yield from self._needs(data, edges)

    def unreached(self) -> Iterator[Relationship]:
        """Yield the reads of data that have a master and do not reach the reader."""
        for data, edges in self._ways.readers.items():
            if data in self._ways.masters:
                yield from unreached(self._ways, data, edges)

    def path(self, element: str, data: str) -> DataPath | None:
        """Return the shortest path on which data come to one who reads or updates them, or nothing."""
        localities = self._ways.localities
        whole = None if element in self.masters(data) else localities.shared(element, self.masters(data))
        if whole is not None:
            return DataPath((Step(_inside(localities, whole), whole, element),))
        return self.reached(data).get(element)

    def interfaces(self, data: str) -> tuple[Carrier, ...]:
        """Return the lasting interfaces that carry data."""
        return self._ways.carriers(data)

    def stores(self, data: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the stores in which data lie, each with its keepers."""
        return self._ways.holding(data)

    def home(self, element: str) -> str:
        """Return the group inside which an element has data without interface."""
        return self._ways.localities.home(element)

    def masters(self, data: str) -> tuple[str, ...]:
        """Return the elements that create data."""
        return self._ways.masters.get(data, ())

    def reads(self, element: str, data: str) -> bool:
        """Return whether an element reads data."""
        return any(edge.source == element for edge in self._ways.readers.get(data, ()))

    def reached(self, data: str) -> Mapping[str, DataPath]:
        """Return everything concerned with data at which they arrive, with its path, the nearest first."""
        return _Search(self._ground(data)).run()

    def _needs(self, data: str, edges: Sequence[Relationship]) -> Iterator[Need]:
        masters = self.masters(data)
        missing = {edge.source for edge in unreached(self._ways, data, edges)}
        yield from (Need(edge, edge.source not in missing) for edge in edges if edge.source not in masters)

    def _ground(self, data: str) -> "_Ground":
        ways = self._ways
        users = [edge.source for edge in (*ways.readers.get(data, ()), *ways.updaters.get(data, ()))]
        interfaces: dict[str, list[tuple[str, str]]] = {}
        ends: list[str] = []
        for interface, provider, consumers in ways.carriers(data):
            ends += (provider, *consumers)
            interfaces.setdefault(provider, []).extend((interface, consumer) for consumer in consumers)
        holding = [(store, keeper) for store, keepers in ways.holding(data) for keeper in keepers]
        everyone = dict.fromkeys((*self.masters(data), *users, *ends, *(keeper for _, keeper in holding)))
        kept = {one: ways.kept[one] for one in everyone if one in ways.kept}
        return _Ground(self.masters(data), tuple(everyone), tuple(users), interfaces, holding, kept, ways)


@dataclass(frozen=True, slots=True)
class _Ground:
    """All that is concerned with one datum.

    Attributes:
        masters: those who create it.
        everyone: all elements concerned, masters first.
        users: those who read or update it.
        interfaces: (interface, consumer) by provider.
        holding: (store in which it lies, keeper).
        kept: a shared store by its keeper, for all elements concerned.
        ways: what holds for all data.
    """

    masters: tuple[str, ...]
    everyone: tuple[str, ...]
    users: tuple[str, ...]
    interfaces: Mapping[str, list[tuple[str, str]]]
    holding: list[tuple[str, str]]
    kept: Mapping[str, str]
    ways: DataWays


class _Search:
    """Breadth first from the masters of one datum; every element, group and keeper is opened once."""

    def __init__(self, ground: _Ground) -> None:
        self._ground = ground
        self._paths: dict[str, DataPath] = {}
        self._waiting: deque[str] = deque()
        self._by_lineage: dict[str, list[str]] = {}
        self._by_home: dict[str, list[str]] = {}
        local = ground.ways.localities
        for element in ground.everyone:
            self._by_home.setdefault(local.home(element), []).append(element)
            for whole in local.lineage(element):
                self._by_lineage.setdefault(whole, []).append(element)
        self._by_need: dict[str, list[str]] = {}
        self._by_need_in: dict[str, list[str]] = {}
        for user in ground.users if ground.kept else ():
            needed, wholes = ground.ways.depended(user)
            for need in needed:
                self._by_need.setdefault(need, []).append(user)
            for whole in wholes:
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
                way = Way.TENANT_VIEW if interface in self._ground.ways.views else Way.INTERFACE
                self._arrive(consumer, element, way, interface)
            if element in self._ground.kept:
                self._serve(element, self._ground.kept[element])
        return self._paths

    def _inside(self, element: str) -> None:
        local = self._ground.ways.localities
        home = local.home(element)
        # Emptied once opened, so that a group of many is gone through once and not once for each of its members.
        for other in self._by_lineage.pop(home, ()):
            self._arrive(other, element, _inside(local, home), home)
        for whole in local.lineage(element):
            for other in self._by_home.pop(whole, ()):
                self._arrive(other, element, _inside(local, whole), whole)

    def _serve(self, keeper: str, store: str) -> None:
        for whole in self._ground.ways.localities.lineage(keeper):
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
