"""Which elements are built as one, so that data pass between them without an interface of their own."""

from collections.abc import Iterable

from archtool.blueprints.application import SystemGroup
from archtool.blueprints.infrastructure import Platform
from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture


class Localities:
    """The wholes of elements, and the innermost group in which each is built.

    Two elements are local to each other where the innermost group of one holds the other: modules of one system,
    systems of one suite. Groups of groups, such as the fields of a programme, make nothing local. What is in no group
    is local to what is in the same topmost whole. Every answer is worked out once; linear in the depth of parts.
    """

    __slots__ = ("_groups", "_homes", "_wholes", "_wholes_of")

    def __init__(self, architecture: Architecture) -> None:
        """Read the parts and the groups of an architecture."""
        self._wholes = {edge.source: edge.target for edge in architecture.relationships_of(PART_OF)}
        self._groups = {one.id for one in architecture.of(SystemGroup, Platform)}
        self._wholes_of: dict[str, tuple[str, ...]] = {}
        self._homes: dict[str, str] = {}

    def lineage(self, element: str) -> tuple[str, ...]:
        """Return an element and everything that it is part of, innermost first; a circle is followed once."""
        known = self._wholes_of.get(element)
        if known is None:
            path = [element]
            while (whole := self._wholes.get(path[-1])) is not None and whole not in path:
                path.append(whole)
            known = self._wholes_of[element] = tuple(path)
        return known

    def home(self, element: str) -> str:
        """Return the innermost group that holds an element, itself where it is one, else its topmost whole."""
        known = self._homes.get(element)
        if known is None:
            known = self._homes[element] = self._innermost(element)
        return known

    def _innermost(self, element: str) -> str:
        whole = self._wholes.get(element)
        if element in self._groups or whole is None:
            return element
        if whole in self._groups:
            return whole
        lineage = self.lineage(element)
        return next((one for one in lineage if one in self._groups), lineage[-1])

    def shared(self, element: str, others: Iterable[str]) -> str | None:
        """Return what makes an element local to one of others, the innermost such whole, or nothing."""
        lineage, home = self.lineage(element), self.home(element)
        found = None
        for other in others:
            other_lineage = self.lineage(other)
            if home not in other_lineage and self.home(other) not in lineage:
                continue
            whole = next(one for one in lineage if one in other_lineage)
            if found is None or lineage.index(whole) < lineage.index(found):
                found = whole
        return found

    def is_group(self, element: str) -> bool:
        """Return whether an element is a group, and not one thing that is delivered."""
        return element in self._groups
