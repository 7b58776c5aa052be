"""Columns with the shortest lines: the network simplex of layered drawings.

Source: E. R. Gansner, E. Koutsofios, S. C. North and K.-P. Vo, A Technique for Drawing Directed Graphs (1993), 2.3;
cut values as sums of supplies over subtrees, R. K. Ahuja, T. L. Magnanti and J. B. Orlin, Network Flows (1993), 11.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_MOST_STEPS = 30
"""Exchanges of tree edges for each node, after which the columns are good enough."""


@dataclass(frozen=True, slots=True)
class Span:
    """One or more connections: `right` stands at least one column right of `left`; `weight` of their length."""

    left: str
    right: str
    weight: int


def shortest_ranks(keys: Sequence[str], spans: Sequence[Span]) -> dict[str, int]:
    """The columns from 0 at which the weighted lengths of the connections are least in sum; they run in no circle."""
    number = {key: index for index, key in enumerate(keys)}
    edges = [(number[span.left], number[span.right], span.weight) for span in spans]
    ranks = _longest(len(keys), edges)
    for members in _components(len(keys), edges):
        inside = [edge for edge in edges if edge[0] in members]
        _Simplex(sorted(members), inside, ranks).run()
    least = min(ranks, default=0)
    return {key: ranks[number[key]] - least for key in keys}


_Edge = tuple[int, int, int]


def _longest(count: int, edges: Sequence[_Edge]) -> list[int]:
    """Each node as far left as the longest path that leads to it permits."""
    ahead: list[list[int]] = [[] for _ in range(count)]
    waiting = [0] * count
    for left, right, _ in edges:
        ahead[left].append(right)
        waiting[right] += 1
    ranks = [0] * count
    ready = [node for node in range(count) if not waiting[node]]
    for node in ready:
        for other in ahead[node]:
            ranks[other] = max(ranks[other], ranks[node] + 1)
            waiting[other] -= 1
            if not waiting[other]:
                ready.append(other)
    return ranks


def _components(count: int, edges: Sequence[_Edge]) -> list[set[int]]:
    near: list[list[int]] = [[] for _ in range(count)]
    for left, right, _ in edges:
        near[left].append(right)
        near[right].append(left)
    found: list[set[int]] = []
    seen = [False] * count
    for start in range(count):
        if seen[start]:
            continue
        seen[start] = True
        members, pending = {start}, [start]
        while pending:
            for other in near[pending.pop()]:
                if not seen[other]:
                    seen[other] = True
                    members.add(other)
                    pending.append(other)
        found.append(members)
    return found


class _Simplex:
    """One connected component: a spanning tree of edges of length one, improved edge by edge."""

    def __init__(self, nodes: Sequence[int], edges: Sequence[_Edge], ranks: list[int]) -> None:
        self._nodes, self._edges, self._ranks = nodes, edges, ranks
        self._supply = dict.fromkeys(nodes, 0)
        for left, right, weight in edges:
            self._supply[left] += weight
            self._supply[right] -= weight
        self._tree: set[int] = set()

    def run(self) -> None:
        self._span()
        for _ in range(_MOST_STEPS * len(self._nodes)):
            if not self._step():
                return

    def _step(self) -> bool:
        """Exchange the tree's edge that it pays most to lengthen; whether there is one."""
        order, parent = self._walk()
        totals = dict(self._supply)
        leaving: tuple[int, int, int] = (0, -1, -1)
        for node, number in reversed(order[1:]):
            # By how much the lengths grow in sum when the right side of the edge moves right by one.
            cut = totals[node] if self._edges[number][0] == node else -totals[node]
            leaving = min(leaving, (cut, number, node))
            totals[parent[node]] += totals[node]
        if leaving[0] >= 0:
            return False
        moved = {leaving[2]}
        for node, _ in order:
            if parent[node] in moved:
                moved.add(node)
        return self._exchange(leaving[1], moved)

    def _walk(self) -> tuple[list[tuple[int, int]], dict[int, int]]:
        """The nodes with the tree's edge to each, from the root outward, and the node before each."""
        near: dict[int, list[tuple[int, int]]] = {node: [] for node in self._nodes}
        for number in sorted(self._tree):
            left, right, _ = self._edges[number]
            near[left].append((right, number))
            near[right].append((left, number))
        order: list[tuple[int, int]] = [(self._nodes[0], -1)]
        parent: dict[int, int] = {self._nodes[0]: -1}
        for node, _ in order:
            for other, number in near[node]:
                if other not in parent:
                    parent[other] = node
                    order.append((other, number))
        return order, parent

    def _slack(self, edge: int) -> int:
        left, right, _ = self._edges[edge]
        return self._ranks[right] - self._ranks[left] - 1

    def _span(self) -> None:
        """Make a tree of tight edges that reaches every node, by shifting what is reached."""
        reached = {self._nodes[0]}
        while True:
            grown = True
            while grown:
                grown = False
                for number, (left, right, _) in enumerate(self._edges):
                    if (left in reached) != (right in reached) and self._slack(number) == 0:
                        reached |= {left, right}
                        self._tree.add(number)
                        grown = True
            if len(reached) == len(self._nodes):
                return
            leading = (
                (self._slack(number), number)
                for number, (left, right, _) in enumerate(self._edges)
                if (left in reached) != (right in reached)
            )
            slack, number = min(leading)
            shift = slack if self._edges[number][0] in reached else -slack
            for node in reached:
                self._ranks[node] += shift

    def _exchange(self, leaving: int, moved: set[int]) -> bool:
        """Let an edge grow longer, with the nodes on one side of it, until another is tight and takes its place."""
        is_left = self._edges[leaving][0] in moved
        entering = [
            (self._slack(number), number)
            for number, (one, other, _) in enumerate(self._edges)
            if number not in self._tree and (one in moved) != (other in moved) and (one in moved) != is_left
        ]
        if not entering:
            return False
        slack, number = min(entering)
        shift = -slack if is_left else slack
        for node in moved:
            self._ranks[node] += shift
        self._tree.remove(leaving)
        self._tree.add(number)
        return True
