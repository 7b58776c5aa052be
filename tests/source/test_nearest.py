"""A misspelt word finds the one that was meant."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.source.nearest import nearest

KEYS = ("name", "part_of", "status", "depends_on", "hosted_on", "functions", "creates", "reads", "basis")


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("stauts", "status"),
        ("depend_on", "depends_on"),
        ("depends-on", "depends_on"),
        ("Name", "name"),
        ("reeds", "reads"),
        ("function", "functions"),
        ("partof", "part_of"),
    ],
)
def test_a_slip_finds_its_word(word: str, expected: str) -> None:
    assert nearest(word, KEYS) == (expected,)


@pytest.mark.parametrize("word", ["", "x", "colour", "zzzzzzzz"])
def test_a_different_word_finds_nothing(word: str) -> None:
    assert nearest(word, KEYS) == ()


def test_several_are_nearest_first_and_sorted_among_equals() -> None:
    assert nearest("sys.emr", ["sys.emx", "sys.ems", "sys.em", "sys.abc", "sys.emr1x"], most=3) == (
        "sys.em",
        "sys.ems",
        "sys.emx",
    )


def test_chinese_words_are_compared_by_character() -> None:
    assert nearest("电子病厉系统", ["电子病历系统", "电子公文系统", "影像系统"]) == ("电子病历系统",)


def test_one_among_many_ids_is_found() -> None:
    ids = [f"sys.unit-{number}" for number in range(10_000)]

    assert nearest("sys.unt-4711", ids) == ("sys.unit-4711",)


def distance(left: str, right: str) -> int:
    """Optimal string alignment distance, straight from its definition."""
    if not left or not right:
        return len(left) + len(right)
    best = min(
        distance(left[:-1], right) + 1,
        distance(left, right[:-1]) + 1,
        distance(left[:-1], right[:-1]) + (left[-1] != right[-1]),
    )
    if len(left) > 1 and left[-2:] == right[-2:][::-1]:
        best = min(best, distance(left[:-2], right[:-2]) + 1)
    return best


letters = st.text("abc", min_size=1, max_size=6)


@given(letters, st.sets(letters, max_size=6), st.integers(1, 3))
@settings(deadline=None)
def test_the_shortcuts_change_nothing(word: str, known: set[str], most: int) -> None:
    bound = max(len(word), 3) // 3
    measured = sorted((distance(word, other), other) for other in known)
    expected = [other for far, other in measured if far <= bound and far < len(word)]

    assert nearest(word, known, most) == tuple(expected[:most])
