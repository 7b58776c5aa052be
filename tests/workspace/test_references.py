"""References: whole and short ids, keys from either end, single relationships, elements inside others."""

import re
from textwrap import dedent

import pytest

from archtool.blueprints.relationships import (
    CREATES,
    DEPENDS_ON,
    FUNCTION_OF,
    MEMBER_OF,
    PART_OF,
    PERMITS_FLOW_TO,
    PROVIDER,
    READS,
)
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Diagnostic
from archtool.workspace.reading import read_texts

CONTEXT = """\
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 12}}
organisations: {org.one: 甲院, org.two: 乙院}
data_entities: {data.x: {name: 子, class: master}, data.person-index: {name: 主索引, class: master}}
standards: {std.one: 标准}
"""


def read(text: str) -> Architecture:
    reading = read_texts({"a.yaml": dedent(text), "z.yaml": CONTEXT})
    assert [str(one) for one in reading.diagnostics] == []
    assert reading.architecture is not None
    return reading.architecture


def wrong_at(text: str, *codes: str) -> tuple[Diagnostic, ...]:
    """Assert that a text is wrong with these codes exactly where it has carets, and return what is wrong."""
    carets: list[tuple[str, int, int]] = []
    for number, line in enumerate(dedent(text).splitlines(), start=1):
        columns = [place.start() - index + 1 for index, place in enumerate(re.finditer(r"\^", line))]
        carets += [("a.yaml", number, column) for column in columns]
    found = problems(text.replace("^", ""))
    assert [(one.span.path, one.span.line, one.span.column) for one in found] == carets
    assert tuple(one.code for one in found) == codes
    return found


def problems(text: str) -> tuple[Diagnostic, ...]:
    reading = read_texts({"a.yaml": dedent(text), "z.yaml": CONTEXT})
    assert reading.architecture is None
    return reading.diagnostics


@pytest.mark.parametrize(
    "written", ["x", "data.x", "[x]", "[data.x]", "{x: }", "{data.x: {}}", "{x: {frequency: 实时}}", "[x, data.x]"]
)
def test_one_id_a_list_or_a_mapping_mean_the_same_with_and_without_prefix(written: str) -> None:
    assert read(f"systems: {{sys.a: {{name: 甲, reads: {written}}}}}").targets("sys.a", READS) == ("data.x",)


def test_nothing_written_is_no_relationship() -> None:
    graph = read("systems: {sys.a: {name: 甲, reads: , creates: [], depends_on: {}, updates: ~}}")
    assert graph.outgoing("sys.a") == ()


def test_a_prefix_may_be_left_out_only_where_all_admitted_kinds_share_it() -> None:
    wrong_at("systems: {sys.a: {name: 甲, depends_on: [^b]}, sys.b: 乙}", "STR01")
    wrong_at("data_entities: {data.y: {name: 丑, class: master, master: ^a}}\nsystems: {sys.a: 甲}", "STR01")
    read("systems: {sys.a: {name: 甲, part_of: b}}\nsystem_groups: {sys.b: 乙}")


def test_an_id_that_happens_to_match_in_full_is_taken_before_a_short_one() -> None:
    graph = read(
        "clauses: {one: 条款, std.one: }\n".replace(", std.one: ", "") + "systems: {sys.a: {name: 甲, clauses: one}}"
    )
    assert [edge.target for edge in graph.outgoing("sys.a")] == ["one"]


def test_a_relationship_may_be_written_from_either_end() -> None:
    graph = read(
        """\
        systems:
          sys.a: {name: 甲, creates: [x], parts: [sys.m]}
          sys.b: {name: 乙, required_by: [sys.a]}
        modules: {sys.m: 模块}
        data_entities: {data.person-index: {read_by: {sys.a: {frequency: 实时}}}}
        organisations: {org.group: {name: 集团, members: [one, two]}}
        """
    )
    assert graph.targets("sys.a", CREATES) == ("data.x",)
    assert graph.targets("sys.a", DEPENDS_ON) == ("sys.b",)
    assert graph.targets("sys.m", PART_OF) == ("sys.a",)
    assert graph.targets("sys.a", READS) == ("data.person-index",)
    assert graph.sources("org.group", MEMBER_OF) == ("org.one", "org.two")


def test_a_relationship_written_from_both_ends_stands_once() -> None:
    graph = read(
        "systems: {sys.a: {name: 甲, reads: {x: {frequency: 实时}}}}\n"
        "data_entities: {data.x: {read_by: {sys.a: {frequency: 实时}}}}"
    )
    assert len(graph.incoming("data.x", READS)) == 1


def test_a_single_relationship_has_one_target_however_it_is_written() -> None:
    wrong_at("systems: {sys.a: {name: 甲, owner: [one, ^two]}}", "SRC016")
    (one,) = wrong_at("systems: {sys.a: {name: 甲, owner: one}}\norganisations: {org.two: {owns: [^sys.a]}}", "SRC016")
    assert str(one.related[0].span) == "a.yaml:1:35"


