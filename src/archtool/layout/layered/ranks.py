"""The columns of nodes: connections that run in circles turned round, then the columns with the shortest lines."""

from collections.abc import Iterable, Mapping, Sequence

from archtool.layout.layered.graph import Edge, Node, Side
from archtool.layout.layered.simplex import Span, shortest_ranks

_LEFT, _RIGHT = "\0left", "\0right"
"""Stand for all nodes of a side while columns are looked for."""


def ranks_of(nodes: Sequence[Node], edges: Sequence[Edge]) -> Mapping[str, int]:
    """The column of each node from 0, in the order of the nodes; those that are given stay.

    Nodes of the left side stand in the first column and those of the right in the last, where the connections permit
    it; then no other node does. Source: E. R. Gansner, E. Koutsofios, S. C. North and K.-P. Vo, A Technique for
    Drawing Directed Graphs (1993), 2.
    """
    if nodes and all(node.rank is not None for node in nodes):
        return {node.key: node.rank or 0 for node in nodes}
    place = {key: index for index, key in enumerate(_sequence(nodes, edges))}
    spans: dict[tuple[str, str], int] = {}
    for edge in edges:
        if edge.source != edge.target:
            left, right = sorted((edge.source, edge.target), key=place.__getitem__)
            spans[left, right] = spans.get((left, right), 0) + 1
    stands = _stands_for(nodes, spans)
    joined: dict[tuple[str, str], int] = {}
    for (left, right), weight in spans.items():
        pair = (stands[left], stands[right])
        joined[pair] = joined.get(pair, 0) + weight
    keys = list(dict.fromkeys(stands.values()))
    for key in keys:
        for side, pair in ((_LEFT, (_LEFT, key)), (_RIGHT, (key, _RIGHT))):
            if side in keys and key not in (_LEFT, _RIGHT):
                joined.setdefault(pair, 0)
    if _LEFT in keys and _RIGHT in keys:
        joined.setdefault((_LEFT, _RIGHT), 0)
    found = shortest_ranks(keys, [Span(left, right, weight) for (left, right), weight in joined.items()])
    return {node.key: found[stands[node.key]] for node in nodes}


def _stands_for(nodes: Iterable[Node], spans: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What each node is while columns are looked for: itself, or the one of its side."""
    lefts, rights = {left for left, _ in spans}, {right for _, right in spans}
    found: dict[str, str] = {}
    for node in nodes:
        if node.side is Side.LEFT and node.key not in rights:
            found[node.key] = _LEFT
        elif node.side is Side.RIGHT and node.key not in lefts:
            found[node.key] = _RIGHT
        else:
            found[node.key] = node.key
    return found


def _sequence(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[str]:
    """The nodes in an order against which little weight of connections runs; ties in the order of the nodes.

    Source: P. Eades, X. Lin and W. F. Smyth, A fast and effective heuristic for the feedback arc set problem (1993).
    """
    out: dict[str, dict[str, int]] = {node.key: {} for node in nodes}
    into: dict[str, dict[str, int]] = {node.key: {} for node in nodes}
    for edge in edges:
        if edge.source != edge.target:
            out[edge.source][edge.target] = out[edge.source].get(edge.target, 0) + edge.weight
            into[edge.target][edge.source] = into[edge.target].get(edge.source, 0) + edge.weight
    left: list[str] = []
    right: list[str] = []
    waiting = {node.key: None for node in nodes}

    def take(key: str) -> None:
        del waiting[key]
        for other in out[key]:
            into[other].pop(key, None)
        for other in into[key]:
            out[other].pop(key, None)

    while waiting:
        sink = next((key for key in reversed(waiting) if not out[key]), None)
        if sink is not None:
            take(sink)
            right.append(sink)
            continue
        source = next((key for key in waiting if not into[key]), None)
        if source is None:
            source = max(waiting, key=lambda key: sum(out[key].values()) - sum(into[key].values()))
        take(source)
        left.append(source)
    return left + right[::-1]
