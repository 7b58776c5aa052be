"""Component dependency: whether one of two systems needs the other."""

from collections.abc import Collection
from typing import NamedTuple

from archtool.analysis.affinity.evidence import Dependence
from archtool.analysis.affinity.nodes import Nodes
from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.affinity.weighted_sets import Key
from archtool.blueprints.relationships import DEPENDS_ON
from archtool.model.architecture import Architecture

_DIRECT = 1.0


class Need(NamedTuple):
    """How firmly one of two systems needs the other, 0 to 1, and by which ways, in order of ids."""

    value: float
    dependencies: tuple[Dependence, ...]


def dependencies(
    architecture: Architecture, nodes: Nodes, settings: AffinitySettings, hubs: Collection[str]
) -> dict[Key, Need]:
    """Return every pair of which one needs the other: 1 directly, less through one other system between.

    A way through a hub does not count: everything needs it. Time grows with the pairs of dependencies that meet.
    """
    needed: dict[str, list[str]] = {}
    for one, other in sorted(set(needs(architecture, nodes))):
        needed.setdefault(one, []).append(other)
    found: dict[Key, list[Dependence]] = {}
    for one, others in needed.items():
        for other in others:
            found.setdefault((min(one, other), max(one, other)), []).append(Dependence((one, other)))
    direct = frozenset(found)
    for one, others in needed.items() if settings.one_between else ():
        for between in others:
            for other in needed.get(between, ()) if between not in hubs else ():
                pair = (min(one, other), max(one, other))
                if other != one and pair not in direct:
                    found.setdefault(pair, []).append(Dependence((one, between, other)))
    return {
        pair: Need(
            _DIRECT if pair in direct else settings.one_between,
            tuple(sorted(found[pair], key=lambda each: each.path)),
        )
        for pair in sorted(found)
    }


def needs(architecture: Architecture, nodes: Nodes) -> list[tuple[str, str]]:
    """Return (who needs, what is needed) for every dependency between two nodes, in source order."""
    ends = ((one, nodes.owner.get(target)) for one, target in nodes.links(architecture, DEPENDS_ON))
    return [(one, other) for one, other in ends if other is not None and other != one]
