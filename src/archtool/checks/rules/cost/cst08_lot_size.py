"""CST08: subproject beyond cap or floor, or split to stay below the threshold of an open tender."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import amount
from archtool.blueprints.programme import SplitRule, SplitSort, Strength, Subproject
from archtool.blueprints.relationships import IN_PHASES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LotSizeSettings(CheckSettings):
    """From which amount on goods and services must be tendered openly."""

    open_tender: Annotated[Money, Field(description="amount from which an open tender is due")] = read_quantity(
        "200 万元", MONEY
    )


class LotSize(Check[LotSizeSettings]):
    """Reports subprojects outside the sizes of the split rules, and small ones that look like one cut in pieces."""

    code = "CST08"
    name = "lot-size"
    severity = Severity.ERROR
    title = both("子项目规模超限或化整为零", "subproject of a wrong size, or split below the threshold")
    why = both(
        "包太大无人能独立承担，太小管理成本高；把一项采购拆成几个低于公开招标数额标准的包，是法律禁止的化整为零",
        "a lot that is too large finds no bidder, one that is too small is not worth its management; and cutting a "
        "purchase into lots below the threshold of an open tender is forbidden",
    )
    fix = both(
        "超上限的按功能拆分，低于下限的并入相邻子项目；类别不允许合并的写豁免说明理由",
        "split what is too large by function and merge what is too small into a neighbour; where its category forbids "
        "that, write a waiver with the reason",
    )
    source = (
        "国办发〔2019〕55号 中央预算单位政府集中采购目录及标准（2020年版） "
        "(200 万元); 中华人民共和国政府采购法第二十八条 (no splitting)"
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject and rule of size that it breaks, and one for each group of pieces.

        A soft rule is left to the hard one that the subproject breaks as well.
        """
        rules = [rule for rule in architecture.of(SplitRule) if rule.sort is SplitSort.SIZE]
        rules.sort(key=lambda rule: rule.strength is Strength.SOFT)
        for subproject in architecture.of(Subproject):
            broken = next((one for rule in rules for one in _beyond(subproject, rule)), None)
            if broken is not None:
                yield broken
        yield from self._pieces(architecture)

    def _pieces(self, architecture: Architecture) -> Iterator[Finding]:
        """Small subprojects of one category that run in a common phase."""
        limit = self.settings.open_tender
        small: dict[tuple[str, str], list[Subproject]] = {}
        for one in architecture.of(Subproject):
            if one.cost is not None and one.category is not None and 0 < one.cost.amount < limit.amount:
                for phase in architecture.targets(one.id, IN_PHASES):
                    small.setdefault((one.category.in_language("zh"), phase), []).append(one)
        reported: set[str] = set()
        for (category, phase), lots in small.items():
            if len(lots) < 2 or reported.issuperset(one.id for one in lots):
                continue
            reported.update(one.id for one in lots)
            whole = amount(sum((one.cost.amount for one in lots if one.cost), limit.amount - limit.amount))
            who = listed(one.id for one in lots)
            yield Finding(
                Place(lots[-1].id, "cost"),
                both(
                    f"{len(lots)} 个“{category}”子项目同在 {phase}，各低于公开招标数额标准 {limit}，"
                    f"合计 {whole}：{who.zh}",
                    f"{len(lots)} subprojects of one category run in {phase}, each below the {limit} of an open "
                    f"tender, together {whole}: {who.en}",
                ),
                both("合并为一个子项目", "merge them into one subproject"),
                tuple((Place(one.id, "cost"), both(str(one.cost), str(one.cost))) for one in lots[:-1]),
            )


def _beyond(subproject: Subproject, rule: SplitRule) -> Iterator[Finding]:
    cost = subproject.cost
    if cost is None:
        return
    who, by = named(subproject), named(rule)
    if rule.largest is not None and cost.amount > rule.largest.amount:
        over = amount(cost.amount - rule.largest.amount)
        message = both(
            f"{who.zh}造价 {cost}，超过{by.zh}的上限 {rule.largest} 达 {over}",
            f"{who.en} costs {cost}, {over} over the {rule.largest} of {by.en}",
        )
        hint, key = both("按功能拆分", "split it by function"), "largest"
    elif rule.smallest is not None and cost.amount < rule.smallest.amount:
        under = amount(rule.smallest.amount - cost.amount)
        message = both(
            f"{who.zh}造价 {cost}，低于{by.zh}的下限 {rule.smallest} 达 {under}",
            f"{who.en} costs {cost}, {under} under the {rule.smallest} of {by.en}",
        )
        hint, key = (
            both("并入相邻子项目，或写豁免说明理由", "merge it into a neighbour, or waive it with the reason"),
            "smallest",
        )
    else:
        return
    limit = both("限额在这里", "the limit")
    yield Finding(Place(subproject.id, "cost"), message, hint, ((Place(rule.id, key), limit),))
