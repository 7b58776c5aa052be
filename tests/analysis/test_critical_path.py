"""Early and late times, float and the critical path of work packages."""

import itertools
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.critical_path import (
    Link,
    Precedence,
    Schedule,
    UnschedulableError,
    critical_path,
    schedule,
)
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).resolve().parents[2]

# Reliable Construction Co., F. S. Hillier and G. J. Lieberman, Introduction to Operations Research, chapter 22:
# activity, weeks, predecessors, earliest start, slack.
TEXTBOOK = """
A 2  -   0  0
B 4  A   2  0
C 10 B   6  0
D 6  C   16 4
E 4  C   16 0
F 5  E   20 0
G 7  D   22 4
H 9  E,G 29 4
I 7  C   16 2
J 8  F,I 25 0
K 4  J   33 1
L 5  J   33 0
M 2  H   38 4
N 6  K,L 38 0
"""

# ES, EF, LS, LF, float, and whether critical, of the reference programme.
PROGRAMME = """
wp.01 0 3 2 5 2 -
wp.02 0 2 0 2 0 yes
wp.03 0 3 2 5 2 -
wp.04 2 6 2 6 0 yes
wp.05 2 7 6 11 4 -
wp.06 6 9 6 9 0 yes
wp.07 6 9 6 9 0 yes
wp.08 9 12 27 30 18 -
wp.09 3 7 5 9 2 -
wp.10 9 11 9 11 0 yes
wp.11 11 14 17 20 6 -
wp.12 3 6 8 11 5 -
wp.13 11 17 11 17 0 yes
wp.14 17 25 17 25 0 yes
wp.15 11 14 17 20 6 -
wp.16 11 14 12 15 1 -
wp.17 17 23 19 25 2 -
wp.18 17 22 20 25 3 -
wp.19 14 20 20 26 6 -
wp.20 17 24 19 26 2 -
wp.21 14 21 15 22 1 -
wp.22 21 25 22 26 1 -
wp.23 21 25 26 30 5 -
wp.24 17 21 26 30 9 -
wp.25 17 21 22 26 5 -
wp.26 17 22 21 26 4 -
wp.27 14 18 21 25 7 -
wp.28 14 19 20 25 6 -
wp.29 25 29 26 30 1 -
wp.30 25 30 25 30 0 yes
wp.31 23 28 25 30 2 -
wp.32 24 28 26 30 2 -
wp.33 25 28 27 30 2 -
wp.34 25 31 29 35 4 -
wp.35 30 33 30 33 0 yes
wp.36 33 35 33 35 0 yes
"""


def rows(table: str) -> list[list[str]]:
    return [line.split() for line in table.strip().splitlines()]


def months(**durations: int) -> dict[str, Decimal]:
    return {package: Decimal(number) for package, number in durations.items()}


def times(found: Schedule, package: str) -> tuple[int, ...]:
    one = found.times[package]
    return tuple(int(month) for month in (one.early_start, one.early_finish, one.late_start, one.late_finish))


def test_the_textbook_example() -> None:
    durations = {activity: Decimal(weeks) for activity, weeks, *_ in rows(TEXTBOOK)}
    links = [
        Precedence(earlier, activity)
        for activity, _, before, *_ in rows(TEXTBOOK)
        for earlier in before.replace("-", "").split(",")
        if earlier
    ]
    found = schedule(durations, links)
    assert found.end == 44
    assert "".join(found.critical) == "ABCEFJLN"
    assert ["".join((link.earlier, link.later)) for link in found.driving] == ["AB", "BC", "CE", "EF", "FJ", "JL", "LN"]
    assert [(activity, str(one.early_start), str(one.total_float)) for activity, one in found.times.items()] == [
        (activity, start, slack) for activity, _, _, start, slack in rows(TEXTBOOK)
    ]


def test_the_reference_programme() -> None:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None, reading.diagnostics
    found = critical_path(reading.architecture)
    assert found.end == 35
    assert found.critical == tuple(f"wp.{number:02}" for number in (2, 4, 6, 7, 10, 13, 14, 30, 35, 36))
    assert [
        [package, *map(str, times(found, package)), str(one.total_float), "yes" if one.is_critical else "-"]
        for package, one in sorted(found.times.items())
    ] == rows(PROGRAMME)


