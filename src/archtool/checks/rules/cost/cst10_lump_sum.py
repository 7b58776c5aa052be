"""CST10: custom development without effort, rate and reuse."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import amount, estimate
from archtool.blueprints.application import System
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LumpSumSettings(CheckSettings):
    """Which systems must show what their cost rests on."""

    from_cost: Annotated[Money, Field(description="cost from which a system shows its effort")] = read_quantity(
        "100 万元", MONEY
    )


class LumpSum(Check[LumpSumSettings]):
    """Reports systems whose development is a lump sum, exceeds their cost, or says nothing about reuse."""

    code = "CST10"
    name = "lump-sum"
    severity = Severity.WARNING
    title = both("定制开发没有测算依据", "custom development as a lump sum")
    why = both(
        "一口价无法审计：看不出工作量、人月单价和复用扣减，报价偏高偏低都无从判断",
        "a lump sum cannot be audited: without effort, rate and reuse nobody can say whether it is too much or too "
        "little",
    )
    fix = both(
        "写 development: {effort: 人月数, rate: 人月单价, reuse: 复用比例}；没有复用的写 reuse: 0 %",
        "state development: {effort: person-months, rate: price of one, reuse: share saved}; reuse: 0 % where none",
    )
    source = "GB/T 36964-2018 软件工程 软件开发成本度量规范"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such system; silent where no system shows what its cost rests on."""
        systems = architecture.of(System)
        if architecture.derived(estimate) is None or not any(system.development for system in systems):
            return
        for system in systems:
            yield from self._judged(system)

    def _judged(self, system: System) -> Iterator[Finding]:
        who, cost, basis = named(system), system.cost, system.development
        if cost is None:
            return
        if basis is None:
            if cost.amount >= self.settings.from_cost.amount:
                yield Finding(
                    Place(system.id, "cost"),
                    both(f"{who.zh}造价 {cost} 没有测算依据", f"{who.en} costs {cost}, and nothing says why"),
                    both("写 development", "state development"),
                )
            return
        if basis.amount > cost.amount:
            over = amount(basis.amount - cost.amount)
            yield Finding(
                Place(system.id, "development"),
                both(
                    f"{who.zh}的开发测算 {amount(basis.amount)} 超过造价 {cost}，多 {over}",
                    f"the development of {who.en} comes to {amount(basis.amount)}, {over} more than its cost of {cost}",
                ),
                both("更正工作量、单价或造价", "correct effort, rate or cost"),
            )
        if basis.reuse is None:
            yield Finding(
                Place(system.id, "development"),
                both(f"{who.zh}的开发测算没有复用扣减", f"the development of {who.en} says nothing about reuse"),
                both("写 reuse，没有复用的写 0 %", "state reuse, 0 % where there is none"),
            )
