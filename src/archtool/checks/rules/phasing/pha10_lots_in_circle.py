"""PHA10: subprojects that wait for each other."""

from collections.abc import Iterator

from archtool.analysis.lot_order import LotCycle, lot_cycles
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import chain
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LotsInCircle(Check):
    """Reports subprojects in a circle of dependencies that neither a first package nor a contract interface breaks."""

    code = "PHA10"
    name = "lots-in-circle"
    severity = Severity.WARNING
    title = both("子项目相互等待", "subprojects wait for each other")
    why = both(
        "两个包互为前提，先招哪一个都缺另一个的成果，承建单位互相推诿",
        "where two lots are each other's condition, whichever is tendered first lacks what the other brings, and their "
        "builders point at each other",
    )
    fix = both(
        "把被依赖的部分作为首包提前一期上线，或在两个系统之间写明接口契约（interfaces 的 provider、consumer）",
        "let what is needed go live a phase earlier as a first package, or write the contract down as an interface "
        "between the two systems (`provider`, `consumer`)",
    )
    source = "初步设计评审惯例; mutually dependent subprojects of the reference programme"
    hint = both("先交付首包，或先发布接口契约", "release a first package, or publish a contract interface")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each group of subprojects, with its shortest circle."""
        for cycle in architecture.derived(lot_cycles):
            yield _finding(cycle)


def _finding(cycle: LotCycle) -> Finding:
    circle = chain((*cycle.lots, cycle.lots[0]))
    return Finding(
        Place.of(cycle.edges[0]),
        both(f"子项目相互等待：{circle.zh}", f"subprojects wait for each other: {circle.en}"),
        related=tuple(
            (
                Place.of(edge),
                both(f"“{edge.source}”依赖“{edge.target}”", f"'{edge.source}' depends on '{edge.target}'"),
            )
            for edge in cycle.edges
        ),
    )
