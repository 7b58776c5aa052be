"""A piece of equipment: its sign with its name below."""

from collections.abc import Iterator

from archtool.layout.drawing import Shape
from archtool.layout.geometry import Rectangle
from archtool.layout.network.signs import SIGN_HEIGHT, SIGN_WIDTH, sign_path
from archtool.layout.shapes import border_of
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.network import Device


def device_shapes(device: Device, area: Rectangle, owner: str, theme: Theme) -> Iterator[Shape]:
    """A device: its sign with its name below, in a cell of a box that is its owner."""
    x, block = (area.left + area.right) / 2, device.block
    sign = Rectangle(x - SIGN_WIDTH / 2, area.top, x + SIGN_WIDTH / 2, area.top + SIGN_HEIGHT)
    yield sign_path(device.sign, sign, theme, block.element, block.key)
    text = Paragraph(block.label, theme.text.minimum, border_of(block.lifecycle, theme).text)
    width = area.right - area.left - 4.0
    height = paragraphs_height((text,), width)
    yield from paragraphs_in(Room(area.left + 2.0, sign.bottom + 2.0, width, height, owner, block.element), (text,))
