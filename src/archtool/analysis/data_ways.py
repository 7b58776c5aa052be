"""What brings data from one element to another: who has, carries, keeps and needs them, indexed by the data."""

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


class Carrier(NamedTuple):
    """An interface that carries data, with its ends."""

    interface: str
    provider: str
    consumers: tuple[str, ...]


class DataWays:
    """The facts on which the paths of data rest. Built in time linear in the relationships.

    Attributes:
        localities: what is built as one.
        masters: who creates data, by data.
        readers: the reads of data, by data in the order of their first readers.
        updaters: the updates of data, by data.
        views: interfaces that are tenant views.
        kept: a store of a shared layer by each of its keepers.
    """

    __slots__ = (
        "_carriers", "_consumers", "_depended", "_keepers", "_needed", "_provider", "_stores", "kept", "localities",
        "masters", "readers", "updaters", "views",
    )  # fmt: skip

    def __init__(self, architecture: Architecture) -> None:
        """Index an architecture."""
        self.localities = architecture.derived(Localities)
        self.masters = _sources(architecture, CREATES)
        self.readers = _by_target(architecture, READS)
        self.updaters = _by_target(architecture, UPDATES)
        interfaces = architecture.of(Interface)
        self.views = {one.id for one in interfaces if one.type is InterfaceType.TENANT_VIEW}
        temporary = {one.id for one in interfaces if one.type in _TEMPORARY}
        self._provider = {edge.source: edge.target for edge in architecture.relationships_of(PROVIDER)}
        self._consumers = _targets(architecture, CONSUMER)
        self._carriers: dict[str, list[str]] = {}
        for edge in architecture.relationships_of(CARRIES):
            if edge.source not in temporary and edge.source in self._provider:
                self._carriers.setdefault(edge.target, []).append(edge.source)
        self._stores = _targets(architecture, STORED_IN)
        self._keepers = _targets(architecture, KEPT_BY)
        shared = {store.id for store in architecture.of(DataStore) if store.layer in SHARED_LAYERS}
        self.kept: dict[str, str] = {}
        for store, keepers in self._keepers.items():
            for keeper in keepers if store in shared else ():
                self.kept.setdefault(keeper, store)
        self._needed = _targets(architecture, DEPENDS_ON)
        self._depended: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def carriers(self, data: str) -> tuple[Carrier, ...]:
        """Return the interfaces that carry data, but for those that migration and transition take away."""
        return tuple(
            Carrier(one, self._provider[one], tuple(self._consumers.get(one, ())))
            for one in self._carriers.get(data, ())
        )

    def holding(self, data: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the stores in which data lie, each with its keepers."""
        return tuple((one, tuple(self._keepers.get(one, ()))) for one in self._stores.get(data, ()))

    def depended(self, element: str) -> tuple[frozenset[str], frozenset[str]]:
        """Return what an element depends on, itself or as part of a whole, and the same with all wholes of those."""
        known = self._depended.get(element)
        if known is None:
            lineage = self.localities.lineage
            needed = frozenset(need for one in lineage(element) for need in self._needed.get(one, ()))
            known = self._depended[element] = (needed, frozenset(whole for one in needed for whole in lineage(one)))
        return known


def _by_target(architecture: Architecture, kind: RelationshipKind) -> dict[str, list[Relationship]]:
    found: dict[str, list[Relationship]] = {}
    for edge in architecture.relationships_of(kind):
        found.setdefault(edge.target, []).append(edge)
    return found


def _sources(architecture: Architecture, kind: RelationshipKind) -> dict[str, tuple[str, ...]]:
    return {data: tuple(edge.source for edge in edges) for data, edges in _by_target(architecture, kind).items()}


def _targets(architecture: Architecture, kind: RelationshipKind) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(kind):
        found.setdefault(edge.source, []).append(edge.target)
    return found
