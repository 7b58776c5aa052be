"""`archtool schema`."""

import json
from pathlib import Path

from tests.cli.conftest import Archtool


def test_both_schemas_can_be_printed(archtool: Archtool, tmp_path: Path) -> None:
    files, manifest = archtool("schema", tmp_path), archtool("schema", tmp_path, "--manifest")
    assert "systems" in json.loads(files.out)["properties"]
    assert "budget" in json.loads(manifest.out)["properties"]


def test_they_are_written_into_the_workspace(archtool: Archtool, tmp_path: Path) -> None:
    (tmp_path / "archtool.yaml").write_text("archtool: 1\nname: x\n")
    ran = archtool("schema", tmp_path, "--write")
    assert ran.code == 0
    assert len(ran.out.splitlines()) == 2
    assert (tmp_path / "schema" / "archtool.schema.json").read_text(encoding="utf-8") == archtool("schema").out


def test_wrong_usage(archtool: Archtool, tmp_path: Path) -> None:
    assert archtool("schema", tmp_path, "--write").code == 2
    assert archtool("schema", "--write", "--manifest").code == 2
