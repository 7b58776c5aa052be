"""Numbers under `plan:` and rules of the division count for every command, and what is wrong with them stops each."""

from pathlib import Path

import pytest
from tests.cli.conftest import Archtool
from tests.cli.test_plan import SYSTEMS

RULES = """\
split_rules:
  split.apart: {name: 分开, sort: separate, strength: hard, binds: [sys.a, sys.b]}
  split.bound: {name: 同包, sort: together, strength: hard, binds: [sys.b, sys.a]}
"""
VIEWS = """\
views:
  similar: {figure: affinity, number: 8-5, caption: 相关度}
  tree: {figure: dendrogram, number: 8-7, caption: 树状图, rules: true}
"""
CIRCLE = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
work_packages:
  wp.1: {name: 一, phase: P1, duration: 3 months, after: [wp.2]}
  wp.2: {name: 二, phase: P1, duration: 3 months, after: [wp.1]}
"""


def workspace(folder: Path, model: str, settings: str = "") -> Path:
    (folder / "model").mkdir(parents=True, exist_ok=True)
    (folder / "views").mkdir(exist_ok=True)
    (folder / "archtool.yaml").write_text(f"archtool: 1\nname: 测试\n{settings}", encoding="utf-8")
    (folder / "model" / "a.yaml").write_text(model, encoding="utf-8")
    (folder / "views" / "a.yaml").write_text(VIEWS, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "command", [("check",), ("render", "--out", "figures"), ("list", "elements"), ("show", "sys.a")]
)
def test_a_setting_that_means_nothing_stops_every_command(
    archtool: Archtool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(workspace(tmp_path, SYSTEMS, "plan:\n  division: {cap: 20}\n  affinity: {treshold: 0.1}\n"))
    ran = archtool(*command, "--language", "en")
    assert ran.code == 2
    for words in ("archtool.yaml:4:19: error", "archtool.yaml:5:14: error", "did you mean 'threshold'?"):
        assert words in ran.out + ran.err
    assert not (tmp_path / "figures").exists()


def test_rules_that_cannot_all_hold_stop_the_figure_with_their_names(archtool: Archtool, tmp_path: Path) -> None:
    folder = workspace(tmp_path, SYSTEMS + RULES)
    ran = archtool("render", folder, "--view", "tree", "--out", tmp_path / "figures", "--language", "en")
    assert ran.code == 2
    assert "'sys.a' and 'sys.b' must be together (split.bound) and must be separate (split.apart)" in ran.err
    assert archtool("render", folder, "--view", "similar", "--out", tmp_path / "figures").code == 0


def test_changes_to_packages_in_a_circle_are_refused_with_the_circle(archtool: Archtool, tmp_path: Path) -> None:
    ran = archtool("plan", workspace(tmp_path, CIRCLE), "--delay", "wp.1=+2mo", "--language", "en")
    assert ran.code == 2
    assert "cannot be scheduled: they wait for each other in a circle, wp.1 → wp.2 → wp.1" in ran.err
