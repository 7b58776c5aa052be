"""Spread of end and cost, checked against the mathematics of three-point estimates."""

from decimal import Decimal
from math import sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.scheduling.buffer import buffer_of
from archtool.analysis.scheduling.monte_carlo import Simulation, ThreePoint, drawn, simulate
from archtool.analysis.scheduling.settings import SchedulingSettings, SimulationSettings
from archtool.analysis.scheduling.work_schedule import schedule_of
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

TWO_PATHS = """\
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 24}}
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 4 months, planning: {optimistic: 2 months, pessimistic: 12 months}}
  wp.b: {name: 乙, phase: P1, duration: 4 months, planning: {optimistic: 4 months, pessimistic: 4 months}}
  wp.c: {name: 丙, phase: P1, duration: 1 months, after: [wp.a, wp.b]}
"""


def simulated(found: Architecture, settings: SchedulingSettings) -> Simulation:
    schedule = schedule_of(found, settings)
    assert schedule is not None
    return simulate(found, schedule, settings)


@given(st.floats(0, 5), st.floats(0, 5), st.floats(0, 5))
def test_draws_stay_within_their_three_points_and_have_the_mean_of_pert(low: float, more: float, most: float) -> None:
    spread = ThreePoint(low, low + more, low + more + most)
    runs = drawn(spread, 4_000, np.random.Generator(np.random.PCG64(1)))
    assert spread.optimistic - 1e-9 <= runs.min() <= runs.max() <= spread.pessimistic + 1e-9
    width = spread.pessimistic - spread.optimistic
    assert abs(float(runs.mean()) - spread.mean) <= 0.05 * width / sqrt(10) + 1e-9


def test_mean_and_deviation_are_those_of_pert() -> None:
    spread = ThreePoint(2, 4, 12)
    assert (spread.mean, round(spread.deviation, 3)) == (5, 1.667)


def test_the_critical_share_is_how_often_a_path_is_the_longer_one() -> None:
    found = read_texts({"model.yaml": TWO_PATHS}).architecture
    assert found is not None
    settings = SchedulingSettings(simulation=SimulationSettings(runs=20_000))
    result = simulated(found, settings)
    shares = {one.package: one.criticality for one in result.packages}
    # P(a > 4) of the beta distribution with shapes 1.8 and 4.2 between 2 and 12.
    runs = np.random.Generator(np.random.PCG64(7)).beta(1.8, 4.2, 400_000)
    expected = float(np.mean(2 + 10 * runs > 4))
    assert abs(float(shares["wp.a"]) - expected) < 0.02
    assert shares["wp.a"] + shares["wp.b"] == 1
    assert shares["wp.c"] == 1
    assert result.estimated == ("wp.a", "wp.b")
    assert (result.cost, result.within_budget, result.within_horizon) == (None, None, None)
    assert result.end.p80 >= result.end.p50 > 5


def test_the_reference_programme(programme: Architecture) -> None:
    settings = SchedulingSettings()
    result = simulated(programme, settings)
    assert result.runs == 5_000
    assert result.estimated == ()
    assert Decimal(35) < result.end.p50 < result.end.p80 < Decimal(39)
    assert result.within_horizon is not None
    assert Decimal("0.2") < result.within_horizon < Decimal("0.6")
    shares = {one.package: one.criticality for one in result.packages}
    assert shares["wp.02"] == shares["wp.36"] == 1
    assert shares["wp.13"] > Decimal("0.5") > shares["wp.21"] > 0
    assert shares["wp.08"] == 0
    assert shares["wp.06"] + shares["wp.07"] >= 1
    assert result.cost is not None
    # 10,360 + 960.75 of engineering and services are likely; the spread reaches further up than down.
    assert result.cost.p50 > Decimal(113_000_000)
    assert result.cost.p80 > result.cost.p50
    assert "36 个月" in str(result.buffer.advice)
    assert simulated(programme, settings) == result
    other = SchedulingSettings(simulation=SimulationSettings(seed=1))
    assert simulated(programme, other) != result


@pytest.mark.parametrize(
    ("p80", "horizon", "wanted", "there", "words"),
    [
        ("35.4", "36", "1", "1", "够 1 个月缓冲"),
        ("37.1", "36", "2.1", "1", "压缩关键线路 1.1 个月"),
        ("37.1", None, "2.1", None, "预留 2.1 个月缓冲"),
    ],
)
def test_the_buffer_reaches_to_the_eightieth_percentile(
    p80: str, horizon: str | None, wanted: str, there: str | None, words: str
) -> None:
    limit = None if horizon is None else Decimal(horizon)
    found = buffer_of(Decimal(35), Decimal(p80), limit, Decimal("0.36"), Decimal(1))
    assert found.wanted == Decimal(wanted)
    assert found.there == (None if there is None else Decimal(there))
    assert words in str(found.advice)
