"""What goes back to a clause."""

from archtool.analysis.clause_coverage import answering, rooted
from archtool.workspace.reading import read_texts

MODEL = """
clauses:
  C1: {name: 统建}
organisations:
  org.group: {name: 两家医院}
  org.a: {name: 甲医院, member_of: group}
standards:
  std.emr: {name: 分级评价}
  std.other: {name: 其他}
systems:
  sys.a: {name: 电子病历, clauses: [C1], creates: [record], used_by: [group], conforms_to: [emr]}
  sys.b: {name: 门户, functions: {menu: 菜单}}
external_systems:
  ext.province: {name: 省平台, level: provincial}
data_entities:
  data.record: {name: 病历, class: business}
  data.other: {name: 其他, class: business}
interfaces:
  if.up: {name: 上报, provider: sys.a, consumer: [ext.province]}
questions:
  amb.1: {name: 统建所指, clauses: [C1]}
"""


def test_what_belongs_to_a_citing_element_is_rooted() -> None:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    assert answering(reading.architecture) == {"C1": ("sys.a",)}
    assert rooted(reading.architecture) == {
        "sys.a", "data.record", "if.up", "ext.province", "std.emr", "org.group", "org.a",
    }  # fmt: skip
