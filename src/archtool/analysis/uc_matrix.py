"""The U/C matrix: who creates and who uses which data, ordered so that the C's run along the diagonal, and boxed.

Source: IBM Business Systems Planning (U/C matrix).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

_WEIGHTS_OF = {"C": 3, "U": 1}
_SWEEPS = 50
_LEAST_GAIN = 0.001
_DENSITY_POWER = 1.2
_USE_INSIDE = 0.3
_FEWEST_ROWS, _MOST_ROWS = 3, 30


class Usage(StrEnum):
    """What a row does with a column."""

    CREATES = "C"
    USES = "U"

    @property
    def weight(self) -> int:
        """How strongly it draws row and column together. Source: IBM Business Systems Planning (U/C matrix)."""
        return _WEIGHTS_OF[self.value]


@dataclass(frozen=True)
class UsageMatrix:
    """Rows by columns with what each row does with each column; `cells` is keyed by row and column.

    Where several rows create one column, the first in order counts as its creator.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: Mapping[tuple[str, str], Usage]

    @cached_property
    def creators(self) -> Mapping[str, str]:
        """The creator of each column that has one, by column."""
        found: dict[str, str] = {}
        for row in self.rows:
            for column in self.columns:
                if self.cells.get((row, column)) is Usage.CREATES:
                    found.setdefault(column, row)
        return found

    @property
    def spread(self) -> float:
        """How far the marks stand from the diagonal, in rows: sum of weight by distance, divided by the rows.

        Columns are counted by the middle of the row that they would stand at if both axes were equally long.
        Source: IBM Business Systems Planning (U/C matrix).
        """
        if not self.rows or not self.columns:
            return 0.0
        places = {row: index + 0.5 for index, row in enumerate(self.rows)}
        step = len(self.rows) / len(self.columns)
        across = {column: (index + 0.5) * step for index, column in enumerate(self.columns)}
        distances = (usage.weight * abs(places[row] - across[column]) for (row, column), usage in self.cells.items())
        return sum(distances) / len(self.rows)


@dataclass(frozen=True, slots=True)
class Block:
    """Consecutive rows with the columns that they create, as places from 0; `columns` may be empty.

    Attributes:
        rows: first row, and the row after the last.
        columns: first column, and the column after the last.
    """

    rows: tuple[int, int]
    columns: tuple[int, int]

    def holds(self, row: int, column: int) -> bool:
        """Whether a cell lies inside."""
        return self.rows[0] <= row < self.rows[1] and self.columns[0] <= column < self.columns[1]


def diagonal(matrix: UsageMatrix, clusters: Mapping[str, str] | None = None) -> UsageMatrix:
    """The same matrix with its creators along the diagonal.

    Rows of one cluster stay together; columns always stand in the order of their creators, those without one at the
    end. Sweeps by barycentre follow until the spread falls by less than 0.1 % or 50 are done, and the best order is
    returned. Deterministic; each sweep is linear in the cells but for sorting.
    """
    groups = clusters or {}
    first = list(dict.fromkeys(groups.get(row, "") for row in matrix.rows))
    rows = tuple(sorted(matrix.rows, key=lambda row: first.index(groups.get(row, ""))))
    current = _with_columns(matrix, rows)
    best = current
    for _ in range(_SWEEPS):
        swept = _with_columns(matrix, _swept(current, groups))
        gain = best.spread - swept.spread
        if swept.spread < best.spread:
            best = swept
        if gain < _LEAST_GAIN * max(best.spread, 1e-9):
            break
        current = swept
    return best


def _with_columns(matrix: UsageMatrix, rows: tuple[str, ...]) -> UsageMatrix:
    """The rows in a new order, each column beside its creator; ties by the uses near the creator, then by id."""
    places = {row: index for index, row in enumerate(rows)}
    users: dict[str, list[int]] = {}
    for (row, column), usage in matrix.cells.items():
        if usage is Usage.USES:
            users.setdefault(column, []).append(places[row])

    def key(column: str) -> tuple[float, float, str]:
        creator = matrix.creators.get(column)
        used = users.get(column, [])
        if creator is None:
            middle = sum(used) / len(used) if used else 0.0
            return (len(rows), middle, column)
        near = sum(1 / (1 + abs(place - places[creator])) for place in used)
        return (places[creator], -round(near, 9), column)

    return UsageMatrix(rows, tuple(sorted(matrix.columns, key=key)), matrix.cells)


