"""DAT11: local copy of external data without refresh cycle."""

from collections.abc import Iterator

from archtool.blueprints.integration import ExternalSystem, Interface
from archtool.blueprints.relationships import CARRIES, CONSUMER, CREATES, PROVIDER
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ExternalCopyWithoutCycle(Check):
    """Reports interfaces that bring external data into the programme and do not say how often."""

    code = "DAT11"
    name = "external-copy-without-cycle"
    severity = Severity.ERROR
    title = both("外部数据的本地副本没有更新周期", "local copy of external data without refresh cycle")
    why = both(
        "权威数据在外部时本地只是只读副本；不写更新周期，就没人知道副本有多旧",
        "where the authoritative data are outside, what is here is a read-only copy, and without a cycle nobody knows "
        "how old it is",
    )
    fix = both(
        "在引入该数据的接口上写 frequency；本地系统修改外部数据由 UC07 报告",
        "write frequency on the interface that brings the data in; local systems that change external data are UC07's",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("写上 frequency: 每日、变更时等", "write frequency: daily, on change or the like")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such interface, with the external data that it carries."""
        external = {one.id for one in architecture.of(ExternalSystem)}
        masters = {
            edge.target: edge.source for edge in architecture.relationships_of(CREATES) if edge.source in external
        }
        for interface in architecture.of(Interface) if masters else ():
            if interface.frequency is not None:
                continue
            consumers = architecture.targets(interface.id, CONSUMER)
            brought = [edge for edge in architecture.outgoing(interface.id, CARRIES) if edge.target in masters]
            provider = architecture.target(interface.id, PROVIDER)
            brought = [edge for edge in brought if masters[edge.target] == provider]
            if not brought or all(consumer in external for consumer in consumers):
                continue
            way, what = named(interface), named(architecture[brought[0].target])
            master = masters[brought[0].target]
            yield Finding(
                Place(interface.id),
                both(
                    f"{way.zh}从“{master}”引入{what.zh}，没有写更新周期",
                    f"{way.en} brings in {what.en} from '{master}' and does not say how often",
                ),
                None,
                tuple(
                    (
                        Place(edge.target),
                        both(f"“{edge.target}”的数据源在外部", f"the master of '{edge.target}' is outside"),
                    )
                    for edge in brought
                ),
            )
