"""CST09: design estimate far from the feasibility report."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import amount, estimate
from archtool.blueprints.programme import CostItem
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class BeyondFeasibilitySettings(CheckSettings):
    """How far a design may leave its feasibility report."""

    most_over: Annotated[Share, Field(description="share by which the total may exceed the feasibility report")] = (
        share("10 %")
    )
    explain_from: Annotated[Share, Field(description="share from which the difference of a line is explained")] = share(
        "10 %"
    )


class BeyondFeasibility(Check[BeyondFeasibilitySettings]):
    """Reports a total that exceeds the approved feasibility report too far, and differences without reason."""

    code = "CST09"
    name = "beyond-feasibility"
    severity = Severity.WARNING
    title = both("概算超出可研批复", "estimate beyond the feasibility report")
    why = both(
        "初步设计概算超过批复的可研总投资10%，审批部门可要求重报可研；逐项差异没有理由，评审无法通过",
        "where the estimate exceeds the approved feasibility total by a tenth, the authority may ask for the report "
        "again; and no review passes differences that nobody explains",
    )
    fix = both(
        "压减或重报可研；在概算行上写可研金额 feasibility 和差异原因 difference_reason，各行都写，形成对比表",
        "cut, or submit the feasibility report again; state `feasibility` and `difference_reason` on the lines, on all "
        "of one level, which makes the table of differences",
    )
    source = "政府投资条例（国务院令第712号）第十二条"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for the total, one for each unexplained line and one for each line without counterpart.

        Silent where the total states no amount of a feasibility report.
        """
        found = architecture.derived(estimate)
        if found is None or found.total.feasibility is None:
            return
        yield from self._compared(found.total, self.settings.most_over.amount, is_total=True)
        for part in found.parts.get(found.total.id, ()):
            if isinstance(part, CostItem) and part.feasibility is None:
                who = named(part)
                yield Finding(
                    Place(part.id),
                    both(f"{who.zh}没有可研金额，对比表缺这一行", f"{who.en} has no amount of the feasibility report"),
                    both("写 feasibility", "state feasibility"),
                )
        for item in architecture.of(CostItem):
            if item is not found.total:
                yield from self._compared(item, self.settings.explain_from.amount, is_total=False)

    def _compared(self, item: CostItem, limit: Decimal, *, is_total: bool) -> Iterator[Finding]:
        if item.feasibility is None:
            return
        before, now = item.feasibility.amount, item.amount.amount
        is_far = now - before > before * limit if is_total else abs(now - before) > before * limit
        if not is_far or (not is_total and item.difference_reason is not None):
            return
        who, bound = named(item), plain(limit * 100)
        rate = plain(((now - before) / before * 100).quantize(Decimal("0.01"))) if before else "∞"
        difference = amount(now - before)
        reason = both("", "") if is_total else both("，没有写原因", ", and no reason is given")
        yield Finding(
            Place(item.id, "amount"),
            both(
                f"{who.zh}概算 {item.amount}，可研 {item.feasibility}，差 {difference}（{rate} %），"
                f"超过 {bound} %{reason.in_language('zh')}",
                f"{who.en} is {item.amount}, the feasibility report had {item.feasibility}: {difference} apart "
                f"({rate} %), more than {bound} %{reason.in_language('en')}",
            ),
            both("压减，或重报可研", "cut it, or submit the feasibility report again")
            if is_total
            else both("写 difference_reason", "state difference_reason"),
        )
