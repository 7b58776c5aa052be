"""INF12: platform software without origin, or foreign without a plan."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import PlatformSoftware
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class OriginUnplanned(Check):
    """Reports platform software that does not say where it comes from, and foreign one without replacement plan."""

    code = "INF12"
    name = "origin-unplanned"
    severity = Severity.WARNING
    title = both("基础软件没有国产化说明", "platform software without a plan for domestic supply")
    why = both(
        "数据库、中间件、云平台是否国产，决定采购目录和投资；采用国外产品又没有替代计划，审批不过",
        "whether database, middleware and cloud are domestic decides what may be bought and what it costs; foreign "
        "ones "
        "without a plan to replace them are not approved",
    )
    fix = both(
        "写 supply: domestic、open-source 或 foreign；foreign 再写 replacement",
        "write supply: domestic, open-source or foreign; with foreign, the plan under replacement",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each software that the programme builds and whose supply is not settled."""
        for software in architecture.of(PlatformSoftware):
            who = named(software)
            if software.supply is None and software.status is not Status.KEEP:
                yield Finding(
                    Place(software.id),
                    both(f"{who.zh}没有写来源", f"{who.en} does not say where it comes from"),
                    both("写上 supply: domestic", "write supply: domestic, open-source or foreign"),
                )
            elif software.supply == "foreign" and software.replacement is None:
                yield Finding(
                    Place(software.id, "supply"),
                    both(f"{who.zh}采用国外产品，没有替代计划", f"{who.en} is foreign, without a plan to replace it"),
                    both("写上 replacement: 替代计划，或改用国产产品", "write replacement, or take a domestic product"),
                )
