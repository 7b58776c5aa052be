"""The channels between columns: where lines that change their height turn, few crossing and none on another."""

from collections.abc import Sequence
from dataclasses import dataclass

CLOSE = 3.0
"""Points of clearance below which two lines look like one."""

_ON_ANOTHER = 1000
_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Turn:
    """A line that enters a channel at one height and leaves it at another, in points."""

    edge: str
    start: float
    end: float

    @property
    def span(self) -> tuple[float, float]:
        """Its upper and lower end."""
        return (min(self.start, self.end), max(self.start, self.end))


def tracks_of(turns: Sequence[Turn]) -> dict[str, int]:
    """The track of each turn from 0 at the left, by its connection: few tracks, few crossings, no line on another."""
    order = _ordered(sorted(turns, key=lambda turn: (turn.start, turn.end, turn.edge)))
    tracks: dict[str, int] = {}
    for index, turn in enumerate(order):
        before = [tracks[other.edge] + 1 for other in order[:index] if _meet(turn, other)]
        tracks[turn.edge] = max(before, default=0)
    return tracks


def _meet(one: Turn, other: Turn) -> bool:
    return one.span[0] < other.span[1] + CLOSE and other.span[0] < one.span[1] + CLOSE


def _cost(left: Turn, right: Turn) -> int:
    """What it costs when one turn stands left of another: crossings, and many times more where one covers the other."""
    cost = int(right.span[0] < left.end < right.span[1]) + int(left.span[0] < right.start < left.span[1])
    return cost + (_ON_ANOTHER if abs(left.end - right.start) < CLOSE else 0)


def _ordered(turns: Sequence[Turn]) -> list[Turn]:
    """The turns in an order of low cost: each taken out in turn and put where it costs least, until nothing moves."""
    order = list(turns)
    gain = {(one.edge, other.edge): _cost(one, other) - _cost(other, one) for one in turns for other in turns}
    for _ in range(_ROUNDS):
        is_moved = False
        for turn in turns:
            at = order.index(turn)
            rest = order[:at] + order[at + 1 :]
            cost = sum(gain[turn.edge, other.edge] for other in rest)
            costs = [cost]
            for other in rest:
                cost -= 2 * gain[turn.edge, other.edge]
                costs.append(cost)
            best = min(range(len(costs)), key=lambda place: (costs[place], abs(place - at)))
            if costs[best] < costs[at]:
                order = [*rest[:best], turn, *rest[best:]]
                is_moved = True
        if not is_moved:
            break
    return order
