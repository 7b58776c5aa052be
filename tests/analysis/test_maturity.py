"""Standards with levels, and whom they bind."""

import pytest

from archtool.analysis.known_standards import LevelStandard, is_numbered, level_standard
from archtool.analysis.maturity import obligations, standards_behind
from archtool.blueprints.programme import Standard
from archtool.source.text import both
from archtool.workspace.reading import read_texts

MODEL = """
organisations:
  org.all: {name: 医院}
  org.a: {name: 甲医院, member_of: all}
  org.b: {name: 乙医院, member_of: all}
standards:
  std.emr: {name: 电子病历系统应用水平分级评价}
  std.ws445: {name: 基本数据集, number: WS 445-2014}
  std.wst500: {name: 共享文档, number: WS/T 500-2016}
targets:
  tg.emr: {name: 电子病历, level: 4级, conforms_to: [emr], applies_to: [org.all]}
  tg.mlps: {name: 等保, level: 三级, conforms_to: [emr]}
systems:
  sys.h: {name: 医院, reaches: [emr]}
  sys.a: {name: 病历, part_of: sys.h, creates: [record]}
  sys.r: {name: 区域}
data_entities:
  data.record: {name: 病历, class: business, conforms_to: [ws445]}
interfaces:
  if.up: {name: 上报, provider: sys.a, consumer: [sys.r], conforms_to: [wst500]}
"""


def test_groups_are_taken_apart_and_targets_of_systems_left_out() -> None:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    found = [(one.organisation, one.standard, one.target.id) for one in obligations(reading.architecture)]
    assert found == [("org.a", LevelStandard.EMR, "tg.emr"), ("org.b", LevelStandard.EMR, "tg.emr")]


def test_parts_data_and_interfaces_count_with_what_serves_a_target() -> None:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    assert [one.id for one in standards_behind(reading.architecture, "tg.emr")] == ["std.ws445", "std.wst500"]


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("区域全民健康信息互联互通标准化成熟度测评方案", LevelStandard.REGION),
        ("医院信息互联互通标准化成熟度测评方案", LevelStandard.INTEROPERABILITY),
        ("全国医院信息化建设标准与规范（试行）", LevelStandard.CONSTRUCTION),
        ("数据中心设计规范", None),
    ],
)
def test_programmes_are_known_by_name(name: str, known: LevelStandard | None) -> None:
    assert level_standard(Standard(id="std.one", name=both(name, "one"))) is known


@pytest.mark.parametrize(
    ("number", "is_it"), [("WS 445-2014", True), ("WS 445.2-2014", True), ("WS 4450-2014", False), (None, False)]
)
def test_numbers_are_compared_without_edition(number: str | None, is_it: bool) -> None:
    assert is_numbered(Standard(id="std.one", name=both("甲", "one"), number=number), "WS 445") is is_it
