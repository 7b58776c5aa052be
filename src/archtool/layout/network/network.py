"""Networks drawn: places in the middle, what joins them, and the ways in above and below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, Drawing, FontWeight, Polyline, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.network.side import Side, device_shapes, entry_width
from archtool.layout.network.signs import SIGN_HEIGHT, sign_path
from archtool.layout.network.strands import strands
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.legend import SAMPLE_WIDTH, Legend, Sample, legend
from archtool.layout.shapes import block_style, border_of, legend_of
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.topology.joins import channels_of, neighbour_gap, neighbour_height, neighbour_lines
from archtool.layout.transform import placed
from archtool.views.content import Lifecycle
from archtool.views.figures.network import Entry, NetworkFigure, NetworkPlace, Sign
from archtool.views.figures.topology import Join, LinkStyle

_DEVICE = 58.0
_LEAST_PLACE = 70.0


def lay_out(figure: NetworkFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    entries = legend_of(_lifecycles(figure), figure.head.language, theme)
    return fitted_figure(figure.head, entries, theme, lambda width: _body(figure, theme, width))


def _lifecycles(figure: NetworkFigure) -> Iterator[Lifecycle]:
    for site in figure.sites:
        for place in site.places:
            if place.block.lifecycle is not None:
                yield place.block.lifecycle
    for entry in (*figure.above, *figure.below):
        for branch in entry.branches:
            for party in branch.parties:
                if party.lifecycle is not None:
                    yield party.lifecycle


def _body(figure: NetworkFigure, theme: Theme, width: float) -> Drawing:
    shapes, size = _Plan(figure, theme).draw(width)
    head = figure.head
    return Drawing(head.view, head.title, head.language, max(size[0], 1.0), max(size[1], 1.0), shapes)


@dataclass(frozen=True, slots=True)
class _Plan:
    figure: NetworkFigure
    theme: Theme

    @property
    def _places(self) -> tuple[NetworkPlace, ...]:
        return tuple(place for site in self.figure.sites for place in site.places)

    @property
    def _order(self) -> Mapping[str, int]:
        return {place.block.key: index for index, place in enumerate(self._places)}

    @property
    def _joins(self) -> tuple[Join, ...]:
        return tuple(Join(one.key, one.source, one.target, LinkStyle.LINE, one.texts, ()) for one in self.figure.trunks)

    def _between(self) -> Mapping[int, list[Join]]:
        found: dict[int, list[Join]] = {}
        for join in self._joins:
            first, second = sorted((self._order[join.source], self._order[join.target]))
            if second == first + 1:
                found.setdefault(first, []).append(join)
        return found

    def draw(self, width: float) -> tuple[tuple[Shape, ...], tuple[float, float]]:
        """The shapes and the size in points that they take."""
        theme, padding = self.theme, self.theme.spacing.padding
        least = [self._least_place(place) for place in self._places]
        between = self._between()
        gaps = [neighbour_gap(between.get(index, ()), theme) for index in range(len(least) - 1)]
        fixed = sum(gaps) + 2 * padding * len(self.figure.sites)
        total = max(
            [width, fixed + sum(least), *(self._least_side(side) for side in (self.figure.above, self.figure.below))]
        )
        spare = total - fixed - sum(least)
        widths = [own + spare * own / sum(least) for own in least]
        stretches = self._stretches(widths, gaps)
        flat = {
            key: Rectangle(left, 1.0, right, 2.0) for key, (left, right) in zip(self._order, stretches, strict=True)
        }
        sides = [
            self._side(entries, total, flat, is_above=above)
            for entries, above in ((self.figure.above, True), (self.figure.below, False))
        ]
        top = self._title_height() + padding
        height = max([40.0, *(self._place_height(place, own) for place, own in zip(self._places, widths, strict=True))])
        height = max([height, *(neighbour_height(joins, theme) for joins in between.values())])
        areas = {key: Rectangle(one.left, top, one.right, top + height) for key, one in flat.items()}
        frames = self._frames(areas, 0.0)
        borders = [x for key, area in frames if key for x in (area.left, area.right)]
        channels = channels_of(self._joins, self._order, stretches, borders)
        bottom = top + height + sum(channel.height(theme) for channel in channels) + padding
        frames = self._frames(areas, bottom)
        anchors = {**areas, **{key: area for key, area in frames if key is not None}}
        counts = {trunk.key: trunk.lines for trunk in self.figure.trunks}
        shapes: list[Shape] = [*self._sites(frames)]
        for place in self._places:
            shapes.extend(self._place(place, areas[place.block.key]))
        shapes.extend(_doubled(self._lines(between, areas, frames), counts))
        y = top + height
        for channel in channels:
            ends = (areas[channel.join.source].bottom, areas[channel.join.target].bottom)
            shapes.extend(_doubled(channel.draw(y, ends, theme), counts))
            y += channel.height(theme)
        shapes.extend(sides[0].draw(0.0, anchors))
        shapes.extend(sides[1].draw(bottom, anchors))
        upper = sides[0].tiers.total
        height = upper + bottom + sides[1].tiers.total
        signs = self._legend(total)
        moved = (*placed(tuple(shapes), 1.0, (0.0, upper)), *placed(signs.shapes, 1.0, (0.0, height + 12.0)))
        return moved, (total, height + 12.0 + signs.height)

    # Widths

    def _least_place(self, place: NetworkPlace) -> float:
        gap, theme = self.theme.spacing.gap, self.theme
        names = [Paragraph(device.block.label, theme.text.minimum, theme.ink) for device in place.devices]
        device = max([_DEVICE, least_width(names) + 4.0])
        title = least_width(self._title(place)) + 2 * gap
        return max(_LEAST_PLACE, title, len(place.devices) * device + 2 * gap)

    def _least_side(self, entries: Sequence[Entry]) -> float:
        gutter = 2 * self.theme.spacing.gutter
        return sum(entry_width(entry, self.theme) for entry in entries) + gutter * max(0, len(entries) - 1)

    def _side(self, entries: Sequence[Entry], width: float, flat: Mapping[str, Rectangle], *, is_above: bool) -> Side:
        """The entries in the order of what they reach, sharing the width by what they need."""
        frames = {key: area for key, area in self._frames(flat, 2.0) if key is not None}
        anchors = {**flat, **frames}
        reached = {entry.key: [anchors[key] for key in entry.anchors if key in anchors] for entry in entries}
        ordered = sorted(
            entries, key=lambda entry: min((area.left + area.right for area in reached[entry.key]), default=0.0)
        )
        gutter = 2 * self.theme.spacing.gutter
        least = [entry_width(entry, self.theme) for entry in ordered]
        spare = width - self._least_side(entries)
        stretches: list[tuple[float, float]] = []
        x = 0.0
        for own in least:
            own += spare * own / sum(least)
            stretches.append((x, x + own))
            x += own + gutter
        return Side(tuple(ordered), tuple(stretches), self.theme, is_above)

    def _stretches(self, widths: Sequence[float], gaps: Sequence[float]) -> tuple[tuple[float, float], ...]:
        padding, x, index = self.theme.spacing.padding, 0.0, 0
        found: list[tuple[float, float]] = []
        after = [*gaps, 0.0]
        for site in self.figure.sites:
            x += padding
            for number, _ in enumerate(site.places):
                found.append((x, x + widths[index]))
                x += widths[index] + (after[index] if number < len(site.places) - 1 else padding + after[index])
                index += 1
        return tuple(found)

    # Sites and places

    def _frames(self, areas: Mapping[str, Rectangle], bottom: float) -> list[tuple[str | None, Rectangle]]:
        padding = self.theme.spacing.padding
        return [
            (
                site.block.key if site.block else None,
                Rectangle(
                    areas[site.places[0].block.key].left - padding,
                    0.0,
                    areas[site.places[-1].block.key].right + padding,
                    bottom,
                ),
            )
            for site in self.figure.sites
        ]

    def _title_height(self) -> float:
        return max((self.theme.text.title * 1.3 for site in self.figure.sites if site.block), default=0.0)

    def _sites(self, frames: Sequence[tuple[str | None, Rectangle]]) -> Iterator[Shape]:
        theme, padding = self.theme, self.theme.spacing.padding
        for site, (_, area) in zip(self.figure.sites, frames, strict=True):
            if site.block is None:
                continue
            block, width = site.block, area.right - area.left
            style = Style(theme.fill("layer"), theme.lines.surface.stroke())
            radius = theme.spacing.surface_radius
            yield Box(area.left, 0.0, width, area.bottom, style, radius, block.element, block.key)
            title = Paragraph(block.label, theme.text.title, theme.ink, FontWeight.BOLD)
            room = Room(area.left + padding, 3.0, width - 2 * padding, self._title_height(), block.key, block.element)
            yield from paragraphs_in(room, (title,))

    def _title(self, place: NetworkPlace) -> tuple[Paragraph, ...]:
        ink = border_of(place.block.lifecycle, self.theme).text
        return (Paragraph(place.block.label, self.theme.text.group, ink, FontWeight.BOLD),)

    def _cell(self, place: NetworkPlace, width: float) -> float:
        return min(1.6 * _DEVICE, (width - 2 * self.theme.spacing.gap) / max(1, len(place.devices)))

    def _place_height(self, place: NetworkPlace, width: float) -> float:
        gap = self.theme.spacing.gap
        names = [Paragraph(device.block.label, self.theme.text.minimum, self.theme.ink) for device in place.devices]
        words = max((paragraphs_height((name,), self._cell(place, width) - 4.0) for name in names), default=0.0)
        devices = SIGN_HEIGHT + 2.0 + words + 2 * gap if place.devices else 0.0
        return paragraphs_height(self._title(place), width - 2 * gap) + 2 * gap + devices

    def _place(self, place: NetworkPlace, area: Rectangle) -> Iterator[Shape]:
        theme, gap, block = self.theme, self.theme.spacing.gap, place.block
        width = area.right - area.left
        style = block_style(block.lifecycle, theme)
        radius = theme.spacing.surface_radius
        yield Box(area.left, area.top, width, area.bottom - area.top, style, radius, block.element, block.key)
        height = paragraphs_height(self._title(place), width - 2 * gap)
        room = Room(area.left + gap, area.top + gap, width - 2 * gap, height, block.key, block.element)
        yield from paragraphs_in(room, self._title(place))
        cell = self._cell(place, width)
        x = (area.left + area.right) / 2 - cell * len(place.devices) / 2
        spare = area.bottom - area.top - self._place_height(place, width)
        top = area.top + height + 3 * gap + spare / 2
        for device in place.devices:
            yield from device_shapes(device, Rectangle(x, top, x + cell, area.bottom), block.key, theme)
            x += cell

    def _lines(
        self,
        between: Mapping[int, list[Join]],
        areas: Mapping[str, Rectangle],
        frames: Sequence[tuple[str | None, Rectangle]],
    ) -> Iterator[Shape]:
        keys = list(self._order)
        site_of = [index for index, site in enumerate(self.figure.sites) for _ in site.places]
        for number, joins in sorted(between.items()):
            left, right = areas[keys[number]], areas[keys[number + 1]]
            sites = site_of[number], site_of[number + 1]
            ends = (left.right, right.left)
            if sites[0] != sites[1]:
                ends = (frames[sites[0]][1].right, frames[sites[1]][1].left)
            gap = Rectangle(left.right, left.top, right.left, left.bottom)
            yield from neighbour_lines(joins, keys[number], gap, sum(ends) / 2, self.theme)

    # Legend

    def _legend(self, width: float) -> Legend:
        language = self.figure.head.language
        used = {device.sign for place in self._places for device in place.devices}
        entries = (*self.figure.above, *self.figure.below)
        used |= {device.sign for entry in entries for device in entry.guards}
        used |= {Sign.CLOUD for entry in entries if entry.branches} | {Sign.ROUTER for entry in entries if entry.hub}
        area = Rectangle(0.0, -6.0, SAMPLE_WIDTH, 6.0)
        samples = [
            Sample(sign.label.in_language(language), (sign_path(sign, area, self.theme, None, None),))
            for sign in Sign
            if sign in used
        ]
        many = [trunk.lines for trunk in self.figure.trunks]
        many += [branch.lines for entry in entries for branch in entry.branches]
        if max(many, default=1) > 1:
            line = Polyline(((0.0, 0.0), (SAMPLE_WIDTH, 0.0)), self.theme.lines.connection.stroke(), id="double")
            samples.append(Sample(self.figure.double, strands(line, 2)))
        return legend(samples, width, self.theme)


def _doubled(shapes: Iterator[Shape], counts: Mapping[str, int]) -> Iterator[Shape]:
    for shape in shapes:
        if isinstance(shape, Polyline) and shape.id in counts:
            yield from strands(shape, counts[shape.id])
        else:
            yield shape
