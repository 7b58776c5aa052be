"""A drawing: closed primitives with sizes in points, ready for any renderer.

Every length is in points (1/72 in). The origin is the top left corner, x grows to the right and y grows downward.
Texts are already measured and broken into lines: a `TextRun` is one line, and a renderer never lays anything out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal, TypeAlias

Point: TypeAlias = tuple[float, float]
"""A place on the page, in points: x to the right, y downward."""


class FontWeight(StrEnum):
    """The two weights that figures are set in."""

    REGULAR = "regular"
    BOLD = "bold"


class Anchor(StrEnum):
    """Which part of a line of text stands on its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Marker(StrEnum):
    """What an end of a connection carries."""

    NONE = "none"
    ARROW = "arrow"
    OPEN_ARROW = "open-arrow"
    DIAMOND = "diamond"
    CIRCLE = "circle"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line style.

    Attributes:
        color: Colour as `#RRGGBB`.
        width: Line width in points.
        dash: Alternating lengths of dashes and gaps in points; empty for a solid line.
    """

    color: str
    width: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Style:
    """How a closed shape is painted: `None` leaves it unfilled or without a border."""

    fill: str | None = None
    stroke: Stroke | None = None


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its top left corner at (x, y), optionally with rounded corners.

    Attributes:
        element: Id of the model's element that the box stands for.
        id: Id of the shape within the drawing, by default the element's id. Needed when a text is `within` the box or
            a polyline ends at it.
    """

    x: float
    y: float
    width: float
    height: float
    style: Style
    radius: float = 0.0
    element: str | None = None
    id: str | None = None

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Y of the bottom edge."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class TextRun:
    """One line of text, already broken, with its baseline at y.

    Attributes:
        within: Id of the box that the text belongs to and must not leave; `None` for a free label.
    """

    x: float
    y: float
    text: str
    size: float
    font: FontWeight = FontWeight.REGULAR
    color: str = "#1A1A1A"
    anchor: Anchor = Anchor.MIDDLE
    element: str | None = None
    id: str | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through two or more points, such as a connection between two boxes.

    Attributes:
        source: Id of the shape where the line starts; a renderer of editable shapes glues the line to it.
        target: Id of the shape where the line ends.
    """

    points: tuple[Point, ...]
    stroke: Stroke
    start_marker: Marker = Marker.NONE
    end_marker: Marker = Marker.NONE
    element: str | None = None
    id: str | None = None
    source: str | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Start a new contour at `to`."""

    to: Point


@dataclass(frozen=True, slots=True)
class Line:
    """A straight segment to `to`."""

    to: Point


@dataclass(frozen=True, slots=True)
class Cubic:
    """A cubic Bézier segment to `to` with two control points."""

    control1: Point
    control2: Point
    to: Point


@dataclass(frozen=True, slots=True)
class Close:
    """Close the contour with a straight segment to its start."""


Segment: TypeAlias = Move | Line | Cubic | Close


@dataclass(frozen=True, slots=True)
class Path:
    """A free form, such as a cloud, a cylinder or a diamond; the first segment is a `Move`."""

    segments: tuple[Segment, ...]
    style: Style
    element: str | None = None
    id: str | None = None


ImageType: TypeAlias = Literal["image/png", "image/jpeg", "image/svg+xml"]


@dataclass(frozen=True, slots=True)
class Image:
    """An embedded picture, stretched to its rectangle."""

    x: float
    y: float
    width: float
    height: float
    media_type: ImageType
    content: bytes
    element: str | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Shapes that belong together, in the drawing's own coordinates (a group moves nothing).

    Attributes:
        title: Accessible name, shown as a tool tip where the format can.
        description: Accessible description.
    """

    shapes: tuple["Shape", ...]
    id: str | None = None
    title: str | None = None
    element: str | None = None
    description: str | None = None


Shape: TypeAlias = Box | TextRun | Polyline | Path | Image | Group


@dataclass(frozen=True, slots=True)
class Drawing:
    """The geometry of one figure, painted in the order of its shapes on a white page.

    Attributes:
        id: The view's id, which prefixes the ids in every output.
        title: Accessible name of the whole figure.
        language: BCP 47 language tag of its texts, such as `zh-CN`.
        width: Page width in points.
        height: Page height in points.
        paper: Name of the paper that it is printed on, where that is larger than the drawing.
        facts: What is known of each element, by its id: pairs of a label and a value, for outputs that people click.
        reduction: How large the figure is on its paper, as a share of the size at which it was laid out.
        origin: Where on the page the figure begins, from which places in it are counted.
    """

    id: str
    title: str
    language: str
    width: float
    height: float
    shapes: tuple[Shape, ...]
    description: str = ""
    paper: str | None = None
    facts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict[str, tuple[tuple[str, str], ...]])
    reduction: float = 1.0
    origin: Point = (0.0, 0.0)


def shape_id(shape: Shape) -> str | None:
    """The id by which other shapes refer to `shape`: its own, else its element's."""
    return shape.id if shape.id is not None else shape.element


def walk(shapes: tuple[Shape, ...]) -> Iterator[Shape]:
    """All shapes, groups before their content, in painting order."""
    for shape in shapes:
        yield shape
        if isinstance(shape, Group):
            yield from walk(shape.shapes)
