"""A centre of a network with its equipment in rows."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isqrt

from archtool.layout.drawing import Box, FontWeight, Shape
from archtool.layout.geometry import Rectangle
from archtool.layout.network.device import device_shapes
from archtool.layout.network.signs import SIGN_HEIGHT
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.network import NetworkPlace

_DEVICE, _WIDEST_DEVICE = 44.0, 93.0
_LEAST_PLACE = 70.0
_ONE_ROW = 4
"""Devices that stand in one row whatever the width; more are wrapped where it is narrow."""

_ROW_GAP = 6.0


@dataclass(frozen=True, slots=True)
class PlaceBox:
    """A place in a width, in points."""

    place: NetworkPlace
    width: float
    theme: Theme

    @classmethod
    def of(cls, place: NetworkPlace, area: Rectangle, theme: Theme) -> "PlaceBox":
        """The place as wide as its area."""
        return cls(place, area.right - area.left, theme)

    @property
    def height(self) -> float:
        """Least height in points."""
        gap = self.theme.spacing.gap
        rows = -(-len(self.place.devices) // self._across)
        devices = rows * self._pitch - _ROW_GAP + 2 * gap if self.place.devices else 0.0
        return self._title_height + 2 * gap + devices

    @property
    def _inner(self) -> float:
        return self.width - 2 * self.theme.spacing.gap

    @property
    def _title_height(self) -> float:
        return paragraphs_height(_title(self.place, self.theme), self._inner)

    @property
    def _across(self) -> int:
        """How many devices stand side by side: as many as the width holds, the rows about equally long."""
        count = max(1, len(self.place.devices))
        rows = -(-count // max(1, min(count, int(self._inner / _device_width(self.place, self.theme) + 1e-6))))
        return -(-count // rows)

    @property
    def _cell(self) -> float:
        return min(_WIDEST_DEVICE, self._inner / self._across)

    @property
    def _pitch(self) -> float:
        """Height in points of a row with the distance to the next."""
        width = self._cell - 4.0
        names = _names(self.place, self.theme)
        words = max((paragraphs_height((name,), width) for name in names), default=0.0)
        return SIGN_HEIGHT + 2.0 + words + _ROW_GAP

    def draw(self, area: Rectangle) -> Iterator[Shape]:
        """The place, its equipment in the middle of what the title leaves."""
        theme, gap, block = self.theme, self.theme.spacing.gap, self.place.block
        style, radius = block_style(block.lifecycle, theme), theme.spacing.surface_radius
        yield Box(area.left, area.top, self.width, area.bottom - area.top, style, radius, block.element, block.key)
        room = Room(area.left + gap, area.top + gap, self._inner, self._title_height, block.key, block.element)
        yield from paragraphs_in(room, _title(self.place, theme))
        top = area.top + self._title_height + 3 * gap + (area.bottom - area.top - self.height) / 2
        across, cell, pitch = self._across, self._cell, self._pitch
        for first in range(0, len(self.place.devices), across):
            row = self.place.devices[first : first + across]
            x = (area.left + area.right) / 2 - cell * len(row) / 2
            for device in row:
                yield from device_shapes(device, Rectangle(x, top, x + cell, area.bottom), block.key, theme)
                x += cell
            top += pitch


def least_place(place: NetworkPlace, theme: Theme) -> float:
    """Width in points at which no Latin word of a place has to be cut."""
    gap = theme.spacing.gap
    count = len(place.devices)
    across = min(count, max(_ONE_ROW, isqrt(count // 2)))
    title = least_width(_title(place, theme)) + 2 * gap
    return max(_LEAST_PLACE, title, across * _device_width(place, theme) + 2 * gap)


def _device_width(place: NetworkPlace, theme: Theme) -> float:
    """Width in points that a device needs: no Latin word of a name is cut."""
    return max(_DEVICE, least_width(_names(place, theme)) + 4.0)


def _title(place: NetworkPlace, theme: Theme) -> tuple[Paragraph, ...]:
    ink = border_of(place.block.lifecycle, theme).text
    return (Paragraph(place.block.label, theme.text.group, ink, FontWeight.BOLD),)


def _names(place: NetworkPlace, theme: Theme) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(device.block.label, theme.text.minimum, theme.ink) for device in place.devices)
