"""UC06: data changed by another than their creator, on nobody's authority."""

from collections.abc import Iterator

from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.relationships import CREATES, UPDATES, UpdateProperties
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UpdateWithoutAuthority(Check):
    """Reports updates of data by a system that is not their master and has no delegated authority."""

    code = "UC06"
    name = "update-without-authority"
    severity = Severity.ERROR
    title = both("非产生者修改数据而没有授权", "data changed by another than their creator without authority")
    why = both(
        "谁产生、谁负责：别的系统也能改，出了错就说不清是谁改的、以谁为准",
        "who creates answers: where another system changes the data too, nobody can say whose value holds",
    )
    fix = both(
        "改为 reads，由数据源统一修改；确有授权的，在 updates 上写 authority: 谁授权、改什么。"
        "数据源在外部的由 UC07 报告",
        "read instead, and let the master make the change; where the change is delegated, write authority on the "
        "updates: by whom and how far. Data whose master is outside are reported by UC07",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such update."""
        external = {one.id for one in architecture.of(ExternalSystem)}
        for edge in architecture.relationships_of(UPDATES):
            masters = architecture.sources(edge.target, CREATES)
            has_authority = isinstance(edge.properties, UpdateProperties) and edge.properties.authority is not None
            if not masters or edge.source in masters or has_authority or any(one in external for one in masters):
                continue
            who, what, creators = named(architecture[edge.source]), named(architecture[edge.target]), listed(masters)
            yield Finding(
                Place.of(edge),
                both(
                    f"{who.zh}修改{what.zh}，但该数据由{creators.zh}产生",
                    f"{who.en} changes {what.en}, which {creators.en} creates",
                ),
                both(
                    f"改为 reads，或写 {edge.target}: {{authority: ...}}",
                    f"read it instead, or write {edge.target}: {{authority: ...}}",
                ),
                tuple(
                    (Place.of(created), both(f"“{created.source}”在这里产生它", f"'{created.source}' creates it here"))
                    for created in architecture.incoming(edge.target, CREATES)
                ),
            )
