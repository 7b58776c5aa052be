"""Who comes into the places of a topology, and by which line or network, in rows above and below the sites."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, FontWeight, Image, Polyline, Shape, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.shapes import block_style, border_of
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room, at_left
from archtool.layout.theme import Theme
from archtool.layout.topology.item import ICON, Setting
from archtool.views.figures.topology import Access, Party

_LEAST_PARTY = 21.0
_LEAD = 12.0
"""Points of a line that has no label."""

_BESIDE = 3.0
_WIDEST_PARTY = 130.0


@dataclass(frozen=True, slots=True)
class AccessRow:
    """The accesses of one side with their stretches from left to right, in points.

    Attributes:
        is_above: Whether the parties stand above the sites.
    """

    accesses: tuple[Access, ...]
    stretches: tuple[tuple[float, float], ...]
    setting: Setting
    is_above: bool

    @property
    def height(self) -> float:
        """Height in points from the sites to the far edge of the parties."""
        if not self.accesses:
            return 0.0
        return _LEAD + self._bar_height + self._line_height + self._party_height

    @property
    def _theme(self) -> Theme:
        return self.setting.theme

    def _bar_text(self, access: Access) -> tuple[Paragraph, ...]:
        ink = border_of(access.block.lifecycle, self._theme).text
        words = "　".join(text for text in (access.block.label, access.block.detail) if text)
        return (Paragraph(words, self._theme.text.label, ink, FontWeight.BOLD),)

    @property
    def _bar_height(self) -> float:
        padding = self._theme.spacing.text_padding
        return 2 * padding + max(
            paragraphs_height(self._bar_text(access), right - left - 2 * padding)
            for access, (left, right) in zip(self.accesses, self.stretches, strict=True)
        )

    def _share(self, access: Access, stretch: tuple[float, float]) -> float:
        """Width in points that one party has of its access, the gutter included."""
        return (stretch[1] - stretch[0] + self._theme.spacing.gutter) / max(1, len(access.parties))

    def _label_width(self, access: Access, stretch: tuple[float, float]) -> float:
        return (self._share(access, stretch) - self._theme.spacing.gutter) / 2 - _BESIDE

    def _party_places(self, access: Access, stretch: tuple[float, float]) -> tuple[tuple[Party, float, float], ...]:
        """Each party with its left edge and width, in the middle of its share of the stretch."""
        gutter = self._theme.spacing.gutter
        share = self._share(access, stretch)
        width = min(_WIDEST_PARTY, share - gutter)
        return tuple(
            (party, stretch[0] + index * share + (share - gutter - width) / 2, width)
            for index, party in enumerate(access.parties)
        )

    def _label(self, party: Party) -> Paragraph:
        return Paragraph(party.line or "", self._theme.text.minimum, self._theme.ink)

    @property
    def _line_height(self) -> float:
        """Points between the bars and the parties: as much as the labels of the lines need."""
        labels = [
            paragraphs_height((self._label(party),), self._label_width(access, stretch))
            for access, stretch in zip(self.accesses, self.stretches, strict=True)
            for party in access.parties
        ]
        return max([_LEAD, *(label + 6.0 for label in labels)])

    def _party_text(self, party: Party) -> Paragraph:
        ink = border_of(party.block.lifecycle, self._theme).text
        return Paragraph(party.block.label, self._theme.text.label, ink)

    @property
    def _party_height(self) -> float:
        padding = self._theme.spacing.text_padding
        texts = max(
            (
                paragraphs_height((self._party_text(party),), self.setting.text_width(party.kind, width))
                for access, stretch in zip(self.accesses, self.stretches, strict=True)
                for party, _, width in self._party_places(access, stretch)
            ),
            default=ICON,
        )
        return max(_LEAST_PARTY, texts + 2 * padding)

    def draw(self, edge: float, anchors: Mapping[str, Rectangle]) -> Iterator[Shape]:
        """The row that begins at the sites' edge; `anchors` are the sites and places by key."""
        for access, stretch in zip(self.accesses, self.stretches, strict=True):
            bar = self._between(edge, _LEAD, _LEAD + self._bar_height)
            width = stretch[1] - stretch[0]
            key, element = access.block.key, access.block.element
            style = Style(self._theme.fill("integration"), border_of(access.block.lifecycle, self._theme).stroke())
            yield Box(stretch[0], bar[0], width, bar[1] - bar[0], style, self._theme.spacing.radius, element, key)
            padding = self._theme.spacing.text_padding
            room = Room(stretch[0] + padding, bar[0], width - 2 * padding, bar[1] - bar[0], key, element)
            yield from paragraphs_in(room, self._bar_text(access))
            for anchor in access.anchors:
                yield from self._anchor_line(key, anchor, stretch, anchors[anchor], bar)
            for party, left, own in self._party_places(access, stretch):
                box = self._party_box(party, left, own, edge)
                yield from self._party(party, box)
                yield from self._party_line(key, party, box, bar, self._label_width(access, stretch))

    def _between(self, edge: float, near: float, far: float) -> tuple[float, float]:
        """Upper and lower y of what lies `near` to `far` points from the sites."""
        return (edge - far, edge - near) if self.is_above else (edge + near, edge + far)

    def entering(self, anchors: Mapping[str, Rectangle]) -> tuple[float, ...]:
        """Where lines pass the frames of sites, on their way to single places."""
        found = (
            _anchor_x(stretch, anchors[anchor])
            for access, stretch in zip(self.accesses, self.stretches, strict=True)
            for anchor in access.anchors
            if _is_place(anchors[anchor])
        )
        return tuple(x for x in found if x is not None)

    def _anchor_line(
        self, key: str, anchor: str, stretch: tuple[float, float], area: Rectangle, bar: tuple[float, float]
    ) -> Iterator[Shape]:
        x = _anchor_x(stretch, area)
        if x is not None:
            ends = ((x, bar[1]), (x, area.top)) if self.is_above else ((x, bar[0]), (x, area.bottom))
            stroke = self._theme.lines.connection.stroke()
            yield Polyline(ends, stroke, id=f"{key}--{anchor}", source=key, target=anchor)

    def _party_box(self, party: Party, left: float, width: float, edge: float) -> Box:
        near = _LEAD + self._bar_height + self._line_height
        top, bottom = self._between(edge, near, near + self._party_height)
        style, radius = block_style(party.block.lifecycle, self._theme), self._theme.spacing.radius
        return Box(left, top, width, bottom - top, style, radius, party.block.element, party.block.key)

    def _party(self, party: Party, box: Box) -> Iterator[Shape]:
        yield box
        padding, text = self._theme.spacing.text_padding, self.setting.text_width(party.kind, box.width)
        icon = self.setting.icon(party.kind)
        if icon is not None:
            y = box.y + (box.height - ICON) / 2
            yield Image(box.x + padding, y, ICON, ICON, "image/png", icon, box.element, f"{box.id}-icon")
        room = Room(box.right - padding - text, box.y, text, box.height, box.id, box.element)
        yield from paragraphs_in(room, (self._party_text(party),))

    def _party_line(
        self, access: str, party: Party, box: Box, bar: tuple[float, float], width: float
    ) -> Iterator[Shape]:
        x = box.x + box.width / 2
        ends = ((x, bar[0]), (x, box.bottom)) if self.is_above else ((x, bar[1]), (x, box.y))
        stroke = self._theme.lines.connection.stroke()
        yield Polyline(ends, stroke, id=f"{access}--{box.id}", source=access, target=box.id)
        if party.line:
            label = self._label(party).fitted(width)
            room = Room(x + _BESIDE, min(ends[0][1], ends[1][1]), width, abs(ends[1][1] - ends[0][1]))
            yield from at_left(room, label, self._theme.ink)