def _swept(matrix: UsageMatrix, clusters: Mapping[str, str]) -> tuple[str, ...]:
    """The rows by the mean place of their marks, clusters first; what has no mark keeps its place."""
    step = len(matrix.rows) / max(1, len(matrix.columns))
    across = {column: (index + 0.5) * step for index, column in enumerate(matrix.columns)}
    pulls: dict[str, list[tuple[int, float]]] = {}
    for (row, column), usage in sorted(matrix.cells.items()):
        pulls.setdefault(row, []).append((usage.weight, across[column]))
    means = {row: _mean(pulls.get(row, []), index + 0.5) for index, row in enumerate(matrix.rows)}
    together: dict[str, list[float]] = {}
    for row in matrix.rows:
        together.setdefault(clusters.get(row, ""), []).append(means[row])
    centres = {cluster: round(sum(some) / len(some), 9) for cluster, some in together.items()}
    order = {row: index for index, row in enumerate(matrix.rows)}

    def key(row: str) -> tuple[float, str, float, int]:
        cluster = clusters.get(row, "")
        return (centres[cluster], cluster, round(means[row], 9), order[row])

    return tuple(sorted(matrix.rows, key=key))


def _mean(pulls: Sequence[tuple[int, float]], otherwise: float) -> float:
    total = sum(weight for weight, _ in pulls)
    return sum(weight * place for weight, place in pulls) / total if total else otherwise


def blocks_of(matrix: UsageMatrix, clusters: Mapping[str, str]) -> tuple[Block, ...]:
    """The blocks of runs of rows of one cluster, in an order in which columns follow their creators."""
    starts = [
        index
        for index, row in enumerate(matrix.rows)
        if index == 0 or clusters.get(row) != clusters.get(matrix.rows[index - 1])
    ]
    return tuple(_block(matrix, start, end) for start, end in pairwise([*starts, len(matrix.rows)]))


def boxes(matrix: UsageMatrix) -> tuple[Block, ...]:
    """The blocks of consecutive rows that hold the most, densest marks; every C lies inside one.

    Chosen by dynamic programming over all divisions into runs of 3 to 30 rows (fewer where there are fewer) to
    maximise, summed over the blocks, density x rows^1.2 + 0.3 x uses inside, which differs from the formula of the
    source by a constant: uses outside are all uses less those inside. The size of a box is its rows: by its cells one
    box around everything would always win. Cubic in the rows.

    Source: IBM Business Systems Planning (U/C matrix).
    """
    count = len(matrix.rows)
    fewest = min(_FEWEST_ROWS, count)
    best: list[tuple[float, tuple[int, ...]] | None] = [None] * (count + 1)
    best[0] = (0.0, (0,))
    for end in range(1, count + 1):
        for start in range(max(0, end - _MOST_ROWS), end - fewest + 1):
            before = best[start]
            if before is None:
                continue
            value = round(before[0] + _worth(matrix, _block(matrix, start, end)), 9)
            known = best[end]
            if known is None or value > known[0]:
                best[end] = (value, (*before[1], end))
    chosen = best[count]
    cuts = chosen[1] if chosen is not None else ()
    return tuple(_block(matrix, start, end) for start, end in pairwise(cuts))


def _block(matrix: UsageMatrix, start: int, end: int) -> Block:
    inside = set(matrix.rows[start:end])
    columns = [index for index, column in enumerate(matrix.columns) if matrix.creators.get(column) in inside]
    return Block((start, end), (columns[0], columns[-1] + 1) if columns else (0, 0))


def _worth(matrix: UsageMatrix, block: Block) -> float:
    size = (block.rows[1] - block.rows[0]) * (block.columns[1] - block.columns[0])
    if size == 0:
        return 0.0
    marks = [
        usage
        for row in matrix.rows[slice(*block.rows)]
        for column in matrix.columns[slice(*block.columns)]
        if (usage := matrix.cells.get((row, column))) is not None
    ]
    density = sum(usage.weight for usage in marks) / size
    return density * math.pow(block.rows[1] - block.rows[0], _DENSITY_POWER) + _USE_INSIDE * marks.count(Usage.USES)


@dataclass(frozen=True, slots=True)
class OutsideUse:
    """A use of data outside every block: a flow from its creator, where the matrix has it, to its user."""

    creator: str | None
    user: str
    data: str


def outside_uses(matrix: UsageMatrix, blocks: Sequence[Block]) -> tuple[OutsideUse, ...]:
    """The uses outside every block, in the order of rows, then columns. Source: Business Systems Planning."""
    return tuple(
        OutsideUse(matrix.creators.get(column), row, column)
        for place, row in enumerate(matrix.rows)
        for across, column in enumerate(matrix.columns)
        if matrix.cells.get((row, column)) is Usage.USES and not any(block.holds(place, across) for block in blocks)
    )
