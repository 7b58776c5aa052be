"""The phase with which elements go live."""

from archtool.analysis.phase import effective_phase, effective_phases, phase_numbers, starts_with
from archtool.blueprints.relationships import DEPENDS_ON
from archtool.workspace.reading import read_texts

TEXT = """
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
  P2: {name: 二期, order: 2, start_month: 13, end_month: 24}
system_groups:
  sys.base: {name: 基座, from: P1}
  sys.a: {name: 甲, part_of: sys.b}
  sys.b: {name: 乙, part_of: sys.a}
systems:
  sys.empi: {name: 主索引, part_of: sys.base, functions: {match: 匹配}}
  sys.dw: {name: 数据中心, part_of: sys.base, from: P2}
  sys.province: {name: 省统建系统, part_of: sys.base, status: keep}
  sys.free: {name: 未分期, depends_on: {sys.dw: {from: P2}}}
  sys.early: {name: 先行, from: P1, depends_on: {sys.dw: {from: P2}, sys.empi: {}}}
modules:
  sys.empi-view: {name: 视图, part_of: sys.empi}
"""
EXPECTED = {
    "sys.base": "P1",
    "sys.empi": "P1",
    "sys.empi-view": "P1",
    "sys.dw": "P2",
    "sys.early": "P1",
}


def test_phase_is_own_or_that_of_the_nearest_whole() -> None:
    architecture = read_texts({"a.yaml": TEXT}).architecture
    assert architecture is not None
    found = effective_phases(architecture)
    functions = [element for element in found if element.startswith("fn.")]
    assert [found[function] for function in functions] == ["P1"]
    assert {element: phase for element, phase in found.items() if element not in functions} == EXPECTED
    assert {element.id: effective_phase(architecture, element.id) for element in architecture.elements} == {
        element.id: found.get(element.id) for element in architecture.elements
    }
    assert phase_numbers(architecture)["sys.dw"] == 2


def test_relationship_begins_with_its_own_phase_where_that_is_later() -> None:
    architecture = read_texts({"a.yaml": TEXT}).architecture
    assert architecture is not None
    numbers = phase_numbers(architecture)
    starts = {
        (edge.source, edge.target): starts_with(architecture, edge, numbers)
        for edge in architecture.relationships
        if edge.kind.name == DEPENDS_ON.name
    }
    assert starts == {("sys.free", "sys.dw"): 2, ("sys.early", "sys.dw"): 2, ("sys.early", "sys.empi"): 1}
