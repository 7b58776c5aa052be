"""Mermaid and DOT: golden files, boxes in their holders, branches joined to their source, labels escaped."""

import pydot
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.renderers.conftest import Golden

from archtool.layout.drawing import Box, Drawing, Polyline, Stroke, Style, TextRun
from archtool.renderers.dot import DotRenderer
from archtool.renderers.mermaid import MermaidRenderer
from archtool.renderers.structure.outline import outline_of


def test_the_chain_is_written_as_it_was_reviewed(chain: Drawing, golden: Golden) -> None:
    golden("chain.mmd", MermaidRenderer().render(chain).decode())
    golden("chain.dot", DotRenderer().render(chain).decode())


def test_a_holder_takes_the_words_of_its_heading(chain: Drawing) -> None:
    outline = outline_of(chain)
    assert [(node.id, node.label) for node in outline.nodes] == [("sys.group", "组 “一”"), ("sys.c", "丙")]
    assert [node.id for node in outline.nodes[0].children] == ["sys.a", "sys.b"]
    assert [(link.source, link.target, link.label) for link in outline.links] == [
        ("sys.a", "sys.b", "查询"), ("sys.b", "sys.c", ""),
    ]  # fmt: skip


def test_a_branch_comes_from_where_its_trunk_begins() -> None:
    boxes = tuple(
        Box(x, y, 20, 10, Style("#FFFFFF"), id=name) for name, x, y in (("a", 40, 0), ("b", 0, 40), ("c", 40, 40))
    )
    stroke = Stroke("#000000", 1)
    trunk = Polyline(((50, 10), (50, 40)), stroke, source="a", target="c")
    branch = Polyline(((50, 25), (10, 25), (10, 40)), stroke, target="b")
    links = outline_of(Drawing("v", "图", "zh", 60, 50, (*boxes, trunk, branch))).links
    assert [(link.source, link.target) for link in links] == [("a", "c"), ("a", "b")]


def test_a_line_of_no_single_element_has_the_words_that_name_it() -> None:
    boxes = tuple(Box(x, 0, 20, 10, Style("#FFFFFF"), id=name) for name, x in (("a", 0), ("b", 80)))
    line = Polyline(((20, 5), (80, 5)), Stroke("#000000", 1), id="a--b", source="a", target="b")
    words = (TextRun(50, 20, "门急诊", 8, element="a--b"), TextRun(50, 30, "就诊记录", 8, element="a--b"))
    (link,) = outline_of(Drawing("v", "图", "zh", 100, 40, (*boxes, line, *words))).links
    assert link.label == "门急诊就诊记录"


def test_a_lane_has_the_name_beside_it_and_what_a_line_leads_to_is_no_heading() -> None:
    style = Style("#FFFFFF")
    shapes = (
        Box(0, 0, 30, 60, style, id="lane-name"), TextRun(15, 30, "检验中心", 9, within="lane-name"),
        Box(30, 0, 170, 60, style, id="lane"),
        Box(40, 5, 60, 20, style, element="sys.a", id="step"), TextRun(70, 18, "审核", 9, within="step"),
        Box(40, 35, 60, 20, style, id="step-data"), TextRun(70, 48, "报告", 9, within="step-data"),
        Polyline(((70, 25), (70, 35)), Stroke("#000000", 1), source="step", target="step-data"),
    )  # fmt: skip
    outline = outline_of(Drawing("v", "图", "zh", 200, 60, shapes))
    assert [(node.id, node.label) for node in outline.nodes] == [("lane", "检验中心")]
    assert [(node.id, node.label) for node in outline.nodes[0].children] == [("step", "审核"), ("step-data", "报告")]
    assert [(link.source, link.target) for link in outline.links] == [("step", "step-data")]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # the parser of pydot is behind its own library
def test_a_reader_of_dot_reads_it(chain: Drawing, sample: Drawing) -> None:
    for drawing in (chain, sample):
        graphs = pydot.graph_from_dot_data(DotRenderer().render(drawing).decode())
        assert graphs is not None
        assert [graph.get_graph_defaults()[0]["label"] for graph in graphs] == [f'"{drawing.title}"']


@given(st.text())
def test_any_label_is_one_string(label: str) -> None:
    box = Box(0, 0, 50, 20, Style("#FFFFFF"), element=label or "a", id="box")
    run = TextRun(25, 12, label, 9, within="box")
    drawing = Drawing("v", label, "zh", 50, 20, (box, run))
    mermaid = MermaidRenderer().render(drawing).decode()
    assert mermaid.count("\n") <= 5
    if outline_of(drawing).nodes:
        assert mermaid.splitlines()[-1].count('"') == 2
    dot = DotRenderer().render(drawing).decode().replace("\\\\", "").replace('\\"', "")
    assert dot.count('"') % 2 == 0
