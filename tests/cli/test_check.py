"""`archtool check` as a gate: what closes it, what waivers, settings and the baseline change."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

MANIFEST = """\
archtool: 1
name: {zh: 测试, en: Test}
language: en
"""
MODEL = """\
organisations:
  org.bhc: {name: 卫生健康委}
data_entities:
  data.employee: {name: 职工信息, class: master, sharing: unconditional}
systems:
  sys.ops-hr: {name: 人力资源管理, creates: [employee]}
"""
WAIVERS = """\
waivers:
  owner-open:
    code: DAT03
    elements: data.employee
    reason: {zh: 责任单位待定, en: owner not decided}
    owner: bhc
    expires: 2027-03-31
"""


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "archtool.yaml").write_text(MANIFEST, encoding="utf-8")
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "a.yaml").write_text(MODEL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    return tmp_path


def codes(archtool: Archtool, *arguments: str, state: str = "findings") -> list[str]:
    ran = archtool("check", "--format", "json", "--select", "DAT02,DAT03,WVR", *arguments)
    findings = ran.result[state]
    assert isinstance(findings, list)
    return [one["code"] for one in findings]


def test_severity_closes_the_gate(archtool: Archtool, workspace: Path) -> None:
    assert archtool("check", "--select", "DAT03").code == 1
    assert archtool("check", "--select", "DAT02").code == 0
    assert archtool("check", "--select", "DAT02", "--fail-on", "warning").code == 1
    assert archtool("check", "--select", "DAT03", "--fail-on", "never").code == 0


def test_text_goes_to_standard_output_and_the_summary_to_standard_error(archtool: Archtool, workspace: Path) -> None:
    ran = archtool("check", "--select", "DAT02,DAT03")
    assert ran.out.startswith("model/a.yaml:4:3: warning[DAT02] ")
    assert ran.err == "archtool: 3 elements, 1 relationships, 2 checks: 1 error, 1 warning, 0 notes\n"


def test_several_formats_are_written_at_once(archtool: Archtool, workspace: Path) -> None:
    ran = archtool("check", "--select", "DAT03", "--format", "text,sarif=out/a.sarif", "--format", "junit=b.xml")
    assert ran.code == 1
    assert "error[DAT03]" in ran.out
    assert json.loads((workspace / "out" / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (workspace / "b.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_step_of_a_workflow_gets_a_summary(
    archtool: Archtool, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = workspace / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    archtool("check", "--select", "DAT03", "--format", "text")
    assert summary.read_text(encoding="utf-8") == "before\n"
    ran = archtool("check", "--select", "DAT03", "--format", "github")
    assert ran.out.startswith("::error file=model/a.yaml,line=4,")
    assert summary.read_text(encoding="utf-8").startswith("before\n## archtool check\n")


def test_workspace_elsewhere_is_named_as_seen_from_here(
    archtool: Archtool, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace.parent)
    ran = archtool("check", workspace.name, "--select", "DAT03", "--format", "gitlab")
    assert json.loads(ran.out)[0]["location"]["path"] == f"{workspace.name}/model/a.yaml"


def test_unreadable_model_is_said_in_every_format(archtool: Archtool, workspace: Path) -> None:
    (workspace / "model" / "a.yaml").write_text("sytems: {}\n", encoding="utf-8")
    ran = archtool("check", "--format", "json,sarif=a.sarif,gitlab=b.json", "--fail-on", "never")
    assert ran.code == 2
    assert ran.result["readable"] is False
    run = json.loads((workspace / "a.sarif").read_text(encoding="utf-8"))["runs"][0]
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert [one["ruleId"] for one in run["results"]] == ["SRC011"]
    assert [one["check_name"] for one in json.loads((workspace / "b.json").read_text(encoding="utf-8"))] == ["SRC011"]


def test_waiver_holds_to_its_last_day(archtool: Archtool, workspace: Path) -> None:
    (workspace / "model" / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    assert codes(archtool, "--today", "2027-03-31") == ["DAT02"]
    assert codes(archtool, "--today", "2027-03-31", state="waived") == ["DAT03"]
    assert codes(archtool, "--today", "2027-04-01") == ["DAT02", "DAT03", "WVR02"]
    ran = archtool("check", "--select", "DAT03", "--today", "2027-03-31")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.endswith("; 1 waived\n")
    ran = archtool("check", "--select", "DAT03", "--today", "2027-03-31", "--verbose")
    assert "waived[DAT03]" in ran.out
    assert "owner-open, org.bhc, 2027-03-31, owner not decided" in ran.out


def test_waiver_that_is_not_needed_is_found(archtool: Archtool, workspace: Path) -> None:
    (workspace / "model" / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    text = MODEL.replace("sharing: unconditional", "sharing: unconditional, owner: bhc")
    (workspace / "model" / "a.yaml").write_text(text, encoding="utf-8")
    assert codes(archtool, "--today", "2027-03-31") == ["DAT02", "WVR01"]
    # Without its check nobody knows, and on a slice neither.
    assert codes(archtool, "--today", "2027-03-31", "--ignore", "DAT03") == ["DAT02"]
    assert codes(archtool, "--today", "2027-03-31", "--at", "to-be") == ["DAT02"]


def test_waiver_that_means_nothing_is_an_error_at_its_place(archtool: Archtool, workspace: Path) -> None:
    text = WAIVERS.replace("DAT03", "DAT30").replace("data.employee", "data.employe").replace("owner: bhc", "owner: bh")
    (workspace / "model" / "waivers.yaml").write_text(text, encoding="utf-8")
    ran = archtool("check")
    assert ran.code == 2
    heads = [line for line in ran.out.splitlines() if line.startswith("model/")]
    assert heads == [
        "model/waivers.yaml:3:11: error[STR01] there is no check 'DAT30'; did you mean 'DAT03'?",
        "model/waivers.yaml:4:15: error[STR01] no element or view has the id 'data.employe'",
        "model/waivers.yaml:6:12: error[STR01] no organisation has the id 'bh'",
    ]


def test_manifest_sets_severities_numbers_and_files(archtool: Archtool, workspace: Path) -> None:
    (workspace / "model" / "b.yaml").write_text(
        "systems:\n  sys.top: {name: 上}\nmodules:\n  sys.top.a: {name: 下, part_of: sys.top}\n", encoding="utf-8"
    )
    assert archtool("check", "--select", "STR04").code == 0
    options = """\
