"""The pages of docs/checks: complete, current, and in step with the codes that the source says it reports."""

import re
from pathlib import Path

import pytest

from archtool.checks.catalogue import built_in
from archtool.commands.check_docs import FOLDER, Example, explanations, main, pages, read_examples
from archtool.source.codes import EXPLANATIONS as SOURCE_EXPLANATIONS
from archtool.source.diagnostic import Severity
from archtool.source.explanation import Explanation
from archtool.source.text import both

ROOT = Path(__file__).resolve().parents[2]
ACME = Explanation(
    "ACM01", "acme-thing", Severity.NOTE, both("某物", "thing"), both("因", "why"), both("改", "fix"), "Acme"
)


def test_pages_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check"], ROOT) == 0, capsys.readouterr().out


def test_codes_and_names_are_unique() -> None:
    every = explanations()
    assert len({one.code for one in every}) == len({one.name for one in every}) == len(every)


def test_every_code_that_the_source_room_reports_is_explained() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/archtool/source").glob("*.py"))
    assert {one.code for one in SOURCE_EXPLANATIONS} == set(re.findall(r'"(SRC\d+)"', written))


def test_every_check_has_an_example() -> None:
    assert set(read_examples(ROOT)) == {check.code for check in built_in()}


def test_page_holds_words_and_example() -> None:
    made = pages((ACME,), {"ACM01": Example("bad: 1\n", "good: 1\n", "a.yaml:1:1: note[ACM01] thing\n")})
    assert made["ACM01.md"].startswith("# ACM01 某物\n\nThing.\n")
    for words in ("因。\n\nWhy.", "```yaml\nbad: 1\n```", "```yaml\ngood: 1\n```", "note[ACM01] thing", "Acme."):
        assert words in made["ACM01.md"]
    assert "| [ACM01](ACM01.md) | 某物 | thing | 提示 note |" in made["README.md"]


def test_stale_pages_are_named_and_then_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "tests/checks/cases").mkdir(parents=True)
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    (folder / "OLD99.md").write_text("gone\n", encoding="utf-8")
    assert main(["--check"], tmp_path) == 1
    assert "docs/checks/OLD99.md is stale\n" in capsys.readouterr().out
    assert (folder / "OLD99.md").exists()
    assert main([], tmp_path) == 0
    assert not (folder / "OLD99.md").exists()
    assert main(["--check"], tmp_path) == 0
    assert main(["--nonsense"], tmp_path) == 2
