"""CST04: third-party fee that the estimate does not hold."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import estimate
from archtool.blueprints.money import FeeSort
from archtool.blueprints.programme import Fee
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class MissingFeeSettings(CheckSettings):
    """Which services a programme must pay for."""

    required: Annotated[tuple[FeeSort, ...], Field(description="fees that the estimate must hold")] = tuple(FeeSort)


class MissingFee(Check[MissingFeeSettings]):
    """Reports required fees that are missing from the estimate, and fees that stand in it twice."""

    code = "CST04"
    name = "missing-fee"
    severity = Severity.ERROR
    title = both("第三方服务费缺项", "missing third-party fee")
    why = both(
        "漏列的费用到时只能挤占工程费或预备费；密码方案、测评、评审缺一项，验收材料就不全",
        "a fee that is left out must be taken from engineering or contingency later; without plan, tests or review the "
        "papers for acceptance are not complete",
    )
    fix = both(
        "补上该项费用，并在各项费用上写 sort；不需要的项目在设置 required 中去掉",
        "add the fee, and state the `sort` of every fee; take what is not needed out of the setting `required`",
    )
    source = "初步设计评审惯例; clause T7 of the reference programme (eleven fees)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for all missing fees, and one for each that stands twice.

        Silent where no fee states its sort.
        """
        found = architecture.derived(estimate)
        if found is None or not any(fee.sort for fee in found.fees):
            return
        firsts: dict[FeeSort, Fee] = {}
        for fee in found.fees:
            if fee.sort is not None and firsts.setdefault(fee.sort, fee) is not fee:
                yield _twice(fee, firsts[fee.sort])
        missing = [sort for sort in self.settings.required if sort not in firsts]
        if missing:
            holder = found.services or found.total
            who = named(holder)
            words = without([Named(sort.label.in_language("zh"), sort.label.in_language("en")) for sort in missing])
            present = len(self.settings.required) - len(missing)
            yield Finding(
                Place(holder.id),
                both(
                    f"{who.zh}应有 {len(self.settings.required)} 项费用，只有 {present} 项：{words.zh}",
                    f"{who.en} should hold {len(self.settings.required)} fees and holds {present}: {words.en}",
                ),
                both(f"补上 sort 为 {'、'.join(missing)} 的费用", f"add fees of sort {', '.join(missing)}"),
            )


def _twice(fee: Fee, first: Fee) -> Finding:
    who, other = named(fee), named(first)
    return Finding(
        Place(fee.id, "sort"),
        both(f"{who.zh}与{other.zh}是同一项费用", f"{who.en} is the same fee as {other.en}"),
        both("合并为一项，或更正 sort", "make one fee of them, or correct the sort"),
        ((Place(first.id, "sort"), both("已在此计列", "it stands here already")),),
    )
