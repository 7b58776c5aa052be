"""CST03: what is built and not costed, costed and not built, or counted twice."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.analysis.estimate import amount, costed, estimate
from archtool.analysis.lots import Lots
from archtool.blueprints.application import Module, System
from archtool.blueprints.programme import CostItem, Fee, Subproject
from archtool.blueprints.relationships import BUDGETED_IN, PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_COSTS = (Status.BUILD, Status.UPGRADE)


class Uncosted(Check):
    """Reports systems without cost, costs in no line of the estimate, lines without content, and lots in two lines."""

    code = "CST03"
    name = "uncosted"
    severity = Severity.ERROR
    title = both("建设内容与概算不对应", "content and estimate do not match")
    why = both(
        "漏列的系统到实施时没有钱，重复计列的会被审计核减；建设内容与概算逐项对应是概算评审的基本要求",
        "a system that is left out has no money when it is due, and one that is counted twice is struck out by the "
        "auditors; the content and the estimate must match item by item",
    )
    fix = both(
        "为系统写 cost（免费的写 0 万元）并归入子项目，子项目由一行概算列支（budgeted_in）",
        "give the system a `cost` (0 万元 where it is free) and a `subproject`, and let exactly one line of the "
        "estimate budget that subproject (`budgeted_in`)",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each system, element, line or subproject that does not match. Linear."""
        found = architecture.derived(estimate)
        if found is None:
            return
        lots = architecture.derived(Lots)
        priced = architecture.derived(costed)
        yield from _without_cost(architecture, {element.id for element, _ in priced})
        budgets = _budgets(architecture)
        for element, cost in priced:
            if cost:
                yield from _without_line(element, cost, lots.of(element.id), budgets)
        yield from _empty_lines(architecture, {lot for one, _ in priced if (lot := lots.of(one.id))})
        for subproject, edges in budgets.items():
            yield from _counted_twice(architecture, subproject, edges)


def _without_cost(architecture: Architecture, own: set[str]) -> Iterator[Finding]:
    """Systems and modules that are built without cost of their own, of a part or of a whole."""
    covered = set(own)
    for part in sorted(own):
        here = architecture.target(part, PART_OF)
        while here is not None and here not in covered:
            covered.add(here)
            here = architecture.target(here, PART_OF)
    for one in architecture.of(System, Module):
        if one.status is None or one.status not in _COSTS:
            continue
        if one.id in covered or architecture.target(one.id, PART_OF) in own:
            continue
        who, word = named(one), one.status
        yield Finding(
            Place(one.id),
            both(
                f"{who.zh}要{word.label.in_language('zh')}，却没有造价，其部分和整体也没有",
                f"{who.en} is {word.label.in_language('en')}, but neither it nor a part or whole of it has a cost",
            ),
            both("写 cost；免费的写 cost: 0 万元", "state its cost; cost: 0 万元 where it is free"),
        )


def _budgets(architecture: Architecture) -> dict[str, list[Relationship]]:
    """Return the lines of the estimate that budget each subproject."""
    found: dict[str, list[Relationship]] = {}
    for edge in architecture.relationships_of(BUDGETED_IN):
        is_line = isinstance(architecture[edge.source], CostItem | Fee)
        if is_line and isinstance(architecture[edge.target], Subproject):
            found.setdefault(edge.target, []).append(edge)
    return found


def _without_line(
    element: Element, price: Decimal, lot: str | None, budgets: dict[str, list[Relationship]]
) -> Iterator[Finding]:
    if lot in budgets:
        return
    who, cost = named(element), amount(price)
    if lot is None:
        message = both(f"{who.zh}造价 {cost}，不属于任何子项目", f"{who.en} costs {cost}, but belongs to no subproject")
        hint = both("写 subproject", "state its subproject")
    else:
        message = both(
            f"{who.zh}造价 {cost}，其子项目“{lot}”没有概算行列支",
            f"{who.en} costs {cost}, but no line of the estimate budgets its subproject '{lot}'",
        )
        hint = both(f"在概算行上写 budgeted_in: [{lot}]", f"write budgeted_in: [{lot}] on a line of the estimate")
    yield Finding(Place(element.id, "cost"), message, hint)


def _empty_lines(architecture: Architecture, lots: set[str]) -> Iterator[Finding]:
    """Lines that budget subprojects which hold neither costs nor fees."""
    fees = {edge.target for fee in architecture.of(Fee) for edge in architecture.outgoing(fee.id, BUDGETED_IN)}
    for edge in architecture.relationships_of(BUDGETED_IN):
        line, lot = architecture[edge.source], architecture[edge.target]
        if isinstance(line, CostItem) and isinstance(lot, Subproject) and lot.id not in lots and lot.id not in fees:
            who, what = named(line), named(lot)
            yield Finding(
                Place.of(edge),
                both(
                    f"{who.zh}列支的{what.zh}里没有任何有造价的内容",
                    f"{who.en} budgets {what.en}, in which nothing has a cost",
                ),
                both("写明该子项目建设什么，或删去这一行", "say what the subproject builds, or remove the line"),
            )


def _counted_twice(architecture: Architecture, subproject: str, edges: list[Relationship]) -> Iterator[Finding]:
    """Subprojects in two lines of which neither is part of the other, fees aside, which share theirs."""
    lines = {edge.source: edge for edge in edges if isinstance(architecture[edge.source], CostItem)}
    alone = [edge for line, edge in lines.items() if not _is_within(architecture, line, lines)]
    if len(alone) < 2:
        return
    who, names = named(architecture[subproject]), listed(edge.source for edge in alone)
    yield Finding(
        Place.of(alone[-1]),
        both(
            f"{who.zh}在 {len(alone)} 行中列支：{names.zh}", f"{who.en} is budgeted in {len(alone)} lines: {names.en}"
        ),
        both("只留一行的 budgeted_in", "keep the budgeted_in of one line"),
        tuple((Place.of(edge), both("也列支于此", "budgeted here as well")) for edge in alone[:-1]),
    )


def _is_within(architecture: Architecture, line: str, lines: dict[str, Relationship]) -> bool:
    passed: set[str] = set()
    here = architecture.target(line, PART_OF)
    while here is not None and here not in passed:
        if here in lines:
            return True
        passed.add(here)
        here = architecture.target(here, PART_OF)
    return False
