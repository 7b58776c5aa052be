"""Topologies drawn: sites side by side with their places, what joins them, and who comes in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import product

from archtool.layout.drawing import Box, Drawing, FontWeight, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import legend_of, party_entry
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.topology.access import access_row
from archtool.layout.topology.item import Setting
from archtool.layout.topology.joins import (
    Channel,
    by_neighbours,
    channels_of,
    free_stretch,
    join_markers,
    join_stroke,
    neighbour_gap,
    neighbour_height,
    neighbour_lines,
)
from archtool.layout.topology.place import PackedPlace, least_column, packed
from archtool.layout.transform import placed
from archtool.views.content import Block, Lifecycle
from archtool.views.figures.topology import Access, LinkStyle, Place, PlaceGroup, TopologyFigure

_NARROWEST = 62.0
"""Width in points of a column of groups, at least."""

_MOST_PLACES_TRIED = 6
"""Places up to which every number of columns is tried for each; above it all have the same number."""


def lay_out(figure: TopologyFigure, theme: Theme) -> Drawing:
    """The framed drawing on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, theme, width))


def _legend(figure: TopologyFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    language = figure.head.language
    styles = {join.style for join in figure.joins}
    lines = (
        LegendEntry(join_stroke(style, theme), style.label.in_language(language), markers=join_markers(style))
        for style in LinkStyle
        if style in styles
    )
    parties = [party for access in (*figure.above, *figure.below) for party in access.parties]
    is_shown = figure.head.colouring is None and any(party.block.lifecycle is None for party in parties)
    users = (party_entry(language, theme),) if is_shown else ()
    return (*legend_of(_lifecycles(figure), language, theme), *users, *lines)


def _lifecycles(figure: TopologyFigure) -> Iterator[Lifecycle]:
    places = [place for site in figure.sites for place in site.places]
    items = (item.block for place in places for group in place.groups for item in group.items)
    accesses = (*figure.above, *figure.below)
    parties = (party.block for access in accesses for party in access.parties)
    for block in (*(place.block for place in places), *items, *(access.block for access in accesses), *parties):
        if block.lifecycle is not None:
            yield block.lifecycle


def _body(figure: TopologyFigure, theme: Theme, width: float) -> Drawing:
    """The topology `width` points wide, wider only where its columns would be too narrow for any text."""
    setting = Setting(theme, figure.has_icons, figure.has_large_icons)
    plan = _Plan(figure, setting)
    places = plan.places(width)
    shapes, height, used = plan.draw(places)
    head = figure.head
    return Drawing(head.view, head.title, head.language, max(used, 1.0), height, shapes)


@dataclass(frozen=True, slots=True)
class _Plan:
    """One topology: its places in a row, numbered from the left."""

    figure: TopologyFigure
    setting: Setting
    order: Mapping[str, int] = field(init=False)

    def __post_init__(self) -> None:
        places = [place.block.key for site in self.figure.sites for place in site.places]
        object.__setattr__(self, "order", {key: index for index, key in enumerate(places)})

    @property
    def _padding(self) -> float:
        return self.setting.theme.spacing.padding

    @property
    def _all(self) -> tuple[Place, ...]:
        return tuple(place for site in self.figure.sites for place in site.places)

    @property
    def _gaps(self) -> tuple[float, ...]:
        """Points between each place and the next that labels need; the frames of sites come in addition."""
        joins = by_neighbours(self.figure.joins, self.order)
        return tuple(
            neighbour_gap(joins.get(index, ()), self.setting.theme) for index in range(max(0, len(self.order) - 1))
        )

    def places(self, width: float) -> tuple[PackedPlace, ...]:
        """The places with those numbers of columns that make the figure lowest."""
        places, gap = self._all, self.setting.gap
        most = self.figure.columns
        if len(places) <= _MOST_PLACES_TRIED:
            choices = tuple(product(range(1, most + 1), repeat=len(places)))
        else:
            choices = tuple((count,) * len(places) for count in range(1, most + 1))
        least = max(_NARROWEST, least_column(places, self.setting))
        fixed = sum(self._gaps) + 2 * self._padding * len(self.figure.sites)
        best: tuple[float, float, tuple[PackedPlace, ...]] | None = None

        @cache
        def placed_in(index: int, count: int, column: float) -> tuple[PackedPlace, float]:
            found = packed(places[index], count, column, self.setting)
            return found, found.height

        for columns in choices:
            counts = [min(count, max(1, len(place.groups))) for count, place in zip(columns, places, strict=True)]
            own = sum(counts) * gap + len(counts) * gap
            column = max(least, (width - fixed - own) / max(1, sum(counts)))
            found = [placed_in(index, count, column) for index, count in enumerate(counts)]
            needed = fixed + own + column * sum(counts)
            rank = (max(0.0, needed - width), max((height for _, height in found), default=0.0))
            if best is None or rank < best[:2]:
                best = (*rank, tuple(place for place, _ in found))
        return best[2] if best is not None else ()

    def draw(self, places: tuple[PackedPlace, ...]) -> tuple[tuple[Shape, ...], float, float]:
        """The shapes, and the height and width in points that they take."""
        stretches = self._stretches(places)
        entering = self._entering(self.figure.above, stretches)
        heading = self._heading_height(stretches, entering)
        height = max([20.0, self._joins_height, *(place.height for place in places)])
        channels = self._channels(stretches)
        below = sum(channel.height(self.setting.theme) for channel in channels)
        top = self._padding + heading
        areas = self._areas(stretches, top, top + height)
        bottom = top + height + below + self._padding
        frames = self._frames(areas, bottom)
        anchors = {**areas, **{key: area for key, area in frames if key is not None}}
        rows = [
            access_row(accesses, anchors, self.setting, is_above=is_above)
            for accesses, is_above in ((self.figure.above, True), (self.figure.below, False))
        ]
        shapes = (
            *(
                shape
                for site, (_, area) in zip(self.figure.sites, frames, strict=True)
                for shape in self._site(site, area, entering)
            ),
            *(shape for place in places for shape in place.draw(self._own_area(place, areas))),
            *self._joins(areas, frames),
            *self._channel_lines(channels, areas, top + height),
            *rows[0].draw(0.0, anchors),
            *rows[1].draw(bottom, anchors),
        )
        total = rows[0].height + bottom + rows[1].height
        width = max((area.right for _, area in frames), default=0.0)
        return placed(tuple(shapes), 1.0, (0.0, rows[0].height)), total, width

    def _stretches(self, places: tuple[PackedPlace, ...]) -> tuple[tuple[float, float], ...]:
        found: list[tuple[float, float]] = []
        x, index = 0.0, 0
        gaps = (*self._gaps, 0.0)
        for site in self.figure.sites:
            x += self._padding
            for number, _ in enumerate(site.places):
                found.append((x, x + places[index].width))
                x += places[index].width
                x += gaps[index] if number < len(site.places) - 1 else self._padding + gaps[index]
                index += 1
        return tuple(found)

    def _frames(self, areas: Mapping[str, Rectangle], bottom: float) -> tuple[tuple[str | None, Rectangle], ...]:
        return tuple(
            (
                site.block.key if site.block else None,
                Rectangle(
                    areas[site.places[0].block.key].left - self._padding,
                    0.0,
                    areas[site.places[-1].block.key].right + self._padding,
                    bottom,
                ),
            )
            for site in self.figure.sites
        )

    # The frames of the sites

    def _title(self, block: Block) -> tuple[Paragraph, ...]:
        return (Paragraph(block.label, self.setting.theme.text.title, self.setting.theme.ink, FontWeight.BOLD),)

    def _title_room(self, inner: tuple[float, float], walls: Sequence[float]) -> tuple[float, float]:
        """Where the title of a site stands between `inner` edges: clear of the lines that come in from above."""
        is_free = not any(inner[0] < wall < inner[1] for wall in walls)
        return inner if is_free else free_stretch(inner, walls)

    def _heading_height(self, stretches: tuple[tuple[float, float], ...], walls: Sequence[float]) -> float:
        heights, index = [0.0], 0
        for site in self.figure.sites:
            inner = stretches[index][0], stretches[index + len(site.places) - 1][1]
            index += len(site.places)
            if site.block is not None:
                left, right = self._title_room(inner, walls)
                heights.append(paragraphs_height(self._title(site.block), right - left) + self.setting.gap)
        return max(heights)

    def _site(self, site: PlaceGroup, area: Rectangle, walls: Sequence[float]) -> Iterator[Shape]:
        if site.block is None:
            return
        theme, block = self.setting.theme, site.block
        style = Style(theme.fill("layer"), theme.lines.surface.stroke())
        width = area.right - area.left
        radius = theme.spacing.surface_radius
        yield Box(area.left, area.top, width, area.bottom - area.top, style, radius, block.element, block.key)
        left, right = self._title_room((area.left + self._padding, area.right - self._padding), walls)
        height = paragraphs_height(self._title(block), right - left)
        room = Room(left, area.top + self._padding, right - left, height, block.key, block.element)
        yield from paragraphs_in(room, self._title(block))

    # What joins the places

    def _joins(
        self, areas: Mapping[str, Rectangle], frames: tuple[tuple[str | None, Rectangle], ...]
    ) -> Iterator[Shape]:
        keys = list(self.order)
        site_of = [index for index, site in enumerate(self.figure.sites) for _ in site.places]
        for number, joins in sorted(by_neighbours(self.figure.joins, self.order).items()):
            left, right = areas[keys[number]], areas[keys[number + 1]]
            sites = site_of[number], site_of[number + 1]
            is_same = sites[0] == sites[1]
            ends = (left.right, right.left) if is_same else (frames[sites[0]][1].right, frames[sites[1]][1].left)
            gap = Rectangle(left.right, left.top, right.left, left.bottom)
            yield from neighbour_lines(joins, keys[number], gap, sum(ends) / 2, self.setting.theme)

    def _areas(self, stretches: tuple[tuple[float, float], ...], top: float, bottom: float) -> Mapping[str, Rectangle]:
        return {
            key: Rectangle(left, top, right, bottom) for key, (left, right) in zip(self.order, stretches, strict=True)
        }

    def _own_area(self, place: PackedPlace, areas: Mapping[str, Rectangle]) -> Rectangle:
        """The area of a place; one that stands alone is no higher than what is in it."""
        key, area = place.place.block.key, areas[place.place.block.key]
        joined = {end for join in self.figure.joins for end in (join.source, join.target)}
        anchors = {anchor for access in (*self.figure.above, *self.figure.below) for anchor in access.anchors}
        is_framed = any(site.block and place.place in site.places for site in self.figure.sites)
        return area if is_framed or key in joined | anchors else replace(area, bottom=area.top + place.height)

    @property
    def _joins_height(self) -> float:
        """Height in points of the highest pile of labels between two neighbours."""
        piles = by_neighbours(self.figure.joins, self.order).values()
        return max((neighbour_height(joins, self.setting.theme) for joins in piles), default=0.0)

    def _entering(self, accesses: tuple[Access, ...], stretches: tuple[tuple[float, float], ...]) -> tuple[float, ...]:
        """Where the lines of accesses pass the frames of sites on their way to places."""
        areas = self._areas(stretches, 1.0, 2.0)
        anchors = {**areas, **{key: area for key, area in self._frames(areas, 2.0) if key is not None}}
        return access_row(accesses, anchors, self.setting, is_above=False).entering(anchors)

    def _channels(self, stretches: tuple[tuple[float, float], ...]) -> tuple[Channel, ...]:
        """The channels below the places, whose labels stand clear of the frames and of what comes in from below."""
        frames = self._frames(self._areas(stretches, 1.0, 2.0), 2.0)
        borders = (x for key, area in frames if key is not None for x in (area.left, area.right))
        walls = (*borders, *self._entering(self.figure.below, stretches))
        return channels_of(self.figure.joins, self.order, stretches, walls)

    def _channel_lines(
        self, channels: tuple[Channel, ...], areas: Mapping[str, Rectangle], top: float
    ) -> Iterator[Shape]:
        for channel in channels:
            bottoms = (areas[channel.join.source].bottom, areas[channel.join.target].bottom)
            yield from channel.draw(top, bottoms, self.setting.theme)
            top += channel.height(self.setting.theme)
