"""One item of a topology: its picture, its name and parameters, and what is deployed on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from archtool.layout.drawing import Anchor, Box, FontWeight, Image, Shape, Style, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.icons import icon_of
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.metrics import ascent, text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room, at_left
from archtool.layout.theme import Theme
from archtool.views.content import Block
from archtool.views.figures.topology import Item, Part

ICON = 15.0
"""Width and height of a picture in points."""

LARGE_ICON = 32.0
"""The same where the picture is the item, with its name below."""

_PICTURED_ITEM = 64.0
"""Width in points that such an item should have."""

_LEAST_ITEM = 22.0
_PART_PADDING = 2.0
_PART_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Setting:
    """How places are set: the theme, whether items have icons, and whether these stand over the names."""

    theme: Theme
    has_icons: bool
    has_large_icons: bool = False

    def per_row(self, items: Sequence[Item], width: float) -> int:
        """How many items stand side by side in a width in points: one, or as many as their pictures allow."""
        if not self.has_large_icons or any(item.parts or self.icon(item.kind) is None for item in items):
            return 1
        least = max([_PICTURED_ITEM, *(self.least_item(item) for item in items)])
        most = max(1, min(len(items), int((width + self.gap) / (least + self.gap))))
        return ceil(len(items) / ceil(len(items) / most))

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

    def part(self, part: Part) -> Paragraph:
        """The name of what is deployed."""
        return Paragraph(part.block.label, self.theme.text.minimum, self.theme.ink)

    def icon(self, kind: str) -> bytes | None:
        """The picture of a kind, where the figure has pictures."""
        return icon_of(kind) if self.has_icons else None

    def text_width(self, kind: str, width: float) -> float:
        """Width in points that the text of an item has."""
        is_beside = self.icon(kind) is not None and not self.has_large_icons
        icon = ICON + self.theme.spacing.text_padding if is_beside else 0.0
        return width - 2 * self.theme.spacing.text_padding - icon

    def part_width(self, part: Part, width: float) -> float:
        """Width in points that the name of a part has in an item `width` points wide."""
        return width - 2 * self.theme.spacing.text_padding - 2 * _PART_PADDING - self.count_width(part)

    def count_width(self, part: Part) -> float:
        """Width in points of the number behind a part's name, with the space before it."""
        if part.count is None:
            return 0.0
        return text_width(str(part.count), self.theme.text.minimum, FontWeight.BOLD) + 2 * _PART_PADDING

    def least_item(self, item: Item) -> float:
        """Width in points of an item in which no Latin word has to be cut."""
        own = least_width(self.item(item.block)) - self.text_width(item.kind, 0.0)
        parts = (least_width((self.part(part),)) - self.part_width(part, 0.0) for part in item.parts)
        return max([own, *parts])


def item_height(item: Item, width: float, setting: Setting) -> float:
    """Least height in points of an item that is `width` points wide."""
    heights = _part_heights(item, width, setting)
    parts = sum(heights) + _PART_GAP * len(heights) + (setting.theme.spacing.text_padding - _PART_GAP) * bool(heights)
    return _head_height(item, width, setting) + parts


def item_shapes(item: Item, area: Rectangle, setting: Setting) -> Iterator[Shape]:
    """The item filling its area: what is deployed on it below its head."""
    theme, block = setting.theme, item.block
    padding = theme.spacing.text_padding
    width, height = area.right - area.left, area.bottom - area.top
    style = block_style(block.lifecycle, theme)
    yield Box(area.left, area.top, width, height, style, theme.spacing.radius, block.element, block.key)
    head = _head_height(item, width, setting) if item.parts else height
    icon = setting.icon(item.kind)
    text = setting.text_width(item.kind, width)
    above = 0.0
    if icon is not None and setting.has_large_icons:
        above = LARGE_ICON + padding
        text_height = paragraphs_height(setting.item(block), text)
        y = area.top + max(padding, (head - above - text_height) / 2)
        x = (area.left + area.right - LARGE_ICON) / 2
        yield Image(x, y, LARGE_ICON, LARGE_ICON, "image/png", icon, block.element, f"{block.key}-icon")
        room = Room(area.left + padding, y + above, text, text_height, block.key, block.element)
        yield from paragraphs_in(room, setting.item(block))
    elif icon is not None:
        y = area.top + (head - ICON) / 2
        yield Image(area.left + padding, y, ICON, ICON, "image/png", icon, block.element, f"{block.key}-icon")
    if not above:
        room = Room(area.right - padding - text, area.top, text, head, block.key, block.element)
        yield from paragraphs_in(room, setting.item(block))
    y = area.top + head
    for part, own in zip(item.parts, _part_heights(item, width, setting), strict=True):
        yield from _part(part, Rectangle(area.left + padding, y, area.right - padding, y + own), setting)
        y += own + _PART_GAP


def _head_height(item: Item, width: float, setting: Setting) -> float:
    text = paragraphs_height(setting.item(item.block), setting.text_width(item.kind, width))
    padding = setting.theme.spacing.text_padding
    is_pictured = setting.has_large_icons and setting.icon(item.kind) is not None
    return max(_LEAST_ITEM, text + 2 * padding + (LARGE_ICON + padding) * is_pictured)


def _part_heights(item: Item, width: float, setting: Setting) -> Sequence[float]:
    return [
        paragraphs_height((setting.part(part),), setting.part_width(part, width)) + 2 * _PART_PADDING
        for part in item.parts
    ]


def _part(part: Part, area: Rectangle, setting: Setting) -> Iterator[Shape]:
    theme, block = setting.theme, part.block
    width, height = area.right - area.left, area.bottom - area.top
    yield Box(area.left, area.top, width, height, Style(theme.fill("application")), 2.0, block.element, block.key)
    count = setting.count_width(part)
    label = setting.part(part).fitted(width - 2 * _PART_PADDING - count)
    room = Room(area.left + _PART_PADDING, area.top, label.width, height, block.key, block.element)
    yield from at_left(room, label, theme.ink)
    if part.count is not None:
        size = theme.text.minimum
        y = area.top + (height - size) / 2 + ascent(size)
        yield TextRun(
            area.right - _PART_PADDING, y, str(part.count), size, FontWeight.BOLD, theme.ink, Anchor.END,
            block.element, within=block.key,
        )  # fmt: skip
