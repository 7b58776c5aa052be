"""Schedules within resources: against enumeration, against the literature, and what none may ever break."""

import itertools
import random
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.analysis.critical_path import Link, UnschedulableError
from archtool.analysis.scheduling.project import (
    Activity,
    Arrow,
    Freeze,
    Placement,
    Project,
    Resource,
    Window,
    violations,
)  # fmt: skip
from archtool.analysis.scheduling.solver.chains import chains
from archtool.analysis.scheduling.solver.exact import Limits, exact
from archtool.analysis.scheduling.solver.lower_bounds import LowerBounds, lower_bounds
from archtool.analysis.scheduling.solver.neighbourhood import searched
from archtool.analysis.scheduling.solver.population import evolved
from archtool.analysis.scheduling.solver.search import Effort, solve
from archtool.analysis.scheduling.solver.serial import Made, Rule, Serial
from archtool.source.text import both

# Reliable Construction Co., F. S. Hillier and G. J. Lieberman, Introduction to Operations Research, chapter 22:
# activity, weeks, predecessors. It takes 44 weeks.
TEXTBOOK = "A 2 -, B 4 A, C 10 B, D 6 C, E 4 C, F 5 E, G 7 D, H 9 EG, I 7 C, J 8 FI, K 4 J, L 5 J, M 2 H, N 6 KL"

# Seven activities and one crew of four: the critical path takes 13, the crew's work as much, and no rule finds 18.
TINY = Project(
    (
        Activity("a", 3, {"crew": 1}),
        Activity("b", 3, {"crew": 2}),
        Activity("c", 4, {"crew": 3}),
        Activity("d", 1, {"crew": 3}),
        Activity("e", 3, {"crew": 3}),
        Activity("f", 3, {"crew": 2}),
        Activity("g", 4, {"crew": 3}),
    ),
    (Arrow("a", "b"), Arrow("a", "e"), Arrow("b", "c"), Arrow("c", "f"), Arrow("d", "f")),
    (Resource("crew", 4),),
)


def textbook() -> Project:
    rows = [row.split() for row in TEXTBOOK.split(", ")]
    arrows = [Arrow(before, row[0]) for row in rows for before in row[2].replace("-", "")]
    return Project(tuple(Activity(row[0], int(row[1])) for row in rows), tuple(arrows))


def every(project: Project, until: int) -> Iterator[Placement]:
    """Yield every schedule that ends within a time and breaks nothing."""
    choices = [range(until - one.duration + 1) for one in project.activities]
    for starts in itertools.product(*choices):
        placement = Placement(project, {one.id: s for one, s in zip(project.activities, starts, strict=True)})
        if not violations(placement):
            yield placement


def fits_within(project: Project, until: int) -> bool:
    """Whether any starts, tried one by one, end within a time; finish-start arrows, given in order of precedence."""
    crew = project.resources[0].capacity

    def placed(number: int, starts: tuple[int, ...], load: tuple[int, ...]) -> bool:
        if number == len(project.activities):
            return True
        one = project.activities[number]
        ends = dict(zip((a.id for a in project.activities), starts, strict=False))
        held = [ends[a.earlier] + project.by_id[a.earlier].duration for a in project.arrows if a.later == one.id]
        for start in range(max(held, default=0), until - one.duration + 1):
            more = [load[unit] + one.demands.get("crew", 0) for unit in range(start, start + one.duration)]
            if max(more, default=0) <= crew:
                after = (*load[:start], *more, *load[start + one.duration :])
                if placed(number + 1, (*starts, start), after):
                    return True
        return False

    return placed(0, (), (0,) * until)


def starts_of(placement: Placement) -> Mapping[str, int]:
    return dict(placement.starts)


def test_the_textbook_takes_44_weeks_without_resources() -> None:
    found = solve(textbook(), Effort())
    assert (found.placement.end, found.bound, found.is_optimal) == (44, 44, True)
    assert starts_of(found.placement) == {
        "A": 0, "B": 2, "C": 6, "D": 16, "E": 16, "F": 20, "G": 22, "H": 29, "I": 16, "J": 25, "K": 33, "L": 33,
        "M": 38, "N": 38,
    }  # fmt: skip


