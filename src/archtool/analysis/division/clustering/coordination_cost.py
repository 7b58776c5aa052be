"""Clustering of a design structure matrix by total coordination cost, with bidding."""

import math
from dataclasses import dataclass
from random import Random

from archtool.analysis.division.graph import Graph, renumbered
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

_LEAST_FALL = 1e-12


@dataclass(frozen=True, slots=True)
class Coordination:
    """Parameters of the bidding; the defaults are Thebeau's, the restarts an assumption.

    Attributes:
        size_power: how dear it is to coordinate inside a large cluster (powcc).
        interaction_power: how much strong interaction outweighs weak in a bid (powdep).
        bid_power: how much large clusters are held back in a bid (powbid).
        chance: one in `chance` times the number of nodes is taken although it costs more, or goes to the second bidder.
        patience: tries without change, per node, after which a run ends.
        restarts: runs, of which the cheapest counts.
        seed: of the first run; the next one takes the next number.
    """

    size_power: float = 1.0
    interaction_power: float = 4.0
    bid_power: float = 1.0
    chance: int = 2
    patience: int = 2
    restarts: int = 10
    seed: int = 1


def coordinated(problem: Problem, parameters: Coordination | None = None) -> Partition:
    """Return the clusters of least total coordination cost that bidding finds.

    What must be together bids as one. What must be separate never joins one cluster.

    Source: R. Thebeau, Knowledge management of system interfaces and interactions for product development processes,
    MIT (2001), after C. Idicula (1995) and C. Fernandez Gutierrez (1998).
    """
    asked = parameters or Coordination()
    graph = problem.contraction.graph
    runs = (_Run(graph, asked, asked.seed + number).best() for number in range(asked.restarts))
    _, labels = min(runs, default=(0.0, list(range(len(graph)))))
    return problem.contraction.partition(labels)


def coordination_cost(graph: Graph, labels: list[int], size_power: float = 1.0) -> float:
    """Return the total coordination cost: interactions times the size of what has to coordinate them.

    Inside a cluster that is its number of systems to the power, between clusters the number of all systems. Each pair
    counts in both directions.

    Source: as `coordinated`.
    """
    sizes: dict[int, int] = {}
    for node, label in enumerate(labels):
        sizes[label] = sizes.get(label, 0) + graph.sizes[node]
    everything = math.pow(sum(graph.sizes), size_power)
    cost = 0.0
    for node, near in enumerate(graph.near):
        own = math.pow(sizes[labels[node]], size_power)
        cost += 2 * graph.loops[node] * own
        cost += sum(weight * (own if labels[other] == labels[node] else everything) for other, weight in near.items())
    return cost


class _Run:
    """One run from single nodes on, with the cost kept up to date."""

    def __init__(self, graph: Graph, asked: Coordination, seed: int) -> None:
        self._graph = graph
        self._asked = asked
        self._random = Random(seed)
        self._labels = list(range(len(graph)))
        self._members: dict[int, set[int]] = {node: {node} for node in range(len(graph))}
        self._sizes = {node: graph.sizes[node] for node in range(len(graph))}
        self._inside = {node: 2 * graph.loops[node] for node in range(len(graph))}
        self._everything = math.pow(sum(graph.sizes), asked.size_power)
        self._bids = [{other: weight**asked.interaction_power for other, weight in near.items()} for near in graph.near]

    def best(self) -> tuple[float, list[int]]:
        """Return the least cost of the run, rounded, and its clusters."""
        count = len(self._graph)
        cost = coordination_cost(self._graph, self._labels, self._asked.size_power)
        least, found = cost, list(self._labels)
        idle = 0
        chances = self._asked.chance * max(1, count)
        while idle < self._asked.patience * count:
            idle += 1
            node = self._random.randrange(count)
            bidders = self._bidders(node)
            is_second = self._random.randrange(chances) == 0
            is_reckless = self._random.randrange(chances) == 0
            if is_second and len(bidders) > 1:
                bidders = bidders[1:]
            if not bidders:
                continue
            change = self._change(node, bidders[0])
            if change < -_LEAST_FALL or is_reckless:
                self._join(node, bidders[0])
                cost += change
            if cost < least - _LEAST_FALL * max(1.0, least):
                least, found, idle = cost, list(self._labels), 0
        return round(least, 9), renumbered(found)

    def _bidders(self, node: int) -> list[int]:
        """Return the two clusters that bid most for a node, ties by number, without its own and forbidden ones."""
        sums: dict[int, float] = {}
        for other, bid in self._bids[node].items():
            label = self._labels[other]
            sums[label] = sums.get(label, 0.0) + bid
        own, apart = self._labels[node], self._graph.apart[node]
        power = self._asked.bid_power
        bids = [
            (-total / self._sizes[label] ** power, label)
            for label, total in sums.items()
            if label != own and self._members[label].isdisjoint(apart)
        ]
        return [label for _, label in sorted(bids)[:2]]

    def _change(self, node: int, target: int) -> float:
        """Return by how much the cost would rise if a node joined another cluster."""
        own, size = self._labels[node], self._graph.sizes[node]
        to_own, to_target = self._weights(node, own, target)
        loop = 2 * self._graph.loops[node]
        left, grown = self._inside[own] - to_own - loop, self._inside[target] + to_target + loop
        change = self._paid(left, self._sizes[own] - size) - self._paid(self._inside[own], self._sizes[own])
        change += self._paid(grown, self._sizes[target] + size)
        change -= self._paid(self._inside[target], self._sizes[target])
        return change + (to_own - to_target) * self._everything

    def _paid(self, interactions: float, size: int) -> float:
        return interactions * math.pow(size, self._asked.size_power)

    def _weights(self, node: int, own: int, target: int) -> tuple[float, float]:
        to_own = to_target = 0.0
        for other, weight in self._graph.near[node].items():
            label = self._labels[other]
            if label == own:
                to_own += 2 * weight
            elif label == target:
                to_target += 2 * weight
        return to_own, to_target

    def _join(self, node: int, target: int) -> None:
        own, size = self._labels[node], self._graph.sizes[node]
        to_own, to_target = self._weights(node, own, target)
        loop = 2 * self._graph.loops[node]
        self._inside[own] -= to_own + loop
        self._inside[target] += to_target + loop
        self._sizes[own] -= size
        self._sizes[target] += size
        self._members[own].discard(node)
        self._members[target].add(node)
        self._labels[node] = target
