"""The small analyses under the checks of data sharing."""

import pytest

from archtool.analysis.accountability import accountable
from archtool.analysis.data_names import plain_name
from archtool.analysis.data_paths import DataPaths
from archtool.analysis.distribution import undistributed
from archtool.analysis.freshness import Freshness, delivers, freshness
from archtool.analysis.localities import Localities
from archtool.analysis.phase import phase_numbers
from archtool.analysis.standing import standing
from archtool.blueprints.integration import Interface
from archtool.blueprints.relationships import CREATES
from archtool.model.architecture import Architecture
from archtool.source.text import Text
from archtool.workspace.reading import read_texts


def _architecture(text: str) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("实时", Freshness.REAL_TIME),
        ("准实时(≤5 min)", Freshness.MINUTES),
        ("分钟级", Freshness.MINUTES),
        ("T+1", Freshness.DAYS),
        ("每日", Freshness.DAYS),
        ("daily", Freshness.DAYS),
        ("出院后", Freshness.DAYS),
        ("每周", Freshness.WEEKS),
        ("每月", Freshness.MONTHS),
        ("每季", Freshness.QUARTERS),
        ("yearly", Freshness.YEARS),
        ("变更时", None),
        ("按需", None),
    ],
)
def test_words_say_how_fresh_data_are(written: str, expected: Freshness | None) -> None:
    assert freshness(Text.of(written)) is expected


@pytest.mark.parametrize(
    ("mode", "frequency", "expected"),
    [
        ("batch", "实时", Freshness.DAYS),
        ("file", "每年", Freshness.YEARS),
        ("push", None, Freshness.REAL_TIME),
        ("query", "每日", Freshness.DAYS),
    ],
)
def test_batches_are_a_day_old_at_best(mode: str, frequency: str | None, expected: Freshness) -> None:
    facts = {"id": "if.a", "name": "接口", "mode": mode} | ({"frequency": frequency} if frequency else {})
    assert delivers(Interface.model_validate(facts)) is expected


def test_plain_names_lose_what_adds_nothing() -> None:
    assert plain_name("统一药品信息", ("统一", "信息"), {}) == "药品"
    assert plain_name("患者 (档案)", (), {"患者": "病人"}) == "病人档案"
    assert plain_name("数据", ("数据",), {}) == "数据"


def test_system_belongs_to_its_owner_else_to_that_of_its_whole_else_of_its_data() -> None:
    architecture = _architecture("""
organisations:
  org.a: {name: 甲}
  org.b: {name: 乙}
  org.c: {name: 丙}
system_groups:
  sys.suite: {name: 系统群, owner: org.b, parts: [sys.part]}
systems:
  sys.own: {name: 自有, owner: org.a}
  sys.part: {name: 组成}
  sys.maker: {name: 产生, creates: [d]}
  sys.nobody: {name: 无主}
external_systems:
  ext.x: {name: 外部, level: municipal, operated_by: org.c}
data_entities:
  data.d: {name: 数据, class: business, owner: org.a}
""")
    localities = Localities(architecture)
    found = {
        one: accountable(architecture, localities, one)
        for one in ("sys.own", "sys.part", "sys.maker", "sys.nobody", "ext.x")
    }
    assert found == {
        "sys.own": {"org.a"}, "sys.part": {"org.b"}, "sys.maker": {"org.a"}, "sys.nobody": frozenset(),
        "ext.x": {"org.c"},
    }  # fmt: skip


def test_local_is_what_the_innermost_group_of_either_holds() -> None:
    architecture = _architecture("""
system_groups:
  sys.field: {name: 领域, parts: [sys.suite, sys.other]}
  sys.suite: {name: 系统群, parts: [sys.a, sys.inner]}
  sys.inner: {name: 子群, parts: [sys.b]}
  sys.other: {name: 另一群, parts: [sys.c]}
systems:
  sys.a: {name: 甲}
  sys.b: {name: 乙}
  sys.c: {name: 丙}
  sys.alone: {name: 单独}
modules:
  sys.a-1: {name: 模块一, part_of: sys.a}
  sys.a-2: {name: 模块二, part_of: sys.a}
""")
    local = Localities(architecture)
    assert local.shared("sys.a-1", ["sys.a-2"]) == "sys.a"
    assert local.shared("sys.a", ["sys.b"]) == "sys.suite"
    assert local.shared("sys.b", ["sys.a-1"]) == "sys.suite"
    assert local.shared("sys.a", ["sys.c"]) is None
    assert local.shared("sys.alone", ["sys.a"]) is None
    assert local.home("sys.alone") == "sys.alone"
    assert local.is_group("sys.inner") and not local.is_group("sys.a")


def test_lot_is_served_once_one_of_its_systems_is() -> None:
    architecture = _architecture("""
subprojects:
  SP-1: {name: 基座}
  SP-2: {name: 医院}
  SP-3: {name: 运营}
systems:
  sys.master: {name: 目录, subproject: SP-1, creates: [m]}
  sys.first: {name: 药房, subproject: SP-2, reads: [m]}
  sys.second: {name: 医生站, subproject: SP-2, reads: [m]}
  sys.third: {name: 成本, subproject: SP-3, reads: [m]}
  sys.free: {name: 未分配, reads: [m]}
interfaces:
  if.m: {name: 分发, provider: sys.master, consumer: sys.first, carries: [m]}
data_entities:
  data.m: {name: 目录, class: master}
""")
    found = undistributed(architecture, DataPaths(architecture))
    assert {pair: [edge.source for edge in edges] for pair, edges in found.items()} == {
        ("data.m", "SP-3"): ["sys.third"]
    }


def test_relationship_stands_from_its_source_on_to_its_own_end() -> None:
    architecture = _architecture("""
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
  P2: {name: 二期, order: 2, start_month: 13, end_month: 24}
systems:
  sys.old: {name: 旧, status: keep, creates: {data.d: {until: P2}}}
  sys.new: {name: 新, from: P2, creates: [d]}
data_entities:
  data.d: {name: 数据, class: business}
""")
    edges, numbers = architecture.incoming("data.d", CREATES), phase_numbers(architecture)
    stands = [[edge.source for edge in standing(architecture, edges, numbers, moment)] for moment in range(3)]
    assert stands == [["sys.old"], ["sys.old"], ["sys.new"]]