def _anchor_x(stretch: tuple[float, float], area: Rectangle) -> float | None:
    """Where the line to a site or place runs, if its access stands over it at all."""
    left, right = max(stretch[0], area.left), min(stretch[1], area.right)
    if left >= right:
        return None
    # A place keeps its middle free for copies that reach it from below.
    return left + (0.25 if _is_place(area) else 0.5) * (right - left)


def _is_place(area: Rectangle) -> bool:
    """Whether an anchor is a place: those of sites begin at the origin."""
    return area.top != 0.0


def access_row(
    accesses: Sequence[Access], anchors: Mapping[str, Rectangle], setting: Setting, *, is_above: bool
) -> AccessRow:
    """The accesses of one side over what they reach; those over the same sites share the stretch by their parties."""
    setting = replace(setting, has_large_icons=False)  # parties are many, and no equipment
    gutter = setting.theme.spacing.gutter
    ranges = [
        (min(anchors[key].left for key in access.anchors), max(anchors[key].right for key in access.anchors))
        for access in accesses
        if access.anchors
    ]
    shown = [access for access in accesses if access.anchors]
    order = sorted(range(len(shown)), key=lambda index: (ranges[index], index))
    runs: list[list[int]] = []
    for index in order:
        if runs and ranges[index][0] < max(ranges[other][1] for other in runs[-1]):
            runs[-1].append(index)
        else:
            runs.append([index])
    stretches: list[tuple[float, float]] = []
    for run in runs:
        left, right = min(ranges[index][0] for index in run), max(ranges[index][1] for index in run)
        parts = [max(1, len(shown[index].parties)) for index in run]
        unit = (right - left - gutter * (len(run) - 1)) / sum(parts)
        for part in parts:
            stretches.append((left, left + part * unit))
            left += part * unit + gutter
    ordered = tuple(shown[index] for run in runs for index in run)
    return AccessRow(ordered, tuple(stretches), setting, is_above)
