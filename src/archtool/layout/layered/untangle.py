"""Lines that would lie on each other in a channel, whatever the order in which they turn: one end makes way."""

from collections.abc import Iterator, Sequence

from archtool.layout.layered.channels import CLOSE, Turn, tracks_of
from archtool.layout.layered.columns import Columns
from archtool.layout.layered.heights import Ports
from archtool.layout.layered.rooms import Placed

_LEVEL = 0.01
_CLEAR = CLOSE + 0.5
_TRIES = 4
_SHARE = 0.5
"""Of the usual distance to neighbours, what must remain."""


def turns_of(found: Columns, ports: Ports, channel: int) -> list[Turn]:
    """The lines that change their height in the channel after a column."""
    turns: list[Turn] = []
    for joint in found.joints[channel]:
        start, end = ports[joint.left, "right", joint.edge], ports[joint.right, "left", joint.edge]
        if abs(start - end) > _LEVEL:
            turns.append(Turn(joint.edge, start, end))
    return turns


def untangle(placed: Placed) -> None:
    """Move ends of lines a little where two would lie on each other."""
    for channel, joints in enumerate(placed.found.joints):
        for _ in range(_TRIES * len(joints)):
            turns = turns_of(placed.found, placed.ports, channel)
            if not any(_part(placed, channel, pair) for pair in _tangled(turns)):
                break


def _tangled(turns: Sequence[Turn]) -> Iterator[tuple[Turn, Turn]]:
    """Pairs of which the left one goes on where the right one comes in."""
    tracks = tracks_of(turns)
    for left in turns:
        for right in turns:
            if tracks[left.edge] < tracks[right.edge] and abs(left.end - right.start) < CLOSE:
                yield left, right


def _part(placed: Placed, channel: int, pair: tuple[Turn, Turn]) -> bool:
    """Move the end of one line away from the start of the other; whether there was room."""
    joints = {joint.edge: joint for joint in placed.found.joints[channel]}
    left, right = pair
    ends = (
        ((joints[left.edge].right, "left", left.edge), right.start),
        ((joints[right.edge].left, "right", right.edge), left.end),
    )
    for port, foe in ends:
        low, high = placed.room(port, _SHARE)
        own = placed.ports[port]
        fitting = [y for y in (foe - _CLEAR, foe + _CLEAR) if low <= y <= high]
        if fitting:
            placed.move(port, min(fitting, key=lambda y: (round(abs(y - own), 6), y)))
            return True
    return False
