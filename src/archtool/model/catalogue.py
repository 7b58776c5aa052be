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
        return {kind.info.name: self._keys_of(kind.info.name) for kind in self.kinds}

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

    def _keys_of(self, name: str) -> Mapping[str, RelationshipKey]:
        keys: dict[str, RelationshipKey] = {}
        for relationship in self.relationships:
            targets = _others(relationship.endpoints, name, self._every)
            if targets:
                keys[relationship.name] = RelationshipKey(relationship, False, targets, self._prefix(targets))
            sources = _others(tuple((target, source) for source, target in relationship.endpoints), name, self._every)
            if sources and relationship.inverse:
                keys[relationship.inverse] = RelationshipKey(relationship, True, sources, self._prefix(sources))
        return keys

    @cached_property
    def _every(self) -> dict[str, int]:
        """Return the places of all kinds by name."""
        return {kind.info.name: place for place, kind in enumerate(self.kinds)}

    def _prefix(self, kinds: tuple[str, ...]) -> str:
        prefixes = {self.by_name[kind].info.prefix for kind in kinds}
        return prefixes.pop() if len(prefixes) == 1 else ""


def _others(pairs: tuple[tuple[str, str], ...], name: str, every: Mapping[str, int]) -> tuple[str, ...]:
    others = {other for own, other in pairs if own in (name, ANY_KIND)}
    return tuple(every) if ANY_KIND in others else tuple(sorted(others & every.keys(), key=every.__getitem__))
