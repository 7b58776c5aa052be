"""CST02: contingency that is missing, wrong, or inside a subproject."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.estimate import Estimate, amount, estimate
from archtool.blueprints.programme import CostItem, Subproject
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, Quantity, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class WrongContingencySettings(CheckSettings):
    """To what the contingency is rounded."""

    rounding: Annotated[Money, Field(description="step to which the contingency may be rounded")] = read_quantity(
        "0.01 万元", MONEY
    )


class WrongContingency(Check[WrongContingencySettings]):
    """Reports a contingency that is not its share of engineering and services, or that a subproject holds."""

    code = "CST02"
    name = "wrong-contingency"
    severity = Severity.ERROR
    title = both("预备费计算有误", "wrong contingency")
    why = both(
        "预备费按前两部分之和计取，由业主掌握；基数用错一步，总投资就差几十万；放进子项目则被当作合同价花掉",
        "the contingency is a share of the first two parts and stays with the owner; a wrong base moves the total, and "
        "inside a subproject it is spent as contract price",
    )
    fix = both(
        "预备费 =（工程费用 + 其他费用）× 比例，四舍五入到 0.01 万元；不写 budgeted_in 子项目",
        "make it (engineering + other costs) × share, rounded to 0.01 万元, and budget it in no subproject",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each thing that is wrong with the contingency."""
        found = architecture.derived(estimate)
        if found is None:
            return
        item, asked = found.contingency, architecture.facts.contingency
        if item is None or item.share is None:
            if asked is not None:
                yield _missing(found, asked)
            return
        if asked is not None and asked.amount != item.share.amount:
            yield _other_share(item, item.share, asked)
        yield from self._wrong_amount(found, item, item.share)
        yield from _inside_lots(architecture, item)

    def _wrong_amount(self, found: Estimate, item: CostItem, share: Quantity) -> Iterator[Finding]:
        due = found.base_amount * share.amount
        difference = item.amount.amount - due
        if abs(difference) * 2 <= self.settings.rounding.amount:
            return
        who, base, total = named(item), amount(found.base_amount), found.total.amount
        of_total = item.amount.amount == total.amount * share.amount
        zh, en = ("；它是总计的同一比例", "; it is that share of the total") if of_total else ("", "")
        yield Finding(
            Place(item.id, "amount"),
            both(
                f"{who.zh}写 {item.amount}，而 {base} 的 {share} 是 {amount(due)}，差 {amount(difference)}{zh}",
                f"{who.en} says {item.amount}, but {share} of {base} is {amount(due)}: {amount(difference)} apart{en}",
            ),
            both("按（工程费用 + 其他费用）× 比例计算", "compute it as (engineering + other costs) × share"),
        )


def _missing(found: Estimate, asked: Quantity) -> Finding:
    who = named(found.total)
    return Finding(
        Place(found.total.id),
        both(
            f"清单要求 {asked} 的预备费，{who.zh}下没有带 share 的行",
            f"the manifest asks for {asked} contingency, but no line of {who.en} has a share",
        ),
        both(f"在预备费一行写 share: {asked}", f"write share: {asked} on the line of the contingency"),
    )


def _other_share(item: CostItem, share: Quantity, asked: Quantity) -> Finding:
    who = named(item)
    return Finding(
        Place(item.id, "share"),
        both(f"{who.zh}按 {share} 计取，清单写的是 {asked}", f"{who.en} is {share}, but the manifest says {asked}"),
        both(f"改为 share: {asked}", f"make it share: {asked}"),
    )


def _inside_lots(architecture: Architecture, item: CostItem) -> Iterator[Finding]:
    for edge in architecture.outgoing(item.id, BUDGETED_IN):
        if isinstance(architecture[edge.target], Subproject):
            who, lot = named(item), named(architecture[edge.target])
            yield Finding(
                Place.of(edge),
                both(f"{who.zh}列进了{lot.zh}", f"{who.en} is budgeted in {lot.en}"),
                both("去掉 budgeted_in，预备费由业主掌握", "take budgeted_in off; the owner holds the contingency"),
            )
