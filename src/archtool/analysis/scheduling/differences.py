"""What differs between two schedules and their money, each difference a sentence."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.scheduling.money import Money, in_wan
from archtool.analysis.scheduling.work_schedule import WorkSchedule
from archtool.model.quantity import plain
from archtool.source.text import Text, both


class Aspect(StrEnum):
    """What differs."""

    END = "end"
    CRITICAL_PATH = "critical-path"
    PACKAGE = "package"
    YEAR = "year"
    PROPOSAL = "proposal"


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference.

    Attributes:
        aspect: what differs.
        element: id of the package or year; nothing for the programme as a whole.
        by: months, or 元, that are more than before; nothing where that is no number.
        sentence: the difference in words.
    """

    aspect: Aspect
    element: str | None
    by: Decimal | None
    sentence: Text


def schedule_differences(before: WorkSchedule, after: WorkSchedule) -> tuple[Difference, ...]:
    """Return the differences of the end, the critical path and the packages; the end is always said."""
    return (_end(before, after), *_critical_path(before, after), *_packages(before, after))


def money_differences(before: Money, after: Money) -> tuple[Difference, ...]:
    """Return the years whose payments, money or shortage differ, and what is proposed after the change."""
    found: list[Difference] = []
    for was, now in zip(before.years, after.years, strict=True):
        if (was.planned, was.due, was.short) == (now.planned, now.due, now.short):
            continue
        short = both("", "")
        if now.short > 0:
            short = both(f"，缺 {in_wan(now.short)}", f", {in_wan(now.short)} short")
        sentence = both(
            f"{now.year} 应付 {in_wan(now.due)}（原 {in_wan(was.due)}），计划资金 {in_wan(now.planned)}"
            f"（原 {in_wan(was.planned)}）{short.in_language('zh')}",
            f"{now.year}: {in_wan(now.due)} fall due ({in_wan(was.due)} before) against {in_wan(now.planned)} "
            f"({in_wan(was.planned)} before){short.in_language('en')}",
        )
        found.append(Difference(Aspect.YEAR, now.year, now.due - was.due, sentence))
    if after.proposals != before.proposals:
        found += [Difference(Aspect.PROPOSAL, one.year, one.amount, one.sentence) for one in after.proposals]
    return tuple(found)


def _end(before: WorkSchedule, after: WorkSchedule) -> Difference:
    by, end, was = after.end - before.end, plain(after.end), plain(before.end)
    if by == 0:
        sentence = both(f"总工期不变，仍为 {end} 个月", f"the end does not move: {end} months")
    elif by > 0:
        sentence = both(
            f"总工期由 {was} 个月延长到 {end} 个月，推迟 {plain(by)} 个月",
            f"the programme takes {end} months instead of {was}: {plain(by)} more",
        )
    else:
        sentence = both(
            f"总工期由 {was} 个月缩短到 {end} 个月，提前 {plain(-by)} 个月",
            f"the programme takes {end} months instead of {was}: {plain(-by)} fewer",
        )
    return Difference(Aspect.END, None, by, sentence)


def _critical_path(before: WorkSchedule, after: WorkSchedule) -> Iterator[Difference]:
    was, now = before.resource_critical, after.resource_critical
    if was == now:
        return
    new, gone = [one for one in now if one not in was], [one for one in was if one not in now]
    zh = [f"{'、'.join(new)} 进入关键线路"] if new else []
    en = [f"{', '.join(new)} now on it"] if new else []
    zh += [f"{'、'.join(gone)} 不再关键"] if gone else []
    en += [f"{', '.join(gone)} no longer"] if gone else []
    path = " → ".join(now)
    yield Difference(
        Aspect.CRITICAL_PATH,
        None,
        None,
        both(
            f"关键线路改为 {path}" + (f"（{'，'.join(zh)}）" if zh else ""),
            f"the critical path is now {path}" + (f" ({'; '.join(en)})" if en else ""),
        ),
    )


def _packages(before: WorkSchedule, after: WorkSchedule) -> Iterator[Difference]:
    for was in before.placed:
        now = after.by_package.get(was.package)
        if now is None:
            yield Difference(
                Aspect.PACKAGE,
                was.package,
                None,
                both(f"{was.package} 取消", f"{was.package} falls away"),
            )
            continue
        by = now.start - was.start or now.finish - was.finish
        if by:
            word = ("推后", "later") if by > 0 else ("提前", "earlier")
            months, span = plain(abs(by)), f"{plain(now.start)}–{plain(now.finish)}"
            old = f"{plain(was.start)}–{plain(was.finish)}"
            yield Difference(
                Aspect.PACKAGE,
                was.package,
                by,
                both(
                    f"{was.package} {word[0]} {months} 个月：{span}（原 {old}）",
                    f"{was.package} is {months} months {word[1]}: {span} (before {old})",
                ),
            )
