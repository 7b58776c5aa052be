"""All kinds and relationship kinds that a workspace may use, indexed once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from archtool.model.element import Element
from archtool.model.relationship import ANY_KIND, RelationshipKind


@dataclass(frozen=True, slots=True)
class RelationshipKey:
    """What one key of one kind means: which relationship, written from which end, towards which kinds.

    `prefix` is what references may leave out: the prefix that the ids of all those kinds share, or nothing.
    """

    kind: RelationshipKind
    is_inverse: bool
    others: tuple[str, ...]
    prefix: str


@dataclass(frozen=True)
class Catalogue:
    """The vocabulary of a workspace: kinds by plural and name, relationship keys by kind."""

    kinds: tuple[type[Element], ...]
    relationships: tuple[RelationshipKind, ...]

    @cached_property
    def by_plural(self) -> Mapping[str, type[Element]]:
        """Return kinds by the plural that files use as section."""
        return {kind.info.plural: kind for kind in self.kinds}

    @cached_property
    def by_name(self) -> Mapping[str, type[Element]]:
        """Return kinds by name."""
        return {kind.info.name: kind for kind in self.kinds}

    @cached_property
    def relationship(self) -> Mapping[str, RelationshipKind]:
        """Return relationship kinds by name."""
        return {kind.name: kind for kind in self.relationships}

    @cached_property
    def keys(self) -> Mapping[str, Mapping[str, RelationshipKey]]:
        """Return for every kind name the relationship keys that its elements may carry."""
        keys: dict[str, dict[str, RelationshipKey]] = {kind.info.name: {} for kind in self.kinds}
        for relationship in self.relationships:
            pairs = relationship.endpoints
            for kind, targets in self._others(pairs).items():
                key = RelationshipKey(relationship, False, targets, self._prefix(targets))
                keys[kind][relationship.name] = key
            for kind, sources in self._others(tuple((other, own) for own, other in pairs)).items():
                if relationship.inverse:
                    key = RelationshipKey(relationship, True, sources, self._prefix(sources))
                    keys[kind][relationship.inverse] = key
        return keys

    @cached_property
    def nested(self) -> Mapping[str, Mapping[str, type[Element]]]:
        """Return for every kind name the keys under which other elements may be written inside it."""
        found: dict[str, dict[str, type[Element]]] = {kind.info.name: {} for kind in self.kinds}
        for kind in self.kinds:
            if kind.info.nested:
                tie = self.relationship[kind.info.nested.relationship]
                for source, target in tie.endpoints:
                    if source == kind.info.name:
                        found[target][kind.info.nested.key] = kind
        return found

    @cached_property
    def _every(self) -> dict[str, int]:
        """Return the places of all kinds by name."""
        return {kind.info.name: place for place, kind in enumerate(self.kinds)}

    def _others(self, pairs: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
        """Return by kind the kinds at the other ends of permitted pairs, sorted as the kinds are."""
        every = self._every
        ends: dict[str, set[str]] = {}
        for own, other in pairs:
            ends.setdefault(own, set()).update(every if other == ANY_KIND else (other,))
        anyone = ends.pop(ANY_KIND, set[str]())
        sorted_ends: dict[frozenset[str], tuple[str, ...]] = {}
        found: dict[str, tuple[str, ...]] = {}
        for kind in every if anyone else ends:
            others = frozenset(every.keys() & (ends.get(kind, set[str]()) | anyone))
            if others not in sorted_ends:
                sorted_ends[others] = tuple(sorted(others, key=every.__getitem__))
            if others and kind in every:
                found[kind] = sorted_ends[others]
        return found

    def _prefix(self, kinds: tuple[str, ...]) -> str:
        prefixes = {self.by_name[kind].info.prefix for kind in kinds}
        return prefixes.pop() if len(prefixes) == 1 else ""
