"""Topological levels: how many steps lie between the first deliverables and each other one."""

from collections.abc import Mapping
from dataclasses import dataclass

from archtool.analysis.phasing.tearing import Torn


@dataclass(frozen=True, slots=True)
class Levels:
    """The level of each node, 1 for what waits for nothing, and what they say about phases.

    Attributes:
        of: level by id, in order of ids; nodes of one package share their level.
        highest: the longest chain, in nodes.
        before: the predecessor through which the level is reached, by id; nodes of level 1 are left out.
    """

    of: Mapping[str, int]
    highest: int
    before: Mapping[str, str]

    def lower_bound(self, node: str, phases: int) -> int:
        """Return the phase that levels suggest, ⌈level·P/L⌉: the chains spread evenly over the phases.

        Source: levels of a hierarchy, J. N. Warfield, Binary matrices in system modeling, IEEE Transactions on Systems,
        Man, and Cybernetics 3 (1973); spreading them evenly is an assumption.
        """
        return -(-self.of[node] * phases // self.highest)

    def chain(self, node: str) -> tuple[str, ...]:
        """Return a longest chain that ends at a node, from its first deliverable on."""
        found = [node]
        while found[-1] in self.before:
            found.append(self.before[found[-1]])
        return tuple(reversed(found))


def levels_of(torn: Torn, *, hard_only: bool = True) -> Levels:
    """Return the levels of what is torn, by its hard orders or by all. Linear.

    Source: A. B. Kahn, Topological sorting of large networks, Communications of the ACM 5 (1962).
    """
    place = torn.package_of
    into: dict[int, list[tuple[str, str]]] = {}
    for order in torn.orders:
        if place[order.before] != place[order.after] and (order.is_hard or not hard_only):
            into.setdefault(place[order.after], []).append((order.before, order.after))
    level: dict[str, int] = {}
    before: dict[str, str] = {}
    for number, package in enumerate(torn.packages):
        needs = into.get(number, [])
        highest = max((level[need] for need, _ in needs), default=0)
        for node in package:
            level[node] = highest + 1
            reached = sorted(need for need, _ in needs if level[need] == highest)
            if reached:
                before[node] = reached[0]
    nodes = sorted(level)
    return Levels({node: level[node] for node in nodes}, max(level.values(), default=0), before)
