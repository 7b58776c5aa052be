"""From nothing to figures: init, check, render."""

import re
from pathlib import Path

from tests.cli.conftest import Archtool


def test_a_new_workspace_checks_clean_and_renders(archtool: Archtool, tmp_path: Path) -> None:
    target = tmp_path / "new"
    made = archtool("init", target, "--language", "en")
    assert made.code == 0
    assert "archtool check" in made.err
    assert len(made.out.splitlines()) == len([path for path in target.rglob("*") if path.is_file()])

    checked = archtool("check", target, "--fail-on", "note")
    assert (checked.code, checked.out) == (0, "")

    out = tmp_path / "build"
    drawn = archtool("render", target, "--out", out, "--measure")
    assert drawn.code == 0
    measured = re.findall(r"(\S+-\S+) (\d+)[,;]", drawn.out + drawn.err)
    assert measured
    assert [name for name, count in measured if count != "0"] == []
    figures = sorted(path.name for path in out.glob("[!.]*"))
    assert len(figures) >= 3
    assert all(name.endswith(".svg") for name in figures)

    english = archtool("render", target, "--out", out, "--language", "en")
    assert english.code == 0


def test_init_does_not_write_over_what_is_there(archtool: Archtool, county: Path) -> None:
    before = (county / "archtool.yaml").read_bytes()
    refused = archtool("init", county)
    assert (refused.code, refused.out) == (2, "")
    assert "不是空文件夹" in refused.err
    assert (county / "archtool.yaml").read_bytes() == before
