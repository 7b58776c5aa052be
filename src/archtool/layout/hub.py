"""Hubs drawn: systems, bus, gateways and external systems in bands, joined by upright lines that never cross."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Polyline, Shape, Style, TextRun
from archtool.layout.frame import LegendEntry
from archtool.layout.hub_columns import Columns, Extent, Gaps, PlacedCell, columns_of
from archtool.layout.hub_lines import Joint, delivery_stroke, flow_lines, plain_line
from archtool.layout.hub_order import ordered_cells
from archtool.layout.metrics import ASCENT, text_width
from archtool.layout.pages import framed, page_room, pages_of
from archtool.layout.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.shapes import block_style, border_of, legend_of, lettering, vertical_label, vertical_label_width
from archtool.layout.text_block import Room
from archtool.layout.theme import FillRole, Theme
from archtool.source.text import Text, both
from archtool.views.content import Block, Lifecycle
from archtool.views.figures.hub import Contact, Delivery, Flow, HubFigure, Member

_GAP = 26.0
"""Points between two bands, where lines and their counts stand."""

_BOUNDARY_GAP = 34.0
_BOUNDARY_AT = 25.0
"""Points between the gateways and the outside, and where between them the boundary runs."""

_REDUCTIONS = (1.0, 7.0 / 7.5)
"""Natural size, then as small as leaves the theme's smallest text at the least printed size. Source: design.md §6."""

_LABELS = (both("内部系统", "Inside"), both("总线", "Bus"), both("网关", "Gate-ways"), both("外部系统", "Outside"))
_BOUNDARY = both("安全边界", "Boundary")
_ALSO = both("另经", "also via ")


