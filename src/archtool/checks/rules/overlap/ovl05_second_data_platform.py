"""OVL05: second data platform beside the base."""

from collections import Counter
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.localities import Localities
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.data import DataStore, StoreLayer
from archtool.blueprints.relationships import KEPT_BY
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class DataPlatformSettings(CheckSettings):
    """What makes a data platform."""

    layers: Annotated[tuple[StoreLayer, ...], Field(description="layers that one platform alone keeps")] = (
        StoreLayer.POOL,
        StoreLayer.WAREHOUSE,
    )


class SecondDataPlatform(Check[DataPlatformSettings]):
    """Reports systems outside the base that keep a pool or a warehouse of their own."""

    code = "OVL05"
    name = "second-data-platform"
    severity = Severity.ERROR
    title = both("基座之外另建数据平台", "second data platform beside the base")
    why = both(
        "全市一个基座：医共体、集团再建汇聚库和数据仓库，数据要抽两遍、治理两遍，口径各说各的",
        "one base for the city: when a community or group pools and stores data again, they are extracted and governed "
        "twice, and each tells its own figures",
    )
    fix = both(
        "改为基座上的逻辑分区和集市（layer: mart），由基座承载；或用 overlap_decisions 记录结论",
        "make it a logical partition and a mart (layer: mart) of the base; or record a decision under "
        "overlap_decisions",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each store kept outside; the base is whoever keeps most of them, else the first."""
        core = {one.id for one in architecture.of(DataStore) if one.layer in self.settings.layers}
        kept = [edge for edge in architecture.relationships_of(KEPT_BY) if edge.source in core]
        if not kept:
            return
        localities = architecture.derived(Localities)
        decisions = OverlapDecisions(architecture, localities)
        counts = Counter(localities.home(edge.target) for edge in kept)
        base = max(counts, key=counts.__getitem__)
        for edge in kept:
            home = localities.home(edge.target)
            if home != base and not decisions.about(edge.target, base):
                yield _finding(architecture, edge, base)


def _finding(architecture: Architecture, edge: Relationship, base: str) -> Finding:
    store, keeper, one = named(architecture[edge.source]), named(architecture[edge.target]), named(architecture[base])
    return Finding(
        Place.of(edge),
        both(
            f"{keeper.zh}自建{store.zh}，是{one.zh}之外的第二个数据平台",
            f"{keeper.en} keeps {store.en} of its own, a second data platform beside {one.en}",
        ),
        both(
            f"改为“{base}”的逻辑分区，或在 overlap_decisions 写明",
            f"make it a partition of '{base}', or record a decision",
        ),
        ((Place(base), both("已有的基座", "the base that is there")),),
    )
