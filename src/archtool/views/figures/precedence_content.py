"""The content of a precedence diagram: times from the critical path method, columns by early start."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from archtool.analysis.critical_path import Link, Precedence, Schedule, precedences
from archtool.blueprints.programme import WorkPackage
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import both
from archtool.views.figures.precedence import Activity, PrecedenceFigure, PrecedenceView, PrecedenceWords, Succession
from archtool.views.figures.schedule import packages_of, schedule_of
from archtool.views.heading import head_of, with_counts

_WORDS = (
    both("最早开始 ES", "Early start ES"),
    both("工期", "Duration"),
    both("最早完成 EF", "Early finish EF"),
    both("编号　工作名称", "No., work package"),
    both("最迟开始 LS", "Late start LS"),
    both("总时差 TF", "Total float TF"),
    both("最迟完成 LF", "Late finish LF"),
    both("工作包", "Work package"),
    both("关键工作包", "Critical work package"),
    both("关键线路", "Critical path"),
    both("紧前关系", "Precedence"),
)
_STARTS = both("第{months}月末起", "from month {months}")


def build(architecture: Architecture, view_id: str, definition: PrecedenceView, language: str) -> PrecedenceFigure:
    """Return what a precedence diagram shows. Times come from all packages, whichever of them are selected.

    Raises:
        RenderError: the work packages follow each other in a circle.
    """
    schedule, packages = schedule_of(architecture), packages_of(architecture, definition.packages)
    durations = {package.id: package.duration.amount for package in packages}
    every = [link for link in precedences(architecture) if link.earlier in durations and link.later in durations]
    links = every if definition.show_implied else without_implied(every, durations)
    columns = _columns(packages, links, schedule, definition.rows)
    activities = tuple(_activity(package, schedule, columns[package.id], language) for package in packages)
    counts = {"months": plain(schedule.end), "implied": str(len(every) - len(links))}
    return PrecedenceFigure(
        head_of(view_id, with_counts(definition, counts), language, packages),
        activities,
        tuple(_succession(link, schedule) for link in links),
        _heads(columns, schedule, language),
        PrecedenceWords(*(text.in_language(language) for text in _WORDS)),
    )


def without_implied(links: Sequence[Precedence], durations: Mapping[str, Decimal]) -> list[Precedence]:
    """The links that hold back their later package by more than every chain of other links does.

    Quadratic in the links. Source: transitive reduction, A. V. Aho, M. R. Garey and J. D. Ullman (1972), with lags.
    """
    after: dict[str, list[Precedence]] = {}
    for link in links:
        after.setdefault(link.earlier, []).append(link)
    return [link for link in links if not _is_implied(link, after, durations)]


def _is_implied(link: Precedence, after: Mapping[str, Sequence[Precedence]], durations: Mapping[str, Decimal]) -> bool:
    """Whether a chain of two or more links keeps the same two packages at least as far apart."""
    furthest: dict[str, Decimal] = {}
    waiting = [(one.later, one.offset(durations)) for one in after[link.earlier] if one.later != link.later]
    while waiting:
        package, offset = waiting.pop()
        if package in furthest and furthest[package] >= offset:
            continue
        furthest[package] = offset
        waiting += [(one.later, offset + one.offset(durations)) for one in after.get(package, ())]
    return link.later in furthest and furthest[link.later] >= link.offset(durations)


def _columns(
    packages: Sequence[WorkPackage], links: Iterable[Precedence], schedule: Schedule, rows: int
) -> dict[str, int]:
    """The column of each package: by early start, a new one where a link demands it or the last one is full."""
    before: dict[str, list[str]] = {}
    for link in links:
        before.setdefault(link.later, []).append(link.earlier)
    columns: dict[str, int] = {}
    current = filled = 0
    for start in sorted({schedule.times[package.id].early_start for package in packages}):
        group = [package.id for package in packages if schedule.times[package.id].early_start == start]
        is_held = any(columns.get(one) == current for package in group for one in before.get(package, ()))
        if filled and (is_held or filled + len(group) > rows):
            current, filled = current + 1, 0
        own = _depths(group, before)
        for package in group:
            columns[package] = current + own[package]
        current += max(own.values())
        filled = sum(column == current for column in columns.values())
    return columns


def _depths(group: Sequence[str], before: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """How many packages of a group that starts together stand in a chain before each of them."""
    depths: dict[str, int] = {}

    def depth(package: str) -> int:
        if package not in depths:
            depths[package] = max((depth(one) + 1 for one in before.get(package, ()) if one in group), default=0)
        return depths[package]

    return {package: depth(package) for package in group}


def _activity(package: WorkPackage, schedule: Schedule, column: int, language: str) -> Activity:
    times = schedule.times[package.id]
    return Activity(
        package.id,
        package.id,
        package.title(language),
        plain(package.duration.amount),
        (plain(times.early_start), plain(times.early_finish)),
        (plain(times.late_start), plain(times.late_finish)),
        plain(times.total_float),
        times.is_critical,
        column,
    )


def _succession(link: Precedence, schedule: Schedule) -> Succession:
    lag = f"{link.lag:+}" if link.lag else ""
    label = "" if link.link is Link.FINISH_START and not lag else f"{link.link}{lag}"
    return Succession(link.earlier, link.later, label, link in schedule.driving)


def _heads(columns: Mapping[str, int], schedule: Schedule, language: str) -> tuple[str, ...]:
    starts: dict[int, list[Decimal]] = {}
    for package, column in columns.items():
        starts.setdefault(column, []).append(schedule.times[package].early_start)
    heads: list[str] = []
    for column in sorted(starts):
        first, last = min(starts[column]), max(starts[column])
        heads.append(f"{plain(first)}–{plain(last)}" if last > first else plain(first))
    return tuple(_STARTS.in_language(language).format(months=months) for months in heads)
