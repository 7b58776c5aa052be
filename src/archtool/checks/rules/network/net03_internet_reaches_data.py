"""NET03: internet that reaches further than its service zone."""

from collections.abc import Iterator

from archtool.analysis.zone_paths import ZonePaths
from archtool.blueprints.infrastructure import Storage, Zone
from archtool.blueprints.integration import ExternalSystem, Interface
from archtool.blueprints.protection import ZoneRole
from archtool.blueprints.relationships import IN_ZONE, PERMITS_FLOW_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_OUTSIDE = frozenset({ZoneRole.INTERNET, ZoneRole.DMZ})
_FROM_INTERNET = frozenset({ZoneRole.INTERNET, ZoneRole.DMZ, ZoneRole.MANAGEMENT})
"""Where the internet zone may lead: the service zone, and logs to the management zone."""


class InternetReachesData(Check):
    """Reports flows from the internet past its service zone, storage there, and partners that call inside directly."""

    code = "NET03"
    name = "internet-reaches-inside"
    severity = Severity.ERROR
    title = both("互联网直达内部", "internet that reaches past its service zone")
    why = both(
        "互联网侧一旦失守，直达的路径就把核心业务和数据库交了出去",
        "once the internet side falls, a direct way hands over core services and databases",
    )
    fix = both(
        "互联网只到 DMZ，DMZ 只到核心业务区的服务；数据不落在 DMZ；互联网侧的外部系统接到部署在 DMZ 的系统或网关。"
        "安全域写 role 才检查",
        "end the internet in the DMZ and let the DMZ call services of the core zone only; keep no storage there; "
        "connect "
        "partners on the internet to systems or gateways that have a tier in the DMZ. Zones without role are not "
        "judged",
    )
    source = "GB/T 22239-2019 8.1.2.1, 8.1.3.1"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each forbidden flow, each storage on the internet side, each direct interface."""
        roles = {zone.id: zone.role for zone in architecture.of(Zone)}
        for edge in architecture.relationships_of(PERMITS_FLOW_TO):
            source, target = roles[edge.source], roles[edge.target]
            is_past = source is ZoneRole.INTERNET and target is not None and target not in _FROM_INTERNET
            is_data = source is ZoneRole.DMZ and target is ZoneRole.DATA
            is_back = source is ZoneRole.DATA and target in _OUTSIDE
            if is_past or is_data or is_back:
                yield Finding(
                    Place.of(edge),
                    both(
                        f"“{edge.source}”可以直达“{edge.target}”，绕过互联网服务区和核心业务区的服务",
                        f"'{edge.source}' leads straight to '{edge.target}', past service zone and core services",
                    ),
                    both(
                        "去掉这条流向，经 DMZ 与核心业务服务转接",
                        "remove this flow; go through the DMZ and a core service",
                    ),
                )
        for storage in architecture.of(Storage):
            for zone in architecture.targets(storage.id, IN_ZONE):
                if roles.get(zone) in _OUTSIDE:
                    yield _stored_outside(storage, zone)
        yield from _direct(architecture, roles)


def _stored_outside(storage: Storage, zone: str) -> Finding:
    who = named(storage)
    return Finding(
        Place(storage.id, IN_ZONE.name, zone),
        both(f"{who.zh}设在互联网侧的“{zone}”", f"{who.en} stands in '{zone}', on the internet side"),
        both("移到数据资源区", "move it to the data zone"),
    )


def _direct(architecture: Architecture, roles: dict[str, ZoneRole | None]) -> Iterator[Finding]:
    paths = architecture.derived(ZonePaths)
    outside = {
        one.id
        for one in architecture.of(ExternalSystem)
        if any(roles.get(zone) in _OUTSIDE for zone in architecture.targets(one.id, IN_ZONE))
    }
    for interface in architecture.of(Interface) if outside else ():
        for leg in paths.legs(interface.id):
            ends = {leg.source, leg.target}
            inside = ends - outside
            if len(inside) != 1:
                continue
            (other,) = inside
            zones = paths.of(other)
            if zones and not any(roles.get(zone) in _OUTSIDE for zone in zones):
                who, partner, system = named(interface), (ends & outside).pop(), named(architecture[other])
                yield Finding(
                    Place.of(leg.edge),
                    both(
                        f"{who.zh}把互联网侧的“{partner}”直接接到{system.zh}，后者不在 DMZ",
                        f"{who.en} joins '{partner}' on the internet side to {system.en}, which has no tier in the DMZ",
                    ),
                    both("经部署在 DMZ 的网关（via）", "pass a gateway in the DMZ (via)"),
                    ((Place(other), both("部署在别的安全域", "it runs in other zones")),),
                )
