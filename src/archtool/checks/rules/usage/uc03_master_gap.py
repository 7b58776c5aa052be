"""UC03: time in which data have no master between two of them."""

from collections.abc import Iterator

from archtool.analysis.phase import phase_numbers
from archtool.analysis.standing import standing
from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CREATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class MasterGap(Check):
    """Reports data whose master goes before the next one comes."""

    code = "UC03"
    name = "master-gap"
    severity = Severity.ERROR
    title = both("新旧数据源交接时出现空档", "gap between two masters")
    why = both(
        "一致性：每列任何时候有且只有一个 C；旧源停用而新源未上线的一期内，该数据无人产生",
        "consistency: every column has one and only one C at any time; in the phase between the end of the old master "
        "and the start of the new one nobody produces the data",
    )
    fix = both(
        "推后旧源的 until，或把新源的 from 提前。从未有数据源、同一时点有几个数据源由 DAT01 报告",
        "move the until of the old master back or the from of the new one forward; data that never have a master, or "
        "several at once, are reported by DAT01",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity with a moment without master between two with one."""
        several = [
            (entity, edges)
            for entity in architecture.of(DataEntity)
            if len(edges := architecture.incoming(entity.id, CREATES)) > 1
        ]
        numbers = architecture.derived(phase_numbers) if several else {}
        for entity, edges in several:
            yield from _gaps(architecture, entity, edges, numbers)


def _gaps(
    architecture: Architecture, entity: DataEntity, edges: tuple[Relationship, ...], numbers: dict[str, int]
) -> Iterator[Finding]:
    phases = architecture.timeline.phases
    counts = [len(standing(architecture, edges, numbers, moment)) for moment in range(len(phases) + 1)]
    occupied = [moment for moment, count in enumerate(counts) if count]
    empty = [moment for moment, count in enumerate(counts) if not count and occupied and moment < occupied[-1]]
    empty = [moment for moment in empty if moment > occupied[0]]
    if empty:
        who, when = named(entity), listed(phases[moment - 1] for moment in empty)
        yield Finding(
            Place(entity.id),
            both(f"{who.zh}在 {when.zh} 没有数据源", f"{who.en} has no master in {when.en}"),
            both("推后旧源的 until，或把新源的 from 提前", "let the old master stay, or the new one come earlier"),
            tuple(
                (Place.of(edge), both(f"“{edge.source}”在这里产生它", f"'{edge.source}' creates it here"))
                for edge in edges
            ),
        )
