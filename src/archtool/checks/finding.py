"""What a check finds: which fact of which element is wrong, in words, without positions."""

from dataclasses import dataclass

from archtool.model.relationship import Relationship
from archtool.source.text import Text

VIEWS = "views"
WAIVERS = "waivers"


@dataclass(frozen=True, slots=True)
class Place:
    """One fact of one element, of one view or of one waiver.

    Attributes:
        element: id of the element that states it.
        key: property or relationship kind by name; `""` is the element itself.
        target: id at the other end, where the fact is one relationship; `element` is then its source.
        section: `views` or `waivers` where it is a fact of one of these; `element` is then the id that it has there.
    """

    element: str
    key: str = ""
    target: str | None = None
    section: str = ""

    @classmethod
    def of(cls, edge: Relationship) -> "Place":
        """Return the place of one relationship."""
        return cls(edge.source, edge.kind.name, edge.target)

    @classmethod
    def of_view(cls, view: str, key: str = "") -> "Place":
        """Return the place of a view, or of one of its keys."""
        return cls(view, key, section=VIEWS)

    @classmethod
    def of_waiver(cls, waiver: str, key: str = "") -> "Place":
        """Return the place of a waiver, or of one of its keys."""
        return cls(waiver, key, section=WAIVERS)


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
