"""`archtool plan`: the U/C matrix, weights by comparison, reports on subprojects, and what cannot be scheduled."""

from pathlib import Path

import pytest
from tests.cli.conftest import Archtool

from archtool.commands.init import init, template_names

ROOT = Path(__file__).resolve().parents[2]

# The worked example of tests/analysis/test_uc_report.py, once with subprojects and once with groups of systems.
DATA = """\
data_entities:
  data.mr-frontpage: {name: 病案首页, class: business}
  data.mrqc-result: {name: 质控结果, class: business}
  data.cost-result: {name: 成本结果, class: business}
  data.catalogue: {name: 病种目录, class: reference}
  data.forgotten: {name: 无人使用, class: business}
external_systems:
  ext.insurer: {name: 医保平台, level: municipal, creates: [catalogue]}
interfaces:
  if.cost: {name: 成本结果推送, provider: sys.cost, consumer: sys.group, carries: [cost-result]}
"""
SPLIT = (
    DATA
    + """\
subprojects:
  SP-1: {name: 质控包, cost: 100 万元}
  SP-2: {name: 成本包, cost: 100 万元}
systems:
  sys.mr: {name: 病案, status: build, subproject: SP-1, creates: [mr-frontpage], reads: [mrqc-result]}
  sys.mrqc: {name: 首页质控, status: build, subproject: SP-1, creates: [mrqc-result], reads: [mr-frontpage]}
  sys.group: {name: 入组, status: build, subproject: SP-1, reads: [mrqc-result, cost-result, catalogue]}
  sys.cost: {name: 成本核算, status: build, subproject: SP-2, creates: [cost-result], reads: [mr-frontpage]}
  sys.idle: {name: 无数据, status: build, subproject: SP-2}
"""
)
GROUPED = (
    DATA
    + """\
system_groups:
  sys.q: {name: 质控群, parts: [sys.mr, sys.mrqc, sys.group]}
systems:
  sys.mr: {name: 病案, status: build, creates: [mr-frontpage], reads: [mrqc-result]}
  sys.mrqc: {name: 首页质控, status: build, creates: [mrqc-result], reads: [mr-frontpage]}
  sys.group: {name: 入组, status: build, reads: [mrqc-result, cost-result, catalogue]}
  sys.cost: {name: 成本核算, status: build, creates: [cost-result], reads: [mr-frontpage]}
"""
)
JUDGED = """\
plan:
  affinity:
    judgements:
      data: {interfaces: 2, functions: 3, dependency: 4, organisations: 4, infrastructure: 7}
      interfaces: {functions: 2, dependency: 3, organisations: 3, infrastructure: 5}
      functions: {dependency: 2, organisations: 2, infrastructure: 3}
      dependency: {organisations: 1, infrastructure: 2}
      infrastructure: {organisations: 1/2}
"""
PACKAGES = """\
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 9}}
work_packages:
  wp.1: {name: 一, phase: P1, duration: 3 months}
  wp.2: {name: 二, phase: P1, duration: 2 months, after: [wp.1], planning: {uses: [{resource: room, amount: 1}]}}
"""


def workspace(folder: Path, model: str, settings: str = "") -> Path:
    (folder / "model").mkdir(parents=True, exist_ok=True)
    (folder / "archtool.yaml").write_text(f"archtool: 1\nname: 测试\n{settings}", encoding="utf-8")
    (folder / "model" / "a.yaml").write_text(model, encoding="utf-8")
    return folder


@pytest.mark.parametrize("template", template_names())
def test_a_new_workspace_begins_with_a_plan_that_holds(archtool: Archtool, tmp_path: Path, template: str) -> None:
    init(tmp_path / template, template)
    ran = archtool("plan", tmp_path / template, "--language", "en")
    assert ran.code == 0
    assert ran.out.startswith("The plan holds\n")


def test_data_between_subprojects_are_matched_with_interfaces(archtool: Archtool, tmp_path: Path) -> None:
    folder = workspace(tmp_path, SPLIT)
    out = archtool("plan", folder, "--part", "usage", "--language", "en").out
    assert "4 rows (systems and modules), 4 columns (data), 9 cells: 3 C, 6 U" in out
    assert "1 empty rows, 1 empty columns" in out
    assert "1 creators are no systems, and stand apart (number of data): ext.insurer (1)" in out
    assert "Boxes by subproject" in out
    assert "3, of which 1 have an interface; by way: interface 1, no interface 2" in out
    lacking = out.split("Flows without an interface")[1]
    assert "sys.cost 成本核算  data.mr-frontpage 病案首页  sys.mr" in lacking
    assert "if.cost" not in out
    assert "if.cost" in archtool("plan", folder, "--part", "usage", "-v").out


def test_the_matrix_is_boxed_by_groups_where_nothing_is_split(archtool: Archtool, tmp_path: Path) -> None:
    usage = archtool("plan", workspace(tmp_path, GROUPED), "--part", "usage", "--json").result["usage"]
    assert isinstance(usage, dict)
    assert usage["boxing"] == "groups"
    assert sorted((box["name"], sorted(box["rows"])) for box in usage["boxes"]) == [
        ("sys.cost", ["sys.cost"]),
        ("sys.q", ["sys.group", "sys.mr", "sys.mrqc"]),
    ]
    assert {"row": "sys.mr", "column": "data.mr-frontpage", "usage": "C"} in usage["cells"]
    (carried,) = (flow for flow in usage["flows"] if flow["has_interface"])
    assert (carried["user"], carried["interfaces"]) == ("sys.group", ["if.cost"])
    assert usage["after"]["spread"] <= usage["before"]["spread"]


