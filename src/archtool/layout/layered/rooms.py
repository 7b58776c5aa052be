"""Where lines and their ends may be moved to while everything else stays."""

from collections.abc import Sequence
from dataclasses import dataclass

from archtool.layout.layered.columns import Columns
from archtool.layout.layered.graph import Spacing
from archtool.layout.layered.heights import Orders, Ports, apart

Room = tuple[float, float]
"""The lowest and the highest height that a line may have somewhere, in points."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One connected piece with its heights, which `move` and `level` change."""

    found: Columns
    heights: dict[str, float]
    ports: Ports
    orders: Orders
    spacing: Spacing

    def levels(self, edge: str) -> list[float]:
        """The heights of a connection from its left end over the places where it passes to its right end."""
        chain = self.found.chains[edge]
        passed = [self.heights[key] for key in chain[1:-1]]
        return [self.ports[chain[0], "right", edge], *passed, self.ports[chain[-1], "left", edge]]

    def level(self, edge: str, levels: Sequence[float]) -> None:
        """Give a connection other heights."""
        chain = self.found.chains[edge]
        self.ports[chain[0], "right", edge] = levels[0]
        self.ports[chain[-1], "left", edge] = levels[-1]
        for key, height in zip(chain[1:-1], levels[1:-1], strict=True):
            self.move((key, "left", edge), height)

    def move(self, port: tuple[str, str, str], height: float) -> None:
        """Move one end of a line, or the whole place where it passes."""
        key, _, edge = port
        self.ports[port] = height
        if not self.found.items[key].is_node:
            self.heights[key] = self.ports[key, "left", edge] = self.ports[key, "right", edge] = height

    def rooms(self, edge: str) -> list[Room]:
        """Where a connection may be at each of its levels."""
        chain = self.found.chains[edge]
        ends = ((chain[0], "right", edge), (chain[-1], "left", edge))
        return [self.room(ends[0]), *(self._slot(key, 1.0) for key in chain[1:-1]), self.room(ends[1])]

    def room(self, port: tuple[str, str, str], share: float = 1.0) -> Room:
        """Where an end may be if it keeps a share of the usual distances; where it is always counts."""
        key, side, edge = port
        item, middle = self.found.items[key], self.heights[key]
        if not item.is_node:
            return self._slot(key, share)
        joints, pitch = self.orders[key, side], self.spacing.ports * share
        at = next(place for place, joint in enumerate(joints) if joint.edge == edge)
        margin = min(pitch, (item.above + item.below - (len(joints) - 1) * pitch) / 2)
        low, high = middle - item.above + margin, middle + item.below - margin
        if at:
            low = max(low, self.ports[key, side, joints[at - 1].edge] + pitch)
        if at + 1 < len(joints):
            high = min(high, self.ports[key, side, joints[at + 1].edge] - pitch)
        own = self.ports[port]
        return (min(low, own), max(high, own))

    def _slot(self, key: str, share: float) -> Room:
        column = self.found.columns[self.found.column_of[key]]
        at, item, own = column.index(key), self.found.items[key], self.heights[key]
        slack = self.spacing.lines * (1.0 - share)
        low, high = float("-inf"), float("inf")
        if at:
            above = column[at - 1]
            low = self.heights[above] + apart(self.found.items[above], item, self.spacing) - slack
        if at + 1 < len(column):
            below = column[at + 1]
            high = self.heights[below] - apart(item, self.found.items[below], self.spacing) + slack
        return (min(low, own), max(high, own))
