"""Rectangles and line segments: what overlaps, crosses and contains."""

from collections.abc import Iterable
from dataclasses import dataclass

from archtool.layout.drawing import Anchor, Box, Close, Cubic, Image, Path, Point, TextRun
from archtool.layout.text.metrics import ascent, descent, text_width


@dataclass(frozen=True, slots=True)
class Rectangle:
    """An upright rectangle, in points."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, points: Iterable[Point]) -> "Rectangle":
        """The smallest rectangle that holds all of `points`."""
        xs, ys = zip(*points, strict=True)
        return cls(min(xs), min(ys), max(xs), max(ys))

    @classmethod
    def of(cls, shape: Box | Image | Path) -> "Rectangle":
        """The bounds of a shape; those of a path are its end and control points'."""
        if isinstance(shape, Path):
            return cls.around(
                point
                for segment in shape.segments
                if not isinstance(segment, Close)
                for point in (
                    (segment.control1, segment.control2, segment.to) if isinstance(segment, Cubic) else (segment.to,)
                )
            )
        return cls(shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)

    @classmethod
    def of_text(cls, text: TextRun) -> "Rectangle":
        """The bounds of a line of text by the tables of its font."""
        width = text_width(text.text, text.size, text.font)
        share = {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[text.anchor]
        left = text.x - share * width
        return cls(left, text.y - ascent(text.size), left + width, text.y + descent(text.size))

    def shrunk(self, by: float) -> "Rectangle":
        """The rectangle without `by` points on each side; negative grows it."""
        return Rectangle(self.left + by, self.top + by, self.right - by, self.bottom - by)

    def overlaps(self, other: "Rectangle") -> bool:
        """Whether the insides have a point in common; touching edges have not."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def contains(self, other: "Rectangle") -> bool:
        """Whether `other` lies inside, edges included."""
        return (
            self.left <= other.left
            and self.top <= other.top
            and self.right >= other.right
            and self.bottom >= other.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether `point` lies inside, edges included."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

    def is_entered_by(self, start: Point, end: Point) -> bool:
        """Whether the segment from `start` to `end` has a point strictly inside.

        Source: Y.-D. Liang and B. A. Barsky, A New Concept and Method for Line Clipping (1984).
        """
        dx, dy = end[0] - start[0], end[1] - start[1]
        first, last = 0.0, 1.0
        edges = (
            (-dx, start[0] - self.left),
            (dx, self.right - start[0]),
            (-dy, start[1] - self.top),
            (dy, self.bottom - start[1]),
        )
        for slope, room in edges:
            if slope == 0:
                if room <= 0:
                    return False
            elif slope < 0:
                first = max(first, room / slope)
            else:
                last = min(last, room / slope)
        return first < last


def segments_cross(a: tuple[Point, Point], b: tuple[Point, Point]) -> bool:
    """Whether two segments cross inside both; a shared end or a touch is no crossing."""
    return _turn(*a, b[0]) * _turn(*a, b[1]) < 0 and _turn(*b, a[0]) * _turn(*b, a[1]) < 0


def _turn(start: Point, end: Point, point: Point) -> float:
    value = (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
    return 0.0 if abs(value) < 1e-6 else value


def bends(points: tuple[Point, ...]) -> int:
    """Number of inner points at which a polyline changes its direction."""
    return sum(_turn(a, b, c) != 0 for a, b, c in zip(points, points[1:], points[2:], strict=False))
