"""TRC03: problem without evidence."""

from collections.abc import Iterator

from archtool.blueprints.programme import Trace
from archtool.blueprints.relationships import ARISES_FROM
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ProblemWithoutEvidence(Check):
    """Reports traces whose problem neither the survey nor a clause, standard or risk proves."""

    code = "TRC03"
    name = "problem-without-evidence"
    severity = Severity.WARNING
    title = both("问题没有依据", "problem without evidence")
    why = both(
        "没有调研结果或政策条款支持的问题是自己想出来的，后面的内容和投资都站不住",
        "a problem that neither the survey nor a policy supports is invented, and all content and money behind it fall",
    )
    fix = both(
        "在该行上写 survey: 调研编号，或 arises_from: 条款、标准或风险",
        "write survey: numbers of the answers, or arises_from: a clause, standard or risk",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("写上 survey 或 arises_from", "write survey or arises_from")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each trace."""
        for trace in architecture.of(Trace):
            if not trace.survey and not architecture.outgoing(trace.id, ARISES_FROM):
                who = named(trace)
                yield Finding(
                    Place(trace.id, "why"),
                    both(
                        f"{who.zh}的问题没有调研或条款依据",
                        f"the problem of {who.en} has no survey or clause behind it",
                    ),
                )
