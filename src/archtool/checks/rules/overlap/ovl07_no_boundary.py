"""OVL07: regional centre and hospital system without boundary."""

from collections.abc import Iterator

from archtool.analysis.centres import centres_and_terminals
from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.relationships import DEPENDS_ON
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NoBoundary(Check):
    """Reports a regional system and one of the hospitals for the same work, of which nothing says who does what."""

    code = "OVL07"
    name = "centre-without-boundary"
    severity = Severity.WARNING
    title = both("区域中心与院内系统没有划清边界", "regional centre and hospital system without boundary")
    why = both(
        "区域中心与院内系统做同一件事而不划边界，区域LIS就会把院内LIS再建一遍",
        "a regional centre and a hospital system for the same work, without a line between centre and terminal, end "
        "in a regional laboratory system that builds the hospitals' one again",
    )
    fix = both(
        "写明中心依赖院内终端（depends_on）或两者之间的接口，或用 overlap_decisions 的 split 记录分工",
        "let the centre depend on the terminal (depends_on) or put an interface between them, or record their split "
        "under overlap_decisions",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pair in different subprojects with neither dependency, interface nor decision."""
        localities = architecture.derived(Localities)
        lots, decisions = architecture.derived(Lots), OverlapDecisions(architecture, localities)
        tied = _tied(architecture)
        for centre, terminal in centres_and_terminals(architecture):
            if not lots.differ(centre, terminal) or (centre, terminal) in tied or (terminal, centre) in tied:
                continue
            if not decisions.about(centre, terminal):
                yield _finding(architecture, centre, terminal)


def _tied(architecture: Architecture) -> set[tuple[str, str]]:
    tied = {(edge.source, edge.target) for edge in architecture.relationships_of(DEPENDS_ON)}
    for exchange in architecture.derived(exchanges):
        if exchange.provider is not None:
            tied.update((exchange.provider, consumer) for consumer in exchange.consumers)
    return tied


def _finding(architecture: Architecture, centre: str, terminal: str) -> Finding:
    who, local = named(architecture[centre]), named(architecture[terminal])
    return Finding(
        Place(centre),
        both(
            f"{who.zh}与{local.zh}做同一件事，没有划分中心与终端",
            f"{who.en} does the work of {local.en}, and nothing says who does what",
        ),
        both(
            f"写 depends_on: [{terminal}]、两者之间的接口，或 decision: split",
            f"write depends_on: [{terminal}], an interface between them, or a decision of split",
        ),
        ((Place(terminal), both("院内一方", "the one on the spot")),),
    )
