"""The lower half of a hub: gateways, the boundary, and the external systems under the gateways that they use."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Anchor, Box, FontWeight, Polyline, Shape, Style, TextRun
from archtool.layout.hub.columns import Columns, Extent, PlacedCell
from archtool.layout.hub.lines import Joint, flow_lines, plain_line
from archtool.layout.hub.order import Cell
from archtool.layout.hub.sheet import BOUNDARY, Band, Cabin, Sheet
from archtool.layout.shapes import border_of
from archtool.layout.text.metrics import ASCENT, text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.source.text import both
from archtool.views.figures.hub import Contact, Delivery, Flow, Gateway, HubFigure
from archtool.views.wording import listed

_ALSO_VIA = both("另经{}", "also via {}")
_NO_ZONE = both("未划分安全域", "No zone")

BOUNDARY_GAP = 34.0
"""Points between the gateways and the outside."""

_BOUNDARY_AT = 25.0
"""Points from the gateways to the boundary: below the counts, above the heads."""


@dataclass(frozen=True, slots=True)
class Outside:
    """The lower half of one hub, its stretches already found."""

    figure: HubFigure
    sheet: Sheet
    columns: Columns

    @property
    def gateway_cabins(self) -> tuple[Cabin, ...]:
        """The gateways from left to right."""
        gateways = {gateway.block.key: gateway for gateway in self.figure.gateways}
        return tuple(
            Cabin(gateways[key].block, _gateway_paragraphs(gateways[key], self.sheet), extent)
            for key, extent in self.columns.gateways
        )

    @property
    def gateway_height(self) -> float:
        """Height in points of the highest gateway."""
        return self.sheet.height(self.gateway_cabins)

    @property
    def height(self) -> float:
        """Height in points of the zones with the external systems."""
        cells = max(
            sum(heights) + self._gap * (len(heights) - 1) for heights in map(self._row_heights, self.columns.cells)
        )
        return cells + 4.5 * self._gap + self._zone_heading

    def draw(self, bus: tuple[Cabin, ...], bands: Mapping[str, Band]) -> Iterator[Shape]:
        """Everything below the bus."""
        yield from self._gateways(bus, bands["bus"], bands["gateways"])
        yield from self._zones(bands["outside"])
        for placed in self.columns.cells:
            yield from self._cell(placed, bands["gateways"], bands["outside"])
        yield from self._boundary(bands["gateways"])

    @property
    def _gap(self) -> float:
        return self.sheet.theme.spacing.gap

    def _gateways(self, bus: tuple[Cabin, ...], above: Band, band: Band) -> Iterator[Shape]:
        gateways = {gateway.block.key: gateway for gateway in self.figure.gateways}
        top, bottom = self.sheet.inside(band)
        _, bus_bottom = self.sheet.inside(above)
        for cabin in self.gateway_cabins:
            gateway = gateways[cabin.block.key]
            yield from self.sheet.draw(cabin, top, bottom)
            part = max(bus, key=lambda one: one.extent.common(cabin.extent).width)
            extent = cabin.extent.common(part.extent)
            joint = Joint(part.block.key, cabin.block.key, extent, bus_bottom, top, (above.bottom + band.top) / 2)
            if gateway.flows:
                yield from flow_lines(joint, gateway.flows, self.sheet.theme)
            elif gateway.is_on_bus:
                yield plain_line(joint, self.sheet.theme)

    # External systems

    def _cabins(self, placed: PlacedCell) -> tuple[tuple[Cabin, ...], ...]:
        """The external systems of a cell in rows."""
        rows: list[tuple[Cabin, ...]] = []
        contacts = placed.cell.contacts
        for first in range(0, len(contacts), placed.columns):
            lefts = (placed.extent.left + index * (placed.column + self._gap) for index in range(placed.columns))
            rows.append(
                tuple(
                    Cabin(
                        contact.block,
                        _contact_paragraphs(self.figure, contact, placed.cell, self.sheet),
                        Extent(left, left + placed.column),
                    )
                    for contact, left in zip(contacts[first : first + placed.columns], lefts, strict=False)
                )
            )
        return tuple(rows)

    def _row_heights(self, placed: PlacedCell) -> tuple[float, ...]:
        return tuple(self.sheet.height(row) for row in self._cabins(placed))

    def _stretched(self, heights: tuple[float, ...], room: float) -> tuple[float, ...]:
        """Rows as high as those of the fullest cell; rows that fill their cell whole are spread over it evenly."""
        own = list(heights)
        rows = max(map(self._row_heights, self.columns.cells), key=len)
        if len(own) == len(rows):
            extra = (room - sum(own) - self._gap * (len(own) - 1)) / len(own)
            return tuple(height + extra for height in own)
        even = (room - self._gap * (len(rows) - 1)) / len(rows)
        wanted = [max(height, even) for height in own]
        if sum(wanted) + self._gap * (len(own) - 1) <= room:
            return tuple(wanted)
        extra = (room - sum(own) - self._gap * (len(own) - 1)) / len(own)
        return tuple(height + extra for height in own)

    def _cell(self, placed: PlacedCell, gateways: Band, band: Band) -> Iterator[Shape]:
        top, bottom = self.sheet.inside(band)
        y = top + 2 * self._gap
        room = bottom - 2.5 * self._gap - self._zone_heading - y
        heights = self._stretched(self._row_heights(placed), room)
        key = "+".join(("cell", placed.cell.zone or "", *placed.cell.gateways))
        is_alone = len(placed.cell.contacts) == 1
        lower = placed.cell.contacts[0].block.key if is_alone else key
        yield from self._passages(placed, lower, gateways, y if is_alone else y - self._gap)
        if not is_alone:
            around = Extent(placed.extent.left - self._gap / 2, placed.extent.right + self._gap / 2)
            style = Style(self.sheet.theme.fill("paper"), self.sheet.theme.lines.grid.stroke())
            height = room + 2 * self._gap
            radius = self.sheet.theme.spacing.radius
            yield Box(around.left, y - self._gap, around.width, height, style, radius, key)
        for row, height in zip(self._cabins(placed), heights, strict=True):
            for cabin in row:
                yield from self.sheet.draw(cabin, y, y + height)
            y += height + self._gap

    def _passages(self, placed: PlacedCell, lower: str, gateways: Band, bottom: float) -> Iterator[Shape]:
        contacts = {contact.block.key for contact in placed.cell.contacts}
        stretches = dict(self.columns.gateways)
        _, top = self.sheet.inside(gateways)
        for gateway in placed.cell.gateways:
            flows = [
                flow
                for passage in self.figure.passages
                if passage.gateway == gateway and passage.contact in contacts
                for flow in passage.flows
            ]
            extent = stretches[gateway].common(placed.extent)
            label = gateways.bottom + _BOUNDARY_AT / 2
            yield from flow_lines(Joint(gateway, lower, extent, top, bottom, label), _merged(flows), self.sheet.theme)

    # Zones and the boundary

    def _zone_paragraph(self, key: str | None) -> Paragraph:
        names = {zone.key: zone.label for zone in self.figure.zones}
        name = names[key] if key is not None else _NO_ZONE.in_language(self.sheet.language)
        boundary = self.sheet.theme.lines.boundary
        return Paragraph(name, self.sheet.theme.text.label, boundary.color, FontWeight.BOLD)

    @property
    def _zone_heading(self) -> float:
        return max(
            paragraphs_height((self._zone_paragraph(key),), extent.width - 2 * self._gap)
            for key, extent in self.columns.zones
        )

    def _zones(self, band: Band) -> Iterator[Shape]:
        top, bottom = self.sheet.inside(band)
        theme = self.sheet.theme
        style = Style(theme.fill("channel"), replace(theme.lines.boundary.stroke(), width=0.75, dash=()))
        for index, (key, extent) in enumerate(self.columns.zones):
            name = f"zone-{index}-{key}"
            yield Box(extent.left, top, extent.width, bottom - top, style, theme.spacing.surface_radius, name)
            heading = self._zone_heading
            room = Room(
                extent.left + self._gap, bottom - heading - self._gap, extent.width - 2 * self._gap, heading, name, name
            )
            yield from paragraphs_in(room, (self._zone_paragraph(key),))

    def _boundary(self, gateways: Band) -> Iterator[Shape]:
        theme = self.sheet.theme
        label, size = BOUNDARY.in_language(self.sheet.language), theme.text.minimum
        y = gateways.bottom + _BOUNDARY_AT
        start = text_width(label, size, FontWeight.BOLD) + 2.0
        color = theme.lines.boundary.color
        yield TextRun(0.0, y + (ASCENT - 0.5) * size, label, size, FontWeight.BOLD, color, Anchor.START)
        yield Polyline(((start, y), (self.sheet.width, y)), theme.lines.boundary.stroke(), id="boundary")


def least_widths(figure: HubFigure, cells: Sequence[Cell], sheet: Sheet) -> tuple[float, ...]:
    """For each cell the width in points of a column in which none of its Latin words has to be cut."""
    gateways = {gateway.block.key: gateway for gateway in figure.gateways}
    padding = 2 * sheet.theme.spacing.text_padding
    return tuple(
        padding
        + max(
            least_width(paragraphs)
            for paragraphs in (
                *(_gateway_paragraphs(gateways[key], sheet) for key in cell.gateways),
                *(_contact_paragraphs(figure, contact, cell, sheet) for contact in cell.contacts),
            )
        )
        for cell in cells
    )


def _gateway_paragraphs(gateway: Gateway, sheet: Sheet) -> tuple[Paragraph, ...]:
    theme = sheet.theme
    ink = border_of(gateway.block.lifecycle, theme).text
    return (
        Paragraph(gateway.block.label, theme.text.block, ink, FontWeight.BOLD),
        Paragraph(gateway.block.detail or "", theme.text.minimum, theme.muted),
    )


def _contact_paragraphs(figure: HubFigure, contact: Contact, cell: Cell, sheet: Sheet) -> tuple[Paragraph, ...]:
    theme, language = sheet.theme, sheet.language
    labels = {gateway.block.key: gateway.block.label for gateway in figure.gateways}
    others = [labels[gateway] for gateway in contact.gateways if gateway not in cell.gateways]
    also = _ALSO_VIA.in_language(language).format(listed(others, language)) if others else ""
    return (
        Paragraph(contact.block.label, theme.text.label, border_of(contact.block.lifecycle, theme).text),
        Paragraph(contact.block.detail or "", theme.text.minimum, theme.muted),
        Paragraph(also, theme.text.minimum, theme.muted, FontWeight.BOLD),
    )


def _merged(flows: list[Flow]) -> tuple[Flow, ...]:
    """One flow for each delivery, each interface counted once."""
    merged: dict[Delivery, Flow] = {}
    for flow in flows:
        other = merged.get(flow.delivery)
        merged[flow.delivery] = (
            flow
            if other is None
            else Flow(
                flow.delivery,
                tuple(dict.fromkeys((*other.interfaces, *flow.interfaces))),
                flow.is_inward or other.is_inward,
                flow.is_outward or other.is_outward,
            )
        )
    return tuple(merged[delivery] for delivery in Delivery if delivery in merged)
