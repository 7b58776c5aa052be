"""Affinity of every pair of systems: six components with their evidence, weighed into one number."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import NamedTuple

from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.dependency import Need, dependencies
from archtool.analysis.affinity.evidence import NO_EVIDENCE, Evidence
from archtool.analysis.affinity.hubs import Hub, hubs_of
from archtool.analysis.affinity.infrastructure import shared_infrastructure
from archtool.analysis.affinity.nodes import nodes_of
from archtool.analysis.affinity.organisations import shared_organisations
from archtool.analysis.affinity.settings import AffinitySettings, HubTreatment
from archtool.analysis.affinity.shared_data import shared_data
from archtool.analysis.affinity.shared_functions import SameWork, shared_functions
from archtool.analysis.affinity.shared_interfaces import Coupling, shared_interfaces
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.affinity.weighted_sets import Key, Overlap
from archtool.analysis.stated_settings import stated_settings
from archtool.model.architecture import Architecture
from archtool.source.collector import collector_paused
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Pair:
    """Two systems, ids in ascending order, with the value of each component, 0 to 1, and what it rests on."""

    one: str
    other: str
    components: Mapping[Component, float]
    evidence: Evidence

    def affinity(self, weights: Weights) -> float:
        """Return the weighted sum of the components, 0 to 1."""
        counted = weights.by_component
        return math.fsum(counted[component] * value for component, value in self.components.items())


@dataclass(frozen=True)
class Affinity:
    """How strongly systems belong together.

    Attributes:
        systems: ids of what was compared, in ascending order.
        pairs: every pair with a component above 0, by its ids in ascending order, in order of the keys.
        weights: how much each component counts.
        hubs: systems that are linked with so many others that they would merge all clusters, by id.
        threshold: least affinity of the pairs in `similarity`.
        names: names of what the evidence mentions, by id, for sentences.
    """

    systems: tuple[str, ...]
    pairs: Mapping[tuple[str, str], Pair]
    weights: Weights
    hubs: tuple[Hub, ...] = ()
    threshold: float = 0.0
    names: Mapping[str, Text] = field(default_factory=dict[str, Text])

    def pair(self, one: str, other: str) -> Pair:
        """Return a pair, all components 0 where nothing connects the two.

        Raises:
            KeyError: one of them was not compared, or both are the same.
        """
        for system in (one, other):
            if system not in self._known:
                raise KeyError(system)
        if one == other:
            raise KeyError(one)
        key = (min(one, other), max(one, other))
        return self.pairs.get(key) or Pair(*key, dict.fromkeys(Component, 0.0), NO_EVIDENCE)

    def between(self, one: str, other: str) -> float:
        """Return the affinity of two systems, before hubs and threshold; see `pair`."""
        return self.pair(one, other).affinity(self.weights)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self.systems)

    @cached_property
    def correlation(self) -> Similarity:
        """The affinity of every pair, before hubs and threshold: what is reported."""
        return Similarity.of(self.systems, {key: pair.affinity(self.weights) for key, pair in self.pairs.items()})

    @cached_property
    def similarity(self) -> Similarity:
        """What is clustered: hubs removed or down-weighted, pairs below the threshold left out.

        `removed` are not among its nodes.
        """
        gone = frozenset(self.removed)
        factors = {hub.system: hub.factor for hub in self.hubs}
        weights: dict[tuple[str, str], float] = {}
        for (one, other), weight in self.correlation.weights.items():
            if one in gone or other in gone:
                continue
            # The threshold judges the pair, before its hub is held down: else a hub lost all but its strongest pairs.
            if weight >= self.threshold:
                weights[one, other] = weight * min(factors.get(one, 1.0), factors.get(other, 1.0))
        return Similarity.of((system for system in self.systems if system not in gone), weights)

    @property
    def removed(self) -> tuple[str, ...]:
        """Hubs that are not clustered, in ascending order; each goes where its whole goes (`Hub.whole`)."""
        return tuple(hub.system for hub in self.hubs if hub.treatment is HubTreatment.REMOVE)

    def reweighted(self, weights: Weights) -> "Affinity":
        """Return the same pairs under other weights."""
        return replace(self, weights=weights)

    def without(self, component: Component) -> "Affinity":
        """Return the same pairs without one component, the weights of the others in their proportion.

        Raises:
            ValueError: no other component has a weight.
        """
        return self.reweighted(Weights.in_proportion({**self.weights.by_component, component: 0.0}))


def stated_affinity(architecture: Architecture) -> Affinity:
    """Return the affinity under the settings that the programme states; to be asked for by `Architecture.derived`.

    Raises:
        ConfigError: a setting means nothing.
    """
    return affinity_of(architecture, stated_settings(architecture, "affinity", AffinitySettings))


def affinity_of(architecture: Architecture, settings: AffinitySettings | None = None) -> Affinity:
    """Return how strongly every two systems of an architecture belong together, and why.

    R = Σ w·r over the six components. Time grows with the pairs that have something in common, at most with the square
    of the systems. The order in which the architecture is written makes no difference.

    Source: the components after Business Systems Planning (data), coupling of interfaces and dependencies (design
    structure matrix); their composition and weights are assumptions.
    """
    chosen = settings or AffinitySettings()
    with collector_paused():
        nodes = nodes_of(architecture, chosen)
        hubs = hubs_of(architecture, nodes, chosen.hubs)
        found = _Found(
            shared_data(architecture, nodes, chosen),
            shared_interfaces(architecture, nodes, chosen),
            shared_functions(architecture, nodes, chosen),
            dependencies(architecture, nodes, chosen, frozenset(hub.system for hub in hubs)),
            shared_organisations(architecture, nodes, chosen),
            shared_infrastructure(architecture, nodes, chosen),
        )
        pairs = {key: found.pair(key) for key in found.every_key()}
    names = {element.id: element.name for element in architecture.elements}
    return Affinity(nodes.systems, pairs, chosen.counted, hubs, chosen.threshold, names)


class _Found(NamedTuple):
    """The pairs of each component, in the order of the components."""

    data: Mapping[Key, Overlap]
    interfaces: Mapping[Key, Coupling]
    functions: Mapping[Key, SameWork]
    dependencies: Mapping[Key, Need]
    organisations: Mapping[Key, Overlap]
    infrastructure: Mapping[Key, Overlap]

    def every_key(self) -> list[Key]:
        """Return every pair that some component has, in ascending order."""
        return sorted({key for component in self for key in component})

    def pair(self, key: Key) -> Pair:
        """Return a pair with what each component has of it."""
        data = self.data.get(key, _NO_OVERLAP)
        interfaces = self.interfaces.get(key, _NO_COUPLING)
        functions = self.functions.get(key)
        needs = self.dependencies.get(key, _NO_NEED)
        organisations = self.organisations.get(key, _NO_OVERLAP)
        places = self.infrastructure.get(key, _NO_OVERLAP)
        values = {
            Component.DATA: data.value,
            Component.INTERFACES: interfaces.value,
            Component.FUNCTIONS: functions.value if functions is not None else 0.0,
            Component.DEPENDENCY: needs.value,
            Component.ORGANISATIONS: organisations.value,
            Component.INFRASTRUCTURE: places.value,
        }
        evidence = Evidence(
            data.shared,
            interfaces.interfaces,
            functions.functions if functions is not None else None,
            needs.dependencies,
            organisations.shared,
            places.shared,
        )
        return Pair(*key, values, evidence)


_NO_OVERLAP = Overlap(0.0, ())
_NO_COUPLING = Coupling(0.0, ())
_NO_NEED = Need(0.0, ())
