"""How much a clustering rests on the weights: each weight a fifth up and down, and each component left out.

A clustering is whatever gives every node of a similarity a number. Its numbers have no meaning of their own: two
clusterings are compared after the numbers of the one are matched with those of the other so that most nodes agree.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.matching import moved_nodes
from archtool.analysis.affinity.similarity import Similarity

Clustering = Callable[[Similarity], Mapping[str, int]]
"""Gives every node of a similarity the number of its cluster."""

SWING = 0.2
"""How far each weight is moved, as a share of itself; an assumption."""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of the clusters under other weights.

    Attributes:
        component: whose weight was changed.
        factor: what it was multiplied by, the other weights keeping their proportion; 0 where it was left out.
        weights: the weights that were used.
        clusters: number of clusters.
        moved: ids of the nodes that are no longer with those with whom they were, in ascending order.
        share: share of the nodes that moved, 0 to 1.
    """

    component: Component
    factor: float
    weights: Weights
    clusters: int
    moved: tuple[str, ...]
    share: float


def sensitivity(affinity: Affinity, cluster: Clustering, swing: float = SWING) -> tuple[Change, ...]:
    """Return what becomes of the clusters when each weight is lowered, then raised, in the order of the components.

    Components without weight are left out. Runs the clustering twice a component, and once for comparison.

    Raises:
        ValueError: the swing is not between 0 and 1.
    """
    if not 0 < swing < 1:
        raise ValueError("the swing lies between 0 and 1")
    return _changes(affinity, cluster, (1 - swing, 1 + swing))


def ablation(affinity: Affinity, cluster: Clustering) -> tuple[Change, ...]:
    """Return what becomes of the clusters when each component is left out, in the order of the components.

    Components without weight are left out of the table, as is one that alone has all. Runs the clustering once a
    component, and once for comparison.
    """
    return _changes(affinity, cluster, (0.0,))


def _changes(affinity: Affinity, cluster: Clustering, factors: tuple[float, ...]) -> tuple[Change, ...]:
    before = cluster(affinity.similarity)
    weights = affinity.weights.by_component
    found: list[Change] = []
    for component, weight in weights.items():
        others = math.fsum(other for one, other in weights.items() if one is not component)
        for factor in factors if weight > 0 and others > 0 else ():
            changed = Weights.in_proportion({**weights, component: weight * factor})
            after = cluster(affinity.reweighted(changed).similarity)
            moved = moved_nodes(before, after)
            share = len(moved) / len(before) if before else 0.0
            found.append(Change(component, factor, changed, len(set(after.values())), moved, share))
    return tuple(found)
