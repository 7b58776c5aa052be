"""What the answers that scripts ask for most often may import."""

import subprocess
import sys

import pytest

HEAVY = ("networkx", "pydantic", "rich", "yaml")


@pytest.mark.parametrize(("argument", "also"), [("--version", ("click",)), ("--help", ())])
def test_nothing_heavy_is_imported(argument: str, also: tuple[str, ...]) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "archtool", argument],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    imported = {line.rpartition("|")[2].strip().partition(".")[0] for line in ran.stderr.splitlines()}
    assert "archtool" in imported
    assert imported.isdisjoint((*HEAVY, *also))
