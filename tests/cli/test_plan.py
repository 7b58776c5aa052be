"""`archtool plan`, on the reference programme, on a new workspace and on small ones that lack or break something."""

import json
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

from archtool.cli.plan_page import print_sections
from archtool.commands.init import init
from archtool.commands.plan import Request, plan
from archtool.commands.planning.results import Part, Planned
from archtool.commands.planning.sections.summary import sections

ROOT = Path(__file__).resolve().parents[2]
KEYS = Path(__file__).with_name("plan_keys.txt")

SYSTEMS = """\
organisations: {org.bhc: {name: 卫健委}}
data_entities:
  data.a: {name: 甲, class: master, owner: bhc}
systems:
  sys.a: {name: 系统甲, status: build, creates: [a]}
  sys.b: {name: 系统乙, status: build, reads: [a], depends_on: [sys.a]}
  sys.c: {name: 系统丙, status: build, reads: [a], depends_on: [sys.b]}
"""
BROKEN = """\
organisations: {org.bhc: {name: 卫健委}}
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
subprojects:
  SP-1: {name: 第一包, cost: 100 万元}
  SP-2: {name: 第二包, cost: 100 万元}
systems:
  sys.a: {name: 系统甲, status: build, from: P2, subproject: SP-1, cost: 100 万元}
  sys.b: {name: 系统乙, status: build, from: P1, depends_on: [sys.a], subproject: SP-2, cost: 50 万元}
  sys.c: {name: 系统丙, status: build, from: P1, depends_on: [sys.b], subproject: SP-2, cost: 50 万元}
work_packages:
  wp.1: {name: 一, phase: P1, duration: 3 months, after: [wp.2]}
  wp.2: {name: 二, phase: P1, duration: 3 months, after: [wp.1]}
"""


