"""NET01: host in no zone, or in several of one centre."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import Zone
from archtool.blueprints.relationships import HOSTED_ON, IN_ZONE, LOCATED_AT
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class NotOneZone(Check):
    """Reports nodes that host something and do not lie in exactly one zone of each centre."""

    code = "NET01"
    name = "host-not-in-one-zone"
    severity = Severity.ERROR
    title = both("承载节点不在唯一的安全域", "host that does not lie in exactly one zone")
    why = both(
        "一个资源池跨两个安全域，防火墙就隔不开它；不在任何域，边界策略管不到它",
        "a pool in two zones joins them behind the firewall; one in none lies outside every boundary",
    )
    fix = both(
        "每个资源池、存储写一个 in_zone；一个系统的前端、应用、数据库各用各的资源池（hosted_on 列多个）",
        "give each pool and storage one in_zone; a system with several tiers lists one pool for each under hosted_on",
    )
    source = "GB/T 22239-2019 8.1.2.1"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each host without zone, or with several at one centre."""
        if not architecture.of(Zone):
            return
        for host in dict.fromkeys(edge.target for edge in architecture.relationships_of(HOSTED_ON)):
            zones, who = architecture.targets(host, IN_ZONE), named(architecture[host])
            if not zones:
                yield Finding(
                    Place(host),
                    both(f"{who.zh}承载系统，却不在任何安全域", f"{who.en} hosts systems, but lies in no zone"),
                    both("写上 in_zone", "write in_zone"),
                )
            elif clash := _clash(architecture, zones):
                where = listed(zones)
                yield Finding(
                    Place(host, IN_ZONE.name, clash),
                    both(
                        f"{who.zh}在同一中心属于 {len(zones)} 个安全域：{where.zh}",
                        f"{who.en} lies in {len(zones)} zones of one centre: {where.en}",
                    ),
                    both("只留一个，其余另建资源池", "keep one of them, and give the other tier a pool of its own"),
                    tuple((Place(zone), both("安全域在这里", "the zone")) for zone in zones),
                )


def _clash(architecture: Architecture, zones: tuple[str, ...]) -> str | None:
    """Return the first zone that shares a centre with one before it; zones without place share every centre."""
    seen: set[str] = set()
    for number, zone in enumerate(zones):
        places = set(architecture.targets(zone, LOCATED_AT))
        if number and (not places or not seen or places & seen):
            return zone
        seen |= places
    return None
