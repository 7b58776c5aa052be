"""`docs/own-checks.md`, done word for word: checks in YAML, and a stranger's package installed beside archtool."""

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

PAGE = Path(__file__).parents[2] / "docs" / "own-checks.md"
BLOCK = re.compile(r"`([^`\n]+)`(?:| says):\n\n```\w+\n(.*?)```", re.DOTALL)
BLOCKS = dict(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
MANIFEST = "archtool: 1\nname: 测试\nlanguage: en\n"
MODEL = """\
systems:
  sys.a: {name: 甲, reads: [data.a, data.b, data.c]}
data_entities:
  data.a: {name: 一, class: master}
  data.b: {name: 二, class: master}
  data.c: {name: 三, class: master}
"""
SAID = "archtool check --select XMZ --language en"


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(BLOCKS[name], encoding="utf-8")


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    put(tmp_path, "model/checks.yaml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_example_in_yaml_says_what_the_page_says(archtool: Archtool, workspace: Path) -> None:
    ran = archtool(*SAID.split()[1:])
    assert ran.code == 1
    assert ran.out == BLOCKS[SAID]


def test_it_is_listed_and_explained(archtool: Archtool, workspace: Path) -> None:
    listed = archtool("list", "checks", "--json").result["checks"]
    assert isinstance(listed, list)
    assert [one["name"] for one in listed if one["code"] == "XMZ01"] == ["core-system-unprotected"]
    for word in ("XMZ01", "xmz01", "core-system-unprotected"):
        assert archtool("explain", word).out.startswith("XMZ01  core system without recovery objective or operator\n")
    missed = archtool("explain", "XMZ02")
    assert missed.code == 2
    assert "did you mean XMZ01" in missed.err


def test_settings_waivers_baseline_and_outputs_apply(archtool: Archtool, workspace: Path) -> None:
    def codes(*arguments: object) -> list[str]:
        findings = archtool("check", "--select", "XMZ,WVR", "--format", "json", *arguments).result["findings"]
        assert isinstance(findings, list)
        return [f"{one['code']} {one['severity']}" for one in findings]

    assert codes() == ["XMZ01 error"] * 3
    known = workspace / "known.json"
    archtool("check", "--select", "XMZ", "--baseline", known, "--update-baseline")
    assert codes("--baseline", known) == []
    (workspace / "archtool.yaml").write_text(f"{MANIFEST}checks: {{severity: {{XMZ: note}}}}\n", encoding="utf-8")
    waiver = "{code: XMZ01, elements: sys.lis, reason: 待定, owner: county-hospital, expires: 2099-01-01}"
    (workspace / "model" / "w.yaml").write_text(f"waivers:\n  lis: {waiver}\n", encoding="utf-8")
    assert codes() == ["XMZ01 note"]
    sarif = archtool("check", "--select", "XMZ", "--format", "sarif").out
    assert '"id": "XMZ01"' in sarif
    assert archtool("check", "--ignore", "XMZ", "--select", "XMZ01").out == ""


def test_a_mistake_in_it_stops_every_command_that_needs_it(archtool: Archtool, workspace: Path) -> None:
    path = workspace / "model" / "checks.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("have: [rto", "have: [rtoo"), encoding="utf-8")
    for command in (("check",), ("list", "checks"), ("explain", "XMZ01")):
        ran = archtool(*command)
        assert ran.code == 2
        assert "model/checks.yaml:15:14: error[SRC013] system has no key 'rtoo'" in ran.out + ran.err
    assert archtool("explain", "DAT03").code == 0


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A folder of installed packages with the page's package: what pip leaves of a wheel, without the network."""
    site = tmp_path / "site"
    put(site, "county_checks/__init__.py")
    project = tomllib.loads(BLOCKS["pyproject.toml"])["project"]
    metadata = site / f"county_checks-{project['version']}.dist-info"
    metadata.mkdir()
    lines = [f"[{group}]\n{name} = {value}\n" for group, points in project["entry-points"].items()
             for name, value in points.items()]  # fmt: skip
    (metadata / "entry_points.txt").write_text("".join(lines), encoding="utf-8")
    text = f"Metadata-Version: 2.1\nName: {project['name']}\nVersion: {project['version']}\n"
    (metadata / "METADATA").write_text(text, encoding="utf-8")
    return site


def run_with(site: Path, *arguments: object, folder: Path) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "PYTHONPATH": str(site), "PYTHONUTF8": "1"}
    command = [sys.executable, *(str(argument) for argument in arguments)]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_a_strangers_package_is_found_where_it_is_installed(installed: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "work"
    (workspace / "model").mkdir(parents=True)
    (workspace / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    (workspace / "model" / "a.yaml").write_text(MODEL, encoding="utf-8")
    check = ("-m", "archtool", "check", "--select", "CTY", "--fail-on", "warning")
    ran = run_with(installed, *check, folder=workspace)
    assert ran.stdout.startswith("model/a.yaml:2:20: warning[CTY01] 'sys.a' reads 3 data entities\n"), ran.stderr
    assert ran.returncode == 1
    (workspace / "archtool.yaml").write_text(
        f"{MANIFEST}checks: {{settings: {{CTY01: {{most: 5}}}}}}\n", encoding="utf-8"
    )
    assert run_with(installed, *check, folder=workspace).stdout == ""
    explained = run_with(installed, "-m", "archtool", "explain", "CTY01", "--language", "en", folder=workspace)
    assert explained.stdout.startswith("CTY01  system that reads too much\n")


def test_its_own_test_passes(installed: Path, tmp_path: Path) -> None:
    put(tmp_path, "test_county_checks.py")
    ran = run_with(installed, "-m", "pytest", "-q", "-p", "no:cacheprovider", tmp_path, folder=tmp_path)
    assert ran.returncode == 0, ran.stdout
