"""Hints followed: order among neighbours, rows of a tree, whatever the figure is made of."""

from hypothesis import given
from hypothesis import strategies as st

from archtool.views.content import Head
from archtool.views.figures.tree import TreeFigure, TreeNode
from archtool.views.hint import Hint
from archtool.views.hints import hinted
from archtool.views.view import Paper

HEAD = Head("v", "1-1", "figure", None, (Paper.A4_LANDSCAPE,), "en")


def node(name: str, level: int, *children: TreeNode) -> TreeNode:
    return TreeNode(name, name, None, level, None, children)


def tree(*children: TreeNode) -> TreeFigure:
    return TreeFigure(HEAD, (node("root", 0, *children),), (), (), None, None, None)


def names(figure: TreeFigure) -> list[str]:
    return [child.element for child in figure.roots[0].children]


@given(st.permutations("abcdef"), st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 6), max_size=6))
def test_the_first_of_each_place_has_it_and_the_others_keep_their_order(
    order: list[str], wanted: dict[str, int]
) -> None:
    figure = tree(*(node(name, 1) for name in order))
    found = names(hinted(figure, {name: Hint(order=place) for name, place in wanted.items()}))
    assert sorted(found) == sorted(order)
    assert [name for name in found if name not in wanted] == [name for name in order if name not in wanted]
    if len(set(wanted.values())) == len(wanted):
        assert all(found[place - 1] == name for name, place in wanted.items())


def test_a_place_behind_the_last_is_the_last() -> None:
    figure = tree(node("a", 1), node("b", 1))
    assert names(hinted(figure, {"a": Hint(order=9)})) == ["b", "a"]


def test_a_row_takes_everything_below_with_it_and_is_never_above_the_parent() -> None:
    figure = tree(node("a", 1, node("below", 2)), node("b", 1))
    levels = {one.element: one.level for one in hinted(figure, {"a": Hint(row=4), "b": Hint(row=1)}).nodes()}
    assert levels == {"root": 0, "a": 3, "below": 4, "b": 1}


def test_without_hints_a_figure_is_what_it_was() -> None:
    figure = tree(node("a", 1))
    assert hinted(figure, {}) is figure
    assert hinted(figure, {"nobody": Hint(order=1)}) == figure
