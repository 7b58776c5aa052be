"""One side of a network: who comes in from above or below, tier by tier away from the centres."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Point, Polyline, Shape
from archtool.layout.geometry import Rectangle
from archtool.layout.network.signs import SIGN_HEIGHT, SIGN_WIDTH, cloud, sign_path
from archtool.layout.network.strands import strands
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room, at_left
from archtool.layout.theme import Theme
from archtool.views.content import Block
from archtool.views.figures.network import Branch, Device, Entry, Sign

_LEAD = 14.0
"""Points of a line that has no label."""

_TRACK = 5.0
_BESIDE = 4.0
_LEAST_PARTY, _WIDEST_PARTY = 50.0, 118.0
_LEAST_BRANCH, _WIDEST_CLOUD = 84.0, 136.0
_CLOUD_EDGE = 9.0
_DEVICE = 54.0
_FAN = 7.0
"""Points between the lines that leave a network."""


@dataclass(frozen=True, slots=True)
class Tiers:
    """Heights of the tiers of a side in points, from the centres outward."""

    tracks: float
    guards: float
    hub: float
    label: float
    cloud: float
    party: float

    @property
    def total(self) -> float:
        """Height of the whole side."""
        leads = sum(_LEAD for height in (self.guards, self.hub, self.party) if height)
        return self.tracks + self.guards + self.hub + self.label + self.cloud + self.party + leads


@dataclass(frozen=True, slots=True)
class Side:
    """The entries of a side beside each other over the whole width of a figure."""

    entries: tuple[Entry, ...]
    stretches: tuple[tuple[float, float], ...]
    theme: Theme
    is_above: bool

    # Words

    def _device_text(self, device: Device) -> Paragraph:
        return Paragraph(
            device.block.label, self.theme.text.minimum, border_of(device.block.lifecycle, self.theme).text
        )

    def hub_text(self, hub: Block) -> tuple[Paragraph, ...]:
        ink = border_of(hub.lifecycle, self.theme).text
        return (
            Paragraph(hub.label, self.theme.text.block, ink, FontWeight.BOLD),
            Paragraph(hub.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def cloud_text(self, branch: Branch) -> tuple[Paragraph, ...]:
        return (
            Paragraph(branch.block.label, self.theme.text.label, self.theme.ink),
            Paragraph(branch.block.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def party_text(self, party: Block) -> tuple[Paragraph, ...]:
        return (
            Paragraph(party.label, self.theme.text.label, border_of(party.lifecycle, self.theme).text),
            Paragraph(party.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def line_text(self, branch: Branch) -> Paragraph:
        return Paragraph("\n".join(branch.texts), self.theme.text.minimum, self.theme.ink)

    # Widths

    def branches(self, index: int) -> tuple[tuple[Branch, float, float], ...]:
        """Each branch of an entry with its left edge and width, by the number of its parties."""
        entry, (left, right) = self.entries[index], self.stretches[index]
        gutter = self.theme.spacing.gutter
        least = [_branch_width(branch, self.theme) for branch in entry.branches]
        spare = max(0.0, right - left - sum(least) - gutter * (len(least) - 1))
        found: list[tuple[Branch, float, float]] = []
        for branch, own in zip(entry.branches, least, strict=True):
            width = own + spare * own / sum(least)
            found.append((branch, left, width))
            left += width + gutter
        return tuple(found)

    def parties(self, branch: Branch, left: float, width: float) -> tuple[tuple[Block, float, float], ...]:
        gutter, count = self.theme.spacing.gutter, max(1, len(branch.parties))
        own = min(_WIDEST_PARTY, (width - gutter * (count - 1)) / count)
        left += (width - own * count - gutter * (count - 1)) / 2
        return tuple((party, left + index * (own + gutter), own) for index, party in enumerate(branch.parties))

    def cloud_width(self, branch: Branch, width: float) -> float:
        words = max(text_width(text.text, text.size) for text in self.cloud_text(branch))
        return min(width, max(_LEAST_BRANCH, min(words + 3 * _CLOUD_EDGE, _WIDEST_CLOUD)))

    def cell(self, index: int) -> float:
        left, right = self.stretches[index]
        return min(1.6 * _DEVICE, (right - left) / max(1, len(self.entries[index].guards)))

    # Heights

    @property
    def tiers(self) -> Tiers:
        """The heights that the words of all entries need."""
        padding = self.theme.spacing.text_padding
        indexes = range(len(self.entries))
        branches = [one for index in indexes for one in self.branches(index)]
        hubs = [entry.hub for entry in self.entries if entry.hub]
        parties = [one for branch in branches for one in self.parties(*branch)]
        return Tiers(
            _LEAD + _TRACK * len(self.entries) if self.entries else 0.0,
            max((self._guards_height(index) for index in indexes if self.entries[index].guards), default=0.0),
            max((max(SIGN_HEIGHT, paragraphs_height(self.hub_text(hub), 220.0)) for hub in hubs), default=0.0),
            max(
                (paragraphs_height((self.line_text(one),), width / 2 - _BESIDE) + 14.0 for one, _, width in branches),
                default=0.0,
            ),
            max(
                (
                    paragraphs_height(self.cloud_text(one), self.cloud_width(one, width) - 2 * _CLOUD_EDGE) + 16.0
                    for one, _, width in branches
                ),
                default=0.0,
            ),
            max(
                (paragraphs_height(self.party_text(one), own - 2 * padding) + 8.0 for one, _, own in parties),
                default=0.0,
            ),
        )

    def zone_text(self, entry: Entry) -> Paragraph:
        return Paragraph(entry.zone, self.theme.text.minimum, self.theme.ink, FontWeight.BOLD)

    def _guards_height(self, index: int) -> float:
        entry = self.entries[index]
        width = self.stretches[index][1] - self.stretches[index][0]
        zone = paragraphs_height((self.zone_text(entry),), width - 8.0)
        words = max(paragraphs_height((self._device_text(device),), self.cell(index) - 4.0) for device in entry.guards)
        return 4.0 + zone + 3.0 + SIGN_HEIGHT + 2.0 + words + 4.0

    # Shapes

    def draw(self, edge: float, anchors: Mapping[str, Rectangle]) -> Iterator[Shape]:
        """The side that begins at the centres' edge; `anchors` are the sites and places by key."""
        tiers = self.tiers
        for index in range(len(self.entries)):
            yield from _Way(self, index, tiers, edge).draw(anchors)


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
        left, right = self.side.stretches[self.index]
        return (left + right) / 2

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
        start = tiers.tracks + tiers.guards + (_LEAD if tiers.guards else 0.0)
        outward = start + tiers.hub + (_LEAD if tiers.hub else 0.0)
        branches = self.side.branches(self.index)
        if entry.hub is not None:
            yield from self.line(((self.middle, self.at(foot)), (self.middle, self.at(start))), (first, entry.key))
            for number, (branch, left, width) in enumerate(branches):
                offset = (number - (len(branches) - 1) / 2) * min(_FAN, SIGN_HEIGHT / len(branches))
                yield from self._spoke(branch, left + width / 2, offset, start, outward)
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
        end, turn = self.at(outward + self.tiers.label), self.at(outward - _LEAD / 2)
        points: tuple[Point, ...] = ((begin, middle), (begin, turn), (x, turn), (x, end))
        if abs(x - self.middle) < SIGN_HEIGHT / 2:
            points = ((x, middle), (x, end))
        yield from self.line(points, (self.entry.key, branch.block.key), branch.lines)

    def _drops(self, anchors: Mapping[str, Rectangle], source: str, near: float) -> Iterator[Shape]:
        """The lines to the sites and places: straight where they lie across, else in a track of their own."""
        left, right = self.side.stretches[self.index]
        taken: list[float] = []
        for number, key in enumerate(self.entry.anchors):
            area = anchors[key]
            inset = min(10.0, (area.right - area.left) / 4)
            low, high = max(left + 6.0, area.left + inset), min(right - 6.0, area.right - inset)
            edge = area.top if self.side.is_above else area.bottom
            share = (number + 1) / (len(self.entry.anchors) + 1)
            if low <= high:
                x = min(max(left + share * (right - left), low), high)
                points: list[Point] = [(x, self.at(near)), (x, edge)]
            else:
                x = left + share * (right - left)
                end = (area.right - inset if area.right < x else area.left + inset) - _TRACK * self.index
                end = min(max(end, area.left + 2.0), area.right - 2.0)
                track = self.at(_LEAD / 2 + _TRACK * self.index)
                points = [(x, self.at(near)), (x, track), (end, track), (end, edge)]
            taken.append(x)
            yield from self.line(points, (source, key))

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
        words = max(text_width(one.text, one.size, one.weight) for one in text)
        stretch = side.stretches[self.index]
        width = min(220.0, words, (stretch[1] - stretch[0]) / 2 - SIGN_WIDTH)
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
            fitted = label.fitted(width / 2 - _BESIDE)
            area = self.area(x + _BESIDE, width / 2 - _BESIDE, near, tiers.label)
            room = Room(area.left, area.top, area.right - area.left, area.bottom - area.top, None, block.element)
            yield from at_left(room, fitted, theme.ink)
        own = side.cloud_width(branch, width)
        area = self.area(x - own / 2, own, near + tiers.label, tiers.cloud)
        yield cloud(area, theme, block.element, block.key)
        inner = own - 2 * _CLOUD_EDGE
        room = Room(x - inner / 2, area.top, inner, area.bottom - area.top, block.key, block.element)
        yield from paragraphs_in(room, side.cloud_text(branch))
        near += tiers.label + tiers.cloud
        for party, party_left, party_width in side.parties(branch, left, width):
            middle = party_left + party_width / 2
            turn, end = self.at(near + _LEAD / 2), self.at(near + _LEAD)
            points = ((x, self.at(near)), (x, turn), (middle, turn), (middle, end))
            straight = abs(x - middle) < 0.01
            yield from self.line((points[0], points[-1]) if straight else points, (block.key, party.key))
            area = self.area(party_left, party_width, near + _LEAD, tiers.party)
            style = block_style(party.lifecycle, theme)
            height, radius = area.bottom - area.top, theme.spacing.radius
            yield Box(area.left, area.top, party_width, height, style, radius, party.element, party.key)
            padding = theme.spacing.text_padding
            room = Room(area.left + padding, area.top, party_width - 2 * padding, height, party.key, party.element)
            yield from paragraphs_in(room, side.party_text(party))


