"""Relationship kinds, and the relationships that authors write as keys of elements."""

from dataclasses import dataclass
from typing import Annotated, NamedTuple

from pydantic import Field

from archtool.model.element import Value
from archtool.model.kind import Basis
from archtool.model.provenance import Origin
from archtool.model.reference import PhaseReference
from archtool.model.words import Words
from archtool.source.text import Text

ANY_KIND = "*"


class RelationshipProperties(Value):
    """Facts that any relationship may carry; kinds of relationship add their own."""

    from_phase: Annotated[PhaseReference | None, Field(alias="from", description="phase with which it begins")] = None
    until_phase: Annotated[PhaseReference | None, Field(alias="until", description="phase with which it ends")] = None
    basis: Annotated[Basis | None, Field(description="on whose word it stands")] = None
    note: Annotated[Words | None, Field(description="a remark for readers of the model")] = None


@dataclass(frozen=True, slots=True)
class RelationshipKind:
    """One kind of relationship; its name is the key that authors write.

    `endpoints` lists the permitted (source kind, target kind) pairs, `*` for any kind. `inverse` is the
    same relationship written at its target. `single` means at most one target for a source.
    `acyclic` kinds may not lead from an element back to itself.
    """

    name: str
    inverse: str
    label: Text
    inverse_label: Text
    endpoints: tuple[tuple[str, str], ...]
    archimate: str
    single: bool = False
    acyclic: bool = False
    properties: type[RelationshipProperties] = RelationshipProperties

    def admits(self, source: str, target: str) -> bool:
        """Return whether the pair of kinds is permitted."""
        return any(own in (source, ANY_KIND) and other in (target, ANY_KIND) for own, other in self.endpoints)

    def __hash__(self) -> int:
        """Hash by name: a catalogue holds each name once."""
        return hash(self.name)


class Relationship(NamedTuple):
    """One edge of the typed graph: from `source` to `target`, both element ids."""

    kind: RelationshipKind
    source: str
    target: str
    properties: RelationshipProperties | None
    origin: Origin
