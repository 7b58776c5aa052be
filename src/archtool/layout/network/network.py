"""Networks drawn: places in the middle, what joins them, and the ways in above and below."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, Drawing, FontWeight, Polyline, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.network.place import PlaceBox, least_place
from archtool.layout.network.side import Side, entry_width
from archtool.layout.network.signs_legend import signs_legend
from archtool.layout.network.strands import strands
from archtool.layout.network.way import side_shapes
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.shapes import legend_of, party_entry
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.topology.joins import (
    Channel,
    by_neighbours,
    channels_of,
    free_stretch,
    neighbour_gap,
    neighbour_height,
    neighbour_lines,
)
from archtool.layout.transform import placed
from archtool.views.content import Block, Lifecycle
from archtool.views.figures.network import Entry, NetworkFigure, NetworkPlace, NetworkSite
from archtool.views.figures.topology import Join, LinkStyle

_LEAST_HEIGHT = 40.0
_ABOVE_LEGEND = 12.0


def lay_out(figure: NetworkFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    entries = legend_of(_lifecycles(figure), figure.head.language, theme)
    if figure.head.colouring is None and any(party.lifecycle is None for party in _parties(figure)):
        entries = (*entries, party_entry(figure.head.language, theme))
    return fitted_figure(figure.head, entries, theme, lambda width: _body(figure, theme, width))


def _lifecycles(figure: NetworkFigure) -> Iterator[Lifecycle]:
    for site in figure.sites:
        for place in site.places:
            if place.block.lifecycle is not None:
                yield place.block.lifecycle
    for party in _parties(figure):
        if party.lifecycle is not None:
            yield party.lifecycle


def _parties(figure: NetworkFigure) -> Iterator[Block]:
    for entry in (*figure.above, *figure.below):
        for branch in entry.branches:
            yield from branch.parties


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
        return by_neighbours(self._joins, self._order)

    def draw(self, width: float) -> tuple[tuple[Shape, ...], tuple[float, float]]:
        """The shapes and the size in points that they take."""
        theme, total = self.theme, self._width(width)
        stretches = self._stretches(total)
        flat = {
            key: Rectangle(left, 1.0, right, 2.0) for key, (left, right) in zip(self._order, stretches, strict=True)
        }
        above = self._side(self.figure.above, total, flat, is_above=True)
        below = self._side(self.figure.below, total, flat, is_above=False)
        rooms = self._title_rooms(flat, self._entering(above, flat))
        top, bottom = self._ends(rooms, stretches)
        areas = {key: Rectangle(one.left, top, one.right, bottom) for key, one in flat.items()}
        borders = (x for key, area in self._frames(flat, 2.0) if key for x in (area.left, area.right))
        walls = (*borders, *self._entering(below, flat))
        channels = channels_of(self._joins, self._order, stretches, walls)
        edge = bottom + sum(channel.height(theme) for channel in channels) + theme.spacing.padding
        frames = self._frames(areas, edge)
        anchors = {**areas, **{key: area for key, area in frames if key is not None}}
        shapes = (
            *self._sites(frames, rooms),
            *(
                shape
                for place in self._places
                for shape in PlaceBox.of(place, areas[place.block.key], theme).draw(areas[place.block.key])
            ),
            *self._trunks(areas, frames, channels),
            *side_shapes(above, 0.0, anchors),
            *side_shapes(below, edge, anchors),
        )
        upper = above.tiers.total
        height = upper + edge + below.tiers.total + _ABOVE_LEGEND
        signs = signs_legend(self.figure, total, theme)
        moved = (*placed(shapes, 1.0, (0.0, upper)), *placed(signs.shapes, 1.0, (0.0, height)))
        return moved, (total, height + signs.height)

    def _ends(
        self, rooms: Sequence[tuple[float, float]], stretches: Sequence[tuple[float, float]]
    ) -> tuple[float, float]:
        """The top and the bottom of all places, below the titles of the sites, in points from the top of these."""
        titles = [
            paragraphs_height(self._site_title(site), right - left)
            for site, (left, right) in zip(self.figure.sites, rooms, strict=True)
            if site.block
        ]
        top = max(titles, default=0.0) + 3.0 + self.theme.spacing.padding / 2
        places = (
            PlaceBox(place, right - left, self.theme).height
            for place, (left, right) in zip(self._places, stretches, strict=True)
        )
        joins = (neighbour_height(joins, self.theme) for joins in self._between().values())
        return top, top + max([_LEAST_HEIGHT, *places, *joins])

    def _entering(self, side: Side, flat: Mapping[str, Rectangle]) -> tuple[float, ...]:
        """Where the lines of a side pass the frames of sites on their way to places."""
        known = {**flat, **{key: area for key, area in self._frames(flat, 2.0) if key is not None}}
        drops = (drop for index in range(len(side.entries)) for drop in side.drops(index, known))
        return tuple(drop.end for drop in drops if drop.anchor in flat)

    def _trunks(
        self,
        areas: Mapping[str, Rectangle],
        frames: Sequence[tuple[str | None, Rectangle]],
        channels: Sequence[Channel],
    ) -> Iterator[Shape]:
        counts = {trunk.key: trunk.lines for trunk in self.figure.trunks}
        yield from _doubled(self._lines(areas, frames), counts)
        y = max((area.bottom for area in areas.values()), default=0.0)
        for channel in channels:
            ends = (areas[channel.join.source].bottom, areas[channel.join.target].bottom)
            yield from _doubled(channel.draw(y, ends, self.theme), counts)
            y += channel.height(self.theme)

    # Widths

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

    @property
    def _gaps(self) -> list[float]:
        between = self._between()
        return [neighbour_gap(between.get(index, ()), self.theme) for index in range(max(0, len(self._places) - 1))]

    @property
    def _fixed(self) -> float:
        return sum(self._gaps) + 2 * self.theme.spacing.padding * len(self.figure.sites)

    def _width(self, width: float) -> float:
        """The width that is given, or more where the words need it."""
        least = self._fixed + sum(least_place(place, self.theme) for place in self._places)
        return max([width, least, *(self._least_side(side) for side in (self.figure.above, self.figure.below))])

    def _stretches(self, total: float) -> tuple[tuple[float, float], ...]:
        least = [least_place(place, self.theme) for place in self._places]
        spare = total - self._fixed - sum(least)
        padding, x, index = self.theme.spacing.padding, 0.0, 0
        found: list[tuple[float, float]] = []
        after = [*self._gaps, 0.0]
        for site in self.figure.sites:
            x += padding
            for number, _ in enumerate(site.places):
                own = least[index] * (1 + spare / sum(least))
                found.append((x, x + own))
                x += own + (after[index] if number < len(site.places) - 1 else padding + after[index])
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

    def _site_title(self, site: NetworkSite) -> tuple[Paragraph, ...]:
        name = site.block.label if site.block else ""
        return (Paragraph(name, self.theme.text.title, self.theme.ink, FontWeight.BOLD),)

    def _title_rooms(self, flat: Mapping[str, Rectangle], walls: Sequence[float]) -> list[tuple[float, float]]:
        """Where the titles of the sites stand: clear of the lines that come in from above."""
        rooms = [(area.left + 6.0, area.right - 6.0) for _, area in self._frames(flat, 2.0)]
        return [
            free_stretch(room, walls) if any(room[0] < wall < room[1] for wall in walls) else room for room in rooms
        ]

    def _sites(
        self, frames: Sequence[tuple[str | None, Rectangle]], rooms: Sequence[tuple[float, float]]
    ) -> Iterator[Shape]:
        theme = self.theme
        for site, (_, area), (left, right) in zip(self.figure.sites, frames, rooms, strict=True):
            if site.block is None:
                continue
            block, width = site.block, area.right - area.left
            style = Style(theme.fill("layer"), theme.lines.surface.stroke())
            radius = theme.spacing.surface_radius
            yield Box(area.left, 0.0, width, area.bottom, style, radius, block.element, block.key)
            title = self._site_title(site)
            height = paragraphs_height(title, right - left)
            yield from paragraphs_in(Room(left, 3.0, right - left, height, block.key, block.element), title)

    def _lines(self, areas: Mapping[str, Rectangle], frames: Sequence[tuple[str | None, Rectangle]]) -> Iterator[Shape]:
        keys = list(self._order)
        site_of = [index for index, site in enumerate(self.figure.sites) for _ in site.places]
        for number, joins in sorted(self._between().items()):
            left, right = areas[keys[number]], areas[keys[number + 1]]
            sites = site_of[number], site_of[number + 1]
            ends = (left.right, right.left)
            if sites[0] != sites[1]:
                ends = (frames[sites[0]][1].right, frames[sites[1]][1].left)
            gap = Rectangle(left.right, left.top, right.left, left.bottom)
            yield from neighbour_lines(joins, keys[number], gap, sum(ends) / 2, self.theme)


def _doubled(shapes: Iterator[Shape], counts: Mapping[str, int]) -> Iterator[Shape]:
    for shape in shapes:
        count = counts.get(shape.id or "", 1) if isinstance(shape, Polyline) else 1
        yield from strands(shape, count) if isinstance(shape, Polyline) else (shape,)
