"""One place of a topology: its groups packed into columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.shapes import border_of
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.topology.item import Setting, item_height, item_shapes
from archtool.views.figures.topology import Item, ItemGroup, Place

_TALLEST = 1.6
"""Times its own height that an item may take to end flush with the next column; beyond it stays white space."""


@dataclass(frozen=True, slots=True)
class PackedPlace:
    """A place `width` points wide with its groups in columns.

    Attributes:
        height: Least height in points.
    """

    place: Place
    setting: Setting
    columns: tuple[tuple[ItemGroup, ...], ...]
    column: float

    @property
    def width(self) -> float:
        """Width in points."""
        gap = self.setting.gap
        return self.column * len(self.columns) + gap * (len(self.columns) + 1)

    @property
    def height(self) -> float:
        """Least height in points."""
        gap = self.setting.gap
        highest = max((_stack_height(groups, self.setting, self.column) for groups in self.columns), default=0.0)
        return highest + self._heading_height + 3 * gap

    @property
    def _heading_height(self) -> float:
        return paragraphs_height(self._heading, self.width - 2 * self.setting.gap)

    @property
    def _heading(self) -> tuple[Paragraph, ...]:
        return self.setting.heading(self.place.block, self.setting.theme.text.group)

    def draw(self, area: Rectangle) -> Iterator[Shape]:
        """The place stretched to the height of its area."""
        theme, gap, block = self.setting.theme, self.setting.gap, self.place.block
        style = Style(theme.fill("paper"), border_of(block.lifecycle, theme).stroke())
        height = area.bottom - area.top
        yield Box(
            area.left, area.top, self.width, height, style, theme.spacing.surface_radius, block.element, block.key
        )
        room = Room(
            area.left + gap, area.top + gap, self.width - 2 * gap, self._heading_height, block.key, block.element
        )
        yield from paragraphs_in(room, self._heading)
        top = area.top + self._heading_height + 2 * gap
        for index, groups in enumerate(self.columns):
            left = area.left + gap + index * (self.column + gap)
            bottom = top + self.height - self._heading_height - 3 * gap
            yield from self._stack(groups, Rectangle(left, top, left + self.column, bottom))

    def _stack(self, groups: Sequence[ItemGroup], area: Rectangle) -> Iterator[Shape]:
        spare = area.bottom - area.top - _stack_height(groups, self.setting, self.column)
        plain = sum(not _has_parts(row) for group in groups for row in _rows(group, self.setting, self.column))
        y = area.top
        for group in groups:
            extra = spare / max(1, plain)
            heights = [
                height if _has_parts(row) else min(height + extra, height * _TALLEST)
                for row, height in zip(
                    _rows(group, self.setting, self.column),
                    _row_heights(group, self.setting, self.column),
                    strict=True,
                )
            ]
            bottom = y + _group_height(heights, group, self.setting, self.column)
            yield from self._group(group, Rectangle(area.left, y, area.right, bottom), heights)
            y = bottom + self.setting.gap

    def _group(self, group: ItemGroup, area: Rectangle, heights: Sequence[float]) -> Iterator[Shape]:
        theme, gap, block = self.setting.theme, self.setting.gap, group.block
        style = theme.surface("infrastructure")
        width = area.right - area.left
        yield Box(
            area.left, area.top, width, area.bottom - area.top, style, theme.spacing.radius, block.element, block.key
        )
        heading = self.setting.heading(block, theme.text.label)
        height = paragraphs_height(heading, width - 2 * gap)
        room = Room(area.left + gap, area.top + gap - 1.0, width - 2 * gap, height, block.key, block.element)
        yield from paragraphs_in(room, heading)
        y = area.top + height + 2 * gap - 1.0
        own_width = _item_width(group, self.setting, width)
        for row, own in zip(_rows(group, self.setting, width), heights, strict=True):
            used = len(row) * (own_width + gap) - gap
            x = area.left + (width - used) / 2 if len(row) < len(group.items) else area.left + gap
            for item in row:
                yield from item_shapes(item, Rectangle(x, y, x + own_width, y + own), self.setting)
                x += own_width + gap
            y += own + gap


def packed(place: Place, columns: int, column: float, setting: Setting) -> PackedPlace:
    """The groups of a place in at most `columns` columns: each in its turn below the lowest column."""
    stacks: list[list[ItemGroup]] = [[] for _ in range(min(columns, max(1, len(place.groups))))]
    heights = [0.0 for _ in stacks]
    for group in place.groups:
        lowest = heights.index(min(heights))
        stacks[lowest].append(group)
        heights[lowest] += _stack_height((group,), setting, column) + setting.gap
    return PackedPlace(place, setting, tuple(map(tuple, stacks)), column)


def _rows(group: ItemGroup, setting: Setting, column: float) -> list[tuple[Item, ...]]:
    """The items of a group in the rows of a column, one or several side by side."""
    per_row = setting.per_row(group.items, column - 2 * setting.gap)
    return [group.items[start : start + per_row] for start in range(0, len(group.items), per_row)]


def _has_parts(row: Sequence[Item]) -> bool:
    return any(item.parts for item in row)


def _item_width(group: ItemGroup, setting: Setting, column: float) -> float:
    inner = column - 2 * setting.gap
    per_row = setting.per_row(group.items, inner)
    return (inner - setting.gap * (per_row - 1)) / per_row


def _row_heights(group: ItemGroup, setting: Setting, column: float) -> list[float]:
    width = _item_width(group, setting, column)
    return [max(item_height(item, width, setting) for item in row) for row in _rows(group, setting, column)]


def _group_height(heights: Sequence[float], group: ItemGroup, setting: Setting, column: float) -> float:
    heading = setting.heading(group.block, setting.theme.text.label)
    title = paragraphs_height(heading, column - 2 * setting.gap)
    return title + sum(heights) + setting.gap * (len(heights) + 2) - 1.0


def _stack_height(groups: Sequence[ItemGroup], setting: Setting, column: float) -> float:
    heights = [_group_height(_row_heights(group, setting, column), group, setting, column) for group in groups]
    return sum(heights) + setting.gap * max(0, len(heights) - 1)


def least_column(places: Sequence[Place], setting: Setting) -> float:
    """Width in points of a column in which no Latin word has to be cut."""
    groups = [group for place in places for group in place.groups]
    items = [setting.least_item(item) for group in groups for item in group.items]
    titles = [least_width(setting.heading(group.block, setting.theme.text.label)) for group in groups]
    return max([*items, *titles], default=0.0) + 2 * setting.gap
