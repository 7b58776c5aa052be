"""PHA11: temporary interface that survives final acceptance."""

from collections.abc import Iterator

from archtool.analysis.interfaces import TEMPORARY
from archtool.analysis.timetable import first_month, timetable
from archtool.blueprints.integration import Interface
from archtool.blueprints.work import WorkSort
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class TemporaryForEver(Check):
    """Reports transitional and migration interfaces without retirement, or retired after acceptance has begun."""

    code = "PHA11"
    name = "temporary-for-ever"
    severity = Severity.ERROR
    title = both("过渡接口在验收后仍然存在", "temporary interface beyond acceptance")
    why = both(
        "没有拆除时间的过渡接口会成为永久接口：旧系统关不掉，数据双份，验收时对不上方案",
        "a temporary interface without a date becomes a permanent one: the old system is never closed, data lie twice, "
        "and what is accepted is not what was designed",
    )
    fix = both(
        "写明随哪一期消失 until，或最迟第几个月拆除 retire_month；须早于竣工验收开始",
        "state the phase with which it is gone (`until`) or the month by whose end (`retire_month`), before final "
        "acceptance begins",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; rule dep.32 of the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such interface."""
        plan = architecture.derived(timetable)
        accepting = plan.of_sort(WorkSort.ACCEPTANCE) if plan is not None else ()
        first = min(accepting, key=lambda one: plan.start(one.id), default=None) if plan is not None else None
        for interface in architecture.of(Interface):
            if interface.type not in TEMPORARY:
                continue
            if interface.until_phase is None and interface.retire_month is None:
                yield _unending(interface)
            elif plan is not None and first is not None and interface.retire_month is not None:
                begins = first_month(plan.start(first.id))
                if interface.retire_month >= begins:
                    yield _surviving(interface, interface.retire_month, begins, first.id)


def _unending(interface: Interface) -> Finding:
    who = named(interface)
    return Finding(
        Place(interface.id),
        both(f"{who.zh}是过渡性的，却没有拆除时间", f"{who.en} is temporary, but nothing says when it is gone"),
        both("写 until: 建设期，或 retire_month: 第几个月", "state until or retire_month"),
    )


def _surviving(interface: Interface, month: int, begins: int, acceptance: str) -> Finding:
    who = named(interface)
    return Finding(
        Place(interface.id, "retire_month"),
        both(
            f"{who.zh}到第 {month} 月才拆除，竣工验收第 {begins} 月就开始",
            f"{who.en} is gone in month {month} only, but final acceptance begins in month {begins}",
        ),
        both(f"最迟在第 {begins - 1} 月拆除", f"retire it by month {begins - 1}"),
        ((Place(acceptance), both("竣工验收", "final acceptance")),),
    )
