"""How far a pinned box may grow: right and down until something is nearer than the gap."""

from math import inf

from hypothesis import given
from hypothesis import strategies as st

from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.room import admits, room_of

OWN = Rectangle(0, 0, 10, 10)


def test_a_box_alone_grows_as_far_as_what_holds_it() -> None:
    assert room_of(OWN, (), ((40, 30),), 2) == ((40, 30),)
    assert room_of(OWN, (), ((inf, inf),), 2) == ((inf, inf),)


def test_a_box_beside_and_one_below_stop_it() -> None:
    room = room_of(OWN, (Rectangle(20, 0, 30, 10), Rectangle(0, 15, 10, 25)), ((inf, inf),), 2)
    assert room == ((18, 13),)


def test_growing_right_first_and_down_first_are_both_offered() -> None:
    room = room_of(OWN, (Rectangle(20, 20, 30, 30),), ((40, 40),), 2)
    assert set(room) == {(40, 18), (18, 40)}
    assert admits(room, (40, 18))
    assert admits(room, (18, 40))
    assert not admits(room, (19, 19))


@given(
    st.lists(st.tuples(st.integers(-20, 60), st.integers(-20, 60), st.integers(1, 20), st.integers(1, 20)), max_size=5)
)
def test_grown_as_far_as_it_may_a_box_meets_no_other(boxes: list[tuple[int, int, int, int]]) -> None:
    others = [Rectangle(x, y, x + width, y + height) for x, y, width, height in boxes]
    apart = [one for one in others if not one.shrunk(-2).overlaps(OWN)]
    for width, height in room_of(OWN, apart, ((50, 50),), 2):
        grown = Rectangle(0, 0, width, height).shrunk(1e-6)
        assert not any(one.overlaps(grown) for one in apart)
