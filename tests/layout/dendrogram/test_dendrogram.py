"""Dendrograms: branches join where they are alike, the cut lies between, and however many leaves, nothing overlaps."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.dendrogram.dendrogram import lay_out
from archtool.layout.drawing import Polyline, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Head
from archtool.views.figures.dendrogram import Cluster, DendrogramFigure, DendrogramWords, Joint, Leaf
from archtool.views.view import Paper

THEME = Theme()
NAMES = ("电子病历系统", "区域诊断中心协同平台 等 8 项（整体）", "Clinical data repository", "库")
WORDS = DendrogramWords("现划分", "系统", "距离（1－相关度）", "切割线", "簇")


def figure(
    leaves: int, joints: tuple[Joint, ...], cut: float | None, clusters: tuple[Cluster, ...]
) -> DendrogramFigure:
    rows = tuple(Leaf(NAMES[number % 4], f"SP-{number % 9:02d}", f"sys.n{number}") for number in range(leaves))
    head = Head("tree", "8-7", "树状图", "注：平均联结法。", (Paper.A4_PORTRAIT, Paper.A3_PORTRAIT), "zh")
    return DendrogramFigure(head, rows, joints, clusters, cut, WORDS)


def test_joints_lie_at_their_heights_and_the_cut_between_them() -> None:
    joints = (Joint((0, 1), 0.2), Joint((2, 3), 0.4), Joint((4, 5), 0.8))
    drawing = lay_out(figure(4, joints, 0.6, (Cluster(0, 2, "簇1"), Cluster(2, 4, "簇2"))), THEME)
    lines = {shape.id: shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.id}
    first, second, last = (lines[f"joint-{number}"].points[1][0] for number in (1, 2, 3))
    assert first < second < lines["cut"].points[0][0] < last
    assert (second - first) / (last - second) == pytest.approx(0.5)
    assert measure(drawing).defects == ()


def test_more_leaves_than_the_largest_page_holds_are_refused() -> None:
    with pytest.raises(RenderError):
        lay_out(figure(400, (), None, (Cluster(0, 400, "簇1"),)), THEME)


@given(st.integers(2, 40), st.data())
@settings(max_examples=20)
def test_however_they_merge_nothing_overlaps(leaves: int, data: st.DataObject) -> None:
    branches = list(range(leaves))
    joints: list[Joint] = []
    height = 0.0
    while len(branches) > 1:
        at = data.draw(st.integers(0, len(branches) - 2))
        height = min(1.0, height + data.draw(st.floats(0, 0.2)))
        joints.append(Joint((branches[at], branches[at + 1]), height))
        branches[at : at + 2] = [leaves + len(joints) - 1]
    border = data.draw(st.integers(1, leaves - 1))
    label = "簇：12 项，其中 10 项在 SP-06"
    clusters = (Cluster(0, border, label), Cluster(border, leaves, label))
    drawing = lay_out(figure(leaves, tuple(joints), data.draw(st.sampled_from((None, 0.5))), clusters), THEME)
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7.0) >= 7.0 - 1e-9