def lay_out(figure: HubFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it, slightly reduced where that saves a larger page.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    legend = _legend(figure, theme)
    bodies: list[Drawing] = []
    for page in pages_of(figure.head):
        width, height = page_room(page, figure.head, legend, theme)
        for reduction in _REDUCTIONS:
            body = _Hub(figure, theme, width / reduction).body()
            if body.height <= height / reduction and body.width <= width / reduction + 1e-6:
                return framed(body, figure.head, legend, theme)
            bodies.append(body)
    return framed(bodies[-1], figure.head, legend, theme)


def _legend(figure: HubFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    language = figure.head.language
    blocks = [
        *figure.bus,
        *(member.block for member in figure.members),
        *(gateway.block for gateway in figure.gateways),
        *(contact.block for contact in figure.contacts),
    ]
    flows = [
        *(flow for member in figure.members for flow in member.flows),
        *(flow for gateway in figure.gateways for flow in gateway.flows),
        *(flow for passage in figure.passages for flow in passage.flows),
    ]
    present = {flow.delivery for flow in flows}
    lines = [
        LegendEntry(delivery_stroke(delivery, theme), delivery.label.in_language(language))
        for delivery in Delivery
        if delivery in present
    ]
    return (*legend_of((block.lifecycle for block in blocks if block.lifecycle), language, theme), *lines)


@dataclass(frozen=True, slots=True)
class _Band:
    """A titled band, and the stretch of y inside it that its blocks fill."""

    label: Text
    role: FillRole
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class _Hub:
    """One hub to be drawn `width` points wide."""

    figure: HubFigure
    theme: Theme
    width: float

    def body(self) -> Drawing:
        """The bands below each other, lines over them."""
        spacing = self.theme.spacing
        columns = self._columns()
        heights = (
            self._members_height(),
            self._bus_height(),
            max((self._gateway_height(key, extent.width) for key, extent in columns.gateways), default=20.0),
            self._outside_height(columns),
        )
        roles: tuple[FillRole, ...] = ("application", "integration", "security", "external")
        y = 0.0
        bands: list[_Band] = []
        for label, role, height, gap in zip(_LABELS, roles, heights, (_GAP, _GAP, _BOUNDARY_GAP, 0.0), strict=True):
            bands.append(_Band(label, role, y, height + 2 * spacing.padding))
            y += height + 2 * spacing.padding + gap
        shapes = (
            *(shape for band in bands for shape in self._surface(band)),
            *self._members(bands[0], bands[1]),
            *self._bus(bands[1]),
            *self._gateways(columns, bands),
            *self._outside(columns, bands[3]),
            *self._passages(columns, bands[2], bands[3]),
            *self._boundary(bands[2]),
        )
        right = max((extent.right for _, extent in columns.zones), default=0.0) + spacing.padding
        head = self.figure.head
        return Drawing(head.view, head.title, head.language, max(self.width, right), y, tuple(shapes))

    @property
    def _language(self) -> str:
        return self.figure.head.language

    @property
    def _pillar(self) -> float:
        """Width of the strip at the left that holds the names of the bands."""
        style = lettering(self.theme, self.theme.text.group, FontWeight.BOLD)
        labels = [label.in_language(self._language) for label in _LABELS]
        own = vertical_label_width(labels, style) + 2 * self.theme.spacing.text_padding
        boundary = text_width(_BOUNDARY.in_language(self._language), self.theme.text.minimum, FontWeight.BOLD)
        return max(own, boundary)

    @property
    def _extent(self) -> Extent:
        padding = self.theme.spacing.padding
        return Extent(self._pillar + padding, self.width - padding)

    def _columns(self) -> Columns:
        """The number of rows that makes the lowest figure; one wider than the page where none fits."""
        cells = ordered_cells(self.figure.contacts)
        theme = self.theme
        gaps = Gaps(theme.spacing.gap, theme.spacing.gutter, theme.spacing.gap, theme.spacing.gutter)
        most = max((len(cell.contacts) for cell in cells), default=1)
        found = (columns_of(cells, rows, self._extent, gaps) for rows in range(1, most + 1))
        possible = [columns for columns in found if columns is not None]
        if possible:
            return min(possible, key=self._outside_height)
        extent = self._extent
        while True:
            extent = Extent(extent.left, extent.right + 50.0)
            columns = columns_of(cells, most, extent, gaps)
            if columns is not None:
                return columns

    def _inside(self, band: _Band) -> tuple[float, float]:
        padding = self.theme.spacing.padding
        return band.top + padding, band.top + band.height - padding

    def _surface(self, band: _Band) -> Iterator[Shape]:
        theme = self.theme
        key = f"band-{band.role}"
        radius = theme.spacing.surface_radius
        yield Box(0.0, band.top, self.width, band.height, theme.surface(band.role), radius, id=key, element=key)
        strip = Box(0.0, band.top, self._pillar, band.height, theme.surface("paper"), radius, id=f"{key}-label")
        yield replace(strip, element=key)
        style = lettering(theme, theme.text.group, FontWeight.BOLD)
        room = Room.of(strip, theme.spacing.text_padding / 2)
        yield from vertical_label(room, band.label.in_language(self._language), style)

    # Systems inside

    @property
    def _member_width(self) -> float:
        count = max(1, len(self.figure.members))
        return (self._extent.width - self.theme.spacing.gutter * (count - 1)) / count

    def _member_paragraphs(self, member: Member) -> tuple[Paragraph, ...]:
        text, ink, muted = self.theme.text, border_of(member.block.lifecycle, self.theme).text, self.theme.muted
        return (
            Paragraph(member.block.label, text.block, ink, FontWeight.BOLD),
            Paragraph(member.systems, text.minimum, ink),
            Paragraph(member.protocols, text.minimum, muted),
        )

    def _members_height(self) -> float:
        padding = self.theme.spacing.text_padding
        width = self._member_width - 2 * padding
        heights = [paragraphs_height(self._member_paragraphs(member), width) for member in self.figure.members]
        return max(heights, default=20.0) + 2 * padding + 2.0

    def _members(self, band: _Band, bus: _Band) -> Iterator[Shape]:
        theme = self.theme
        top, bottom = self._inside(band)
        bus_top, _ = self._inside(bus)
        for index, member in enumerate(self.figure.members):
            x = self._extent.left + index * (self._member_width + theme.spacing.gutter)
            extent = Extent(x, x + self._member_width)
            box = self._box(member.block, extent, top, bottom)
            yield box
            yield from paragraphs_in(Room.of(box, theme.spacing.text_padding), self._member_paragraphs(member))
            label = (band.top + band.height + bus.top) / 2
            joint = Joint(member.block.key, self._bus_key(extent), extent, bottom, bus_top, label)
            yield from flow_lines(joint, member.flows, theme)

    # The bus

    @property
    def _bus_parts(self) -> tuple[tuple[Block, Extent], ...]:
        """The parts of the bus side by side over the full width."""
        parts = self.figure.bus
        gutter = self.theme.spacing.gutter
        width = (self._extent.width - gutter * (len(parts) - 1)) / max(1, len(parts))
        lefts = [self._extent.left + index * (width + gutter) for index in range(len(parts))]
        return tuple((part, Extent(left, left + width)) for part, left in zip(parts, lefts, strict=True))

    def _bus_key(self, extent: Extent) -> str:
        return max(self._bus_parts, key=lambda part: part[1].common(extent).width)[0].key

    def _bus_paragraphs(self, block: Block) -> tuple[Paragraph, ...]:
        text = self.theme.text
        services = (self.figure.services if block.key == self.figure.bus[0].key else ())
        separator = "　|　" if self._language == "zh" else "  |  "
        return (
            Paragraph(block.label, text.title, self.theme.ink, FontWeight.BOLD),
            Paragraph(separator.join(services), text.label, self.theme.ink),
        )

    def _bus_height(self) -> float:
        padding = self.theme.spacing.text_padding
        heights = [
            paragraphs_height(self._bus_paragraphs(block), extent.width - 2 * padding)
            for block, extent in self._bus_parts
        ]
        return max(heights, default=20.0) + 2 * padding + 2.0

    def _bus(self, band: _Band) -> Iterator[Shape]:
        top, bottom = self._inside(band)
        for block, extent in self._bus_parts:
            box = self._box(block, extent, top, bottom)
            yield box
            yield from paragraphs_in(Room.of(box, self.theme.spacing.text_padding), self._bus_paragraphs(block))
