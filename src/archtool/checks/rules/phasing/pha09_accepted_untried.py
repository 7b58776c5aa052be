"""PHA09: final acceptance without trial run, assessment or test."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.timetable import Timetable, timetable
from archtool.blueprints.programme import WorkPackage
from archtool.blueprints.work import WorkSort
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONTHS, Months, plain, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_BEFORE = (WorkSort.TRIAL, WorkSort.ASSESSMENT, WorkSort.TEST)


class AcceptedUntriedSettings(CheckSettings):
    """How long the whole runs before it is accepted."""

    shortest_trial: Annotated[Months, Field(description="months of the trial run at least")] = read_quantity(
        "3 months", MONTHS
    )


class AcceptedUntried(Check[AcceptedUntriedSettings]):
    """Reports final acceptance before trial run, security assessment and test, and trial runs that are too short."""

    code = "PHA09"
    name = "accepted-untried"
    severity = Severity.ERROR
    title = both("竣工验收之前没有试运行或测评", "accepted without trial run or test")
    why = both(
        "竣工验收须附试运行报告、等保测评和密评报告、第三方测评报告；缺一份就不能验收",
        "final acceptance needs the reports of trial run, classified protection, cryptography and third-party test; "
        "without one of them there is no acceptance",
    )
    fix = both(
        "安排试运行（trial，至少3个月）、等保测评与密评（assessment）、第三方测评（test），都在验收（acceptance）之前",
        "plan the trial run (`trial`, three months), the security assessments (`assessment`) and the third-party test "
        "(`test`), all before `acceptance`; a package may be of several sorts",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; rule dep.30 of the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for what is missing, one for each wrong order and one for each short trial run.

        Silent where no package says what sort of work it is.
        """
        plan = architecture.derived(timetable)
        if plan is None or not plan.is_sorted:
            return
        accepting = plan.of_sort(WorkSort.ACCEPTANCE)
        place = (accepting or (plan.last_finish(plan.packages),))[0]
        missing = [sort for sort in (*_BEFORE, WorkSort.ACCEPTANCE) if not plan.of_sort(sort)]
        if missing:
            yield _missing(place, missing)
        for package in accepting:
            for earlier in plan.of_sort(*_BEFORE):
                if earlier is not package and plan.finish(earlier.id) > plan.start(package.id):
                    yield _wrong_order(package, earlier)
        yield from _too_soon(plan)
        shortest = self.settings.shortest_trial.amount
        for trial in plan.of_sort(WorkSort.TRIAL):
            if trial.duration.amount < shortest:
                yield _short(trial, shortest)


def _too_soon(plan: Timetable) -> Iterator[Finding]:
    """Third-party tests that begin before the trial run is over: what they test is not what ran."""
    for test in plan.of_sort(WorkSort.TEST):
        for trial in plan.of_sort(WorkSort.TRIAL):
            is_same = trial is test or WorkSort.ACCEPTANCE in test.sorts
            if not is_same and plan.finish(trial.id) > plan.start(test.id):
                yield _wrong_order(test, trial)


def _missing(place: WorkPackage, missing: list[WorkSort]) -> Finding:
    words = without([Named(sort.label.in_language("zh"), sort.label.in_language("en")) for sort in missing])
    sorts = "、".join(missing), ", ".join(missing)
    return Finding(
        Place(place.id),
        both(f"计划{words.zh}", f"the plan has {words.en}"),
        both(f"为 {sorts[0]} 安排工作包并写 sorts", f"plan packages whose sorts are {sorts[1]}"),
    )


def _wrong_order(package: WorkPackage, earlier: WorkPackage) -> Finding:
    who, other = named(package), named(earlier)
    return Finding(
        Place(package.id, "after"),
        both(f"{who.zh}在{other.zh}结束之前就开始", f"{who.en} begins before {other.en} ends"),
        both(f"写 after: [{earlier.id}]", f"write after: [{earlier.id}]"),
        ((Place(earlier.id), both(f"“{earlier.id}”在这里", f"'{earlier.id}'")),),
    )


def _short(trial: WorkPackage, shortest: Decimal) -> Finding:
    who, months, least = named(trial), plain(trial.duration.amount), plain(shortest)
    return Finding(
        Place(trial.id, "duration"),
        both(
            f"{who.zh}只有 {months} 个月，至少要 {least} 个月",
            f"{who.en} has {months} month(s), at least {least} are due",
        ),
        both("延长试运行", "give the trial run more time"),
    )
