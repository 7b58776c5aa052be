"""Landscapes drawn: layers of packed blocks between pillars, on the smallest page that keeps them legible."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Group, Shape, TextRun
from archtool.layout.frame import LegendEntry
from archtool.layout.geometry import Rectangle
from archtool.layout.layers import LayersPlan, layer_lettering, plan_layers
from archtool.layout.metrics import ASCENT, DESCENT, block_height
from archtool.layout.packing import distributed
from archtool.layout.pages import framed, page_room, pages_of
from archtool.layout.pillars import paint_pillar, pillar_height, pillar_width
from archtool.layout.plate import Plate, light_style
from archtool.layout.shapes import arrow, legend_of, lettering, level_label, vertical_label
from archtool.layout.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.content import Lifecycle
from archtool.views.figures.landscape import LandscapeFigure, LayerContent, PillarContent, Side

_AIR = 0.3
"""Part of its height by which a row of blocks may grow where the page has room to spare."""


def lay_out(figure: LandscapeFigure, theme: Theme) -> Drawing:
    """The landscape with its legend, note and caption on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    legend = _legend(figure, theme)
    bodies: list[_Body] = []
    for page in pages_of(figure.head):
        width, height = page_room(page, figure.head, legend, theme)
        bodies.append(_Body.planned(figure, width, height, theme))
        if bodies[-1].height <= height:
            break
    body = min(bodies, key=lambda body: body.height - body.room)
    return framed(body.drawing(), figure.head, legend, theme)


def _legend(figure: LandscapeFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    """Lifecycles where more than one occurs, and what the lighter blocks are."""
    language = figure.head.language
    entries = legend_of(figure.lifecycles, language, theme) if len(figure.lifecycles) > 1 else ()
    if figure.light_label is not None:
        entries += (LegendEntry(light_style(Lifecycle.NEW, theme), figure.light_label),)
    return entries


@dataclass(frozen=True, slots=True)
class _Body:
    """A planned figure in a room of `width` by `room` points."""

    figure: LandscapeFigure
    theme: Theme
    plan: LayersPlan
    width: float
    room: float

    @classmethod
    def planned(cls, figure: LandscapeFigure, width: float, height: float, theme: Theme) -> "_Body":
        taken = sum(pillar_width(pillar, theme) + theme.spacing.gutter for pillar in figure.pillars)
        rest = height - _title_height(figure, theme)
        return cls(figure, theme, plan_layers(figure, width - taken, rest, theme), width, height)

    @property
    def height(self) -> float:
        return _title_height(self.figure, self.theme) + self._layers_height

    @property
    def _layers_height(self) -> float:
        """Height of the layers, where the page has room a little more than their natural one, in points."""
        pillars = max((pillar_height(pillar, self.theme) for pillar in self.figure.pillars), default=0.0)
        natural = max(self.plan.height, pillars)
        spare = self.room - _title_height(self.figure, self.theme) - natural
        return natural + max(0.0, min(spare, _AIR * block_height(2, self.plan.setting.size) * self.plan.rows))

    def drawing(self) -> Drawing:
        head = self.figure.head
        title = self.figure.head.title
        shapes = tuple(self._shapes())
        language = "zh-CN" if head.language == "zh" else head.language
        return Drawing(head.view, title, language, self.width, self.height, shapes)

    def _shapes(self) -> Iterator[Shape]:
        top, gutter = _title_height(self.figure, self.theme), self.theme.spacing.gutter
        if self.figure.title is not None:
            yield from _title(self.figure.title, self.width, top - gutter, self.theme)
        left, right = 0.0, self.width
        for pillar in self._pillars(Side.LEFT):
            width = pillar_width(pillar, self.theme)
            yield paint_pillar(pillar, Rectangle(left, top, left + width, self.height), self.plan.setting)
            left += width + gutter
        for pillar in reversed(self._pillars(Side.RIGHT)):
            width = pillar_width(pillar, self.theme)
            yield paint_pillar(pillar, Rectangle(right - width, top, right, self.height), self.plan.setting)
            right -= width + gutter
        yield from self._layers(Rectangle(left, top, right, self.height))

    def _pillars(self, side: Side) -> tuple[PillarContent, ...]:
        return tuple(pillar for pillar in self.figure.pillars if pillar.side is side)

    def _layers(self, area: Rectangle) -> Iterator[Shape]:
        layers, plan = self.figure.layers, self.plan
        extra = area.bottom - area.top - plan.height
        shares = distributed(extra, [arrangement.rows for arrangement in plan.arrangements])
        y = area.top
        areas: list[Rectangle] = []
        for index, layer in enumerate(layers):
            y += plan.gaps[index - 1] if index else 0.0
            bottom = y + plan.heights[index] + shares[index + 1] - shares[index]
            areas.append(Rectangle(area.left, y, area.right, bottom))
            yield Group(tuple(self._layer(layer, index, areas[-1])), id=f"{layer.key}-content", title=layer.label)
            y = bottom
        for index in range(len(layers) - 1):
            source, target = (index + 1, index) if self.figure.arrows_lead_up else (index, index + 1)
            if layers[source].arrow is not None:
                yield from self._arrow(layers[source], layers[target], (areas[index], areas[index + 1]))

    def _layer(self, layer: LayerContent, index: int, area: Rectangle) -> Iterator[Shape]:
        theme, plan = self.theme, self.plan
        padding, radius = theme.spacing.padding, theme.spacing.surface_radius
        style = theme.surface(layer.tint.value)
        width, height = area.right - area.left, area.bottom - area.top
        yield Box(area.left, area.top, width, height, style, radius, layer.element, layer.key)
        if layer.label is not None:
            strip = Box(
                area.left, area.top, plan.strip, height, theme.surface("paper"), radius, None, f"{layer.key}-name"
            )
            yield strip
            room = Room(area.left + 2, area.top + padding / 2, plan.strip - 4, height - padding, strip.id)
            yield from vertical_label(room, layer.label, layer_lettering(theme))
        inside = Rectangle(
            area.left + plan.strip + padding, area.top + padding, area.right - padding, area.bottom - padding
        )
        plate = Plate(plan.setting, theme.spacing.gap, padding)
        yield from plate.paint(plan.arrangements[index], inside)

    def _arrow(self, source: LayerContent, target: LayerContent, areas: tuple[Rectangle, Rectangle]) -> Iterator[Shape]:
        """Three arrows across the gap between two layers, the middle one with its label beside it."""
        above, below = areas
        start, end = (below.top, above.bottom) if self.figure.arrows_lead_up else (above.bottom, below.top)
        left = above.left + self.plan.strip
        size = self.theme.text.label
        for place in (1, 3, 5):
            x = left + (above.right - left) * place / 6
            yield arrow(((x, start), (x, end)), self.theme, source.key, target.key)
        middle = (above.bottom + below.top) / 2 + size * (ASCENT - DESCENT) / 2
        x = left + (above.right - left) / 2 + size * 0.8
        yield TextRun(x, middle, source.arrow or "", size, color=self.theme.ink, anchor=Anchor.START)


def _title_height(figure: LandscapeFigure, theme: Theme) -> float:
    """Height in points of the title box and the distance below it; 0 without a title."""
    return theme.text.title + 2 * theme.spacing.padding + theme.spacing.gutter if figure.title is not None else 0.0


def _title(title: str, width: float, height: float, theme: Theme) -> Iterator[Shape]:
    box = Box(0.0, 0.0, width, height, theme.surface("header"), theme.spacing.surface_radius, None, "title")
    yield box
    yield from level_label(Room.of(box, 3.0), title, lettering(theme, theme.text.title, FontWeight.BOLD))
