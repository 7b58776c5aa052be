"""Where systems run: the pools, storage and edge nodes that host them, themselves or through their group."""

from collections.abc import Mapping

from archtool.blueprints.relationships import HOSTED_ON, LOCATED_AT, PART_OF
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship


class Hosting:
    """The nodes on which elements run.

    An element that names no host runs where the innermost whole that names some does. Each answer is worked out once;
    linear in elements and the depth of parts.
    """

    __slots__ = ("_known", "_own", "_wholes")

    def __init__(self, architecture: Architecture) -> None:
        """Read the hosts and the parts of an architecture."""
        self._wholes = {edge.source: edge.target for edge in architecture.relationships_of(PART_OF)}
        self._own: dict[str, list[Relationship]] = {}
        for edge in architecture.relationships_of(HOSTED_ON):
            self._own.setdefault(edge.source, []).append(edge)
        self._known: dict[str, tuple[Relationship, ...]] = {}

    @property
    def stated(self) -> Mapping[str, list[Relationship]]:
        """Return the hosts that elements name themselves, by element in source order."""
        return self._own

    def edges(self, element: str) -> tuple[Relationship, ...]:
        """Return the `hosted_on` relationships that hold for an element, its own or those of a whole."""
        path: list[str] = []
        here: str | None = element
        found: tuple[Relationship, ...] = ()
        while here is not None and here not in path:
            if here in self._known or here in self._own:
                found = self._known[here] if here in self._known else tuple(self._own[here])
                break
            path.append(here)
            here = self._wholes.get(here)
        self._known.update(dict.fromkeys(path, found))
        return found

    def hosts(self, element: str) -> tuple[str, ...]:
        """Return the ids of the nodes on which an element runs, in source order."""
        return tuple(edge.target for edge in self.edges(element))


def centres_of(architecture: Architecture, node: str) -> frozenset[str]:
    """Return the ids of the places where a node stands."""
    return frozenset(architecture.targets(node, LOCATED_AT))