def workspace(folder: Path, model: str = "", settings: str = "") -> Path:
    (folder / "model").mkdir(parents=True, exist_ok=True)
    (folder / "archtool.yaml").write_text(f"archtool: 1\nname: 测试\n{settings}", encoding="utf-8")
    (folder / "model" / "a.yaml").write_text(model, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference() -> Planned:
    return plan(Request(ROOT))


def shown(planned: Planned, capsys: pytest.CaptureFixture[str], language: str = "zh", *, verbose: bool = False) -> str:
    capsys.readouterr()
    print_sections(sections(planned), language, verbose=verbose)
    return capsys.readouterr().out


def test_the_reference_plan_holds_and_its_facts_are_printed(
    reference: Planned, capsys: pytest.CaptureFixture[str]
) -> None:
    assert reference.holds
    out = shown(reference, capsys)
    assert out.startswith("计划成立\n")
    assert "关键线路 35 个月：wp.02 → wp.04 → wp.06 → wp.07 → wp.10 → wp.13 → wp.14 → wp.30 → wp.35 → wp.36" in out
    assert "先于数据主责系统上线的刚性需求 10 项" in out
    for pair in ("SP-06 ⇄ SP-09", "SP-06 ⇄ SP-10", "SP-09 ⇄ SP-10"):
        assert f"{pair}（已解除）" in out
    assert "ARI、NMI 为与原划分的一致度，只报告，从不作为优化目标" in out
    assert "sys.base-dw" in out.split("枢纽")[1].split("相关度最高")[0]


def test_english_says_the_same(reference: Planned, capsys: pytest.CaptureFixture[str]) -> None:
    out = shown(reference, capsys, "en")
    assert out.startswith("The plan holds\n")
    assert "the critical path takes 35 months: wp.02 → " in out
    assert "10 hard needs of data whose master goes live later" in out
    assert "reported, never optimised" in out


def test_details_are_shown_on_demand(reference: Planned, capsys: pytest.CaptureFixture[str]) -> None:
    short, long = shown(reference, capsys), shown(reference, capsys, verbose=True)
    assert len(long) > 3 * len(short)
    assert "sys.rdc 不早于 P2" in long or "sys.rdc-lab 不早于 P2" in long
    assert "sys.rdc-lab 不早于 P2" not in short


def test_one_part_alone_is_worked_out(archtool: Archtool) -> None:
    result = archtool("plan", ROOT, "--part", "schedule", "--json").result
    assert (result["parts"], result["holds"]) == (["schedule"], True)
    assert (result["affinity"], result["division"], result["phasing"]) == (None, None, None)
    schedule = result["schedule"]
    assert isinstance(schedule, dict)
    assert schedule["end"] == "35"
    assert [year["planned"] for year in schedule["money"]["years"]] == ["42000000", "48000000", "30000000"]


def test_runs_and_seed_of_the_simulation_are_asked_for(archtool: Archtool) -> None:
    arguments = ("plan", ROOT, "--part", "schedule", "--runs", "500", "--seed", "7")
    first = archtool(*arguments)
    assert "模拟 500 次（种子 7）" in first.out
    assert archtool(*arguments).out == first.out
    assert archtool("plan", ROOT, "--part", "schedule", "--runs", "500", "--seed", "8").out != first.out


def test_what_if_prints_differences_and_breaks(archtool: Archtool) -> None:
    ran = archtool("plan", ROOT, "--delay", "wp.06=3mo", "--budget-year-1", "-10%", "--drop", "sys.rdc-lab")
    assert ran.code == 1
    assert "总工期由 35 个月延长到 38 个月，推迟 3 个月" in ran.out
    assert "总工期 38 个月，超过周期上限 36 个月" in ran.out
    assert "计划资金 3780 万元（原 4200 万元）" in ran.out
    assert "sys.rdc-lab" in ran.out.split("失去提供方")[1]
    assert "相关度最高" not in ran.out
    quiet = archtool("plan", ROOT, "--delay", "wp.16=1mo", "--language", "en")
    assert quiet.code == 0
    assert "the end does not move: 35 months" in quiet.out


def test_two_delays_of_one_package_add_up(archtool: Archtool) -> None:
    both = archtool("plan", ROOT, "--delay", "wp.06=1mo", "--delay", "wp.06=2mo", "--json").result
    once = archtool("plan", ROOT, "--delay", "wp.06=3mo", "--json").result
    assert both["after"] == once["after"]
    assert both["changes"] == [
        {"sort": "delay", "package": "wp.06", "months": "1"},
        {"sort": "delay", "package": "wp.06", "months": "2"},
    ]


def test_a_pair_is_explained_with_its_evidence(archtool: Archtool) -> None:
    ran = archtool("plan", ROOT, "--explain", "sys.sh-mr", "病案首页质量控制")
    assert ran.code == 0
    assert "共享数据 3 项、接口 2 个" in ran.out
    assert "同属“病案管理”" in ran.out
    result = archtool("plan", ROOT, "--explain", "sys.sh-mr", "sys.dip-mrqc", "--json").result
    assert (result["one"], result["other"], result["main"]) == ("sys.dip-mrqc", "sys.sh-mr", "interfaces")


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (("--explain", "sys.nowhere", "sys.sh-mr"), "sys.nowhere"),
        (("--explain", "sys.sh-mr", "sys.sh-mr"), "two different"),
        (("--explain", "org.bhc", "sys.sh-mr"), "not compared"),
        (("--delay", "wp.06"), "wp.06=3mo"),
        (("--delay", "wp.99=3mo"), "wp.99"),
        (("--budget-year-5", "-10%"), "year 5"),
        (("--budget-year-1", "ten"), "-10%"),
        (("--drop", "sys.nowhere"), "sys.nowhere"),
        (("--part", "money"), "money"),
        (("--runs", "1"), "100"),
        (("--dry-run",), "--write"),
        (("--propose", "--delay", "wp.06=3mo"), "exclude"),
        (("--propose", "--part", "schedule"), "--part"),
    ],
)
def test_wrong_usage_says_what_is_wrong(archtool: Archtool, arguments: tuple[str, ...], word: str) -> None:
    ran = archtool("plan", ROOT, *arguments, "--language", "en")
    assert (ran.code, ran.out) == (2, "")
    assert word in ran.err


def test_what_is_missing_is_said_in_one_sentence_each(archtool: Archtool, tmp_path: Path) -> None:
    ran = archtool("plan", workspace(tmp_path / "empty"), "--language", "en")
    assert ran.code == 0
    assert "the model builds 0 systems; two are needed to compare" in ran.out
    assert "the model builds nothing that could be put into phases" in ran.out
    assert "the model has no work packages (work_packages) to schedule" in ran.out


def test_systems_without_plan_are_measured_all_the_same(archtool: Archtool, tmp_path: Path) -> None:
    ran = archtool("plan", workspace(tmp_path, SYSTEMS), "--language", "en")
    assert ran.code == 0
    assert "Nothing is broken, but not everything could be checked" in ran.out
    assert "some systems have no subproject" in ran.out
    assert "the model states no phases (from)" in ran.out
    assert "sys.a 系统甲" in ran.out


