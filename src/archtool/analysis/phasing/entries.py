"""By which of its parts a group, or data of several masters, can stand first."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from archtool.analysis.phasing.precedence import Order, PrecedenceGraph, Reason, foremost


def settle_entries(graph: PrecedenceGraph) -> PrecedenceGraph:
    """Return the graph in which every need of one of several names the one that stands first for it.

    Of those that can be begun before what needs one of them, when everything is begun as soon as possible, it is the
    one for which most others wait, the first by id of equals; so no circle comes in that is not there anyway.

    Source: D. E. Knuth, A generalization of Dijkstra's algorithm, Information Processing Letters 6 (1977), with the
    number of steps as cost.
    """
    rank = _ranks(graph)
    waited = Counter(order.before for order in graph.orders if order.is_hard and not order.any_of)

    def entry(order: Order) -> str:
        early = [one for one in order.any_of if rank[one] < rank[order.after]]
        lowest = min(rank[one] for one in order.any_of)
        some = early or [one for one in order.any_of if rank[one] == lowest]
        return min(some, key=lambda one: (-waited[one], one))

    orders = [replace(order, before=entry(order)) if order.any_of else order for order in graph.orders]
    unique: dict[tuple[str, str], Order] = {}
    also = {pair: list(some) for pair, some in graph.also.items()}
    for order in sorted(orders, key=foremost):
        pair = order.before, order.after
        if pair in unique:
            also.setdefault(pair, []).append(order)
        else:
            unique[pair] = order
    return replace(
        graph,
        orders=tuple(unique[pair] for pair in sorted(unique)),
        also={pair: tuple(also[pair]) for pair in sorted(also)},
    )


def _ranks(graph: PrecedenceGraph) -> Mapping[str, int]:
    """Return the round in which each node can begin.

    Where all that is left waits in circles, what waits for data alone begins, since a contract can stand for data; else
    the one with the fewest open orders, the first by id.
    """
    needs: dict[str, list[Order]] = {node: [] for node in graph.nodes}
    for order in graph.orders:
        if order.is_hard:
            needs[order.after].append(order)
    rank: dict[str, int] = {}
    waiting = list(graph.nodes)
    number = 0
    while waiting:
        unmet = {node: [order for order in needs[node] if not _is_met(order, rank)] for node in waiting}
        ready = (
            [node for node in waiting if not unmet[node]]
            or [node for node in waiting if all(order.reason is Reason.DATA for order in unmet[node])]
            or [min(waiting, key=lambda node: (len(unmet[node]), node))]
        )
        rank.update(dict.fromkeys(ready, number))
        waiting = [node for node in waiting if node not in rank]
        number += 1
    return rank


def _is_met(order: Order, rank: Mapping[str, int]) -> bool:
    return any(one in rank for one in order.any_of) if order.any_of else order.before in rank
