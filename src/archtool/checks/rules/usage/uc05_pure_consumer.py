"""UC05: process that uses data and creates none."""

from collections.abc import Iterator

from archtool.blueprints.application import Module, System
from archtool.blueprints.relationships import CREATES, PART_OF, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class PureConsumer(Check):
    """Reports systems and modules that read data and create none, unless they are there for that."""

    code = "UC05"
    name = "pure-consumer"
    severity = Severity.WARNING
    title = both("只使用而不产生数据的过程", "process that only uses data")
    why = both(
        "业务系统总会产生记录；矩阵一行只有 U 没有 C，多半漏了它产生的数据",
        "whatever does business leaves records; a row with U and no C has usually lost the data that it creates",
    )
    fix = both(
        "补上它产生的数据（creates）；本来只作分析、门户或连接的，写 data_role: analysis、portal 或 connector。"
        "系统的模块和所属系统产生的数据也算，系统群的不算",
        "add what it creates, or write data_role: analysis, portal or connector where it is there for that. What its "
        "parts create, or the system of which it is part, counts as well; what its group creates does not",
    )
    source = "IBM Business Systems Planning (U/C matrix)"
    hint = both("写上 creates，或 data_role", "write creates, or data_role")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such system or module."""
        creators = {edge.source for kind in (CREATES, UPDATES) for edge in architecture.relationships_of(kind)}
        readers = {edge.source for edge in architecture.relationships_of(READS)}
        whole_creates = {edge.target for edge in architecture.relationships_of(PART_OF) if edge.source in creators}
        delivered = {one.id for one in architecture.of(System)} & (creators | whole_creates)
        parts = {edge.source for edge in architecture.relationships_of(PART_OF) if edge.target in delivered}
        active = creators | whole_creates | parts
        rows: tuple[System | Module, ...] = (*architecture.of(System), *architecture.of(Module))
        for system in rows:
            if system.id in readers and system.id not in active and system.data_role is None:
                who, count = named(system), len(architecture.outgoing(system.id, READS))
                yield Finding(
                    Place(system.id, "reads"),
                    both(
                        f"{who.zh}使用 {count} 项数据，自己不产生任何数据",
                        f"{who.en} uses {count} data and creates none",
                    ),
                )
