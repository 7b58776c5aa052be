"""Who answers for an element."""

from archtool.analysis.localities import Localities
from archtool.analysis.responsibility import Responsibilities
from archtool.blueprints.relationships import BUILT_BY, OPERATED_BY, OWNER
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """
organisations:
  org.bureau: {name: 市卫健委}
  org.hospital: {name: 医院}
  org.builder: {name: 承建单位}
subprojects:
  SP-1: {name: 医院, owner: bureau, built_by: builder}
system_groups:
  sys.g: {name: 智慧医院, subproject: SP-1}
systems:
  sys.a: {name: 电子病历, part_of: sys.g, owner: hospital}
  sys.b: {name: 检验, part_of: sys.g}
  sys.c: {name: 门户}
"""


def _architecture() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    return reading.architecture


def test_own_organisation_goes_before_that_of_the_subproject() -> None:
    architecture = _architecture()
    known = Responsibilities(architecture, Localities(architecture))
    assert [known.of(one, OWNER) for one in ("sys.a", "sys.b", "sys.c")] == ["org.hospital", "org.bureau", None]


def test_missing_responsibilities_are_named_in_order() -> None:
    architecture = _architecture()
    known = Responsibilities(architecture, Localities(architecture))
    assert known.missing("sys.b") == (OPERATED_BY,)
    assert known.missing("sys.c") == (OWNER, OPERATED_BY, BUILT_BY)
