"""The lines of a figure whose boxes have moved: kept where they still hold, else led anew around everything."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from archtool.layout.drawing import Point, Polyline, Shape, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import is_edge
from archtool.layout.pinning.lines.router import Port, Scene, opposite_ports, ports_of, route
from archtool.layout.pinning.moving import Moving

_STRAIGHT = 0.02
_ON_EDGE = 0.3
_TOLERANCE = 0.25
_BETWEEN = 1.5
"""Points by which words count as larger, so that no line runs between two lines of them."""

_DEPTH = 4
"""How many lines a branch may hang on, one on the other, before its origin is given up."""


@dataclass(frozen=True, slots=True)
class Obstacles:
    """What lines go around at its new place: boxes that hold nothing by key, and words with what they belong to.

    Attributes:
        loose: Boxes and signs without an id.
    """

    boxes: Mapping[str, Rectangle]
    words: tuple[tuple[Rectangle, str | None], ...]
    loose: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """The new corners of lines by their place in the order of painting, and which of them were led anew."""

    points: Mapping[int, tuple[Point, ...]]
    anew: frozenset[int]


def lead(shapes: Sequence[Shape], moving: Moving, obstacles: Obstacles) -> Led:
    """The ways of all lines that end at boxes.

    A line that hangs on another counts from the box where that one begins: it is drawn from there where any line of
    its family is led anew, since what it hung on may be gone.
    """
    drawn = {index: shape for index, shape in enumerate(shapes) if isinstance(shape, Polyline) and is_edge(shape)}
    lines = {index: _resolved(line, drawn.values()) for index, line in drawn.items()}
    leading = _Leading(moving, obstacles)
    hanging = {line.source for index, line in lines.items() if line.points != drawn[index].points}
    ways = {
        index: leading.moved(line) if line.source in hanging else leading.kept(line) for index, line in lines.items()
    }
    anew: set[int] = set()
    for index, line in lines.items():
        if leading.holds(line, ways[index]):
            continue
        others = tuple(
            way
            for other, way in ways.items()
            if other != index and (line.source is None or lines[other].source != line.source)
        )
        found = leading.anew(line, others)
        if found is not None:
            ways[index] = found
            anew.add(index)
    broken = {lines[index].source for index in anew}
    for index, line in lines.items():
        if line.points != drawn[index].points and line.source not in broken:
            ways[index] = leading.moved(replace(drawn[index], source=line.source))
    return Led(ways, frozenset(anew))


def _resolved(line: Polyline, lines: Iterable[Polyline], depth: int = _DEPTH) -> Polyline:
    """The line from the box on, at which the line begins that it hangs on."""
    if line.source is not None or not depth:
        return line
    for other in lines:
        join = _joint(line.points[0], other.points) if other is not line and other.target != line.target else None
        if join is None:
            continue
        stem = _resolved(other, lines, depth - 1)
        if stem.source is not None:
            corners = stem.points[: len(stem.points) - len(other.points) + join + 1]
            return replace(line, source=stem.source, points=_corners((*corners, *line.points)))
    return line


def _joint(point: Point, points: tuple[Point, ...]) -> int | None:
    """The stretch of a line on which a point lies."""
    for index, segment in enumerate(pairwise(points)):
        if Rectangle.around(segment).shrunk(-_TOLERANCE).holds(point):
            return index
    return None


def _corners(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """The points at which a line begins, turns or ends."""
    kept = [points[0]]
    for point, following in pairwise(points[1:]):
        is_level = abs(kept[-1][1] - point[1]) < _STRAIGHT and abs(point[1] - following[1]) < _STRAIGHT
        is_upright = abs(kept[-1][0] - point[0]) < _STRAIGHT and abs(point[0] - following[0]) < _STRAIGHT
        if not (is_level or is_upright):
            kept.append(point)
    return (*kept, points[-1])


@dataclass(frozen=True, slots=True)
class _Leading:
    moving: Moving
    obstacles: Obstacles
    _words: dict[str | None, tuple[Rectangle, ...]] = field(default_factory=dict[str | None, tuple[Rectangle, ...]])

    def moved(self, line: Polyline) -> tuple[Point, ...]:
        """The corners of a line that moves with what it runs through."""
        return next(self._ways(line))

    def kept(self, line: Polyline) -> tuple[Point, ...]:
        """The corners of a line that moves with what it runs through, else with its boxes; the first way that holds."""
        ways = list(self._ways(line))
        return next((way for way in ways if self.holds(line, way)), ways[0])

    def _ways(self, line: Polyline) -> Iterator[tuple[Point, ...]]:
        ends = [key for key in (line.source, line.target) if key is not None and key in self.moving.areas.areas]
        if not ends:
            yield line.points
            return
        holder = self.moving.common(ends[0], ends[-1])
        yield tuple(self.moving.point(point, holder) for point in line.points)
        first, last = self.moving.end(line.points[0], ends[0]), self.moving.end(line.points[-1], ends[-1])
        shift = (first[0] - line.points[0][0], first[1] - line.points[0][1])
        yield tuple((x + shift[0], y + shift[1]) for x, y in line.points)
        if len(ends) == 2 and len(line.points) == 2:
            yield first, last

    def holds(self, line: Polyline, points: tuple[Point, ...]) -> bool:
        """Whether a line is as square as it was, still ends at its boxes, and nothing has come into its way."""
        for old, new in zip(pairwise(line.points), pairwise(points), strict=True):
            if _is_square(old) and not _is_square(new):
                return False
        ends = ((line.source, line.points[0], points[0]), (line.target, line.points[-1], points[-1]))
        if not all(self._ends(key, before, after) for key, before, after in ends):
            return False
        return not self._is_blocked(line, points)

    def _ends(self, key: str | None, before: Point, after: Point) -> bool:
        """Whether a line still ends at its box: on its edge, or as near to a free form as it did."""
        if key is None or key not in self.moving.areas.areas:
            return True
        if _is_at_edge(before, self.moving.areas.bounds(key)):
            return _is_at_edge(after, self.moving.after(key))
        there = self.moving.end(before, key)
        return abs(there[0] - after[0]) < _ON_EDGE and abs(there[1] - after[1]) < _ON_EDGE

    def anew(self, line: Polyline, others: tuple[tuple[Point, ...], ...]) -> tuple[Point, ...] | None:
        """A new way from box to box; nothing where there is none."""
        starts, ends = self._ports(line.source, line.points[0]), self._ports(line.target, line.points[-1])
        starts = (*starts, *self._opposite(line.source, ends[0].point))
        ends = (*ends, *self._opposite(line.target, starts[0].point))
        obstacles = (*self.obstacles.boxes.values(), *self.obstacles.loose)
        words = (one.shrunk(-_BETWEEN) for one in self._own_words(line))
        found = route(starts, ends, Scene((*obstacles, *words), others))
        return found or route(starts, ends, Scene(obstacles, others))

    def _ports(self, key: str | None, end: Point) -> tuple[Port, ...]:
        if key is None or key not in self.moving.areas.areas:
            return tuple(Port(self.moving.point(end, ""), way) for way in range(4))
        ports = ports_of(self.moving.outline(key), self.moving.end(end, key))
        others = [one for other, one in self.obstacles.boxes.items() if other != key]
        return tuple(port for port in ports if not any(_inside(port, one) for one in others)) or ports

    def _opposite(self, key: str | None, point: Point) -> tuple[Port, ...]:
        """Where a line leaves a box that runs straight to a point."""
        if key is None or key not in self.moving.areas.areas:
            return ()
        ports = opposite_ports(self.moving.outline(key), point)
        others = [one for other, one in self.obstacles.boxes.items() if other != key]
        return tuple(port for port in ports if not any(_inside(port, one) for one in others))

    def _is_blocked(self, line: Polyline, points: tuple[Point, ...]) -> bool:
        """Whether a line runs through a box or words that it did not run through before."""
        for key, one in self.obstacles.boxes.items():
            before = self.moving.areas.bounds(key)
            is_end = key in (line.source, line.target)
            is_touched = any(before.shrunk(-_TOLERANCE).holds(end) for end in (line.points[0], line.points[-1]))
            if not is_end and not is_touched and _is_entered(one.shrunk(_TOLERANCE), points):
                return True
        return any(
            _is_entered(one, points) and not _is_entered(one.shrunk(_TOLERANCE), line.points)
            for one in self._own_words(line)
        )

    def _own_words(self, line: Polyline) -> tuple[Rectangle, ...]:
        """Words that a line must not cross: all but its own."""
        if line.element not in self._words:
            self._words[line.element] = tuple(
                one for one, owner in self.obstacles.words if owner is None or owner != line.element
            )
        return self._words[line.element]


def obstacles_of(moving: Moving, runs: Sequence[TextRun], loose: Sequence[Rectangle]) -> Obstacles:
    """What lines go around; the words of a box that holds nothing are covered by the box."""
    areas = moving.areas
    leaves = {key: moving.outline(key) for key in areas.areas if key not in areas.children}
    words = [
        (Rectangle.of_text(run), run.element if run.within is None else None)
        for run in runs
        if run.within is None or run.within not in leaves
    ]
    return Obstacles(leaves, tuple(words), tuple(loose))


def _is_square(segment: tuple[Point, Point]) -> bool:
    return abs(segment[0][0] - segment[1][0]) < _STRAIGHT or abs(segment[0][1] - segment[1][1]) < _STRAIGHT


def _is_at_edge(point: Point, bounds: Rectangle) -> bool:
    return bounds.shrunk(-_ON_EDGE).holds(point) and not (
        bounds.left + _ON_EDGE < point[0] < bounds.right - _ON_EDGE
        and bounds.top + _ON_EDGE < point[1] < bounds.bottom - _ON_EDGE
    )


def _is_entered(one: Rectangle, points: tuple[Point, ...]) -> bool:
    return any(one.is_entered_by(*segment) for segment in pairwise(points))


def _inside(port: Port, one: Rectangle) -> bool:
    return one.shrunk(-_TOLERANCE).holds(port.point)
