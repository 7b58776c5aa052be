"""Where the external systems, their gateways and their zones stand along the boundary of a hub."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from archtool.layout.hub.order import Cell

_NARROWEST = 50.0
"""Width in points of a column below which names break into too many lines."""


@dataclass(frozen=True, slots=True)
class Extent:
    """A stretch from left to right, in points."""

    left: float
    right: float

    @property
    def width(self) -> float:
        """Length of the stretch."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """X of its middle."""
        return (self.left + self.right) / 2

    def common(self, other: "Extent") -> "Extent":
        """What both cover."""
        return Extent(max(self.left, other.left), min(self.right, other.right))

    def joined(self, other: "Extent") -> "Extent":
        """From the left end of both to the right end of both."""
        return Extent(min(self.left, other.left), max(self.right, other.right))


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell with its stretch, its columns and their width in points."""

    cell: Cell
    extent: Extent
    columns: int
    column: float


@dataclass(frozen=True, slots=True)
class Gaps:
    """Distances in points: of columns in a cell, of cells in a zone, and of a cell from its zone's border."""

    column: float
    cell: float
    padding: float
    zone: float


@dataclass(frozen=True, slots=True)
class Columns:
    """The stretches of everything that stands along the boundary.

    Attributes:
        gateways: Stretch of each gateway by key, in the order of the cells.
        zones: Runs of cells of one zone: key, stretch of its frame.
    """

    cells: tuple[PlacedCell, ...]
    gateways: tuple[tuple[str, Extent], ...]
    zones: tuple[tuple[str | None, Extent], ...]


def columns_of(cells: Sequence[Cell], rows: int, extent: Extent, gaps: Gaps, least: Sequence[float]) -> Columns | None:
    """The columns when a cell has at most `rows` systems below each other; `None` where they would be too narrow.

    Columns are equally wide but for those of cells whose `least` width in points is more.
    """
    counts = [max(ceil(len(cell.contacts) / rows), len(cell.gateways), 1) for cell in cells]
    between = [gaps.cell if one.zone == other.zone else 2 * gaps.padding + gaps.zone for one, other in pairwise(cells)]
    inner = sum(gaps.column * (count - 1) for count in counts)
    widths = _filled(extent.width - 2 * gaps.padding - sum(between) - inner, counts, least)
    if widths is None:
        return None
    placed: list[PlacedCell] = []
    x = extent.left + gaps.padding
    for cell, count, width, gap in zip(cells, counts, widths, [*between, 0.0], strict=True):
        right = x + count * width + (count - 1) * gaps.column
        columns = ceil(len(cell.contacts) / rows)
        column = (right - x - gaps.column * (columns - 1)) / columns
        placed.append(PlacedCell(cell, Extent(x, right), columns, column))
        x = right + gap
    return Columns(tuple(placed), _gateways(placed, gaps), _zones(placed, gaps))


def _filled(room: float, counts: Sequence[int], least: Sequence[float]) -> tuple[float, ...] | None:
    """The width of a column of each cell, so that all columns fill `room`: the largest equal one above `least`."""
    wide: set[int] = set()
    while True:
        taken = sum(counts[index] * least[index] for index in sorted(wide))
        number = sum(count for index, count in enumerate(counts) if index not in wide)
        equal = (room - taken) / number if number else 0.0
        more = {index for index in range(len(counts)) if index not in wide and least[index] > equal}
        if not more:
            break
        wide |= more
    narrowest = equal if number else min(least, default=0.0)
    if narrowest < _NARROWEST or taken > room + 1e-6:
        return None
    spare = 0.0 if number else (room - taken) / max(1, sum(counts))
    return tuple(least[index] + spare if index in wide else equal for index in range(len(counts)))


def _gateways(placed: Sequence[PlacedCell], gaps: Gaps) -> tuple[tuple[str, Extent], ...]:
    found: dict[str, Extent] = {}
    for one in placed:
        count = len(one.cell.gateways)
        for index, gateway in enumerate(one.cell.gateways):
            width = (one.extent.width - gaps.cell * (count - 1)) / count
            left = one.extent.left + index * (width + gaps.cell)
            part = Extent(left, left + width)
            found[gateway] = found[gateway].joined(part) if gateway in found else part
    return tuple(found.items())


def _zones(placed: Sequence[PlacedCell], gaps: Gaps) -> tuple[tuple[str | None, Extent], ...]:
    runs: list[tuple[str | None, Extent]] = []
    for one in placed:
        around = Extent(one.extent.left - gaps.padding, one.extent.right + gaps.padding)
        if runs and runs[-1][0] == one.cell.zone:
            runs[-1] = (one.cell.zone, runs[-1][1].joined(around))
        else:
            runs.append((one.cell.zone, around))
    return tuple(runs)
