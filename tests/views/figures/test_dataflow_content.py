"""What data flows show: interfaces gathered by their ends and by how data travel, and what is not drawn."""

import pytest

from archtool.model.architecture import Architecture
from archtool.views.figures.dataflow import DataflowView, Delivery
from archtool.views.figures.dataflow_content import build
from archtool.workspace.reading import read_texts

SMALL = """
system_groups: {sys.g: {name: 医院}, sys.h: {name: 基座}}
systems:
  sys.a: {name: 门诊系统(HIS), part_of: sys.g}
  sys.b: {name: 主索引, part_of: sys.h}
  sys.c: {name: 报表, part_of: sys.g}
external_systems: {ext.p: {name: 省平台, level: provincial}}
data_entities:
  data.i: {name: {zh: 主索引, en: Index}, class: master}
  data.j: {name: 就诊, class: business}
  data.k: {name: 处方, class: business}
  data.l: {name: 费用, class: business}
interfaces:
  if.a: {name: 甲, provider: sys.a, consumer: sys.b, carries: [i, j], mode: push, frequency: {zh: 实时, en: real time}}
  if.b: {name: 乙, provider: sys.c, consumer: sys.b, carries: [k, l], mode: query, frequency: {zh: 每日, en: daily}}
  if.c: {name: 丙, provider: sys.a, consumer: sys.b, carries: [l], mode: batch}
  if.d: {name: 丁, provider: sys.a, consumer: sys.c, carries: [j], mode: synchronous}
  if.e: {name: 戊, provider: ext.p, consumer: sys.b, mode: file}
"""
GROUPS = {"select": {"kinds": ["system-group"]}}
OUTSIDE = {"select": {"kinds": ["external-system"]}, "together": True, "name": "外部", "apart": True}


@pytest.fixture(scope="module")
def small() -> Architecture:
    reading = read_texts({"a.yaml": SMALL})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


def view(*parties: object, **keys: object) -> DataflowView:
    value = {"number": "4-1", "caption": "流向", "parties": list(parties), **keys}
    return DataflowView.model_validate(value)


def test_interfaces_of_two_parties_are_one_line_for_each_way_of_delivery(small: Architecture) -> None:
    flows = build(small, "flows", view(GROUPS), "zh").flows
    assert [(flow.source, flow.target, flow.delivery, flow.label) for flow in flows] == [
        ("sys.g", "sys.h", Delivery.REALTIME, "主索引、就诊、处方等 4 项（实时、每日）"),
        ("sys.g", "sys.h", Delivery.BATCH, "费用（批量）"),
    ]


def test_labels_name_as_many_data_as_the_view_says(small: Architecture) -> None:
    figure = build(small, "flows", view(GROUPS, most=1), "en")
    assert figure.flows[0].label == "Index; and 3 more · real time; daily"


def test_lines_tell_how_data_are_fetched_and_labels_how_often(small: Architecture) -> None:
    figure = build(small, "flows", view(GROUPS), "en")
    fetched = {flow.delivery.label.in_language("en"): flow.label.partition(" · ")[2] for flow in figure.flows}
    assert fetched == {"Call, push or query": "real time; daily", "Batch, or stream and batch": "batch"}


def test_who_stands_apart_stands_once_for_each_side_on_which_something_flows(small: Architecture) -> None:
    figure = build(small, "flows", view(GROUPS, OUTSIDE), "zh")
    assert [party.block.key for party in figure.parties] == ["sys.g", "sys.h", "party-2@provider"]
    assert [(flow.source, flow.delivery, flow.label) for flow in figure.flows][-1] == (
        "party-2@provider",
        Delivery.FILE,
        "戊（文件）",
    )


def test_flows_among_those_that_stand_apart_are_shown_only_when_asked_for(small: Architecture) -> None:
    apart = {**GROUPS, "apart": True}
    assert build(small, "flows", view(apart), "zh").flows == ()
    assert len(build(small, "flows", view(apart, across=True), "zh").flows) == 2


def test_the_note_counts_what_is_drawn_and_what_is_not(small: Architecture) -> None:
    note = "{flows} 条、{interfaces} 个、{data} 类、内部 {inside} 个"
    assert build(small, "flows", view(GROUPS, note=note), "zh").head.note == "2 条、3 个、4 类、内部 1 个"


def test_names_lose_what_stands_in_brackets_at_their_end(small: Architecture) -> None:
    systems = {"select": {"kinds": ["system"]}}
    names = [party.block.label for party in build(small, "flows", view(systems), "zh").parties]
    assert names == ["门诊系统", "主索引", "报表"]
    written = build(small, "flows", view(systems, label="name"), "zh").parties
    assert written[0].block.label == "门诊系统(HIS)"
