"""The rules of the house that no linter holds: limits, rooms, the two READMEs, and words that no file may contain."""

import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "archtool"
LONGEST_FILE = 400  # lines; CONTRIBUTING.md, Limits
FRAGMENT = re.compile(r"(\d+|\+[a-z0-9-]+)\.(added|changed|fixed|removed)\.md")
# Written in halves, so that this file is held to the rule as well.
FORBIDDEN = tuple(
    "".join(halves)
    for halves in (
        ("TO", "DO"),
        ("FIX", "ME"),
        ("/wo", "rk/"),
        ("/ro", "ot/"),
        ("pypi", ".org"),
        ("python", "hosted.org"),
        ("npm", "js.org"),
        ("deb", ".debian.org"),
    )
)


def _modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _files_of_the_repository() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    paths = (ROOT / name for name in listed.stdout.split("\0") if name)
    return sorted(path for path in paths if path.is_file())


def _layers() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return [room for layer in layers for room in layer.split(" | ")]


def _headings_and_commands(readme: Path) -> tuple[list[int], list[str]]:
    """Return the level of each heading and the text of each fenced block of shell commands."""
    text = readme.read_text(encoding="utf-8")
    fences = re.findall(r"^```(\w*)\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    headings = [len(marks) for marks in re.findall(r"^(#+) ", prose, flags=re.MULTILINE)]
    return headings, [block for language, block in fences if language in ("sh", "bash", "shell", "console")]


@pytest.mark.parametrize("room", _layers())
def test_every_room_of_the_contract_exists(room: str) -> None:
    assert (PACKAGE / room / "__init__.py").is_file() or (PACKAGE / f"{room}.py").is_file()


@pytest.mark.parametrize("module", _modules(), ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_holds_one_idea(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize(
    "module",
    [module for module in _modules() if module.name == "__init__.py"],
    ids=lambda path: path.parent.relative_to(PACKAGE.parent).as_posix(),
)
def test_an_init_file_holds_a_docstring_only(module: Path) -> None:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    assert len(tree.body) == 1


def test_the_two_readmes_say_the_same() -> None:
    headings, commands = _headings_and_commands(ROOT / "README.md")
    assert headings
    assert commands
    assert _headings_and_commands(ROOT / "README.zh.md") == (headings, commands)


def test_no_file_names_a_private_place_or_is_unfinished() -> None:
    found: list[str] = []
    for path in _files_of_the_repository():
        content = path.read_bytes()
        if b"\0" in content:
            continue  # a font, a picture or a wheel
        found += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN if word.encode() in content]
    assert found == []


def test_changelog_fragments_are_named_as_the_release_expects() -> None:
    names = {path.name for path in (ROOT / "changelog.d").iterdir()} - {"README.md"}
    assert sorted(name for name in names if not FRAGMENT.fullmatch(name)) == []


def test_the_repository_carries_exactly_one_pip() -> None:
    wheels = list((ROOT / "vendor").glob("pip-*.whl"))
    assert len(wheels) == 1
    assert wheels[0].name in (ROOT / "NOTICE").read_text(encoding="utf-8")
