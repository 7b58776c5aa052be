"""Where the zones of a zoning stand: rows above and below the core, stacks beside it, in a given width."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archtool.layout.geometry import Rectangle
from archtool.layout.theme import Theme
from archtool.layout.zoning.guard import ARROW, Guard, guard_width
from archtool.layout.zoning.zone import ZoneBox, least_zone_width
from archtool.views.figures.zoning import Crossing, ZoneBlock, ZoningFigure

_SIDE = 0.27
"""Share of the width, lanes taken off, that a stack beside the core has."""

Stretch = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Which gaps between zones hold guards: those are wide, the others narrow.

    Attributes:
        guards: The guard of each crossing by its pair of zones, both ways round.
    """

    guards: Mapping[tuple[str, str], Guard]
    gutter: float
    lane: float

    def across(self, ones: Sequence[ZoneBlock], others: Sequence[ZoneBlock]) -> float:
        """Width in points of a gap between zones beside each other."""
        return self.lane if self._between(ones, others) else self.gutter

    def down(self, ones: Sequence[ZoneBlock], others: Sequence[ZoneBlock]) -> float:
        """Height in points of a gap between zones above each other."""
        found = self._between(ones, others)
        return max(guard.height for guard in found) + 2 * ARROW if found else self.gutter

    def _between(self, ones: Sequence[ZoneBlock], others: Sequence[ZoneBlock]) -> list[Guard]:
        pairs = ((one.block.key, other.block.key) for one in ones for other in others)
        return [self.guards[pair] for pair in pairs if pair in self.guards]

    def has(self, one: ZoneBlock, other: ZoneBlock) -> bool:
        """Whether anything may flow between two zones."""
        return (one.block.key, other.block.key) in self.guards

    def tallest(self, zones: Sequence[ZoneBlock]) -> float:
        """Height in points of the tallest guard at any of some zones, so that it fits beside them."""
        keys = {zone.block.key for zone in zones}
        return max((guard.height for (one, _), guard in self.guards.items() if one in keys), default=0.0)


def lanes_of(crossings: Sequence[Crossing], width: float, theme: Theme) -> Lanes:
    """The guards, each `width` points wide, and the gaps that they need."""
    guards: dict[tuple[str, str], Guard] = {}
    for one in crossings:
        guard = Guard(one.key, one.controls, (), width, theme)
        guards[one.first, one.second] = guards[one.second, one.first] = guard
    return Lanes(guards, theme.spacing.gutter, width + 2 * ARROW)


def common_guard_width(figure: ZoningFigure, theme: Theme) -> float:
    """Width in points of every guard of a figure."""
    names = [name for one in figure.crossings for name in one.controls]
    names += [text for bus in figure.buses for text in (*bus.controls, *bus.remarks)]
    return guard_width(names, theme)


_FRESH = 3
"""Zones in a row of those that are not pinned, at least: assumption."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The zones of a figure but management, by key, from (0, 0); with the size that they take in points."""

    areas: Mapping[str, Rectangle]
    width: float
    height: float


def grid_of(figure: ZoningFigure, lanes: Lanes, width: float, theme: Theme) -> Grid:
    """The zones in `width` points, or in more where their words or guards need it.

    Where zones are pinned, those that are not stand in a row of their own below them, which leaves the others theirs.
    """
    figure, fresh = _parted(figure)
    centre = (figure.core,) if figure.core else ()
    columns = [stack for stack in (figure.left, centre, figure.right) if stack]
    gaps = [lanes.across(one, other) for one, other in itertools.pairwise(columns)]
    rows = (figure.top, figure.upper, figure.bottom)
    room = max([width, *(_equal_width(row, lanes, theme) for row in rows)]) - sum(gaps)
    sides = max(1, len(columns) - 1) if centre else len(columns)
    core = 0.0
    if centre:
        shares = (_least_core(row, figure, lanes, theme) for row in (figure.upper, figure.bottom))
        least = max(least_zone_width(centre[0], theme), *shares)
        core = max(least, room * (1.0 - _SIDE * (len(columns) - 1)))
    widths = [
        core if stack is centre else max((room - core) / sides, *(least_zone_width(zone, theme) for zone in stack))
        for stack in columns
    ]
    total = sum(widths) + sum(gaps) if columns else room
    lefts = [sum(widths[:index]) + sum(gaps[:index]) for index in range(len(columns))]
    stretches = {id(stack): (left, left + own) for stack, left, own in zip(columns, lefts, widths, strict=True)}
    middle = stretches.get(id(centre), (0.0, total)) if centre else (0.0, total)
    placing = _Rows(figure, lanes, theme, total, middle)
    return placing.grid(columns, [stretches[id(stack)] for stack in columns], fresh)