def test_a_new_workspace_is_planned(archtool: Archtool, county: Path) -> None:
    ran = archtool("plan", county, "--language", "en")
    assert ran.code == 0
    assert "the critical path takes 17 months" in ran.out
    assert "the model has no annual plan (years)" in ran.out


def test_what_breaks_is_said_first_with_its_chain(archtool: Archtool, tmp_path: Path) -> None:
    ran = archtool("plan", workspace(tmp_path, BROKEN))
    assert ran.code == 1
    first = ran.out.split("\n\n")[0]
    assert first.startswith("计划不成立：")
    assert "sys.b 在 P1 上线，却依赖 sys.a，而 sys.a 在 P2 才上线" in first
    assert "工作包无法排期：互相等待 wp.1 → wp.2 → wp.1" in first


def test_settings_of_the_manifest_count(archtool: Archtool, tmp_path: Path) -> None:
    settings = "plan:\n  affinity: {weights: {data: 0.6, interfaces: 0}}\n"
    ran = archtool("plan", workspace(tmp_path, SYSTEMS, settings), "--part", "affinity")
    assert "共享数据 0.6、接口 0、" in ran.out


def test_a_setting_that_means_nothing_is_shown_at_its_place(archtool: Archtool, tmp_path: Path) -> None:
    settings = "plan:\n  division: {cap: 20}\n  phasing:\n    peek: 2\n  schedule: {simulation: {runs: 1}}\n"
    ran = archtool("plan", workspace(tmp_path, SYSTEMS, settings), "--language", "en")
    assert ran.code == 2
    assert "archtool.yaml:4:19" in ran.out
    assert "archtool.yaml:6:5" in ran.out
    assert "did you mean 'peak'?" in ran.out
    assert "archtool.yaml:7:33" in ran.out
    unknown = archtool("plan", workspace(tmp_path, SYSTEMS, "plan: {divison: {}}\n"), "--language", "en")
    assert "did you mean 'division'?" in unknown.out


