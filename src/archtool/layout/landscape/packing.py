"""Packing blocks of one size into nested titled groups: the lowest arrangement for a number of block columns.

Heights are in points, widths in block columns. A group's blocks form a grid; its inner groups stand below each other
or side by side, in their order. The choice is exact among all arrangements that cut the sequence of groups again and
again, each time across or down (a guillotine partition that keeps the order), by dynamic programming.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import inf
from typing import TypeAlias

from archtool.views.figures.landscape import Tile

_LEAST_COLUMNS = 2
"""Columns that a group beside others should have, so that its title stands on one or two lines."""

_UNFAIR = 1.8
"""How far a group's share of the columns may be from its share of the blocks."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Blocks in rows of at most `per_row`, which share the width of `columns`."""

    chunks: tuple[tuple[Tile, ...], ...]
    columns: int
    per_row: int
    row_heights: tuple[float, ...]
    height: float
    waste: float

    @property
    def rows(self) -> int:
        """Rows of blocks from top to bottom."""
        return len(self.row_heights)


@dataclass(frozen=True, slots=True)
class Stack:
    """Parts below each other."""

    parts: tuple["Arrangement", ...]
    columns: int
    rows: int
    height: float
    waste: float


@dataclass(frozen=True, slots=True)
class Row:
    """Parts side by side."""

    parts: tuple["Arrangement", ...]
    columns: int
    rows: int
    height: float
    waste: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A titled group around its arrangement."""

    tile: Tile
    inside: "Arrangement"
    heading: float
    columns: int
    rows: int
    height: float
    waste: float


Arrangement: TypeAlias = Grid | Stack | Row | Frame


@dataclass(frozen=True, slots=True)
class Measures:
    """What the packing needs to know of the drawing, in points.

    Attributes:
        block_height: Height that a block needs for its label over a number of columns.
        heading_height: Height that a group's title needs in a number of block columns.
        gap: Distance between blocks, and between groups.
        padding: Distance of a group's border from what stands in it.
    """

    block_height: Callable[[Tile, float], float]
    heading_height: Callable[[Tile, int], float]
    gap: float
    padding: float


@dataclass(slots=True)
class Packer:
    """Finds arrangements and remembers them; cost grows with groups³ × columns²."""

    measures: Measures
    _frames: dict[tuple[str, int], Frame] = field(default_factory=dict[tuple[str, int], Frame])

    def grid(self, tiles: Sequence[Tile], columns: int, most: int | None = None) -> Grid:
        """Blocks over `columns` in as few rows of at most `most`, else one a column, as hold them; evenly filled.

        Blocks for which the author wants a row stand in the rows that come of that.
        """
        chunks = _chunks(tiles, most or columns)
        per_row = max(len(chunk) for chunk in chunks)
        share = columns / per_row
        heights = tuple(max(self.measures.block_height(tile, share) for tile in chunk) for chunk in chunks)
        waste = (
            sum((per_row - len(chunk)) * height for chunk, height in zip(chunks, heights, strict=True))
            * columns
            / per_row
        )
        height = sum(heights) + self.measures.gap * (len(chunks) - 1)
        return Grid(chunks, columns, per_row, heights, height, waste)

    def frame(self, tile: Tile, columns: int) -> Frame:
        """A titled group in its lowest arrangement."""
        found = self._frames.get((tile.key, columns))
        if found is None:
            heading = self.measures.heading_height(tile, columns)
            inside = self.arrange(tile.children, columns)
            height = heading + inside.height + 2 * self.measures.padding
            found = Frame(tile, inside, heading, columns, inside.rows, height, inside.waste)
            self._frames[tile.key, columns] = found
        return found

    def arrange(self, tiles: Sequence[Tile], columns: int) -> Arrangement:
        """Blocks and groups in their lowest arrangement: the blocks as one grid, before or after the groups."""
        blocks = tuple(tile for tile in tiles if not tile.children)
        groups = tuple(tile for tile in tiles if tile.children)
        items: tuple[tuple[Tile, ...], ...] = tuple((group,) for group in groups)
        if blocks:
            items = (*items, blocks) if tiles[0].children else (blocks, *items)
        return _Partition(self, items).best(0, len(items), columns)

    def side_by_side(self, tiles: Sequence[Tile], columns: int) -> Arrangement:
        """Groups in one row whose highest is as low as the columns allow. There must be a column for each."""
        return _Partition(self, tuple((tile,) for tile in tiles)).row(columns)

    def row_of(self, parts: tuple[Arrangement, ...]) -> Arrangement:
        """Parts side by side."""
        if len(parts) == 1:
            return parts[0]
        height = max(part.height for part in parts)
        empty = sum((height - part.height) * part.columns for part in parts)
        waste = empty + sum(part.waste for part in parts)
        flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Row) else (part,)))
        columns = sum(part.columns for part in parts)
        return Row(flat, columns, max(part.rows for part in parts), height, waste)

    def stack_of(self, parts: tuple[Arrangement, ...]) -> Arrangement:
        """Parts of one width below each other."""
        if len(parts) == 1:
            return parts[0]
        flat = tuple(inner for part in parts for inner in (part.parts if isinstance(part, Stack) else (part,)))
        height = sum(part.height for part in parts) + self.measures.gap * (len(parts) - 1)
        rows, waste = sum(part.rows for part in parts), sum(part.waste for part in parts)
        return Stack(flat, parts[0].columns, rows, height, waste)


@dataclass(slots=True)
class _Partition:
    """The lowest arrangement of each run of a sequence in each number of columns."""

    packer: Packer
    items: tuple[tuple[Tile, ...], ...]
    _known: dict[tuple[int, int, int], Arrangement] = field(default_factory=dict[tuple[int, int, int], Arrangement])

    def best(self, first: int, last: int, columns: int) -> Arrangement:
        """Items `first` to before `last` in `columns`."""
        key = (first, last, columns)
        if key not in self._known:
            is_single = last - first == 1
            self._known[key] = (
                self._single(self.items[first], columns) if is_single else self._lowest(first, last, columns)
            )
        return self._known[key]

    def row(self, columns: int) -> Arrangement:
        """All items side by side."""
        lowest: dict[int, tuple[Arrangement, ...]] = {0: ()}
        blocks = [_leaves(item) for item in self.items]
        for index, item in enumerate(self.items):
            after = len(self.items) - index - 1
            fair = columns * blocks[index] / sum(blocks)
            reached: dict[int, tuple[Arrangement, ...]] = {}
            for used, parts in lowest.items():
                most = columns - used - after
                least = most if after == 0 else min(most, max(1, int(fair / _UNFAIR)))
                for count in range(least, min(most, max(least, int(fair * _UNFAIR) + 2)) + 1):
                    way = (*parts, self._single(item, count))
                    known = reached.get(used + count)
                    if known is None or _row_merit(way) < _row_merit(known):
                        reached[used + count] = way
            lowest = reached
        return self.packer.row_of(lowest[columns])

    def _lowest(self, first: int, last: int, columns: int) -> Arrangement:
        """The best cut of two or more items; what is built is only the best, for the search tries many."""
        gap = self.packer.measures.gap
        best: tuple[float, float] = (inf, inf)
        found: tuple[bool, int, int] = (False, first + 1, columns)
        for cut in range(first + 1, last):
            above, under = self.best(first, cut, columns), self.best(cut, last, columns)
            merit = _merit(above.height + gap + under.height, above.waste + under.waste)
            if merit < best:
                best, found = merit, (False, cut, columns)
            for left in range(self._least(first, cut), columns - self._least(cut, last) + 1):
                one, other = self.best(first, cut, left), self.best(cut, last, columns - left)
                empty = max(other.height - one.height, 0.0) * left
                empty += max(one.height - other.height, 0.0) * (columns - left)
                merit = _merit(max(one.height, other.height), one.waste + other.waste + empty)
                if merit < best:
                    best, found = merit, (True, cut, left)
        is_row, cut, left = found
        parts = (self.best(first, cut, left), self.best(cut, last, columns - left if is_row else columns))
        return self.packer.row_of(parts) if is_row else self.packer.stack_of(parts)

    def _least(self, first: int, last: int) -> int:
        """Columns that a run needs side by side with others: two where a title would else stand over one column."""
        return max(min(_LEAST_COLUMNS, len(item[0].children) or len(item)) for item in self.items[first:last])

    def _single(self, item: tuple[Tile, ...], columns: int) -> Arrangement:
        if len(item) == 1 and item[0].children:
            return self.packer.frame(item[0], columns)
        return self.packer.grid(item, columns)


def _chunks(tiles: Sequence[Tile], most: int) -> tuple[tuple[Tile, ...], ...]:
    """The rows of a grid: those without a row of their own fill the first ones, unless an author asks for rows."""
    if not any(tile.row for tile in tiles):
        rows = -(-len(tiles) // most)
        per_row = -(-len(tiles) // rows)
        return tuple(tuple(tiles[start : start + per_row]) for start in range(0, len(tiles), per_row))
    chunks: list[tuple[Tile, ...]] = []
    for row in sorted({tile.row or 1 for tile in tiles}):
        inside = [tile for tile in tiles if (tile.row or 1) == row]
        chunks += [tuple(inside[start : start + most]) for start in range(0, len(inside), most)]
    return tuple(chunks)


def _merit(height: float, waste: float) -> tuple[float, float]:
    """What is compared: the height, then the white space; rounded, so that equal ones tie on every machine."""
    return (round(height, 3), round(waste, 3))


def _row_merit(parts: tuple[Arrangement, ...]) -> tuple[float, float]:
    highest = max(part.height for part in parts)
    return (round(highest, 3), round(sum((highest - part.height) ** 2 for part in parts), 3))


def _leaves(tiles: tuple[Tile, ...]) -> int:
    return sum(_leaves(tile.children) if tile.children else 1 for tile in tiles)


def distributed(total: float, weights: Sequence[float]) -> tuple[float, ...]:
    """Where each part begins and, at the end, where the last one ends, when `total` is shared by weight."""
    whole = sum(weights)
    return (0.0, *(total * share / whole for share in accumulate(weights)))
