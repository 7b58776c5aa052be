"""CST06: payments for which the year's plan holds no money."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import amount, estimate
from archtool.analysis.payments import Payment, paid_until, payments
from archtool.analysis.timetable import timetable
from archtool.blueprints.programme import Year
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONTHS, Months, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_SHOWN = 5


class UnfundedPaymentsSettings(CheckSettings):
    """How payments are held against the plan."""

    carries_over: Annotated[bool, Field(description="whether money that a year leaves is there for the next")] = True
    warranty: Annotated[Months, Field(description="months from acceptance to the end of the warranty")] = read_quantity(
        "12 months", MONTHS
    )


class UnfundedPayments(Check[UnfundedPaymentsSettings]):
    """Reports years whose payments exceed the money that is planned until then, and plans that do not add up."""

    code = "CST06"
    name = "unfunded-payments"
    severity = Severity.ERROR
    title = both("年度付款超出投资计划", "payments beyond the year's plan")
    why = both(
        "合同到期应付而当年没有资金，就是拖欠；年度计划必须按进度和付款方式排出来",
        "what is due while the year has no money is a debt; the plan of the years must follow from schedule and "
        "payment rules",
    )
    fix = both(
        "推后有机动时间的工作包，或调整付款比例或年度计划。付款规则：合同款在子项目第一个非准备、非招标工作包开始时支付，"
        "到货款在其最后一个建设、试点或推广工作包结束时支付，验收款在竣工验收结束时支付，质保款在质保期满支付；"
        "没有这类工作包的子项目（服务）按工期均摊；计划期以后应付的计入最后一年；预备费不计；上年结余可结转",
        "move packages that have float, or change the shares of the payments or the plan. The rule: the contract part "
        "is paid when the first package of a subproject begins that is neither preparation nor tender, delivery at "
        "the end of its last package that builds, pilots or rolls out, acceptance at the end of final acceptance, the "
        "rest at the end of the warranty; subprojects without such packages (services) are paid evenly; what falls "
        "after the last year counts in it; the contingency does not count; what a year leaves is carried over",
    )
    source = "中华人民共和国预算法第四十二条 (money that a year leaves is carried over)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each year that is not funded, for each wrong share and for a wrong sum of the years."""
        years = sorted(architecture.of(Year), key=lambda year: (year.order, year.id))
        if not years:
            return
        yield from _wrong_plan(architecture, years)
        plan = architecture.derived(timetable)
        if plan is None:
            return
        due = payments(architecture, plan, self.settings.warranty.amount)
        planned = paid = Decimal(0)
        for number, (year, sum_of_year) in enumerate(zip(years, paid_until(due, len(years)), strict=True), start=1):
            carried = self.settings.carries_over
            planned = (planned if carried else Decimal(0)) + year.amount.amount
            paid = (paid if carried else Decimal(0)) + sum_of_year
            if paid > planned:
                yield _unfunded(year, (paid, planned), due, number, len(years))


def _unfunded(year: Year, sums: tuple[Decimal, Decimal], due: Sequence[Payment], number: int, years: int) -> Finding:
    who, (paid, planned) = named(year), sums
    here = sorted((one for one in due if min(one.year, years) == number), key=lambda one: -one.amount)
    return Finding(
        Place(year.id, "amount"),
        both(
            f"到{who.zh}为止应付 {_rounded(paid)}，计划资金 {_rounded(planned)}，缺 {_rounded(paid - planned)}",
            f"until {who.en} payments of {_rounded(paid)} fall due, and {_rounded(planned)} is planned: "
            f"{_rounded(paid - planned)} short",
        ),
        both(
            "推后有机动时间的工作包，或调整各年计划", "move packages that have float, or change the plan of the years"
        ),
        tuple((Place(one.subproject, "cost"), both(*_in_words(one))) for one in here[:_SHOWN]),
    )


def _in_words(payment: Payment) -> tuple[str, str]:
    sum_of, event = _rounded(payment.amount), payment.event
    zh, en = (event.label.in_language("zh"), event.label.in_language("en")) if event else ("均摊", "evenly")
    return f"“{payment.subproject}”{zh}：{sum_of}", f"'{payment.subproject}', {en}: {sum_of}"


def _rounded(yuan: Decimal) -> str:
    return str(amount(yuan.quantize(Decimal("0.01"))))


def _wrong_plan(architecture: Architecture, years: Sequence[Year]) -> Iterator[Finding]:
    found = architecture.derived(estimate)
    if found is None:
        return
    total = found.total.amount.amount
    for year in years:
        expected = year.share.amount * total
        if expected != year.amount.amount:
            who, difference = named(year), amount(year.amount.amount - expected)
            yield Finding(
                Place(year.id, "amount"),
                both(
                    f"{who.zh}写 {year.amount}，而 {amount(total)} 的 {year.share} 是 {amount(expected)}，"
                    f"差 {difference}",
                    f"{who.en} says {year.amount}, but {year.share} of {amount(total)} is {amount(expected)}: "
                    f"{difference} apart",
                ),
                both("使金额与比例一致", "make amount and share agree"),
            )
    planned = sum((year.amount.amount for year in years), Decimal(0))
    if planned != total:
        who = named(found.total)
        yield Finding(
            Place(years[-1].id),
            both(
                f"各年计划合计 {amount(planned)}，{who.zh}为 {amount(total)}，差 {amount(planned - total)}",
                f"the years add up to {amount(planned)}, but {who.en} is {amount(total)}: "
                f"{amount(planned - total)} apart",
            ),
            both("使各年合计等于总计", "make the years add up to the total"),
        )
