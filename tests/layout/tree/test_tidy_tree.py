"""Trees placed tidily: no two boxes closer than the gap, parents centred over their children."""

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.tree.tidy_tree import Twig, tidy

GAP = 10.0


def leaf(key: str, level: int = 1, width: float = 40.0) -> Twig:
    return Twig(key, width, level)


def walk(twig: Twig) -> Iterator[Twig]:
    yield twig
    for child in twig.children:
        yield from walk(child)


def test_a_parent_stands_over_the_middle_of_its_children() -> None:
    middles = tidy([Twig("root", 40, 0, (leaf("a"), leaf("b"), leaf("c")))], GAP)
    assert middles == {"root": 70.0, "a": 20.0, "b": 70.0, "c": 120.0}


def test_children_pushed_apart_by_wide_subtrees_are_spread_evenly() -> None:
    wide = Twig("wide", 40, 1, tuple(leaf(f"w{number}", 2) for number in range(4)))
    other = Twig("other", 40, 1, tuple(leaf(f"o{number}", 2) for number in range(4)))
    middles = tidy([Twig("root", 40, 0, (wide, leaf("a"), leaf("b"), other))], GAP)
    children = [middles[key] for key in ("wide", "a", "b", "other")]
    steps = [after - before for before, after in itertools.pairwise(children)]
    assert steps == pytest.approx([steps[0]] * 3)
    assert middles["root"] == pytest.approx((children[0] + children[-1]) / 2)


def test_a_box_keeps_its_distance_from_a_line_that_passes_it() -> None:
    deep = Twig("deep", 40, 1, (leaf("below", 3),))
    branching = Twig("branching", 40, 1, (leaf("x", 2, 120), leaf("y", 2, 120)))
    middles = tidy([Twig("root", 40, 0, (deep, branching))], GAP)
    assert middles["x"] - 60 >= middles["below"] + GAP - 1e-9


def test_several_roots_stand_side_by_side_and_nothing_is_nothing() -> None:
    assert tidy([leaf("a", 0), leaf("b", 0)], GAP) == {"a": 20.0, "b": 70.0}
    assert tidy([], GAP) == {}


@st.composite
def forests(draw: st.DrawFn) -> list[Twig]:
    keys = iter(range(1000))

    def grow(level: int) -> Twig:
        own = level + draw(st.integers(0, 1))
        count = draw(st.integers(0, 3)) if level < 5 else 0
        children = tuple(grow(own + 1) for _ in range(count))
        return Twig(f"n{next(keys)}", float(draw(st.integers(10, 90))), own, children)

    return [grow(0) for _ in range(draw(st.integers(1, 2)))]


@given(forests())
def test_boxes_of_a_row_never_come_closer_than_the_gap(forest: list[Twig]) -> None:
    middles = tidy(forest, GAP)
    twigs = [twig for root in forest for twig in walk(root)]
    rows: dict[int, list[Twig]] = {}
    for twig in twigs:
        rows.setdefault(twig.level, []).append(twig)
    for row in rows.values():
        # The order in which the tree is walked is the order from left to right.
        for left, right in itertools.pairwise(row):
            assert middles[right.key] - right.width / 2 >= middles[left.key] + left.width / 2 + GAP - 1e-6
    for twig in twigs:
        if twig.children:
            ends = middles[twig.children[0].key] + middles[twig.children[-1].key]
            assert abs(middles[twig.key] - ends / 2) < 1e-6
    assert min(middles[twig.key] - twig.width / 2 for twig in twigs) == pytest.approx(0, abs=1e-6)