@pytest.fixture
def without_extra(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in [*sys.modules]:
        if name.partition(".")[0] in ("ortools", "numpy"):
            monkeypatch.setitem(sys.modules, name, None)
    for name in ("ortools", "ortools.sat", "ortools.sat.python", "numpy"):
        monkeypatch.setitem(sys.modules, name, None)
    for name in [*sys.modules]:
        if name.endswith(("monte_carlo", "spectral")):
            monkeypatch.delitem(sys.modules, name)
    yield


@pytest.mark.usefixtures("without_extra")
def test_a_missing_library_is_named_with_the_line_that_adds_it(archtool: Archtool, county: Path) -> None:
    for part in ("division", "phasing", "schedule"):
        ran = archtool("plan", county, "--part", part, "--language", "en")
        assert (part, ran.code, ran.out) == (part, 2, "")
        assert "pip install 'archtool[plan]'" in ran.err
    assert archtool("plan", county, "--part", "affinity").code == 0


def test_the_keys_of_the_envelope_stay(archtool: Archtool, county: Path, request: pytest.FixtureRequest) -> None:
    found = sorted(_paths(archtool("plan", county, "--json").result))
    if request.config.getoption("--update-golden"):
        KEYS.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == KEYS.read_text(encoding="utf-8").split()


def _paths(value: object, begin: str = "") -> set[str]:
    """The paths of the keys of the first three levels, whatever list they are in; ids of the model are left out."""
    found: set[str] = set()
    if isinstance(value, dict) and begin.count(".") < 3:
        for key, inner in value.items():
            if key.replace("_", "a").isalpha() and key.islower():
                found |= {f"{begin}{key}"} | _paths(inner, f"{begin}{key}.")
            else:
                found |= _paths(inner, f"{begin}*.")
    elif isinstance(value, list):
        for inner in value:
            found |= _paths(inner, begin)
    return found


def test_a_proposal_shows_its_reasons_and_alternatives(archtool: Archtool, county: Path) -> None:
    ran = archtool("plan", county, "--propose", "--language", "en")
    assert ran.code == 0
    assert "Proposed division" in ran.out
    assert "Proposed phases" in ran.out
    for mark in "①②③④⑤⑥⑦":
        assert ran.out.count(f"    · {mark} ") == 2
    assert "Why not earlier" in ran.out
    assert "'balanced' is recommended" in ran.out
    assert "--write changes " in ran.out


def test_a_dry_run_shows_the_difference_and_writes_nothing(archtool: Archtool, county: Path) -> None:
    before = {path: path.read_bytes() for path in county.rglob("*.yaml")}
    ran = archtool("plan", county, "--write", "--dry-run")
    assert ran.code == 0
    assert ran.out.startswith("--- a/blueprints/application.yaml\n+++ b/blueprints/application.yaml\n@@ ")
    assert {path: path.read_bytes() for path in county.rglob("*.yaml")} == before


def test_a_new_file_stands_beside_a_plan_that_is_there(archtool: Archtool, tmp_path: Path) -> None:
    folder = workspace(tmp_path, SYSTEMS)
    (folder / "model" / "plan.yaml").write_text("# 自己的计划\n", encoding="utf-8")
    ran = archtool("plan", folder, "--write", "--dry-run")
    assert ran.out.startswith("--- /dev/null\n+++ b/model/plan-2.yaml\n")
    assert not (folder / "model" / "plan-2.yaml").exists()


def test_what_is_written_is_what_was_proposed_and_nothing_is_left_to_write(archtool: Archtool, tmp_path: Path) -> None:
    folder = tmp_path / "county"
    init(folder)
    assert archtool("plan", folder, "--write").code == 0
    again = archtool("plan", folder, "--write", "--language", "en", "--part", "phasing")
    assert (again.code, again.out) == (0, "")
    assert "the model says so already" in again.err


def test_a_phasing_of_the_reference_programme_is_written_exactly_and_holds(archtool: Archtool, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    before = {path: path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}
    ran = archtool("plan", folder, "--write", "--part", "phasing")
    assert (ran.code, ran.out) == (0, "")
    assert "model/plan.yaml" in ran.err
    for path, text in before.items():
        now = path.read_text(encoding="utf-8").splitlines()
        changed = [(old, new) for old, new in zip(text.splitlines(), now, strict=True) if old != new]
        assert all(old.partition(":")[0].strip() == "from" == new.partition(":")[0].strip() for old, new in changed)
    assert archtool("check", folder, "--select", "PHA,INT,DAT").code == 0
    again = archtool("plan", folder, "--part", "phasing", "--json")
    assert again.code == 0
    phasing = again.result["phasing"]
    assert isinstance(phasing, dict)
    assert phasing["verdict"]["moves"] == []


def test_a_small_model_without_plan_gets_one(archtool: Archtool, tmp_path: Path) -> None:
    folder = workspace(tmp_path, SYSTEMS)
    assert archtool("plan", folder, "--write").code == 0
    text = (folder / "model" / "plan.yaml").read_text(encoding="utf-8")
    assert "phases:\n  P1: {name: " in text
    assert "sys.a: {" in text
    planned = plan(Request(folder, (Part.DIVISION, Part.PHASING)))
    assert planned.division is not None
    assert planned.division.author is not None
    assert planned.phasing is not None
    assert planned.phasing.verdict is not None
    assert planned.phasing.verdict.is_feasible
    assert (folder / "model" / "a.yaml").read_text(encoding="utf-8") == SYSTEMS


def test_parts_that_do_not_hold_together_are_not_written(archtool: Archtool, tmp_path: Path) -> None:
    folder = _copy(tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    ran = archtool("plan", folder, "--write", "--language", "en")
    assert ran.code == 1
    assert "Cannot be written" in ran.out
    assert "--part division or --part phasing" in ran.out
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_an_infeasible_phasing_is_shown_and_not_written(archtool: Archtool, tmp_path: Path) -> None:
    model = BROKEN.partition("work_packages:")[0] + (
        "external_systems:\n  ext.x: {name: 外部, level: municipal, ready_month: 99}\n"
        "dependency_rules:\n"
        "  dep.x: {name: 等待, first: [ext.x], then: [sys.a], strength: hard, reason: 外部条件}\n"
    )
    folder = workspace(tmp_path, model)
    ran = archtool("plan", folder, "--write", "--part", "phasing", "--language", "en")
    assert ran.code == 1
    assert "no phasing keeps all bounds" in ran.out
    assert not (folder / "model" / "plan.yaml").exists()


def _copy(folder: Path) -> Path:
    for name in ("model", "blueprints", "views", "renderers"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "archtool.yaml", folder)
    return folder


def test_the_envelope_of_a_proposal_names_the_files(archtool: Archtool, tmp_path: Path) -> None:
    result = archtool("plan", workspace(tmp_path, SYSTEMS), "--propose", "--json").result
    assert result["files"] == ["model/plan.yaml"]
    assert (result["problems"], result["clash"]) == ([], None)
    assert json.dumps(result["subprojects"]) == '{"ids": ["SP-L1"], "new": ["SP-L1"], "emptied": []}'
