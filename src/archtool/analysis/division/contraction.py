"""What must be together as one node: the graph on which every search for a division works."""

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Protocol

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.graph import Graph
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.rules import Conflict, RuleConflictError, Separate, Together


class Divided(Protocol):
    """The facts of a problem that contraction needs; see `Problem`."""

    @property
    def nodes(self) -> tuple[str, ...]:
        """What is to be divided."""
        ...

    @property
    def similarity(self) -> Similarity:
        """What is clustered."""
        ...

    @property
    def cost(self) -> Mapping[str, Decimal]:
        """元 by node."""
        ...

    @property
    def category(self) -> Mapping[str, str]:
        """Procurement category by node."""
        ...

    @property
    def together(self) -> tuple[Together, ...]:
        """What must be in one lot."""
        ...

    @property
    def separate(self) -> tuple[Separate, ...]:
        """What must not share one."""
        ...


@dataclass(frozen=True)
class Contraction:
    """Blocks of nodes that must be together, numbered from 0 in the order of their smallest ids.

    Attributes:
        blocks: the nodes of each block in ascending order.
        block_of: the number of each node's block.
        graph: similarities between blocks, summed over pairs of nodes, and which blocks must be separate.
        cost: 元 of each block.
        category: procurement category of each block.
    """

    blocks: tuple[tuple[str, ...], ...]
    block_of: Mapping[str, int]
    graph: Graph
    cost: tuple[Decimal, ...]
    category: tuple[str, ...]

    @classmethod
    def of(cls, problem: Divided) -> "Contraction":
        """Return the contraction of a problem; n log n in nodes, linear in pairs and rules.

        Raises:
            RuleConflictError: two must be together and must be separate.
        """
        blocks = _blocks(problem.nodes, problem.together)
        block_of = {node: number for number, block in enumerate(blocks) for node in block}
        conflicts = tuple(_conflicts(problem, block_of))
        if conflicts:
            raise RuleConflictError(conflicts)
        category = tuple(problem.category.get(block[0], "") for block in blocks)
        apart = _apart(problem.separate, block_of, category)
        places = {node: place for place, node in enumerate(problem.nodes)}
        weights = {(places[one], places[other]): weight for one, other, weight in problem.similarity}
        graph = Graph.of(len(problem.nodes), weights).contracted([block_of[node] for node in problem.nodes])
        cost = tuple(sum((problem.cost[node] for node in block), Decimal(0)) for block in blocks)
        return cls(blocks, block_of, Graph(graph.near, graph.loops, graph.sizes, apart), cost, category)

    def partition(self, labels: Sequence[int]) -> Partition:
        """Return the partition of nodes in which each block has a label."""
        return Partition.of({node: labels[block] for node, block in self.block_of.items()})

    def labels(self, partition: Partition) -> list[int]:
        """Return the lot of each block, from 0; where a partition divides a block, the lot of most of its nodes."""
        found: list[int] = []
        for block in self.blocks:
            counts = Counter(partition.labels[node] - 1 for node in block)
            most = max(counts.values())
            found.append(min(lot for lot, count in counts.items() if count == most))
        return found

    @cached_property
    def foes(self) -> tuple[tuple[int, int], ...]:
        """The pairs of blocks that must be separate, in ascending order."""
        return tuple(
            (one, other) for one, apart in enumerate(self.graph.apart) for other in sorted(apart) if one < other
        )


def _blocks(nodes: Sequence[str], together: Iterable[Together]) -> tuple[tuple[str, ...], ...]:
    """Return the blocks by union and find; rules about what is not divided here say nothing."""
    above = {node: node for node in nodes}

    def root(node: str) -> str:
        while above[node] != node:
            above[node] = above[above[node]]
            node = above[node]
        return node

    for rule in together:
        members = [node for node in rule.members if node in above]
        for node in members[1:]:
            one, other = root(members[0]), root(node)
            above[max(one, other)] = min(one, other)
    found: dict[str, list[str]] = {}
    for node in nodes:
        found.setdefault(root(node), []).append(node)
    return tuple(tuple(block) for block in found.values())


def _apart(
    rules: Iterable[Separate], block_of: Mapping[str, int], category: Sequence[str]
) -> tuple[frozenset[int], ...]:
    apart: list[set[int]] = [set() for _ in category]
    for one, other in _pairs_of(rules, block_of):
        apart[block_of[one]].add(block_of[other])
        apart[block_of[other]].add(block_of[one])
    if len(set(category)) > 1:
        for block, own in enumerate(category):
            apart[block].update(other for other, its in enumerate(category) if its != own)
    return tuple(frozenset(some) for some in apart)


def _pairs_of(rules: Iterable[Separate], block_of: Mapping[str, int]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        if rule.is_hard:
            yield from ((one, other) for one in rule.one for other in rule.other if {one, other} <= block_of.keys())


def _conflicts(problem: Divided, block_of: Mapping[str, int]) -> Iterator[Conflict]:
    """Yield what rules hold together and keep apart, once for each block and rule."""
    seen: set[tuple[int, str]] = set()
    for rule in problem.separate:
        for one, other in _pairs_of((rule,), block_of):
            block = block_of[one]
            if block == block_of[other] and (block, rule.rule) not in seen:
                seen.add((block, rule.rule))
                yield Conflict(one, other, _chain(problem.together, one, other), rule.rule)
    first: dict[int, str] = {}
    for node, block in block_of.items():
        one = first.setdefault(block, node)
        if problem.category.get(one, "") != problem.category.get(node, "") and (block, "") not in seen:
            seen.add((block, ""))
            yield Conflict(one, node, _chain(problem.together, one, node), None)


def _chain(rules: Sequence[Together], one: str, other: str) -> tuple[str, ...]:
    """Return the fewest rules that lead from one node to another."""
    reached: dict[str, tuple[str, ...]] = {one: ()}
    waiting = deque([one])
    while waiting and other not in reached:
        node = waiting.popleft()
        for rule in rules:
            for member in rule.members if node in rule.members else ():
                if member not in reached:
                    reached[member] = (*reached[node], rule.rule)
                    waiting.append(member)
    return reached.get(other, ())
