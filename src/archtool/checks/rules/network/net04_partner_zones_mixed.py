"""NET04: partner networks that share a zone, or a zone without its own firewall."""

from collections.abc import Iterator, Mapping

from archtool.analysis.zone_paths import guards
from archtool.blueprints.infrastructure import Link, SecurityDevice, Zone
from archtool.blueprints.integration import ExternalSystem
from archtool.blueprints.protection import SecurityFunction, ZoneRole
from archtool.blueprints.relationships import CONNECTS, IN_ZONE, PERMITS_FLOW_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_BARRIERS = frozenset({SecurityFunction.FIREWALL, SecurityFunction.ISOLATION})


class PartnerZonesMixed(Check):
    """Reports partner lines that end in one zone, partners outside their line's zone, zones without firewall."""

    code = "NET04"
    name = "partner-networks-mixed"
    severity = Severity.ERROR
    title = both("外联网络没有分开", "partner networks that are not apart")
    why = both(
        "医保专网、政务外网各有接入规定：共用一个外联区或防火墙，对方不予接入，一方失守也牵连另一方",
        "insurance and government networks each have rules of access: a shared zone or firewall is refused, and a "
        "breach "
        "of one reaches the other",
    )
    fix = both(
        "每个外部网络一个外联区：专线、前置资源池和对端外部系统的 in_zone 一致，"
        "与其他区之间写防火墙或网闸（controls）；"
        "外联区之间不放行",
        "give each partner network a zone of its own: line, front pool and the external systems behind it have the "
        "same "
        "in_zone; put a firewall or isolation gateway on every flow (controls); permit nothing between partner zones",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each shared zone, misplaced partner, flow between partners, and open boundary."""
        roles = {zone.id: zone.role for zone in architecture.of(Zone)}
        partners: dict[str, list[str]] = {}
        for link in architecture.of(Link):
            if not _external(architecture, link.id):
                continue
            for zone in architecture.targets(link.id, IN_ZONE):
                if roles.get(zone) is not ZoneRole.INTERNET:
                    partners.setdefault(zone, []).append(link.id)
        for zone, links in partners.items():
            if len(links) > 1:
                yield _shared(architecture, zone, sorted(links))
            for line in links:
                yield from _misplaced(architecture, line)
        yield from _flows(architecture, roles, partners)


def _external(architecture: Architecture, link: str) -> list[ExternalSystem]:
    ends = (architecture[end] for end in architecture.targets(link, CONNECTS))
    return [end for end in ends if isinstance(end, ExternalSystem)]


def _shared(architecture: Architecture, zone: str, links: list[str]) -> Finding:
    who, where = listed(links), named(architecture[zone])
    return Finding(
        Place(links[-1], IN_ZONE.name, zone),
        both(
            f"{len(links)} 条外联专线接在同一个{where.zh}：{who.zh}",
            f"{len(links)} lines of different partners end in one {where.en}: {who.en}",
        ),
        both("给其中一个网络另设外联区和防火墙", "give one of the networks a zone and a firewall of its own"),
        tuple((Place(link, IN_ZONE.name), both("专线接在这里", "a line that ends there")) for link in links[:-1]),
    )


def _misplaced(architecture: Architecture, link: str) -> Iterator[Finding]:
    zones = architecture.targets(link, IN_ZONE)
    for partner in _external(architecture, link):
        own = architecture.targets(partner.id, IN_ZONE)
        if own and not set(own) & set(zones):
            who = named(partner)
            yield Finding(
                Place(partner.id, IN_ZONE.name, own[0]),
                both(
                    f"{who.zh}在“{own[0]}”，但接它的专线“{link}”在“{zones[0]}”",
                    f"{who.en} lies in '{own[0]}', but the line '{link}' that reaches it ends in '{zones[0]}'",
                ),
                both(f"改为 in_zone: {zones[0]}", f"make it in_zone: {zones[0]}"),
                ((Place(link, IN_ZONE.name, zones[0]), both("专线接在这里", "the line ends here")),),
            )


def _flows(
    architecture: Architecture, roles: Mapping[str, ZoneRole | None], partners: Mapping[str, list[str]]
) -> Iterator[Finding]:
    for edge in architecture.relationships_of(PERMITS_FLOW_TO):
        if edge.source in partners and edge.target in partners:
            yield Finding(
                Place.of(edge),
                both(
                    f"外联区“{edge.source}”直通外联区“{edge.target}”",
                    f"'{edge.source}' leads to another partner's '{edge.target}'",
                ),
                both("去掉这条流向", "remove this flow"),
            )
            continue
        is_logged = ZoneRole.MANAGEMENT in (roles.get(edge.source), roles.get(edge.target))
        devices = (architecture[device] for device in guards(edge))
        is_closed = any(isinstance(one, SecurityDevice) and one.function in _BARRIERS for one in devices)
        if (edge.source in partners or edge.target in partners) and not is_logged and not is_closed:
            yield Finding(
                Place.of(edge),
                both(
                    f"外联区边界“{edge.source}”到“{edge.target}”没有防火墙或网闸",
                    f"the flow from '{edge.source}' to '{edge.target}' passes no firewall or isolation gateway",
                ),
                both("在 controls 中写上防火墙", "name a firewall under controls"),
            )
