"""The architecture as a networkx graph, for notebooks and for algorithms that networkx already has."""

from typing import TYPE_CHECKING

from archtool.model.architecture import Architecture

if TYPE_CHECKING:
    # networkx takes a quarter of a second to import; only those who ask for the graph pay for it.
    from networkx import MultiDiGraph


def to_networkx(architecture: Architecture) -> "MultiDiGraph[str]":
    """Return a frozen multigraph: nodes are ids with `kind`, `name`, `blueprint`; edges carry `kind` as key."""
    import networkx

    graph: MultiDiGraph[str] = networkx.MultiDiGraph()
    for element in architecture.elements:
        info = element.info
        graph.add_node(element.id, kind=info.name, name=element.title(), blueprint=info.blueprint.value)
    for edge in architecture.relationships:
        graph.add_edge(edge.source, edge.target, key=edge.kind.name, kind=edge.kind.name)
    networkx.freeze(graph)  # pyright: ignore[reportUnknownMemberType] - the stubs leave its result open
    return graph
