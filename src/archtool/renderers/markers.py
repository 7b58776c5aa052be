"""The ends of connections as paths, because markers by reference differ between SVG readers."""

import math

from archtool.layout.drawing import Close, Cubic, Line, Marker, Move, Path, Point, Polyline, Segment, Stroke, Style

_KAPPA = 0.5523
"""Distance of the control points of a quarter circle, in radii. Source: A. Riškus, Approximation of a Cubic Bezier
Curve by Circular Arcs and Vice Versa (2006)."""


def marker_length(stroke: Stroke) -> float:
    """Length of a marker along its line, in points."""
    return 3.4 + 2.6 * stroke.width


def marker_path(line: Polyline, *, at_end: bool) -> Path | None:
    """The marker at the end or at the start of `line`, or `None` where it has none."""
    marker = line.end_marker if at_end else line.start_marker
    points = line.points if at_end else line.points[::-1]
    tip, before = points[-1], points[-2]
    distance = math.dist(tip, before)
    if marker is Marker.NONE or distance == 0:
        return None
    along = ((tip[0] - before[0]) / distance, (tip[1] - before[1]) / distance)
    length = marker_length(line.stroke)
    outline = Stroke(line.stroke.color, line.stroke.width)

    def at(back: float, aside: float) -> Point:
        x = tip[0] - along[0] * back * length - along[1] * aside * length
        return (x, tip[1] - along[1] * back * length + along[0] * aside * length)

    match marker:
        case Marker.ARROW:
            wings = (Line(at(1, 0.42)), Line(at(1, -0.42)), Close())
            return Path((Move(at(0, 0)), *wings), Style(line.stroke.color))
        case Marker.OPEN_ARROW:
            return Path((Move(at(1, 0.45)), Line(at(0, 0)), Line(at(1, -0.45))), Style(None, outline))
        case Marker.DIAMOND:
            corners = (Move(at(0, 0)), Line(at(0.6, 0.36)), Line(at(1.2, 0)), Line(at(0.6, -0.36)), Close())
            return Path(corners, Style("#FFFFFF", outline))
        case Marker.CIRCLE:
            radius = 0.32
            quarters = [at(radius - radius * x, radius * y) for x, y in _CIRCLE]
            curves: tuple[Segment, ...] = tuple(
                Cubic(*quarters[index : index + 3]) for index in range(1, len(quarters), 3)
            )
            return Path((Move(quarters[0]), *curves, Close()), Style("#FFFFFF", outline))


def shortened(line: Polyline) -> tuple[Point, ...]:
    """The points of `line`, its ends drawn back to where a closed marker begins."""
    points = list(line.points)
    points[-1] = _drawn_back(points[-1], points[-2], line.end_marker, line.stroke)
    points[0] = _drawn_back(points[0], points[1], line.start_marker, line.stroke)
    return tuple(points)


def _drawn_back(tip: Point, before: Point, marker: Marker, stroke: Stroke) -> Point:
    share = {Marker.ARROW: 0.8, Marker.DIAMOND: 1.2, Marker.CIRCLE: 0.64}.get(marker, 0.0)
    distance = math.dist(tip, before)
    back = min(share * marker_length(stroke), distance)
    if back == 0:
        return tip
    return (tip[0] + (before[0] - tip[0]) * back / distance, tip[1] + (before[1] - tip[1]) * back / distance)


_CIRCLE = (
    (1.0, 0.0),
    (1.0, _KAPPA), (_KAPPA, 1.0), (0.0, 1.0),
    (-_KAPPA, 1.0), (-1.0, _KAPPA), (-1.0, 0.0),
    (-1.0, -_KAPPA), (-_KAPPA, -1.0), (0.0, -1.0),
    (_KAPPA, -1.0), (1.0, -_KAPPA), (1.0, 0.0),
)  # fmt: skip
"""Start, then two control points and an end for each quarter of the unit circle."""
