"""Which nodes change their cluster from one clustering to another, whatever numbers the clusters bear."""

from collections import Counter
from collections.abc import Mapping


def moved_nodes(before: Mapping[str, int], after: Mapping[str, int]) -> tuple[str, ...]:
    """Return the nodes outside the best matching of clusters, in ascending order.

    Each cluster is matched with at most one of the other clustering so that as many nodes as possible lie in matched
    clusters (maximum weight matching of a bipartite graph). Nodes that only one of the two knows have moved. Time grows
    with the cube of the clusters.

    Source: the transfer distance between partitions, I. Charon, L. Denœud, A. Guénoche, O. Hudry, Maximum transfer
    distance between partitions, 2006.
    """
    common = sorted(before.keys() & after.keys())
    meeting = Counter((before[node], after[node]) for node in common)
    matched = _matched(meeting)
    stayed = {node for node in common if (before[node], after[node]) in matched}
    return tuple(sorted((before.keys() | after.keys()) - stayed))


def _matched(gains: Mapping[tuple[int, int], int]) -> set[tuple[int, int]]:
    """Return the matching of rows with columns of greatest total gain."""
    import networkx

    rows, columns = sorted({row for row, _ in gains}), sorted({column for _, column in gains})
    graph: networkx.Graph[int] = networkx.Graph()
    # Nodes are numbered, for the search walks them in the order of their hashes.
    graph.add_nodes_from(range(len(rows) + len(columns)))
    for row, column in sorted(gains):
        place = len(rows) + columns.index(column)
        graph.add_edge(rows.index(row), place, weight=gains[row, column])
    pairs = (sorted(pair) for pair in networkx.max_weight_matching(graph))
    return {(rows[row], columns[place - len(rows)]) for row, place in pairs}
