"""Hubs drawn: systems, bus, gateways and external systems in bands, joined by upright lines that never cross."""

from archtool.layout.drawing import Drawing, Marker
from archtool.layout.hub.columns import Gaps, columns_of
from archtool.layout.hub.inside import bus_cabins, member_cabins, upper_half
from archtool.layout.hub.lines import delivery_stroke
from archtool.layout.hub.order import ordered_cells
from archtool.layout.hub.outside import BOUNDARY_GAP, Outside, least_widths
from archtool.layout.hub.sheet import Band, Sheet, pillar_width
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import legend_of
from archtool.layout.theme import FillRole, Theme
from archtool.source.text import both
from archtool.views.figures.hub import Delivery, HubFigure

_GAP = 26.0
"""Points between two bands, where lines and their counts stand."""

_WIDENING = 50.0
"""Points by which a hub that no page can hold grows until its columns are wide enough."""

_NAMES = (both("内部系统", "Inside"), both("总线", "Bus"), both("网关", "Gateway"), both("外部系统", "Outside"))
_ATTACHED = both("挂接总线，其间无接口", "Attached to the bus, no interface between")
_HEADLESS = (Marker.NONE, Marker.NONE)
_ROLES: tuple[FillRole, ...] = ("application", "integration", "security", "external")


def lay_out(figure: HubFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, theme, width))


def _legend(figure: HubFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    language = figure.head.language
    blocks = (
        *figure.bus,
        *(member.block for member in figure.members),
        *(gateway.block for gateway in figure.gateways),
        *(contact.block for contact in figure.contacts),
    )
    flows = (
        *(flow for member in figure.members for flow in member.flows),
        *(flow for passage in figure.passages for flow in passage.flows),
    )
    present = {flow.delivery for flow in flows}
    lines = (
        LegendEntry(delivery_stroke(delivery, theme), delivery.label.in_language(language))
        for delivery in Delivery
        if delivery in present
    )
    is_attached = any(gateway.is_on_bus and not gateway.flows for gateway in figure.gateways)
    plain = LegendEntry(delivery_stroke(Delivery.REALTIME, theme), _ATTACHED.in_language(language), markers=_HEADLESS)
    return (
        *legend_of((block.lifecycle for block in blocks if block.lifecycle), language, theme),
        *lines,
        *((plain,) if is_attached else ()),
    )


def _body(figure: HubFigure, theme: Theme, width: float) -> Drawing:
    """The hub `width` points wide, wider only where its columns would be too narrow for any text."""
    language = figure.head.language
    sheet = Sheet(theme, language, width, pillar_width(_NAMES, theme, language))
    outside = _outside(figure, sheet)
    sheet = outside.sheet
    inner = (
        sheet.height(member_cabins(figure, sheet)),
        sheet.height(bus_cabins(figure, sheet)),
        outside.gateway_height,
        outside.height,
    )
    bands: list[Band] = []
    y = 0.0
    for name, role, height, gap in zip(_NAMES, _ROLES, inner, (_GAP, _GAP, BOUNDARY_GAP, 0.0), strict=True):
        bands.append(Band(name, role, y, height + 2 * theme.spacing.padding))
        y = bands[-1].bottom + gap
    members, bus, gateways, beyond = bands
    shapes = (
        *(shape for band in bands for shape in sheet.surface(band)),
        *upper_half(figure, sheet, members, bus),
        *outside.draw(bus_cabins(figure, sheet), {"bus": bus, "gateways": gateways, "outside": beyond}),
    )
    head = figure.head
    return Drawing(head.view, head.title, head.language, sheet.width, y, shapes)


def _outside(figure: HubFigure, sheet: Sheet) -> Outside:
    """The lower half with that number of rows which makes it lowest."""
    cells = ordered_cells(figure.contacts)
    spacing = sheet.theme.spacing
    gaps = Gaps(spacing.gap, 2 * spacing.gap, spacing.gap + 2.0, spacing.gutter)
    most = max((len(cell.contacts) for cell in cells), default=1)
    least = least_widths(figure, cells, sheet)
    while True:
        found = (columns_of(cells, rows, sheet.extent, gaps, least) for rows in range(1, most + 1))
        halves = [Outside(figure, sheet, columns) for columns in found if columns is not None]
        if halves:
            return min(halves, key=lambda half: half.gateway_height + half.height)
        sheet = Sheet(sheet.theme, sheet.language, sheet.width + _WIDENING, sheet.pillar)
