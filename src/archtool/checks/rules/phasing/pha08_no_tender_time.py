"""PHA08: building that begins before its tender is over."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.timetable import Timetable, first_month, last_month, timetable
from archtool.blueprints.programme import Subproject, WorkPackage
from archtool.blueprints.relationships import SUBPROJECT, TENDERS
from archtool.blueprints.work import WorkSort
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONTHS, Months, plain, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NEEDS_NO_TENDER = frozenset({WorkSort.PREPARATION, WorkSort.TENDER})


class NoTenderTimeSettings(CheckSettings):
    """How long a tender takes."""

    shortest_tender: Annotated[Months, Field(description="months of a tender, preparation included, at least")] = (
        read_quantity("2 months", MONTHS)
    )


class NoTenderTime(Check[NoTenderTimeSettings]):
    """Reports subprojects that are built before their tender ends or without any, and tenders that are too short."""

    code = "PHA08"
    name = "no-tender-time"
    severity = Severity.WARNING
    title = both("没有留出招标时间", "no time for the tender")
    why = both(
        "公开招标自发出招标文件到开标不少于20日，连同编制和签约要两三个月；计划里不留，第一个月就落空",
        "an open tender takes 20 days from documents to opening, with preparation and contract two to three months; "
        "a plan that does not hold them is wrong in its first month",
    )
    fix = both(
        "招标写成工作包（sorts: [tender]），用 tenders 写明招哪些子项目，排在其建设之前",
        "make the tender a work package (`sorts: [tender]`), name the subprojects that it tenders, and put it before "
        "their building",
    )
    source = "中华人民共和国招标投标法第二十四条 (20 days)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject without tender in time, and one for each tender that is too short.

        Silent where no package says that it is a tender.
        """
        plan = architecture.derived(timetable)
        if plan is None or not plan.of_sort(WorkSort.TENDER):
            return
        shortest = self.settings.shortest_tender.amount
        for tender in plan.of_sort(WorkSort.TENDER):
            if tender.duration.amount < shortest:
                yield _short(tender, shortest)
        building = _building(architecture, plan)
        for subproject in architecture.of(Subproject):
            packages = building.get(subproject.id, [])
            tenders = [one for one in architecture.sources(subproject.id, TENDERS) if one in plan.schedule.times]
            ready = min((plan.finish(one) for one in tenders), default=None)
            early = [one for one in packages if ready is None or plan.start(one.id) < ready]
            if early:
                yield _untendered(plan, subproject, early, tenders)


def _building(architecture: Architecture, plan: Timetable) -> dict[str, list[WorkPackage]]:
    found: dict[str, list[WorkPackage]] = {}
    for package in plan.packages:
        subproject = architecture.target(package.id, SUBPROJECT)
        if subproject is not None and not _NEEDS_NO_TENDER.intersection(package.sorts):
            found.setdefault(subproject, []).append(package)
    return found


def _untendered(plan: Timetable, subproject: Subproject, early: list[WorkPackage], tenders: list[str]) -> Finding:
    who = named(subproject)
    first = min(early, key=lambda package: plan.start(package.id))
    month, packages = first_month(plan.start(first.id)), listed(package.id for package in early)
    if not tenders:
        message = both(
            f"{who.zh}由{packages.zh}从第 {month} 月起建设，但没有工作包为它招标",
            f"{who.en} is built from month {month} on by {packages.en}, but no work package tenders it",
        )
    else:
        tender = min(tenders, key=plan.finish)
        end = last_month(plan.finish(tender))
        message = both(
            f"{who.zh}由{packages.zh}从第 {month} 月起建设，其招标“{tender}”到第 {end} 月才结束",
            f"{who.en} is built from month {month} on by {packages.en}, but its tender '{tender}' ends in month {end}",
        )
    return Finding(
        Place(first.id),
        message,
        both(
            f"让招标（tenders: [{subproject.id}]）排在“{first.id}”之前",
            f"put a tender (tenders: [{subproject.id}]) before '{first.id}'",
        ),
        (
            (Place(subproject.id), both("子项目在这里", "the subproject")),
            *((Place(one), both(f"招标“{one}”", f"tender '{one}'")) for one in tenders),
        ),
    )


def _short(tender: WorkPackage, shortest: Decimal) -> Finding:
    who, months, least = named(tender), plain(tender.duration.amount), plain(shortest)
    return Finding(
        Place(tender.id, "duration"),
        both(
            f"{who.zh}只有 {months} 个月，招标至少要 {least} 个月",
            f"{who.en} has {months} month(s), a tender takes {least}",
        ),
        both("延长招标工期", "give the tender more time"),
    )
