"""UC07: data of an external master changed inside."""

from collections.abc import Iterator

from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.relationships import CREATES, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ExternalDataChanged(Check):
    """Reports systems of the programme that change data whose master is outside."""

    code = "UC07"
    name = "external-data-changed"
    severity = Severity.ERROR
    title = both("本地修改外部权威数据", "external data changed inside")
    why = both(
        "权威数据在外部，本地修改在下次更新时被覆盖，或与外部不一致",
        "the authoritative copy is outside: a change made here is lost at the next refresh, or contradicts it",
    )
    fix = both(
        "本地副本只读：改为 reads，需要更正的经接口报外部系统修改",
        "keep the copy read-only: read it, and send corrections to the external system by an interface",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such update; what external systems change among themselves is theirs."""
        external = {one.id for one in architecture.of(ExternalSystem)}
        for edge in architecture.relationships_of(UPDATES):
            if edge.source in external:
                continue
            for created in architecture.incoming(edge.target, CREATES):
                if created.source not in external:
                    continue
                who, what = named(architecture[edge.source]), named(architecture[edge.target])
                outside = named(architecture[created.source])
                yield Finding(
                    Place.of(edge),
                    both(
                        f"{who.zh}修改{what.zh}，但其数据源是{outside.zh}",
                        f"{who.en} changes {what.en}, whose master is {outside.en}",
                    ),
                    both(
                        f"改为 reads: [{edge.target}]",
                        f"write reads: [{edge.target}] instead",
                    ),
                    ((Place.of(created), both("数据源写在这里", "the master is named here")),),
                )
                break
