"""What the pages show of `archtool plan` is what it prints, and the settings that they name mean something."""

import re
import shlex
from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

from archtool.commands.planning.settings import plan_settings
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).resolve().parents[2]


def _examples() -> dict[tuple[str, str], None]:
    """Return commands with what the pages show of their output."""
    page = (ROOT / "docs" / "plan.md").read_text(encoding="utf-8")
    found = re.findall(r"```console\n\$ archtool (.+)\n((?:.*\n)+?)```", page)
    for name, language in (("README.md", "en"), ("README.zh.md", "zh")):
        page = (ROOT / name).read_text(encoding="utf-8")
        for arguments, shown in re.findall(r"```sh\narchtool (plan .+)\n```\n\n.+\n\n```text\n((?:.*\n)+?)```", page):
            found.append((f"{arguments} --language {language}", shown))
    return dict.fromkeys(found)


EXAMPLES = _examples()


def test_there_are_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize(("arguments", "shown"), EXAMPLES, ids=[arguments for arguments, _ in EXAMPLES])
def test_an_example_is_what_is_printed(
    archtool: Archtool, monkeypatch: pytest.MonkeyPatch, arguments: str, shown: str
) -> None:
    monkeypatch.chdir(ROOT)
    printed = archtool(*shlex.split(arguments)).out.splitlines()
    places = [printed.index(line) for line in shown.splitlines() if line != "…"]
    assert places == sorted(places)


def test_the_settings_in_the_docs_are_read(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "configuration.md").read_text(encoding="utf-8")
    settings = re.findall(r"```yaml\n(plan:\n(?:.*\n)+?)```", text)
    assert len(settings) == 1
    weights = "weights: {data: 0.40, interfaces: 0.20}"
    assert weights in settings[0]
    (tmp_path / "archtool.yaml").write_text(f"archtool: 1\nname: 测试\n{settings[0]}", encoding="utf-8")
    found = plan_settings(read_workspace(tmp_path))
    assert (found.phasing.peak, found.schedule.teams, found.schedule.start) == (1.25, 2, "2027-01")
    assert found.division.functions_from_grouping
    assert found.affinity.weights.data == 0.4
