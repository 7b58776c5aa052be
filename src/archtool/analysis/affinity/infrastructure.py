"""Component infrastructure: in which pools and zones both of two systems run."""

from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key, Overlap, held_by, overlaps, without_universal
from archtool.analysis.hosting import Hosting
from archtool.blueprints.relationships import IN_ZONE
from archtool.model.architecture import Architecture


def shared_infrastructure(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, Overlap]:
    """Return how much of its hosts and their zones each pair shares; those of nearly every system say nothing.

    A system that names no host runs where its group does; the zones are those of its hosts, and its own.
    """
    hosting = architecture.derived(Hosting)
    links: list[tuple[str, str]] = []
    for element, node in nodes.owner.items():
        hosts = hosting.hosts(element)
        zones = (zone for one in (element, *hosts) for zone in architecture.targets(one, IN_ZONE))
        links += ((node, place) for place in (*hosts, *zones))
    systems = len(nodes.systems)
    return overlaps(without_universal(held_by(links), systems, settings.universal), systems, settings.measure)
