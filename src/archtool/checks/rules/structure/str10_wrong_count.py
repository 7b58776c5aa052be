"""STR10: wrong count."""

from collections.abc import Iterator

from archtool.blueprints.programme import Organisation
from archtool.blueprints.relationships import MEMBER_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WrongCount(Check):
    """Reports groups of organisations whose declared count is not the number of their members."""

    code = "STR10"
    name = "wrong-count"
    severity = Severity.ERROR
    title = both("组织数量与成员不符", "count differs from the members")
    why = both(
        "数量决定每家一套的投资、接口和设备数；评审专家会逐处数一遍",
        "the count multiplies cost, interfaces and equipment of everything that each member has, and experts count",
    )
    fix = both(
        "改正 count，或补齐、去掉写有 member_of 的组织；一个成员也没写的组织只报数量，不比较",
        "correct count, or add or remove organisations that name it in member_of; a group without any modelled member "
        "is not compared",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each group that declares a count, has direct members, and differs."""
        for group in architecture.of(Organisation):
            members = set(architecture.sources(group.id, MEMBER_OF))
            if group.count is None or not members or len(members) == group.count:
                continue
            who, difference = named(group), group.count - len(members)
            hint = (
                both(
                    f"给缺少的 {difference} 家组织写上 member_of，或改正 count",
                    f"name it in member_of of {difference} more, or correct count",
                )
                if difference > 0
                else both(
                    f"去掉多出的 {-difference} 个成员，或改正 count",
                    f"remove {-difference} of its members, or correct count",
                )
            )
            yield Finding(
                Place(group.id, "count"),
                both(
                    f"{who.zh}写明 {group.count} 家，实有成员 {len(members)} 家",
                    f"{who.en} declares a count of {group.count} but has {len(members)} members",
                ),
                hint,
            )
