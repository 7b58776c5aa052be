"""How high each item of a column stands: lines as straight as the order of the columns permits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from archtool.layout.layered.columns import Columns, Item, Joint
from archtool.layout.layered.graph import Spacing

Orders: TypeAlias = dict[tuple[str, str], list[Joint]]
"""The lines at a side of an item, from the top, by item and side."""

_SMOOTH, _STRAIGHT = 8, 12
_LINE_TO_LINE, _LINE_TO_NODE, _NODE_TO_NODE = 8.0, 2.0, 1.0
"""How much a piece of a connection wants to be straight. Source: E. R. Gansner and others (1993), 4.2."""

_STAY = 0.01
_STILL = 0.01
_ROUNDS = 4

Ports: TypeAlias = dict[tuple[str, str, str], float]
"""A height for each end of a line: by item, side (left or right) and connection."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A height that an item would like, in points, and how much it would."""

    height: float
    weight: float


def settled(wishes: Sequence[Sequence[Wish]], gaps: Sequence[float]) -> list[float]:
    """The heights that are nearest to the wishes of items in a fixed order: the least sum of weighted distances.

    `gaps` are the least distances between each item and the next; items without a wish are not permitted.
    Source: isotonic regression by pooling neighbours that violate their order, R. E. Barlow and others (1972).
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, list[Wish], int]] = []
    for wanted, offset in zip(wishes, offsets, strict=False):
        members = [Wish(wish.height - offset, wish.weight) for wish in wanted]
        pool = (_median(members), members, 1)
        while pools and pools[-1][0] > pool[0]:
            _, before, count = pools.pop()
            members = before + pool[1]
            pool = (_median(members), members, count + pool[2])
        pools.append(pool)
    heights = [height for height, _, count in pools for _ in range(count)]
    return [height + offset for height, offset in zip(heights, offsets, strict=False)]


def _median(wishes: Sequence[Wish]) -> float:
    """The weighted median; the middle of the medians where there are several."""
    ordered = sorted((wish.height, wish.weight) for wish in wishes)
    half = sum(weight for _, weight in ordered) / 2
    reached = 0.0
    for index, (height, weight) in enumerate(ordered):
        reached += weight
        if abs(reached - half) < 1e-9 and index + 1 < len(ordered):
            return (height + ordered[index + 1][0]) / 2
        if reached > half:
            return height
    return ordered[-1][0]


def port_orders(found: Columns) -> Orders:
    """The lines at the left and at the right side of each item, from the top."""
    orders: Orders = {}
    for index, joints in enumerate(found.joints):
        left, right = ({key: at for at, key in enumerate(found.columns[column])} for column in (index, index + 1))
        for joint in joints:
            orders.setdefault((joint.left, "right"), []).append(joint)
            orders.setdefault((joint.right, "left"), []).append(joint)
        for joint in joints:
            orders[joint.left, "right"].sort(key=lambda one: (right[one.right], one.number))
            orders[joint.right, "left"].sort(key=lambda one: (left[one.left], one.number))
    return orders


def heights_of(found: Columns, spacing: Spacing) -> tuple[dict[str, float], Ports, Orders]:
    """The middle of each node and the height of each line, in points from an arbitrary zero, and where lines end.

    The order of the lines at each side of each node comes with it.

    Nodes and lines settle to and fro; then the ends of the lines move along the sides of the nodes to where they are
    straight, and all settle again about these ends.
    """
    orders = port_orders(found)
    heights = _stacked(found, spacing)
    offsets = _close_ports(found, orders, spacing)
    pulls = _pulls(found, offsets)
    for sweep in range(_SMOOTH):
        for index in _way(found, sweep):
            _settle(found, index, heights, pulls["left" if sweep % 2 == 0 else "right"], spacing)
    ports: Ports = {}
    for _ in range(_ROUNDS):
        pulls = _pulls(found, offsets)
        both = {key: [*pulls["left"][key], *pulls["right"][key]] for key in found.items}
        for sweep in range(_STRAIGHT):
            before = dict(heights)
            for index in _way(found, sweep):
                _settle(found, index, heights, both, spacing)
            if all(abs(heights[key] - before[key]) < _STILL for key in heights):
                break
        ports = _ports(found, heights, offsets, orders, spacing)
        offsets = {port: y - heights[port[0]] for port, y in ports.items()}
    return heights, ports, orders


def _stacked(found: Columns, spacing: Spacing) -> dict[str, float]:
    """The items of each column close together about the height 0."""
    heights: dict[str, float] = {}
    for column in found.columns:
        at = 0.0
        for number, key in enumerate(column):
            at += apart(found.items[column[number - 1]], found.items[key], spacing) if number else 0.0
            heights[key] = at
        for key in column:
            heights[key] -= at / 2
    return heights


def _way(found: Columns, sweep: int) -> range:
    return range(len(found.columns)) if sweep % 2 == 0 else range(len(found.columns) - 1, -1, -1)


def apart(upper: Item, lower: Item, spacing: Spacing) -> float:
    """The least distance in points of two neighbours of a column, from middle to middle or line to line."""
    gap = spacing.nodes if upper.is_node and lower.is_node else spacing.lines
    return upper.below + gap + lower.above


_Pull: TypeAlias = tuple[str, float, float]
"""Another item, how much higher than it a straight line would put this one, and the weight of that."""


def _close_ports(found: Columns, orders: Mapping[tuple[str, str], Sequence[Joint]], spacing: Spacing) -> Ports:
    """The ends of lines close together about the middle of each side, as distances from the node's middle."""
    return {
        (key, side, joint.edge): (place - (len(joints) - 1) / 2) * spacing.ports if found.items[key].is_node else 0.0
        for (key, side), joints in orders.items()
        for place, joint in enumerate(joints)
    }


