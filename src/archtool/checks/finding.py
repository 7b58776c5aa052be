"""What a check finds: which fact of which element is wrong, in words, without positions."""

from dataclasses import dataclass

from archtool.model.relationship import Relationship
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Place:
    """One fact of one element, or of one view.

    Attributes:
        element: id of the element that states it.
        key: property or relationship kind by name; `""` is the element itself.
        target: id at the other end, where the fact is one relationship; `element` is then its source.
        in_view: whether it is a fact of a view and not of an element; `element` is then the id of the view.
    """

    element: str
    key: str = ""
    target: str | None = None
    in_view: bool = False

    @classmethod
    def of(cls, edge: Relationship) -> "Place":
        """Return the place of one relationship."""
        return cls(edge.source, edge.kind.name, edge.target)

    @classmethod
    def of_view(cls, view: str, key: str = "") -> "Place":
        """Return the place of a view, or of one of its keys."""
        return cls(view, key, in_view=True)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check finds wrong.

    Attributes:
        place: the fact that is wrong.
        message: what is wrong with it; English in lower case without full stop.
        hint: what to do, as an imperative; the check's own hint where it is left out.
        related: other facts that take part, each with what it has to do with it.
        organisations: ids of the organisations at whose instances it was found, where it was not found everywhere.
    """

    place: Place
    message: Text
    hint: Text | None = None
    related: tuple[tuple[Place, Text], ...] = ()
    organisations: tuple[str, ...] = ()
