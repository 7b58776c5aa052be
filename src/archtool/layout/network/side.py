"""One side of a network: who comes in from above or below, tier by tier away from the centres."""

from collections.abc import Mapping
from dataclasses import dataclass

from archtool.layout.drawing import FontWeight
from archtool.layout.geometry import Rectangle
from archtool.layout.network.signs import SIGN_HEIGHT, SIGN_WIDTH
from archtool.layout.shapes import border_of
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height
from archtool.layout.theme import Theme
from archtool.views.content import Block
from archtool.views.figures.network import Branch, Device, Entry

LEAD = 14.0
"""Points of a line that has no label."""

TRACK = 5.0
"""Points between lines that lead sideways to the places."""

BESIDE = 4.0
"""Points between a line and its label."""

_LEAST_PARTY, _WIDEST_PARTY = 50.0, 118.0
_LEAST_BRANCH, _WIDEST_CLOUD = 84.0, 136.0
CLOUD_EDGE = 9.0
"""Points of a cloud beside its words."""

_DEVICE = 54.0
_WIDEST_HUB = 220.0
_NEARLY = 20.0


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
        leads = sum(LEAD for height in (self.guards, self.hub, self.party) if height)
        return self.tracks + self.guards + self.hub + self.label + self.cloud + self.party + leads


@dataclass(frozen=True, slots=True)
class Drop:
    """A line from an entry to a site or place: the x where it starts and the x where it ends."""

    anchor: str
    start: float
    end: float


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
        """The name of a network and its parameters."""
        ink = border_of(hub.lifecycle, self.theme).text
        return (
            Paragraph(hub.label, self.theme.text.block, ink, FontWeight.BOLD),
            Paragraph(hub.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def cloud_text(self, branch: Branch) -> tuple[Paragraph, ...]:
        """The name of a line and of its carrier."""
        return (
            Paragraph(branch.block.label, self.theme.text.label, self.theme.ink),
            Paragraph(branch.block.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def party_text(self, party: Block) -> tuple[Paragraph, ...]:
        """Who is connected, and the equipment there."""
        return (
            Paragraph(party.label, self.theme.text.label, border_of(party.lifecycle, self.theme).text),
            Paragraph(party.detail or "", self.theme.text.minimum, self.theme.muted),
        )

    def line_text(self, branch: Branch) -> Paragraph:
        """What stands beside a line."""
        return Paragraph("\n".join(branch.texts), self.theme.text.minimum, self.theme.ink)

    # Where the lines run

    def middle(self, index: int) -> float:
        """The x of an entry's own line: that of a branch that is nearly in its middle, so that it runs straight on."""
        left, right = self.stretches[index]
        centre = (left + right) / 2
        if self.entries[index].hub is None and self.entries[index].branches:
            return centre
        xs = [left + width / 2 for _, left, width in self.branches(index)]
        return next((x for x in xs if abs(x - centre) < _NEARLY), centre)

    def drops(self, index: int, anchors: Mapping[str, Rectangle]) -> tuple[Drop, ...]:
        """The lines of an entry to what it reaches: from its guards, which are as wide as it, or from its middle."""
        entry, (left, right) = self.entries[index], self.stretches[index]
        found: list[Drop] = []
        for number, key in enumerate(entry.anchors):
            area = anchors[key]
            inset = min(10.0, (area.right - area.left) / 4)
            start = self.middle(index)
            if entry.guards:
                start = left + (number + 1) / (len(entry.anchors) + 1) * (right - left)
            # Lines that come in sideways keep off each other by their number.
            low, high = area.left + inset, area.right - inset
            end = min(max(start, low + TRACK / 2 * index), high - TRACK / 2 * index)
            end = min(max(end, low), high)
            is_across = entry.guards and left + 6.0 <= end <= right - 6.0
            found.append(Drop(key, end if is_across else start, end))
        return tuple(found)

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
        """Whom a branch connects, each with its left edge and width."""
        gutter, count = self.theme.spacing.gutter, max(1, len(branch.parties))
        own = min(_WIDEST_PARTY, (width - gutter * (count - 1)) / count)
        left += (width - own * count - gutter * (count - 1)) / 2
        return tuple((party, left + index * (own + gutter), own) for index, party in enumerate(branch.parties))

    def cloud_width(self, branch: Branch, width: float) -> float:
        """Width in points of the cloud of a branch."""
        words = max(text_width(text.text, text.size) for text in self.cloud_text(branch))
        return min(width, max(_LEAST_BRANCH, min(words + 3 * CLOUD_EDGE, _WIDEST_CLOUD)))

    def cell(self, index: int) -> float:
        """Width in points of one guard."""
        left, right = self.stretches[index]
        return min(1.6 * _DEVICE, (right - left) / max(1, len(self.entries[index].guards)))

    def hub_width(self, index: int) -> float:
        """Width in points of the words beside the sign of a network."""
        return min(_WIDEST_HUB, self.stretches[index][1] - self.middle(index) - SIGN_WIDTH)

    # Heights

    @property
    def tiers(self) -> Tiers:
        """The heights that the words of all entries need."""
        padding = self.theme.spacing.text_padding
        indexes = range(len(self.entries))
        branches = [one for index in indexes for one in self.branches(index)]
        hubs = [(entry.hub, self.hub_width(index)) for index, entry in enumerate(self.entries) if entry.hub]
        parties = [one for branch in branches for one in self.parties(*branch)]
        return Tiers(
            LEAD + TRACK * len(self.entries) if self.entries else 0.0,
            max((self._guards_height(index) for index in indexes if self.entries[index].guards), default=0.0),
            max((max(SIGN_HEIGHT, paragraphs_height(self.hub_text(hub), width)) for hub, width in hubs), default=0.0),
            max(
                (paragraphs_height((self.line_text(one),), width / 2 - BESIDE) + 14.0 for one, _, width in branches),
                default=0.0,
            ),
            max(
                (
                    paragraphs_height(self.cloud_text(one), self.cloud_width(one, width) - 2 * CLOUD_EDGE) + 16.0
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
        """The name over the guards."""
        return Paragraph(entry.zone, self.theme.text.minimum, self.theme.ink, FontWeight.BOLD)

    def _guards_height(self, index: int) -> float:
        entry = self.entries[index]
        width = self.stretches[index][1] - self.stretches[index][0]
        zone = paragraphs_height((self.zone_text(entry),), width - 8.0)
        words = max(paragraphs_height((self._device_text(device),), self.cell(index) - 4.0) for device in entry.guards)
        return 4.0 + zone + 3.0 + SIGN_HEIGHT + 2.0 + words + 4.0


def _branch_width(branch: Branch, theme: Theme) -> float:
    """Least width in points of a line with its parties."""
    gutter, padding = theme.spacing.gutter, theme.spacing.text_padding
    size = theme.text.label
    words = [least_width((Paragraph(f"{one.label} {one.detail or ''}", size, theme.ink),)) for one in branch.parties]
    party = max([_LEAST_PARTY, *(word + 2 * padding for word in words)])
    own = least_width((Paragraph(f"{branch.block.label} {branch.block.detail or ''}", size, theme.ink),))
    line = 2 * (least_width((Paragraph(" ".join(branch.texts), size, theme.ink),)) + BESIDE)
    parties = len(branch.parties) * party + gutter * max(0, len(branch.parties) - 1)
    return max(_LEAST_BRANCH, own + 3 * CLOUD_EDGE, line, parties)


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
