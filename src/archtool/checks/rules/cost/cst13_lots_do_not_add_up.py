"""CST13: subprojects that do not add up to what they hold, or to the estimate."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.analysis.estimate import Estimate, amount, costed, estimate
from archtool.analysis.lots import Lots
from archtool.blueprints.programme import CostItem, Subproject
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_NOTHING = Decimal(0)


class LotsDoNotAddUp(Check):
    """Reports subprojects whose cost is not the sum of what they build, and lines that are not their subprojects."""

    code = "CST13"
    name = "lots-do-not-add-up"
    severity = Severity.ERROR
    title = both("子项目造价与概算不符", "subprojects and estimate do not add up")
    why = both(
        "子项目的招标限价来自概算；各级汇总对不上，要么钱不够，要么有内容没有钱",
        "the ceiling of a tender comes from the estimate; where roll-ups differ, money is short or content has none",
    )
    fix = both(
        "子项目 cost = 其建设内容的造价之和（服务类为其费用之和）；概算行 = 其列支子项目之和；"
        "全部子项目 + 预备费 = 总计。比较精确到分",
        "a subproject costs the sum of what it builds (of its fees, for services), a line of the estimate the sum of "
        "the subprojects that it budgets, and all of them and the contingency are the total. Compared to the fen",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject, each line and the total where sums differ. Linear."""
        found = architecture.derived(estimate)
        if found is None:
            return
        subprojects = architecture.of(Subproject)
        held = _held(architecture, found)
        for subproject in subprojects:
            due = held.get(subproject.id)
            if subproject.cost is not None and due is not None and due != subproject.cost.amount:
                yield _wrong_lot(subproject, due)
        yield from _wrong_lines(architecture)
        if subprojects and all(subproject.cost is not None for subproject in subprojects):
            yield from _wrong_total(found, subprojects, _apart(architecture, found))


def _held(architecture: Architecture, found: Estimate) -> dict[str, Decimal]:
    """Return what the elements and fees of each subproject cost, where any does."""
    lots = architecture.derived(Lots)
    held: dict[str, Decimal] = {}
    for element, cost in architecture.derived(costed):
        if cost and (lot := lots.of(element.id)):
            held[lot] = held.get(lot, _NOTHING) + cost
    for fee in found.fees:
        for lot in architecture.targets(fee.id, BUDGETED_IN):
            held[lot] = held.get(lot, _NOTHING) + fee.amount.amount
    return held


def _wrong_lot(subproject: Subproject, due: Decimal) -> Finding:
    who, cost = named(subproject), subproject.cost
    difference = amount((cost.amount if cost else _NOTHING) - due)
    return Finding(
        Place(subproject.id, "cost"),
        both(
            f"{who.zh}写 {cost}，其建设内容合计 {amount(due)}，差 {difference}",
            f"{who.en} says {cost}, but what it holds comes to {amount(due)}: {difference} apart",
        ),
        both(
            f"改为 {amount(due)}，或更正建设内容的造价", f"make it {amount(due)}, or correct the costs of what it holds"
        ),
    )


def _wrong_lines(architecture: Architecture) -> Iterator[Finding]:
    for item in architecture.of(CostItem):
        lots = [architecture[lot] for lot in architecture.targets(item.id, BUDGETED_IN)]
        costs = [lot.cost.amount for lot in lots if isinstance(lot, Subproject) and lot.cost is not None]
        if not lots or len(costs) < len(lots) or sum(costs, _NOTHING) == item.amount.amount:
            continue
        who, total, names = named(item), sum(costs, _NOTHING), listed(lot.id for lot in lots)
        yield Finding(
            Place(item.id, "amount"),
            both(
                f"{who.zh}写 {item.amount}，其列支的{names.zh}合计 {amount(total)}，"
                f"差 {amount(item.amount.amount - total)}",
                f"{who.en} says {item.amount}, but {names.en}, which it budgets, come to {amount(total)}: "
                f"{amount(item.amount.amount - total)} apart",
            ),
            both("更正该行，或子项目的 cost", "correct the line, or the cost of the subprojects"),
            tuple(
                (Place(lot.id, "cost"), both(str(lot.cost), str(lot.cost)))
                for lot in lots
                if isinstance(lot, Subproject)
            ),
        )


def _apart(architecture: Architecture, found: Estimate) -> Decimal:
    """Return what the third-party services cost that no subproject holds."""
    if found.services is not None and architecture.outgoing(found.services.id, BUDGETED_IN):
        return _NOTHING
    fees = (fee for fee in found.fees if not architecture.outgoing(fee.id, BUDGETED_IN))
    return sum((fee.amount.amount for fee in fees), _NOTHING)


def _wrong_total(found: Estimate, subprojects: tuple[Subproject, ...], apart: Decimal) -> Iterator[Finding]:
    lots = sum((one.cost.amount for one in subprojects if one.cost is not None), _NOTHING)
    contingency = found.contingency.amount.amount if found.contingency is not None else _NOTHING
    total = found.total.amount
    whole = lots + apart + contingency
    if whole == total.amount:
        return
    who, difference = named(found.total), amount(total.amount - whole)
    fees_zh, fees_en = (
        (f"、未归入子项目的费用 {amount(apart)}", f", other fees of {amount(apart)}") if apart else ("", "")
    )
    yield Finding(
        Place(found.total.id, "amount"),
        both(
            f"{who.zh}为 {total}，{len(subprojects)} 个子项目 {amount(lots)}{fees_zh}加预备费 {amount(contingency)} "
            f"合计 {amount(whole)}，差 {difference}",
            f"{who.en} is {total}, but {len(subprojects)} subprojects of {amount(lots)}{fees_en} and a contingency of "
            f"{amount(contingency)} come to {amount(whole)}: {difference} apart",
        ),
        both("使子项目、预备费之和等于总计", "make subprojects and contingency add up to the total"),
    )
