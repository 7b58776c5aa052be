"""INF09: capacity without the figures from which it was sized."""

from collections.abc import Iterator

from archtool.analysis.capacity import fail_overs, placement
from archtool.blueprints.infrastructure import ResourcePool, Storage
from archtool.blueprints.programme import Volume
from archtool.blueprints.relationships import SIZES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class SizeWithoutGround(Check):
    """Reports pools and storage whose size nothing explains, and sizing figures without source."""

    code = "INF09"
    name = "size-without-ground"
    severity = Severity.WARNING
    title = both("容量没有测算依据", "size without the figures behind it")
    why = both(
        "“20 台服务器”凭什么是 20 台？没有业务量和公式，专家会按最低配置砍投资",
        "why 20 servers? Without volumes and a formula the experts cut the money to the smallest configuration",
    )
    fix = both(
        "写清谁用：系统或子项目的 needs，或在业务量上写 sizes；业务量写 basis",
        "say what is asked of it: needs of systems or subprojects, or a volume that sizes it; give volumes a basis",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each sized node that nothing sizes, and for each volume on nobody's word."""
        found = architecture.derived(placement)
        grounded = {load.host for load in found.loads}
        grounded |= {heir for one in fail_overs(architecture, found) for heir in one.survivors}
        grounded |= {edge.target for edge in architecture.relationships_of(SIZES)}
        nodes: tuple[ResourcePool | Storage, ...] = (*architecture.of(ResourcePool), *architecture.of(Storage))
        for node in nodes:
            size = _size(node)
            if size is not None and node.id not in grounded:
                yield _groundless(node, *size)
        for volume in architecture.of(Volume):
            if volume.basis is None and architecture.outgoing(volume.id, SIZES):
                yield _sourceless(volume)


def _size(node: ResourcePool | Storage) -> tuple[str, object] | None:
    """Return the key and the value by which a node states its size, the first of processors, storage and machines."""
    stated: list[tuple[str, object]] = [("capacity", node.capacity), ("count", node.count)]
    if isinstance(node, ResourcePool):
        stated.insert(0, ("compute", node.compute))
    return next(((key, value) for key, value in stated if value is not None), None)


def _groundless(node: Element, key: str, size: object) -> Finding:
    who = named(node)
    return Finding(
        Place(node.id, key),
        both(f"{who.zh}的容量（{size}）没有测算依据", f"the size of {who.en} ({size}) has no figures behind it"),
        both(
            "让用它的系统写 needs，或写一条 sizes 它的业务量", "state needs on what uses it, or a volume that sizes it"
        ),
    )


def _sourceless(volume: Volume) -> Finding:
    who = named(volume)
    return Finding(
        Place(volume.id),
        both(f"{who.zh}用于测算，却没有写出处", f"{who.en} sizes something, but on nobody's word"),
        both("写上 basis: client、standard 或 assumption", "write basis: client, standard or assumption"),
    )
