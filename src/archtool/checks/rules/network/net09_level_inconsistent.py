"""NET09: zone without protection level, or a flow from a lower level into a higher one."""

from collections.abc import Iterator

from archtool.blueprints.infrastructure import Zone
from archtool.blueprints.protection import ZoneRole
from archtool.blueprints.relationships import PERMITS_FLOW_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LevelInconsistent(Check):
    """Reports zones without protection level, and flows from lower or test zones into production."""

    code = "NET09"
    name = "zone-level-inconsistent"
    severity = Severity.WARNING
    title = both("安全域没有保护等级或流向与等级不符", "zone without level, or flow against the levels")
    why = both(
        "二级的测试区能直达三级核心区，核心区实际上只有二级防护",
        "a level-two test zone that reaches a level-three core makes a level-two core",
    )
    fix = both(
        "给每个安全域写 protection_level；低等级、测试区到高等级的流向去掉，或提高其等级",
        "state protection_level on every zone; remove flows from a lower or test zone into a higher one, or raise its "
        "level. Logs to the management zone are left out",
    )
    source = "GB/T 22239-2019"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each zone without level and for each flow upward."""
        zones = {zone.id: zone for zone in architecture.of(Zone)}
        for zone in zones.values():
            if zone.protection_level is None:
                who = named(zone)
                yield Finding(
                    Place(zone.id),
                    both(f"{who.zh}没有写保护等级", f"{who.en} states no protection level"),
                    both("写上 protection_level", "write protection_level"),
                )
        for edge in architecture.relationships_of(PERMITS_FLOW_TO):
            source, target = zones[edge.source], zones[edge.target]
            if target.role is ZoneRole.MANAGEMENT:
                continue
            low, high = source.protection_level, target.protection_level
            is_upward = low is not None and high is not None and low < high
            if is_upward or (source.role is ZoneRole.TEST and target.role is not ZoneRole.TEST):
                yield _upward(source, target)


def _upward(source: Zone, target: Zone) -> Finding:
    low = "-" if source.protection_level is None else source.protection_level
    high = "-" if target.protection_level is None else target.protection_level
    return Finding(
        Place(source.id, PERMITS_FLOW_TO.name, target.id),
        both(
            f"“{source.id}”（{low} 级）可以进入“{target.id}”（{high} 级）",
            f"'{source.id}' of level {low} may enter '{target.id}' of level {high}",
        ),
        both("去掉这条流向，或按高等级保护起点", "remove this flow, or protect its start as its end"),
        (
            (
                Place(target.id, "protection_level" if target.protection_level else ""),
                both("终点在这里", "where it leads"),
            ),
        ),
    )
