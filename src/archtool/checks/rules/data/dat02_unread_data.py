"""DAT02: unread data."""

from collections.abc import Iterator

from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CARRIES, CONSUMER, CREATES, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UnreadData(Check):
    """Reports data entities that nothing but their master uses."""

    code = "DAT02"
    name = "unread-data"
    severity = Severity.WARNING
    title = both("数据无人使用", "data that nobody reads")
    why = both(
        "只有产生者自己使用的数据不必编目共享，或者漏写了真正的使用方",
        "data that only their own master uses need no catalogue entry, or their real readers are missing",
    )
    fix = both(
        "在使用它的系统上写 reads，或在接口上写 carries 和 consumer；确无使用方则删除该数据实体",
        "write reads on the systems that use it, or carries and consumer on an interface; remove the entity where "
        "really nobody does",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each entity that is read, updated or received by nothing other than its masters."""
        for entity in architecture.of(DataEntity):
            masters = architecture.sources(entity.id, CREATES)
            if any(edge.source not in masters for edge in architecture.incoming(entity.id, READS)):
                continue
            users = _users(architecture, entity)
            if all(user in masters for user in users):
                who = named(entity)
                yield Finding(
                    Place(entity.id),
                    both(
                        f"{who.zh}除数据源外无人使用",
                        f"{who.en} has no reader other than its master" if users else f"{who.en} has no reader",
                    ),
                    both(
                        f"在使用它的系统上写 reads: [{entity.id}]，或删除它",
                        f"write reads: [{entity.id}] on a system that uses it, or remove it",
                    ),
                )


def _users(architecture: Architecture, entity: DataEntity) -> tuple[str, ...]:
    received = (
        consumer
        for interface in architecture.sources(entity.id, CARRIES)
        for consumer in architecture.targets(interface, CONSUMER)
    )
    return (*architecture.sources(entity.id, READS), *architecture.sources(entity.id, UPDATES), *received)
