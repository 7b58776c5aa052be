"""The penalised objective by which divisions are ranked, term by term."""

from dataclasses import dataclass

from archtool.analysis.division.measuring.measures import cost_variation, cut_rate, modularity
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

_DIGITS = 10


@dataclass(frozen=True, slots=True)
class Factors:
    """How much each term of the objective counts; the defaults are assumptions.

    Attributes:
        cut: α, of the cut rate of interfaces.
        balance: β, of the coefficient of variation of the lots' cost.
        number: γ, of the distance from the wished number of lots, as a share of it.
        preferences: δ, of each soft violation.
    """

    cut: float = 0.2
    balance: float = 0.05
    number: float = 0.05
    preferences: float = 0.1


@dataclass(frozen=True, slots=True)
class Objective:
    """F(π) = Q − α·cut rate − β·CV − γ·|lots − target|/target − δ·soft violations, with its terms.

    Attributes:
        modularity: Q.
        cut_rate: share of interfaces that cross lots.
        cost_variation: CV.
        off_target: |lots − target| / target.
        violations: number of soft violations.
        value: F, rounded to ten digits.
    """

    modularity: float
    cut_rate: float
    cost_variation: float
    off_target: float
    violations: int
    value: float


def objective(problem: Problem, partition: Partition, factors: Factors) -> Objective:
    """Return the objective of a division; a term that has no meaning for it is 0.

    Source: penalised modularity; terms and factors are assumptions.
    """
    quality = modularity(problem.similarity, partition.restricted(problem.similarity.nodes)) or 0.0
    cut = cut_rate(problem, partition) or 0.0
    variation = cost_variation(problem, partition) or 0.0
    target = max(1, problem.limits.target)
    off = abs(len(partition) - target) / target
    violations = soft_violations(problem, partition)
    penalty = factors.cut * cut + factors.balance * variation + factors.number * off + factors.preferences * violations
    return Objective(quality, cut, variation, off, violations, round(quality - penalty, _DIGITS))


def soft_violations(problem: Problem, partition: Partition) -> int:
    """Return how often a division breaks what should hold.

    Counted are lots outside the preferred sizes, lots missing to the fewest or beyond the most, rules of what should
    be separate that are broken, and needs of early nodes in lots that begin later.
    """
    limits, labels = problem.limits, partition.labels
    found = 0
    for lot in partition.lots:
        cost = sum(problem.cost[node] for node in lot)
        found += problem.total > 0 and not limits.floor <= cost <= limits.largest
    found += max(0, limits.fewest - len(partition), len(partition) - limits.most)
    for rule in problem.separate:
        if not rule.is_hard:
            ones = {labels[node] for node in rule.one if node in labels}
            found += any(labels[node] in ones for node in rule.other if node in labels)
    return found + len(broken_order(problem, partition))


def broken_order(problem: Problem, partition: Partition) -> tuple[tuple[str, str], ...]:
    """Return the needs of early nodes for a node in another lot that has nothing early, by ids."""
    labels = partition.labels
    begun = {labels[node] for node in problem.order.early if node in labels}
    return tuple(
        (one, other)
        for one, other in problem.order.needs
        if labels[one] != labels[other] and labels[other] not in begun
    )


def is_feasible(problem: Problem, partition: Partition) -> bool:
    """Return whether a division keeps every hard rule; a block that alone costs more than the cap breaks none."""
    labels, contraction = partition.labels, problem.contraction
    if any(len({labels[node] for node in block}) > 1 for block in contraction.blocks):
        return False
    lots = contraction.labels(partition)
    if any(lots[one] == lots[other] for one, other in contraction.foes):
        return False
    costs: dict[int, list[int]] = {}
    for block, lot in enumerate(lots):
        costs.setdefault(lot, []).append(block)
    return all(
        len(blocks) == 1 or sum(contraction.cost[block] for block in blocks) <= problem.limits.cap
        for blocks in costs.values()
    )
