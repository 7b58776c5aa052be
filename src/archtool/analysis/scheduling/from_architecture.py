"""The project that a programme's work makes: units of time, teams, go-lives and freezes, with what was assumed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from fractions import Fraction
from math import lcm

from archtool.analysis.scheduling.project import Activity, Arrow, Freeze, Project, Resource, Window
from archtool.analysis.scheduling.settings import MonthSpan, SchedulingSettings, TimeUnit, YearlyFreeze
from archtool.analysis.scheduling.work import Item, Work
from archtool.model.quantity import plain
from archtool.source.text import Text, both

GO_LIVES = "go-lives"
TEAMS = "teams "
"""Before the id of a subproject: the teams of its integrator."""

_HALF = Fraction(1, 2)
_YEARS = 10
"""Years for which freezes are laid out: longer than any programme of this kind."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How units of the project and months of the programme convert."""

    unit: TimeUnit

    def units(self, months: Decimal) -> int:
        """Return a duration in units: half months are rounded up, weeks to the nearest; work takes one at least."""
        exact = months * self.unit.in_a_month
        rounding = ROUND_HALF_UP if self.unit is TimeUnit.WEEK else ROUND_CEILING
        return max(int(exact.to_integral_value(rounding)), 1 if months > 0 else int(exact))

    def months(self, units: int) -> Decimal:
        """Return elapsed months, to the hundredth."""
        exact = Decimal(units) / self.unit.in_a_month
        rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
        return Decimal(plain(rounded))

    def when(self, units: int) -> Text:
        """Return in words the unit that begins after some units: 第 12 月上半月."""
        number = units + 1
        match self.unit:
            case TimeUnit.MONTH:
                return both(f"第 {number} 月", f"month {number}")
            case TimeUnit.HALF_MONTH:
                month, half = divmod(units, 2)
                zh, en = (("下半月", "second half of "), ("", ""))[0 if half else 1]
                return both(f"第 {month + 1} 月{zh}", f"{en}month {month + 1}")
            case TimeUnit.WEEK:
                return both(f"第 {number} 周", f"week {number}")


@dataclass(frozen=True, slots=True)
class Laid:
    """A project, how to read its units, and what had to be assumed to make it."""

    project: Project
    clock: Clock
    assumptions: tuple[Text, ...]


def project_of(work: Work, settings: SchedulingSettings, start: str | None = None) -> Laid:
    """Return the project of some work. `start` is the first month, as 2027-01; without it no freeze can be placed.

    Raises:
        UnschedulableError: precedences run in a circle.
    """
    clock = Clock(settings.unit)
    scale, capacity = _go_live_scale(work.items, settings, clock)
    resources = [
        Resource(GO_LIVES, capacity, both("每月可上线医院数", "hospitals that can go live in a month")),
        *_teams(work.items, settings),
        *(_limited(one.id, one.capacity, one.name, one.closed, clock) for one in settings.resources),
    ]
    known = {one.id: one for one in resources}
    activities = tuple(_activity(item, clock, scale, known) for item in work.items)
    arrows = tuple(Arrow(one.earlier, one.later, one.link, _lag(one.lag, clock)) for one in work.precedences)
    used = {name for one in activities for name in one.demands}
    kept = tuple(one for one in resources if one.id in used)
    freezes = _freezes(settings.freezes, settings.start or start, clock)
    project = Project(activities, arrows, kept, freezes)
    return Laid(project, clock, tuple(_assumptions(project, work, settings, start)))


def _activity(item: Item, clock: Clock, scale: int, resources: dict[str, Resource]) -> Activity:
    planning, demands = item.planning, dict[str, int]()
    units = clock.units(item.months)
    if item.package.hospitals and units:
        demands[GO_LIVES] = int(Fraction(item.package.hospitals * scale, units))
    if item.delivers and item.subproject is not None:
        demands[TEAMS + item.subproject] = 1 if planning.teams is None else planning.teams
    for use in planning.uses:
        if use.resource in resources:
            demands[use.resource] = use.amount
    # A package that asks for more than there is takes all of it: that it asks too much is for the checks to say.
    capped = {name: min(amount, resources[name].capacity) for name, amount in demands.items() if amount}
    due = clock.units(planning.due.amount) if planning.due is not None else None
    return Activity(item.id, units, capped, clock.units(item.not_before), due, item.switches_over)


