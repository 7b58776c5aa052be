"""Where the signs of a flow stand: in rows, one or more a lane, and columns, and which way each arrow takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archtool.views.figures.swimlane import Link, SwimlaneFigure

Cell = tuple[int, int]
"""Row and column of a sign."""


@dataclass(frozen=True, slots=True)
class Route:
    """The way of one arrow between cells, in channels that no sign stands in.

    An arrow in one row has no channel. Else it turns in the channel right of column `first`; where both its row and
    its target's are blocked it goes on along the top of the target's row, on the lane `above`, to the channel `last`.

    Attributes:
        above: Number of its line along the top of the target's row, counted from 0.
    """

    link: Link
    source: Cell
    target: Cell
    first: int | None = None
    last: int | None = None
    above: int | None = None

    def turns(self) -> tuple[tuple[int, float, float], ...]:
        """Channel, and upper and lower row, of each part that goes up or down; the top of row 3 is 2.5."""
        start, end = self.source[0], self.target[0]
        if self.first is None:
            return ()
        if self.last is None:
            return ((self.first, min(start, end), max(start, end)),)
        top = end - 0.5
        return ((self.first, min(start, top), max(start, top)), (self.last, top, end))


@dataclass(frozen=True, slots=True)
class Lattice:
    """The cells and routes of a figure.

    Attributes:
        cells: Cell of each sign by its key.
        lanes: Lane of each row.
        columns: Number of columns.
        slots: Line of each turning route in its channels, by link and channel; those that share one of their
            ends share a line.
    """

    cells: Mapping[str, Cell]
    lanes: tuple[int, ...]
    columns: int
    routes: tuple[Route, ...]
    slots: Mapping[tuple[Link, int], int]

    @classmethod
    def of(cls, figure: SwimlaneFigure) -> "Lattice":
        """The lattice of a figure that has signs."""
        tracks = _tracks(figure)
        lanes = tuple(sorted({(node.lane, tracks[node.key]) for node in figure.nodes}))
        cells = {node.key: (lanes.index((node.lane, tracks[node.key])), node.column) for node in figure.nodes}
        routes = _routes(figure.links, cells)
        columns = 1 + max(node.column for node in figure.nodes)
        return cls(cells, tuple(lane for lane, _ in lanes), columns, routes, _slots(routes, columns))

    def answers(self) -> dict[str, str]:
        """What is written on the arrows to each sign, by its key: all of them end alike, so it stands there once."""
        found: dict[str, dict[str, None]] = {}
        for route in self.routes:
            if route.link.label:
                found.setdefault(route.link.target, {})[route.link.label] = None
        return {target: " / ".join(labels) for target, labels in found.items()}

    def lines_above(self, row: int) -> int:
        """How many lines go along the top of a row."""
        return sum(route.above is not None and route.target[0] == row for route in self.routes)

    def lines_in(self, channel: int) -> int:
        """How many lines go up or down in the channel right of a column."""
        return 1 + max((slot for (_, one), slot in self.slots.items() if one == channel), default=-1)


def _tracks(figure: SwimlaneFigure) -> dict[str, int]:
    """Which row of its lane each sign takes: that of what leads to it where it is free, else the first free one."""
    before: dict[str, list[str]] = {}
    for link in figure.links:
        before.setdefault(link.target, []).append(link.source)
    by_key = {node.key: node for node in figure.nodes}
    taken: set[tuple[int, int, int]] = set()
    tracks: dict[str, int] = {}
    for node in sorted(figure.nodes, key=lambda node: node.column):
        wished = [tracks[one] for one in before.get(node.key, ()) if one in tracks and by_key[one].lane == node.lane]
        free = (track for track in range(len(figure.nodes)) if (node.lane, node.column, track) not in taken)
        track = wished[0] if wished and (node.lane, node.column, wished[0]) not in taken else next(free)
        taken.add((node.lane, node.column, track))
        tracks[node.key] = track
    return tracks


def _routes(links: Iterable[Link], cells: Mapping[str, Cell]) -> tuple[Route, ...]:
    occupied = set(cells.values())
    lines: dict[int, int] = {}
    routes: list[Route] = []
    for link in links:
        source, target = cells[link.source], cells[link.target]
        between = range(source[1] + 1, target[1])
        is_forward = target[1] > source[1]
        is_level = is_forward and not any((source[0], column) in occupied for column in between)
        if is_level and source[0] == target[0]:
            routes.append(Route(link, source, target))
        elif is_level:
            routes.append(Route(link, source, target, target[1] - 1))
        elif is_forward and source[0] != target[0] and not any((target[0], one) in occupied for one in between):
            routes.append(Route(link, source, target, source[1]))
        else:
            above = lines.get(target[0], 0)
            lines[target[0]] = above + 1
            routes.append(Route(link, source, target, source[1], target[1] - 1, above))
    return tuple(routes)


def _slots(routes: tuple[Route, ...], columns: int) -> dict[tuple[Link, int], int]:
    """Lines of the turns in each channel: bundles that reach past each other side by side."""
    slots: dict[tuple[Link, int], int] = {}
    for channel in range(-1, columns):
        placed: list[list[tuple[float, float]]] = []
        for bundle in _bundles([route for route in routes if any(turn[0] == channel for turn in route.turns())]):
            turns = [turn for route in bundle for turn in route.turns() if turn[0] == channel]
            reach = (min(turn[1] for turn in turns), max(turn[2] for turn in turns))
            free = [
                index
                for index, line in enumerate(placed)
                if all(reach[1] < upper or lower < reach[0] for upper, lower in line)
            ]
            slot = free[0] if free else len(placed)
            if not free:
                placed.append([])
            placed[slot].append(reach)
            slots.update({(route.link, channel): slot for route in bundle})
    return slots


def _bundles(routes: list[Route]) -> list[list[Route]]:
    """Routes that fork from one sign or join at one."""
    bundles: list[list[Route]] = []
    for route in routes:
        joined = [
            bundle
            for bundle in bundles
            if any(route.link.source == one.link.source or route.link.target == one.link.target for one in bundle)
        ]
        bundles = [bundle for bundle in bundles if bundle not in joined]
        bundles.append([one for bundle in joined for one in bundle] + [route])
    return bundles
