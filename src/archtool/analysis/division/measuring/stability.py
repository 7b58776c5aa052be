"""Whether clusters stay when weights and evidence are a little different."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.louvain import communities
from archtool.analysis.division.contraction import Contraction
from archtool.analysis.division.graph import Graph
from archtool.analysis.division.measuring.agreement import adjusted_rand
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

Weights = Mapping[tuple[str, str], float]
"""Similarity by pair of ids."""

STABLE = 0.7
"""Mean agreement above which a clustering counts as stable; a convention."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """How strongly the similarities are disturbed; the defaults are assumptions.

    Attributes:
        runs: how many times.
        spread: weights are multiplied by a number drawn evenly from 1 − spread to 1 + spread.
        removed: share of the pairs that are taken away.
        seed: of the draws.
    """

    runs: int = 100
    spread: float = 0.2
    removed: float = 0.05
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Stability:
    """How a clustering stands disturbance.

    Attributes:
        runs: how many disturbed runs there were.
        mean: mean adjusted Rand index between undisturbed and disturbed clusterings; 1 where there were no runs.
        least: the least of them.
        loyalty: for each node the mean share of its cluster that it kept, 0 to 1; 1 for a node that was alone.
    """

    runs: int
    mean: float
    least: float
    loyalty: Mapping[str, float]

    @property
    def is_stable(self) -> bool:
        """Whether the mean agreement is above the convention."""
        return self.mean > STABLE


def stability(
    problem: Problem,
    resolution: float,
    disturbance: Disturbance,
    drawn: Callable[[Random, float], Weights] | None = None,
) -> Stability:
    """Return how well communities withstand disturbed weights and missing pairs.

    Args:
        problem: what is clustered; what must be together stays so.
        resolution: of the communities.
        disturbance: how strongly, and how often.
        drawn: draws similarities with weights disturbed by a spread; where it is left out, each pair is drawn alone.

    Source: resampling of networks, B. Karrer, E. Levina and M. Newman, Phys. Rev. E 77, 046119 (2008).
    """
    draw = drawn or _each_alone(problem.similarity)
    contraction = problem.contraction
    base = contraction.partition(communities(contraction.graph, resolution))
    random = Random(disturbance.seed)
    agreements: list[float] = []
    kept = dict.fromkeys(problem.nodes, 0.0)
    for _ in range(disturbance.runs):
        graph = _disturbed(contraction, draw(random, disturbance.spread), random, disturbance.removed)
        found = contraction.partition(communities(graph, resolution))
        agreements.append(adjusted_rand(base, found))
        _count_kept(base, found, kept)
    runs = max(1, disturbance.runs)
    loyalty = {node: round(share / runs, 6) if disturbance.runs else 1.0 for node, share in kept.items()}
    mean = round(sum(agreements) / len(agreements), 6) if agreements else 1.0
    return Stability(disturbance.runs, mean, round(min(agreements, default=1.0), 6), loyalty)


def _disturbed(contraction: Contraction, drawn: Weights, random: Random, removed: float) -> Graph:
    """Return the graph of blocks with drawn weights, a share of the pairs taken away."""
    block_of, count = contraction.block_of, len(contraction.blocks)
    weights: dict[tuple[int, int], float] = {}
    loops = [0.0] * count
    for pair, weight in drawn.items():
        if random.random() < removed:
            continue
        one, other = block_of[pair[0]], block_of[pair[1]]
        if one == other:
            loops[one] += weight
        else:
            key = (one, other) if one < other else (other, one)
            weights[key] = weights.get(key, 0.0) + weight
    return Graph(Graph.of(count, weights).near, tuple(loops), contraction.graph.sizes, contraction.graph.apart)


def _each_alone(similarity: Similarity) -> Callable[[Random, float], Weights]:
    def draw(random: Random, spread: float) -> Weights:
        return {(one, other): weight * random.uniform(1 - spread, 1 + spread) for one, other, weight in similarity}

    return draw


def _count_kept(base: Partition, found: Partition, kept: dict[str, float]) -> None:
    """Add to each node the share of its undisturbed companions that it still has."""
    shared: dict[tuple[int, int], int] = {}
    for node, label in base.labels.items():
        key = (label, found.labels[node])
        shared[key] = shared.get(key, 0) + 1
    for node, label in base.labels.items():
        others = len(base.lots[label - 1]) - 1
        kept[node] += (shared[label, found.labels[node]] - 1) / others if others else 1.0
