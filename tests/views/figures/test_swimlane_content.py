"""What a swimlane of the reference programme shows: steps in columns after those before them, branches, ends."""

from pathlib import Path

import pytest

from archtool.model.architecture import Architecture
from archtool.source.text import both
from archtool.views.figures.swimlane import Link, NodeSort, SwimlaneFigure, SwimlaneView
from archtool.views.figures.swimlane_content import build
from archtool.workspace.files import read_workspace


@pytest.fixture(scope="module")
def programme() -> Architecture:
    architecture = read_workspace(Path(__file__).parents[3]).reading.architecture
    assert architecture is not None
    return architecture


def content(programme: Architecture, flow: str, **keys: str) -> SwimlaneFigure:
    view = SwimlaneView.model_validate({"number": "3-1", "caption": both("流程图", "Flow"), "flow": flow, **keys})
    return build(programme, "flow", view, "zh")


def test_every_step_stands_after_those_that_lead_to_it(programme: Architecture) -> None:
    figure = content(programme, "flow.budget")
    columns = {node.key: node.column for node in figure.nodes}
    assert all(columns[link.source] < columns[link.target] for link in figure.links)
    assert columns["step-4"] == columns["step-5"] == 4


def test_a_decision_leads_along_its_answers_to_an_end_each(programme: Architecture) -> None:
    figure = content(programme, "flow.recognition")
    assert [node.key for node in figure.nodes if node.sort is NodeSort.DECISION] == ["step-4"]
    assert Link("step-4", "step-5", "认可") in figure.links
    assert Link("step-4", "step-6", "不认可") in figure.links
    assert [node.key for node in figure.nodes if node.sort is NodeSort.END] == ["step-5-end", "step-6-end"]


def test_an_activity_names_its_system_by_id_or_by_name_or_not(programme: Architecture) -> None:
    marks = {mark: content(programme, "flow.budget", mark=mark).nodes[1].mark for mark in ("id", "name", "none")}
    assert marks == {"id": "sys.ops-budget", "name": "全面预算管理", "none": ""}


def test_an_activity_names_its_system_unless_the_view_says_otherwise(programme: Architecture) -> None:
    assert content(programme, "flow.budget").nodes[1].mark == "全面预算管理"


def test_steps_bear_the_numbers_of_their_stages_and_the_note_names_these(programme: Architecture) -> None:
    figure = content(programme, "flow.design", note="注：{stages}")
    labels = [node.label for node in figure.nodes if node.sort is NodeSort.ACTIVITY]
    assert (labels[0], labels[5]) == ("①提交需求计划", "②③按计划调研，编制需求报告")
    assert figure.head.note == ("注：①需求受理、②需求调研、③需求编制、④需求确认、⑤成果物编制、⑥专家评审、⑦方案确认")


def test_a_flow_of_a_later_phase_has_no_steps_yet(programme: Architecture) -> None:
    assert content(programme.slice("P1"), "flow.budget").nodes == ()
