"""Which figures systems produce, and whether two that produce the same one can agree on it."""

from collections.abc import Iterator, Sequence

from archtool.analysis.localities import Localities
from archtool.analysis.terms import term
from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.relationships import CREATES, FUNCTION_OF, READS, UPDATES
from archtool.model.architecture import Architecture

Producer = tuple[str, str]
"""Id of a system, and of the function or data by which it produces a figure."""


class Indicators:
    """The figures that systems produce: functions whose names say so, and statistical data that they create.

    Names are compared as terms (`terms.term`), equal or not; to be merely alike is not to be the same figure.
    """

    def __init__(
        self, architecture: Architecture, localities: Localities, words: Sequence[str], definitions: Sequence[str]
    ) -> None:
        """Read producers, definitions and who reads whose figures."""
        self._localities = localities
        self._by_figure: dict[str, list[Producer]] = {}
        for edge in architecture.relationships_of(FUNCTION_OF):
            name = architecture[edge.source].title()
            if name.endswith(tuple(words)):
                self._by_figure.setdefault(term(name), []).append((edge.target, edge.source))
        self._figures = {
            one.id: term(one.title()) for one in architecture.of(DataEntity) if one.data_class is DataClass.STATISTICAL
        }
        self._created: dict[str, set[str]] = {}
        for edge in architecture.relationships_of(CREATES):
            if edge.target in self._figures:
                self._by_figure.setdefault(self._figures[edge.target], []).append((edge.source, edge.target))
                self._created.setdefault(edge.source, set()).add(edge.target)
        shared = {one.id for one in architecture.of(DataEntity) if any(word in one.title() for word in definitions)}
        self._defined: dict[str, set[str]] = {}
        self._read: dict[str, set[str]] = {}
        for kind in (CREATES, READS, UPDATES):
            for edge in architecture.relationships_of(kind):
                if edge.target in shared:
                    self._defined.setdefault(edge.source, set()).add(edge.target)
                if kind is READS and edge.target in self._figures:
                    self._read.setdefault(edge.source, set()).add(edge.target)

    def produced_several_times(self) -> Iterator[tuple[str, tuple[Producer, ...]]]:
        """Yield each figure with its producers where they are several systems, none inside another; in source order."""
        for figure, producers in self._by_figure.items():
            first: dict[str, Producer] = {}
            for system, by in producers:
                first.setdefault(system, (system, by))
            wholes = {whole for system in first for whole in self._localities.lineage(system)[1:]}
            several = tuple(one for one in first.values() if one[0] not in wholes)
            if len(several) > 1:
                yield figure, several

    def agree(self, one: str, other: str) -> bool:
        """Return whether two systems use a common definition, or one of them reads figures that the other creates."""
        first, second = self._of(one, self._defined), self._of(other, self._defined)
        if not first.isdisjoint(second):
            return True
        return not self._of(one, self._read).isdisjoint(self._of(other, self._created)) or not self._of(
            other, self._read
        ).isdisjoint(self._of(one, self._created))

    def _of(self, element: str, facts: dict[str, set[str]]) -> set[str]:
        """Return a fact of an element and of everything that it is part of."""
        return {fact for whole in self._localities.lineage(element) for fact in facts.get(whole, ())}