def _go_live_scale(items: Sequence[Item], settings: SchedulingSettings, clock: Clock) -> tuple[int, int]:
    """By what go-lives a unit are multiplied to be whole numbers, and the capacity in these."""
    capacity = Fraction(settings.go_lives_per_month) / Fraction(clock.unit.in_a_month).limit_denominator(12)
    rates = [
        Fraction(one.package.hospitals, clock.units(one.months))
        for one in items
        if one.package.hospitals and one.months
    ]
    scale = lcm(*(rate.denominator for rate in rates), capacity.denominator)
    return scale, int(capacity * scale)


def _teams(items: Sequence[Item], settings: SchedulingSettings) -> Iterator[Resource]:
    for subproject in sorted({item.subproject for item in items if item.delivers and item.subproject is not None}):
        name = both(f"{subproject} 集成商实施队伍", f"integrator teams of {subproject}")
        yield Resource(TEAMS + subproject, settings.teams, name)


def _limited(name: str, capacity: int, words: Text, closed: Sequence[MonthSpan], clock: Clock) -> Resource:
    windows = (Window(clock.units(Decimal(one.first - 1)), clock.units(Decimal(one.last))) for one in closed)
    return Resource(name, capacity, words, tuple(windows))


def _lag(months: Decimal, clock: Clock) -> int:
    return clock.units(months) if months >= 0 else -clock.units(-months)


def _freezes(yearly: Sequence[YearlyFreeze], start: str | None, clock: Clock) -> tuple[Freeze, ...]:
    """The units of which at least half lie in a freeze, for the years of a programme."""
    if start is None:
        return ()
    offset, found = int(start[5:]) - 1, list[Freeze]()
    in_a_month = Fraction(clock.unit.in_a_month).limit_denominator(12)
    for freeze in yearly:
        first, last = _in_year(freeze.first, before=True), _in_year(freeze.last, before=False)
        length = (last - first) % 12
        for year in range(-1, _YEARS):
            begin = (12 * year + first - offset) * in_a_month
            units = (round(begin + Fraction(1, 1000)), round(begin + length * in_a_month + Fraction(1, 1000)))
            window = Window(max(units[0], 0), units[1])
            if window.begin < window.end:
                found.append(Freeze(freeze.name, window))
    return tuple(sorted(found, key=lambda one: (one.window.begin, one.window.end)))


def _in_year(day: str, *, before: bool) -> Fraction:
    """Months of a year that have passed before, or with, a day; every month counts as thirty days."""
    return int(day[:2]) - 1 + Fraction(min(int(day[3:]), 30) - (1 if before else 0), 30)


def _assumptions(project: Project, work: Work, settings: SchedulingSettings, start: str | None) -> Iterator[Text]:
    yield both(
        f"每个子项目的集成商可同时实施 {settings.teams} 个工作包（假设）",
        f"the integrator of a subproject builds {settings.teams} packages at a time (assumption)",
    )
    if any(item.package.hospitals for item in work.items):
        most = plain(settings.go_lives_per_month)
        yield both(
            f"每月最多上线 {most} 家医院，按工作包各月均摊（假设）",
            f"at most {most} hospitals go live in a month, evenly over a package (assumption)",
        )
    if (settings.start or start) is None:
        yield both(
            "未给出开工月份，春节、流感季等封网期未计入", "no first month is stated, so no freezes could be placed"
        )
    elif project.freezes:
        names = {one.name for one in settings.freezes}
        zh = "、".join(sorted(one.in_language("zh") for one in names))
        en = ", ".join(sorted(one.in_language("en") for one in names))
        yield both(f"{zh}内医院不切换上线，工作包顺延（假设）", f"hospitals switch nothing over in: {en} (assumption)")
    yield from _overloads(work.items, settings)
    known = {one.id for one in project.resources}
    for item in work.items:
        for use in item.planning.uses:
            if use.resource not in known:
                yield both(
                    f"“{item.id}”所用资源“{use.resource}”未定义，未计入",
                    f"'{item.id}' uses '{use.resource}', which the settings do not know: it was left out",
                )


def _overloads(items: Sequence[Item], settings: SchedulingSettings) -> Iterator[Text]:
    for item in items:
        rate = Decimal(item.package.hospitals or 0) / item.months if item.months else Decimal(0)
        if rate > settings.go_lives_per_month:
            asked, most = plain(rate.quantize(Decimal("0.1"))), plain(settings.go_lives_per_month)
            yield both(
                f"“{item.id}”每月需上线 {asked} 家医院，超过 {most} 家，排期按 {most} 家计",
                f"'{item.id}' brings {asked} hospitals live in a month, more than {most}: counted as {most}",
            )
