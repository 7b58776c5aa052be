"""STR09: unanswered clause."""

from collections.abc import Iterator

from archtool.analysis.containment import with_wholes
from archtool.blueprints.programme import Clause, Question
from archtool.blueprints.relationships import CLAUSES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UnansweredClause(Check):
    """Reports clauses of the client's document that no element answers."""

    code = "STR09"
    name = "unanswered-clause"
    severity = Severity.ERROR
    title = both("条款无人响应", "unanswered clause")
    why = both(
        "招标文件写了而方案没有响应的内容就是漏项，评审时逐条对照",
        "what the client asked for and no element answers has been forgotten; reviewers go through the document "
        "clause by clause",
    )
    fix = both(
        "在响应它的元素上写 clauses；只响应了下级条款的，上级条款也算已响应；待确认问题引用条款不算响应",
        "name the clause under clauses of the element that answers it. A clause whose parts are answered is answered; "
        "an open question about a clause does not answer it",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each clause that neither an element nor an answered part of it answers."""
        answered = with_wholes(
            architecture,
            (
                edge.target
                for edge in architecture.relationships_of(CLAUSES)
                if not isinstance(architecture[edge.source], Question | Clause)
            ),
        )
        for clause in architecture.of(Clause):
            if clause.id not in answered:
                who = named(clause)
                yield Finding(
                    Place(clause.id),
                    both(f"{who.zh}没有任何元素响应", f"{who.en} is answered by no element"),
                    both(
                        f"在响应它的元素上写 clauses: [{clause.id}]",
                        f"write clauses: [{clause.id}] on the element that answers it",
                    ),
                )
