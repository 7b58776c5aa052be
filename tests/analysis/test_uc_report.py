"""The report of the U/C matrix: measures before and after, flows between subsystems with their interfaces, and gaps."""

from pathlib import Path

import pytest

from archtool.analysis.data_paths import DataPaths, Way
from archtool.analysis.localities import Localities
from archtool.analysis.uc_matrix import Usage, UsageMatrix
from archtool.analysis.uc_report import ExternalCreator, PublicData, public_data, uc_report, usage_matrix
from archtool.model.architecture import Architecture
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[2]

# The example of five systems that tests/analysis/test_uc_matrix.py orders, as a model, with what surrounds them.
MODEL = """\
systems:
  sys.sh-mr: {name: 病案, creates: [mr-frontpage], reads: [mrqc-result]}
  sys.dip-mrqc: {name: 首页质控, creates: [mrqc-result], reads: [mr-frontpage]}
  sys.dip-group: {name: 入组, creates: [dip-group], reads: [mrqc-result]}
  sys.dip-cost: {name: 病种费用, creates: [disease-cost], reads: [dip-group, cost-result]}
  sys.ops-cost: {name: 成本核算, creates: [cost-result]}
  sys.idle: {name: 无数据}

data_entities:
  data.mr-frontpage: {name: 病案首页, class: business}
  data.mrqc-result: {name: 质控结果, class: business}
  data.dip-group: {name: 入组结果, class: business}
  data.disease-cost: {name: 病种费用, class: business}
  data.cost-result: {name: 成本结果, class: business}
  data.forgotten: {name: 无人使用, class: business}

interfaces:
  if.dip-cost: {name: 成本结果推送, provider: sys.ops-cost, consumer: sys.dip-cost, carries: [cost-result]}
"""

OUTSIDE = """\
systems:
  sys.dip-list: {name: 结算清单, creates: [list], reads: [catalogue]}

data_entities:
  data.list: {name: 结算清单, class: business}
  data.catalogue: {name: 病种目录, class: reference}

external_systems:
  ext.insurer: {name: 医保平台, level: municipal, creates: [catalogue]}
"""

CLUSTERS = {
    "sys.sh-mr": "SP-11",
    "sys.dip-mrqc": "SP-11",
    "sys.dip-group": "SP-11",
    "sys.dip-cost": "SP-11",
    "sys.ops-cost": "SP-10",
}


def architecture(*models: str) -> Architecture:
    reading = read_texts({f"model-{number}.yaml": model for number, model in enumerate(models)})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


@pytest.fixture(scope="module")
def programme() -> Architecture:
    found = read_workspace(ROOT).reading.architecture
    assert found is not None
    return found


def test_the_worked_example_leaves_one_flow_between_subsystems_and_its_interface() -> None:
    report = uc_report(architecture(MODEL), CLUSTERS)
    assert report.subsystems == (("sys.sh-mr", "sys.dip-mrqc", "sys.dip-group", "sys.dip-cost"), ("sys.ops-cost",))
    (flow,) = report.flows
    assert (flow.creators, flow.user, flow.data) == (("sys.ops-cost",), "sys.dip-cost", "data.cost-result")
    assert flow.way is Way.INTERFACE
    assert flow.interfaces == ("if.dip-cost",)
    assert flow.has_interface
    assert not flow.lacks_interface


def test_data_from_outside_are_a_flow_and_their_creator_a_row_of_its_own() -> None:
    report = uc_report(architecture(MODEL, OUTSIDE), CLUSTERS)
    assert report.external == (ExternalCreator("ext.insurer", ("data.catalogue",)),)
    assert "ext.insurer" not in report.matrix.rows
    flow = next(flow for flow in report.flows if flow.data == "data.catalogue")
    assert flow.creators == ("ext.insurer",)
    assert flow.lacks_interface


def test_without_an_interface_the_flow_lacks_one() -> None:
    report = uc_report(architecture(MODEL[: MODEL.index("interfaces:")]), CLUSTERS)
    flow = next(flow for flow in report.flows if flow.data == "data.cost-result")
    assert flow.lacks_interface
    assert flow.interfaces == ()


def test_empty_rows_and_columns_are_reported_and_not_ordered() -> None:
    report = uc_report(architecture(MODEL))
    assert report.empty_rows == ("sys.idle",)
    assert report.empty_columns == ("data.forgotten",)
    assert "sys.idle" not in report.matrix.rows
    assert "data.forgotten" not in report.matrix.columns


def test_most_uses_of_the_worked_example_lie_inside_its_boxes() -> None:
    assert uc_report(architecture(MODEL), CLUSTERS).after.inside == 4 / 5


def test_data_that_most_rows_use_are_public() -> None:
    rows = ("a", "b", "c", "d", "e")
    cells = {(row, "all"): Usage.USES for row in rows[:4]} | {(row, "most"): Usage.USES for row in rows[:3]}
    assert public_data(UsageMatrix(rows, ("all", "most"), cells)) == (PublicData("all", 4, 0.8),)


def test_flows_of_the_reference_programme_lack_what_the_paths_of_data_lack(programme: Architecture) -> None:
    localities = programme.derived(Localities)
    matrix = usage_matrix(programme)
    report = uc_report(programme, {row: localities.home(row) for row in matrix.rows})
    missing = {(edge.source, edge.target) for edge in programme.derived(DataPaths).unreached()}
    assert {(flow.user, flow.data) for flow in report.flows if flow.lacks_interface} <= missing
    assert all(bool(flow.interfaces) == flow.has_interface for flow in report.flows if flow.way is not Way.STORE)
    assert report.after.spread < report.before.spread
    assert report.after.inside > report.before.inside
    assert sorted(row for rows in report.subsystems for row in rows) == sorted(report.matrix.rows)