def _parted(figure: ZoningFigure) -> tuple[ZoningFigure, tuple[ZoneBlock, ...]]:
    """The figure without zones that are not pinned, and these; the whole one where none is pinned."""
    pinned = {pin.key for pin in figure.head.pins}
    zones = (*figure.top, *figure.upper, *figure.left, *figure.right, *figure.bottom)
    if not any(zone.block.key in pinned for zone in zones):
        return figure, ()

    def kept(row: tuple[ZoneBlock, ...]) -> tuple[ZoneBlock, ...]:
        return tuple(zone for zone in row if zone.block.key in pinned)

    parted = replace(
        figure, top=kept(figure.top), upper=kept(figure.upper), left=kept(figure.left), right=kept(figure.right),
        bottom=kept(figure.bottom),
    )  # fmt: skip
    return parted, tuple(zone for zone in zones if zone.block.key not in pinned)


def _equal_width(row: Sequence[ZoneBlock], lanes: Lanes, theme: Theme) -> float:
    """Width in points at which every zone of a row has the room that it needs, when all are as wide as each other."""
    return len(row) * (max((least_zone_width(zone, theme) for zone in row), default=0.0) + lanes.lane)


def _least_core(row: Sequence[ZoneBlock], figure: ZoningFigure, lanes: Lanes, theme: Theme) -> float:
    """Width in points of the core at which every zone of a row that it flows to has room, and for its guard too."""
    core = figure.core
    joined = [zone for zone in row if core is not None and lanes.has(zone, core)]
    gaps = [0.0, *(lanes.across((one,), (other,)) for one, other in itertools.pairwise(row)), 0.0]
    # Each gap is taken half from the zone before it and half from the one behind.
    lost = max(((gaps[index] + gaps[index + 1]) / 2 for index in range(len(joined))), default=0.0)
    guard = lanes.lane - 2 * ARROW + lanes.gutter
    own = max([guard, *(least_zone_width(zone, theme) for zone in joined)])
    return len(joined) * (own + lost)


