"""Component organisations: which organisations use both of two systems."""

from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key, Overlap, held_by, overlaps, without_universal
from archtool.blueprints.relationships import USED_BY
from archtool.model.architecture import Architecture


def shared_organisations(architecture: Architecture, nodes: Nodes, settings: AffinitySettings) -> dict[Key, Overlap]:
    """Return how much of their users each pair shares; those of nearly every system (`settings.universal`) say nothing.

    A group of organisations counts as it is written, not as its members.
    """
    users = held_by(nodes.links(architecture, USED_BY))
    systems = len(nodes.systems)
    return overlaps(without_universal(users, systems, settings.universal), systems, settings.measure)