def device_shapes(device: Device, area: Rectangle, owner: str, theme: Theme) -> Iterator[Shape]:
    """A device: its sign with its name below, in a cell of a box that is its owner."""
    x, block = (area.left + area.right) / 2, device.block
    sign = Rectangle(x - SIGN_WIDTH / 2, area.top, x + SIGN_WIDTH / 2, area.top + SIGN_HEIGHT)
    yield sign_path(device.sign, sign, theme, block.element, block.key)
    text = Paragraph(block.label, theme.text.minimum, border_of(block.lifecycle, theme).text)
    width = area.right - area.left - 4.0
    height = paragraphs_height((text,), width)
    yield from paragraphs_in(Room(area.left + 2.0, sign.bottom + 2.0, width, height, owner, block.element), (text,))


def _branch_width(branch: Branch, theme: Theme) -> float:
    """Least width in points of a line with its parties."""
    gutter, padding = theme.spacing.gutter, theme.spacing.text_padding
    size = theme.text.label
    words = [least_width((Paragraph(f"{one.label} {one.detail or ''}", size, theme.ink),)) for one in branch.parties]
    party = max([_LEAST_PARTY, *(word + 2 * padding for word in words)])
    own = least_width((Paragraph(f"{branch.block.label} {branch.block.detail or ''}", size, theme.ink),))
    line = 2 * (least_width((Paragraph(" ".join(branch.texts), size, theme.ink),)) + _BESIDE)
    parties = len(branch.parties) * party + gutter * max(0, len(branch.parties) - 1)
    return max(_LEAST_BRANCH, own + 3 * _CLOUD_EDGE, line, parties)


def entry_width(entry: Entry, theme: Theme) -> float:
    """Least width in points of an entry."""
    gutter = theme.spacing.gutter
    names = [Paragraph(device.block.label, theme.text.minimum, theme.ink) for device in entry.guards]
    guards = len(entry.guards) * max([_DEVICE, least_width(names) + 4.0])
    zone = least_width((Paragraph(entry.zone, theme.text.minimum, theme.ink, FontWeight.BOLD),)) + 8.0
    branches = [_branch_width(branch, theme) for branch in entry.branches]
    hub = 0.0
    if entry.hub is not None:
        words = Paragraph(f"{entry.hub.label} {entry.hub.detail or ''}", theme.text.block, theme.ink, FontWeight.BOLD)
        hub = 2 * (max(least_width((words,)), 60.0) + SIGN_WIDTH)
    return max(_LEAST_BRANCH, guards, zone, hub, sum(branches) + gutter * max(0, len(branches) - 1))
