"""What the keys of each kind mean, worked out once for a catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass

from archtool.model.catalogue import Catalogue, RelationshipKey
from archtool.model.element import Element
from archtool.model.reference import ReferencePath, reference_paths


@dataclass(frozen=True, slots=True)
class KindPlan:
    """One kind as the reader sees it: which keys are properties, relationships or nested elements.

    `stated` is the first two together: the keys whose values are facts of the element itself.
    """

    kind: type[Element]
    name: str
    properties: frozenset[str]
    stated: frozenset[str]
    relationships: Mapping[str, RelationshipKey]
    nested: Mapping[str, type[Element]]
    references: tuple[ReferencePath, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every key that an author may write, for hints."""
        return (*sorted(self.properties), *self.relationships, *self.nested)


def kind_plans(catalogue: Catalogue) -> dict[str, KindPlan]:
    """Return the plans of all kinds, by kind name."""
    return {kind.info.name: _plan(kind, catalogue) for kind in catalogue.kinds}


def _plan(kind: type[Element], catalogue: Catalogue) -> KindPlan:
    name = kind.info.name
    fields = frozenset(field.alias or key for key, field in kind.model_fields.items() if key != "id")
    relationships = catalogue.keys[name]
    return KindPlan(
        kind, name, fields, fields | relationships.keys(), relationships, catalogue.nested[name], reference_paths(kind)
    )
