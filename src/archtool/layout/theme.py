"""The house style of figures: colours, borders, text sizes and distances, read from `renderers/theme.yaml`.

The defaults are print-safe: a fill's lightness, the border and the text colour carry the meaning, never hue alone.
Every length is in points.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from archtool.layout.drawing import Stroke, Style
from archtool.views.view import Paper

Color = Annotated[str, Field(pattern=r"^#[0-9A-Fa-f]{6}$")]
"""A colour as `#RRGGBB`."""

Length = Annotated[float, Field(ge=0, allow_inf_nan=False)]
"""A length in points."""

TextSize = Annotated[float, Field(ge=5, le=72, allow_inf_nan=False)]
"""A text size in points."""

LifecycleRole = Literal["new", "upgrade", "reuse", "external"]
"""新建, 改造, 利旧, 外部: how much of a block is built."""

FillRole = Literal[
    "paper", "block", "layer", "channel", "application", "support", "data", "integration", "infrastructure",
    "external", "security", "cryptography", "standards", "operations", "governance", "header", "emphasis",
]  # fmt: skip
"""What a surface stands for."""


class _Section(BaseModel):
    """A section of the theme file: immutable and without unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Palette(_Section):
    """Fill colours by what the surface stands for.

    Source: drawing conventions of preliminary designs for layer, application, data, integration, infrastructure,
    security and standards; the others keep their lightness of 0.90 to 0.96, so that all of them print as light greys
    under black text.
    """

    paper: Color = "#FFFFFF"
    block: Color = "#FFFFFF"
    layer: Color = "#DCE9F7"
    channel: Color = "#EAF2FA"
    application: Color = "#DCE9F7"
    support: Color = "#E3EED8"
    data: Color = "#FFF2CC"
    integration: Color = "#E4DAF0"
    infrastructure: Color = "#E7E6E6"
    external: Color = "#F4F4F4"
    security: Color = "#F8DCDC"
    cryptography: Color = "#F8E4CF"
    standards: Color = "#D9EAD3"
    operations: Color = "#D8E9E9"
    governance: Color = "#EFE6DA"
    header: Color = "#D5DFEA"
    emphasis: Color = "#567593"
    groups: tuple[Color, ...] = Field(
        default=("#E8F0FB", "#E8F3E5", "#FFF5DA", "#F1E8F8"),
        min_length=1,
        description="Tints of sibling groups, taken in order and then again from the first.",
    )


class Border(_Section):
    """A border and the text colour that goes with it."""

    color: Color
    width: Length
    dash: tuple[Length, ...] = ()
    text: Color = "#17202A"

    def stroke(self) -> Stroke:
        """The border as a line style."""
        return Stroke(self.color, self.width, self.dash)


class Lifecycle(_Section):
    """Border styles that tell 新建, 改造, 利旧 and 外部 apart in grey print too.

    Source: drawing conventions of preliminary designs: to be built solid, existing dashed with grey text, reused
    external system dotted; 改造 is solid and thicker.
    """

    new: Border = Border(color="#1F3A57", width=0.75)
    upgrade: Border = Border(color="#B45F06", width=1.4)
    reuse: Border = Border(color="#6B7280", width=0.75, dash=(3.5, 2.0), text="#5A6270")
    external: Border = Border(color="#6B7280", width=0.75, dash=(0.9, 1.6), text="#4A5260")


class Lines(_Section):
    """Borders of surfaces and the lines of connections."""

    surface: Border = Border(color="#9DB2CC", width=0.75)
    grid: Border = Border(color="#A9B4C2", width=0.5)
    connection: Border = Border(color="#44546A", width=0.9)
    batch: Border = Border(color="#44546A", width=0.9, dash=(4.0, 2.2))
    file: Border = Border(color="#44546A", width=0.9, dash=(0.9, 1.8))
    critical: Border = Border(color="#A61C1C", width=1.4)
    boundary: Border = Border(color="#7A1F1F", width=1.1, dash=(6.0, 2.5, 1.2, 2.5))


