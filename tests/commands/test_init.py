"""A new workspace: whole or not at all, and never over what is there."""

from pathlib import Path

import pytest

from archtool.commands.init import DEFAULT_TEMPLATE, init, template_files, template_names
from archtool.source.errors import ConfigError
from archtool.workspace.files import read_workspace
from archtool.workspace.root import MANIFEST_NAME


def test_a_new_workspace_is_written_with_its_schemas(tmp_path: Path) -> None:
    files = init(tmp_path / "deep" / "new")
    assert all(file.is_file() for file in files)
    names = {file.relative_to(tmp_path / "deep" / "new").as_posix() for file in files}
    assert {"archtool.yaml", "README.md", "schema/archtool.schema.json", "schema/manifest.schema.json"} <= names
    assert {name.partition("/")[0] for name in names if "/" in name} == {
        "model", "blueprints", "views", "renderers", "schema",
    }  # fmt: skip
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["new"]


def test_an_empty_folder_is_filled_in_place(tmp_path: Path) -> None:
    target = tmp_path / "empty"
    target.mkdir()
    before = target.stat().st_ino
    init(target)
    assert target.stat().st_ino == before
    assert (target / "archtool.yaml").is_file()
    assert [path.name for path in tmp_path.iterdir()] == ["empty"]


@pytest.mark.parametrize("name", ["file", "folder"])
def test_what_exists_is_not_touched(tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    if name == "file":
        target.write_text("mine")
    else:
        target.mkdir()
        (target / "mine.txt").write_text("mine")
    before = sorted(path.name for path in tmp_path.rglob("*"))
    with pytest.raises(ConfigError):
        init(target)
    assert sorted(path.name for path in tmp_path.rglob("*")) == before


def test_a_parent_that_is_a_file_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(ConfigError):
        init(tmp_path / "file" / "new")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_an_unknown_template_names_the_nearest() -> None:
    with pytest.raises(ConfigError, match="county"):
        template_files("conty")


@pytest.mark.parametrize("template", template_names())
def test_every_template_can_be_read_and_points_at_its_schema(tmp_path: Path, template: str) -> None:
    init(tmp_path / "new", template)
    workspace = read_workspace(tmp_path / "new")
    assert [str(one) for one in workspace.reading.diagnostics] == []
    for path, text in workspace.texts.items():
        schema = "manifest" if path == MANIFEST_NAME else "archtool"
        above = "../" * path.count("/")
        assert text.startswith(f"# yaml-language-server: $schema={above}schema/{schema}.schema.json\n"), path


def test_the_default_template_exists() -> None:
    assert DEFAULT_TEMPLATE in template_names()
