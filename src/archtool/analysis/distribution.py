"""Which lots use master and reference data without any path on which the data come to them."""

from collections.abc import Iterable

from archtool.analysis.data_paths import Need
from archtool.analysis.lots import Lots
from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.relationships import CREATES
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship

DISTRIBUTED_CLASSES = (DataClass.MASTER, DataClass.REFERENCE)
"""Classes of data that one place keeps for all. Source: method 5.2 DAT-10."""


def undistributed(architecture: Architecture, needs: Iterable[Need]) -> dict[tuple[str, str], tuple[Relationship, ...]]:
    """Return by (data, subproject) the readers there, where none of them receives a master or reference datum.

    The subprojects of the masters themselves are left out. Linear in the readers of such data.
    """
    lots = Lots(architecture)
    readers: dict[tuple[str, str], list[Relationship]] = {}
    served: set[tuple[str, str]] = set()
    homes: dict[str, frozenset[str | None]] = {}
    distributed = {one.id for one in architecture.of(DataEntity) if one.data_class in DISTRIBUTED_CLASSES}
    for need in needs:
        data, lot = need.edge.target, lots.of(need.edge.source)
        if data not in distributed or lot is None:
            continue
        if data not in homes:
            homes[data] = frozenset(lots.of(master) for master in architecture.sources(data, CREATES))
        if lot in homes[data]:
            continue
        readers.setdefault((data, lot), []).append(need.edge)
        if need.path is not None:
            served.add((data, lot))
    return {pair: tuple(edges) for pair, edges in readers.items() if pair not in served}
