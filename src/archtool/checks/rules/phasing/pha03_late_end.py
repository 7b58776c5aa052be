"""PHA03: schedule that ends too late, or without reserve."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.timetable import timetable
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import chain
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONTHS, Months, plain, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LateEndSettings(CheckSettings):
    """How much of the client's period a plan keeps in reserve."""

    reserve: Annotated[
        Months, Field(description="months between the end of the schedule and the end of the period")
    ] = read_quantity("1 month", MONTHS)


class LateEnd(Check[LateEndSettings]):
    """Reports a critical path that ends after the period of the manifest, or too close to its end."""

    code = "PHA03"
    name = "late-end"
    severity = Severity.ERROR
    title = both("关键线路超出建设周期", "critical path beyond the construction period")
    why = both(
        "关键线路上任何延误都会推迟竣工；超出建设周期或没有机动时间的计划，业主无法批准",
        "every delay on the critical path moves the end; the owner cannot approve a plan that leaves the period, or "
        "one without any reserve",
    )
    fix = both(
        "缩短关键工作包，或把它们并行；建设周期写在清单的 horizon",
        "shorten critical work packages or do them in parallel; the period is `horizon` of the manifest",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("压缩关键线路上的工作包", "crash a package on the critical path")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding at the critical package that ends last."""
        plan, horizon = architecture.derived(timetable), architecture.facts.horizon
        if plan is None or horizon is None:
            return
        end, reserve = plan.schedule.end, self.settings.reserve.amount
        over = end + reserve - horizon.amount
        if over <= 0:
            return
        critical = plan.schedule.critical
        last = max(critical, key=plan.finish)
        path = chain(critical)
        yield Finding(
            Place(last),
            both(
                f"关键线路需 {plain(end)} 个月，加预留 {plain(reserve)} 个月，"
                f"超出建设周期 {plain(horizon.amount)} 个月达 {plain(over)} 个月：{path.zh}",
                f"the critical path takes {plain(end)} months, and with {plain(reserve)} in reserve it is "
                f"{plain(over)} over the period of {plain(horizon.amount)}: {path.en}",
            ),
            related=tuple(
                (
                    Place(package, "duration"),
                    both(
                        f"“{package}”占第 {plain(plan.start(package))}—{plain(plan.finish(package))} 月",
                        f"'{package}' fills {plain(plan.start(package))} to {plain(plan.finish(package))}",
                    ),
                )
                for package in critical
            ),
        )