def test_the_matrix_of_the_reference_programme(archtool: Archtool) -> None:
    out = archtool("plan", ROOT, "--part", "usage").out
    assert "C 121 个，U 490 个；空行 0，空列 0" in out
    assert "框（按子项目）" in out


def test_a_model_without_data_has_no_matrix(archtool: Archtool, tmp_path: Path) -> None:
    ran = archtool("plan", workspace(tmp_path, PACKAGES), "--part", "usage", "--language", "en")
    assert ran.code == 0
    assert "no system of the model creates or uses data" in ran.out


def test_a_panel_sets_the_weights(archtool: Archtool, tmp_path: Path) -> None:
    folder = workspace(tmp_path, SPLIT, JUDGED)
    out = archtool("plan", folder, "--part", "affinity").out
    assert "权重：共享数据 0.388、接口 0.246、" in out
    assert "权重由两两比较得出（AHP）：λmax=6.039，CI=0.008，CR=0.006，小于 0.1" in out
    affinity = archtool("plan", folder, "--part", "affinity", "--json").result["affinity"]
    assert isinstance(affinity, dict)
    assert affinity["consistency"]["ratio"] < 0.1
    assert sum(affinity["weights"].values()) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("functions: 3, dep", "functions: 1/9, dep", ":6:7", "against 'function category': stated 0.111"),
        ("interfaces: 2,", "interfaces: twice,", ":6:26", "expected a judgement on the scale from 1/9 to 9"),
        ("interfaces: 2,", "interfaces: 12,", ":6:26", "expected a judgement on the scale from 1/9 to 9"),
        ("      infrastructure: {organisations: 1/2}\n", "", ":6:7", "1 pairs are not judged"),
        (
            "    judgements:",
            "    weights: {data: 0.35}\n    judgements:",
            ":5:14",
            "state either judgements or weights",
        ),
        ("organisations: 1/2", "organisation: 1/2", ":10:24", "did you mean 'organisations'?"),
    ],
)
def test_judgements_that_give_no_weights_are_refused(
    archtool: Archtool, tmp_path: Path, old: str, new: str, place: str, words: str
) -> None:
    settings = JUDGED.replace(old, new)
    assert settings != JUDGED
    ran = archtool("plan", workspace(tmp_path, SPLIT, settings), "--part", "affinity", "--language", "en")
    assert ran.code == 2
    assert f"archtool.yaml{place}: error" in ran.out
    assert words in ran.out


def test_each_subproject_is_reported_with_all_that_its_tender_needs(archtool: Archtool, county: Path) -> None:
    out = archtool("plan", county, "--part", "division", "-v", "--language", "en").out
    report = out.split("  SP-3 Hospital systems\n")[1].split("\n  SP-")[0].split("\n  Where it")[0]
    for words in (
        "4 systems, ", " 万元, software, phases P1, P2, mean affinity inside 0.", "systems: sys.emr ",
        "outside the lot", "organisations that use several: ", "pools under several: inf.pool-a ", "needs first: ",
        "risk of the tender: none seen",
    ):  # fmt: skip
        assert words in report
    assert "contract interfaces to publish before tender: if." in out
    assert "SP-3 Hospital systems\n" not in archtool("plan", county, "--part", "division", "--language", "en").out


def test_clusters_under_other_weights_are_shown_on_demand(archtool: Archtool, county: Path) -> None:
    arguments = ("plan", county, "--part", "division", "--language", "en")
    assert "Sensitivity" not in archtool(*arguments).out
    table = archtool(*arguments, "-v").out.split("Sensitivity: clusters under other weights")[1]
    assert [line.split("  ")[2].strip() for line in table.splitlines()[2:4]] == ["shared data -20%", "shared data +20%"]


def test_circles_of_subprojects_are_told_once_each(archtool: Archtool) -> None:
    out = archtool("plan", ROOT, "--part", "phasing").out
    circles = out.split("子项目之间的环")[1].splitlines()
    assert sum("SP-06、SP-09、SP-10 相互等待" in line for line in circles) == 1


@pytest.mark.parametrize(
    ("model", "settings", "words"),
    [
        (PACKAGES.replace("2 months", "-2 months"), "", "工作包无法排期：“wp.2”的工期为负"),
        (PACKAGES.replace("3 months}", "3 months, after: [wp.2]}"), "", "工作包无法排期：互相等待 wp.1 → wp.2 → wp.1"),
        (PACKAGES, "resources: [{id: room, name: 机房}, {id: room, name: 机房}]", "资源“room”重复"),
        (PACKAGES, "resources: [{id: room, name: 机房, closed: [{first: 9, last: 2}]}]", "末月早于首月"),
    ],
)
def test_what_cannot_be_scheduled_is_said_in_the_language_of_the_page(
    archtool: Archtool, tmp_path: Path, model: str, settings: str, words: str
) -> None:
    folder = workspace(tmp_path, model, f"plan: {{schedule: {{{settings}}}}}\n" if settings else "")
    ran = archtool("plan", folder, "--part", "schedule")
    assert ran.code in (1, 2)
    assert words in ran.out
