"""The signs of a network: a cloud, a circle with arrows, a wall of bricks, a shield."""

from math import cos, pi, sin

from archtool.layout.drawing import Close, Cubic, Line, Move, Path, Point, Segment, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.theme import Theme
from archtool.views.figures.network import Sign

SIGN_HEIGHT = 18.0
SIGN_WIDTH = 22.0
"""Size of a sign of equipment in points; clouds are as large as their words."""

_KAPPA = 0.5523
"""Distance of the control points of a quarter circle, in radii. Source: A. Riškus (2006)."""

_BUMPS = 3
"""Humps of a cloud on its upper and on its lower edge."""


def sign_path(sign: Sign, area: Rectangle, theme: Theme, element: str | None, key: str | None) -> Path:
    """The sign filling its area, in points."""
    match sign:
        case Sign.CLOUD:
            return cloud(area, theme, element, key)
        case Sign.ROUTER:
            return _router(area, theme, element, key)
        case Sign.FIREWALL:
            return _bricks(area, theme, element, key)
        case Sign.DEVICE:
            return _shield(area, theme, element, key)


def cloud(area: Rectangle, theme: Theme, element: str | None, key: str | None) -> Path:
    """A cloud whose humps touch the edges of its area; its middle holds words."""
    left, right, top, bottom = area.left, area.right, area.top, area.bottom
    depth = min(6.0, (bottom - top) / 5)
    inner = Rectangle(left + depth, top + depth, right - depth, bottom - depth)
    step = (inner.right - inner.left) / _BUMPS
    # A cubic reaches three quarters of the way to its control points.
    reach = depth / 0.75
    segments: list[Segment] = [Move((inner.left, inner.top))]
    for index in range(_BUMPS):
        x = inner.left + index * step
        segments.append(Cubic((x, inner.top - reach), (x + step, inner.top - reach), (x + step, inner.top)))
    side = right - depth
    segments.append(Cubic((side + reach, inner.top), (side + reach, inner.bottom), (side, inner.bottom)))
    for index in range(_BUMPS):
        x = inner.right - index * step
        segments.append(Cubic((x, inner.bottom + reach), (x - step, inner.bottom + reach), (x - step, inner.bottom)))
    near = inner.left
    segments.append(Cubic((near - reach, inner.bottom), (near - reach, inner.top), (near, inner.top)))
    style = Style(theme.fill("channel"), theme.lines.connection.stroke())
    return Path((*segments, Close()), style, element, key)


def _router(area: Rectangle, theme: Theme, element: str | None, key: str | None) -> Path:
    centre = ((area.left + area.right) / 2, (area.top + area.bottom) / 2)
    radius = min(area.right - area.left, area.bottom - area.top) / 2
    stroke = theme.lines.connection.stroke()
    arrows: list[Segment] = []
    for quarter in range(4):
        # Two arrows come in from the sides, two go out upward and downward.
        angle = quarter * pi / 2
        tip, tail = (0.2, 0.8) if quarter % 2 == 0 else (0.8, 0.2)
        back = 0.26 if tail > tip else -0.26

        arrows += [Move(_at(centre, radius, angle, (tail, 0.0))), Line(_at(centre, radius, angle, (tip, 0.0)))]
        arrows += [
            Move(_at(centre, radius, angle, (tip + back, 0.2))),
            Line(_at(centre, radius, angle, (tip, 0.0))),
            Line(_at(centre, radius, angle, (tip + back, -0.2))),
        ]
    style = Style(theme.fill("integration"), stroke)
    return Path((*_circle(centre, radius), *arrows), style, element, key)


def _at(centre: Point, radius: float, angle: float, place: Point) -> Point:
    """A place given in radii, outward along an angle and beside it."""
    out, aside = place
    return (
        centre[0] + radius * (out * cos(angle) - aside * sin(angle)),
        centre[1] + radius * (out * sin(angle) + aside * cos(angle)),
    )


def _circle(centre: Point, radius: float) -> tuple[Segment, ...]:
    x, y = centre
    k = radius * _KAPPA
    return (
        Move((x + radius, y)),
        Cubic((x + radius, y + k), (x + k, y + radius), (x, y + radius)),
        Cubic((x - k, y + radius), (x - radius, y + k), (x - radius, y)),
        Cubic((x - radius, y - k), (x - k, y - radius), (x, y - radius)),
        Cubic((x + k, y - radius), (x + radius, y - k), (x + radius, y)),
        Close(),
    )


def _bricks(area: Rectangle, theme: Theme, element: str | None, key: str | None) -> Path:
    left, top, right, bottom = area.left, area.top + 1.5, area.right, area.bottom - 1.5
    stroke = theme.lines.connection.stroke()
    corners = (Move((left, top)), Line((right, top)), Line((right, bottom)), Line((left, bottom)), Close())
    rows, third = 3, (right - left) / 3
    height = (bottom - top) / rows
    joints: list[Segment] = []
    for row in range(rows):
        y = top + row * height
        if row:
            joints += [Move((left, y)), Line((right, y))]
        shifts = (1.0, 2.0) if row % 2 else (0.5, 1.5, 2.5)
        for shift in shifts:
            joints += [Move((left + shift * third, y)), Line((left + shift * third, y + height))]
    return Path((*corners, *joints), Style(theme.fill("security"), stroke), element, key)


def _shield(area: Rectangle, theme: Theme, element: str | None, key: str | None) -> Path:
    x = (area.left + area.right) / 2
    half = min((area.right - area.left) / 2, (area.bottom - area.top) * 0.42)
    left, right, top, bottom = x - half, x + half, area.top + 0.5, area.bottom - 0.5
    waist = top + 0.5 * (bottom - top)
    segments: tuple[Segment, ...] = (
        Move((x, top)),
        Cubic((x + 0.4 * half, top + 2.5), (right - 1, top + 3), (right, top + 3)),
        Line((right, waist)),
        Cubic((right, bottom - 4), (x + 0.5 * half, bottom - 1), (x, bottom)),
        Cubic((x - 0.5 * half, bottom - 1), (left, bottom - 4), (left, waist)),
        Line((left, top + 3)),
        Cubic((left + 1, top + 3), (x - 0.4 * half, top + 2.5), (x, top)),
        Close(),
    )
    return Path(segments, Style(theme.fill("cryptography"), theme.lines.connection.stroke()), element, key)
