"""`at`: one definition, one instance a member, groups in groups, and what one member has otherwise."""

from textwrap import dedent

from archtool.blueprints.application import System
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

ORGANISATIONS = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
  P2: {name: 二期, order: 2, start_month: 13, end_month: 24}
organisations:
  org.all: 全部医院
  org.city: {name: 市级, member_of: [all]}
  org.county: {name: 县级, member_of: [all]}
  org.h1: {name: 一院, member_of: [city]}
  org.h2: {name: 二院, member_of: [city]}
  org.h3: {name: 县院, member_of: [county]}
  org.alone: 指挥中心
"""


def read(text: str) -> Architecture:
    reading = read_texts({"a.yaml": ORGANISATIONS, "b.yaml": dedent(text)})
    assert [str(one) for one in reading.diagnostics] == []
    assert reading.architecture is not None
    return reading.architecture


def standing(graph: Architecture) -> dict[str, tuple[str | None, str | None, str]]:
    """Return status, phase and cost of the system's instance at each organisation."""
    found: dict[str, tuple[str | None, str | None, str]] = {}
    for instance in graph.instances("sys.his"):
        assert isinstance(instance.element, System)
        found[instance.organisation] = (
            instance.element.status,
            instance.element.from_phase,
            str(instance.element.cost),
        )
    return found


def test_without_at_there_are_no_instances() -> None:
    assert read("systems: {sys.his: 医院信息系统}").instances("sys.his") == ()


def test_a_group_stands_for_its_members_through_groups_in_groups_in_source_order() -> None:
    graph = read("systems: {sys.his: {name: 医院信息系统, at: [alone, all]}}")
    assert [one.organisation for one in graph.instances("sys.his")] == ["org.h1", "org.h2", "org.h3", "org.alone"]
    assert graph.instances("sys.his")[0].id == "sys.his@org.h1"


def test_an_organisation_in_two_groups_has_one_instance() -> None:
    graph = read("systems: {sys.his: {name: 医院信息系统, at: [all, city, h1]}}")
    assert [one.organisation for one in graph.instances("sys.his")] == ["org.h1", "org.h2", "org.h3"]


def test_what_names_fewer_overrides_what_names_more_in_whatever_order_it_is_written() -> None:
    keys = ["h1: {status: keep}", "city: {status: upgrade, cost: 5 万元}", "all: {status: replace, from: P2}"]
    for some in (keys, keys[::-1]):
        graph = read(
            f"systems: {{sys.his: {{name: 医院信息系统, status: build, cost: 9 万元, at: {{{', '.join(some)}}}}}}}"
        )
        assert standing(graph) == {
            "org.h1": ("keep", "P2", "5 万元"),
            "org.h2": ("upgrade", "P2", "5 万元"),
            "org.h3": ("replace", "P2", "9 万元"),
        }


def test_a_member_overrides_a_group_of_one() -> None:
    graph = read("systems: {sys.his: {name: 医院信息系统, at: {h3: {status: keep}, county: {status: build}}}}")
    assert standing(graph)["org.h3"][0] == "keep"


def test_overrides_of_several_files_add_up() -> None:
    graph = read(
        """\
        systems: {sys.his: {name: 医院信息系统, status: build, at: [all]}}
        organisations: {org.h2: {hosts_instance: {sys.his: {cost: 3 万元}}}}
        """
    )
    assert standing(graph)["org.h2"] == ("build", None, "3 万元")
    assert standing(graph)["org.h1"] == ("build", None, "None")


def test_the_definition_itself_keeps_its_own_facts() -> None:
    graph = read("systems: {sys.his: {name: 医院信息系统, status: build, at: {h1: {status: keep}}}}")
    assert graph["sys.his"].status == "build"


def test_groups_that_contain_each_other_do_not_hang_the_reader() -> None:
    graph = read(
        """\
        organisations: {org.x: {name: 甲组, member_of: [y]}, org.y: {name: 乙组, member_of: [x, x]}}
        systems: {sys.his: {name: 医院信息系统, at: [x]}}
        """
    )
    assert graph.instances("sys.his") == ()
