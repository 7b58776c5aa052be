"""SEC11: logs that nobody keeps long enough."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.infrastructure import GradingObject, SecurityDevice
from archtool.blueprints.protection import SecurityFunction
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONTHS, Months, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LogSettings(CheckSettings):
    """How long logs are kept. Source: 网络安全法 第二十一条第三项（不少于六个月）."""

    retention: Annotated[Months, Field(description="least time for which logs are kept")] = read_quantity(
        "6 months", MONTHS
    )


class LogsTooShort(Check[LogSettings]):
    """Reports log audit that keeps logs too briefly or does not say how long, and graded systems without any."""

    code = "SEC11"
    name = "logs-too-short"
    severity = Severity.WARNING
    title = both("日志留存不足", "logs that are not kept long enough")
    why = both(
        "法律要求网络日志留存不少于六个月；只留 30 天，事后查不到谁调阅过病历",
        "the law asks for six months; kept for thirty days, nobody can find out who opened a record",
    )
    fix = both(
        "在日志审计设备（function: log-audit）上写 retention: 6 months 或更长",
        "state retention of 6 months or more on the log audit (function: log-audit)",
    )
    source = "网络安全法 第二十一条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each log audit that keeps too little, or one where there is none."""
        audits = [one for one in architecture.of(SecurityDevice) if one.function is SecurityFunction.LOG_AUDIT]
        objects = architecture.of(GradingObject)
        if not audits and objects:
            yield Finding(
                Place(objects[0].id),
                both("有定级对象，却没有日志审计设备", "there are grading objects, but no log audit"),
                both("增加 function: log-audit 的设备", "add a device with function: log-audit"),
            )
        least = self.settings.retention
        for audit in audits:
            who = named(audit)
            if audit.retention is None:
                yield Finding(
                    Place(audit.id),
                    both(f"{who.zh}没有写日志留存时间", f"{who.en} does not say how long it keeps logs"),
                    both(f"写上 retention: {least}", f"write retention: {least}"),
                )
            elif audit.retention < least:
                yield Finding(
                    Place(audit.id, "retention"),
                    both(
                        f"{who.zh}只留存 {audit.retention}，不足 {least}",
                        f"{who.en} keeps logs for {audit.retention}, less than {least}",
                    ),
                    both(f"延长到 {least}", f"extend it to {least}"),
                )
