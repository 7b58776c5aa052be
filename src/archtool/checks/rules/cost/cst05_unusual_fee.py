"""CST05: fee outside the usual range."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import amount, estimate
from archtool.analysis.rollup import own_cost
from archtool.blueprints.application import Module, System
from archtool.blueprints.infrastructure import GradingObject
from archtool.blueprints.money import FeeSort
from archtool.blueprints.programme import Fee
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, share
from archtool.checks.wording import Named, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, Quantity, Ratio, plain, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_ENGINEERING = Named("工程费用", "engineering")
_SOFTWARE = Named("应用系统造价", "application systems")
_FILED_LEVEL = 3
"""Systems of this level and above are assessed for protection and for cryptography every year.

Source: 信息安全等级保护管理办法 (公通字〔2007〕43号) 第十四条; GB/T 39786-2021.
"""


def _money(low: str, high: str) -> tuple[Quantity, Quantity]:
    return read_quantity(low, MONEY), read_quantity(high, MONEY)


class UnusualFeeSettings(CheckSettings):
    """Usual ranges, least and most, in which a fee lies."""

    design: Annotated[tuple[Ratio, Ratio], Field(description="design, share of engineering")] = (
        share("1.8 %"), share("3 %"),
    )  # fmt: skip
    supervision: Annotated[tuple[Ratio, Ratio], Field(description="supervision, share of engineering")] = (
        share("2 %"), share("3 %"),
    )  # fmt: skip
    project_management: Annotated[tuple[Ratio, Ratio], Field(description="management, share of engineering")] = (
        share("1 %"), share("2 %"),
    )  # fmt: skip
    acceptance_test: Annotated[tuple[Ratio, Ratio], Field(description="acceptance test, share of application cost")] = (
        share("0.5 %"), share("1 %"),
    )  # fmt: skip
    mlps_assessment: Annotated[tuple[Money, Money], Field(description="assessment of one grading object")] = _money(
        "3 万元", "8 万元"
    )
    crypto_assessment: Annotated[
        tuple[Money, Money], Field(description="cryptography assessment of one grading object")
    ] = _money("5 万元", "12 万元")


class UnusualFee(Check[UnusualFeeSettings]):
    """Reports fees outside the usual range of their share of engineering, or of their price a system."""

    code = "CST05"
    name = "unusual-fee"
    severity = Severity.WARNING
    title = both("费率超出参考区间", "fee outside the usual range")
    why = both(
        "费率明显偏高会被核减，偏低则请不到合格的监理和测评机构；偏离参考区间必须说明理由",
        "a fee that is plainly too high is cut, one that is too low finds no qualified supervisor or tester; what lies "
        "outside the range has to be argued",
    )
    fix = both(
        "调整费用；确有理由的写豁免，或在设置中改区间。设计、监理、管理按工程费用的比例看，验收测评按应用系统造价的比例看，"
        "等保测评和密评按三级以上定级对象的个数看",
        "adjust the fee; where there is a reason write a waiver, or change the range in the settings. Design, "
        "supervision and management are seen as a share of engineering, the acceptance test as one of the application "
        "systems, the two assessments by the number of grading objects of level three and above",
    )
    source = (
        "初步设计评审惯例; for reference 发改价格〔2007〕670号 (supervision), 计价格〔2002〕10号 (design), "
        "财建〔2016〕504号 (management); prices free since 发改价格〔2015〕299号"
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each fee outside its range; a fee without sort has none."""
        found = architecture.derived(estimate)
        if found is None:
            return
        shares = {
            FeeSort.DESIGN: self.settings.design,
            FeeSort.SUPERVISION: self.settings.supervision,
            FeeSort.PROJECT_MANAGEMENT: self.settings.project_management,
        }
        software = sum((own_cost(one).amount for one in architecture.of(System, Module)), Decimal(0))
        prices = {
            FeeSort.MLPS_ASSESSMENT: self.settings.mlps_assessment,
            FeeSort.CRYPTO_ASSESSMENT: self.settings.crypto_assessment,
        }
        systems = sum(one.protection_level >= _FILED_LEVEL for one in architecture.of(GradingObject))
        for fee in found.fees:
            if fee.sort is None:
                continue
            if fee.sort in shares:
                yield from _by_share(found.engineering_amount, _ENGINEERING, fee, shares[fee.sort])
            elif fee.sort is FeeSort.ACCEPTANCE_TEST:
                yield from _by_share(software, _SOFTWARE, fee, self.settings.acceptance_test)
            elif fee.sort in prices and systems:
                yield from _by_price(fee, systems, *prices[fee.sort])


def _by_share(base: Decimal, of: Named, fee: Fee, usual: tuple[Quantity, Quantity]) -> Iterator[Finding]:
    low, high = usual
    if base <= 0 or low.amount * base <= fee.amount.amount <= high.amount * base:
        return
    who = named(fee)
    rate = plain((fee.amount.amount / base * 100).quantize(Decimal("0.01")))
    bounds = f"{amount(low.amount * base)}", f"{amount(high.amount * base)}"
    yield Finding(
        Place(fee.id, "amount"),
        both(
            f"{who.zh} {fee.amount} 是{of.zh} {amount(base)} 的 {rate} %，参考区间为 {low} 至 {high}"
            f"（{bounds[0]}至{bounds[1]}）",
            f"{who.en} of {fee.amount} is {rate} % of the {amount(base)} of {of.en}; the usual range is {low} to "
            f"{high} ({bounds[0]} to {bounds[1]})",
        ),
        both("调整，或说明理由", "adjust it, or give the reason"),
    )


def _by_price(fee: Fee, systems: int, low: Quantity, high: Quantity) -> Iterator[Finding]:
    if low.amount * systems <= fee.amount.amount <= high.amount * systems:
        return
    who = named(fee)
    price = amount((fee.amount.amount / systems).quantize(Decimal("0.01")))
    yield Finding(
        Place(fee.id, "amount"),
        both(
            f"{who.zh} {fee.amount} 按 {systems} 个三级以上定级对象计，每个 {price}，参考区间为 {low} 至 {high}",
            f"{who.en} of {fee.amount} is {price} for each of {systems} grading objects of level three and above; "
            f"the usual range is {low} to {high}",
        ),
        both("调整，或说明理由", "adjust it, or give the reason"),
    )
