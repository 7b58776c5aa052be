"""Timelines: work packages as bars over the months from the contract, as 实施进度甘特图."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from archtool.analysis.critical_path import Precedence, Schedule
from archtool.blueprints.programme import Phase, Subproject, WorkPackage
from archtool.blueprints.relationships import SUBPROJECT
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.quantity import plain
from archtool.source.text import Text, both
from archtool.views.content import Head
from archtool.views.figures.schedule import packages_of, schedule_of
from archtool.views.heading import head_of, with_counts
from archtool.views.selection import Selection
from archtool.views.view import View

_QUARTER = 3
_YEAR = 12
_NO_SUBPROJECT = both("全部子项目", "All subprojects")


class TimelineView(View):
    """Work packages as bars over months, grouped under summary bars; the critical path is computed.

    In the note `{months}` stands for the length of the critical path.
    """

    computed: ClassVar[tuple[str, ...]] = ("months",)
    figure: Annotated[Literal["timeline"], Field(description="kind of figure")] = "timeline"
    packages: Annotated[Selection, Field(description="which work packages")] = Selection(kinds=("work-package",))
    group_by: Annotated[Literal["phase", "subproject"], Field(description="what a summary bar stands for")] = "phase"
    show_float: Annotated[bool, Field(description="whether a line shows how late a package may end")] = True
    show_critical_links: Annotated[bool, Field(description="whether arrows show the critical path")] = True
    show_gates: Annotated[bool, Field(description="whether diamonds show the gates at the end of the phases")] = True
    start: Annotated[
        str | None,
        Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="month of the contract, as 2027-01, for calendar years"),
    ] = None


@dataclass(frozen=True, slots=True)
class Period:
    """A year or a quarter of the time axis: its label and its months, counted from 1."""

    label: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Bar:
    """One work package. Times are months since the contract: from 11 to 17 fills the months 12 to 17.

    Attributes:
        tag: What the package belongs to beside its group: its subproject, or its phase.
        name: Its name, with what its end marks where that is a milestone.
        late_finish: The latest end; nothing where floats are not shown.
    """

    element: str
    name: str
    tag: str
    duration: str
    months: str
    start: Decimal
    finish: Decimal
    late_finish: Decimal | None
    is_critical: bool
    is_milestone: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A phase or subproject with its packages, the critical ones first, then by start.

    Attributes:
        gate: What must be true at its end; nothing where gates are not shown.
    """

    key: str
    element: str | None
    name: str
    months: str
    start: Decimal
    finish: Decimal
    gate: str | None
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class TimelineWords:
    """The column heads and the legend, in the figure's language."""

    number: str
    package: str
    tag: str
    duration: str
    months: str
    summary: str
    bar: str
    critical: str
    total_float: str
    gate: str
    critical_path: str


@dataclass(frozen=True, slots=True)
class TimelineFigure:
    """What a timeline shows, without coordinates.

    Attributes:
        links: The arrows of the critical path among the packages that are shown.
        end: Number of months on the axis; the years and quarters cover them all.
    """

    head: Head
    groups: tuple[Group, ...]
    links: tuple[Precedence, ...]
    end: int
    years: tuple[Period, ...]
    quarters: tuple[Period, ...]
    words: TimelineWords


def build(architecture: Architecture, view_id: str, definition: TimelineView, language: str) -> TimelineFigure:
    """Return what a timeline shows. Times come from all packages, whichever of them are selected.

    Raises:
        RenderError: the work packages follow each other in a circle.
    """
    schedule, packages = schedule_of(architecture), packages_of(architecture, definition.packages)
    groups = tuple(_Grouping(architecture, definition, schedule, language).groups(packages))
    end = _axis_end(groups)
    shown = {bar.element for group in groups for bar in group.bars}
    links = tuple(link for link in schedule.driving if {link.earlier, link.later} <= shown)
    drawn: list[Element] = [*packages, *(architecture[group.element] for group in groups if group.element)]
    return TimelineFigure(
        head_of(view_id, with_counts(definition, {"months": plain(schedule.end)}), language, drawn),
        groups,
        links if definition.show_critical_links else (),
        end,
        _periods(end, definition.start, _YEAR, language),
        _periods(end, definition.start, _QUARTER, language),
        _words(definition, language),
    )


