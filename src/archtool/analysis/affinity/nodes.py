"""What is compared: systems and modules, or platforms, each with the elements whose facts count as its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from archtool.analysis.affinity.settings import AffinitySettings, Granularity, Scope
from archtool.analysis.containment import with_parts
from archtool.analysis.localities import Localities
from archtool.blueprints.application import Module, System
from archtool.blueprints.infrastructure import Platform
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.relationship import RelationshipKind

NOT_BUILT = (Status.KEEP, Status.REPLACE, Status.RETIRE)
"""What stands today and is left as it is, or goes: nobody tenders it."""


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one comparison.

    Attributes:
        systems: ids in ascending order.
        owner: the node to which the facts of an element belong, by element.
    """

    systems: tuple[str, ...]
    owner: Mapping[str, str]

    def links(self, architecture: Architecture, kind: RelationshipKind) -> Iterator[tuple[str, str]]:
        """Yield (node, target) for every relationship of a kind that begins at an element of a node."""
        for edge in architecture.relationships_of(kind):
            node = self.owner.get(edge.source)
            if node is not None:
                yield node, edge.target


def nodes_of(architecture: Architecture, settings: AffinitySettings) -> Nodes:
    """Return what is compared: what the programme builds or upgrades. Linear in elements and the depth of parts."""
    if settings.scope is Scope.PLATFORMS:
        owner = {
            part: platform.id
            for platform in architecture.of(Platform)
            if platform.status not in NOT_BUILT
            for part in sorted(with_parts(architecture, (platform.id,)))
        }
    else:
        built = dict.fromkeys(one.id for one in architecture.of(System, Module) if one.status not in NOT_BUILT)
        lineage = architecture.derived(Localities).lineage
        is_whole = settings.granularity is Granularity.SYSTEM
        owner = {one: [*(each for each in lineage(one) if each in built)][-1 if is_whole else 0] for one in built}
    return Nodes(tuple(sorted(set(owner.values()))), owner)
