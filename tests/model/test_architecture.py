"""The graph: indexes by id, kind and blueprint, relationships in both directions, places of every fact."""

from textwrap import dedent

import pytest

from archtool.blueprints.application import Module, System
from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CREATES, DEPENDS_ON, PART_OF, READS
from archtool.model.architecture import Architecture
from archtool.model.kind import Blueprint
from archtool.workspace.reading import read_texts

TEXTS = {
    "a.yaml": dedent(
        """\
        systems:
          sys.b: {name: 乙, creates: [y], depends_on: [sys.a], reads: [x]}
          sys.a:
            name: 甲
            creates: [x]
        modules:
          sys.m: {name: 模块, part_of: sys.a}
        """
    ),
    "b.yaml": "data_entities: {data.x: {name: 子, class: master}, data.y: {name: 丑, class: master}}\n"
    "systems: {sys.a: {name: 甲}}\n",
}


@pytest.fixture(scope="module")
def graph() -> Architecture:
    reading = read_texts(TEXTS)
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_elements_are_found_by_id_class_and_blueprint_in_source_order(graph: Architecture) -> None:
    assert [element.id for element in graph.elements] == ["sys.b", "sys.a", "sys.m", "data.x", "data.y"]
    assert [system.id for system in graph.of(System)] == ["sys.b", "sys.a"]
    assert [one.id for one in (*graph.of(Module), *graph.of(System))] == ["sys.m", "sys.b", "sys.a"]
    assert [element.id for element in graph.of_blueprint(Blueprint.DATA)] == ["data.x", "data.y"]
    assert graph["sys.a"].title() == "甲"
    assert "sys.a" in graph
    assert graph.get("sys.z") is None
    with pytest.raises(KeyError):
        graph["sys.z"]


def test_relationships_are_followed_in_both_directions(graph: Architecture) -> None:
    assert graph.targets("sys.b", READS) == ("data.x",)
    assert graph.sources("data.x", READS) == ("sys.b",)
    assert graph.sources("data.x", CREATES) == ("sys.a",)
    assert graph.sources("sys.a", PART_OF) == ("sys.m",)
    assert graph.target("sys.m", PART_OF) == "sys.a"
    assert graph.target("sys.a", PART_OF) is None
    assert graph.targets("sys.a", DEPENDS_ON) == ()
    assert graph.outgoing("nobody") == graph.incoming("nobody", READS) == ()


def test_all_relationships_of_an_element_come_in_source_order(graph: Architecture) -> None:
    assert [(edge.kind.name, edge.target) for edge in graph.outgoing("sys.b")] == [
        ("creates", "data.y"),
        ("depends_on", "sys.a"),
        ("reads", "data.x"),
    ]
    assert [edge.source for edge in graph.incoming("sys.a")] == ["sys.b", "sys.m"]


def test_every_fact_knows_all_places_where_it_is_written(graph: Architecture) -> None:
    assert [str(span) for span in graph.spans("sys.a", "name")] == ["a.yaml:4:5", "b.yaml:2:19"]
    assert [str(span) for span in graph.spans("sys.a")] == ["a.yaml:3:3", "b.yaml:2:11"]
    assert str(graph.span("sys.a", "cost")) == "a.yaml:3:3"
    (edge,) = graph.outgoing("sys.b", DEPENDS_ON)
    assert str(edge.origin.span) == "a.yaml:2:47"


def test_asking_changes_nothing(graph: Architecture) -> None:
    assert graph.outgoing("sys.b", READS) == graph.outgoing("sys.b", READS)
    assert graph.with_instances({}).outgoing("sys.b", READS) == graph.outgoing("sys.b", READS)
    assert [entity.id for entity in graph.with_instances({}).of(DataEntity)] == ["data.x", "data.y"]


def test_what_follows_from_the_graph_is_worked_out_once_for_each_slice(graph: Architecture) -> None:
    asked: list[Architecture] = []

    def count(architecture: Architecture) -> int:
        asked.append(architecture)
        return len(architecture.elements)

    assert graph.derived(count) == graph.derived(count) == len(graph.elements)
    part = graph.slice("as-is")
    assert part.derived(count) == len(part.elements)
    assert asked == [graph, part]