@pytest.mark.parametrize(
    ("link", "lag", "later"),
    [
        (Link.FINISH_START, 0, (4, 6, 4, 6)),
        (Link.FINISH_START, 2, (6, 8, 6, 8)),
        (Link.FINISH_START, -3, (1, 3, 2, 4)),
        (Link.START_START, 3, (3, 5, 3, 5)),
        (Link.FINISH_FINISH, 1, (3, 5, 3, 5)),
        (Link.START_FINISH, 5, (3, 5, 3, 5)),
        (Link.START_FINISH, 1, (0, 2, 2, 4)),
    ],
)
def test_links_with_lag_and_lead(link: Link, lag: int, later: tuple[int, ...]) -> None:
    found = schedule(months(a=4, b=2), [Precedence("a", "b", link, Decimal(lag))])
    assert times(found, "b") == later
    assert found.end == max(4, later[1])


def test_links_and_lags_are_read_from_the_model() -> None:
    text = """
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 12}}
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 4 months}
  wp.b: {name: 乙, phase: P1, duration: 2 months, after: {wp.a: {link: SS, lag: 1 months}}}
  wp.c: {name: 丙, phase: P1, duration: 3 months, after: {wp.a: {link: FF}, wp.b: {}}}
"""
    architecture = read_texts({"a.yaml": text}).architecture
    assert architecture is not None
    found = critical_path(architecture)
    assert [times(found, package) for package in found.times] == [(0, 4, 0, 4), (1, 3, 1, 3), (3, 6, 3, 6)]
    assert found.critical == ("wp.a", "wp.b", "wp.c")
    assert [(link.earlier, link.later) for link in found.driving] == [("wp.a", "wp.b"), ("wp.b", "wp.c")]


def test_a_circle_is_refused_with_its_packages() -> None:
    links = [Precedence("a", "b"), Precedence("b", "c"), Precedence("c", "a"), Precedence("d", "a")]
    with pytest.raises(UnschedulableError, match="a → b → c → a"):
        schedule(months(a=1, b=1, c=1, d=1), links)


def test_an_unknown_package_and_a_negative_duration_are_refused() -> None:
    with pytest.raises(UnschedulableError, match="no package 'x'"):
        schedule(months(a=1), [Precedence("x", "a")])
    with pytest.raises(UnschedulableError, match="-1 months"):
        schedule(months(a=-1), [])


def test_nothing_takes_no_time() -> None:
    assert schedule({}, []) == Schedule({}, Decimal(0), (), ())


@st.composite
def networks(draw: st.DrawFn) -> tuple[dict[str, Decimal], list[Precedence]]:
    count = draw(st.integers(1, 9))
    packages = [f"p{number}" for number in range(count)]
    durations = {package: Decimal(draw(st.integers(0, 20))) / 2 for package in packages}
    pairs = draw(st.sets(st.sampled_from(list(itertools.combinations(packages, 2))))) if count > 1 else set()
    lags = st.integers(-6, 6).map(Decimal)
    links = [Precedence(*pair, draw(st.sampled_from(Link)), draw(lags)) for pair in sorted(pairs)]
    return durations, draw(st.permutations(links))


@given(networks())
def test_no_package_is_before_its_predecessors_and_the_end_is_held(
    network: tuple[dict[str, Decimal], list[Precedence]],
) -> None:
    durations, links = network
    found = schedule(durations, links)
    for package, one in sorted(found.times.items()):
        assert one.early_finish - one.early_start == one.late_finish - one.late_start == durations[package]
        assert 0 <= one.early_start <= one.late_start
        assert one.late_finish <= found.end
    assert found.critical
    assert any(found.times[package].early_finish == found.end for package in found.critical)
    for link in links:
        earlier, later = found.times[link.earlier], found.times[link.later]
        match link.link:
            case Link.FINISH_START:
                assert later.early_start >= earlier.early_finish + link.lag
                assert later.late_start >= earlier.late_finish + link.lag
            case Link.START_START:
                assert later.early_start >= earlier.early_start + link.lag
                assert later.late_start >= earlier.late_start + link.lag
            case Link.FINISH_FINISH:
                assert later.early_finish >= earlier.early_finish + link.lag
                assert later.late_finish >= earlier.late_finish + link.lag
            case Link.START_FINISH:
                assert later.early_finish >= earlier.early_start + link.lag
                assert later.late_finish >= earlier.late_start + link.lag


@given(networks(), st.data())
def test_a_critical_package_that_takes_longer_delays_the_end_and_one_with_float_does_not(
    network: tuple[dict[str, Decimal], list[Precedence]], data: st.DataObject
) -> None:
    durations, links = network
    starts_only = [link for link in links if link.link is Link.FINISH_START and link.lag >= 0]
    found = schedule(durations, starts_only)
    package = data.draw(st.sampled_from(list(durations)))
    longer = schedule({**durations, package: durations[package] + 1}, starts_only)
    assert longer.end == found.end + max(Decimal(0), 1 - found.times[package].total_float)