def test_a_tiny_project_is_solved_as_enumeration_says() -> None:
    found = solve(TINY, Effort())
    assert found.placement.end == 18
    assert fits_within(TINY, 18)
    assert not fits_within(TINY, 17)
    assert violations(found.placement) == ()
    assert found.is_optimal
    assert found.gap == 0
    assert found.bound == found.placement.end


def test_every_rule_makes_a_schedule_and_moving_to_and_fro_never_lengthens_it() -> None:
    serial = Serial(TINY)
    for rule in Rule:
        made = serial.by_rule(rule)
        assert violations(serial.network.placed(made.starts)) == ()
        assert serial.justified(made).cost <= made.cost


def test_bounds_are_those_of_path_and_crew() -> None:
    assert lower_bounds(textbook()) == LowerBounds(44, 0, None)
    found = lower_bounds(TINY)
    assert found == LowerBounds(13, 13, "crew")
    assert found.best == 13


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"activities": (Activity("a", 1), Activity("a", 2))}, "activity 'a' stands twice"),
        ({"activities": (Activity("a", 1, {"x": 1}),)}, "demands 'x', which is unknown"),
        ({"activities": (Activity("a", 1, {"r": 2}),)}, "demands 2 of 'r', which has 1"),
        ({"activities": (Activity("a", -1),)}, "negative"),
        ({"arrows": (Arrow("a", "b"), Arrow("b", "a"))}, "a → b → a"),
        ({"arrows": (Arrow("a", "z"),)}, "unknown"),
    ],
)
def test_what_cannot_be_scheduled_is_refused(change: dict[str, tuple[object, ...]], message: str) -> None:
    parts = {"activities": (Activity("a", 1), Activity("b", 1)), "arrows": (), "resources": (Resource("r", 1),)}
    with pytest.raises(UnschedulableError, match=message):
        Project(**{**parts, **change})  # type: ignore[arg-type]


def test_violations_name_each_rule_that_is_broken() -> None:
    project = Project(
        (
            Activity("a", 2, {"r": 1}, release=1),
            Activity("b", 2, {"r": 1}),
            Activity("c", 1, rests=True),
        ),
        (Arrow("a", "b"), Arrow("a", "c", Link.START_START, 3)),
        (Resource("r", 1, closed=(Window(4, 6),)),),
        (Freeze(both("冻结", "freeze"), Window(3, 4)),),
    )
    right = Placement(project, {"a": 1, "b": 6, "c": 4})
    assert violations(right) == ()
    assert set(violations(Placement(project, {"a": 0, "b": 1, "c": 2}))) == {
        "a begins before its release",
        "b does not wait for a",
        "c does not wait for a",
        "r is overloaded in unit 1",
    }
    assert violations(Placement(project, {"a": 1, "b": 3, "c": 4})) == ("r is overloaded in unit 4",)
    assert violations(Placement(project, {"a": 0, "b": 6, "c": 3})) == (
        "a begins before its release",
        "c begins in a freeze",
    )
    best = solve(project, Effort())
    assert best.placement.end == 8
    assert best.is_optimal


def test_what_rests_in_a_freeze_takes_as_much_longer_and_lets_go_of_its_resources() -> None:
    freeze = (Freeze(both("春节", "Spring Festival"), Window(2, 4)),)
    project = Project(
        (Activity("live", 3, {"team": 1}, rests=True), Activity("other", 2, {"team": 1})),
        (),
        (Resource("team", 1),),
        freeze,
    )
    found = solve(project, Effort()).placement
    assert violations(found) == ()
    assert project.finish(project.by_id["live"], 0) == 5
    assert found.end == 5
    assert starts_of(found) == {"live": 0, "other": 2}


