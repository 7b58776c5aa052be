"""Traces, lots and lines of the estimate."""

from decimal import Decimal

from archtool.analysis.tracing import contents, cost_of_lots, leaf_lines, lots_of, traced_lots
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
subprojects:
  SP-1: {name: 医院, cost: 100 万元}
  SP-2: {name: 基层, cost: 50 万元}
  SP-3: {name: 服务}
cost_items:
  cost.a: {name: 工程, amount: 150 万元}
  cost.a1: {name: 医院, amount: 100 万元, part_of: cost.a, budgeted_in: SP-1}
  cost.a2: {name: 基层, amount: 50 万元, part_of: cost.a, budgeted_in: SP-2}
systems:
  sys.a: {name: 电子病历, subproject: SP-1}
work_packages:
  wp.1: {name: 上线, phase: P1, duration: 1 month, subproject: SP-2}
traces:
  w.1: {name: 统建, why: 各建, what: 统建, how: 租户, how_much: 150 万元, budgeted_in: cost.a}
"""


def _architecture() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    return reading.architecture


def test_lines_lead_to_the_subprojects_of_their_parts() -> None:
    architecture = _architecture()
    assert sorted(lots_of(architecture, "w.1")) == ["SP-1", "SP-2"]
    assert traced_lots(architecture) == {"SP-1", "SP-2"}
    assert [line.id for line in leaf_lines(architecture)] == ["cost.a1", "cost.a2"]


def test_work_is_no_content() -> None:
    assert contents(_architecture()) == {"SP-1": ("sys.a",)}


def test_cost_is_known_only_where_every_subproject_states_it() -> None:
    architecture = _architecture()
    assert cost_of_lots(architecture, ("SP-1", "SP-2")) == Decimal(1_500_000)
    assert cost_of_lots(architecture, ("SP-1", "SP-3")) is None
