"""How far two partitions of the same nodes agree. Reported, never optimised."""

from collections import Counter
from math import comb, log

from archtool.analysis.division.partition import Partition

_DIGITS = 12


def adjusted_rand(one: Partition, other: Partition) -> float:
    """Return the adjusted Rand index: 1 for equal partitions, about 0 for chance, below 0 for less than chance.

    Raises:
        ValueError: they divide different nodes.

    Source: L. Hubert and P. Arabie, Comparing partitions, Journal of Classification 2 (1985).
    """
    cells = _contingency(one, other)
    together = sum(comb(count, 2) for count in cells.values())
    rows = sum(comb(len(lot), 2) for lot in one.lots)
    columns = sum(comb(len(lot), 2) for lot in other.lots)
    pairs = comb(len(one.labels), 2)
    expected = rows * columns / pairs if pairs else 0.0
    most = (rows + columns) / 2
    return 1.0 if most == expected else round((together - expected) / (most - expected), _DIGITS)


def normalised_mutual_information(one: Partition, other: Partition) -> float:
    """Return mutual information divided by the mean of both entropies: 1 for equal partitions, 0 for independent ones.

    Raises:
        ValueError: they divide different nodes.

    Source: C. Manning, P. Raghavan and H. Schütze, Introduction to Information Retrieval (2008), section 16.3.
    """
    cells, count = _contingency(one, other), len(one.labels)
    information = sum(
        shared / count * log(count * shared / (len(one.lots[row - 1]) * len(other.lots[column - 1])))
        for (row, column), shared in sorted(cells.items())
    )
    mean = (_entropy(one) + _entropy(other)) / 2
    return 1.0 if mean == 0 else round(max(0.0, information / mean), _DIGITS)


def _entropy(partition: Partition) -> float:
    count = len(partition.labels)
    return -sum(len(lot) / count * log(len(lot) / count) for lot in partition.lots)


def _contingency(one: Partition, other: Partition) -> Counter[tuple[int, int]]:
    if one.labels.keys() != other.labels.keys():
        raise ValueError("partitions of different nodes")
    return Counter((label, other.labels[node]) for node, label in one.labels.items())
