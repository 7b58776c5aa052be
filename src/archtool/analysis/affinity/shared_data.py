"""Component data: which data two systems both create or use."""

from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key, Overlap, overlaps
from archtool.blueprints.relationships import CREATES, READS, UPDATES
from archtool.model.architecture import Architecture

_CREATED = 1.0


def shared_data(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, Overlap]:
    """Return how much of their data each pair shares, data that many use counting less.

    Who creates data has them firmly (1), who only uses them less so (`settings.used`). A system that does both creates.

    Source: IBM Business Systems Planning (C and U); the value of a U is an assumption.
    """
    holdings: dict[str, dict[str, float]] = {}
    for node, data in nodes.links(architecture, CREATES):
        holdings.setdefault(data, {})[node] = _CREATED
    for kind in (READS, UPDATES) if settings.used else ():
        for node, data in nodes.links(architecture, kind):
            holdings.setdefault(data, {}).setdefault(node, settings.used)
    return overlaps(holdings, len(nodes.systems), settings.measure)
