"""INF07: single points of failure."""

from collections.abc import Iterator

from archtool.analysis.hosting import Hosting, centres_of
from archtool.analysis.zone_paths import guards
from archtool.blueprints.infrastructure import (
    Centre,
    CryptographicDevice,
    EdgeNode,
    Link,
    ResourcePool,
    SecurityDevice,
    Storage,
)
from archtool.blueprints.programme import Subproject
from archtool.blueprints.relationships import AT, HOSTED_ON, IN_ZONE, LOCATED_AT, PERMITS_FLOW_TO, SUBPROJECT
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PAIR = 2


class SinglePoint(Check):
    """Reports links, boundary and cryptographic devices, storage and pools of which there is only one."""

    code = "INF07"
    name = "single-point-of-failure"
    severity = Severity.ERROR
    title = both("单点故障", "single point of failure")
    why = both(
        "只有一条链路、一台网关或一台密码机的，坏一次就全停",
        "where there is one line, one gateway or one HSM, its failure stops everything behind it",
    )
    fix = both(
        "链路写 lines，设备、存储和资源池写 count 或两个 located_at；核心系统所在的资源池在另一中心同一安全域要有替代。"
        "每个机构一套的（at）不算，由 INF08、NET06 检查",
        "state lines on links, count or two places (located_at) on devices, storage and pools; a pool that hosts core "
        "systems needs another in the same zone of the other centre. What each site has for itself (at) is not judged "
        "here, see INF08 and NET06",
    )
    source = "GB/T 22239-2019 8.1.2.1, 8.1.4.9"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each element that has no second, and for each core pool without another."""
        single: set[str] = set()
        for element in _critical(architecture):
            there = _redundancy(architecture, element)
            if there < _PAIR and not architecture.outgoing(element.id, AT):
                single.add(element.id)
                yield _alone(element)
        for pool, systems in _core_pools(architecture).items():
            if pool not in single:
                yield _one_centre(architecture, pool, systems)


def _critical(architecture: Architecture) -> Iterator[Element]:
    """Yield what everything behind it stops with: lines, hosts, storage, boundary and cryptographic devices."""
    yield from architecture.of(Link)
    yield from architecture.of(Storage)
    hosting = {edge.target for edge in architecture.relationships_of(HOSTED_ON)}
    for kind in (ResourcePool, EdgeNode):
        yield from (node for node in architecture.of(kind) if node.id in hosting)
    boundary = {device for edge in architecture.relationships_of(PERMITS_FLOW_TO) for device in guards(edge)}
    yield from (device for device in architecture.of(SecurityDevice) if device.id in boundary)
    for device in architecture.of(CryptographicDevice):
        if device.id in boundary or architecture.outgoing(device.id, IN_ZONE):
            yield device


def _redundancy(architecture: Architecture, element: Element) -> int:
    if isinstance(element, Link):
        return element.lines or 1
    count: object = getattr(element, "count", None)
    return max(count if isinstance(count, int) else 0, len(centres_of(architecture, element.id)), 1)


def _core_pools(architecture: Architecture) -> dict[str, list[str]]:
    """Return the pools of the production centre whose zones have no pool elsewhere, with their core systems."""
    roles = {centre.id: centre.role for centre in architecture.of(Centre)}
    if "same-city" not in roles.values():
        return {}
    production = {centre for centre, role in roles.items() if role == "production"}
    elsewhere = {
        zone
        for pool in architecture.of(ResourcePool)
        if not centres_of(architecture, pool.id) <= production
        for zone in architecture.targets(pool.id, IN_ZONE)
    }
    bound = {
        pool.id
        for pool in architecture.of(ResourcePool)
        if (places := centres_of(architecture, pool.id))
        and places <= production
        and elsewhere.isdisjoint(architecture.targets(pool.id, IN_ZONE))
    }
    core = {one.id for one in architecture.of(Subproject) if one.is_core}
    hosting, found = architecture.derived(Hosting), dict[str, list[str]]()
    for edge in architecture.relationships_of(SUBPROJECT) if bound else ():
        for edge_of_host in hosting.stated.get(edge.source, ()) if edge.target in core else ():
            if edge_of_host.target in bound:
                found.setdefault(edge_of_host.target, []).append(edge.source)
    return found


def _alone(element: Element) -> Finding:
    who = named(element)
    key = "lines" if isinstance(element, Link) else "count"
    stated: object = getattr(element, key, None)
    return Finding(
        Place(element.id, key if stated is not None else ""),
        both(
            f"{who.zh}只有一{'条' if key == 'lines' else '套'}，坏了没有替代",
            f"{who.en} is the only one: nothing stands in for it",
        ),
        both("写 lines: 2", "add a second line: lines: 2")
        if key == "lines"
        else both("成对部署：写 count: 2，或设在两个中心", "make it a pair: count: 2, or a place in two centres"),
    )


def _one_centre(architecture: Architecture, pool: str, systems: list[str]) -> Finding:
    who, what = named(architecture[pool]), listed(systems)
    place = architecture.targets(pool, LOCATED_AT)[0]
    return Finding(
        Place(pool, LOCATED_AT.name, place),
        both(
            f"{who.zh}只设在“{place}”，核心系统 {what.zh} 在别的中心没有同一安全域的资源池",
            f"{who.en} stands at '{place}' alone; core systems that run there have no pool of its zone elsewhere: "
            f"{what.en}",
        ),
        both(
            "在另一中心同一安全域设资源池，安全域也设到该中心",
            "give the other centre a pool in that zone, and the zone itself",
        ),
        tuple(
            (Place(one, "hosted_on", pool), both("核心系统部署在这里", "a core system runs here"))
            for one in systems[:5]
        ),
    )
