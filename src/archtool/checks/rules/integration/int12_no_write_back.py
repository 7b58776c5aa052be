"""INT12: data that belong to a system outside and are not written back to it."""

from collections.abc import Iterator

from archtool.analysis.interfaces import exchanges
from archtool.blueprints.relationships import CREATES, WRITTEN_BACK_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NoWriteBack(Check):
    """Reports data created here whose home is a system outside, and that no lasting interface writes back to it."""

    code = "INT12"
    name = "no-write-back"
    severity = Severity.ERROR
    title = both("应回写的数据没有回写接口", "data without the interface that writes them back")
    why = both(
        "在本地产生、依规定归省统建系统的数据不回写，基层就要录两遍，省里的统计与考核也缺数",
        "data recorded here that by rule belong to a system of the province must be entered there a second time, and "
        "its statistics lack them until somebody does",
    )
    fix = both(
        "补一条使用方为该外部系统、携带该数据的接口；其实不必回写的，删去 written_back_to",
        "add an interface to that system that carries the data; where it need not have them, remove written_back_to",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each data and system without such an interface."""
        edges = architecture.relationships_of(WRITTEN_BACK_TO)
        if not edges:
            return
        served = {
            (data, consumer)
            for exchange in architecture.derived(exchanges)
            if not exchange.is_temporary
            for data in exchange.data
            for consumer in exchange.consumers
        }
        for edge in edges:
            masters = architecture.sources(edge.source, CREATES)
            if edge.target not in masters and (edge.source, edge.target) not in served:
                yield _finding(architecture, edge, masters)


def _finding(architecture: Architecture, edge: Relationship, masters: tuple[str, ...]) -> Finding:
    what, home = named(architecture[edge.source]), named(architecture[edge.target])
    return Finding(
        Place.of(edge),
        both(
            f"{what.zh}应回写{home.zh}，却没有接口把它送去",
            f"{what.en} is to be written back to {home.en}, but no interface does so",
        ),
        both(
            f"补一条 consumer: {edge.target}、carries: [{edge.source}] 的接口",
            f"add an interface with consumer: {edge.target} and carries: [{edge.source}]",
        ),
        tuple(
            (Place(master, CREATES.name, edge.source), both(f"“{master}”产生它", f"'{master}' creates it"))
            for master in masters
        ),
    )
