"""Measures our communities beside networkx's Louvain on graphs with planted groups.

python -m bench.division [--sizes 200 1000 3000] [--rounds 3]

Both cluster the same graph in turn, in one process; ours once with a single order of the nodes, once with eight, as the
division does. `time` is our median over networkx's; `Q ratio` our modularity over theirs; `ARI` the agreement of each
with the planted groups.
"""

import argparse
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product
from typing import TypeVar

import networkx

from archtool.analysis.division.clustering.louvain import communities
from archtool.analysis.division.graph import Graph
from archtool.analysis.division.measuring.agreement import adjusted_rand
from archtool.analysis.division.partition import Partition

SIZES = (200, 1_000, 3_000)
TRIES = (1, 8)
GROUP = 25
"""Systems in a planted group."""
INSIDE, NEIGHBOURS_OUTSIDE = 0.3, 4.0
"""Share of pairs linked inside a group, and mean number of links of a node to other groups."""

_Result = TypeVar("_Result")


@dataclass(frozen=True)
class Compared:
    """One graph, clustered by both."""

    nodes: int
    edges: int
    seconds: tuple[float, float]
    modularity: tuple[float, float]
    agreement: tuple[float, float]


def compare(nodes: int, tries: int, rounds: int, seed: int = 1) -> Compared:
    """Cluster a planted graph of a size by both, in turn, and return medians and quality."""
    groups = nodes // GROUP
    outside = NEIGHBOURS_OUTSIDE / (nodes - GROUP)
    planted: networkx.Graph[int] = networkx.planted_partition_graph(  # pyright: ignore[reportUnknownMemberType]
        groups, GROUP, INSIDE, outside, seed=seed
    )
    edges = {(min(pair), max(pair)): 1.0 for pair in planted.edges}
    ours: list[float] = []
    theirs: list[float] = []
    own, peer = _partition([]), _partition([])
    for _ in range(rounds):
        seconds, labels = _timed(lambda: communities(Graph.of(nodes, edges), tries=tries))
        ours.append(seconds)
        own = Partition.of({_id(node): label for node, label in enumerate(labels)})
        seconds, found = _timed(lambda: networkx.community.louvain_communities(planted, seed=seed))
        theirs.append(seconds)
        peer = _partition(found)
    truth = Partition.of({_id(node): node // GROUP for node in range(nodes)})
    return Compared(
        nodes,
        len(edges),
        (statistics.median(ours), statistics.median(theirs)),
        (_modularity(planted, own), _modularity(planted, peer)),
        (adjusted_rand(own, truth), adjusted_rand(peer, truth)),
    )


def _id(node: int) -> str:
    return f"n{node:05}"


def _partition(groups: Iterable[Iterable[int]]) -> Partition:
    return Partition.of_lots([_id(node) for node in group] for group in groups)


def _modularity(graph: "networkx.Graph[int]", partition: Partition) -> float:
    return float(networkx.community.modularity(graph, [{int(node[1:]) for node in lot} for lot in partition.lots]))


def _timed(run: Callable[[], _Result]) -> tuple[float, _Result]:
    start = time.perf_counter()
    result = run()
    return time.perf_counter() - start, result


def main() -> int:
    """Compare on graphs of every size and print a line each."""
    parser = argparse.ArgumentParser(prog="python -m bench.division", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of nodes")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each, of which the median counts")
    asked = parser.parse_args()
    sys.stdout.write("nodes  edges  orders   ours s  networkx s  time   Q ours  Q ratio  ARI ours  ARI networkx\n")
    for nodes, tries in product(asked.sizes, TRIES):
        one = compare(nodes, tries, asked.rounds)
        (own, peer), (quality, other), (near, far) = one.seconds, one.modularity, one.agreement
        sys.stdout.write(
            f"{one.nodes:5}  {one.edges:5}  {tries:6}  {own:7.3f}  {peer:10.3f}  {own / peer:4.2f}  {quality:7.4f}  "
            f"{quality / other:7.4f}  {near:8.3f}  {far:12.3f}\n"
        )
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