def test_what_must_end_after_another_may_rest_before_that() -> None:
    freeze = (Freeze(both("春节", "Spring Festival"), Window(1, 3)),)
    activities = (Activity("go", 0, release=3), Activity("live", 2, rests=True), Activity("report", 6))
    arrows = (Arrow("go", "live", Link.FINISH_FINISH), Arrow("live", "report", Link.START_START))
    project = Project(activities, arrows, (), freeze)
    assert lower_bounds(project).best == 6
    found = solve(project, Effort())
    assert starts_of(found.placement) == {"go": 3, "live": 0, "report": 0}
    assert (found.placement.end, found.is_optimal) == (6, True)


def test_being_late_is_avoided_before_the_end_is_early() -> None:
    activities = (Activity("long", 5, {"m": 1}), Activity("due", 2, {"m": 1}, due=2), Activity("last", 4))
    project = Project(activities, (Arrow("long", "last"),), (Resource("m", 1),))
    found = solve(project, Effort())
    assert found.placement.cost == (0, 11)
    assert found.is_optimal
    hopeless = Project((Activity("due", 4, due=2),))
    assert solve(hopeless, Effort()).placement.cost == (2, 4)


def test_chains_keep_the_resources_whatever_the_durations_are() -> None:
    placement = solve(TINY, Effort()).placement
    free = tuple(Activity(one.id, 2 * one.duration) for one in TINY.activities)
    slow = tuple(Activity(one.id, 2 * one.duration, one.demands) for one in TINY.activities)
    tied = Project(free, (*TINY.arrows, *chains(placement)))
    alone = Serial(tied).made([0.0] * len(free))
    starts = {one.id: start for one, start in zip(free, alone.starts, strict=True)}
    assert violations(Placement(Project(slow, TINY.arrows, TINY.resources), starts)) == ()


def test_a_population_and_stretches_made_anew_reach_the_optimum() -> None:
    best = solve(TINY, Effort()).placement.end
    serial = Serial(TINY)
    first = [serial.by_rule(rule) for rule in Rule]
    people: list[Made] = list(itertools.islice(evolved(serial, 1, first), 60))
    assert min(one.cost[1] for one in people) == best
    worst = serial.network.placed(serial.by_rule(Rule.SHORTEST).starts)
    last = worst
    for last in itertools.islice(searched(worst, Limits(0.5), best), 5):
        assert violations(last) == ()
    assert last.end == best


def crowded() -> Project:
    """Forty activities on three scarce resources, drawn by chance: too many to prove anything about in no time."""
    chance = random.Random(6)
    names = [f"a{number:02}" for number in range(40)]
    resources = tuple(Resource(name, 10) for name in ("r", "s", "t"))
    activities = tuple(
        Activity(name, chance.randint(1, 10), {one.id: chance.randint(1, 6) for one in resources}) for name in names
    )
    arrows = tuple(
        Arrow(names[before], name)
        for later, name in enumerate(names)
        for before in sorted(chance.sample(range(later), min(later, 2)))
        if later - before < 12
    )
    return Project(activities, arrows, resources)


def test_each_part_of_the_search_goes_on_from_the_one_before_and_repeats_itself() -> None:
    project, serial = crowded(), Serial(crowded())
    rules = min(one.cost[1] for one in itertools.islice(serial.sampled(20), 10))
    alone, crossed, stretched = (
        solve(project, Effort(10, crossings, 0.01, stretches)) for crossings, stretches in ((0, 0), (300, 0), (300, 20))
    )
    assert alone.heuristic_end == rules
    assert crossed.heuristic_end == stretched.heuristic_end < rules
    assert not stretched.is_optimal
    assert stretched.bound <= stretched.placement.end < crossed.placement.end <= crossed.heuristic_end
    assert violations(stretched.placement) == ()
    assert solve(crowded(), Effort(10, 300, 0.01, 20)) == stretched


def test_stretches_are_made_anew_beside_arrows_against_the_order_of_time() -> None:
    # "early" may end four units before "late" does, so that in time it comes before what it waits for.
    activities = (Activity("late", 3, {"m": 1}), Activity("early", 2, {"m": 1}), *TINY.activities)
    arrows = (Arrow("late", "early", Link.START_FINISH, -4), *TINY.arrows)
    project = Project(activities, arrows, (Resource("m", 1), *TINY.resources))
    hint = Placement(project, {"early": 0, "late": 2, **solve(TINY, Effort()).placement.starts})
    assert violations(hint) == ()
    for better in itertools.islice(searched(hint, Limits(0.5), 0), 3):
        assert violations(better) == ()
        assert better.end == hint.end


