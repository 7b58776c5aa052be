"""CST01: estimate whose sums are wrong."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from archtool.analysis.estimate import Estimate, amount, estimate
from archtool.blueprints.programme import CostItem, Fee
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WrongSum(Check):
    """Reports lines of the estimate that are not the sum of their parts, and a total that is not the budget."""

    code = "CST01"
    name = "wrong-sum"
    severity = Severity.ERROR
    title = both("概算合计不符", "wrong sum in the estimate")
    why = both(
        "评审首先复核合计；一处不符，整份概算退回重编",
        "reviewers add up first; one sum that is wrong sends the whole estimate back",
    )
    fix = both(
        "更正各行或合计；总计应等于清单的 budget，尾差放进一行并说明。金额精确到分比较，不设容差",
        "correct the parts or the sum; the total is the manifest's `budget`. Put the rounding residual into one line "
        "and say so. Amounts are compared exactly, to the fen",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each wrong sum, and one where the total is not the budget."""
        found = architecture.derived(estimate)
        if found is None:
            return
        for item in architecture.of(CostItem):
            parts = found.parts.get(item.id, ())
            total = sum((part.amount.amount for part in parts), Decimal(0))
            if parts and total != item.amount.amount:
                yield _wrong(item, parts, total)
        yield from _not_budget(architecture, found)


def _wrong(item: CostItem, parts: Sequence[CostItem | Fee], total: Decimal) -> Finding:
    who, difference = named(item), amount(item.amount.amount - total)
    return Finding(
        Place(item.id, "amount"),
        both(
            f"{who.zh}写 {item.amount}，其 {len(parts)} 个组成部分合计 {amount(total)}，差 {difference}",
            f"{who.en} says {item.amount}, but its {len(parts)} parts add up to {amount(total)}: {difference} apart",
        ),
        both(f"改为 {amount(total)}，或更正各行", f"make it {amount(total)}, or correct the parts"),
        tuple((Place(part.id, "amount"), both(str(part.amount), str(part.amount))) for part in parts),
    )


def _not_budget(architecture: Architecture, found: Estimate) -> Iterator[Finding]:
    budget, total = architecture.facts.budget, found.total.amount
    if budget is None or budget.amount == total.amount:
        return
    difference = amount(total.amount - budget.amount)
    who = named(found.total)
    yield Finding(
        Place(found.total.id, "amount"),
        both(
            f"{who.zh}为 {total}，清单的总投资 budget 为 {budget}，差 {difference}",
            f"{who.en} is {total}, but the budget of the manifest is {budget}: {difference} apart",
        ),
        both("使总计等于总投资", "make the total the budget"),
    )
