"""TRC05: approach without money, or money without approach."""

from collections.abc import Iterator

from archtool.analysis.tracing import contents, cost_of_lots, leaf_lines, lots_of, traced_lots
from archtool.blueprints.programme import Trace
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class MethodWithoutMoney(Check):
    """Reports traces without line in the estimate or with another amount, and lines that no trace explains."""

    code = "TRC05"
    name = "method-without-money"
    severity = Severity.ERROR
    title = both("方案与投资对不上", "approach and money do not match")
    why = both(
        "方案（HOW）没有投资（HOW MUCH）就建不成，投资没有方案就是多要的钱；两处金额不同，评审不知信哪一处",
        "an approach (HOW) without money (HOW MUCH) is not built, money without approach is asked for nothing, and of "
        "two amounts nobody knows which one holds",
    )
    fix = both(
        "在 2W+2H 行上写 budgeted_in: 子项目，how_much 与子项目的 cost 相同；概算各行都要有 2W+2H 说明",
        "write budgeted_in on the trace, let how_much be the cost of its subprojects, and write a trace for every line "
        "of the estimate; lines of services, whose subprojects build no element, need none",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; 2W+2H of the client (HOW to HOW MUCH)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each trace, then one for each line; without any trace lines are not asked."""
        traces = architecture.of(Trace)
        for trace in traces:
            yield from _judged(architecture, trace)
        if not traces:
            return
        traced, built = architecture.derived(traced_lots), architecture.derived(contents)
        for line in architecture.derived(leaf_lines):
            lots = [lot for lot in lots_of(architecture, line.id) if lot in built]
            unexplained = [lot for lot in lots if lot not in traced]
            if unexplained:
                who, words = named(line), listed(unexplained)
                yield Finding(
                    Place(line.id, BUDGETED_IN.name),
                    both(
                        f"{who.zh}列支的子项目没有 2W+2H：{words.zh}",
                        f"{who.en} pays for subprojects without trace: {words.en}",
                    ),
                    both("写一行 trace，budgeted_in 写该子项目", "write a trace that is budgeted_in the subproject"),
                )


def _judged(architecture: Architecture, trace: Trace) -> Iterator[Finding]:
    who, lots = named(trace), lots_of(architecture, trace.id)
    planned = cost_of_lots(architecture, lots)
    if not lots:
        yield Finding(
            Place(trace.id, "how_much"),
            both(f"{who.zh}没有列支的子项目", f"{who.en} is budgeted in no subproject"),
            both("写上 budgeted_in: 子项目", "write budgeted_in: the subproject"),
        )
    elif planned is not None and planned != trace.how_much.amount:
        words, cost = listed(lots), str(Quantity(planned, MONEY, "万元"))
        yield Finding(
            Place(trace.id, "how_much"),
            both(
                f"{who.zh}写 {trace.how_much}，子项目 {words.zh} 的投资是 {cost}",
                f"{who.en} says {trace.how_much}, but {words.en} cost {cost}",
            ),
            both(f"how_much 写 {cost}，或改正子项目的 cost", f"write how_much: {cost}, or correct the cost"),
            tuple((Place(lot, "cost"), both("子项目的投资", "the cost of the subproject")) for lot in lots),
        )
