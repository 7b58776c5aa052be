"""CST07: cost that is not quantity by unit price."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.analysis.estimate import amount, estimate
from archtool.blueprints.infrastructure import CryptographicDevice, EdgeNode, ResourcePool, SecurityDevice, Storage
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

Counted = ResourcePool | Storage | EdgeNode | SecurityDevice | CryptographicDevice


class WrongQuantity(Check):
    """Reports equipment whose cost is not its count by its unit price, at all the places where it stands."""

    code = "CST07"
    name = "wrong-quantity"
    severity = Severity.ERROR
    title = both("数量乘单价不等于造价", "cost is not quantity by unit price")
    why = both(
        "设备表的数量与部署设计不一致，不是多买就是少买；评审和审计都按数量乘单价复核",
        "where the quantity of the estimate is not that of the design, too many or too few are bought; reviewers and "
        "auditors check quantity by unit price",
    )
    fix = both(
        "数量以部署设计的 count 为准，逐个单位部署（at）的乘以单位数；更正 count、unit_price 或 cost",
        "the quantity is `count`, for each organisation where it stands (`at`); correct `count`, `unit_price` or "
        "`cost`",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each element whose cost is another; without unit price there is nothing to compare."""
        if architecture.derived(estimate) is None:
            return
        for element in architecture.elements:
            if isinstance(element, Counted) and element.unit_price is not None:
                yield from _compared(architecture, element)


def _compared(architecture: Architecture, element: Counted) -> Iterator[Finding]:
    who, price = named(element), element.unit_price
    if price is None:
        return
    if element.count is None or element.cost is None:
        missing = "count" if element.count is None else "cost"
        yield Finding(
            Place(element.id, "unit_price"),
            both(f"{who.zh}写有单价，却没有 {missing}", f"{who.en} has a unit price, but no {missing}"),
            both(f"写 {missing}", f"state its {missing}"),
        )
        return
    places = max(len(architecture.instances(element.id)), 1)
    due = price.amount * Decimal(element.count * places)
    if due == element.cost.amount:
        return
    at_zh, at_en = (f" × {places} 家单位", f" × {places} organisations") if places > 1 else ("", "")
    difference = amount(element.cost.amount - due)
    yield Finding(
        Place(element.id, "cost"),
        both(
            f"{who.zh}造价 {element.cost}，而 {element.count} × {price}{at_zh} = {amount(due)}，差 {difference}",
            f"{who.en} costs {element.cost}, but {element.count} × {price}{at_en} = {amount(due)}: {difference} apart",
        ),
        both("更正数量、单价或造价", "correct count, unit price or cost"),
        (
            (Place(element.id, "count"), both("数量", "quantity")),
            (Place(element.id, "unit_price"), both("单价", "unit price")),
        ),
    )
