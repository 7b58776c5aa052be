"""What all parts of a hub share when they are drawn: theme, language, the stretch beside the names of the bands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Shape
from archtool.layout.hub.columns import Extent
from archtool.layout.shapes import block_style, lettering, vertical_label, vertical_label_width
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import FillRole, Theme
from archtool.source.text import Text, both
from archtool.views.content import Block

BOUNDARY = both("安全边界", "Boundary")
_LEAST_HEIGHT = 18.0


@dataclass(frozen=True, slots=True)
class Band:
    """A titled band over the full width, in points."""

    label: Text
    role: FillRole
    top: float
    height: float

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Cabin:
    """A block with its text and where it stands from left to right."""

    block: Block
    paragraphs: tuple[Paragraph, ...]
    extent: Extent


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page of one hub, `width` points wide, with a strip of `pillar` points for the names of its bands."""

    theme: Theme
    language: str
    width: float
    pillar: float

    @property
    def extent(self) -> Extent:
        """Where blocks stand."""
        padding = self.theme.spacing.padding
        return Extent(self.pillar + padding, self.width - padding)

    def height(self, cabins: Sequence[Cabin]) -> float:
        """Height in points of the highest of some blocks."""
        padding = self.theme.spacing.text_padding
        heights = [paragraphs_height(one.paragraphs, one.extent.width - 2 * padding) for one in cabins]
        return max([_LEAST_HEIGHT, *(height + 2 * padding for height in heights)])

    def draw(self, cabin: Cabin, top: float, bottom: float) -> Iterator[Shape]:
        """A block with its text."""
        block, theme = cabin.block, self.theme
        style = block_style(block.lifecycle, theme)
        key, element = block.key, block.element or block.key
        box = Box(cabin.extent.left, top, cabin.extent.width, bottom - top, style, theme.spacing.radius, element, key)
        yield box
        yield from paragraphs_in(Room.of(box, theme.spacing.text_padding), cabin.paragraphs)

    def inside(self, band: Band) -> tuple[float, float]:
        """Y of the upper and the lower edge of what stands in a band."""
        return band.top + self.theme.spacing.padding, band.bottom - self.theme.spacing.padding

    def surface(self, band: Band) -> Iterator[Shape]:
        """The band itself with its name at the left."""
        theme = self.theme
        key, radius = f"band-{band.role}", theme.spacing.surface_radius
        yield Box(0.0, band.top, self.width, band.height, theme.surface(band.role), radius, key)
        name = f"{key}-name"
        strip = Box(0.0, band.top, self.pillar, band.height, theme.surface("paper"), radius, name)
        yield strip
        style = lettering(theme, theme.text.group, FontWeight.BOLD)
        room = Room.of(strip, theme.spacing.text_padding / 2)
        yield from vertical_label(room, band.label.in_language(self.language), style)


def pillar_width(labels: Sequence[Text], theme: Theme, language: str) -> float:
    """Width in points of the strip that holds the names of the bands and of the boundary."""
    style = lettering(theme, theme.text.group, FontWeight.BOLD)
    own = vertical_label_width([label.in_language(language) for label in labels], style)
    boundary = text_width(BOUNDARY.in_language(language), theme.text.minimum, FontWeight.BOLD)
    return max(own + 2 * theme.spacing.text_padding, boundary)
