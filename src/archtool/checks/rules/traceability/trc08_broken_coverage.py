"""TRC08: client's word without clause, or clause that is only repeated."""

from collections.abc import Iterator

from archtool.analysis.clause_coverage import RESTATING, answering, rooted
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
    """Reports elements marked as the client's that go back to no clause, and clauses that are only repeated."""

    code = "TRC08"
    name = "broken-coverage"
    severity = Severity.ERROR
    title = both("条款与元素对不上", "clauses and elements do not match")
    why = both(
        "标为招标文件的内容必须说得出是哪一条；每一条也要落到建设内容、制度或成果上，只写成目标等于没有落实",
        "what is marked as the client's must name the clause, and every clause must lead to something that is built, "
        "regulated or handed over: a goal alone repeats it",
    )
    fix = both(
        "在元素上写 clauses，或改 basis: assumption；只由目标、组织引用的条款，在落实它的元素上写 clauses。"
        "完全无人引用的条款由 STR09 报告",
        "write clauses on the element, or mark it basis: assumption; name a clause that only goals and organisations "
        "cite on what carries it out. Clauses that nothing cites are reported by STR09",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each clause, then one for each element."""
        if not architecture.of(Clause):
            return
        cited = architecture.derived(answering)
        carried_out = with_wholes(
            architecture,
            (
                clause
                for clause, elements in cited.items()
                if any(not isinstance(architecture[one], RESTATING) for one in elements)
            ),
        )
        for clause in architecture.of(Clause):
            if clause.id in cited and clause.id not in carried_out:
                yield _repeated(clause, cited[clause.id])
        known = architecture.derived(rooted)
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


def _repeated(clause: Clause, elements: tuple[str, ...]) -> Finding:
    who, words = named(clause), listed(elements)
    return Finding(
        Place(clause.id),
        both(f"{who.zh}只被目标或组织引用，没有落实：{words.zh}", f"{who.en} is only repeated, by {words.en}"),
        both("在落实它的元素上写 clauses", "write clauses on what carries it out"),
        tuple((Place(one, "clauses"), both("在这里引用", "cited here")) for one in elements),
    )