class Classes(_Section):
    """Looks of the classes that blocks are coloured by; the signs before their names tell them apart as well.

    Categories alternate between lighter and darker fills, so that neighbours in a legend differ in a grey copy. What
    was added, kept and is gone between two moments differs by its border too: bold, thin, dashed.
    """

    categories: tuple[Color, ...] = Field(
        default=("#CDE9FA", "#F3BB8E", "#C4E6BF", "#C6B0DB", "#FBEBB0", "#9DD6D7", "#FAD7D4", "#ACB680"),
        min_length=1,
        description="Fills of phases, subprojects, owners and states, taken in order and then again from the first.",
    )
    error: Color = "#F4A09D"
    warning: Color = "#FFD887"
    note: Color = "#D6EBFA"
    waived: Color = "#EBEBEB"
    added: Color = "#ADDEA7"
    changed: Color = "#FFE3A3"
    retired: Color = "#E6E6E6"
    added_border: Border = Border(color="#14532D", width=1.8)
    changed_border: Border = Border(color="#B45F06", width=1.4)
    kept_border: Border = Border(color="#8A93A0", width=0.5)
    retired_border: Border = Border(color="#6B7280", width=0.9, dash=(3.5, 2.0), text="#4A5260")

    def category(self, number: int) -> str:
        """The fill of the category at a place, counted from 0; the fills repeat."""
        return self.categories[number % len(self.categories)]


class TextSizes(_Section):
    """Text sizes in points by role.

    Source: drawing conventions of preliminary designs: captions 五号 (10.5 pt), text inside a figure at least
    7.5 pt at print size.
    """

    caption: TextSize = 10.5
    title: TextSize = 10.5
    layer: TextSize = 10.0
    group: TextSize = 9.5
    block: TextSize = 9.0
    label: TextSize = 8.0
    note: TextSize = 8.0
    minimum: TextSize = 7.5
    printed: TextSize = Field(
        default=7.0, description="What the minimum may be reduced to where that makes a figure fit a smaller page."
    )

    def down_from(self, size: float) -> tuple[float, ...]:
        """Sizes to try for a text that should be `size`: it, then smaller by 0.5 pt, ending at the minimum."""
        steps = max(0, int((size - self.minimum) / 0.5))
        sizes = [size - 0.5 * step for step in range(steps + 1)]
        return tuple(sizes) if sizes[-1] <= self.minimum else (*sizes, self.minimum)


class Spacing(_Section):
    """Distances and corner radii in points."""

    gutter: Length = 6.0
    gap: Length = 4.5
    padding: Length = 6.0
    text_padding: Length = 3.0
    radius: Length = 3.0
    surface_radius: Length = 4.0


class Fonts(_Section):
    """Families by name, best first, for outputs whose reader supplies the font (SVG, HTML, PPTX)."""

    families: tuple[str, ...] = Field(
        default=("Noto Sans SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", "sans-serif"), min_length=1
    )


class Theme(_Section):
    """Everything that a house may set about the look of its figures."""

    palette: Palette = Palette()
    lifecycle: Lifecycle = Lifecycle()
    lines: Lines = Lines()
    text: TextSizes = TextSizes()
    spacing: Spacing = Spacing()
    fonts: Fonts = Fonts()
    classes: Classes = Classes()
    pages: tuple[Paper, ...] = Field(
        default=(), description="Pages of all figures in the order of trying, in place of those that views permit."
    )
    ink: Color = "#17202A"
    muted: Color = "#5A6270"

    def fill(self, role: FillRole) -> str:
        """The fill colour of `role`."""
        color: str = getattr(self.palette, role)
        return color

    def group_fill(self, index: int) -> str:
        """The tint of the sibling group at `index`, counted from 0; the tints repeat."""
        return self.palette.groups[index % len(self.palette.groups)]

    def border(self, role: LifecycleRole) -> Border:
        """The border of a block in the state `role`."""
        border: Border = getattr(self.lifecycle, role)
        return border

    def surface(self, role: FillRole) -> Style:
        """The style of a surface (a layer, a pillar, a zone) that holds blocks."""
        return Style(self.fill(role), self.lines.surface.stroke())

    def block(self, role: LifecycleRole) -> Style:
        """The style of a block in the state `role`."""
        return Style(self.fill("block"), self.border(role).stroke())
