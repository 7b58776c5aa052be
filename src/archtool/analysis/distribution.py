"""Which lots use master and reference data without any path on which the data come to them."""

from archtool.analysis.data_paths import DataPaths
from archtool.analysis.lots import Lots
from archtool.blueprints.data import DataClass, DataEntity
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship

DISTRIBUTED_CLASSES = (DataClass.MASTER, DataClass.REFERENCE)
"""Classes of data that one place keeps for all. Source: review practice of preliminary designs."""


def undistributed(architecture: Architecture, paths: DataPaths) -> dict[tuple[str, str], tuple[Relationship, ...]]:
    """Return by (data, subproject) the readers there, where none of them receives a master or reference datum.

    The subprojects of the masters themselves are left out. Linear in the readers of such data.
    """
    lots = architecture.derived(Lots)
    readers: dict[tuple[str, str], list[Relationship]] = {}
    served: set[tuple[str, str]] = set()
    for entity in architecture.of(DataEntity):
        if entity.data_class not in DISTRIBUTED_CLASSES:
            continue
        own = {lots.of(master) for master in paths.masters(entity.id)}
        for need in paths.needs_of(entity.id):
            lot = lots.of(need.edge.source)
            if lot is None or lot in own:
                continue
            if need.is_reached:
                served.add((entity.id, lot))
            else:
                readers.setdefault((entity.id, lot), []).append(need.edge)
    return {pair: tuple(edges) for pair, edges in readers.items() if pair not in served}