def test_fields_that_are_references_are_written_in_full_and_followed() -> None:
    zones = "zones: {{inf.a: {{name: 甲域, permits_flow_to: {{inf.b: {{controls: [{}]}}}}}}, inf.b: 乙域}}"
    read(f"{zones.format('inf.fw')}\nsecurity_devices: {{inf.fw: 防火墙}}")
    wrong_at(zones.format("^inf.fw"), "STR01")
    wrong_at(zones.format("^inf.b"), "STR03")
    wrong_at("systems: {sys.a: {name: 甲, from: ^P2}}", "STR01")
    wrong_at("systems: {sys.a: {name: 甲, from: ^org.one}}", "STR03")
    flow = "flows: {{flow.f: {{name: 流程, lanes: [{{key: a, name: 甲}}], steps: [{{lane: a, action: 办, {}}}]}}}}"
    wrong_at(flow.format("system: ^sys.zz"), "STR01")
    wrong_at(flow.format("data: [data.x, ^data.zz]"), "STR01")


def test_a_key_is_what_authors_write_and_not_the_name_of_a_field() -> None:
    wrong_at("systems: {sys.a: {name: 甲, ^from_phase: P1}}", "SRC013")
    wrong_at("systems: {sys.a: {name: 甲, reads: {x: {^from_phase: P9}}}}", "SRC013")
    wrong_at("data_entities: {^data.y: {name: 丑, ^data_class: master}}", "SRC015", "SRC013")


def test_a_reference_in_two_files_is_followed_in_both() -> None:
    texts = {"a.yaml": "systems: {sys.a: {name: 甲, from: P2}}", "b.yaml": "systems: {sys.a: {from: P2}}"}
    found = read_texts(texts).diagnostics
    assert [(one.code, one.span.path) for one in found] == [("STR01", "a.yaml"), ("STR01", "b.yaml")]


@pytest.mark.parametrize(
    ("written", "guess"),
    [("persn-index", "person-index"), ("data.persn-index", "data.person-index"), ("Person_Index", "person-index")],
)
def test_the_nearest_id_is_offered_as_it_was_written_short_or_whole(written: str, guess: str) -> None:
    (one,) = problems(f"systems: {{sys.a: {{name: 甲, reads: [{written}]}}}}")
    assert one.hint is not None
    assert (one.hint.in_language("en"), one.hint.in_language("zh")) == (
        f"did you mean '{guess}'?",
        f"是否想写“{guess}”？",
    )


def test_thousands_of_broken_references_are_told_quickly() -> None:
    ids = ", ".join(f"missing-{number}" for number in range(3000))
    entities = "\n".join(f"  data.missing{number}: {{name: 数据, class: master}}" for number in range(3000))
    found = problems(f"systems: {{sys.a: {{name: 甲, reads: [{ids}]}}}}\ndata_entities:\n{entities}\n")
    assert len(found) == 3000
    assert all(one.hint for one in found)


def test_functions_are_written_inside_their_system_and_named_after_it() -> None:
    graph = read(
        """\
        systems:
          sys.emr:
            name: 电子病历
            functions:
              note: 门诊病历
              sign: {name: {zh: 签名, en: Signature}, basis: client}
              template: {zh: 模板, en: Templates}
        """
    )
    assert graph.sources("sys.emr", FUNCTION_OF) == ("fn.emr.note", "fn.emr.sign", "fn.emr.template")
    assert [graph[element].title("en") for element in graph.sources("sys.emr", FUNCTION_OF)] == [
        "门诊病历",
        "Signature",
        "Templates",
    ]
    assert str(graph.span("fn.emr.sign")) == "a.yaml:6:7"


def test_functions_of_one_system_may_come_from_several_files() -> None:
    texts = {
        "a.yaml": "systems: {sys.emr: {name: 病历, functions: {note: 门诊病历}}}",
        "b.yaml": "systems: {sys.emr: {functions: {note: {basis: client}, sign: 签名}}}",
        "c.yaml": "functions: {fn.emr.sign: {description: 手写签名, function_of: sys.emr}}",
    }
    reading = read_texts(texts)
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    assert reading.architecture.sources("sys.emr", FUNCTION_OF) == ("fn.emr.note", "fn.emr.sign")


def test_a_function_belongs_to_one_system() -> None:
    found = problems(
        "systems: {sys.a: {name: 甲, functions: {f: 功能}}, sys.b: 乙}\nfunctions: {fn.a.f: {function_of: sys.b}}"
    )
    assert [one.code for one in found] == ["SRC016"]


def test_an_element_may_be_its_name_alone_in_one_language_or_in_several() -> None:
    graph = read("systems: {sys.a: 甲, sys.b: {zh: 乙, en: B}, sys.c: '7'}")
    assert [graph[element].title("en") for element in ("sys.a", "sys.b", "sys.c")] == ["甲", "B", "7"]


def test_a_key_of_two_letters_is_not_taken_for_a_language() -> None:
    graph = read("systems: {sys.a: {name: 甲, at: one}}")
    texts = {"a.yaml": "systems: {sys.a: 甲}", "b.yaml": "systems: {sys.a: {at: one}}", "z.yaml": CONTEXT}
    reading = read_texts(texts)
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    assert [one.id for one in reading.architecture.instances("sys.a")] == ["sys.a@org.one"]
    assert graph.instances("sys.a") == reading.architecture.instances("sys.a")


def test_interfaces_say_who_provides_them() -> None:
    graph = read("systems: {sys.a: 甲}\ninterfaces: {if.i: {name: 接口, provider: sys.a}}")
    assert graph.target("if.i", PROVIDER) == "sys.a"
    assert read("zones: {inf.a: {name: 甲域, permits_flow_to: [b]}, inf.b: 乙域}").targets(
        "inf.a", PERMITS_FLOW_TO
    ) == ("inf.b",)
