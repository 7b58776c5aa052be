"""One security zone: its name and level above what lies in it, in as many columns as its width allows."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from archtool.layout.drawing import Box, FontWeight, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.content import Block
from archtool.views.figures.zoning import ZoneBlock

_ITEM = 86.0
"""Width in points that an item should have, where its zone is not narrower."""

_MOST_ITEM = 118.0
_LEAST_ITEM = 17.0
_LOOSEST = 14.0
"""Most points by which rows of items move apart in a zone that is higher than it need be."""


@dataclass(frozen=True, slots=True)
class ZoneBox:
    """A zone in a width, in points."""

    zone: ZoneBlock
    width: float
    theme: Theme

    @property
    def height(self) -> float:
        """Least height in points."""
        gap, rows = self.theme.spacing.gap, self._rows
        heights = sum(self._row_height(row) for row in rows) + gap * len(rows)
        return self._head_height + heights + 2 * gap

    @property
    def _inner(self) -> float:
        return self.width - 2 * self.theme.spacing.gap

    @property
    def _head(self) -> tuple[Paragraph, ...]:
        """Name and level in one line where they fit, else below each other."""
        theme = self.theme
        ink = border_of(self.zone.block.lifecycle, theme).text
        name, level = self.zone.block.label, self.zone.level or ""
        together = f"{name}　{level}" if level else name
        if text_width(together, theme.text.block, FontWeight.BOLD) <= self._inner:
            return (Paragraph(together, theme.text.block, ink, FontWeight.BOLD),)
        return (
            Paragraph(name, theme.text.block, ink, FontWeight.BOLD),
            Paragraph(level, theme.text.label, ink, FontWeight.BOLD),
        )

    @property
    def _head_height(self) -> float:
        return paragraphs_height(self._head, self._inner)

    @property
    def _columns(self) -> int:
        gap = self.theme.spacing.gap
        least = max([_ITEM, *(self._least(item) for item in self.zone.items)])
        most = max(1, min(len(self.zone.items), int((self._inner + gap) / (least + gap))))
        rows = ceil(len(self.zone.items) / most)
        return ceil(len(self.zone.items) / rows) if rows else 1

    def _least(self, item: Block) -> float:
        return least_width((self._text(item),)) + 2 * self.theme.spacing.text_padding

    @property
    def _item_width(self) -> float:
        gap = self.theme.spacing.gap
        return (
            min(_MOST_ITEM, (self._inner - gap * (self._columns - 1)) / self._columns)
            if self._columns > 1
            else (min(1.5 * _MOST_ITEM, self._inner))
        )

    @property
    def _rows(self) -> tuple[tuple[Block, ...], ...]:
        items, columns = self.zone.items, self._columns
        return tuple(items[start : start + columns] for start in range(0, len(items), columns))

    def _text(self, item: Block) -> Paragraph:
        return Paragraph(item.label, self.theme.text.label, border_of(item.lifecycle, self.theme).text)

    def _row_height(self, row: tuple[Block, ...]) -> float:
        padding = self.theme.spacing.text_padding
        return max(
            _LEAST_ITEM,
            *(paragraphs_height((self._text(item),), self._item_width - 2 * padding) + 2 * padding for item in row),
        )

    def draw(self, area: Rectangle) -> Iterator[Shape]:
        """The zone in an area of its width, its items in the middle of what its head leaves."""
        theme, gap, block = self.theme, self.theme.spacing.gap, self.zone.block
        height = area.bottom - area.top
        style = Style(theme.fill(self.zone.tint.value), theme.lines.boundary.stroke())
        radius = theme.spacing.surface_radius
        yield Box(area.left, area.top, self.width, height, style, radius, block.element, block.key)
        head = self._head_height
        room = Room(area.left + gap, area.top + gap, self._inner, head, block.key, block.element)
        if not self.zone.items:
            room = Room(area.left + gap, area.top, self._inner, height, block.key, block.element)
        yield from paragraphs_in(room, self._head)
        rows = self._rows
        spare = height - self.height
        pitch = min(spare / (len(rows) + 1), _LOOSEST) if rows else 0.0
        y = area.top + head + 2 * gap + (spare - pitch * (len(rows) - 1)) / 2
        for row in rows:
            own = self._row_height(row)
            used = len(row) * self._item_width + gap * (len(row) - 1)
            x = area.left + gap + (self._inner - used) / 2
            for item in row:
                yield from self._item(item, Rectangle(x, y, x + self._item_width, y + own))
                x += self._item_width + gap
            y += own + gap + pitch

    def _item(self, item: Block, area: Rectangle) -> Iterator[Shape]:
        theme, padding = self.theme, self.theme.spacing.text_padding
        width, height = area.right - area.left, area.bottom - area.top
        style = block_style(item.lifecycle, theme)
        yield Box(area.left, area.top, width, height, style, theme.spacing.radius, item.element, item.key)
        room = Room(area.left + padding, area.top, width - 2 * padding, height, item.key, item.element)
        yield from paragraphs_in(room, (self._text(item),))


def least_zone_width(zone: ZoneBlock, theme: Theme) -> float:
    """Width in points at which no Latin word of a zone has to be cut."""
    gap, padding = theme.spacing.gap, theme.spacing.text_padding
    name = Paragraph(zone.block.label, theme.text.block, theme.ink, FontWeight.BOLD)
    items = tuple(Paragraph(item.label, theme.text.label, theme.ink) for item in zone.items)
    head = least_width((name, Paragraph(zone.level or "", theme.text.label, theme.ink, FontWeight.BOLD)))
    return max(head, least_width(items) + 2 * padding) + 2 * gap
