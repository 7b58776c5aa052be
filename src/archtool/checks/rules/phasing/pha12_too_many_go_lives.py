"""PHA12: months in which too many hospitals go live."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from archtool.analysis.timetable import Timetable, first_month, last_month, timetable
from archtool.blueprints.programme import WorkPackage
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class TooManyGoLivesSettings(CheckSettings):
    """How many hospitals the teams can bring live."""

    most_in_a_month: Annotated[Decimal, Field(gt=0, description="hospitals that go live in one month at most")] = (
        Decimal(2)
    )


class TooManyGoLives(Check[TooManyGoLivesSettings]):
    """Reports stretches of months in which the packages together bring more hospitals live than teams can carry."""

    code = "PHA12"
    name = "too-many-go-lives"
    severity = Severity.WARNING
    title = both("同月上线的医院过多", "too many hospitals go live in one month")
    why = both(
        "实施队伍、培训和驻场保障有限；同月上线的医院超过能力，每一家都准备不足",
        "teams, training and support on site are limited; with more hospitals in a month than they can carry, none of "
        "them is well prepared",
    )
    fix = both(
        "延长推广工期或错开工作包；家数按 hospitals 均摊到工作包的各月",
        "give the roll-out more months or move packages apart; `hospitals` count evenly over the months of a package",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("延长工期，或错开同时推广的工作包", "lengthen the roll-out, or move packages apart")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each stretch of time that is overloaded, at the package that adds most to it."""
        plan = architecture.derived(timetable)
        if plan is None:
            return
        for begin, end, running in _stretches(plan):
            if sum((_rate(one) for one in running), Decimal(0)) > self.settings.most_in_a_month:
                yield self._finding(plan, begin, end, running)

    def _finding(self, plan: Timetable, begin: Decimal, end: Decimal, running: tuple[WorkPackage, ...]) -> Finding:
        heaviest = max(running, key=_rate)
        load = sum((_rate(one) for one in running), Decimal(0)).quantize(Decimal("0.1"))
        first, last, most = first_month(begin), last_month(end), plain(self.settings.most_in_a_month)
        packages = listed(one.id for one in running)
        return Finding(
            Place(heaviest.id, "hospitals"),
            both(
                f"第 {first}—{last} 月每月上线 {plain(load)} 家医院，超过 {most} 家：{packages.zh}",
                f"{plain(load)} hospitals a month go live in months {first} to {last}, more than {most}: {packages.en}",
            ),
            related=tuple(
                (
                    Place(one.id, "hospitals"),
                    both(
                        f"“{one.id}”在 {plain(one.duration.amount)} 个月内上线 {one.hospitals} 家",
                        f"'{one.id}' brings {one.hospitals} live in {plain(one.duration.amount)} months",
                    ),
                )
                for one in running
            ),
        )


def _stretches(plan: Timetable) -> Iterator[tuple[Decimal, Decimal, tuple[WorkPackage, ...]]]:
    """Yield each stretch of time in which the same packages bring hospitals live, with these packages."""
    moments: dict[Decimal, list[WorkPackage]] = {}
    for package in plan.packages:
        if package.hospitals and package.duration.amount > 0:
            moments.setdefault(plan.start(package.id), []).append(package)
            moments.setdefault(plan.finish(package.id), []).append(package)
    running: dict[str, WorkPackage] = {}
    for begin, end in pairwise(sorted(moments)):
        for package in moments[begin]:
            if plan.start(package.id) == begin:
                running[package.id] = package
            else:
                del running[package.id]
        if running:
            yield begin, end, tuple(running.values())


def _rate(package: WorkPackage) -> Decimal:
    return Decimal(package.hospitals or 0) / package.duration.amount
