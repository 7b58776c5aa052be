"""Strong components and short cycles, against networkx and by hand."""

from collections.abc import Mapping

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.cycles import cycles, strong_components

NODES = st.sampled_from([f"n{number}" for number in range(9)])
GRAPHS = st.dictionaries(NODES, st.lists(NODES, max_size=4), max_size=9)


def digraph(graph: Mapping[str, list[str]]) -> "nx.DiGraph[str]":
    edges = [(source, target) for source, targets in graph.items() for target in targets]
    made: nx.DiGraph[str] = nx.DiGraph(edges)
    made.add_nodes_from(graph)
    return made


@given(GRAPHS)
def test_components_are_those_of_networkx(graph: dict[str, list[str]]) -> None:
    ours = strong_components(graph)
    assert sorted(map(sorted, ours)) == sorted(map(sorted, nx.strongly_connected_components(digraph(graph))))


@given(GRAPHS)
def test_components_follow_what_they_reach(graph: dict[str, list[str]]) -> None:
    place = {node: number for number, component in enumerate(strong_components(graph)) for node in component}
    assert all(place[target] <= place[source] for source, targets in graph.items() for target in targets)


@given(GRAPHS)
def test_there_is_one_shortest_cycle_for_each_cyclic_component(graph: dict[str, list[str]]) -> None:
    found = cycles(graph)
    whole = digraph(graph)
    for cycle in found:
        assert len(set(cycle)) == len(cycle)
        assert all(target in graph[source] for source, target in zip(cycle, (*cycle[1:], cycle[0]), strict=True))
    cyclic = [
        component
        for component in nx.strongly_connected_components(whole)
        if len(component) > 1 or whole.has_edge(*[next(iter(component))] * 2)
    ]
    shortest = [min(len(one) for one in nx.simple_cycles(whole.subgraph(component))) for component in cyclic]
    assert sorted(map(len, found)) == sorted(shortest)


def test_cycle_begins_with_the_node_named_first() -> None:
    graph = {"x": ["c"], "b": ["c"], "c": ["a"], "a": ["b"], "d": ["d"]}
    assert cycles(graph) == (("b", "c", "a"), ("d",))


def test_graph_without_cycle_has_none() -> None:
    assert cycles({"a": ["b", "c"], "b": ["c"]}) == ()


def test_very_deep_graph_is_no_problem() -> None:
    graph = {f"n{number}": [f"n{number + 1}"] for number in range(50_000)} | {"n50000": ["n0"]}
    assert len(cycles(graph)[0]) == 50_001
