"""Items are assigned to phases: the list schedule keeps what must be kept, the exact search finds the least penalty."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise, product
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from archtool.analysis.phasing.exact import assign
from archtool.analysis.phasing.list_schedule import earliest_phases, list_schedule
from archtool.analysis.phasing.problem import Capacity, Item, MoneyLimit, Pair, PhaseProblem, Window, problem
from archtool.analysis.phasing.standing_of import Bound, breaches, months, penalty

WINDOWS = (Window(1, 12), Window(10, 24))
NAMES = "abcde"


def by_phase(*limits: int) -> tuple[MoneyLimit, ...]:
    """Return budgets for what goes live in each phase."""
    count = len(limits)
    return tuple(
        MoneyLimit(nth, tuple(Decimal(other == nth) for other in range(1, count + 1)), Decimal(limit))
        for nth, limit in enumerate(limits, start=1)
    )


def every(found: PhaseProblem) -> list[dict[str, int]]:
    phases = product(range(1, found.phases + 1), repeat=len(found.items))
    return [dict(zip((item.id for item in found.items), some, strict=True)) for some in phases]


def test_a_worked_example() -> None:
    # The platform costs 60 万元 and everything rests on it; 100 may be spent in the first phase, so that one of two
    # applications fits beside it.
    found = assign(
        problem(
            (
                Item("app.one", 0.9, Decimal(400_000)),
                Item("app.two", 0.8, Decimal(300_000)),
                Item("base", 0.5, Decimal(600_000), is_usable=False),
                Item("report", 0.7, Decimal(0)),
            ),
            (Pair("base", "app.one"), Pair("base", "app.two"), Pair("app.two", "report")),
            WINDOWS,
            by_phase(1_000_000, 10_000_000),
        ),
        seed=1,
        effort=5,
    )
    # With app.two goes the report: 0.9 late against 0.8 + 0.7 late.
    assert found.phases == {"app.one": 2, "app.two": 1, "base": 1, "report": 1}
    assert found.penalty == 900
    assert found.is_optimal
    assert found.is_feasible
    assert found.gap == 0


def test_a_soft_order_is_broken_where_that_is_cheaper() -> None:
    items = (Item("early", 0.9), Item("late", 0.2, release=20))
    soft = problem(items, (Pair("late", "early", 0.5),), WINDOWS)
    assert assign(soft, seed=1, effort=5).phases == {"early": 1, "late": 2}
    hard = problem(items, (Pair("late", "early"),), WINDOWS)
    assert assign(hard, seed=1, effort=5).phases == {"early": 2, "late": 2}


def test_handovers_push_a_chain_out_of_a_window() -> None:
    chain = problem(
        (Item("a", 0.5, release=11), Item("b", 0.5), Item("c", 0.5)),
        (Pair("a", "b", lag=1), Pair("b", "c", lag=1)),
        WINDOWS,
    )
    found = assign(chain, seed=1, effort=5).phases
    assert found == {"a": 1, "b": 1, "c": 2}
    assert months(chain, found) == {"a": 11, "b": 12, "c": 13}
    assert earliest_phases(chain) == found


def test_a_long_chain_inside_one_window_is_timed() -> None:
    windows = (Window(1, 3), Window(4, 20))
    names = "abcdef"
    chain = problem(
        tuple(Item(name, 0.5) for name in names),
        tuple(Pair(one, other, lag=1) for one, other in pairwise(names)),
        windows,
    )
    assert assign(chain, seed=1, effort=5).phases == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}


def test_every_phase_gets_something_that_is_used() -> None:
    found = assign(problem((Item("a", 0.5), Item("b", 0.4)), (), WINDOWS), seed=1, effort=5)
    assert found.phases == {"a": 1, "b": 2}


def test_what_cannot_be_kept_is_broken_least() -> None:
    items = (Item("a", 0.5, Decimal(10_000)), Item("b", 0.4, Decimal(10_000)))
    tight = problem(items, (), WINDOWS, by_phase(10_000, 5_000))
    found = assign(tight, seed=1, effort=5)
    assert not found.is_feasible
    assert found.phases == {"a": 1, "b": 2}
    assert [(one.bound, one.phase, one.excess) for one in breaches(tight, found.phases)] == [
        (Bound.MONEY, 2, Decimal(5_000))
    ]


def test_a_capacity_counts_what_is_live() -> None:
    items = tuple(Item(name, 0.5) for name in NAMES)
    found = assign(problem(items, (), WINDOWS, (), (Capacity("lot", 1, tuple(NAMES), 2),)), seed=1, effort=5)
    assert sum(phase == 1 for phase in found.phases.values()) == 2


@pytest.mark.parametrize(
    ("items", "pairs", "windows"),
    [
        ((Item("a", 0.1), Item("a", 0.2)), (), WINDOWS),
        ((Item("a", 0.1),), (Pair("a", "b"),), WINDOWS),
        ((Item("a", 0.1),), (), ()),
    ],
    ids=["two of one id", "pair without item", "no phase"],
)
def test_what_is_no_problem_is_refused(
    items: tuple[Item, ...], pairs: tuple[Pair, ...], windows: tuple[Window, ...]
) -> None:
    with pytest.raises(ValueError, match=r"id|pair|phase"):
        problem(items, pairs, windows)


@st.composite
def problems(draw: st.DrawFn) -> PhaseProblem:
    items = tuple(
        Item(
            name,
            draw(st.integers(0, 10)) / 10,
            Decimal(draw(st.integers(0, 5)) * 10_000),
            draw(st.sampled_from((0, 0, 11, 13))),
            draw(st.sampled_from((1, 1, 1, 2))),
            draw(st.booleans()),
        )
        for name in NAMES
    )
    ends = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda pair: pair[0] != pair[1])
    pairs = tuple(
        Pair(before, after, draw(st.sampled_from((0.4, 1.0))), draw(st.sampled_from((0, 0, 1))))
        for before, after in draw(st.lists(ends, max_size=6, unique=True))
    )
    limits = by_phase(draw(st.integers(0, 15)) * 10_000, 250_000)
    most = draw(st.integers(1, 4))
    return problem(
        items, _without_lags_in_circles(pairs), WINDOWS, limits, (Capacity("lot", 1, ("a", "b", "c"), most),)
    )


def _without_lags_in_circles(pairs: Sequence[Pair]) -> tuple[Pair, ...]:
    """Return pairs whose lags, where some run backwards, are none: what waits for each other is built at once."""
    return tuple(pair if pair.before < pair.after else Pair(pair.before, pair.after, pair.strength) for pair in pairs)


@given(problems())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_the_exact_search_finds_the_best_of_all(found: PhaseProblem) -> None:
    circles = [unit for unit in found.units if len(unit) > 1]
    result = assign(found, seed=1, effort=5)
    assert result.is_optimal
    feasible = [phases for phases in every(found) if not any(breaches(found, phases))] if not circles else []
    if feasible:
        assert result.is_feasible
        assert result.penalty == min(penalty(found, phases) for phases in feasible)
    assert all(result.phases[pair.before] <= result.phases[pair.after] for pair in found.hard)
    if result.is_feasible:
        assert not any(breaches(found, result.phases))


@given(problems())
def test_no_successor_is_listed_before_what_it_needs(found: PhaseProblem) -> None:
    phases = list_schedule(found)
    assert all(phases[pair.before] <= phases[pair.after] for pair in found.hard)
    assert {bound.bound for bound in breaches(found, phases)} <= {Bound.MONEY, Bound.WINDOW}
    first = [bound for bound in breaches(found, phases) if bound.bound is Bound.MONEY and bound.phase == 1]
    assert not first


@given(problems(), st.randoms(use_true_random=False))
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_the_input_may_stand_in_any_sequence(found: PhaseProblem, random: Random) -> None:
    items, pairs = list(found.items), list(found.pairs)
    random.shuffle(items)
    random.shuffle(pairs)
    other = problem(tuple(items), tuple(pairs), found.windows, found.limits, found.capacities)
    assert assign(other, seed=1, effort=5) == assign(found, seed=1, effort=5)
