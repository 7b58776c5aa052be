"""PHA04: work package outside the window of its phase."""

from collections.abc import Iterator

from archtool.analysis.timetable import Timetable, first_month, last_month, timetable
from archtool.blueprints.programme import Phase, WorkPackage
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class OutsidePhase(Check):
    """Reports work packages whose earliest months do not lie within the phase to which they are counted."""

    code = "PHA04"
    name = "outside-phase"
    severity = Severity.WARNING
    title = both("工作包超出所属建设期", "work package outside its phase")
    why = both(
        "分期表写的月份与进度计算不符，评审者无法判断哪个是真的；跨两期的工作包也无法按期验收",
        "the months of the phase table contradict the schedule, and nobody can say which hold; a package across two "
        "phases cannot be accepted with either",
    )
    fix = both(
        "跨期的工作包拆成两个；或调整所属期 phase、工期和紧前关系，或各期的起止月（各期可以相互搭接）",
        "split a package that runs across two phases; or change its phase, duration and predecessors, or the months "
        "of the phases, which may overlap",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such package, and for each phase that ends before it begins."""
        phases = {phase.id: phase for phase in architecture.of(Phase)}
        for phase in phases.values():
            if phase.end_month < phase.start_month:
                yield _backward(phase)
        plan = architecture.derived(timetable)
        if plan is None:
            return
        for package in plan.packages:
            phase_of = phases.get(package.phase)
            if phase_of is not None and phase_of.start_month <= phase_of.end_month:
                yield from _outside(plan, package, phase_of)


def _backward(phase: Phase) -> Finding:
    who, start, end = named(phase), phase.start_month, phase.end_month
    return Finding(
        Place(phase.id, "end_month"),
        both(
            f"{who.zh}在第 {end} 月结束，却从第 {start} 月开始", f"{who.en} ends in month {end} but begins in {start}"
        ),
        both("更正 start_month 或 end_month", "correct start_month or end_month"),
    )


def _outside(plan: Timetable, package: WorkPackage, phase: Phase) -> Iterator[Finding]:
    start, finish = plan.start(package.id), plan.finish(package.id)
    if start >= phase.start_month - 1 and finish <= phase.end_month:
        return
    who, first, last = named(package), first_month(start), last_month(finish)
    yield Finding(
        Place(package.id, "phase"),
        both(
            f"{who.zh}占第 {first}—{last} 月，不全在其所属期“{phase.id}”的"
            f"第 {phase.start_month}—{phase.end_month} 月内",
            f"{who.en} fills months {first} to {last}, not all of them within months {phase.start_month} to "
            f"{phase.end_month} of its phase '{phase.id}'",
        ),
        both(
            "拆分该工作包，或调整其所属期或建设期的起止月",
            "split the package, or change its phase or the phase's months",
        ),
        ((Place(phase.id), both(f"“{phase.id}”的起止月在这里", f"the months of '{phase.id}'")),),
    )
