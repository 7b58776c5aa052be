"""DAT01: data without single master."""

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


class NotOneMaster(Check):
    """Reports data entities that have no master, or several at the same moment."""

    code = "DAT01"
    name = "data-without-single-master"
    severity = Severity.ERROR
    title = both("数据没有唯一的数据源", "data entity without exactly one master")
    why = both(
        "一数一源：没有数据源的数据无人产生；有两个数据源，两处的值迟早不一致，谁也说不清以哪个为准",
        "one datum, one source: without a master nobody produces the data; with two, their values differ sooner or "
        "later, and nobody can say which one holds",
    )
    fix = both(
        "只让权威系统写 creates，其余系统改为 reads；新旧系统交接时给旧系统写 until 或 status: retire",
        "let the authoritative system alone create it and the others read it; where a new system takes over from an "
        "old one, give the old one until or status: retire",
    )
    source = "IBM Business Systems Planning (U/C matrix); 国发〔2016〕51号 (一数一源)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity without master, or with several that stand at one moment."""
        masters = [(entity, architecture.incoming(entity.id, CREATES)) for entity in architecture.of(DataEntity)]
        several = any(len(edges) > 1 for _, edges in masters)
        numbers = architecture.derived(phase_numbers) if several else {}
        for entity, edges in masters:
            if not edges:
                yield _none(entity)
            elif len(together := _most_at_once(architecture, edges, numbers)) > 1:
                yield _several(entity, together)


def _none(entity: DataEntity) -> Finding:
    who = named(entity)
    return Finding(
        Place(entity.id),
        both(f"{who.zh}没有数据源", f"{who.en} has no master"),
        both(
            f"在产生它的系统上写 creates: [{entity.id}]",
            f"write creates: [{entity.id}] on the system that produces it",
        ),
    )


def _several(entity: DataEntity, edges: tuple[Relationship, ...]) -> Finding:
    who, systems = named(entity), listed(edge.source for edge in edges)
    return Finding(
        Place(entity.id),
        both(
            f"{who.zh}有 {len(edges)} 个数据源：{systems.zh}",
            f"{who.en} has {len(edges)} masters: {systems.en}",
        ),
        both("保留一个 creates，其余改为 reads", "keep one of the creates and make the others reads"),
        tuple(
            (Place.of(edge), both(f"“{edge.source}”在这里产生它", f"'{edge.source}' creates it here")) for edge in edges
        ),
    )


def _most_at_once(
    architecture: Architecture, edges: tuple[Relationship, ...], numbers: dict[str, int]
) -> tuple[Relationship, ...]:
    """Return the masters that stand together, at the first moment with the most of them."""
    if len(edges) == 1:
        return edges
    moments = range(len(architecture.timeline.phases) + 1)
    return max((standing(architecture, edges, numbers, moment) for moment in moments), key=len)
