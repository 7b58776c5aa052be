"""Arrows between bars in rows never run through another bar."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.geometry import Rectangle
from archtool.layout.timeline.bar_links import Ends, Field, Row, Slot, route

PITCH = 10.0
LEFT = 5.0


def field(*spans: tuple[float, float]) -> Field:
    rows = tuple(Row(index * PITCH, (index + 1) * PITCH, (span,)) for index, span in enumerate(spans))
    return Field(rows, LEFT)


def slot(row: int, bars: Field) -> Slot:
    left, right = bars.rows[row].taken[0]
    return Slot(row, left, right, row * PITCH + 2, row * PITCH + 8)


def test_a_finish_leads_down_onto_the_start_of_the_next_bar() -> None:
    bars = field((20, 60), (60, 100))
    assert route(slot(0, bars), slot(1, bars), bars, Ends()) == ((60, 5), (64, 5), (64, 12))


def test_it_leads_up_where_the_later_bar_stands_above() -> None:
    bars = field((60, 100), (20, 60))
    assert route(slot(1, bars), slot(0, bars), bars, Ends()) == ((60, 15), (64, 15), (64, 8))


def test_it_enters_from_the_left_where_a_bar_stands_at_the_same_start() -> None:
    bars = field((20, 60), (60, 100), (60, 100))
    assert route(slot(0, bars), slot(2, bars), bars, Ends()) == ((52, 8), (52, 25), (60, 25))


def test_it_passes_a_long_bar_on_its_right() -> None:
    bars = field((20, 60), (30, 70), (60, 100))
    assert route(slot(0, bars), slot(2, bars), bars, Ends()) == ((60, 5), (72, 5), (72, 22))


def test_other_ends_are_joined_on_their_side() -> None:
    bars = field((40, 60), (60, 100))
    assert route(slot(0, bars), slot(1, bars), bars, Ends(False, True)) == ((40, 5), (36, 5), (36, 15), (60, 15))
    assert route(slot(0, bars), slot(1, bars), bars, Ends(True, False)) == ((60, 5), (108, 5), (108, 15), (100, 15))


def test_it_steps_aside_between_rows_where_no_straight_way_is_left() -> None:
    bars = field((20, 60), (10, 90), (58, 200), (60, 100))
    points = route(slot(0, bars), slot(3, bars), bars, Ends())
    assert points[0] == (60, 5)
    assert points[-1] == (60, 35)
    assert _runs_through(points, bars, {0, 3}) == []


SPANS = st.tuples(st.integers(4, 200), st.integers(8, 80)).map(lambda pair: (float(pair[0]), float(sum(pair))))


@given(st.lists(SPANS, min_size=2, max_size=8), st.data())
def test_no_arrow_runs_through_a_bar(spans: list[tuple[float, float]], data: st.DataObject) -> None:
    bars = field(*spans)
    earlier, later = data.draw(st.permutations(range(len(spans))).map(lambda order: order[:2]))
    ends = data.draw(st.builds(Ends, st.booleans(), st.booleans()))
    points = route(slot(earlier, bars), slot(later, bars), bars, ends)
    assert _runs_through(points, bars, {earlier, later}) == []
    assert all(a[0] == pytest.approx(b[0]) or a[1] == pytest.approx(b[1]) for a, b in pairwise(points))
    assert all(x >= LEFT for x, _ in points[1:-1])


def _runs_through(points: tuple[tuple[float, float], ...], bars: Field, but: set[int]) -> list[int]:
    return [
        row
        for row in range(len(bars.rows))
        if row not in but
        for bar in [slot(row, bars)]
        if any(
            Rectangle(bar.left, bar.top, bar.right, bar.bottom).is_entered_by(*segment) for segment in pairwise(points)
        )
    ]
