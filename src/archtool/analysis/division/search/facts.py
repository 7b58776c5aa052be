"""The interfaces and soft rules of a problem, put in terms of its blocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archtool.analysis.division.problem import Problem


@dataclass(frozen=True, slots=True)
class Facts:
    """What the objective needs beyond similarity and money.

    Attributes:
        interfaces: for each block the interfaces at it, each by the blocks at its ends.
        counted: number of interfaces that the cut rate counts.
        apart: soft rules of separation, each as two groups of blocks.
        early: blocks with something that goes live in the first phase.
        needs: pairs of an early block and one that it needs later.
        bound: the blocks whose lot decides whether a soft rule is broken.
    """

    interfaces: tuple[tuple[tuple[int, ...], ...], ...]
    counted: int
    apart: tuple[tuple[frozenset[int], frozenset[int]], ...]
    early: frozenset[int]
    needs: tuple[tuple[int, int], ...]
    bound: frozenset[int]

    @classmethod
    def of(cls, problem: Problem) -> "Facts":
        """Return the facts of a problem; linear."""
        block_of = problem.contraction.block_of
        interfaces: list[list[tuple[int, ...]]] = [[] for _ in problem.contraction.blocks]
        counted, clustered = 0, frozenset(problem.similarity.nodes)
        for _, ends in sorted(problem.interfaces.items()):
            if clustered.issuperset(ends):
                counted += 1
                blocks = tuple(sorted({block_of[end] for end in ends}))
                for block in blocks:
                    interfaces[block].append(blocks)
        apart = tuple(
            (_blocks(rule.one, block_of), _blocks(rule.other, block_of))
            for rule in problem.separate
            if not rule.is_hard
        )
        early = _blocks(problem.order.early, block_of)
        needs = tuple((block_of[one], block_of[other]) for one, other in problem.order.needs)
        bound = frozenset(block for groups in apart for group in groups for block in group)
        if needs:
            bound |= early | {block for pair in needs for block in pair}
        return cls(tuple(map(tuple, interfaces)), counted, apart, early, needs, bound)

    def cut_rate(self, labels: Sequence[int]) -> float:
        """Return the share of interfaces that cross lots with each block in its lot; 0 where there are none."""
        # An interface stands at each of its blocks: it is counted at the first.
        crossing = sum(
            len({labels[end] for end in ends}) > 1
            for block, of_block in enumerate(self.interfaces)
            for ends in of_block
            if ends[0] == block
        )
        return crossing / self.counted if self.counted else 0.0

    def broken(self, labels: Sequence[int]) -> int:
        """Return how many soft rules of separation and early needs are broken with each block in its lot."""
        found = 0
        for one, other in self.apart:
            found += not {labels[block] for block in one}.isdisjoint(labels[block] for block in other)
        if self.needs:
            begun = {labels[block] for block in self.early}
            found += sum(1 for one, other in self.needs if labels[one] != labels[other] and labels[other] not in begun)
        return found


def _blocks(nodes: Iterable[str], block_of: Mapping[str, int]) -> frozenset[int]:
    return frozenset(block_of[node] for node in nodes if node in block_of)