checks:
  ignore: [DAT02]
  severity: {DAT03: note, STR: warning}
  settings: {STR04: {deepest: 1}}
  paths:
    model/**: {ignore: [DAT04]}
    "model/b.*": {ignore: [orphan-system]}
"""
    (workspace / "archtool.yaml").write_text(MANIFEST + options, encoding="utf-8")
    ran = archtool("check", "--format", "json", "--select", "DAT02,DAT03,DAT04,STR04,STR08", "--ignore", "DAT01")
    findings = ran.result["findings"]
    assert isinstance(findings, list)
    assert [(one["code"], one["severity"], one["location"]["path"]) for one in findings] == [
        ("DAT03", "note", "model/a.yaml"),
        ("STR08", "warning", "model/a.yaml"),
        ("STR04", "warning", "model/b.yaml"),
    ]
    assert ran.code == 0


def test_options_that_mean_nothing_are_errors_at_their_places(archtool: Archtool, workspace: Path) -> None:
    options = """\
checks:
  ignore: [DAT2]
  settings:
    STR04: {deepest: 0, deep: 1}
    DAT02: {most: 1}
  paths: {modle/**: {ignore: [DAT]}}
"""
    (workspace / "archtool.yaml").write_text(MANIFEST + options, encoding="utf-8")
    ran = archtool("check")
    assert ran.code == 2
    assert [line.split(": ", 1)[1] for line in ran.out.splitlines() if line.startswith("archtool.yaml:")] == [
        "error[SRC018] there is no check 'DAT2'; did you mean 'DAT02'?",
        "error[SRC014] 'deepest' cannot be '0': expected at least 1",
        "error[SRC013] unknown key 'deep'",
        "error[SRC018] check DAT02 has no settings",
        "error[SRC018] 'modle/**' means no file of the workspace",
    ]


def test_baseline_lets_known_findings_pass_and_no_others(archtool: Archtool, workspace: Path) -> None:
    baseline = ("--baseline", "known.json")
    assert archtool("check", *baseline).code == 2
    ran = archtool("check", "--select", "DAT02,DAT03", *baseline, "--update-baseline")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "known.json: 2 added, 0 removed, 0 kept"
    before = (workspace / "known.json").read_bytes()
    assert archtool("check", "--select", "DAT02,DAT03", *baseline).code == 0
    assert codes(archtool, *baseline, state="known") == ["DAT02", "DAT03"]
    # Checks that the baseline does not know still count.
    assert archtool("check", "--select", "DAT02,DAT03,STR08", *baseline, "--fail-on", "warning").code == 1
    # Where the text stands makes no difference.
    (workspace / "model" / "a.yaml").write_text("# moved\n\n" + MODEL, encoding="utf-8")
    assert archtool("check", "--select", "DAT02,DAT03", *baseline).code == 0
    archtool("check", "--select", "DAT02,DAT03", *baseline, "--update-baseline")
    assert (workspace / "known.json").read_bytes() == before


def test_stale_baseline_closes_the_gate_until_it_is_updated(archtool: Archtool, workspace: Path) -> None:
    baseline = ("--baseline", "known.json")
    archtool("check", "--select", "DAT02,DAT03", *baseline, "--update-baseline")
    text = MODEL.replace("sharing: unconditional", "sharing: unconditional, owner: bhc")
    (workspace / "model" / "a.yaml").write_text(text, encoding="utf-8")
    ran = archtool("check", "--select", "DAT02,DAT03", *baseline)
    assert ran.code == 1
    assert ran.out.startswith("known.json: stale[DAT03] data.employee: ")
    assert ran.err.endswith("; 1 known in the baseline; 1 stale in the baseline\n")
    # A check that does not run cannot say that its findings are gone, nor take them out.
    assert archtool("check", "--select", "DAT02", *baseline, "--update-baseline").code == 0
    assert archtool("check", "--select", "DAT02,DAT03", *baseline).code == 1
    ran = archtool("check", "--select", "DAT02,DAT03", *baseline, "--update-baseline")
    assert ran.code == 0
    assert ran.out.splitlines()[0].startswith("- DAT03 data.employee: ")
    assert archtool("check", "--select", "DAT02,DAT03", *baseline).code == 0


@pytest.mark.parametrize("content", ["", "[]", '{"findings": {"a": {}}}', '{"baseline": 2}', '{"baseline": 1, "x": 1}'])
def test_file_that_is_no_baseline_is_refused(archtool: Archtool, workspace: Path, content: str) -> None:
    (workspace / "known.json").write_text(content, encoding="utf-8")
    ran = archtool("check", "--baseline", "known.json")
    assert (ran.code, ran.out) == (2, "")
    assert "known.json" in ran.err
    assert (workspace / "known.json").read_text(encoding="utf-8") == content


@pytest.mark.parametrize(
    "arguments", [("--update-baseline",), ("--today", "2027-02-30"), ("--format", "xml"), ("--fail-on", "fatal")]
)
def test_wrong_usage_ends_with_two(archtool: Archtool, workspace: Path, arguments: tuple[str, ...]) -> None:
    ran = archtool("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
