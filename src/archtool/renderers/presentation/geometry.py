"""The outline of a shape as DrawingML: a preset where it can be one, else a free form with its own connection sites."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import assert_never

from archtool.layout.drawing import Box, Close, Cubic, Image, Line, Move, Path, Point, Segment, Stroke, Style
from archtool.layout.geometry import Rectangle
from archtool.renderers.svg import escaped

EMU_PER_POINT = 12_700
"""English metric units in a point. Source: ECMA-376 part 1, 20.1.10.16 ST_Coordinate."""

_AT_SITE = 0.75
"""Points by which the end of a line may miss a connection site and still count as standing on it."""
_QUARTER = 5_400_000
"""A right angle in 60,000ths of a degree. Source: ECMA-376 part 1, 20.1.10.3 ST_Angle."""


def emu(points: float) -> int:
    """A length in English metric units, rounded."""
    return round(points * EMU_PER_POINT)


@dataclass(frozen=True, slots=True)
class Sites:
    """Where lines may be glued to a shape: the middles of its sides, and the further places where lines end.

    Attributes:
        bounds: The shape's bounds in points.
        further: Ends of lines that stand elsewhere on the shape, in points.
    """

    bounds: Rectangle
    further: tuple[Point, ...] = ()

    @classmethod
    def of(cls, bounds: Rectangle, ends: Sequence[Point]) -> "Sites":
        """The sites that all of `ends` need."""
        standard = cls(bounds)
        return cls(bounds, tuple(sorted({_rounded(end) for end in ends if standard.index(end) is None})))

    @property
    def middles(self) -> tuple[Point, Point, Point, Point]:
        """Top, left, bottom and right, as the presets count them. Source: ECMA-376, presetShapeDefinitions, rect."""
        middle = ((self.bounds.left + self.bounds.right) / 2, (self.bounds.top + self.bounds.bottom) / 2)
        left, right = (self.bounds.left, middle[1]), (self.bounds.right, middle[1])
        return ((middle[0], self.bounds.top), left, (middle[0], self.bounds.bottom), right)

    def index(self, end: Point) -> int | None:
        """The number of the site at `end`."""
        for index, site in enumerate((*self.middles, *self.further)):
            if math.dist(site, end) <= _AT_SITE:
                return index
        return None


def outline(shape: Box | Image | Path, sites: Sites) -> str:
    """The geometry of a shape with `sites` to glue lines to."""
    if isinstance(shape, Path):
        return _free_form(_path_commands(shape.segments, sites.bounds), sites)
    radius = shape.radius if isinstance(shape, Box) else 0.0
    if sites.further:
        return _free_form(_rounded_rectangle(sites.bounds, radius), sites)
    if radius == 0:
        return '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    share = min(50_000, round(100_000 * radius / min(shape.width, shape.height)))
    guide = f'<a:gd name="adj" fmla="val {share}"/>'
    return f'<a:prstGeom prst="roundRect"><a:avLst>{guide}</a:avLst></a:prstGeom>'


def open_outline(points: Sequence[Point], bounds: Rectangle) -> str:
    """The geometry of a line through `points`, without sites."""
    segments: list[Segment] = [Move(points[0]), *(Line(point) for point in points[1:])]
    return _custom("", "", _path_commands(segments, bounds), bounds, is_line=True)


def placement(bounds: Rectangle, tag: str = "a:xfrm", attributes: str = "", child: bool = False) -> str:
    """Where a shape stands; that of a group says so for its children too."""
    x, y = emu(bounds.left), emu(bounds.top)
    width, height = emu(bounds.right - bounds.left), emu(bounds.bottom - bounds.top)
    own = f'<a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/>'
    inner = f'<a:chOff x="{x}" y="{y}"/><a:chExt cx="{width}" cy="{height}"/>' if child else ""
    return f"<{tag}{attributes}>{own}{inner}</{tag}>"


def paint(style: Style) -> str:
    """Fill and border."""
    fill = "<a:noFill/>" if style.fill is None else solid(style.fill)
    return fill + ("<a:ln><a:noFill/></a:ln>" if style.stroke is None else border(style.stroke))


def border(stroke: Stroke, ends: str = "") -> str:
    """A line style; `ends` are its arrow heads."""
    return (
        f'<a:ln w="{emu(stroke.width)}" cap="flat">{solid(stroke.color)}{_dash(stroke)}<a:miter lim="800000"/>'
        f"{ends}</a:ln>"
    )


def solid(color: str) -> str:
    """A plain colour."""
    return f'<a:solidFill><a:srgbClr val="{escaped(color.removeprefix("#").upper())}"/></a:solidFill>'


def _dash(stroke: Stroke) -> str:
    """Dashes in thousandths of a percent of the line's width. Source: ECMA-376 part 1, 20.1.8.22 ds."""
    if not stroke.dash or stroke.width == 0:
        return '<a:prstDash val="solid"/>'
    lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
    shares = [round(100_000 * length / stroke.width) for length in lengths]
    stops = "".join(f'<a:ds d="{dash}" sp="{gap}"/>' for dash, gap in zip(shares[::2], shares[1::2], strict=True))
    return f"<a:custDash>{stops}</a:custDash>"


