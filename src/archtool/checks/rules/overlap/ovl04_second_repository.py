"""OVL04: second repository of the same data."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.localities import Localities
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.analysis.terms import term
from archtool.blueprints.data import DataStore, StoreLayer
from archtool.blueprints.relationships import STORED_IN
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class RepositorySettings(CheckSettings):
    """In which layers a second store of the same is one too many."""

    layers: Annotated[tuple[StoreLayer, ...], Field(description="layers in which the same is stored once")] = (
        StoreLayer.POOL,
        StoreLayer.STANDARD,
        StoreLayer.WAREHOUSE,
    )


class SecondRepository(Check[RepositorySettings]):
    """Reports data that lie in two stores of one layer, and stores of one layer whose names mean the same."""

    code = "OVL04"
    name = "second-repository"
    severity = Severity.ERROR
    title = both("同类数据建了第二个库", "second repository of the same data")
    why = both(
        "一数一源：各医共体、各院再建一个档案库，同一居民的档案就有几份，谁也不全",
        "one datum, one source: when each community keeps its own record store, a resident has several records and "
        "none of them is whole",
    )
    fix = both(
        "同一个库内按租户逻辑分区（part_of），其余改为视图；或用 overlap_decisions 记录结论",
        "partition one store by tenant (part_of) and make the others views; or record a decision under "
        "overlap_decisions",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each data with a second store, and for each store that doubles another in name."""
        stores = {one.id: one for one in architecture.of(DataStore) if one.layer in self.settings.layers}
        localities = architecture.derived(Localities)
        decisions = OverlapDecisions(architecture, localities)
        first: dict[tuple[str, StoreLayer], str] = {}
        for edge in architecture.relationships_of(STORED_IN):
            if edge.target in stores:
                other = first.setdefault((edge.source, stores[edge.target].layer), edge.target)
                if not _same(localities, other, edge.target) and not decisions.about(other, edge.target):
                    yield _stored_twice(architecture, edge.source, (other, edge.target))
        called: dict[tuple[str, StoreLayer], str] = {}
        for one in stores.values():
            other = called.setdefault((term(one.title()), one.layer), one.id)
            if not _same(localities, other, one.id) and not decisions.about(other, one.id):
                yield _called_alike(architecture, other, one)


def _same(localities: Localities, one: str, other: str) -> bool:
    return one in localities.lineage(other) or other in localities.lineage(one)


def _stored_twice(architecture: Architecture, data: str, stores: tuple[str, str]) -> Finding:
    what, one, other = named(architecture[data]), named(architecture[stores[0]]), named(architecture[stores[1]])
    return Finding(
        Place(data, STORED_IN.name, stores[1]),
        both(
            f"{what.zh}存在同一层的两个库：{one.zh}和{other.zh}",
            f"{what.en} lies in two stores of one layer, {one.en} and {other.en}",
        ),
        both(f"只留“{stores[0]}”，或在 overlap_decisions 写明", f"keep '{stores[0]}' alone, or record a decision"),
        ((Place(data, STORED_IN.name, stores[0]), both("第一个库", "the first store")),),
    )


def _called_alike(architecture: Architecture, other: str, store: DataStore) -> Finding:
    who, first = named(store), named(architecture[other])
    return Finding(
        Place(store.id),
        both(f"{who.zh}与同一层的{first.zh}存的是同类数据", f"{who.en} holds the same as {first.en} of the same layer"),
        both(f"并入“{other}”，按租户分区", f"make it a partition of '{other}'"),
        ((Place(other), both("已有的库", "the store that is there")),),
    )
