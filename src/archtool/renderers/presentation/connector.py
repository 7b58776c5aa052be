"""Lines as PowerPoint connectors: straight, or with elbows exactly where they are drawn."""

from dataclasses import dataclass
from itertools import pairwise

from archtool.layout.drawing import Marker, Point, Polyline
from archtool.layout.geometry import Rectangle
from archtool.renderers.presentation.geometry import border, open_outline, placement

_STRAIGHT = 0.05
"""Points by which a line may stray and still count as level, upright or straight."""
_MOST_ELBOWS = 4
_HEADS = {
    Marker.NONE: "",
    Marker.ARROW: "triangle",
    Marker.OPEN_ARROW: "arrow",
    Marker.DIAMOND: "diamond",
    Marker.CIRCLE: "oval",
}


@dataclass(frozen=True, slots=True)
class _Elbows:
    """A preset with elbows: its share of the way at each inner segment, and how it is turned."""

    bounds: Rectangle
    shares: tuple[int, ...]
    attributes: str


def connector_properties(line: Polyline) -> str:
    """Place, geometry, line style and arrow heads of a line."""
    points = _without_straights(line.points)
    bounds = Rectangle.around(points)
    drawn = _drawn(line)
    if len(points) == 2:
        (x0, y0), (x1, y1) = points
        geometry = '<a:prstGeom prst="line"><a:avLst/></a:prstGeom>'
        if line.source is not None or line.target is not None:
            geometry = geometry.replace("line", "straightConnector1")
        return placement(bounds, attributes=_flips(x1 < x0, y1 < y0)) + geometry + drawn
    elbows = _elbows(points)
    if elbows is None:
        return free_line_properties(line)
    guides = "".join(
        f'<a:gd name="adj{index}" fmla="val {share}"/>' for index, share in enumerate(elbows.shares, start=1)
    )
    preset = f'<a:prstGeom prst="bentConnector{len(points) - 1}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
    return placement(elbows.bounds, attributes=elbows.attributes) + preset + drawn


def free_line_properties(line: Polyline) -> str:
    """The same for a line that no preset runs through, as a free form."""
    points = _without_straights(line.points)
    bounds = Rectangle.around(points)
    return f"{placement(bounds)}{open_outline(points, bounds)}<a:noFill/>{_drawn(line)}"


def _drawn(line: Polyline) -> str:
    return border(line.stroke, _head("headEnd", line.start_marker) + _head("tailEnd", line.end_marker))


def _elbows(points: tuple[Point, ...]) -> _Elbows | None:
    """The preset that runs through the points, or `None` where there is none.

    A preset starts level at its top left corner and ends at the bottom right one; a line that starts upright is one
    turned by a right angle. Source: ECMA-376, presetShapeDefinitions, bentConnector2 to bentConnector5.
    """
    start, end = points[0], points[-1]
    starts_level = abs(points[1][1] - start[1]) < _STRAIGHT
    along, aside = (0, 1) if starts_level else (1, 0)
    length, height = end[along] - start[along], end[aside] - start[aside]
    if len(points) - 2 > _MOST_ELBOWS or not _is_square(points, along) or min(abs(length), abs(height)) < _STRAIGHT:
        return None
    inner = enumerate(points[2:-1])
    shares = tuple(
        round(100_000 * (point[along] - start[along]) / length)
        if index % 2 == 0
        else round(100_000 * (point[aside] - start[aside]) / height)
        for index, point in inner
    )
    bounds = Rectangle.around((start, end))
    if starts_level:
        return _Elbows(bounds, shares, _flips(length < 0, height < 0))
    middle = ((bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2)
    half = (abs(length) / 2, abs(height) / 2)
    turned = Rectangle(middle[0] - half[0], middle[1] - half[1], middle[0] + half[0], middle[1] + half[1])
    return _Elbows(turned, shares, ' rot="5400000"' + _flips(length < 0, height > 0))


def _is_square(points: tuple[Point, ...], along: int) -> bool:
    """Whether the segments run along one axis and the other by turns."""
    for index, (one, other) in enumerate(pairwise(points)):
        fixed = 1 - along if index % 2 == 0 else along
        if abs(one[fixed] - other[fixed]) >= _STRAIGHT:
            return False
    return True


def _without_straights(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points without those at which the line goes straight on."""
    kept: list[Point] = []
    for point in points:
        if kept and max(abs(point[0] - kept[-1][0]), abs(point[1] - kept[-1][1])) < _STRAIGHT:
            continue
        while len(kept) >= 2 and _is_between(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return tuple(kept) if len(kept) > 1 else (points[0], points[-1])


def _is_between(before: Point, middle: Point, after: Point) -> bool:
    return any(
        abs(before[axis] - middle[axis]) < _STRAIGHT
        and abs(middle[axis] - after[axis]) < _STRAIGHT
        and min(before[1 - axis], after[1 - axis]) <= middle[1 - axis] <= max(before[1 - axis], after[1 - axis])
        for axis in (0, 1)
    )


def _flips(across: bool, down: bool) -> str:
    return (' flipH="1"' if across else "") + (' flipV="1"' if down else "")


def _head(tag: str, marker: Marker) -> str:
    head = _HEADS[marker]
    return f'<a:{tag} type="{head}" w="med" len="med"/>' if head else ""
