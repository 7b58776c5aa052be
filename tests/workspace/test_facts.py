"""One id in several files: facts add up, the same twice is fine, contradictions show both places, defaults give way."""

from textwrap import dedent

import pytest

from archtool.blueprints.application import System
from archtool.blueprints.relationships import HOSTED_ON, OWNER, READS, ReadProperties
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.source.diagnostic import Diagnostic
from archtool.workspace.reading import read_texts

CONTEXT = {
    "z.yaml": dedent(
        """\
        phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 12}}
        organisations: {org.one: 甲院, org.two: 乙院}
        data_entities: {data.x: {name: 子, class: master}}
        resource_pools: {inf.pool-one: 甲池, inf.pool-two: 乙池}
        systems: {sys.other: 其他}
        """
    )
}

QUOTES = {"zh": "“”", "en": "''"}


def read(**files: str) -> Architecture:
    reading = read_texts({**CONTEXT, **{f"{name}.yaml": dedent(text) for name, text in files.items()}})
    assert [str(one) for one in reading.diagnostics] == []
    assert reading.architecture is not None
    return reading.architecture


def wrong(**files: str) -> tuple[Diagnostic, ...]:
    reading = read_texts({**CONTEXT, **{f"{name}.yaml": dedent(text) for name, text in files.items()}})
    assert reading.architecture is None
    return reading.diagnostics


def system(graph: Architecture, element: str = "sys.a") -> System:
    found = graph[element]
    assert isinstance(found, System)
    return found


def test_disjoint_facts_of_several_files_add_up() -> None:
    graph = read(
        a="systems: {sys.a: {name: 甲, cost: 850 万元}}",
        b="systems: {sys.a: {status: build, hosted_on: [inf.pool-one]}}",
        c="systems: {sys.a: {owner: one, hosted_on: inf.pool-two}}",
    )
    assert str(system(graph).cost) == "850 万元"
    assert system(graph).status == "build"
    assert graph.targets("sys.a", HOSTED_ON) == ("inf.pool-one", "inf.pool-two")
    assert graph.target("sys.a", OWNER) == "org.one"


def test_identical_facts_are_tolerated() -> None:
    graph = read(
        a="systems: {sys.a: {name: {zh: 甲, en: A}, cost: 850 万元, reads: [x], owner: one}}",
        b="systems: {sys.a: {name: {en: A, zh: 甲}, cost: 850 万元, reads: [data.x, x], owner: org.one}}",
    )
    assert graph.targets("sys.a", READS) == ("data.x",)
    assert graph.target("sys.a", OWNER) == "org.one"


def test_values_of_several_parts_merge_part_by_part() -> None:
    graph = read(
        a="systems: {sys.a: {name: {zh: 甲}, needs: {cpu: 8 vCPU}}}",
        b="systems: {sys.a: {name: {en: A}, needs: {memory: 32 GB, cpu: 8 vCPU}}}",
    )
    assert system(graph).title("en") == "A"
    assert system(graph).title("zh") == "甲"
    needs = system(graph).needs
    assert needs is not None
    assert (str(needs.cpu), str(needs.memory)) == ("8 vCPU", "32 GB")


@pytest.mark.parametrize(
    ("first", "second", "key"),
    [
        ("{name: ^甲}", "{name: ^乙}", "name"),
        ("{name: ^{zh: 甲}}", "{name: ^{zh: 乙}}", "name"),
        ("{name: 甲, cost: ^850 万元}", "{cost: ^851 万元}", "cost"),
        ("{name: 甲, needs: ^{cpu: 1 vCPU}}", "{needs: ^{cpu: 2 vCPU}}", "needs"),
        ("{name: 甲, owner: ^one}", "{owner: ^two}", "owner"),
        ("{name: 甲, assumed: ^[cost]}", "{assumed: ^[status]}", "assumed"),
    ],
)
def test_contradictory_facts_show_both_places(first: str, second: str, key: str) -> None:
    lines = [f"systems: {{sys.a: {body}}}" for body in (first, second)]
    there, here = (line.index("^") + 1 for line in lines)
    (one,) = wrong(a=lines[0].replace("^", ""), b=lines[1].replace("^", ""))
    assert one.code == "SRC016"
    assert (str(one.span), str(one.related[0].span)) == (f"b.yaml:1:{here}", f"a.yaml:1:{there}")
    assert all(f"{quote[0]}{key}{quote[1]}" in one.message.in_language(language) for language, quote in QUOTES.items())
    assert one.hint is not None


def test_one_relationship_in_two_files_gathers_its_properties() -> None:
    graph = read(
        a="systems: {sys.a: {name: 甲, reads: {x: {frequency: 实时}}}}",
        b="systems: {sys.a: {reads: {x: {measure: 手工导入, frequency: 实时}}}}",
        c="data_entities: {data.x: {read_by: {sys.a: {additive: true}}}}",
    )
    (edge,) = graph.outgoing("sys.a", READS)
    assert isinstance(edge.properties, ReadProperties)
    assert (str(edge.properties.frequency), str(edge.properties.measure)) == ("实时", "手工导入")
    assert edge.properties.additive


