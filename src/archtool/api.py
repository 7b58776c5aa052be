"""The public Python API: load a workspace and ask it, from a notebook or a script.

import archtool.api as archtool
model = archtool.load(".")
[system.title() for system in model.elements("system")]
model.slice("P2").to_networkx()
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from archtool.analysis.exchange import to_networkx
from archtool.analysis.rollup import counts, total_cost
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.instance import Instance
from archtool.model.quantity import Quantity
from archtool.model.relationship import Relationship
from archtool.source.errors import ArchtoolError, ConfigError, SourceError
from archtool.workspace.files import read_workspace
from archtool.workspace.root import find_root

if TYPE_CHECKING:
    from networkx import MultiDiGraph

__all__ = [
    "ArchtoolError",
    "ConfigError",
    "Element",
    "Instance",
    "Model",
    "Quantity",
    "Relationship",
    "SourceError",
    "load",
]


class Model:
    """A loaded architecture, immutable. Ids are strings; elements are frozen values of their kind."""

    def __init__(self, architecture: Architecture) -> None:
        """Wrap an architecture; `load` does this for a workspace."""
        self.architecture = architecture

    def elements(self, kind: str | None = None) -> tuple[Element, ...]:
        """Return all elements, or those of one kind such as `system` or `data-entity`, in source order.

        Raises:
            KeyError: no such kind.
        """
        if kind is None:
            return self.architecture.elements
        return self.architecture.of(self.architecture.catalogue.by_name[kind])

    def __getitem__(self, element: str) -> Element:
        """Return an element by id.

        Raises:
            KeyError: no such element.
        """
        return self.architecture[element]

    def __contains__(self, element: object) -> bool:
        """Return whether an id stands for an element."""
        return isinstance(element, str) and element in self.architecture

    def __iter__(self) -> Iterator[Element]:
        """Iterate over all elements in source order."""
        return iter(self.architecture.elements)

    def __len__(self) -> int:
        """Return the number of elements."""
        return len(self.architecture.elements)

    def relationships(self, kind: str | None = None) -> tuple[Relationship, ...]:
        """Return all relationships, or those of one kind such as `creates`, in source order."""
        edges = self.architecture.relationships
        return edges if kind is None else tuple(edge for edge in edges if edge.kind.name == kind)

    def targets(self, element: str, kind: str) -> tuple[str, ...]:
        """Return the ids where an element's relationships of a kind end.

        Raises:
            KeyError: no such kind of relationship.
        """
        return self.architecture.targets(element, self.architecture.catalogue.relationship[kind])

    def sources(self, element: str, kind: str) -> tuple[str, ...]:
        """Return the ids from which relationships of a kind reach an element.

        Raises:
            KeyError: no such kind of relationship.
        """
        return self.architecture.sources(element, self.architecture.catalogue.relationship[kind])

    def instances(self, element: str) -> tuple[Instance, ...]:
        """Return an element's instances, one an organisation; none where it has no `at`."""
        return self.architecture.instances(element)

    def cost(self, element: str) -> Quantity:
        """Return what an element costs with everything inside it, exact, in 万元."""
        return total_cost(self.architecture, element)

    def counts(self, element: str) -> dict[str, int]:
        """Return how many elements of each kind stand inside an element."""
        return dict(counts(self.architecture, element))

    def slice(self, moment: str) -> "Model":
        """Return the model at a moment: `as-is`, a phase id, or `to-be`.

        Raises:
            KeyError: no such moment.
        """
        return Model(self.architecture.slice(moment))

    def to_networkx(self) -> "MultiDiGraph[str]":
        """Return a frozen networkx multigraph of ids; needs no extra."""
        return to_networkx(self.architecture)


def load(path: str | Path = ".") -> Model:
    """Return the model of the workspace at a path or above it.

    Raises:
        ConfigError: there is no workspace.
        SourceError: its files cannot be read; `diagnostics` has every problem.
    """
    workspace = read_workspace(find_root(Path(path)))
    if workspace.reading.architecture is None:
        raise SourceError(workspace.reading.diagnostics)
    return Model(workspace.reading.architecture)