def test_stretches_go_on_while_anything_is_late() -> None:
    activities = (Activity("long", 5, {"m": 1}), Activity("due", 2, {"m": 1}, due=2))
    project = Project(activities, (), (Resource("m", 1),))
    late = Placement(project, {"long": 0, "due": 5})
    assert late.cost == (5, 7)
    assert [one.cost for one in itertools.islice(searched(late, Limits(0.5), 7), 2)] == [(0, 7)]


@st.composite
def projects(draw: st.DrawFn, most: int = 6) -> Project:
    count = draw(st.integers(1, most))
    names = [f"a{number}" for number in range(count)]
    resources = []
    for name in ("r", "s"):
        begin = draw(st.integers(0, 6))
        closed = (Window(begin, begin + draw(st.integers(1, 3))),) if draw(st.booleans()) else ()
        resources.append(Resource(name, draw(st.integers(1, 3)), closed=closed))
    activities = [
        Activity(
            name,
            draw(st.integers(0, 4)),
            {one.id: draw(st.integers(0, one.capacity)) for one in resources},
            draw(st.integers(0, 3)),
            draw(st.none() | st.integers(0, 12)),
            draw(st.booleans()),
        )
        for name in names
    ]
    pairs = draw(st.sets(st.sampled_from(list(itertools.combinations(names, 2))))) if count > 1 else set()
    arrows = [Arrow(*pair, draw(st.sampled_from(Link)), draw(st.integers(-2, 3))) for pair in sorted(pairs)]
    begin = draw(st.integers(0, 8))
    freezes = (Freeze(both("冻", "freeze"), Window(begin, begin + 2)),) if draw(st.booleans()) else ()
    return Project(tuple(activities), tuple(arrows), tuple(resources), freezes)


@given(projects(), st.integers(0, 3))
def test_no_schedule_breaks_anything_and_the_same_seed_gives_the_same(project: Project, seed: int) -> None:
    serial, people = Serial(project), list[Made]()
    for made in itertools.islice(serial.sampled(seed), 9):
        assert violations(serial.network.placed(made.starts)) == ()
        assert made.cost == serial.network.placed(made.starts).cost
        assert made.cost[1] >= lower_bounds(project).best
        people.append(made)
    assert list(itertools.islice(Serial(project).sampled(seed), 9)) == people
    children = list(itertools.islice(evolved(serial, seed, people), 12))
    assert all(violations(serial.network.placed(made.starts)) == () for made in children)
    assert list(itertools.islice(evolved(serial, seed, people), 12)) == children


@settings(max_examples=60)
@given(projects())
def test_the_exact_solver_breaks_nothing_is_never_worse_and_repeats_itself(project: Project) -> None:
    serial = Serial(project)
    hint = serial.network.placed(serial.by_rule(Rule.LEAST_FLOAT).starts)
    proof = exact(project, hint, Limits(2.0))
    assert violations(proof.placement) == ()
    assert proof.placement.cost <= hint.cost
    assert proof.bound <= proof.placement.end
    assert exact(project, hint, Limits(2.0)) == proof
    for better in itertools.islice(searched(hint, Limits(0.1), 0), 2):
        assert violations(better) == ()
        assert better.cost <= hint.cost
    solution = solve(project, Effort(12, 12, 2.0))
    assert violations(solution.placement) == ()
    assert solution.placement.cost <= proof.placement.cost


@settings(max_examples=25)
@given(projects(most=3))
def test_what_is_proved_optimal_is_so_by_enumeration(project: Project) -> None:
    solution = solve(project, Effort(6, 6, 5.0))
    assert solution.is_optimal
    best = solution.placement.cost
    assert all(other.cost >= best for other in every(project, min(solution.placement.end, 12)))
