"""A workspace's own vocabulary, declared in its manifest."""

from pathlib import Path

import pytest

from archtool.blueprints.application import System
from archtool.commands.schema import write_schemas
from archtool.source.errors import SourceError
from archtool.workspace.files import read_workspace

MANIFEST = """\
archtool: 1
name: 试
profile:
  kinds:
    - name: pathway-node
      plural: pathway_nodes
      prefix: cpn.
      label: {zh: 路径节点, en: Pathway node}
      like: system
      properties: [{name: weight, type: integer, description: 权重, required: true}]
  properties:
    - {kind: system, name: vendor, type: choice, values: [甲, 乙], description: 供应商}
  relationships:
    - {name: watches, inverse: watched_by, label: 监视, from: [organisation], to: [pathway-node]}
"""
MODEL = """\
organisations:
  org.a: {name: 甲, watches: [x]}
systems:
  sys.a: {name: 系统, vendor: 乙}
pathway_nodes:
  cpn.x: {name: 节点, weight: 3, depends_on: [sys.a]}
"""


def workspace(folder: Path, manifest: str = MANIFEST, model: str = MODEL) -> Path:
    (folder / "model").mkdir()
    (folder / "archtool.yaml").write_text(manifest, encoding="utf-8")
    (folder / "model" / "model.yaml").write_text(model, encoding="utf-8")
    return folder


def test_a_kind_of_ones_own_shares_what_the_kind_it_is_like_has(tmp_path: Path) -> None:
    architecture = read_workspace(workspace(tmp_path)).reading.architecture
    assert architecture is not None
    assert [element.id for element in architecture.of(System)] == ["sys.a", "cpn.x"]
    assert {(edge.kind.name, edge.source, edge.target) for edge in architecture.relationships} == {
        ("watches", "org.a", "cpn.x"),
        ("depends_on", "cpn.x", "sys.a"),
    }
    assert architecture["cpn.x"].model_dump()["weight"] == 3


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("depends_on", "dependson", "model/model.yaml:6:32: error[SRC013]"),
        ("weight: 3, ", "", "model/model.yaml:6:3: error[SRC015]"),
        ("vendor: 乙", "vendor: 丙", "model/model.yaml:4:29: error[SRC014]"),
        ("watches: [x]", "watches: [sys.a]", "model/model.yaml:2:30: error[STR03]"),
    ],
)
def test_its_elements_are_read_as_strictly_as_others(tmp_path: Path, before: str, after: str, where: str) -> None:
    reading = read_workspace(workspace(tmp_path, model=MODEL.replace(before, after))).reading
    assert reading.architecture is None
    assert [str(one).split("] ")[0] + "]" for one in reading.diagnostics] == [where]


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ("like: system", "like: systm", "archtool.yaml:9:13"),
        ("kind: system", "kind: sistem", "archtool.yaml:12:14"),
        ("name: vendor", "name: cost", "archtool.yaml:12:28"),
        ("name: watches", "name: reads", "archtool.yaml:14:7"),
        ("to: [pathway-node]", "to: [pathway]", "archtool.yaml:14:82"),
    ],
)
def test_a_declaration_that_clashes_is_shown_in_the_manifest(
    tmp_path: Path, before: str, after: str, where: str
) -> None:
    with pytest.raises(SourceError) as raised:
        read_workspace(workspace(tmp_path, MANIFEST.replace(before, after)))
    assert [str(one.span) for one in raised.value.diagnostics] == [where]
    assert {one.code for one in raised.value.diagnostics} == {"SRC018"}


def test_the_schema_of_the_workspace_knows_its_own_kinds(tmp_path: Path) -> None:
    files = write_schemas(workspace(tmp_path))
    assert '"pathway_nodes"' in files[0].read_text(encoding="utf-8")
