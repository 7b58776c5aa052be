"""TRC02: cost without a problem that it solves."""

from collections.abc import Iterator

from archtool.analysis.lots import Lots
from archtool.analysis.rollup import own_cost
from archtool.analysis.tracing import traced_lots
from archtool.blueprints.programme import Subproject, Trace
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class CostWithoutProblem(Check):
    """Reports subprojects with costs that no trace explains, and elements with costs that stand in no subproject."""

    code = "TRC02"
    name = "cost-without-problem"
    severity = Severity.ERROR
    title = both("有投资却没有对应的问题", "cost without a problem that it solves")
    why = both(
        "说不出为什么建（WHY）的内容是为建而建，评审会砍掉",
        "what nobody can give a reason for (WHY) is built for its own sake, and reviewers strike it out",
    )
    fix = both(
        "写一行 2W+2H（traces），why 写问题，budgeted_in 写它的子项目；一行也没有的工作区不检查",
        "write a trace with the problem as why and the subproject under budgeted_in; a workspace without any trace is "
        "not checked",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; 2W+2H of the client (WHY to WHAT)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject, and one for each element without subproject."""
        if not architecture.of(Trace):
            return
        lots, traced = architecture.derived(Lots), architecture.derived(traced_lots)
        unexplained: dict[str, list[str]] = {}
        for element in architecture.elements:
            if isinstance(element, Subproject) or not own_cost(element).amount:
                continue
            lot = lots.of(element.id)
            if lot not in traced:
                unexplained.setdefault(lot or element.id, []).append(element.id)
        for where, elements in unexplained.items():
            who, words = named(architecture[where]), listed(elements)
            yield Finding(
                Place(where),
                both(
                    f"{who.zh}有投资，没有 2W+2H 说明为什么建",
                    f"{who.en} has a cost, but no trace says why it is built",
                )
                if elements == [where]
                else both(
                    f"{who.zh}没有 2W+2H 说明为什么建，其中 {len(elements)} 项有投资：{words.zh}",
                    f"no trace says why {who.en} is built; costs in it are those of {words.en}",
                ),
                both(f"写一行 trace，budgeted_in: {where}", f"write a trace with budgeted_in: {where}")
                if isinstance(architecture[where], Subproject)
                else both(
                    "写上 subproject，并为该子项目写一行 trace",
                    "write subproject on it, and a trace for that subproject",
                ),
            )
