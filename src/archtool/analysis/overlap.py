"""Which systems do the same: similarity of functions, data written, users and partners, with its evidence."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from archtool.analysis.alike import alike_terms
from archtool.analysis.interfaces import exchanges
from archtool.analysis.localities import Localities
from archtool.analysis.terms import term
from archtool.blueprints.relationships import CREATES, FUNCTION_OF, UPDATES, USED_BY
from archtool.model.architecture import Architecture
from archtool.model.relationship import RelationshipKind

WEIGHTS = {"functions": 0.5, "data": 0.3, "users": 0.1, "partners": 0.1}
"""Shares of the four similarities in the score; an assumption: to do and to write the same says most."""

Match = tuple[str, str]
"""An id of the one side and the alike id of the other; the same id twice where both have it."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two systems are, and why.

    Attributes:
        one, other: ids, in source order.
        functions: functions of the one, each with the alike function of the other.
        function_share: how many that are, of the functions of the system that has fewer, 0 to 1.
        data: data written by the one, each with the alike data of the other.
        users: organisations that use both.
        partners: elements that exchange data with both.
        score: weighted sum of the similarities, 0 to 1; `WEIGHTS`.
    """

    one: str
    other: str
    functions: tuple[Match, ...]
    function_share: float
    data: tuple[Match, ...]
    users: tuple[str, ...]
    partners: tuple[str, ...]
    score: float


@lru_cache(maxsize=1)
def overlaps_of(architecture: Architecture, alike: float, common: int) -> "Overlaps":
    """Return the overlaps of an architecture; indexed once for all that ask about the same one."""
    return Overlaps(architecture, alike, common)


class Overlaps:
    """The pairs of systems that do something alike.

    Candidates come from an inverted index of the functions' terms, never from all pairs. A term that more than
    `common` elements have, such as 统计, says nothing about any two of them and is left out. What lies inside the
    other, or beside it in nothing but name, is no pair.
    """

    def __init__(self, architecture: Architecture, alike: float, common: int) -> None:
        """Index the functions of an architecture; `alike` is the least similarity of two terms."""
        self.localities = architecture.derived(Localities)
        self._architecture = architecture
        self._alike = alike
        self._common = common
        self._performed: dict[str, list[str]] = {}
        for edge in architecture.relationships_of(FUNCTION_OF):
            self._performed.setdefault(edge.target, []).append(edge.source)

    def pairs(self, least: int = 1) -> Iterator[tuple[str, str]]:
        """Yield pairs that share at least so many alike functions, in the order of elements."""
        for one in sorted(self._terms, key=self._order.__getitem__):
            for other in self._meeting(one, least):
                if self._order[other] > self._order[one]:
                    yield one, other

    def pairs_with(self, elements: Collection[str], least: int = 1) -> Iterator[tuple[str, str]]:
        """Yield pairs of one of some elements with any other that share at least so many alike functions, in order."""
        for one in sorted((each for each in elements if each in self._terms), key=self._order.__getitem__):
            for other in self._meeting(one, least):
                yield one, other

    def _meeting(self, one: str, least: int) -> list[str]:
        """Return what shares so many functions with an element and neither holds it nor lies in it, in order."""
        met: dict[str, int] = {}
        for own in self._terms[one]:
            for other in {other for near in self._near[own] for other in self._by_term.get(near, ())}:
                met[other] = met.get(other, 0) + 1
        several = (other for other, count in met.items() if count >= least and not self._is_inside(one, other))
        return sorted(several, key=self._order.__getitem__)

    def likeness(self, one: str, other: str) -> Likeness:
        """Return how alike two elements are."""
        functions = self._matches(self._terms.get(one, {}), self._terms.get(other, {}))
        data = self._matches(self._data(one), self._data(other))
        users = _both(self._users.get(one), self._users.get(other))
        partners = _both(self._partners.get(one), self._partners.get(other))
        fewest = min(len(self._performed.get(one, ())), len(self._performed.get(other, ())))
        share = len(functions) / fewest if fewest else 0.0
        parts = {
            "functions": share,
            "data": _share(len(data), len(self._data(one)), len(self._data(other))),
            "users": _jaccard(self._users.get(one), self._users.get(other)),
            "partners": _jaccard(self._partners.get(one), self._partners.get(other)),
        }
        score = round(sum(WEIGHTS[name] * part for name, part in parts.items()), 4)
        return Likeness(one, other, functions, share, data, users, partners, score)

    @cached_property
    def _terms(self) -> Mapping[str, Mapping[str, str]]:
        """Return the functions of each element by their terms, common terms left out."""
        having: dict[str, dict[str, str]] = {}
        counts: dict[str, int] = {}
        for element, functions in self._performed.items():
            terms = having[element] = {}
            for function in functions:
                terms.setdefault(term(self._architecture[function].title()), function)
            for one in terms:
                counts[one] = counts.get(one, 0) + 1
        return {
            element: {one: function for one, function in terms.items() if counts[one] <= self._common}
            for element, terms in having.items()
        }

    @cached_property
    def _by_term(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for element, terms in self._terms.items():
            for one in terms:
                found.setdefault(one, []).append(element)
        return found

    @cached_property
    def _near(self) -> Mapping[str, tuple[str, ...]]:
        return alike_terms(self._by_term, self._alike)

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {element.id: place for place, element in enumerate(self._architecture.elements)}

    @cached_property
    def _users(self) -> Mapping[str, dict[str, None]]:
        return self._ends(USED_BY)

    @cached_property
    def _partners(self) -> Mapping[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for exchange in self._architecture.derived(exchanges):
            for consumer in exchange.consumers if exchange.provider is not None else ():
                found.setdefault(exchange.provider or "", {})[consumer] = None
                found.setdefault(consumer, {})[exchange.provider or ""] = None
        return found

    def _ends(self, kind: RelationshipKind) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for edge in self._architecture.relationships_of(kind):
            found.setdefault(edge.source, {})[edge.target] = None
        return found

    def _data(self, element: str) -> dict[str, str]:
        written = (
            *self._architecture.targets(element, CREATES),
            *self._architecture.targets(element, UPDATES),
        )
        return {term(self._architecture[data].title()): data for data in written}

    def _matches(self, one: Mapping[str, str], other: Mapping[str, str]) -> tuple[Match, ...]:
        """Return alike things, each at most once."""
        if not one or not other:
            return ()
        near = alike_terms((*one, *other), self._alike)
        taken: set[str] = set()
        found: list[Match] = []
        for own, thing in one.items():
            match = next((text for text in near[own] if text in other and text not in taken), None)
            if match is not None:
                taken.add(match)
                found.append((thing, other[match]))
        return tuple(found)

    def _is_inside(self, one: str, other: str) -> bool:
        lineage = self.localities.lineage
        return one in lineage(other) or other in lineage(one)


def _both(one: dict[str, None] | None, other: dict[str, None] | None) -> tuple[str, ...]:
    return tuple(each for each in one if each in other) if one and other else ()


def _share(common: int, one: int, other: int) -> float:
    return common / (one + other - common) if common else 0.0


def _jaccard(one: dict[str, None] | None, other: dict[str, None] | None) -> float:
    return _share(len(_both(one, other)), len(one or ()), len(other or ()))
