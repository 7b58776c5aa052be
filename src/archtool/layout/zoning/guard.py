"""What guards a flow between two zones: a box in the middle of its arrow that names the devices."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, Marker, Point, Polyline, Shape, Stroke, Style
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme

ARROW = 15.0
"""Points of an arrow on either side of its guard."""

_WIDEST = 82.0
_PADDING = 3.0


def guard_style(theme: Theme) -> Style:
    """How a guard is painted."""
    return Style(theme.fill("security"), Stroke(theme.lines.boundary.color, 0.75))


def guard_width(names: Sequence[str], theme: Theme) -> float:
    """Width in points that all guards of a figure have, by the words in them."""
    size = theme.text.minimum
    longest = max((text_width(name, size) for name in names), default=0.0)
    unbroken = least_width([Paragraph(name, size, theme.ink) for name in names])
    return max(min(longest, _WIDEST), unbroken) + 2 * _PADDING


@dataclass(frozen=True, slots=True)
class Guard:
    """The guard of one flow, `width` points wide.

    Attributes:
        key: Id of its box.
        remarks: Set small below the names.
    """

    key: str
    names: tuple[str, ...]
    remarks: tuple[str, ...]
    width: float
    theme: Theme

    @property
    def _paragraphs(self) -> tuple[Paragraph, ...]:
        size = self.theme.text.minimum
        return (
            *(Paragraph(name, size, self.theme.ink) for name in self.names),
            *(Paragraph(remark, size, self.theme.muted) for remark in self.remarks),
        )

    @property
    def height(self) -> float:
        """Height in points; none where nothing is named."""
        if not self._paragraphs:
            return 0.0
        return paragraphs_height(self._paragraphs, self.width - 2 * _PADDING) + 2 * _PADDING

    def draw(self, ends: tuple[str, str], points: tuple[Point, Point], heads: tuple[bool, bool]) -> Iterator[Shape]:
        """The arrow between two boxes, level or upright, with heads at the ends that it flows to."""
        (x0, y0), (x1, y1) = points
        markers = tuple(Marker.ARROW if is_head else Marker.NONE for is_head in heads)
        stroke = self.theme.lines.connection.stroke()
        if not self._paragraphs:
            yield Polyline(points, stroke, markers[0], markers[1], None, self.key, *ends)
            return
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        is_level = y0 == y1
        half = self.width / 2 if is_level else self.height / 2
        near, far = ((x - half, y), (x + half, y)) if is_level else ((x, y - half), (x, y + half))
        box = f"{self.key}--guard"
        yield Polyline((points[0], near), stroke, start_marker=markers[0], id=self.key, source=ends[0], target=box)
        yield Polyline((far, points[1]), stroke, end_marker=markers[1], source=box, target=ends[1])
        left, top = x - self.width / 2, y - self.height / 2
        plain = Style(self.theme.fill("paper"), self.theme.lines.surface.stroke())
        yield Box(left, top, self.width, self.height, guard_style(self.theme) if self.names else plain, 2.0, id=box)
        room = Room(left + _PADDING, top, self.width - 2 * _PADDING, self.height, box)
        yield from paragraphs_in(room, self._paragraphs)
