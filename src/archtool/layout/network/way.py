"""The entries of a side drawn outward from the centres: guards, networks, lines, clouds, and who is connected."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, Point, Polyline, Shape
from archtool.layout.geometry import Rectangle
from archtool.layout.network.device import device_shapes
from archtool.layout.network.side import BESIDE, CLOUD_EDGE, LEAD, TRACK, Side, Tiers
from archtool.layout.network.signs import SIGN_HEIGHT, SIGN_WIDTH, cloud, sign_path
from archtool.layout.network.strands import strands
from archtool.layout.shapes import block_style
from archtool.layout.text.paragraphs import paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room, at_left
from archtool.views.content import Block
from archtool.views.figures.network import Branch, Entry, Sign

_FAN = 7.0
"""Points between the lines that leave a network."""


def side_shapes(side: Side, edge: float, anchors: Mapping[str, Rectangle]) -> Iterator[Shape]:
    """The side that begins at the centres' edge; `anchors` are the sites and places by key."""
    tiers = side.tiers
    for index in range(len(side.entries)):
        yield from _Way(side, index, tiers, edge).draw(anchors)


@dataclass(frozen=True, slots=True)
class _Way:
    """One entry drawn outward from the centres."""

    side: Side
    index: int
    tiers: Tiers
    edge: float

    @property
    def entry(self) -> Entry:
        return self.side.entries[self.index]

    @property
    def middle(self) -> float:
        return self.side.middle(self.index)

    def at(self, distance: float) -> float:
        """The y of a distance from the centres."""
        return self.edge - distance if self.side.is_above else self.edge + distance

    def area(self, left: float, width: float, near: float, height: float) -> Rectangle:
        ys = sorted((self.at(near), self.at(near + height)))
        return Rectangle(left, ys[0], left + width, ys[1])

    def line(self, points: Sequence[Point], ends: tuple[str, str], count: int = 1) -> Iterator[Polyline]:
        stroke = self.side.theme.lines.connection.stroke()
        line = Polyline(tuple(points), stroke, id=f"{ends[0]}--{ends[1]}", source=ends[0], target=ends[1])
        yield from strands(line, count)

    def draw(self, anchors: Mapping[str, Rectangle]) -> Iterator[Shape]:
        """The shapes of the entry, from the centres outward."""
        entry, tiers = self.entry, self.tiers
        guards = f"{entry.key}--guards"
        inner = entry.branches[0].block.key if entry.branches and entry.hub is None else entry.key
        first = guards if entry.guards else inner
        yield from self._drops(anchors, first, tiers.tracks)
        if entry.guards:
            yield from self._guards(tiers.tracks)
        foot = tiers.tracks + (tiers.guards if entry.guards else 0.0)
        start = tiers.tracks + tiers.guards + (LEAD if tiers.guards else 0.0)
        outward = start + tiers.hub + (LEAD if tiers.hub else 0.0)
        branches = self.side.branches(self.index)
        if entry.hub is not None:
            yield from self.line(((self.middle, self.at(foot)), (self.middle, self.at(start))), (first, entry.key))
            xs = [left + width / 2 for _, left, width in branches]
            level = next((number for number, x in enumerate(xs) if x == self.middle), (len(xs) - 1) / 2)
            for number, (branch, _, _) in enumerate(branches):
                offset = (number - level) * min(_FAN, SIGN_HEIGHT / len(branches))
                yield from self._spoke(branch, xs[number], offset, start, outward)
            yield from self._hub(entry.hub, start)
        elif branches:
            end = self.at(outward + tiers.label)
            points = ((self.middle, self.at(foot)), (self.middle, end))
            yield from self.line(points, (first, branches[0][0].block.key), branches[0][0].lines)
        for branch, left, width in branches:
            yield from self._branch(branch, left, width, outward)

    def _spoke(self, branch: Branch, x: float, offset: float, start: float, outward: float) -> Iterator[Shape]:
        """The line from the hub to a branch, beside those to the others; the hub's sign is painted over its end."""
        middle, begin = self.at(start + self.tiers.hub / 2), self.middle + offset
        end, turn = self.at(outward + self.tiers.label), self.at(outward - LEAD / 2)
        points: tuple[Point, ...] = ((begin, middle), (begin, turn), (x, turn), (x, end))
        if x == begin:
            points = ((x, middle), (x, end))
        yield from self.line(points, (self.entry.key, branch.block.key), branch.lines)

    def _drops(self, anchors: Mapping[str, Rectangle], source: str, near: float) -> Iterator[Shape]:
        """The lines to the sites and places: straight where they lie across, else in a track of their own."""
        for drop in self.side.drops(self.index, anchors):
            area = anchors[drop.anchor]
            edge = area.top if self.side.is_above else area.bottom
            points: tuple[Point, ...] = ((drop.start, self.at(near)), (drop.end, edge))
            if drop.start != drop.end:
                track = self.at(LEAD / 2 + TRACK * self.index)
                points = (points[0], (drop.start, track), (drop.end, track), points[1])
            yield from self.line(points, (source, drop.anchor))

    def _guards(self, near: float) -> Iterator[Shape]:
        side, entry, key = self.side, self.entry, f"{self.entry.key}--guards"
        theme, (left, right) = side.theme, side.stretches[self.index]
        area = self.area(left, right - left, near, self.tiers.guards)
        style = theme.surface("infrastructure")
        yield Box(left, area.top, right - left, area.bottom - area.top, style, theme.spacing.radius, None, key)
        zone = side.zone_text(entry)
        height = paragraphs_height((zone,), right - left - 8.0)
        yield from paragraphs_in(Room(left + 4.0, area.top + 4.0, right - left - 8.0, height, key), (zone,))
        cell = side.cell(self.index)
        x = (left + right) / 2 - cell * len(entry.guards) / 2
        top = area.top + 4.0 + height + 3.0
        for device in entry.guards:
            yield from device_shapes(device, Rectangle(x, top, x + cell, area.bottom - 4.0), key, theme)
            x += cell

    def _hub(self, hub: Block, near: float) -> Iterator[Shape]:
        side, theme = self.side, self.side.theme
        text = side.hub_text(hub)
        width = side.hub_width(self.index)
        area = self.area(self.middle - SIGN_WIDTH / 2, SIGN_WIDTH, near, self.tiers.hub)
        yield sign_path(Sign.ROUTER, area, theme, hub.element, self.entry.key)
        y = area.top + (area.bottom - area.top - paragraphs_height(text, width)) / 2
        for paragraph in text:
            if paragraph.text:
                fitted = paragraph.fitted(width)
                room = Room(area.right + 5.0, y, width, fitted.height, None, hub.element)
                yield from at_left(room, fitted, paragraph.color)
                y += fitted.height + 2.0

    def _branch(self, branch: Branch, left: float, width: float, near: float) -> Iterator[Shape]:
        side, tiers, theme = self.side, self.tiers, self.side.theme
        x, block = left + width / 2, branch.block
        label = side.line_text(branch)
        if label.text:
            fitted = label.fitted(width / 2 - BESIDE)
            area = self.area(x + BESIDE, width / 2 - BESIDE, near, tiers.label)
            room = Room(area.left, area.top, area.right - area.left, area.bottom - area.top, None, block.element)
            yield from at_left(room, fitted, theme.ink)
        own = side.cloud_width(branch, width)
        area = self.area(x - own / 2, own, near + tiers.label, tiers.cloud)
        yield cloud(area, theme, block.element, block.key)
        inner = own - 2 * CLOUD_EDGE
        room = Room(x - inner / 2, area.top, inner, area.bottom - area.top, block.key, block.element)
        yield from paragraphs_in(room, side.cloud_text(branch))
        near += tiers.label + tiers.cloud
        for party, party_left, party_width in side.parties(branch, left, width):
            middle = party_left + party_width / 2
            turn, end = self.at(near + LEAD / 2), self.at(near + LEAD)
            points = ((x, self.at(near)), (x, turn), (middle, turn), (middle, end))
            straight = abs(x - middle) < 0.01
            yield from self.line((points[0], points[-1]) if straight else points, (block.key, party.key))
            area = self.area(party_left, party_width, near + LEAD, tiers.party)
            style = block_style(party.lifecycle, theme)
            height, radius = area.bottom - area.top, theme.spacing.radius
            yield Box(area.left, area.top, party_width, height, style, radius, party.element, party.key)
            padding = theme.spacing.text_padding
            room = Room(area.left + padding, area.top, party_width - 2 * padding, height, party.key, party.element)
            yield from paragraphs_in(room, side.party_text(party))