@dataclass(frozen=True, slots=True)
class _Rows:
    figure: ZoningFigure
    lanes: Lanes
    theme: Theme
    width: float
    middle: Stretch

    def grid(
        self, columns: Sequence[Sequence[ZoneBlock]], stretches: Sequence[Stretch], fresh: tuple[ZoneBlock, ...]
    ) -> Grid:
        figure, lanes = self.figure, self.lanes
        beside = tuple(zone for stack in columns for zone in stack)
        areas: dict[str, Rectangle] = {}
        y = self._row(figure.top, self._equal(figure.top), 0.0, areas)
        y += lanes.down(figure.top, figure.upper) if figure.top and figure.upper else 0.0
        y = self._row(figure.upper, self._under_core(figure.upper), y, areas)
        above = figure.upper or figure.top
        y += lanes.down(above, beside) if above and beside else 0.0
        y = self._stacks(columns, stretches, y, areas)
        y += lanes.down(beside or above, figure.bottom) if figure.bottom and (beside or above) else 0.0
        y = self._row(figure.bottom, self._under_core(figure.bottom), y, areas)
        if fresh:
            cuts = [self.width * index / max(_FRESH, len(fresh)) for index in range(len(fresh) + 1)]
            y = self._row(fresh, self._cut(fresh, cuts), y + self.lanes.down(figure.bottom or beside, fresh), areas)
        width = max([self.width, *(area.right for area in areas.values())])
        return Grid(areas, width, y)

    def _row(
        self, zones: Sequence[ZoneBlock], stretches: Sequence[Stretch], y: float, areas: dict[str, Rectangle]
    ) -> float:
        """Put a row at `y` and return its bottom."""
        heights = [
            ZoneBox(zone, right - left, self.theme).height for zone, (left, right) in zip(zones, stretches, strict=True)
        ]
        inside = [self.lanes.guards[pair].height for pair in _neighbours(zones) if pair in self.lanes.guards]
        bottom = y + max([0.0, *heights, *inside])
        for zone, (left, right) in zip(zones, stretches, strict=True):
            areas[zone.block.key] = Rectangle(left, y, right, bottom)
        return bottom

    def _equal(self, zones: Sequence[ZoneBlock]) -> list[Stretch]:
        return self._cut(zones, [self.width * index / len(zones) for index in range(len(zones) + 1)] if zones else [])

    def _under_core(self, zones: Sequence[ZoneBlock]) -> list[Stretch]:
        """Equal shares of the core's stretch, so that a guard fits between it and each; the outer ones reach out.

        Zones that the core has nothing to do with stand beside it, where there is room.
        """
        if not zones:
            return []
        left, right = self.middle
        core = self.figure.core
        joined = [zone for zone in zones if core is not None and self.lanes.has(zone, core)]
        rest = [zone for zone in zones if zone not in joined]
        # What is joined comes first, so the rest stands at the right.
        is_first = list(zones[: len(joined)]) == joined
        needed = _equal_width(rest, self.lanes, self.theme)
        if not joined or not is_first or self.width - right < needed:
            if len(joined) < len(zones):
                return self._equal(zones)
            rest = []
        cuts = [left + (right - left) * index / len(joined) for index in range(len(joined) + 1)]
        cuts[0] = 0.0
        if rest:
            own = (self.width - right) / len(rest)
            cuts += [right + own * (index + 1) for index in range(len(rest))]
        cuts[-1] = self.width
        return self._cut(zones, cuts)

    def _cut(self, zones: Sequence[ZoneBlock], cuts: Sequence[float]) -> list[Stretch]:
        """The stretches between cuts, less the gaps that neighbours need."""
        gaps = [self.lanes.across((one,), (other,)) / 2 for one, other in itertools.pairwise(zones)]
        before, after = [0.0, *gaps], [*gaps, 0.0]
        return [(cuts[index] + before[index], cuts[index + 1] - after[index]) for index in range(len(zones))]

    def _stacks(
        self,
        columns: Sequence[Sequence[ZoneBlock]],
        stretches: Sequence[Stretch],
        top: float,
        areas: dict[str, Rectangle],
    ) -> float:
        """Put the stacks beside each other, all of the same height, and return their bottom."""
        needed: list[tuple[list[float], list[float]]] = []
        for stack, (left, right) in zip(columns, stretches, strict=True):
            heights = [
                max(
                    ZoneBox(zone, right - left, self.theme).height,
                    self.lanes.tallest((zone,)) + self.lanes.gutter if len(columns) > 1 else 0.0,
                )
                for zone in stack
            ]
            needed.append((heights, [self.lanes.down((one,), (two,)) for one, two in itertools.pairwise(stack)]))
        height = max((sum(heights) + sum(gaps) for heights, gaps in needed), default=0.0)
        for stack, stretch, (heights, gaps) in zip(columns, stretches, needed, strict=True):
            extra = (height - sum(heights) - sum(gaps)) / len(stack)
            y = top
            for zone, own, gap in zip(stack, heights, [*gaps, 0.0], strict=True):
                areas[zone.block.key] = Rectangle(stretch[0], y, stretch[1], y + own + extra)
                y += own + extra + gap
        return top + height


def _neighbours(zones: Sequence[ZoneBlock]) -> list[tuple[str, str]]:
    return [(one.block.key, other.block.key) for one, other in itertools.pairwise(zones)]
