"""Landscapes drawn: layers of packed blocks between pillars, on the smallest page that keeps them legible."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Group, Shape, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.landscape.layers import LayersPlan, layer_lettering, plan_layers
from archtool.layout.landscape.pillars import paint_pillar, pillar_height, pillar_width
from archtool.layout.landscape.plate import Plate, light_style
from archtool.layout.page.frame import LegendEntry
from archtool.layout.page.pages import framed, page_room, pages_of
from archtool.layout.shapes import Lettering, arrow, is_upright, legend_of, lettering, level_label, vertical_label
from archtool.layout.text.metrics import ASCENT, DESCENT, block_height
from archtool.layout.text.text_block import Room, upright_text
from archtool.layout.theme import Theme
from archtool.views.content import Lifecycle
from archtool.views.figures.landscape import LandscapeFigure, LayerContent, PillarContent, Side

_AIR = 0.3
"""Part of its height by which a row of blocks may grow where the page has room to spare."""

_NARROWEST = 160.0
"""Width in points that the layers have at least, however wide the pillars are; the page then reduces the figure."""

_NAME_MARGIN = 2.0
"""Distance in points of a layer's name from the sides of its strip."""


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
    # A coloured block has the fill of its class, whatever its kind.
    if figure.light_label is not None and figure.head.colouring is None:
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
        inner = max(_NARROWEST, width - taken)
        return cls(figure, theme, plan_layers(figure, inner, rest, theme), inner + taken, height)

    @property
    def height(self) -> float:
        return max(1.0, _title_height(self.figure, self.theme) + self._layers_height)

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
        extra = plan.extra_for(area.bottom - area.top)
        heights = plan.stretched(extra)
        # What is left where a pillar is higher than the layers could grow.
        rest = max(0.0, area.bottom - area.top - sum(heights) - sum(plan.gaps)) / max(1, len(layers))
        names = self._name_lettering(heights)
        y = area.top
        areas: list[Rectangle] = []
        for index, layer in enumerate(layers):
            y += plan.gaps[index - 1] if index else 0.0
            areas.append(Rectangle(area.left, y, area.right, y + heights[index] + rest))
            shapes = (*self._surface(layer, areas[-1], names), *self._blocks(index, areas[-1], extra))
            yield Group(shapes, id=f"{layer.key}-content", title=layer.label)
            y = areas[-1].bottom
        for index in range(len(layers) - 1):
            source, target = (index + 1, index) if self.figure.arrows_lead_up else (index, index + 1)
            if layers[source].arrow is not None:
                yield from self._arrow(layers[source], layers[target], (areas[index], areas[index + 1]))

    def _name_lettering(self, heights: tuple[float, ...]) -> Lettering:
        """One size for the names of all layers: the largest at which each stands in its layer."""
        style, room = layer_lettering(self.theme), self.plan.strip - 2 * _NAME_MARGIN
        named = [
            (layer.label, height - self.theme.spacing.padding)
            for layer, height in zip(self.figure.layers, heights, strict=True)
            if layer.label is not None and is_upright(layer.label)
        ]
        for size in style.sizes:
            if all(upright_text(name, room, height, (size,), style.weight) for name, height in named):
                return replace(style, sizes=tuple(smaller for smaller in style.sizes if smaller <= size))
        return style

    def _surface(self, layer: LayerContent, area: Rectangle, names: Lettering) -> Iterator[Shape]:
        theme, width, height = self.theme, area.right - area.left, area.bottom - area.top
        radius = theme.spacing.surface_radius
        surface = theme.surface(layer.tint.value)
        yield Box(area.left, area.top, width, height, surface, radius, layer.element, layer.key)
        if layer.label is not None:
            strip = self.plan.strip
            key, margin = f"{layer.key}-name", theme.spacing.padding / 2
            yield Box(area.left, area.top, strip, height, theme.surface("paper"), radius, None, key)
            side = _NAME_MARGIN if is_upright(layer.label) else theme.spacing.padding
            room = Room(area.left + side, area.top + margin, strip - 2 * side, height - 2 * margin, key)
            yield from vertical_label(room, layer.label, names)

    def _blocks(self, index: int, area: Rectangle, extra: float) -> Iterator[Shape]:
        """The blocks of a layer, in the middle of its height where its name needs more than they."""
        plan, padding = self.plan, self.theme.spacing.padding
        arrangement = plan.arrangements[index]
        height = arrangement.height + extra * arrangement.rows
        top = (area.top + area.bottom - height) / 2
        inside = Rectangle(area.left + plan.strip + padding, top, area.right - padding, top + height)
        yield from Plate(plan.setting, self.theme.spacing.gap, padding).paint(arrangement, inside)

    def _arrow(self, source: LayerContent, target: LayerContent, areas: tuple[Rectangle, Rectangle]) -> Iterator[Shape]:
        """Three arrows across the gap between two layers, the middle one with its label beside it.

        Between layers of groups there is only that one: others would seem to lead from one group to the next below.
        """
        above, below = areas
        start, end = (below.top, above.bottom) if self.figure.arrows_lead_up else (above.bottom, below.top)
        left = above.left + self.plan.strip
        size = self.theme.text.label
        has_groups = any(tile.children for layer in (source, target) for tile in layer.tiles)
        for place in (3,) if has_groups else (1, 3, 5):
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
