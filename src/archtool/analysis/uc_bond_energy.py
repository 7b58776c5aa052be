"""Another order of the U/C matrix: marks beside marks, by the bond energy algorithm.

Source: W. T. McCormick, P. J. Schweitzer, T. W. White, Problem decomposition and data reorganization by a clustering
technique, 1972.
"""

from collections.abc import Mapping
from itertools import pairwise

from archtool.analysis.uc_matrix import UsageMatrix

_Line = Mapping[str, int]


def bond_order(matrix: UsageMatrix) -> UsageMatrix:
    """Return the same matrix with each row and column placed where its bonds with both neighbours grow most.

    The bond of two lines is the sum of the products of their marks (C 3, U 1). Lines are taken in their order, the
    first of equally good places is taken. Time grows with the square of the lines.
    """
    rows: dict[str, dict[str, int]] = {row: {} for row in matrix.rows}
    columns: dict[str, dict[str, int]] = {column: {} for column in matrix.columns}
    for (row, column), usage in matrix.cells.items():
        rows[row][column] = columns[column][row] = usage.weight
    return UsageMatrix(_placed(rows), _placed(columns), matrix.cells)


def bond_energy(matrix: UsageMatrix) -> int:
    """Return the measure of effectiveness: each mark times its four neighbours, summed over all marks."""
    rows, columns = {row: at for at, row in enumerate(matrix.rows)}, {one: at for at, one in enumerate(matrix.columns)}
    marks = {(rows[row], columns[column]): usage.weight for (row, column), usage in matrix.cells.items()}
    around = ((0, 1), (0, -1), (1, 0), (-1, 0))
    return sum(
        weight * marks.get((row + down, column + across), 0)
        for (row, column), weight in marks.items()
        for down, across in around
    )


def _placed(lines: Mapping[str, _Line]) -> tuple[str, ...]:
    placed: list[str] = []
    for line, marks in lines.items():
        bonds = [0, *(_bond(marks, lines[other]) for other in placed), 0]
        between = [0, *(_bond(lines[one], lines[other]) for one, other in pairwise(placed)), 0]
        gains = [bonds[place] + bonds[place + 1] - between[place] for place in range(len(placed) + 1)]
        placed.insert(gains.index(max(gains)), line)
    return tuple(placed)


def _bond(one: _Line, other: _Line) -> int:
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more.get(place, 0) for place, weight in fewer.items())
