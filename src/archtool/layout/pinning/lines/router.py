"""A square line between two boxes around others: the shortest with few bends.

Source: the search is A* (P. E. Hart, N. J. Nilsson and B. Raphael, 1968) on the grid of the obstacles' edges, as in
M. Wybrow, K. Marriott and P. J. Stuckey, Orthogonal Connector Routing (2009).
"""

import heapq
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import count, pairwise

from archtool.layout.drawing import Point
from archtool.layout.geometry import Rectangle

_BEND = 24.0
"""How many points of way a bend is worth: assumption."""

_ON_OTHERS = 3.0
"""How many times as long a way on another line counts."""

_CLEARANCE = 3.0
"""Points that a line keeps from boxes and words where it can."""

_SAME_SIDE, _OTHER_SIDE = 6.0, 60.0
"""What it costs in points of way to end in the middle of the side where a line ended, or at another side."""

_NEAR = 1.5
"""Points within which two lines look like one."""

_ROUNDING = 0.01

_ARRIVED = (-1, -1, 0)

_WAYS = ((1, 0), (0, 1), (-1, 0), (0, -1))


@dataclass(frozen=True, slots=True)
class Port:
    """A place where a line may leave a box, and the way in which it does, as an index of right, down, left, up.

    Attributes:
        cost: How many points of way it is worth to leave elsewhere.
    """

    point: Point
    way: int
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What a line must go around, and the lines that it should not lie on."""

    obstacles: tuple[Rectangle, ...]
    lines: tuple[tuple[Point, ...], ...]


def ports_of(bounds: Rectangle, kept: Point) -> tuple[Port, ...]:
    """Where a line may leave a box: best where it does already, then in the middle of that side, then of another."""
    x, y = (bounds.left + bounds.right) / 2, (bounds.top + bounds.bottom) / 2
    sides = ((bounds.right, y), (x, bounds.bottom), (bounds.left, y), (x, bounds.top))
    edges = (bounds.right - kept[0], bounds.bottom - kept[1], kept[0] - bounds.left, kept[1] - bounds.top)
    own = min(range(4), key=lambda way: abs(edges[way]))
    found = [Port(point, way, _SAME_SIDE if way == own else _OTHER_SIDE) for way, point in enumerate(sides)]
    return (Port(kept, own), *(port for port in found if port.point != kept))


def opposite_ports(bounds: Rectangle, point: Point) -> tuple[Port, ...]:
    """Where a line may leave a box that runs straight to a point beside it, above it or below it."""
    x, y = point
    found: list[Port] = []
    if bounds.top < y < bounds.bottom:
        found.append(
            Port((bounds.right, y), 0, _SAME_SIDE) if x > bounds.right else Port((bounds.left, y), 2, _SAME_SIDE)
        )
    if bounds.left < x < bounds.right:
        found.append(
            Port((x, bounds.bottom), 1, _SAME_SIDE) if y > bounds.bottom else Port((x, bounds.top), 3, _SAME_SIDE)
        )
    return tuple(found)


def route(starts: Sequence[Port], ends: Sequence[Port], scene: Scene) -> tuple[Point, ...] | None:
    """The corners of the best line from one of some ports to one of others; nothing where all ways are blocked."""
    return _Grid(starts, ends, scene).search()


class _Grid:
    """The lines on which a connection may run, and what of them is blocked or taken."""

    def __init__(self, starts: Sequence[Port], ends: Sequence[Port], scene: Scene) -> None:
        ports = (*starts, *ends)
        edges = [one.shrunk(-_CLEARANCE) for one in scene.obstacles]
        self._xs = _sorted([x for one in edges for x in (one.left, one.right)], (port.point[0] for port in ports))
        self._ys = _sorted([y for one in edges for y in (one.top, one.bottom)], (port.point[1] for port in ports))
        self._level: set[tuple[int, int]] = set()
        self._upright: set[tuple[int, int]] = set()
        for one in scene.obstacles:
            self._block(one.shrunk(_ROUNDING))
        self._used_level: set[tuple[int, int]] = set()
        self._used_upright: set[tuple[int, int]] = set()
        for line in scene.lines:
            for segment in pairwise(line):
                self._use(segment)
        self._starts = {(*self._node(port.point), port.way): port.cost for port in reversed(starts)}
        self._goals = {(*self._node(port.point), (port.way + 2) % 4): port.cost for port in reversed(ends)}
        self._targets = [port.point for port in ends]

    def search(self) -> tuple[Point, ...] | None:
        order = count()
        heap: list[tuple[float, int, tuple[int, int, int]]] = []
        best: dict[tuple[int, int, int], float] = {}
        before: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        for state, cost in sorted(self._starts.items()):
            best[state] = cost
            heapq.heappush(heap, (cost + self._rest(state), next(order), state))
        done: set[tuple[int, int, int]] = set()
        while heap:
            _, _, state = heapq.heappop(heap)
            if state in done:
                continue
            done.add(state)
            if state == _ARRIVED:
                return self._way(before[state], before)
            steps = [*self._steps(state, is_start=state not in before)]
            if state in self._goals and state in before:
                steps.append((_ARRIVED, self._goals[state]))
            for following, cost in steps:
                total = best[state] + cost
                if total < best.get(following, float("inf")) - 1e-9:
                    best[following], before[following] = total, state
                    heapq.heappush(heap, (total + self._rest(following), next(order), following))
        return None

    def _steps(self, state: tuple[int, int, int], *, is_start: bool) -> Iterable[tuple[tuple[int, int, int], float]]:
        x, y, way = state
        turns = (way,) if is_start else (way, (way + 1) % 4, (way + 3) % 4)
        for turn in turns:
            dx, dy = _WAYS[turn]
            right, down = x + dx, y + dy
            if not (0 <= right < len(self._xs) and 0 <= down < len(self._ys)):
                continue
            segment = (min(x, right), min(y, down))
            if segment in (self._level if dx else self._upright):
                continue
            length = abs(self._xs[right] - self._xs[x]) + abs(self._ys[down] - self._ys[y])
            if segment in (self._used_level if dx else self._used_upright):
                length *= _ON_OTHERS
            yield (right, down, turn), length + (_BEND if turn != way else 0.0)

    def _rest(self, state: tuple[int, int, int]) -> float:
        if state == _ARRIVED:
            return 0.0
        x, y = self._xs[state[0]], self._ys[state[1]]
        return min(abs(x - target[0]) + abs(y - target[1]) for target in self._targets)

    def _way(
        self, state: tuple[int, int, int], before: dict[tuple[int, int, int], tuple[int, int, int]]
    ) -> tuple[Point, ...]:
        states = [state]
        while states[-1] in before:
            states.append(before[states[-1]])
        points = [(self._xs[x], self._ys[y]) for x, y, _ in reversed(states)]
        kept = [points[0]]
        for point, following in pairwise(points[1:]):
            if not (kept[-1][0] == point[0] == following[0] or kept[-1][1] == point[1] == following[1]):
                kept.append(point)
        return (*kept, points[-1])

    def _block(self, one: Rectangle) -> None:
        """No line runs inside an obstacle, nor on its edge; it may end there."""
        left, right = bisect_right(self._xs, one.left), bisect_left(self._xs, one.right)
        top, bottom = bisect_right(self._ys, one.top), bisect_left(self._ys, one.bottom)
        self._level.update((x, y) for x in range(max(0, left - 1), right) for y in range(top, bottom))
        self._upright.update((x, y) for x in range(left, right) for y in range(max(0, top - 1), bottom))

    def _use(self, segment: tuple[Point, Point]) -> None:
        (x1, y1), (x2, y2) = segment
        if abs(y1 - y2) < _NEAR:
            lines = range(bisect_left(self._ys, min(y1, y2) - _NEAR), bisect_right(self._ys, max(y1, y2) + _NEAR))
            first, last = bisect_left(self._xs, min(x1, x2)), bisect_left(self._xs, max(x1, x2))
            self._used_level.update((x, y) for y in lines for x in range(first, last))
        elif abs(x1 - x2) < _NEAR:
            lines = range(bisect_left(self._xs, min(x1, x2) - _NEAR), bisect_right(self._xs, max(x1, x2) + _NEAR))
            first, last = bisect_left(self._ys, min(y1, y2)), bisect_left(self._ys, max(y1, y2))
            self._used_upright.update((x, y) for x in lines for y in range(first, last))

    def _node(self, point: Point) -> tuple[int, int]:
        return bisect_left(self._xs, round(point[0], 3)), bisect_left(self._ys, round(point[1], 3))


def _sorted(edges: Sequence[float], others: Iterable[float]) -> list[float]:
    return sorted({round(place, 3) for place in (*edges, *others)})
