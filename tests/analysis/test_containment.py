"""Facts that pass from wholes to parts and back."""

from archtool.analysis.containment import depths, with_parts, with_wholes
from archtool.workspace.reading import read_texts

TEXT = """
system_groups:
  sys.base: {name: 基座}
  sys.a: {name: 甲, part_of: sys.b}
  sys.b: {name: 乙, part_of: sys.a}
systems:
  sys.empi: {name: 主索引, part_of: sys.base}
modules:
  sys.view: {name: 视图, part_of: sys.empi}
"""


def test_parts_wholes_and_depths() -> None:
    architecture = read_texts({"a.yaml": TEXT}).architecture
    assert architecture is not None
    assert with_parts(architecture, ["sys.empi"]) == {"sys.empi", "sys.view"}
    assert with_wholes(architecture, ["sys.empi"]) == {"sys.empi", "sys.base"}
    assert with_parts(architecture, ["sys.a"]) == {"sys.a", "sys.b"}
    assert depths(architecture) == {"sys.base": 1, "sys.empi": 2, "sys.view": 3}