def _pulls(found: Columns, offsets: Ports) -> dict[str, dict[str, list[_Pull]]]:
    pulls: dict[str, dict[str, list[_Pull]]] = {side: {key: [] for key in found.items} for side in ("left", "right")}
    for joints in found.joints:
        for joint in joints:
            nodes = found.items[joint.left].is_node + found.items[joint.right].is_node
            weight = (_LINE_TO_LINE, _LINE_TO_NODE, _NODE_TO_NODE)[nodes]
            delta = offsets[joint.left, "right", joint.edge] - offsets[joint.right, "left", joint.edge]
            pulls["left"][joint.right].append((joint.left, delta, weight))
            pulls["right"][joint.left].append((joint.right, -delta, weight))
    return pulls


def _settle(
    found: Columns, index: int, heights: dict[str, float], pulls: Mapping[str, Sequence[_Pull]], spacing: Spacing
) -> None:
    column = found.columns[index]
    if not column:
        return
    wishes = [
        [*(Wish(heights[other] + delta, weight) for other, delta, weight in pulls[key]), Wish(heights[key], _STAY)]
        for key in column
    ]
    gaps = [apart(found.items[upper], found.items[lower], spacing) for upper, lower in pairwise(column)]
    heights.update(zip(column, settled(wishes, gaps), strict=True))


def _ports(
    found: Columns,
    heights: Mapping[str, float],
    offsets: Ports,
    orders: Mapping[tuple[str, str], Sequence[Joint]],
    spacing: Spacing,
) -> Ports:
    """Where each line meets each item: as near to straight as the side lets it."""
    ports: Ports = {}
    for key in (key for column in found.columns for key in column):
        for side in ("left", "right"):
            joints = orders.get((key, side), ())
            if not found.items[key].is_node:
                ports.update({(key, side, joint.edge): heights[key] for joint in joints})
            elif joints:
                ends = [
                    (joint.left, "right", joint.edge) if side == "left" else (joint.right, "left", joint.edge)
                    for joint in joints
                ]
                wanted = [ports.get(end, heights[end[0]] + offsets[end]) for end in ends]
                placed = _on_side(found.items[key], heights[key], wanted, spacing)
                ports.update({(key, side, joint.edge): y for joint, y in zip(joints, placed, strict=True)})
    return ports


def _on_side(item: Item, middle: float, wanted: Sequence[float], spacing: Spacing) -> list[float]:
    count, pitch = len(wanted), spacing.ports
    margin = min(pitch, (item.above + item.below - (count - 1) * pitch) / 2)
    low, high = middle - item.above + margin, middle + item.below - margin
    placed = settled([[Wish(y, 1.0)] for y in wanted], [pitch] * (count - 1))
    return [
        min(max(y - place * pitch, low), high - (count - 1) * pitch) + place * pitch for place, y in enumerate(placed)
    ]
