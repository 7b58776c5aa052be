"""What goes live before something that it needs."""

from archtool.analysis.needs import interface_of, unmet_needs
from archtool.analysis.phase import phase_numbers
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

PHASES = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
  P3: {name: 三期, order: 3, start_month: 13, end_month: 18}
"""


def architecture(text: str) -> Architecture:
    reading = read_texts({"model.yaml": PHASES + text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def chains(text: str) -> list[tuple[str, ...]]:
    found = architecture(text)
    unmet = unmet_needs(found, phase_numbers(found))
    return [(one.source, *(need.target for need in one.chain)) for one in unmet]


def test_every_leg_is_a_need() -> None:
    text = """
systems:
  sys.a: {name: 甲, from: P1, depends_on: [sys.b], hosted_on: [inf.pool]}
  sys.b: {name: 乙, from: P2}
resource_pools:
  inf.pool: {name: 资源池, from: P2, in_zone: inf.zone}
zones:
  inf.zone: {name: 安全域, from: P3}
interfaces:
  if.a: {name: 接口, from: P1, provider: sys.b, consumer: sys.a, via: sys.a}
"""
    assert sorted(chains(text)) == [
        ("if.a", "sys.b"),
        ("inf.pool", "inf.zone"),
        ("sys.a", "inf.pool"),
        ("sys.a", "sys.b"),
    ]


def test_what_has_no_phase_is_looked_through_to_the_latest_need() -> None:
    text = """
systems:
  sys.a: {name: 甲, from: P1, depends_on: [sys.b]}
  sys.b: {name: 乙, depends_on: [sys.c, sys.d], reads: [index]}
  sys.c: {name: 丙, from: P2}
  sys.d: {name: 丁, from: P1}
  sys.e: {name: 戊, from: P3, creates: [index]}
data_entities:
  data.index: {name: 主索引, class: master}
"""
    assert chains(text) == [("sys.a", "sys.b", "sys.e")]


def test_what_stands_today_or_is_bridged_is_not_looked_through() -> None:
    text = """
systems:
  sys.a: {name: 甲, from: P1, depends_on: {sys.b: {}, sys.c: {}, sys.e: {measure: 先用文件}}}
  sys.b: {name: 乙, status: keep, depends_on: [sys.e]}
  sys.c: {name: 丙, depends_on: {sys.e: {measure: 先用文件}}, reads: {index: {additive: true}}}
  sys.e: {name: 戊, from: P3, creates: [index]}
data_entities:
  data.index: {name: 主索引, class: master}
"""
    assert chains(text) == []


def test_circle_without_phase_ends() -> None:
    text = """
systems:
  sys.a: {name: 甲, from: P1, depends_on: [sys.b]}
  sys.b: {name: 乙, reads: [one], creates: [two]}
  sys.c: {name: 丙, reads: [two], creates: [one]}
data_entities:
  data.one: {name: 一, class: master}
  data.two: {name: 二, class: master}
"""
    assert chains(text) == []


def test_interface_of_a_reader_is_the_one_that_carries_the_data_to_it() -> None:
    found = architecture("""
systems:
  sys.a: {name: 甲, reads: [one]}
  sys.b: {name: 乙, creates: [one]}
data_entities:
  data.one: {name: 一, class: master}
interfaces:
  if.other: {name: 他, provider: sys.b, consumer: sys.b, carries: [one]}
  if.a: {name: 我, provider: sys.b, consumer: sys.a, carries: [one]}
""")
    assert interface_of(found, "sys.a", "data.one") == "if.a"
    assert interface_of(found, "sys.c", "data.one") is None
