"""Hubs: systems that are linked with so many others that they say nothing about who belongs together."""

import math
from collections import Counter
from dataclasses import dataclass
from statistics import fmean, pstdev

from archtool.analysis.affinity.dependency import needs
from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import Hubs, HubTreatment
from archtool.analysis.affinity.shared_interfaces import linked_pairs
from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture

_MOST_GROUPS = 0.5
_LEAST_NEED = 0.1
"""A base is needed by more than half of the other groups, and at most a tenth of the dependencies across its border
lead out of it; assumptions."""


@dataclass(frozen=True, slots=True)
class Hub:
    """A system that is linked with many more systems than others are.

    Attributes:
        system: its id.
        degree: number of systems with which interfaces or dependencies link it.
        limit: the degree above which a system is a hub.
        treatment: what becomes of it: removed, down-weighted or kept.
        whole: id of what it is part of, in whose lot a removed hub is put.
    """

    system: str
    degree: int
    limit: float
    treatment: HubTreatment
    whole: str | None

    @property
    def factor(self) -> float:
        """What its pairs are multiplied by; 1/√degree where it is down-weighted."""
        return 1 / math.sqrt(self.degree) if self.treatment is HubTreatment.DOWN_WEIGHT else 1.0


def hubs_of(architecture: Architecture, nodes: Nodes, settings: Hubs) -> tuple[Hub, ...]:
    """Return the hubs by id: more linked systems than the mean and so many standard deviations, all systems counted.

    Linear in interfaces and dependencies. Source: S. Eppinger, T. Browning, Design Structure Matrix Methods and
    Applications, 2012 (bus elements); the limit is an assumption.
    """
    linked = _linked(architecture, nodes)
    degrees = [len(linked[system]) for system in nodes.systems]
    limit = fmean(degrees) + settings.deviations * pstdev(degrees) if degrees else 0.0
    found = [system for system in nodes.systems if len(linked[system]) > limit]
    base = _bases(architecture, nodes) if settings.treatment is HubTreatment.BY_PLACE and found else frozenset[str]()
    home = architecture.derived(Localities).home
    return tuple(
        Hub(
            system,
            len(linked[system]),
            limit,
            _treatment(settings.treatment, home(system) in base),
            architecture.target(system, PART_OF),
        )
        for system in found
    )


def _treatment(asked: HubTreatment, is_in_base: bool) -> HubTreatment:
    if asked is not HubTreatment.BY_PLACE:
        return asked
    return HubTreatment.REMOVE if is_in_base else HubTreatment.DOWN_WEIGHT


def _linked(architecture: Architecture, nodes: Nodes) -> dict[str, set[str]]:
    """Return the systems with which interfaces or dependencies link each system."""
    found: dict[str, set[str]] = {system: set() for system in nodes.systems}
    pairs = [pair for exchange in architecture.derived(exchanges) for pair in linked_pairs(exchange, nodes)]
    for one, other in (*pairs, *needs(architecture, nodes)):
        found[one].add(other)
        found[other].add(one)
    return found


def _bases(architecture: Architecture, nodes: Nodes) -> frozenset[str]:
    """Return the groups on which the others stand: needed by most of them, and needing next to nothing of them."""
    home = architecture.derived(Localities).home
    groups = {home(system) for system in nodes.systems}
    crossing = [(home(one), home(other)) for one, other in needs(architecture, nodes) if home(one) != home(other)]
    leaving, entering = Counter(one for one, _ in crossing), Counter(other for _, other in crossing)
    dependents = Counter(other for _, other in set(crossing))
    return frozenset(
        group
        for group in groups
        if dependents[group] > _MOST_GROUPS * (len(groups) - 1)
        and leaving[group] <= _LEAST_NEED * (leaving[group] + entering[group])
    )
