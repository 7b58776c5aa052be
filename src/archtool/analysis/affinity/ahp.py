"""Weights by pairwise comparison: the analytic hierarchy process, for a panel that sets the weights of affinity.

Source: T. L. Saaty, The Analytic Hierarchy Process, 1980; Decision making with the analytic hierarchy process, 2008.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.analysis.affinity.component import Component, Weights
from archtool.model.problem import UnreadableValueError
from archtool.source.text import Text, both

RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Mean consistency index of random matrices of 1 to 10 rows. Source: T. L. Saaty, 1980."""

LEAST_REFUSED = 0.1
"""The consistency ratio from which on judgements contradict each other. Source: T. L. Saaty, 1980."""

LARGEST_JUDGEMENT = 9.0
"""The end of the scale: absolutely more important. Source: T. L. Saaty, 1980."""

_STEPS = 10_000
_ENOUGH = 1e-13
_RECIPROCAL = 1e-3
"""How far the product of a judgement and its opposite may lie from 1: 1/3 is often written 0.333."""

Matrix = Sequence[Sequence[float]]
"""Square; row i, column j says how many times more important i is than j."""


@dataclass(frozen=True, slots=True)
class Priorities:
    """What follows from a matrix of judgements.

    Attributes:
        weights: the principal eigenvector, in the order of the rows; sums to 1.
        largest: the principal eigenvalue, λmax; the number of rows where the judgements agree fully.
        index: consistency index, (λmax − n) / (n − 1); 0 for up to two rows.
        ratio: consistency ratio, index / random index; 0 for up to two rows.
    """

    weights: tuple[float, ...]
    largest: float
    index: float
    ratio: float


def priorities(matrix: Matrix, names: Sequence[Text] | None = None) -> Priorities:
    """Return the weights and the consistency of a reciprocal matrix of 1 to 10 rows. Deterministic.

    A judgement that has to be made again is called by the names of its rows, else by their numbers.

    Raises:
        UnreadableValueError: the matrix is not square, has too many rows, has a judgement outside 1/9 to 9, is not
            reciprocal, or its consistency ratio is 0.1 or more.
    """
    _refuse_misshapen(matrix)
    found = _eigen(matrix)
    if found.ratio >= LEAST_REFUSED:
        row, column = _worst(matrix, found.weights)
        stated, implied = matrix[row][column], found.weights[row] / found.weights[column]
        cell = _named(row, column, names)
        raise UnreadableValueError(
            both(
                f"判断矩阵一致性比例 CR = {found.ratio:.3f}，应小于 0.1；最不一致的是{cell.in_language('zh')}："
                f"填 {stated:.3g}，按全部判断应约为 {implied:.2f}",
                f"the judgements contradict each other: CR = {found.ratio:.3f}, must be below 0.1; furthest off is "
                f"{cell.in_language('en')}: stated {stated:.3g}, all judgements together imply about {implied:.2f}",
            ),
            both("请专家组复核这一对比较", "ask the panel to judge this pair again"),
        )
    return found


def _named(row: int, column: int, names: Sequence[Text] | None) -> Text:
    if names is None:
        return both(f"第 {row + 1} 行第 {column + 1} 列", f"row {row + 1}, column {column + 1}")
    one, other = names[row], names[column]
    return both(
        f"“{one.in_language('zh')}”对“{other.in_language('zh')}”",
        f"'{one.in_language('en')}' against '{other.in_language('en')}'",
    )


