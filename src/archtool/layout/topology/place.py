"""One place of a topology: its groups packed into columns, each item with its icon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Image, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.icons import icon_of
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.content import Block
from archtool.views.figures.topology import Item, ItemGroup, Place

_ICON = 15.0
_LEAST_ITEM = 22.0
_TALLEST = 1.6
"""Times its own height that an item may take to end flush with the next column; beyond it stays white space."""


@dataclass(frozen=True, slots=True)
class Setting:
    """How places are set: the theme, and whether items have icons."""

    theme: Theme
    has_icons: bool

    @property
    def gap(self) -> float:
        """Points between items and groups."""
        return self.theme.spacing.gap

    def heading(self, block: Block, size: float) -> tuple[Paragraph, ...]:
        """The name of a place or group and its parameters."""
        ink = border_of(block.lifecycle, self.theme).text
        return (
            Paragraph(block.label, size, ink, FontWeight.BOLD),
            Paragraph(block.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def item(self, block: Block) -> tuple[Paragraph, ...]:
        """The name of an item and its parameters."""
        ink = border_of(block.lifecycle, self.theme).text
        return (
            Paragraph(block.label, self.theme.text.label, ink),
            Paragraph(block.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def icon(self, kind: str) -> bytes | None:
        """The picture of a kind, where the figure has pictures."""
        return icon_of(kind) if self.has_icons else None

    def text_width(self, kind: str, width: float) -> float:
        """Width in points that the text of an item has."""
        icon = _ICON + self.theme.spacing.text_padding if self.icon(kind) else 0.0
        return width - 2 * self.theme.spacing.text_padding - icon

    def least_column(self, places: Sequence[Place]) -> float:
        """Width in points of a column in which no Latin word has to be cut."""
        groups = [group for place in places for group in place.groups]
        padding = 2 * self.gap
        items = [
            least_width(self.item(item.block)) - self.text_width(item.kind, 0.0) + padding
            for group in groups
            for item in group.items
        ]
        titles = [least_width(self.heading(group.block, self.theme.text.label)) + padding for group in groups]
        return max([*items, *titles], default=0.0)


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
        items = sum(len(group.items) for group in groups)
        y = area.top
        for group in groups:
            extra = spare / max(1, items)
            heights = [
                min(height + extra, height * _TALLEST) for height in _item_heights(group, self.setting, self.column)
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
        for item, own in zip(group.items, heights, strict=True):
            yield from self._item(item, Rectangle(area.left + gap, y, area.right - gap, y + own))
            y += own + gap

    def _item(self, item: Item, area: Rectangle) -> Iterator[Shape]:
        theme, block = self.setting.theme, item.block
        padding = theme.spacing.text_padding
        width, height = area.right - area.left, area.bottom - area.top
        style = block_style(block.lifecycle, theme)
        yield Box(area.left, area.top, width, height, style, theme.spacing.radius, block.element, block.key)
        icon = self.setting.icon(item.kind)
        text = self.setting.text_width(item.kind, width)
        if icon is not None:
            y = area.top + (height - _ICON) / 2
            name = f"{block.key}-icon"
            yield Image(area.left + padding, y, _ICON, _ICON, "image/png", icon, block.element, name)
        room = Room(area.right - padding - text, area.top, text, height, block.key, block.element)
        yield from paragraphs_in(room, self.setting.item(block))


def packed(place: Place, columns: int, column: float, setting: Setting) -> PackedPlace:
    """The groups of a place in at most `columns` columns: each in its turn below the lowest column."""
    stacks: list[list[ItemGroup]] = [[] for _ in range(min(columns, max(1, len(place.groups))))]
    for group in place.groups:
        lowest = min(stacks, key=lambda stack: _stack_height(stack, setting, column))
        lowest.append(group)
    return PackedPlace(place, setting, tuple(map(tuple, stacks)), column)


def _item_heights(group: ItemGroup, setting: Setting, column: float) -> list[float]:
    padding = setting.theme.spacing.text_padding
    inner = column - 2 * setting.gap
    texts = [paragraphs_height(setting.item(item.block), setting.text_width(item.kind, inner)) for item in group.items]
    return [max(_LEAST_ITEM, text + 2 * padding) for text in texts]


def _group_height(heights: Sequence[float], group: ItemGroup, setting: Setting, column: float) -> float:
    heading = setting.heading(group.block, setting.theme.text.label)
    title = paragraphs_height(heading, column - 2 * setting.gap)
    return title + sum(heights) + setting.gap * (len(heights) + 2) - 1.0


def _stack_height(groups: Sequence[ItemGroup], setting: Setting, column: float) -> float:
    heights = [_group_height(_item_heights(group, setting, column), group, setting, column) for group in groups]
    return sum(heights) + setting.gap * max(0, len(heights) - 1)
