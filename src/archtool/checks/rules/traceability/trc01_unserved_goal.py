"""TRC01: goal that nothing realises."""

from collections.abc import Iterator

from archtool.analysis.containment import with_wholes
from archtool.blueprints.programme import Goal
from archtool.blueprints.relationships import REALISES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UnservedGoal(Check):
    """Reports goals that neither an element nor a part of the goal realises."""

    code = "TRC01"
    name = "unserved-goal"
    severity = Severity.ERROR
    title = both("目标无人支撑", "goal that nothing realises")
    why = both(
        "写进目标却没有建设内容支撑，目标无从实现，绩效评价时拿不出结果",
        "a goal without anything that serves it cannot be reached, and the evaluation finds no result",
    )
    fix = both(
        "在支撑它的系统、制度或机构上写 realises；下级目标有支撑的，上级目标即有支撑",
        "name the goal under realises of the systems, policies or bodies that serve it; a goal whose part is served "
        "is served",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each goal."""
        served = with_wholes(architecture, (edge.target for edge in architecture.relationships_of(REALISES)))
        for goal in architecture.of(Goal):
            if goal.id not in served:
                who = named(goal)
                yield Finding(
                    Place(goal.id),
                    both(f"{who.zh}没有任何元素支撑", f"{who.en} is realised by nothing"),
                    both(
                        f"在支撑它的系统上写 realises: [{goal.id}]，或在目标上写 realised_by",
                        f"write realises: [{goal.id}] on what serves it, or realised_by on the goal",
                    ),
                )
