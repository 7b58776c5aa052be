"""What depends on an element, and by which chain."""

import pytest

from archtool.analysis.impact import affected_by, chain, is_soft
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

TEXT = """
organisations: {org.a: 甲}
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 6}}
system_groups: {sys.g: 群}
systems:
  sys.index: {name: 索引, part_of: sys.g, creates: [person], hosted_on: [inf.pool], functions: {match: 匹配}}
  sys.record: {name: 档案, depends_on: [sys.index], creates: [record], part_of: sys.g}
  sys.app: {name: 应用, reads: {data.record: {additive: true}}}
  sys.lab: {name: 检验, reads: [person]}
  sys.bus: {name: 总线}
  sys.soft: {name: 软, depends_on: {sys.app: {strength: soft}}}
  sys.late: {name: 后, }
  sys.user: {name: 群的使用者, depends_on: [sys.g]}
data_entities:
  data.person: {name: 人, class: master}
  data.record: {name: 档, class: shared}
interfaces:
  if.person: {name: 查询, provider: sys.index, consumer: [sys.lab, sys.bus], via: sys.bus, carries: [person]}
resource_pools: {inf.pool: {name: 池, located_at: inf.centre}}
centres: {inf.centre: 中心}
dependency_rules: {dep.1: {name: 规则, first: [sys.index], then: [sys.late], strength: soft}}
"""


@pytest.fixture(scope="module")
def architecture() -> Architecture:
    reading = read_texts({"a.yaml": TEXT})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


def test_what_depends_is_found_nearest_first(architecture: Architecture) -> None:
    found = affected_by(architecture, "sys.index")
    distances = {element: one.distance for element, one in found.items()}
    assert distances == {
        "sys.record": 1, "fn.index.match": 1, "data.person": 1, "sys.lab": 1, "if.person": 1, "sys.bus": 1,
        "sys.late": 1, "sys.g": 1, "data.record": 2, "sys.app": 2, "sys.user": 2, "sys.soft": 3,
    }  # fmt: skip
    assert list(distances.values()) == sorted(distances.values())


def test_data_and_interfaces_and_rules_stand_between(architecture: Architecture) -> None:
    found = affected_by(architecture, "sys.index")
    assert found["sys.lab"].step.through == "data.person"
    assert found["sys.bus"].step.through == "if.person"
    assert found["sys.late"].step.through == "dep.1"
    assert found["sys.record"].step.through is None


def test_the_chain_leads_from_the_start(architecture: Architecture) -> None:
    found = affected_by(architecture, "inf.centre")
    ends = [(step.source, step.target, step.edge.kind.name) for step in chain(found, "sys.app")]
    assert ends == [
        ("inf.centre", "inf.pool", "located_at"),
        ("inf.pool", "sys.index", "hosted_on"),
        ("sys.index", "sys.record", "depends_on"),
        ("sys.record", "sys.app", "reads"),
    ]


def test_a_gateway_carries_both_ends(architecture: Architecture) -> None:
    found = affected_by(architecture, "sys.bus", depth=1)
    assert set(found) == {"if.person", "sys.index", "sys.lab"}


def test_a_consumer_touches_its_interface_and_nothing_behind_it(architecture: Architecture) -> None:
    assert set(affected_by(architecture, "sys.lab")) == {"if.person"}


def test_a_whole_starts_with_all_its_parts(architecture: Architecture) -> None:
    found = affected_by(architecture, "sys.g", depth=1)
    assert "sys.record" not in found
    assert found["sys.user"].distance == 1
    assert found["sys.app"].step.source == "sys.record"


def test_soft_reasons_are_told_apart(architecture: Architecture) -> None:
    found = affected_by(architecture, "sys.index")
    soft = {element for element, one in found.items() if is_soft(architecture, one.step)}
    assert soft == {"sys.app", "sys.soft", "sys.late"}


def test_depth_cuts(architecture: Architecture) -> None:
    assert affected_by(architecture, "sys.index", depth=0) == {}
    assert max(one.distance for one in affected_by(architecture, "sys.index", depth=2).values()) == 2


def test_an_unknown_element_is_an_error(architecture: Architecture) -> None:
    with pytest.raises(KeyError):
        affected_by(architecture, "sys.nobody")