@dataclass(frozen=True, slots=True)
class _Grouping:
    """Sorts work packages under their summary bars."""

    architecture: Architecture
    definition: TimelineView
    schedule: Schedule
    language: str

    def groups(self, packages: Iterable[WorkPackage]) -> Iterator[Group]:
        members: dict[str | None, list[Bar]] = {}
        for package in packages:
            members.setdefault(self._key(package), []).append(self._bar(package))
        if self.definition.group_by == "phase":
            for phase in sorted(self.architecture.of(Phase), key=lambda phase: (phase.order, phase.id)):
                if phase.id in members:
                    yield self._phase(phase, members[phase.id])
            return
        for subproject in self.architecture.of(Subproject):
            if subproject.id in members:
                yield self._span(subproject, members[subproject.id])
        if None in members:
            yield self._span(None, members[None])

    def _key(self, package: WorkPackage) -> str | None:
        if self.definition.group_by == "phase":
            return package.phase
        return self.architecture.target(package.id, SUBPROJECT)

    def _bar(self, package: WorkPackage) -> Bar:
        times = self.schedule.times[package.id]
        by_phase = self.definition.group_by == "phase"
        tag = self.architecture.target(package.id, SUBPROJECT) if by_phase else package.phase
        return Bar(
            package.id,
            self._name(package),
            tag or "—",
            plain(package.duration.amount),
            _months(times.early_start, times.early_finish),
            times.early_start,
            times.early_finish,
            times.late_finish if self.definition.show_float else None,
            times.is_critical,
            package.milestone is not None,
        )

    def _name(self, package: WorkPackage) -> str:
        name = package.title(self.language)
        if package.milestone is None:
            return name
        mark = package.milestone.in_language(self.language)
        return both(f"{name}（{mark}）", f"{name} ({mark})").in_language(self.language)

    def _phase(self, phase: Phase, bars: list[Bar]) -> Group:
        start, finish = Decimal(phase.start_month - 1), Decimal(phase.end_month)
        gate = phase.gate.in_language(self.language) if phase.gate and self.definition.show_gates else None
        name = phase.title(self.language)
        return Group(phase.id, phase.id, name, _months(start, finish), start, finish, gate, _in_order(bars))

    def _span(self, subproject: Subproject | None, bars: list[Bar]) -> Group:
        start, finish = min(bar.start for bar in bars), max(bar.finish for bar in bars)
        name = subproject.title(self.language) if subproject else _NO_SUBPROJECT.in_language(self.language)
        element = subproject.id if subproject else None
        return Group(element or "—", element, name, _months(start, finish), start, finish, None, _in_order(bars))


def _in_order(bars: list[Bar]) -> tuple[Bar, ...]:
    """Critical packages first, so that their arrows run from row to row; then by start, then as selected."""
    return tuple(sorted(bars, key=lambda bar: (not bar.is_critical, bar.start)))


def _months(start: Decimal, finish: Decimal) -> str:
    first = int(start.to_integral_value(ROUND_FLOOR)) + 1
    last = int(finish.to_integral_value(ROUND_CEILING))
    return f"M{first}–M{last}" if last > first else f"M{max(last, 1)}"


def _axis_end(groups: Iterable[Group]) -> int:
    """The last month of the last quarter that anything reaches, counted from the contract."""
    ends = [end for group in groups for end in (group.finish, *(bar.late_finish or bar.finish for bar in group.bars))]
    quarters = (max(ends, default=Decimal(1)) / _QUARTER).to_integral_value(ROUND_CEILING)
    return max(int(quarters), 1) * _QUARTER


def _periods(end: int, start: str | None, length: int, language: str) -> tuple[Period, ...]:
    """The years or quarters of the axis; those of the calendar where the contract's month is known."""
    before = int(start[5:]) - 1 if start else 0
    periods: list[Period] = []
    first = 1
    while first <= end:
        index = (first - 1 + before) // length
        last = min((index + 1) * length - before, end)
        periods.append(Period(_label(index, start, length).in_language(language), first, last))
        first = last + 1
    return tuple(periods)


def _label(index: int, start: str | None, length: int) -> Text:
    if length == _QUARTER:
        number = index % (_YEAR // _QUARTER) + 1
        return both(f"Q{number}", f"Q{number}")
    if start is None:
        return both(f"第 {index + 1} 年", f"Year {index + 1}")
    year = int(start[:4]) + index
    return both(f"{year} 年", str(year))


def _words(definition: TimelineView, language: str) -> TimelineWords:
    by_phase = definition.group_by == "phase"
    texts = (
        both("编号", "No."),
        both("工作内容", "Work package"),
        both("子项目", "Subproject") if by_phase else both("建设期", "Phase"),
        both("工期\n（月）", "Months"),
        both("起止月", "From–to"),
        both("建设期", "Phase") if by_phase else both("子项目", "Subproject"),
        both("工作包", "Work package"),
        both("关键工作包", "Critical work package"),
        both("总时差", "Total float"),
        both("期末关口", "Gate") if by_phase else both("里程碑", "Milestone"),
        both("关键线路", "Critical path"),
    )
    return TimelineWords(*(text.in_language(language) for text in texts))
