"""Problems to divide: examples from the literature, and any small one."""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal

import networkx
from hypothesis import strategies as st

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.problem import Limits, Order, Problem
from archtool.analysis.division.rules import Separate, Together

DSM_ROWS = {
    "A": "BEF", "B": "DG", "C": "BDG", "D": "BCEG", "E": "DF", "F": "AE", "G": "BCD",
}  # fmt: skip
"""Seven elements of a design structure matrix, row depends on column.

Source: A. Yassine, An introduction to modeling and analyzing complex product development processes using the design
structure matrix (DSM) method (2004), clustering example.
"""
DSM_CLUSTERS = (("A", "E", "F"), ("B", "C", "D", "G"))


def seven_elements() -> Similarity:
    weights: dict[tuple[str, str], float] = {}
    for row, columns in DSM_ROWS.items():
        for column in columns:
            pair = (min(row, column), max(row, column))
            weights[pair] = weights.get(pair, 0.0) + 0.5
    return Similarity.of(DSM_ROWS, weights)


def karate_club() -> Similarity:
    """W. Zachary, An information flow model for conflict and fission in small groups (1977), links without weights."""
    club = networkx.karate_club_graph()
    return Similarity.of(
        (member(one) for one in club), {(member(one), member(other)): 1.0 for one, other in club.edges}
    )


def member(number: int) -> str:
    return f"m{number:02}"


def planted(groups: int, size: int, seed: int = 1) -> tuple[Similarity, Mapping[str, int]]:
    """Groups with many pairs inside and few across, and the group of each node."""
    graph = networkx.planted_partition_graph(groups, size, 0.6, 0.02, seed=seed)
    weights = {(member(one), member(other)): 1.0 for one, other in graph.edges}
    return Similarity.of((member(one) for one in graph), weights), {member(one): one // size for one in graph}


@st.composite
def problems(draw: st.DrawFn, most: int = 9) -> Problem:
    """Any problem of a few nodes, with rules that can all hold."""
    count = draw(st.integers(2, most))
    nodes = [f"n{number}" for number in range(count)]
    pairs = [(one, other) for place, one in enumerate(nodes) for other in nodes[place + 1 :]]
    weights = {pair: draw(st.integers(0, 10)) / 10 for pair in pairs}
    bound = draw(st.lists(st.sampled_from(pairs), max_size=2))
    together = tuple(Together(f"together.{number}", pair) for number, pair in enumerate(bound))
    blocks = Problem.of(Similarity.of(nodes, {}))
    blocks = Problem(blocks.similarity, blocks.cost, together=together)
    block_of = blocks.contraction.block_of
    free = [pair for pair in pairs if block_of[pair[0]] != block_of[pair[1]]]
    kept = draw(st.lists(st.sampled_from(free), max_size=3)) if free else []
    separate = tuple(
        Separate(f"separate.{number}", (one,), (other,), draw(st.booleans()))
        for number, (one, other) in enumerate(kept)
    )
    cost = {node: Decimal(draw(st.integers(0, 9))) for node in nodes}
    interfaces = {
        f"if.{number}": pair for number, pair in enumerate(draw(st.lists(st.sampled_from(pairs), max_size=4)))
    }
    limits = Limits(
        cap=Decimal(draw(st.integers(9, 40))), floor=Decimal(draw(st.integers(0, 8))), largest=Decimal(20),
        fewest=1, most=draw(st.integers(1, 6)), target=draw(st.integers(1, 5)),
    )  # fmt: skip
    early = frozenset(draw(st.lists(st.sampled_from(nodes), max_size=3)))
    needs = tuple(sorted({pair for pair in draw(st.lists(st.sampled_from(pairs), max_size=2)) if pair[0] in early}))
    return Problem(
        Similarity.of(nodes, weights), cost, {}, together, separate, limits, interfaces, order=Order(early, needs)
    )


def shuffled(problem: Problem, seed: int) -> Problem:
    """The same problem with everything in another order."""
    mixed = random.Random(seed)

    def keys(mapping: Sequence[str]) -> list[str]:
        return mixed.sample(mapping, len(mapping))

    pairs = mixed.sample(list(problem.similarity.weights), len(problem.similarity.weights))
    weights = {(other, one): problem.similarity.weights[one, other] for one, other in pairs}
    return Problem(
        Similarity.of(keys(problem.nodes), weights),
        {node: problem.cost[node] for node in keys(problem.nodes)},
        {},
        tuple(Together(rule.rule, tuple(keys(rule.members))) for rule in reversed(problem.together)),
        tuple(reversed(problem.separate)),
        problem.limits,
        {one: problem.interfaces[one] for one in keys(list(problem.interfaces))},
        order=problem.order,
    )
