"""The tutorial is typed as it stands: its files are written, its commands run, and what comes back is what it shows."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from archtool.cli.group import run

DOCS = Path(__file__).parents[1] / "docs"
PAGES = ("tutorial.md", "tutorial.zh.md")
_BLOCK = re.compile(r"^```(?P<sort>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced block of a page: its language, its text and its line on the page."""

    sort: str
    body: str
    line: int


def blocks(page: str) -> tuple[Block, ...]:
    """Return the fenced blocks of a page of the docs, in order."""
    text = (DOCS / page).read_text(encoding="utf-8")
    return tuple(
        Block(match["sort"], match["body"], text.count("\n", 0, match.start()) + 1) for match in _BLOCK.finditer(text)
    )


def facts(page: str) -> list[str]:
    """Return the files that a page gives in full, which do not depend on its language."""
    return [block.body for block in blocks(page) if block.sort == "yaml"]


def write(folder: Path, block: Block) -> None:
    """Write the file of a yaml block; its first line is a comment with the path."""
    path = folder / block.body.split("\n", 1)[0].removeprefix("# ")
    assert path.suffix == ".yaml", f"line {block.line} names no file"
    path.write_text(block.body, encoding="utf-8")


def change(folder: Path, block: Block) -> None:
    """Apply a diff block: after `--- path`, lines to take out and to put in; `@@` separates places."""
    head, body = block.body.split("\n", 1)
    path = folder / head.removeprefix("--- ")
    text = path.read_text(encoding="utf-8")
    for place in body.split("@@\n"):
        lines = place.splitlines(keepends=True)
        old = "".join(line[1:] for line in lines if line[0] in " -")
        new = "".join(line[1:] for line in lines if line[0] in " +")
        assert f"\n{text}".count(f"\n{old}") == 1, f"line {block.line}: not once in {path.name}: {old}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def as_shown(shown: str) -> re.Pattern[str]:
    """Return the pattern of what a page shows: `…` stands for what it leaves out, also whole lines."""
    return re.compile(".*".join(re.escape(part) for part in shown.split("…")), re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_the_tutorial_is_as_it_says(
    page: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, printed = tmp_path, ""
    monkeypatch.chdir(folder)
    for block in blocks(page):
        match block.sort:
            case "yaml":
                write(folder, block)
            case "diff":
                change(folder, block)
            case "sh":
                printed = ""
                for command in block.body.splitlines():
                    name, *arguments = command.split()
                    if name == "cd":
                        folder /= arguments[0]
                        monkeypatch.chdir(folder)
                        continue
                    assert name == "archtool"
                    run(arguments)
                    captured = capsys.readouterr()
                    printed += captured.out + captured.err
            case _:
                assert block.sort == "text"
                assert as_shown(block.body).fullmatch(printed), f"line {block.line}; what comes back:\n{printed}"


def test_both_languages_give_the_same_files() -> None:
    first, second = (facts(page) for page in PAGES)
    assert first
    assert first == second


def test_both_languages_have_the_same_steps() -> None:
    first, second = ([block.sort for block in blocks(page)] for page in PAGES)
    assert first == second
