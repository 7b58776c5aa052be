"""Subprojects that wait for each other."""

import pytest

from archtool.analysis.lot_order import lot_cycles
from archtool.workspace.reading import read_texts

LOTS = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
subprojects:
  SP-1: {name: 一包}
  SP-2: {name: 二包}
system_groups:
  sys.g: {name: 一群, subproject: SP-1}
systems:
  sys.a: {name: 甲, part_of: sys.g, from: P1, depends_on: [sys.b]}
  sys.b: {name: 乙, subproject: SP-2, from: P1}
  sys.c: {name: 丙, subproject: SP-2, from: %s, depends_on: [sys.a]}
"""
CONTRACT = """\
interfaces:
  if.b: {name: 契约, provider: sys.b, consumer: sys.a}
"""


@pytest.mark.parametrize(
    ("phase", "contract", "expected"),
    [("P1", "", [("SP-1", "SP-2")]), ("P2", "", []), ("P1", CONTRACT, [])],
    ids=["unresolved", "first package", "contract interface"],
)
def test_circle_is_broken_by_first_package_or_contract(
    phase: str, contract: str, expected: list[tuple[str, ...]]
) -> None:
    reading = read_texts({"model.yaml": LOTS % phase + contract})
    assert reading.architecture is not None
    found = lot_cycles(reading.architecture)
    assert [cycle.lots for cycle in found] == expected
    for cycle in found:
        assert [(edge.source, edge.target) for edge in cycle.edges] == [("sys.a", "sys.b"), ("sys.c", "sys.a")]
