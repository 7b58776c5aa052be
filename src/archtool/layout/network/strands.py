"""Lines that stand for two or more separate lines: drawn double."""

from dataclasses import replace

from archtool.layout.drawing import Point, Polyline

_APART = 1.5
"""Points of each strand from the middle."""


def strands(line: Polyline, count: int) -> tuple[Polyline, ...]:
    """The line itself, or two strands on either side of it where it stands for two lines or more.

    The line runs level and upright.
    """
    if count < 2:
        return (line,)
    return (
        replace(line, points=_beside(line.points, _APART)),
        replace(line, points=_beside(line.points, -_APART), id=f"{line.id}--second"),
    )


def _beside(points: tuple[Point, ...], aside: float) -> tuple[Point, ...]:
    """The points moved to the right of the way that leads through them, corners kept square."""
    found: list[Point] = []
    for index, (x, y) in enumerate(points):
        before = points[index - 1] if index else None
        after = points[index + 1] if index < len(points) - 1 else None
        dx = dy = 0.0
        for start, end in ((before, (x, y)), ((x, y), after)):
            if start is None or end is None:
                continue
            if abs(end[0] - start[0]) > abs(end[1] - start[1]):
                dy = aside if end[0] > start[0] else -aside
            else:
                dx = -aside if end[1] > start[1] else aside
        found.append((x + dx, y + dy))
    return tuple(found)
