"""Sensitivity and ablation over any clustering: clusters are matched before nodes are counted as moved."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.affinity.affinity import Affinity, Pair
from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.evidence import NO_EVIDENCE
from archtool.analysis.affinity.matching import moved_nodes
from archtool.analysis.affinity.sensitivity import ablation, sensitivity
from archtool.analysis.affinity.similarity import Similarity


def pair(one: str, other: str, **components: float) -> tuple[tuple[str, str], Pair]:
    values = {component: components.get(component.value, 0.0) for component in Component}
    return (one, other), Pair(one, other, values, NO_EVIDENCE)


AFFINITY = Affinity(
    ("a", "b", "c", "d"),
    dict([pair("a", "b", data=0.5), pair("b", "c", functions=1.0), pair("c", "d", data=0.45)]),
    Weights(),
)
"""b is with a by data (0.175), and would be with c by functions (0.15); c is with d by data (0.1575)."""


def strongest_first(similarity: Similarity) -> Mapping[str, int]:
    """Pair off the nodes, the strongest pairs first; whoever is left stays alone."""
    found: dict[str, int] = {}
    for one, other, _ in sorted(similarity, key=lambda edge: -edge[2]):
        if one not in found and other not in found:
            found[one] = found[other] = len(found)
    return found | {node: 100 + place for place, node in enumerate(similarity.nodes) if node not in found}


def test_a_weight_that_decides_moves_nodes() -> None:
    changes = {(one.component, one.factor): one for one in sensitivity(AFFINITY, strongest_first)}
    assert len(changes) == 12
    assert changes[Component.DATA, 0.8].moved != ()
    assert changes[Component.DATA, 1.2].moved == ()
    assert changes[Component.FUNCTIONS, 1.2].share == len(changes[Component.FUNCTIONS, 1.2].moved) / 4
    assert changes[Component.DEPENDENCY, 1.2].moved == ()
    assert changes[Component.DATA, 0.8].clusters == 3


def test_each_component_is_left_out_in_turn() -> None:
    changes = {one.component: one for one in ablation(AFFINITY, strongest_first)}
    assert list(changes) == list(Component)
    assert changes[Component.DATA].weights.data == 0
    assert changes[Component.DATA].moved != ()
    assert changes[Component.FUNCTIONS].moved == ()


def test_components_without_weight_are_not_tried() -> None:
    weights = Weights.in_proportion({Component.DATA: 1})
    assert ablation(AFFINITY.reweighted(weights), strongest_first) == ()
    assert sensitivity(AFFINITY.reweighted(weights), strongest_first) == ()
    with pytest.raises(ValueError, match="between 0 and 1"):
        sensitivity(AFFINITY, strongest_first, 1.5)


def test_only_what_leaves_its_cluster_has_moved() -> None:
    before = {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2}
    assert moved_nodes(before, {"a": 7, "b": 7, "c": 3, "d": 3, "e": 3}) == ("c",)
    assert moved_nodes(before, {"a": 7, "b": 7, "c": 7, "d": 3}) == ("e",)
    assert moved_nodes({}, {}) == ()


partitions = st.lists(st.integers(0, 4), min_size=8, max_size=8).map(
    lambda numbers: {f"n{place}": number for place, number in enumerate(numbers)}
)


@given(partitions, partitions, partitions, st.permutations(range(5)))
def test_moving_is_a_distance_and_blind_to_numbers(
    one: dict[str, int], other: dict[str, int], third: dict[str, int], names: list[int]
) -> None:
    assert len(moved_nodes(one, other)) == len(moved_nodes(other, one))
    assert len(moved_nodes(one, third)) <= len(moved_nodes(one, other)) + len(moved_nodes(other, third))
    assert moved_nodes(one, {node: names[number] for node, number in one.items()}) == ()
