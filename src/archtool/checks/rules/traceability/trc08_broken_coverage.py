"""TRC08: client's word without clause, or clause answered by assumptions alone."""

from collections.abc import Iterator

from archtool.analysis.clause_coverage import answering, rooted
from archtool.analysis.containment import with_wholes
from archtool.blueprints.programme import Clause
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class BrokenCoverage(Check):
    """Reports elements marked as the client's that go back to no clause, and clauses that only assumptions answer."""

    code = "TRC08"
    name = "broken-coverage"
    severity = Severity.ERROR
    title = both("条款与元素对不上", "clauses and elements do not match")
    why = both(
        "标为招标文件的内容必须说得出是哪一条，每一条也要有业主自己的内容落实，否则响应表两头都断",
        "what is marked as the client's must name the clause, and every clause must be met by something that is the "
        "client's own; otherwise the table of coverage breaks at both ends",
    )
    fix = both(
        "在元素上写 clauses，或改 basis: assumption；条款只由假设响应的，找到招标文件所指的内容，标 basis: client。"
        "完全无人响应的条款由 STR09 报告",
        "write clauses on the element or mark it basis: assumption; where only assumptions answer a clause, find what "
        "the client meant and mark it basis: client. Clauses that nothing answers are reported by STR09",
    )
    source = "method TRC-08"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each clause, then one for each element."""
        if not architecture.of(Clause):
            return
        answers = answering(architecture)
        own = (
            clause
            for clause, elements in answers.items()
            if any(architecture[one].basis in (Basis.CLIENT, None) for one in elements)
        )
        covered = with_wholes(architecture, own)
        for clause in architecture.of(Clause):
            if clause.id in answers and clause.id not in covered and clause.basis is Basis.CLIENT:
                who, words = named(clause), listed(answers[clause.id])
                yield Finding(
                    Place(clause.id),
                    both(f"{who.zh}只由假设响应：{words.zh}", f"{who.en} is answered by assumptions alone: {words.en}"),
                    both("把招标文件所指的元素标为 basis: client", "mark what the client meant with basis: client"),
                    tuple((Place(one, "clauses"), both("假设", "an assumption")) for one in answers[clause.id]),
                )
        known = rooted(architecture)
        for element in architecture.elements:
            if element.basis is Basis.CLIENT and element.id not in known and not isinstance(element, Clause):
                who = named(element)
                yield Finding(
                    Place(element.id),
                    both(
                        f"{who.zh}标为招标文件，却没有条款依据",
                        f"{who.en} is marked as the client's, but cites no clause",
                    ),
                    both("写上 clauses，或改为 basis: assumption", "write clauses, or basis: assumption"),
                )
