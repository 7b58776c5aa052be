"""A packed arrangement of blocks on its rectangle: every group ends flush with its neighbours."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Shape, Stroke, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.landscape.packing import Arrangement, Frame, Grid, Row, Stack, distributed
from archtool.layout.shapes import Lettering, block_style, border_of, is_upright, level_label
from archtool.layout.text.metrics import text_width
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.content import Lifecycle
from archtool.views.figures.landscape import Tile

_TALLEST = 1.5
"""Times its own height that a row of blocks may take to end flush; beyond it stays white space."""

_BROADEST = 8.0
"""Times its height that a block may be wide; a row of fewer blocks stands in the middle of its group."""

_TAIL = 0.125
"""Ems by which g, p and y reach below the ideographic em. Source: their bounds in Noto Sans SC, 0.245 down."""

_LIGHT_WIDTH = 0.6
"""Part of a border's width that the border of a lighter block has."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How the blocks of one figure are set.

    Attributes:
        size: Text size of the blocks, in points.
    """

    theme: Theme
    size: float

    @property
    def across(self) -> float:
        """Least distance in points of a label from the sides of its block."""
        return self.theme.spacing.text_padding

    def along(self, label: str) -> float:
        """Least distance in points of a label from the top and bottom of its block.

        Ideographs stand inside their em; the tails of Latin letters reach below it, and stay as far from the border.
        """
        has_tails = not is_upright(label) and not label.isupper()
        return self.theme.spacing.text_padding / 2 + (_TAIL * self.size if has_tails else 0.0)

    def title(self, depth: int) -> Lettering:
        """How the title of a group is set, `depth` counted from 0 for a group right in its layer."""
        largest = min(self.theme.text.group, self.size + 1.0) - (0.5 if depth else 0.0)
        return Lettering((largest,), self.theme.ink, FontWeight.BOLD)


def light_style(lifecycle: Lifecycle | None, theme: Theme) -> Style:
    """The style of a lighter block: a pale fill and a thin border of its lifecycle."""
    border = border_of(lifecycle, theme)
    return Style(theme.fill("channel"), Stroke(border.color, border.width * _LIGHT_WIDTH, border.dash))


def block(tile: Tile, area: Rectangle, setting: Setting) -> tuple[Shape, ...]:
    """One block with its label."""
    theme = setting.theme
    style = light_style(tile.lifecycle, theme) if tile.is_light else block_style(tile.lifecycle, theme)
    color = border_of(tile.lifecycle, theme).text
    box = _box(area, style, theme.spacing.radius, tile)
    across, along = setting.across, setting.along(tile.label)
    room = Room(box.x + across, box.y + along, box.width - 2 * across, box.height - 2 * along, tile.key, tile.element)
    label = written(tile, room.width, setting.size)
    return (box, *level_label(room, label, Lettering(theme.text.down_from(setting.size), color)))


def written(tile: Tile, width: float, size: float) -> str:
    """A block's name and count: the count on its own line where the name fits one line, and both do not.

    A count that is no more than a number in brackets never stands alone.
    """
    joined = f"{tile.label} {tile.count}" if tile.count.isascii() and tile.count else tile.label + tile.count
    is_broken = not tile.count.isascii() and text_width(joined, size) > width >= text_width(tile.label, size)
    return f"{tile.label}\n{tile.count}" if is_broken else joined


def overhead(arrangement: Arrangement, gap: float, padding: float) -> float:
    """Width in points that an arrangement takes beside its block columns."""
    match arrangement:
        case Grid():
            return gap * (arrangement.columns - 1)
        case Stack():
            return max(overhead(part, gap, padding) for part in arrangement.parts)
        case Row():
            parts = arrangement.parts
            return sum(overhead(part, gap, padding) for part in parts) + gap * (len(parts) - 1)
        case Frame():
            return overhead(arrangement.inside, gap, padding) + 2 * padding


@dataclass(frozen=True, slots=True)
class Plate:
    """Draws arrangements in one setting, in the order of painting."""

    setting: Setting
    gap: float
    padding: float

    def paint(self, arrangement: Arrangement, area: Rectangle, depth: int = 0, tint: int = 0) -> Iterator[Shape]:
        """The shapes of an arrangement, stretched to `area`; `tint` numbers the sibling groups of its layer."""
        match arrangement:
            case Grid():
                yield from self._grid(arrangement, area)
            case Stack():
                yield from self._stack(arrangement, area, depth, tint)
            case Row():
                yield from self._row(arrangement, area, depth, tint)
            case Frame():
                yield from self._frame(arrangement, area, depth, tint)

    def _grid(self, grid: Grid, area: Rectangle) -> Iterator[Shape]:
        extra = (area.bottom - area.top - grid.height) / grid.rows
        room = area.right - area.left
        width = (room - self.gap * (grid.per_row - 1)) / grid.per_row
        width = min(width, _BROADEST * max(grid.row_heights))
        left = area.left + (room - grid.per_row * (width + self.gap) + self.gap) / 2
        y = area.top
        for row, natural in enumerate(grid.row_heights):
            height = min(natural + extra, natural * _TALLEST)
            for column, tile in enumerate(grid.chunks[row]):
                x = left + column * (width + self.gap)
                yield from block(tile, Rectangle(x, y, x + width, y + height), self.setting)
            y += height + self.gap

    def _stack(self, stack: Stack, area: Rectangle, depth: int, tint: int) -> Iterator[Shape]:
        extra = area.bottom - area.top - stack.height
        shares = distributed(extra, [part.rows for part in stack.parts])
        y = area.top
        for index, part in enumerate(stack.parts):
            height = part.height + shares[index + 1] - shares[index]
            yield from self.paint(
                part, Rectangle(area.left, y, area.right, y + height), depth, tint + index * (not depth)
            )
            y += height + self.gap

    def _row(self, row: Row, area: Rectangle, depth: int, tint: int) -> Iterator[Shape]:
        own = overhead(row, self.gap, self.padding)
        width = (area.right - area.left - own) / row.columns
        x = area.left
        for index, part in enumerate(row.parts):
            right = x + part.columns * width + overhead(part, self.gap, self.padding)
            yield from self.paint(part, Rectangle(x, area.top, right, area.bottom), depth, tint + index * (not depth))
            x = right + self.gap

    def _frame(self, frame: Frame, area: Rectangle, depth: int, tint: int) -> Iterator[Shape]:
        theme, tile = self.setting.theme, frame.tile
        box = _box(area, self._surface(tile, depth, tint), theme.spacing.surface_radius, tile)
        inner = area.shrunk(self.padding)
        yield box
        room = Room(
            inner.left, inner.top - self.padding / 3, inner.right - inner.left, frame.heading, tile.key, tile.element
        )
        yield from level_label(room, tile.label, self.setting.title(depth))
        inside = Rectangle(inner.left, inner.top + frame.heading, inner.right, inner.bottom)
        yield from self.paint(frame.inside, inside, depth + 1, tint)

    def _surface(self, tile: Tile, depth: int, tint: int) -> Style:
        theme = self.setting.theme
        fill = theme.fill("paper") if depth % 2 else theme.group_fill(tint)
        return Style(fill, border_of(tile.lifecycle, theme).stroke())


def _box(area: Rectangle, style: Style, radius: float, tile: Tile) -> Box:
    width, height = area.right - area.left, area.bottom - area.top
    return Box(area.left, area.top, width, height, style, radius, tile.element, tile.key)
