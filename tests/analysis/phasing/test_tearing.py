"""Circles are torn at their weakest order, and what is left has an order."""

from itertools import permutations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.phasing.levels import levels_of
from archtool.analysis.phasing.precedence import Order, Reason
from archtool.analysis.phasing.tearing import TearSort, Torn, Way, torn

# The example of A. Gebala and S. D. Eppinger, Methods for analyzing design procedures, ASME Conference on Design Theory
# and Methodology (1991): a task, and the tasks on whose information it depends.
DESIGN = {"A": "CD", "B": "G", "C": "ABFG", "D": "B", "E": "CF", "F": "", "G": "DF"}


def order(before: str, after: str, strength: float = 1.0) -> Order:
    return Order(before, after, Reason.DEPENDENCY, before, strength)


def design(**strengths: float) -> list[Order]:
    """Return the orders of the example; `GB=0.4` makes that B depends on G soft."""
    return [
        order(before, after, strengths.get(before + after, 1.0)) for after, needs in DESIGN.items() for before in needs
    ]


def is_ordered(found: Torn) -> bool:
    place = found.package_of
    return all(place[one.before] <= place[one.after] for one in found.orders)


def test_the_published_matrix_is_partitioned_into_its_published_blocks() -> None:
    found = torn(DESIGN, design())
    assert found.packages == (("F",), ("B", "D", "G"), ("A", "C"), ("E",))
    assert {(tear.sort, tear.circle) for tear in found.tears} == {
        (TearSort.MERGED, ("A", "C")),
        (TearSort.MERGED, ("B", "D", "G")),
    }


def test_the_weakest_mark_of_each_block_is_torn() -> None:
    found = torn(DESIGN, design(GB=0.4, DG=0.6, CA=0.5))
    assert [(tear.sort, tear.order and (tear.order.before, tear.order.after)) for tear in found.tears] == [
        (TearSort.DROPPED, ("C", "A")),
        (TearSort.DROPPED, ("G", "B")),
    ]
    levels = levels_of(found, hard_only=False)
    assert levels.of == {"A": 3, "B": 1, "C": 4, "D": 2, "E": 5, "F": 1, "G": 3}
    assert levels.chain("E")[-3:] in {("A", "C", "E"), ("G", "C", "E")}
    assert [levels.lower_bound(task, 3) for task in "BDGCE"] == [1, 2, 2, 3, 3]


def test_a_tear_says_in_two_languages_what_it_did() -> None:
    (tear,) = torn("AB", [order("A", "B"), order("B", "A", 0.4)]).tears
    assert tear.sentence.in_language("zh") == ("A、B 相互等待；其中“A 依赖 B”为柔性依赖（强度 0.4，最弱），予以放宽")
    assert tear.sentence.in_language("en") == (
        "A, B wait for each other; that A depends on B is soft (strength 0.4, the weakest) and is dropped"
    )


@pytest.mark.parametrize(
    ("ways", "expected"),
    [
        ({("B", "A"): Way(TearSort.CONTRACT, "if.b")}, (TearSort.CONTRACT, ("B", "A"), "if.b")),
        (
            {("B", "A"): Way(TearSort.CONTRACT, "if.b"), ("A", "B"): Way(TearSort.FIRST_PACKAGE, "catalogue")},
            (TearSort.FIRST_PACKAGE, ("A", "B"), "catalogue"),
        ),
    ],
    ids=["contract", "first package before contract"],
)
def test_a_hard_circle_is_released_by_what_the_model_has(
    ways: dict[tuple[str, str], Way], expected: tuple[TearSort, tuple[str, str], str]
) -> None:
    found = torn("AB", [order("A", "B"), order("B", "A")], lambda one: ways.get((one.before, one.after)))
    (tear,) = found.tears
    assert tear.order is not None
    assert (tear.sort, (tear.order.before, tear.order.after), tear.by) == expected
    assert found.packages in ((("A",), ("B",)), (("B",), ("A",)))
    assert tear.by is not None
    assert tear.by in tear.sentence.in_language("zh")


ORDERS = st.lists(
    st.builds(order, st.sampled_from("ABCDEFG"), st.sampled_from("ABCDEFG"), st.sampled_from((0.4, 0.8, 1.0))),
    max_size=20,
    unique_by=lambda one: (one.before, one.after),
)


@given(ORDERS)
def test_what_is_left_is_ordered_and_nothing_hard_is_lost(orders: list[Order]) -> None:
    found = torn("ABCDEFG", orders)
    assert is_ordered(found)
    assert sorted(node for package in found.packages for node in package) == list("ABCDEFG")
    lost = {one for one in orders if one.before != one.after} - set(found.orders)
    assert lost == {tear.order for tear in found.tears if tear.order is not None}
    assert all(not one.is_hard for one in lost)
    merged = {tear.circle for tear in found.tears if tear.sort is TearSort.MERGED}
    assert {package for package in found.packages if len(package) > 1} <= merged


@given(ORDERS, st.randoms(use_true_random=False))
def test_the_input_may_stand_in_any_sequence(orders: list[Order], random: Random) -> None:
    shuffled = list(orders)
    random.shuffle(shuffled)
    assert torn("ABCDEFG", orders) == torn("GFEDCBA", shuffled)


def test_levels_do_not_depend_on_the_names() -> None:
    highest = set()
    for names in permutations("xyz"):
        first, second, third = names
        found = levels_of(torn(names, [order(first, second), order(second, third)]))
        highest.add(tuple(found.of[name] for name in names))
    assert highest == {(1, 2, 3)}