def weights_by_comparison(judgements: Mapping[tuple[Component, Component], float]) -> tuple[Weights, Priorities]:
    """Return the weights of affinity by judgements on Saaty's scale: how many times the first counts the second.

    Each of the 15 pairs of components is judged once, either way round.

    Raises:
        UnreadableValueError: a pair is missing, judged twice or judges a component by itself, or see `priorities`.
    """
    order = tuple(Component)
    matrix = [[1.0] * len(order) for _ in order]
    judged: set[frozenset[Component]] = set()
    for (one, other), times in judgements.items():
        pair = frozenset((one, other))
        if len(pair) < 2 or pair in judged or not 0 < times < math.inf:
            raise UnreadableValueError(
                both(f"“{_zh(one)}”与“{_zh(other)}”的比较无效", f"no valid judgement: {one} and {other}"),
                both("每对只比较一次，填 1/9 到 9", "judge each pair once, between 1/9 and 9"),
            )
        judged.add(pair)
        row, column = order.index(one), order.index(other)
        matrix[row][column], matrix[column][row] = times, 1 / times
    _refuse_missing(order, judged)
    found = priorities(matrix, [component.label for component in order])
    return Weights.in_proportion(dict(zip(order, found.weights, strict=True))), found


def _zh(component: Component) -> str:
    return component.label.in_language("zh")


def _refuse_missing(order: Sequence[Component], judged: set[frozenset[Component]]) -> None:
    missing = [
        (one, other)
        for place, one in enumerate(order)
        for other in order[place + 1 :]
        if frozenset((one, other)) not in judged
    ]
    if missing:
        one, other = missing[0]
        raise UnreadableValueError(
            both(
                f"还有 {len(missing)} 对没有比较，如“{_zh(one)}”与“{_zh(other)}”",
                f"{len(missing)} pairs are not judged, such as {one} and {other}",
            )
        )


def _refuse_misshapen(matrix: Matrix) -> None:
    size = len(matrix)
    if not 1 <= size <= len(RANDOM_INDEX) or any(len(row) != size for row in matrix):
        raise UnreadableValueError(
            both("判断矩阵应为 1 到 10 阶方阵", "a matrix of judgements is square, with 1 to 10 rows")
        )
    for row, column in _cells(size):
        stated, opposite = matrix[row][column], matrix[column][row]
        if not 1 / (LARGEST_JUDGEMENT + _RECIPROCAL) <= stated <= LARGEST_JUDGEMENT + _RECIPROCAL:
            raise UnreadableValueError(
                both(
                    f"第 {row + 1} 行第 {column + 1} 列为 {stated:.4g}，应在 1/9 到 9 之间",
                    f"row {row + 1}, column {column + 1} is {stated:.4g}, not between 1/9 and 9",
                )
            )
        if abs(stated * opposite - 1) > _RECIPROCAL * max(stated, opposite):
            raise UnreadableValueError(
                both(
                    f"第 {row + 1} 行第 {column + 1} 列与其对称位置不互为倒数",
                    f"row {row + 1}, column {column + 1} and the opposite cell are not reciprocal",
                )
            )


def _cells(size: int) -> Iterator[tuple[int, int]]:
    """Yield the places on the diagonal and above it."""
    return ((row, column) for row in range(size) for column in range(row, size))


def _eigen(matrix: Matrix) -> Priorities:
    """Return the principal eigenvector by power iteration: a positive matrix has one, and every start leads to it."""
    size = len(matrix)
    weights = [1 / size] * size
    largest = float(size)
    for _ in range(_STEPS):
        product = [math.fsum(value * weight for value, weight in zip(row, weights, strict=True)) for row in matrix]
        largest = math.fsum(product)
        following = [value / largest for value in product]
        change = max(abs(one - other) for one, other in zip(weights, following, strict=True))
        weights = following
        if change < _ENOUGH:
            break
    index = (largest - size) / (size - 1) if size > 2 else 0.0
    ratio = index / RANDOM_INDEX[size - 1] if size > 2 else 0.0
    return Priorities(tuple(weights), largest, index, ratio)


def _worst(matrix: Matrix, weights: Sequence[float]) -> tuple[int, int]:
    """Return the judgement that is furthest from what the weights imply, as a ratio; the first of equals."""

    def distance(cell: tuple[int, int]) -> float:
        row, column = cell
        return round(abs(math.log(matrix[row][column] * weights[column] / weights[row])), 9)

    return max(_cells(len(matrix)), key=distance)
