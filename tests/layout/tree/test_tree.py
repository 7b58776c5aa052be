"""Trees: boxes keep apart, texts stay in them, and no line runs through a box, whatever hangs below what."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Polyline, TextRun, walk
from archtool.layout.page.pages import pages_of
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.layout.tree.plan import plan
from archtool.layout.tree.tree import lay_out
from archtool.source.errors import RenderError
from archtool.views.content import Head, Lifecycle
from archtool.views.figures.tree import Band, BesideNode, TreeFigure, TreeNode
from archtool.views.view import Paper

THEME = Theme()
NAMES = (
    "项目建设领导小组",
    "项目管理办公室(PMO)",
    "2集团5医共体信息管理组（含县级分中心）",
    "Security and cryptography group",
    "库",
    "“智慧医卫”运营指挥中心及其7×24小时值守、应急处置与服务台",
)


def node(element: str, level: int = 0, *children: TreeNode, detail: str | None = None) -> TreeNode:
    name = NAMES[sum(map(ord, element)) % len(NAMES)]
    return TreeNode(element, name, detail, level, None, children)


def figure(
    *roots: TreeNode, bands: tuple[Band, ...] = (), beside: tuple[BesideNode, ...] = (), language: str = "zh"
) -> TreeFigure:
    papers = (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE)
    head = Head("tree", "4-6", "IT管控组织图", "注：虚线为监督。", papers, language)
    words = ("监督与评估", "领导与汇报", "独立监督") if beside else (None, None, None)
    return TreeFigure(head, roots, bands, beside, *words)


def boxes(drawing: Drawing) -> dict[str, Box]:
    return {shape.element: shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.element}


def assert_fine(drawing: Drawing) -> None:
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 7) >= 7


def test_children_stand_in_a_row_below_the_middle_of_their_parent() -> None:
    drawing = lay_out(figure(node("a", 0, node("b", 1), node("c", 1), node("d", 1))), THEME)
    assert_fine(drawing)
    found = boxes(drawing)
    assert found["b"].y == found["c"].y == found["d"].y > found["a"].bottom
    assert found["c"].x == pytest.approx(found["a"].x)
    lines = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline)]
    assert [line.target for line in lines] == ["b", "c", "d"]
    assert [line.source for line in lines] == [None, "a", None]


def test_a_large_family_of_leaves_hangs_below_its_parent() -> None:
    families = [node(f"f{one}", 1, *(node(f"f{one}-{two}", 2) for two in range(5))) for one in range(6)]
    drawing = lay_out(figure(node("root", 0, *families)), THEME)
    assert_fine(drawing)
    found = boxes(drawing)
    assert found["f0-0"].x == found["f0-4"].x > found["f0"].x
    assert found["f0-1"].y > found["f0-0"].bottom


def test_bands_hold_their_rows_and_bear_their_names() -> None:
    tree = node("a", 0, node("b", 1, node("c", 2)), node("d", 1))
    bands = (Band("决策层", 0, 0), Band("管理层", 1, 1), Band("执行层", 2, 2))
    drawing = lay_out(figure(tree, bands=bands), THEME)
    assert_fine(drawing)
    found = boxes(drawing)
    surfaces = [shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.id == "band-2"]
    assert surfaces[0].y < found["b"].y < found["b"].bottom < surfaces[0].bottom
    assert surfaces[0].y < found["d"].y
    texts = "".join(shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun))
    assert "决策层" in texts


def test_supervisors_stand_beside_and_are_tied_by_dashed_lines() -> None:
    tree = node("a", 0, node("b", 1, node("e", 2)), node("c", 1), node("d", 1))
    beside = (
        BesideNode("x", "市财政局", None, "a"),
        *(BesideNode(f"y{one}", "测评机构", None, "b") for one in range(3)),
    )
    drawing = lay_out(figure(tree, beside=beside), THEME)
    assert_fine(drawing)
    found = boxes(drawing)
    assert min(found["x"].x, found["y0"].x) > max(found[key].right for key in "abcde")
    dashed = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.stroke.dash]
    ties = {line.target: line for line in dashed if line.target}
    assert sorted(ties) == ["x", "y0", "y1", "y2"]
    assert ties["x"].source == "a"
    assert len({y for _, y in ties["x"].points}) == 1
    assert [ties[f"y{one}"].source for one in range(3)] == ["b", None, None]


def test_latin_words_stay_whole_where_a_permitted_page_allows_it() -> None:
    children = [TreeNode(f"c{one}", "Cryptography assessment", None, 1, None, ()) for one in range(6)]
    drawing = lay_out(figure(node("a", 0, *children), language="en"), THEME)
    assert_fine(drawing)
    words = {word for shape in walk(drawing.shapes) if isinstance(shape, TextRun) for word in shape.text.split()}
    assert {"Cryptography", "assessment"} <= words


def test_lifecycles_are_told_in_the_legend_where_they_differ() -> None:
    children = (
        TreeNode("b", "电子病历系统", None, 1, Lifecycle.UPGRADED, ()),
        TreeNode("c", "省统建系统", None, 1, Lifecycle.REUSED, ()),
    )
    drawing = lay_out(figure(TreeNode("a", "智慧医院", None, 0, None, children)), THEME)
    assert_fine(drawing)
    texts = [shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]
    assert "改造" in texts
    assert "利旧" in texts
    assert boxes(drawing)["b"].style.stroke == THEME.border("upgrade").stroke()


def test_a_tree_that_no_page_holds_is_refused() -> None:
    wide = node("root", 0, *(node(f"f{one}", 1, node(f"f{one}-0", 2)) for one in range(40)))
    with pytest.raises(RenderError, match="split it"):
        lay_out(figure(wide), THEME)


def test_nothing_makes_an_empty_figure() -> None:
    assert_fine(lay_out(figure(), THEME))


def test_a_plan_keeps_what_hangs_right_of_the_line_that_it_hangs_from() -> None:
    tree = figure(node("a", 0, node("b", 1), node("c", 1), node("d", 1)))
    hung = plan(tree, 100.0, frozenset(("a",)), THEME)
    assert hung.places["b"].left > hung.places["a"].left
    assert hung.places["b"].right == hung.places["a"].right == hung.width


def test_a_longer_name_is_set_smaller_before_its_row_grows() -> None:
    short, longer = "双向转诊与随访管理系统（区域）", "双向转诊与随访管理系统（区域共享）"
    before, after = (
        boxes(lay_out(figure(node("a", 0, replace(node("b", 1), label=name), node("c", 1))), THEME))
        for name in (short, longer)
    )
    assert after == before


@st.composite
def trees(draw: st.DrawFn) -> TreeFigure:
    numbers = iter(range(10_000))
    elements: list[str] = []

    def grow(level: int) -> TreeNode:
        element = f"n{next(numbers)}"
        elements.append(element)
        own = level + draw(st.integers(0, 1))
        most = 4 if level < 2 else 3
        count = draw(st.integers(0, most)) if level < 4 and len(elements) < 18 else 0
        children = tuple(grow(own + 1) for _ in range(count))
        detail = draw(st.sampled_from((None, "白山市卫生健康委员会", "14家二级以上公立医院")))
        return TreeNode(element, draw(st.sampled_from(NAMES)), detail, own, None, children)

    roots = tuple(grow(0) for _ in range(draw(st.integers(1, 2))))
    targets = draw(st.lists(st.sampled_from(elements), max_size=6))
    beside = tuple(
        BesideNode(f"s{number}", draw(st.sampled_from(NAMES)), None, target) for number, target in enumerate(targets)
    )
    deepest = max(one.level for root in roots for one in root.walk())
    cut = draw(st.integers(0, deepest))
    bands = (Band("决策层", 0, cut), *((Band("执行层", cut + 1, deepest),) if cut < deepest else ()))
    return figure(*roots, bands=draw(st.sampled_from(((), bands))), beside=beside)


@settings(max_examples=40, deadline=None)
@given(trees())
def test_nothing_overlaps_whatever_hangs_below_what(tree: TreeFigure) -> None:
    try:
        drawing = lay_out(tree, THEME)
    except RenderError:
        assert len(list(tree.nodes())) > len(pages_of(tree.head)) * 4
        return
    assert_fine(drawing)
    assert drawing == lay_out(tree, THEME)


def leaf(element: str, label: str, level: int = 2) -> TreeNode:
    return TreeNode(element, label, None, level, None, ())


def hung_figure() -> TreeFigure:
    """Families of one to six leaves, too many to stand level, with names of one line and of three."""
    long = "Drug circulation and delivery inside the groups and communities"
    families = [
        TreeNode(
            f"f{one}", "Remote ultrasound", None, 1, None,
            tuple(leaf(f"f{one}-{two}", long if one + two == 5 == one else "Dose check") for two in range(one + 1)),
        )
        for one in range(6)
    ]  # fmt: skip
    return figure(TreeNode("root", "Platform", None, 0, None, tuple(families)), language="en")


def test_where_one_family_hangs_all_of_its_row_do() -> None:
    drawing = lay_out(hung_figure(), THEME)
    assert_fine(drawing)
    found = boxes(drawing)
    assert all(found[f"f{one}-0"].x > found[f"f{one}"].x for one in range(6))
    assert len({round(found[f"f{one}-0"].y, 3) for one in range(6)}) == 1


def test_a_long_name_makes_only_its_own_family_high() -> None:
    found = boxes(lay_out(hung_figure(), THEME))
    assert len({round(found[f"f{one}-0"].height, 3) for one in range(5)}) == 1
    assert found["f5-0"].height == found["f5-5"].height > found["f4-0"].height


def test_the_names_of_a_row_have_one_size_and_no_word_is_cut() -> None:
    drawing = lay_out(hung_figure(), THEME)
    runs = [shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun) and shape.element]
    rows = {0: {"root"}, 1: {f"f{one}" for one in range(6)}}
    sizes = {
        row: {
            run.size for run in runs if rows.get(row, set()) >= {run.element} or (row == 2 and "-" in str(run.element))
        }
        for row in range(3)
    }
    assert all(len(found) == 1 for found in sizes.values())
    assert {"ultrasound", "circulation", "communities"} <= {word for run in runs for word in run.text.split()}
    assert measure(drawing).cut_words == 0
