"""The analytic hierarchy process: Saaty's own example, consistent matrices of any weights, and refusals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.affinity.ahp import RANDOM_INDEX, priorities, weights_by_comparison
from archtool.analysis.affinity.component import Component
from archtool.model.problem import UnreadableValueError

# How much further one city lies from Philadelphia than another, as judged: Cairo, Tokyo, Chicago, San Francisco,
# London, Montreal. Source: T. L. Saaty, A scaling method for priorities in hierarchical structures, 1977.
DISTANCES = (
    (1, 1 / 3, 8, 3, 3, 7),
    (3, 1, 9, 3, 3, 9),
    (1 / 8, 1 / 9, 1, 1 / 6, 1 / 5, 2),
    (1 / 3, 1 / 3, 6, 1, 1 / 3, 6),
    (1 / 3, 1 / 3, 5, 3, 1, 6),
    (1 / 7, 1 / 9, 1 / 2, 1 / 6, 1 / 6, 1),
)


def test_the_distances_of_six_cities() -> None:
    found = priorities(DISTANCES)
    assert found.weights == pytest.approx((0.263, 0.397, 0.033, 0.116, 0.164, 0.027), abs=0.002)
    assert found.largest == pytest.approx(6.45, abs=0.01)
    assert found.index == pytest.approx((found.largest - 6) / 5)
    assert found.ratio == pytest.approx(found.index / 1.24)
    assert found.ratio < 0.1


@given(st.lists(st.floats(1, 3), min_size=1, max_size=10))
def test_judgements_that_agree_give_back_their_weights(importance: list[float]) -> None:
    found = priorities([[one / other for other in importance] for one in importance])
    total = sum(importance)
    assert found.weights == pytest.approx([one / total for one in importance])
    assert found.largest == pytest.approx(len(importance))
    assert found.ratio == pytest.approx(0, abs=1e-9)


def test_judgements_in_a_circle_are_refused_with_the_worst_of_them() -> None:
    circle = ((1, 3, 1 / 3), (1 / 3, 1, 3), (3, 1 / 3, 1))
    with pytest.raises(
        UnreadableValueError, match=r"CR = 1\.1\d\d, must be below 0\.1; furthest off is row 1, column 2"
    ):
        priorities(circle)


@pytest.mark.parametrize(
    ("matrix", "why"),
    [
        ((), "square"),
        (((1, 2),), "square"),
        (tuple((1.0,) * 11 for _ in range(11)), "1 to 10 rows"),
        (((1, 10), (0.1, 1)), "not between 1/9 and 9"),
        (((1, 2), (2, 1)), "not reciprocal"),
        (((2, 1), (1, 1)), "not reciprocal"),
        (((1, float("nan")), (1, 1)), "not between"),
    ],
)
def test_what_is_no_matrix_of_judgements_is_refused(matrix: tuple[tuple[float, ...], ...], why: str) -> None:
    with pytest.raises(UnreadableValueError, match=why):
        priorities(matrix)


def test_a_judgement_written_with_three_digits_is_taken() -> None:
    assert priorities(((1, 3), (0.333, 1))).weights == pytest.approx((0.75, 0.25), abs=1e-3)


def test_random_indices_rise_with_the_rows() -> None:
    assert list(RANDOM_INDEX) == sorted(RANDOM_INDEX)
    assert len(RANDOM_INDEX) == 10


def judgements() -> dict[tuple[Component, Component], float]:
    importance = {component: 6.0 - place for place, component in enumerate(Component)}
    return {
        (one, other): importance[one] / importance[other]
        for place, one in enumerate(Component)
        for other in list(Component)[place + 1 :]
    }


def test_a_panel_sets_the_weights_of_affinity() -> None:
    weights, found = weights_by_comparison(judgements())
    assert list(weights.by_component.values()) == pytest.approx([place / 21 for place in (6, 5, 4, 3, 2, 1)])
    assert found.ratio < 0.1


def test_every_pair_is_judged_once() -> None:
    missing = judgements()
    del missing[Component.DATA, Component.INTERFACES]
    with pytest.raises(UnreadableValueError, match="1 pairs are not judged, such as data and interfaces"):
        weights_by_comparison(missing)
    twice = judgements() | {(Component.INTERFACES, Component.DATA): 1.0}
    with pytest.raises(UnreadableValueError, match="no valid judgement: interfaces and data"):
        weights_by_comparison(twice)
    with pytest.raises(UnreadableValueError, match="no valid judgement"):
        weights_by_comparison({(Component.DATA, Component.DATA): 1.0})
