"""The upper half of a hub: the systems inside, the bus, and the lines between them."""

from collections.abc import Iterator

from archtool.layout.drawing import FontWeight, Shape
from archtool.layout.hub.columns import Extent
from archtool.layout.hub.lines import Joint, flow_lines
from archtool.layout.hub.sheet import Band, Cabin, Sheet
from archtool.layout.shapes import border_of
from archtool.layout.text.paragraphs import Paragraph
from archtool.views.content import Block
from archtool.views.figures.hub import HubFigure, Member

_BETWEEN_SERVICES = "　|　"


def member_cabins(figure: HubFigure, sheet: Sheet) -> tuple[Cabin, ...]:
    """The groups of systems side by side."""
    stretches = _shared(sheet.extent, len(figure.members), sheet.theme.spacing.gutter)
    return tuple(
        Cabin(member.block, _member_paragraphs(member, sheet), extent)
        for member, extent in zip(figure.members, stretches, strict=True)
    )


def bus_cabins(figure: HubFigure, sheet: Sheet) -> tuple[Cabin, ...]:
    """The parts of the bus side by side; the first one tells the services."""
    stretches = _shared(sheet.extent, len(figure.bus), sheet.theme.spacing.gutter)
    text = sheet.theme.text
    services = Paragraph(_BETWEEN_SERVICES.join(figure.services), text.label, sheet.theme.ink)
    return tuple(
        Cabin(
            block,
            (
                Paragraph(block.label, text.title, _ink(block, sheet), FontWeight.BOLD),
                *((services,) if not index else ()),
            ),
            extent,
        )
        for index, (block, extent) in enumerate(zip(figure.bus, stretches, strict=True))
    )


def nearest(cabins: tuple[Cabin, ...], extent: Extent) -> Cabin:
    """The block that covers most of a stretch."""
    return max(cabins, key=lambda cabin: cabin.extent.common(extent).width)


def upper_half(figure: HubFigure, sheet: Sheet, members: Band, bus: Band) -> Iterator[Shape]:
    """The blocks of both bands and the lines that join them."""
    top, bottom = sheet.inside(members)
    bus_top, bus_bottom = sheet.inside(bus)
    parts = bus_cabins(figure, sheet)
    for cabin in parts:
        yield from sheet.draw(cabin, bus_top, bus_bottom)
    for member, cabin in zip(figure.members, member_cabins(figure, sheet), strict=True):
        yield from sheet.draw(cabin, top, bottom)
        part = nearest(parts, cabin.extent)
        extent = cabin.extent.common(part.extent)
        joint = Joint(cabin.block.key, part.block.key, extent, bottom, bus_top, (members.bottom + bus.top) / 2)
        yield from flow_lines(joint, member.flows, sheet.theme)


def _member_paragraphs(member: Member, sheet: Sheet) -> tuple[Paragraph, ...]:
    text, ink = sheet.theme.text, _ink(member.block, sheet)
    return (
        Paragraph(member.block.label, text.block, ink, FontWeight.BOLD),
        Paragraph(member.systems, text.minimum, ink),
        Paragraph(member.protocols, text.minimum, sheet.theme.muted),
    )


def _ink(block: Block, sheet: Sheet) -> str:
    return border_of(block.lifecycle, sheet.theme).text


def _shared(extent: Extent, count: int, gap: float) -> tuple[Extent, ...]:
    width = (extent.width - gap * (count - 1)) / max(1, count)
    lefts = [extent.left + index * (width + gap) for index in range(count)]
    return tuple(Extent(left, left + width) for left in lefts)
