"""Interfaces as exchanges, who holds data, and in which lot and zone elements are."""

from archtool.analysis.holders import Holders
from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """\
subprojects:
  SP-06: {name: 智慧医院}
  SP-11: {name: 医保联动}

systems:
  sys.lis: {name: 检验信息系统, subproject: SP-06, creates: [lab-report]}
  sys.settle: {name: 医保结算, subproject: SP-11}
  sys.loose: {name: 未定}

modules:
  sys.lis-qc: {name: 室内质控, part_of: sys.lis}

external_systems:
  ext.mi: {name: 医保平台, level: provincial, reads: [lab-report]}

interfaces:
  if.mi:
    name: 结算
    provider: sys.settle
    consumer: [ext.mi, sys.lis]
    via: sys.settle
    mode: file
    carries: [lab-report]
  if.old: {name: 迁移, type: migration, consumer: sys.lis}

data_entities:
  data.lab-report: {name: 检验报告, class: business}
"""


def architecture() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_exchange_knows_its_ends() -> None:
    first, second = exchanges(architecture())
    assert (first.provider, first.consumers, first.gateways) == ("sys.settle", ("ext.mi", "sys.lis"), ("sys.settle",))
    assert (first.data, first.outside, first.inside) == (("data.lab-report",), ("ext.mi",), ("sys.settle", "sys.lis"))
    assert first.is_bulk
    assert not first.is_temporary
    assert (second.provider, second.ends, second.is_temporary, second.is_bulk) == (None, ("sys.lis",), True, False)


def test_part_is_built_where_its_whole_is() -> None:
    lots = Lots(architecture())
    assert lots.of("sys.lis-qc") == "SP-06"
    assert lots.differ("sys.lis-qc", "sys.settle")
    assert not lots.differ("sys.lis-qc", "sys.lis")
    assert not lots.differ("sys.lis", "sys.loose")


def test_parts_and_wholes_hold_what_each_other_holds() -> None:
    found = architecture()
    holders = Holders(found, Localities(found))
    assert holders.has("sys.lis-qc", "data.lab-report")
    assert holders.has("ext.mi", "data.lab-report")
    assert not holders.has("sys.settle", "data.lab-report")
    assert not holders.has("sys.lis", "data.unknown")
