"""What docs/ci and docs/configuration.md show works as it stands there."""

import re
import shlex
import shutil
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import Archtool

from archtool.checks.catalogue import built_in
from archtool.checks.configuration import configure
from archtool.source.located_yaml import parse
from archtool.source.node import MappingNode
from archtool.workspace.check_options import CheckOptions
from archtool.workspace.validate import validate_node
from archtool.workspace.waiver import Waiver

DOCS = Path(__file__).parents[2] / "docs"
PAGES = (DOCS / "ci" / "README.md", DOCS / "configuration.md")
COMMAND = re.compile(r"^\s*(?:- (?:run: )?|entry: )?(archtool check.*)$", re.MULTILINE)


def fences(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands() -> list[str]:
    shown = [text for page in PAGES for text in fences(page, "sh")]
    shown += [path.read_text(encoding="utf-8") for path in sorted((DOCS / "ci").glob("*.y*ml"))]
    shown.append((DOCS.parent / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    return [command for text in shown for command in COMMAND.findall(text)]


def test_every_command_works(archtool: Archtool, county: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(county, tmp_path / "county")
    monkeypatch.chdir(tmp_path / "county")
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    assert len(commands()) > 10
    for command in commands():
        ran = archtool(*shlex.split(command)[1:])
        assert ran.code in (0, 1), f"{command}\n{ran.out}{ran.err}"


def test_every_yaml_file_is_well_formed() -> None:
    for path in sorted((DOCS / "ci").glob("*.y*ml")):
        assert yaml.safe_load(path.read_text(encoding="utf-8"))


def test_settings_shown_are_valid() -> None:
    shown = [text for text in fences(DOCS / "configuration.md", "yaml") if text.startswith("checks:")]
    assert shown
    for text in shown:
        document, problems = parse(text, "archtool.yaml")
        assert problems == ()
        assert document is not None
        assert isinstance(document.root, MappingNode)
        node = document.root.get("checks")
        assert node is not None
        options, problems = validate_node(CheckOptions, node, document.path)
        assert problems == ()
        _, problems = configure(built_in(), options, document, ("blueprints/integration/hospital.yaml",))
        assert problems == ()


def test_waivers_shown_are_valid() -> None:
    shown = [text for text in fences(DOCS / "configuration.md", "yaml") if text.startswith("waivers:")]
    assert shown
    for text in shown:
        for waiver in yaml.load(text, yaml.BaseLoader)["waivers"].values():
            assert Waiver.model_validate(waiver).owner
