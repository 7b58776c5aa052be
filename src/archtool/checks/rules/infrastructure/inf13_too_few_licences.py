"""INF13: licences that do not cover what they are for."""

from collections.abc import Iterator
from decimal import Decimal

from archtool.blueprints.infrastructure import PlatformSoftware, ResourcePool
from archtool.blueprints.programme import Volume
from archtool.blueprints.relationships import DEPENDS_ON, SERVES, SIZES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_UNITS = {"node": both("节点", "nodes"), "core": both("vCPU", "vCPU"), "user": both("用户", "users")}


class TooFewLicences(Check):
    """Reports software with fewer licences than machines, cores or users, and single-machine editions on clusters."""

    code = "INF13"
    name = "too-few-licences"
    severity = Severity.WARNING
    title = both("许可数量或版本不够", "licences or edition too small")
    why = both(
        "许可少买了，上线时只能追加采购；数据库买了单机版，就建不成集群",
        "licences that are short are bought in haste later; a single-machine edition makes no cluster",
    )
    fix = both(
        "按节点、核数或用户数（licensed_by）补足 licences；多台机器用 edition: cluster",
        "raise licences to the nodes, cores or users (licensed_by); use edition: cluster on several machines. Machines "
        "are those of the pools that the software depends on or serves, users those of a volume that sizes it",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each software with too few licences, and for each with the wrong edition."""
        for software in architecture.of(PlatformSoftware):
            ids = (*architecture.targets(software.id, DEPENDS_ON), *architecture.targets(software.id, SERVES))
            pools = [pool for pool in map(architecture.get, dict.fromkeys(ids)) if isinstance(pool, ResourcePool)]
            needed = _needed(architecture, software, pools)
            if software.licences is not None and software.licences < needed:
                yield _short(software, needed)
            clusters = [pool.id for pool in pools if (pool.count or 0) > 1]
            if software.edition == "standalone" and clusters:
                yield _standalone(software, clusters)


def _needed(architecture: Architecture, software: PlatformSoftware, pools: list[ResourcePool]) -> Decimal:
    if software.licensed_by == "node":
        return Decimal(sum(pool.count or 0 for pool in pools))
    if software.licensed_by == "core":
        return sum((pool.compute.amount for pool in pools if pool.compute is not None), Decimal(0))
    volumes = (architecture[source] for source in architecture.sources(software.id, SIZES))
    return sum((volume.amount for volume in volumes if isinstance(volume, Volume)), Decimal(0))


def _short(software: PlatformSoftware, needed: Decimal) -> Finding:
    who, unit, many = named(software), _UNITS[software.licensed_by], plain(needed)
    return Finding(
        Place(software.id, "licences"),
        both(
            f"{who.zh}有 {software.licences} 个许可，需要 {many} 个（按{unit.in_language('zh')}计）",
            f"{who.en} is licensed for {software.licences} of {many} {unit.in_language('en')}",
        ),
        both(f"写 licences: {many}", f"raise licences to {many}"),
    )


def _standalone(software: PlatformSoftware, clusters: list[str]) -> Finding:
    who, where = named(software), listed(clusters)
    return Finding(
        Place(software.id, "edition"),
        both(f"{who.zh}是单机版，却用于多节点的 {where.zh}", f"{who.en} is a single-machine edition on {where.en}"),
        both("改为 edition: cluster", "make it edition: cluster"),
        tuple((Place(pool, "count"), both("节点数在这里", "its machines")) for pool in clusters),
    )
