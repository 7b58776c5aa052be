"""What a check of one's own asks, made ready: conditions on typed values, and which elements they are for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from archtool.analysis.containment import with_parts
from archtool.checks.own.key import EndKey, Key
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.model.quantity import Quantity
from archtool.source.text import Text

MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Demand:
    """A condition on the values of one key of one kind.

    Attributes:
        key: where the values stand.
        being: `present` or `missing`, where only that is asked.
        among: groups of values; one value must be in each group.
        none_of: values that it must not have.
        least: what one value must reach.
        most: what one value must not exceed.
    """

    key: Key
    being: str | None = None
    among: tuple[tuple[object, ...], ...] = ()
    none_of: tuple[object, ...] = ()
    least: object = None
    most: object = None

    def holds(self, architecture: Architecture, element: Element) -> bool:
        """Return whether an element satisfies it; what is not stated satisfies `missing` alone."""
        if self.being is not None:
            return self.key.is_stated(architecture, element) is (self.being != MISSING)
        values = self.key.values(architecture, element)
        if not values or any(_is_one(value, self.none_of) for value in values):
            return False
        return any(
            all(_is_one(value, group) for group in self.among)
            and (self.least is None or reaches(value, self.least))
            and (self.most is None or reaches(self.most, value))
            for value in values
        )


def reaches(value: object, bound: object) -> bool:
    """Return whether a value is not below a bound; values of different sorts are not compared."""
    if isinstance(value, Quantity) and isinstance(bound, Quantity):
        return value >= bound
    if isinstance(value, int | Decimal) and isinstance(bound, int | Decimal):
        return value >= bound
    return isinstance(value, date) and isinstance(bound, date) and value >= bound


def _is_one(value: object, wanted: tuple[object, ...]) -> bool:
    if isinstance(value, Text):
        words = {word for _, word in value.words}
        return any(isinstance(one, Text) and not words.isdisjoint(word for _, word in one.words) for one in wanted)
    return value in wanted


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which elements pass.

    Attributes:
        kinds: names of the kinds that do.
        ids: the only ones, where some are named.
        status: the only ones, where some are named.
        where: conditions by name of the kind.
        relations: relationships that must stand, by name of the kind.
        within: the whole of which they must be part.
        without: ids that do not pass.
    """

    kinds: frozenset[str]
    ids: frozenset[str] = frozenset()
    status: frozenset[Status] = frozenset()
    where: Mapping[str, tuple[Demand, ...]] = field(default_factory=dict[str, tuple[Demand, ...]])
    relations: Mapping[str, "tuple[Relation, ...]"] = field(default_factory=dict[str, "tuple[Relation, ...]"])
    within: str | None = None
    without: frozenset[str] = frozenset()

    def select(self, architecture: Architecture) -> Iterator[Element]:
        """Yield the elements that pass, in source order."""
        inside = with_parts(architecture, (self.within,)) - {self.within} if self.within is not None else None
        for element in architecture.elements:
            if (inside is None or element.id in inside) and self.passes(architecture, element):
                yield element

    def passes(self, architecture: Architecture, element: Element) -> bool:
        """Return whether an element passes, `within` apart."""
        kind = element.info.name
        return (
            kind in self.kinds
            and (not self.ids or element.id in self.ids)
            and element.id not in self.without
            and (not self.status or element.status in self.status)
            and all(demand.holds(architecture, element) for demand in self.where.get(kind, ()))
            and all(relation.holds(architecture, element) for relation in self.relations.get(kind, ()))
        )


@dataclass(frozen=True, slots=True)
class Relation:
    """How many elements of some sort stand at the other end of a relationship; without `most`, any number may."""

    key: EndKey
    to: Sieve
    least: int
    most: int | None

    def count(self, architecture: Architecture, element: Element) -> int:
        """Return how many do."""
        others = (architecture.get(one) for one in self.key.others(architecture, element))
        return sum(1 for other in others if other is not None and self.to.passes(architecture, other))

    def holds(self, architecture: Architecture, element: Element) -> bool:
        """Return whether their number is within the bounds."""
        count = self.count(architecture, element)
        return count >= self.least and (self.most is None or count <= self.most)


@dataclass(frozen=True, slots=True)
class Judgement:
    """Which elements a check judges, and by the name of their kind what must hold of them."""

    pattern: Sieve
    have: Mapping[str, tuple[Key, ...]]
    not_have: Mapping[str, tuple[Key, ...]]
    values: Mapping[str, tuple[Demand, ...]]
    relations: Mapping[str, tuple[Relation, ...]]
