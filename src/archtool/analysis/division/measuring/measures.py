"""How good a division is: every measure that a report prints, with how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.coordination_cost import coordination_cost
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.source.text import Text, both

_DIGITS = 10


class Measure(StrEnum):
    """A measure of a division."""

    MODULARITY = "modularity"
    COHESION = "cohesion"
    COUPLING = "coupling"
    CUT_RATE = "cut-rate"
    TURBO_MQ = "turbo-mq"
    SILHOUETTE = "silhouette"
    COORDINATION = "coordination"
    COST_VARIATION = "cost-variation"
    LOTS = "lots"

    @property
    def label(self) -> Text:
        """Return the measure's name."""
        return _WORDS[self][0]

    @property
    def reading(self) -> Text:
        """Return how it is read; the thresholds are conventions, not laws."""
        return _WORDS[self][1]


_WORDS = {
    Measure.MODULARITY: (both("模块度 Q", "modularity Q"), both("大于0.3为可接受", "above 0.3 is acceptable")),
    Measure.COHESION: (both("内聚度", "cohesion"), both("包内平均相关度÷总平均，大于2为好", "above 2 is good")),
    Measure.COUPLING: (both("耦合度", "coupling"), both("对包外平均相关度，越低越好", "lower is better")),
    Measure.CUT_RATE: (both("接口切割率", "cut rate of interfaces"), both("小于35%为好", "below 35 % is good")),
    Measure.TURBO_MQ: (both("TurboMQ", "TurboMQ"), both("同数目方案之间比较", "compares divisions with each other")),
    Measure.SILHOUETTE: (both("轮廓系数", "silhouette"), both("大于0.15为可接受", "above 0.15 is acceptable")),
    Measure.COORDINATION: (
        both("归一化协调成本", "coordination cost, normalised"),
        both("越低越好，不分包为1", "lower is better; 1 undivided"),
    ),
    Measure.COST_VARIATION: (both("投资变异系数", "variation of cost"), both("小于0.9为均衡", "below 0.9 is balanced")),
    Measure.LOTS: (both("子项目数", "number of lots"), both("宜在范围内", "should lie in its range")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Measures:
    """All measures of one division, rounded to ten digits; one that has no meaning there is nothing."""

    values: Mapping[Measure, float | None]

    def __getitem__(self, measure: Measure) -> float | None:
        """Return one of them."""
        return self.values[measure]


def measures_of(problem: Problem, partition: Partition) -> Measures:
    """Return every measure of a division.

    All but the money and the number of lots look at what was clustered: hubs that were set aside are in none of them,
    nor are interfaces that end at one. Quadratic in the nodes because of the silhouette.
    """
    similarity = problem.similarity
    clustered = partition.restricted(similarity.nodes)
    cohesion, coupling = cohesion_and_coupling(similarity, clustered)
    found = {
        Measure.MODULARITY: modularity(similarity, clustered),
        Measure.COHESION: cohesion,
        Measure.COUPLING: coupling,
        Measure.CUT_RATE: cut_rate(problem, partition),
        Measure.TURBO_MQ: turbo_mq(similarity, clustered),
        Measure.SILHOUETTE: silhouette(similarity, clustered),
        Measure.COORDINATION: normalised_coordination(similarity, clustered),
        Measure.COST_VARIATION: cost_variation(problem, partition),
        Measure.LOTS: float(len(partition)),
    }
    return Measures({one: None if value is None else round(value, _DIGITS) for one, value in found.items()})


def modularity(similarity: Similarity, partition: Partition, resolution: float = 1.0) -> float | None:
    """Return the share of similarity inside lots beyond what chance would put there; nothing where none is.

    Source: M. Newman, Analysis of weighted networks, Phys. Rev. E 70, 056131 (2004).
    """
    inside, degrees = _inside_and_degrees(similarity, partition)
    total = sum(degrees) / 2
    if total == 0:
        return None
    return sum(
        within / total - resolution * (degree / (2 * total)) ** 2
        for within, degree in zip(inside, degrees, strict=True)
    )


def _inside_and_degrees(similarity: Similarity, partition: Partition) -> tuple[list[float], list[float]]:
    inside, degrees = [0.0] * len(partition), [0.0] * len(partition)
    labels = partition.labels
    for one, other, weight in similarity:
        first, second = labels[one] - 1, labels[other] - 1
        degrees[first] += weight
        degrees[second] += weight
        if first == second:
            inside[first] += weight
    return inside, degrees


def cohesion_and_coupling(similarity: Similarity, partition: Partition) -> tuple[float | None, float | None]:
    """Return the mean similarity inside lots over that of all pairs, and the mean similarity between lots.

    Source: software architecture recovery, cohesion and coupling of modules.
    """
    inside, degrees = _inside_and_degrees(similarity, partition)
    total, within = sum(degrees) / 2, sum(inside)
    count = len(similarity.nodes)
    pairs, pairs_within = count * (count - 1) / 2, sum(len(lot) * (len(lot) - 1) / 2 for lot in partition.lots)
    cohesion = within / pairs_within / (total / pairs) if pairs_within and total else None
    coupling = (total - within) / (pairs - pairs_within) if pairs > pairs_within else None
    return cohesion, coupling


def cut_rate(problem: Problem, partition: Partition) -> float | None:
    """Return the share of interfaces between clustered nodes whose ends lie in several lots; nothing where none is.

    Source: review practice of preliminary designs.
    """
    clustered = frozenset(problem.similarity.nodes)
    counted = [ends for ends in problem.interfaces.values() if clustered.issuperset(ends)]
    crossing = sum(1 for ends in counted if len({partition.labels[end] for end in ends}) > 1)
    return crossing / len(counted) if counted else None


def turbo_mq(similarity: Similarity, partition: Partition) -> float:
    """Return the sum over lots of 2μ / (2μ + ε): μ is the similarity inside, ε that to other lots.

    Source: B. Mitchell, A heuristic search approach to solving the software clustering problem (2002).
    """
    inside, degrees = _inside_and_degrees(similarity, partition)
    return sum(2 * within / degree for within, degree in zip(inside, degrees, strict=True) if degree > 0)


def silhouette(similarity: Similarity, partition: Partition) -> float | None:
    """Return the mean over nodes of (b − a) / max(a, b): a is the mean distance, 1 less similarity, to its own lot, b
    that to the nearest other lot; a node alone counts 0. Nothing where there is one lot.

    Source: P. Rousseeuw, Silhouettes, J. Computational and Applied Mathematics 20 (1987).
    """  # noqa: D205
    if len(partition) < 2:
        return None
    sizes = [len(lot) for lot in partition.lots]
    score = 0.0
    for node, near in similarity.neighbours.items():
        own = partition.labels[node] - 1
        if sizes[own] == 1:
            continue
        sums = [0.0] * len(partition)
        for other, weight in near.items():
            sums[partition.labels[other] - 1] += weight
        inner = 1 - sums[own] / (sizes[own] - 1)
        outer = min(1 - sums[lot] / size for lot, size in enumerate(sizes) if lot != own)
        score += (outer - inner) / max(inner, outer) if max(inner, outer) > 0 else 0.0
    return score / len(similarity.nodes)


def normalised_coordination(similarity: Similarity, partition: Partition) -> float | None:
    """Return total coordination cost over that of a single lot; nothing where nothing is similar.

    Source: as `coordination_cost`.
    """
    graph = Problem.of(similarity).contraction.graph
    whole = coordination_cost(graph, [0] * len(graph))
    return coordination_cost(graph, list(partition.labels.values())) / whole if whole else None


def cost_variation(problem: Problem, partition: Partition) -> float | None:
    """Return standard deviation over mean of what lots cost; nothing where they cost nothing.

    Source: coefficient of variation.
    """
    costs = [float(sum(problem.cost[node] for node in lot)) for lot in partition.lots]
    mean = sum(costs) / len(costs) if costs else 0.0
    return sqrt(sum((cost - mean) ** 2 for cost in costs) / len(costs)) / mean if mean else None
