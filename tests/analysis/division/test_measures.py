"""Measures of a division, worked out by hand."""

from decimal import Decimal
from random import Random

import pytest
from tests.analysis.division.problems import planted

from archtool.analysis.affinity.affinity import Affinity, Pair
from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.evidence import NO_EVIDENCE
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.measuring.draws import weight_draws
from archtool.analysis.division.measuring.measures import Measure, measures_of
from archtool.analysis.division.measuring.stability import Disturbance, stability
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

FOUR = Problem(
    Similarity.of("abcd", {("a", "b"): 0.8, ("c", "d"): 0.6, ("b", "c"): 0.2}),
    {"a": Decimal(1), "b": Decimal(2), "c": Decimal(1), "d": Decimal(0), "hub": Decimal(4)},
    interfaces={"if.1": ("a", "b"), "if.2": ("b", "c"), "if.3": ("c", "hub")},
)
TWO_LOTS = Partition.of_lots([("a", "b"), ("c", "d", "hub")])


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        (Measure.MODULARITY, 0.8 / 1.6 - (1.8 / 3.2) ** 2 + 0.6 / 1.6 - (1.4 / 3.2) ** 2),
        (Measure.COHESION, (1.4 / 2) / (1.6 / 6)),
        (Measure.COUPLING, 0.2 / 4),
        (Measure.CUT_RATE, 1 / 2),
        (Measure.TURBO_MQ, 1.6 / 1.8 + 1.2 / 1.4),
        # a: 0.2 and 1; b: 0.2 and 0.9; c: 0.4 and 0.9; d: 0.4 and 1.
        (Measure.SILHOUETTE, (0.8 + 0.7 / 0.9 + 0.5 / 0.9 + 0.6) / 4),
        (Measure.COORDINATION, (1.4 * 2 + 0.2 * 4) / (1.6 * 4)),
        (Measure.COST_VARIATION, 0.25),
        (Measure.LOTS, 2),
    ],
)
def test_each_measure_leaves_out_hubs_that_were_set_aside(measure: Measure, expected: float) -> None:
    assert measures_of(FOUR, TWO_LOTS)[measure] == pytest.approx(expected)


def test_measures_without_meaning_are_nothing() -> None:
    found = measures_of(Problem.of(Similarity.of("ab", {})), Partition.of({"a": 1, "b": 1}))
    assert found[Measure.MODULARITY] is None
    assert found[Measure.SILHOUETTE] is None
    assert found[Measure.CUT_RATE] is None
    assert found[Measure.COST_VARIATION] is None


def test_clear_groups_are_stable_and_noise_is_not() -> None:
    clear = stability(Problem.of(planted(4, 10)[0]), 1.0, Disturbance(runs=10))
    assert clear.mean > 0.95
    assert min(clear.loyalty.values()) > 0.8
    assert clear.is_stable
    ring = Similarity.of("abcdefghij", dict.fromkeys(zip("abcdefghij", "bcdefghija", strict=True), 0.5))
    noise = stability(Problem.of(ring), 1.0, Disturbance(runs=20, spread=0.5, removed=0.2))
    assert noise.mean < 0.7
    assert not noise.is_stable


def test_stability_is_the_same_for_the_same_seed() -> None:
    problem = Problem.of(planted(3, 8)[0])
    disturbed = Disturbance(runs=5, removed=0.3)
    assert stability(problem, 1.0, disturbed) == stability(problem, 1.0, disturbed)


def test_drawn_weights_keep_hubs_and_threshold() -> None:
    def pair(one: str, other: str, data: float) -> Pair:
        return Pair(
            one,
            other,
            {component: data if component is Component.DATA else 0.0 for component in Component},
            NO_EVIDENCE,
        )

    pairs = {("a", "b"): pair("a", "b", 0.9), ("b", "c"): pair("b", "c", 0.01)}
    affinity = Affinity(("a", "b", "c"), pairs, Weights(), threshold=0.05)
    still = weight_draws(affinity)(Random(1), 0.0)
    assert still == pytest.approx(dict(affinity.similarity.weights))
    assert weight_draws(affinity)(Random(1), 0.2) != still
