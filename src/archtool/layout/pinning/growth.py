"""Room for boxes that have grown: what stands behind them gives way, what reaches past them grows along."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_ALIGNED = 1.0
"""Points by which edges that are meant to be on one line may differ."""

_ROUNDING = 1e-6


@dataclass(frozen=True, slots=True)
class Stretch:
    """One box along one axis, in points: where it begins and ends, and where it lies across the axis.

    Attributes:
        growth: How much longer it gets.
        is_pinned: Whether it gives way only to a pinned box that would else lie over it, being made to grow by pins.
        is_elastic: Whether it grows along with what ends beside it.
    """

    begin: float
    end: float
    across: tuple[float, float]
    growth: float = 0.0
    is_pinned: bool = False
    is_elastic: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """By how much each box moves and grows, and where everything else moves: behind each place by an amount.

    Attributes:
        anchors: Where pinned boxes that hold others end, and by how much that moved: what stands behind follows them.
        foot: Where the last box ends, and by how much that moved: what stands behind all boxes stays there.
    """

    moved: Mapping[str, float]
    grown: Mapping[str, float]
    steps: tuple[tuple[float, float], ...]
    anchors: tuple[tuple[float, float], ...] = ()
    foot: tuple[float, float] | None = None

    def at(self, place: float) -> float:
        """By how much something at a place moves."""
        if self.foot is not None and self.foot[0] <= place + _ALIGNED:
            return self.foot[1]
        nearest = max((anchor for anchor in self.anchors if anchor[0] <= place + _ALIGNED), default=None)
        if nearest is not None:
            return nearest[1]
        return max((by for begin, by in self.steps if begin <= place + _ALIGNED), default=0.0)


def give_way(stretches: Mapping[str, Stretch], gap: float) -> Given:
    """Who gives way to whom along one axis; a pinned box only to one that would come nearer than `gap` points.

    What stands behind a growing box moves by as much, so that rows and columns stay whole. Cost: quadratic.
    """
    moved: dict[str, float] = {}
    grown: dict[str, float] = {}
    for group in _by_end(stretches):
        for name in group:
            moved[name] = _way(stretches[name], stretches, moved, grown, gap)
            grown[name] = stretches[name].growth
        furthest = max(moved[name] + grown[name] for name in group)
        earlier = [(stretches[name].end, moved[name] + grown[name]) for name in moved if not stretches[name].is_pinned]
        for name in group:
            one = stretches[name]
            if one.is_elastic and not one.is_pinned:
                inside = max((by for end, by in earlier if end > one.begin + _ALIGNED), default=0.0)
                grown[name] = max(grown[name], max(furthest, inside) - moved[name])
    steps = tuple(
        (stretches[name].end, moved[name] + grown[name])
        for name in moved
        if moved[name] + grown[name] > 0 and not stretches[name].is_pinned
    )
    return Given(moved, grown, steps)


def _way(
    one: Stretch, stretches: Mapping[str, Stretch], moved: Mapping[str, float], grown: Mapping[str, float], gap: float
) -> float:
    before = [name for name in moved if stretches[name].end <= one.begin + _ALIGNED]
    if not one.is_pinned:
        pushing = [moved[name] + grown[name] for name in before if not stretches[name].is_pinned]
        return max([0.0, *pushing, *(_needed(one, stretches[name], moved[name] + grown[name], gap) for name in before)])
    pinned = [name for name in before if stretches[name].is_pinned]
    return max([0.0, *(_needed(one, stretches[name], moved[name] + grown[name], gap) for name in pinned)])


def _needed(one: Stretch, other: Stretch, by: float, gap: float) -> float:
    """By how much a box must move for another, which ends `by` points later than it did, not to come too near.

    Where it must, the two stay as far from each other as they were: lines and words may stand between them.
    """
    if by <= 0 or min(one.across[1], other.across[1]) <= max(one.across[0], other.across[0]):
        return 0.0
    return by if other.end + by + min(gap, max(0.0, one.begin - other.end)) > one.begin + _ROUNDING else 0.0


def _by_end(stretches: Mapping[str, Stretch]) -> Sequence[Sequence[str]]:
    """The boxes in the order of their ends, those that end on one line together."""
    groups: list[list[str]] = []
    for name in sorted(stretches, key=lambda name: (stretches[name].end, name)):
        if groups and stretches[name].end - stretches[groups[-1][0]].end <= _ALIGNED:
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups
