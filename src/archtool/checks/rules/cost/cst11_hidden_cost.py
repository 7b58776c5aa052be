"""CST11: cost outside the estimate that is not declared with its amount."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import estimate
from archtool.blueprints.money import OutsideSort
from archtool.blueprints.programme import CostItem
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ASKED = (OutsideSort.RENT, OutsideSort.POWER, OutsideSort.OPERATION, OutsideSort.TERMINALS)


class HiddenCostSettings(CheckSettings):
    """Which costs outside the estimate must be declared."""

    declared: Annotated[tuple[OutsideSort, ...], Field(description="costs that must be declared, even as 0 万元")] = (
        _ASKED
    )


class HiddenCost(Check[HiddenCostSettings]):
    """Reports rent, power, operation and terminals that the estimate leaves out in silence or without amount."""

    code = "CST11"
    name = "hidden-cost"
    severity = Severity.WARNING
    title = both("概算外费用未申明", "cost outside the estimate not declared")
    why = both(
        "链路租费、电费、运维费、终端不在概算里，建成后由谁出、出多少没有说，就是隐性投资，也是系统停用的常见原因",
        "line rent, power, operation and terminals outside the estimate are hidden money as long as nobody says how "
        "much and who pays, and a common reason why systems are switched off",
    )
    fix = both(
        "在总计一行写 outside，逐项给出每年 yearly 或一次性 once 的金额",
        "declare them on the line of the total: `outside`, each with its amount a year (`yearly`) or `once`",
    )
    source = "初步设计评审惯例; costs of the reference programme outside its estimate"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for all costs that are not declared, and one for all that state no amount."""
        found = architecture.derived(estimate)
        if found is None:
            return
        outside = [cost for item in architecture.of(CostItem) for cost in item.outside]
        declared = {cost.sort for cost in outside}
        missing = [sort for sort in self.settings.declared if sort not in declared]
        who = named(found.total)
        if missing:
            words = without([Named(sort.label.in_language("zh"), sort.label.in_language("en")) for sort in missing])
            yield Finding(
                Place(found.total.id),
                both(f"{who.zh}以外的费用申明里{words.zh}", f"what {who.en} leaves out is declared with {words.en}"),
                both(f"在 outside 中申明 {'、'.join(missing)}", f"declare {', '.join(missing)} under outside"),
            )
        for item in architecture.of(CostItem):
            unknown = [cost.name for cost in item.outside if cost.yearly is None and cost.once is None]
            if unknown:
                holder = named(item)
                zh = "、".join(name.in_language("zh") for name in unknown)
                en = ", ".join(name.in_language("en") for name in unknown)
                yield Finding(
                    Place(item.id, "outside"),
                    both(
                        f"{holder.zh}以外的费用没有金额：{zh}", f"outside {holder.en} stand costs without amount: {en}"
                    ),
                    both("写 yearly 或 once", "state yearly or once"),
                )
