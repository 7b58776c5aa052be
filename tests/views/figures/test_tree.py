"""What a tree of the reference programme shows, and how trees grow from relationships."""

from pathlib import Path

import pytest

from archtool.layout.compose import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.views.figures.tree import Beside, TreeFigure, TreeView, build
from archtool.views.reading import read_views
from archtool.views.selection import Selection
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[3]
BODIES = """
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 12}}
bodies:
  gov.top: {name: 领导小组, tier: decision}
  gov.a: {name: 甲, tier: management, reports_to: gov.top, owner: org.x}
  gov.b: {name: 乙, tier: execution, reports_to: gov.top}
  gov.c: {name: 丙, tier: execution, reports_to: gov.a}
  gov.d: {name: 丁, reports_to: gov.c, from: P1, status: build}
organisations:
  org.x: {name: 单位, reports_to: gov.a}
system_groups: {sys.all: {name: 平台}}
systems:
  sys.one: {name: 系统一, part_of: sys.all, functions: {first: 功能一, second: 功能二}}
  sys.two: {name: 系统二, part_of: sys.all}
modules: {sys.part: {name: 模块, part_of: sys.one}}
"""


@pytest.fixture(scope="module")
def small() -> Architecture:
    reading = read_texts({"a.yaml": BODIES})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


def view(**keys: object) -> TreeView:
    given = {"number": "4-6", "caption": "组织图", "roots": Selection(elements=("gov.top",)), **keys}
    return TreeView.model_validate({"relationships": ("reports_to",), **given})


def lines(figure: TreeFigure) -> list[tuple[str, int]]:
    return [(node.element, node.level) for node in figure.nodes()]


def test_every_row_follows_from_the_relationships(small: Architecture) -> None:
    figure = build(small, "tree", view(), "zh")
    assert lines(figure) == [
        ("gov.top", 0), ("gov.a", 1), ("gov.c", 2), ("gov.d", 3), ("org.x", 2), ("gov.b", 1),
    ]  # fmt: skip
    assert figure.line is None


def test_bands_put_equal_tiers_into_equal_rows(small: Architecture) -> None:
    figure = build(small, "tree", view(bands="tier", members=Selection(kinds=("body",))), "zh")
    assert lines(figure) == [("gov.top", 0), ("gov.a", 1), ("gov.c", 2), ("gov.d", 3), ("gov.b", 2)]
    assert [(band.label, band.first, band.last) for band in figure.bands] == [
        ("决策层", 0, 0), ("管理层", 1, 1), ("执行层", 2, 3),
    ]  # fmt: skip


def test_a_depth_and_a_moment_cut_the_tree(small: Architecture) -> None:
    assert lines(build(small, "tree", view(depth=1), "zh")) == [("gov.top", 0), ("gov.a", 1), ("gov.b", 1)]
    assert "gov.d" not in dict(lines(build(small.slice("as-is"), "tree", view(), "zh")))


def test_what_stands_beside_is_no_part_of_the_tree(small: Architecture) -> None:
    aside = Beside.model_validate({"select": {"kinds": ["organisation"]}, "name": "监督"})
    figure = build(small, "tree", view(beside=aside, detail="owner"), "zh")
    assert [(one.element, one.tied_to) for one in figure.beside] == [("org.x", "gov.a")]
    assert "org.x" not in dict(lines(figure))
    assert (figure.line, figure.beside_line) == ("领导", "监督")
    assert {node.element: node.detail for node in figure.nodes() if node.detail} == {"gov.a": "单位"}


def test_systems_modules_and_functions_make_a_tree_along_two_relationships(small: Architecture) -> None:
    roots = Selection(elements=("sys.all",))
    figure = build(small, "tree", view(roots=roots, relationships=("part_of", "function_of")), "zh")
    assert [(node.label, node.level) for node in figure.nodes()] == [
        ("平台", 0), ("系统一", 1), ("模块", 2), ("功能一", 2), ("功能二", 2), ("系统二", 1),
    ]  # fmt: skip


def test_relationships_to_the_child_are_followed_forwards(small: Architecture) -> None:
    roots = Selection(elements=("gov.d",))
    figure = build(small, "tree", view(roots=roots, direction="to-child"), "zh")
    assert lines(figure) == [("gov.d", 0), ("gov.c", 1), ("gov.a", 2), ("gov.top", 3)]


def test_balanced_siblings_have_the_largest_family_in_the_middle(small: Architecture) -> None:
    figure = build(small, "tree", view(siblings="balanced", members=Selection(kinds=("body",))), "zh")
    assert [child.element for child in figure.roots[0].children] == ["gov.a", "gov.b"]


def test_an_unknown_relationship_is_named_with_its_neighbour(small: Architecture) -> None:
    with pytest.raises(ConfigError, match="did you mean 'reports_to'"):
        build(small, "tree", view(relationships=("report_to",)), "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_governance_organisation_of_the_reference_programme(language: str) -> None:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    definition = read_views(reading.sections, reading.architecture).definitions["governance-organisation"]
    assert isinstance(definition, TreeView)
    figure = build(reading.architecture, "governance-organisation", definition, language)
    bodies = [one.id for one in reading.architecture.elements if one.info.name == "body"]
    assert sorted(node.element for node in figure.nodes()) == sorted(bodies)
    assert [one.element for one in figure.beside if one.tied_to == "gov.security-group"] == [
        "org.mlps-tester", "org.crypto-tester",
    ]  # fmt: skip
    drawing = lay_out(figure, Theme())
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    assert (smallest_text(drawing.shapes) or 0) >= 7.5
    assert drawing.width < 297 / 25.4 * 72
