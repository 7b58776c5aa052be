"""INF02: pool or storage asked for more than its limit."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.capacity import Load, Resource, Unplaced, placement
from archtool.analysis.hosting import centres_of
from archtool.blueprints.infrastructure import Centre, ResourcePool, Storage
from archtool.blueprints.programme import Volume
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import Quantity, plain
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class OverLimitSettings(CheckSettings):
    """Highest utilisation of what states no `limit` of its own. Source: review practice of preliminary designs."""

    processors: Annotated[Share, Field(description="highest utilisation of processors")] = share("75 %")
    memory: Annotated[Share, Field(description="highest utilisation of memory")] = share("100 %")
    block: Annotated[Share, Field(description="highest utilisation of block storage")] = share("80 %")
    objects: Annotated[Share, Field(description="highest utilisation of object storage")] = share("90 %")


class OverLimit(Check[OverLimitSettings]):
    """Reports pools and storage of which more is asked than they may give, and demands that no pool bears."""

    code = "INF02"
    name = "capacity-over-limit"
    severity = Severity.ERROR
    title = both("资源需求超过资源池限值", "demand above the limit of a pool or storage")
    why = both(
        "资源池满了才发现容量不够，新系统上不去，扩容又没有投资",
        "a pool that turns out to be full keeps the next system out, and there is no money left to enlarge it",
    )
    fix = both(
        "扩大资源池或存储（compute、memory、capacity），减少需求（needs），或分到别的资源池；没有写 limit "
        "的按设置取限值。"
        "只在异地的资源池由 INF03 检查",
        "enlarge the pool or storage (compute, memory, capacity), lower what is asked (needs), or host it elsewhere; "
        "what states no limit is held to the settings. Pools that stand at the remote centre alone are INF03's",
    )
    source = "初步设计评审惯例 review practice of preliminary designs; the reference programme"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each resource of a node above its limit, and for each demand without place."""
        found = architecture.derived(placement)
        remote = {centre.id for centre in architecture.of(Centre) if centre.role == "remote"}
        for load in found.loads:
            places = centres_of(architecture, load.host)
            limit = self._limit(architecture, load)
            if not (places and places <= remote) and not load.fits(limit.amount):
                yield _over(architecture, load, limit)
        for unplaced in found.unplaced:
            yield _unplaced(architecture, unplaced)

    def _limit(self, architecture: Architecture, load: Load) -> Quantity:
        node = architecture[load.host]
        stated = node.limit if isinstance(node, ResourcePool | Storage) else None
        is_for_it = isinstance(node, Storage) or load.resource is Resource.PROCESSORS
        if stated is not None and is_for_it:
            return stated
        by_resource = {
            Resource.PROCESSORS: self.settings.processors,
            Resource.MEMORY: self.settings.memory,
            Resource.BLOCK: self.settings.block,
            Resource.OBJECTS: self.settings.objects,
        }
        return by_resource[load.resource]


_KEYS = {Resource.PROCESSORS: "compute", Resource.MEMORY: "memory"}


def _over(architecture: Architecture, load: Load, limit: Quantity) -> Finding:
    who, what, highest = named(architecture[load.host]), load.resource.label, plain(limit.in_unit("%"))
    demands = ((one.source, architecture[one.source]) for one in load.demands)
    return Finding(
        Place(load.host, _KEYS.get(load.resource, "capacity")),
        both(
            f"{who.zh}的{what.in_language('zh')}超过限值 {highest} %：{load}",
            f"{who.en} is asked for more {what.in_language('en')} than its limit of {highest} %: {load}",
        ),
        both("扩容，或把部分需求放到别处", "enlarge it, or host some of the demand elsewhere"),
        tuple(
            (Place(source, "amount" if isinstance(element, Volume) else "needs"), both("需求在这里", "asked for here"))
            for source, element in demands
        ),
    )


def _unplaced(architecture: Architecture, unplaced: Unplaced) -> Finding:
    who, what = named(architecture[unplaced.source]), unplaced.resource.label
    return Finding(
        Place(unplaced.source, "needs"),
        both(
            f"{who.zh}需要{what.in_language('zh')} {unplaced.amount}，但承载它的节点都没有写这种容量",
            f"{who.en} asks for {unplaced.amount} of {what.in_language('en')}, "
            "but nothing that hosts it states such a capacity",
        ),
        both(
            "给承载它的资源池写 compute，或给存储写 form 与 capacity",
            "state compute on the pool that hosts it, or form and capacity on the storage",
        ),
    )
