"""Zonings drawn: zones in the frame of their boundary, management beside it, guards on every arrow."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Drawing, FontWeight, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import legend_of
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.transform import placed
from archtool.layout.zoning.grid import Grid, Lanes, common_guard_width, grid_of, lanes_of
from archtool.layout.zoning.guard import Guard, guard_style
from archtool.layout.zoning.straight import Line, covered, straight_line
from archtool.layout.zoning.zone import ZoneBox, least_zone_width
from archtool.source.text import both
from archtool.views.content import Lifecycle
from archtool.views.figures.zoning import Crossing, ZoneBlock, ZoningFigure
from archtool.views.wording import listed

_MANAGEMENT = 0.13
"""Share of the width that management has."""

_FRAME = "boundary"
_ALL_ZONES = both("允许的流向（各安全域）", "Permitted flow, all zones")


def lay_out(figure: ZoningFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, theme, width))


def _legend(figure: ZoningFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    entries = legend_of(_lifecycles(figure), figure.head.language, theme)
    if any(crossing.controls for crossing in figure.crossings) or any(bus.controls for bus in figure.buses):
        entries = (*entries, LegendEntry(guard_style(theme), figure.guard))
    if figure.crossings or figure.buses:
        entries = (*entries, LegendEntry(theme.lines.connection.stroke(), figure.flow))
    if figure.buses:
        thick = _thick(theme).lines.connection.stroke()
        entries = (*entries, LegendEntry(thick, _ALL_ZONES.in_language(figure.head.language)))
    return entries


def _zones(figure: ZoningFigure) -> tuple[ZoneBlock, ...]:
    core = (figure.core,) if figure.core else ()
    return (*figure.top, *figure.upper, *figure.left, *core, *figure.right, *figure.bottom)


def _lifecycles(figure: ZoningFigure) -> Iterator[Lifecycle]:
    management = (figure.management,) if figure.management else ()
    for zone in (*_zones(figure), *management):
        for item in zone.items:
            if item.lifecycle is not None:
                yield item.lifecycle


def _body(figure: ZoningFigure, theme: Theme, width: float) -> Drawing:
    shapes, size = _Plan(figure, theme).draw(width)
    head = figure.head
    return Drawing(head.view, head.title, head.language, max(size[0], 1.0), max(size[1], 1.0), shapes)


@dataclass(frozen=True, slots=True)
class _Plan:
    figure: ZoningFigure
    theme: Theme

    def draw(self, width: float) -> tuple[tuple[Shape, ...], tuple[float, float]]:
        """The shapes and the size in points that they take."""
        figure, padding = self.figure, self.theme.spacing.padding
        guard = common_guard_width(figure, self.theme)
        lanes = lanes_of(figure.crossings, guard, self.theme)
        lane, own = self._management_widths(width, lanes)
        grid = grid_of(figure, lanes, width - lane - own - 2 * padding, self.theme)
        title = paragraphs_height(self._title, grid.width) + padding
        origin = (padding, padding + title)
        straight, written = self._sorted(grid, lanes)
        others = self._others(written)
        below = paragraphs_height(others, grid.width) + padding if others else 0.0
        buses = [
            Guard(f"bus-{index}", bus.controls, bus.remarks, guard, self.theme)
            for index, bus in enumerate(figure.buses)
        ]
        least = sum(bus.height for bus in buses) + padding * (len(buses) + 1)
        if figure.management is not None:
            least = max(least, ZoneBox(figure.management, own, self.theme).height)
        height = max(grid.height + title + below + 2 * padding, least)
        frame = Rectangle(0.0, 0.0, grid.width + 2 * padding, height)
        inside = [*self._zone_shapes(grid, straight, lanes)]
        shapes = (
            *self._frame(frame, title),
            *placed(tuple(inside), 1.0, origin),
            *paragraphs_in(
                Room(padding, origin[1] + grid.height + padding, grid.width, max(below - padding, 0.0), _FRAME), others
            ),
            *self._management(frame, lane, own, buses),
        )
        return shapes, (frame.right + lane + own, height)

    def _management_widths(self, width: float, lanes: Lanes) -> tuple[float, float]:
        management = self.figure.management
        if management is None:
            return 0.0, 0.0
        lane = lanes.lane if self.figure.buses else lanes.gutter
        return lane, max(_MANAGEMENT * width, least_zone_width(management, self.theme))

    # The frame and what is written in it

    @property
    def _title(self) -> tuple[Paragraph, ...]:
        return (Paragraph(self.figure.boundary, self.theme.text.title, self.theme.ink, FontWeight.BOLD),)

    def _frame(self, area: Rectangle, title: float) -> Iterator[Shape]:
        style = Style(self.theme.fill("paper"), self.theme.lines.surface.stroke())
        width, padding = area.right - area.left, self.theme.spacing.padding
        yield Box(0.0, 0.0, width, area.bottom, style, self.theme.spacing.surface_radius, None, _FRAME)
        yield from paragraphs_in(Room(padding, padding, width - 2 * padding, title - padding, _FRAME), self._title)

    def _others(self, written: list[Crossing]) -> tuple[Paragraph, ...]:
        if not written:
            return ()
        names = {zone.block.key: zone.block.label for zone in _zones(self.figure)}
        size, ink = self.theme.text.label, self.theme.ink
        arrows = {(True, True): "⇄", (True, False): "→", (False, True): "←"}
        lines = [
            f"{names[one.first]} {arrows[one.is_forward, one.is_backward]} {names[one.second]}"
            + (self._in_brackets(one.controls) if one.controls else "")
            for one in written
        ]
        title = Paragraph(self.figure.others, size, ink, FontWeight.BOLD)
        return (title, *(Paragraph(line, size, ink) for line in lines))

    def _in_brackets(self, names: Sequence[str]) -> str:
        language = self.figure.head.language
        return both("（{0}）", " ({0})").in_language(language).format(listed(names, language))

    # Zones and arrows

    def _sorted(self, grid: Grid, lanes: Lanes) -> tuple[list[tuple[Crossing, Line]], list[Crossing]]:
        """The crossings that a straight arrow can show, with its ends, and the others."""
        lines = {
            crossing.key: straight_line(
                crossing.first, crossing.second, grid.areas, lanes.guards[crossing.first, crossing.second]
            )
            for crossing in self.figure.crossings
        }
        straight: list[tuple[Crossing, Line]] = []
        taken: list[Rectangle] = []
        # Short arrows first: a long one that would meet another is written out.
        for crossing in sorted(self.figure.crossings, key=lambda one: _length(lines[one.key])):
            line = lines[crossing.key]
            if line is not None:
                own = covered(line, lanes.guards[crossing.first, crossing.second])
                if not any(one.overlaps(other) for one in own for other in taken):
                    straight.append((crossing, line))
                    taken.extend(own)
        shown = {crossing.key for crossing, _ in straight}
        written = [crossing for crossing in self.figure.crossings if crossing.key not in shown]
        return straight, written

    def _zone_shapes(
        self,
        grid: Grid,
        straight: list[tuple[Crossing, Line]],
        lanes: Lanes,
    ) -> Iterator[Shape]:
        for zone in _zones(self.figure):
            area = grid.areas[zone.block.key]
            yield from ZoneBox(zone, area.right - area.left, self.theme).draw(area)
        for crossing, line in straight:
            guard = lanes.guards[crossing.first, crossing.second]
            if line[0] <= line[1]:
                heads = (crossing.is_backward, crossing.is_forward)
                yield from guard.draw((crossing.first, crossing.second), line, heads)
            else:
                heads = (crossing.is_forward, crossing.is_backward)
                yield from guard.draw((crossing.second, crossing.first), (line[1], line[0]), heads)

    # Management

    def _management(self, frame: Rectangle, lane: float, width: float, buses: list[Guard]) -> Iterator[Shape]:
        management = self.figure.management
        if management is None:
            return
        area = Rectangle(frame.right + lane, frame.top, frame.right + lane + width, frame.bottom)
        yield from ZoneBox(management, width, self.theme).draw(area)
        spare = (frame.bottom - sum(bus.height for bus in buses)) / (len(buses) + 1) if buses else 0.0
        y = 0.0
        for bus, guard in zip(self.figure.buses, buses, strict=True):
            y += spare
            middle = y + guard.height / 2
            points = ((frame.right, middle), (area.left, middle))
            wide = replace(guard, theme=_thick(self.theme))
            yield from wide.draw((_FRAME, management.block.key), points, (bus.is_outward, not bus.is_outward))
            y += guard.height


def _length(line: Line | None) -> float:
    return math.dist(*line) if line is not None else 0.0


def _thick(theme: Theme) -> Theme:
    """The theme with the strong line that stands for many flows at once."""
    connection = theme.lines.connection.model_copy(update={"width": 2.0})
    return theme.model_copy(update={"lines": theme.lines.model_copy(update={"connection": connection})})
