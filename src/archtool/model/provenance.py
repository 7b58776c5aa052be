"""Where every fact was written, kept beside the graph so that elements stay plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from archtool.source.span import Span


class Located(Protocol):
    """Anything that knows its place in a text, counted from 0; the end is exclusive."""

    @property
    def line(self) -> int:
        """First line."""
        ...

    @property
    def column(self) -> int:
        """First column."""
        ...

    @property
    def end_line(self) -> int:
        """Line of the end."""
        ...

    @property
    def end_column(self) -> int:
        """Column just after the end."""
        ...


class Origin(NamedTuple):
    """A place in a numbered file."""

    file: int
    place: Located

    def span(self, paths: Sequence[str]) -> Span:
        """Return the place as people read it: path, line and column from 1."""
        place = self.place
        return Span(paths[self.file], place.line + 1, place.column + 1, place.end_line + 1, place.end_column + 1)


@dataclass(frozen=True, slots=True)
class Provenance:
    """The files of a workspace and the origins of each fact: element id, then key, then every place that says it.

    The key `""` stands for the element itself: its id where it is declared.
    """

    paths: tuple[str, ...]
    facts: Mapping[str, Mapping[str, Sequence[Origin]]]

    def span(self, origin: Origin) -> Span:
        """Return an origin as people read it."""
        return origin.span(self.paths)

    def spans(self, element: str, key: str = "") -> tuple[Span, ...]:
        """Return every place that states a fact, or else where the element is declared."""
        facts = self.facts.get(element, {})
        return tuple(self.span(origin) for origin in facts.get(key) or facts.get("", ()))
