"""What affinity matrices and dendrograms show: the strongest systems, means of subprojects, clusters and the cut."""

from dataclasses import replace
from pathlib import Path

import pytest

from archtool.analysis.affinity.affinity import affinity_of
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.division.clustering.agglomerative import Dendrogram, Merge
from archtool.analysis.lots import Lots
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError, RenderError
from archtool.views.figures import affinity_content, dendrogram_content
from archtool.views.figures.affinity import AffinityView
from archtool.views.figures.dendrogram import DendrogramFigure, DendrogramView
from archtool.views.figures.matrix import MatrixFigure
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def programme() -> Architecture:
    architecture = read_workspace(ROOT).reading.architecture
    assert architecture is not None
    return architecture


def matrix(architecture: Architecture, **keys: object) -> MatrixFigure:
    value = {"number": "8-5", "caption": "相关度", "note": "{systems}/{all}", **keys}
    return affinity_content.build(architecture, "affinity", AffinityView.model_validate(value), "zh")


def tree(architecture: Architecture, **keys: object) -> DendrogramFigure:
    value = {"number": "8-7", "caption": "树状图", "note": "{systems} {clusters} {cut}", **keys}
    return dendrogram_content.build(architecture, "tree", DendrogramView.model_validate(value), "zh")


def test_a_matrix_of_systems_shows_those_of_the_strongest_pairs(programme: Architecture) -> None:
    correlation = affinity_of(programme).correlation
    strongest = max(correlation, key=lambda pair: pair[2])
    figure = matrix(programme, most=8)
    shown = [line.key for line in figure.rows]
    assert len(shown) <= 8
    assert set(strongest[:2]) <= set(shown)
    assert [line.key for line in figure.columns] == shown
    cells = {(cell.row, cell.column): cell for cell in figure.cells}
    one, other = (shown.index(key) for key in strongest[:2])
    assert cells[one, other].text == cells[other, one].text == str(round(100 * strongest[2]))
    assert cells[one, other].strength == (figure.tones or 0) - 1
    assert figure.head.note == f"{len(shown)}/{len(correlation.nodes)}"


def test_figures_compare_by_the_settings_that_the_programme_states(programme: Architecture) -> None:
    weights = {"data": 1, "interfaces": 0, "functions": 0, "organisations": 0, "dependency": 0, "infrastructure": 0}
    plan = {"affinity": {"weights": weights, "hubs": {"treatment": "keep"}}}
    changed = programme.with_facts(replace(programme.facts, plan=plan))
    settings = AffinitySettings.model_validate(plan["affinity"])
    expected = affinity_of(programme, settings).correlation
    figure = matrix(changed, most=8)
    assert figure != matrix(programme, most=8)
    shown = [line.key for line in figure.rows]
    for cell in figure.cells:
        assert cell.text in ("", str(round(100 * expected.between(shown[cell.row], shown[cell.column]))))
    assert tree(changed) != tree(programme)


def test_a_setting_that_means_nothing_is_refused_where_nobody_looked_before(programme: Architecture) -> None:
    changed = programme.with_facts(replace(programme.facts, plan={"affinity": {"threshold": 7}}))
    with pytest.raises(ConfigError, match=r"plan\.affinity\.threshold"):
        matrix(changed)


def test_boxes_hold_neighbouring_lines_of_one_subproject(programme: Architecture) -> None:
    figure = matrix(programme, most=20, boxes="subproject")
    lots = programme.derived(Lots)
    for frame in figure.frames:
        inside = {lots.of(line.key) for line in figure.rows[frame.rows[0] : frame.rows[1]]}
        outside = {lots.of(line.key) for line in (*figure.rows[: frame.rows[0]], *figure.rows[frame.rows[1] :])}
        assert len(inside) == 1
        assert not inside & outside


def test_a_matrix_of_subprojects_shows_means(programme: Architecture) -> None:
    correlation, lots = affinity_of(programme).correlation, programme.derived(Lots)
    figure = matrix(programme, of="subproject", boxes=None)
    keys = [line.key for line in figure.rows]
    members = [[node for node in correlation.nodes if lots.of(node) == key] for key in keys]
    pairs = [correlation.between(one, other) for one in members[0] for other in members[1]]
    cell = next(cell for cell in figure.cells if (cell.row, cell.column) == (0, 1))
    assert cell.text == str(round(100 * sum(pairs) / len(pairs)))


def test_one_system_alone_cannot_be_compared(programme: Architecture) -> None:
    only = {"elements": ["sys.sh-emr"]}
    with pytest.raises(RenderError, match="no systems to compare"):
        matrix(programme, systems=only)
    with pytest.raises(RenderError, match="no systems to compare"):
        tree(programme, systems=only)


def test_every_system_is_a_leaf_and_clusters_are_neighbours_below_the_cut(programme: Architecture) -> None:
    figure = tree(programme, rules=False, clusters=5)
    assert len(figure.leaves) == len(affinity_of(programme).similarity.nodes)
    assert [cluster.first for cluster in figure.clusters] == [0, *(cluster.end for cluster in figure.clusters[:-1])]
    assert figure.clusters[-1].end == len(figure.leaves)
    assert len(figure.clusters) == 5
    assert figure.cut is not None
    assert sum(joint.height <= figure.cut for joint in figure.joints) == len(figure.leaves) - 5


def test_rules_make_one_leaf_of_what_they_bind_together(programme: Architecture) -> None:
    bound, free = tree(programme), tree(programme, rules=False)
    assert len(bound.leaves) < len(free.leaves)
    assert any("（整体）" in leaf.label for leaf in bound.leaves)
    assert all("（整体）" not in leaf.label for leaf in free.leaves)


def test_a_part_of_the_systems_makes_a_tree_of_its_own(programme: Architecture) -> None:
    some = tree(programme, systems={"kinds": ["system", "module"], "within": "sys.collab"})
    assert 2 <= len(some.leaves) < len(tree(programme).leaves)
    assert all(programme[leaf.element] for leaf in some.leaves if leaf.element)


def test_leaves_lie_in_the_order_of_their_merges() -> None:
    merges = (Merge(1, 3, 0.2, 2), Merge(0, 2, 0.3, 2), Merge(5, 4, 0.5, 4))
    found = Dendrogram((("a",), ("b",), ("c",), ("d",)), merges)
    assert dendrogram_content.leaf_order(found) == (0, 2, 1, 3)