def test_properties_of_one_relationship_may_not_contradict_each_other() -> None:
    (one,) = wrong(
        a="systems: {sys.a: {name: 甲, reads: {x: {frequency: 实时}}}}",
        b="systems: {sys.a: {reads: {x: {frequency: 每日}}}}",
    )
    assert (one.code, str(one.span)) == ("SRC016", "b.yaml:1:27")
    assert str(one.related[0].span) == "a.yaml:1:36"
    assert one.hint is not None


def test_a_value_that_is_wrong_in_the_second_file_is_shown_there() -> None:
    (one,) = wrong(
        a="systems: {sys.a: {name: 甲, needs: {cpu: 8 vCPU}}}",
        b="systems: {sys.a: {needs: {memory: 32}}}",
    )
    assert (one.code, str(one.span)) == ("SRC014", "b.yaml:1:35")


def test_what_a_file_says_for_all_gives_way_to_what_is_said_of_one() -> None:
    graph = read(
        a="""\
        defaults: {systems: {status: build, hosted_on: inf.pool-one, cost: 10 万元}}
        systems:
          sys.a: {name: 甲, status: keep}
          sys.b: {name: 乙, hosted_on: inf.pool-two, cost: 20 万元}
        """
    )
    assert (system(graph).status, system(graph, "sys.b").status) == ("keep", "build")
    assert (str(system(graph).cost), str(system(graph, "sys.b").cost)) == ("10 万元", "20 万元")
    assert graph.targets("sys.a", HOSTED_ON) == ("inf.pool-one",)
    assert graph.targets("sys.b", HOSTED_ON) == ("inf.pool-two",)


@pytest.mark.parametrize("order", [("a", "b"), ("b", "a")])
def test_an_explicit_fact_wins_over_a_default_of_another_file_whichever_is_read_first(order: tuple[str, str]) -> None:
    general, particular = order
    graph = read(
        **{
            general: "defaults: {systems: {status: build, hosted_on: inf.pool-one}}\nsystems: {sys.a: {name: 甲}}",
            particular: "systems: {sys.a: {status: keep, hosted_on: inf.pool-two}}",
        }
    )
    assert system(graph).status == "keep"
    assert graph.targets("sys.a", HOSTED_ON) == ("inf.pool-two",)


def test_defaults_hold_for_their_own_file_and_their_own_kind() -> None:
    graph = read(
        a="defaults: {systems: {status: build}}\nsystems: {sys.a: 甲}\nmodules: {sys.m: 模块}",
        b="systems: {sys.b: 乙}",
    )
    assert [system(graph).status, graph["sys.m"].status, system(graph, "sys.b").status] == ["build", None, None]


def test_defaults_of_two_files_that_contradict_each_other_are_shown() -> None:
    (one,) = wrong(
        a="defaults: {systems: {status: build}}\nsystems: {sys.a: 甲}",
        b="defaults: {systems: {status: keep}}\nsystems: {sys.a: {name: 甲, owner: one}}",
    )
    assert (one.code, str(one.span), str(one.related[0].span)) == ("SRC016", "b.yaml:1:30", "a.yaml:1:30")


def test_defaults_reach_elements_written_inside_others() -> None:
    graph = read(
        a="""\
        defaults: {functions: {basis: assumption}}
        systems:
          sys.a: {name: 甲, functions: {note: 门诊病历, sign: {name: 签名, basis: client}}}
        """
    )
    assert [graph["fn.a.note"].basis, graph["fn.a.sign"].basis] == ["assumption", "client"]


def test_a_wrong_default_is_reported_once() -> None:
    found = wrong(
        a="""\
        defaults: {systems: {status: built, from: P7, colour: red}}
        systems: {sys.a: 甲, sys.b: 乙, sys.c: 丙}
        """
    )
    assert [(one.code, one.span.line, one.span.column) for one in found] == [
        ("SRC014", 1, 30),
        ("STR01", 1, 43),
        ("SRC013", 1, 47),
    ]


def test_a_wrong_default_is_reported_even_where_no_element_takes_it() -> None:
    found = wrong(a="defaults: {systems: {colour: red}}\nmodules: {sys.m: 模块}")
    assert [(one.code, str(one.span)) for one in found] == [("SRC013", "a.yaml:1:22")]


def test_the_defaults_of_the_file_that_names_an_element_come_first() -> None:
    named = "defaults: {systems: {status: build, basis: client}}\nsystems: {sys.a: {name: 甲}}\n"
    added = "defaults: {systems: {status: keep}}\nsystems: {sys.a: {note: 乙}}\n"
    for files in ({"a.yaml": named, "b.yaml": added}, {"a.yaml": added, "b.yaml": named}):
        reading = read_texts(files)
        assert reading.architecture is not None, reading.diagnostics
        assert [system.status for system in reading.architecture.of(System)] == [Status.BUILD]


def test_elements_stand_where_they_are_named_whatever_an_earlier_file_adds() -> None:
    reading = read_texts(
        {
            "a.yaml": "systems:\n  sys.two: {status: build}\n  sys.one: {status: build}\n",
            "b.yaml": "systems:\n  sys.one: {name: 一}\n  sys.two: {name: 二}\n",
        }
    )
    assert reading.architecture is not None
    assert [element.id for element in reading.architecture.elements] == ["sys.one", "sys.two"]
    assert str(reading.architecture.span("sys.two")) == "b.yaml:3:3"
    assert [str(span) for span in reading.architecture.spans("sys.two")] == ["b.yaml:3:3", "a.yaml:2:3"]