def _free_form(commands: str, sites: Sites) -> str:
    """A free form whose sites keep their places when it is resized, as guides that are shares of its size."""
    bounds = sites.bounds
    width, height = (max(1, emu(length)) for length in (bounds.right - bounds.left, bounds.bottom - bounds.top))
    guides: list[str] = []
    connections: list[str] = []
    for index, (x, y) in enumerate((*sites.middles, *sites.further)):
        across, down = emu(x - bounds.left), emu(y - bounds.top)
        guides.append(f'<a:gd name="x{index}" fmla="*/ w {across} {width}"/>')
        guides.append(f'<a:gd name="y{index}" fmla="*/ h {down} {height}"/>')
        angle = _QUARTER * _side((across / width, down / height))
        connections.append(f'<a:cxn ang="{angle}"><a:pos x="x{index}" y="y{index}"/></a:cxn>')
    return _custom("".join(guides), "".join(connections), commands, bounds, is_line=False)


def _side(place: Point) -> int:
    """The side nearest to a place in a unit square, in right angles clockwise from the right."""
    x, y = place
    distances = {0: 1 - x, 1: 1 - y, 2: x, 3: y}
    return min(distances, key=lambda side: (distances[side], side))


def _custom(guides: str, connections: str, commands: str, bounds: Rectangle, *, is_line: bool) -> str:
    width, height = emu(bounds.right - bounds.left), emu(bounds.bottom - bounds.top)
    fill = ' fill="none"' if is_line else ""
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{guides}</a:gdLst><a:ahLst/><a:cxnLst>{connections}</a:cxnLst>"
        '<a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{width}" h="{height}"{fill}>{commands}</a:path></a:pathLst></a:custGeom>'
    )


def _path_commands(segments: Sequence[Segment], bounds: Rectangle) -> str:
    def at(point: Point) -> str:
        return f'<a:pt x="{emu(point[0] - bounds.left)}" y="{emu(point[1] - bounds.top)}"/>'

    commands: list[str] = []
    for segment in segments:
        match segment:
            case Move(to):
                commands.append(f"<a:moveTo>{at(to)}</a:moveTo>")
            case Line(to):
                commands.append(f"<a:lnTo>{at(to)}</a:lnTo>")
            case Cubic(control1, control2, to):
                commands.append(f"<a:cubicBezTo>{at(control1)}{at(control2)}{at(to)}</a:cubicBezTo>")
            case Close():
                commands.append("<a:close/>")
            case _:
                assert_never(segment)
    return "".join(commands)


def _rounded_rectangle(bounds: Rectangle, radius: float) -> str:
    width, height = emu(bounds.right - bounds.left), emu(bounds.bottom - bounds.top)
    r = min(emu(radius), width // 2, height // 2)
    corners = ((0, r, 2), (width - r, 0, 3), (width, height - r, 0), (r, height, 1))
    if r == 0:
        points = ((0, 0), (width, 0), (width, height), (0, height))
        first, *others = (f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
        return f"<a:moveTo>{first}</a:moveTo>{''.join(f'<a:lnTo>{point}</a:lnTo>' for point in others)}<a:close/>"
    commands = "".join(
        f'<a:{"lnTo" if index else "moveTo"}><a:pt x="{x}" y="{y}"/></a:{"lnTo" if index else "moveTo"}>'
        f'<a:arcTo wR="{r}" hR="{r}" stAng="{quarter * _QUARTER}" swAng="{_QUARTER}"/>'
        for index, (x, y, quarter) in enumerate(corners)
    )
    return f"{commands}<a:close/>"


def _rounded(point: Point) -> Point:
    return (round(point[0], 2), round(point[1], 2))
