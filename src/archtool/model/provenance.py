"""Where every fact was written, kept beside the graph so that elements stay plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from archtool.source.span import Span


class Origin(Protocol):
    """Where something is written; it may be looked up only when somebody asks."""

    @property
    def span(self) -> Span:
        """The place as people read it: path, line and column from 1."""
        ...


@dataclass(frozen=True, slots=True)
class Provenance:
    """The origins of each fact: element id, then key, then every place that says it.

    The key `""` stands for the element itself: its id where it is declared.
    """

    facts: Mapping[str, Mapping[str, Sequence[Origin]]]

    def span(self, element: str, key: str = "") -> Span:
        """Return the first place that states a fact, or else where the element is declared."""
        return self._origins(element, key)[0].span

    def spans(self, element: str, key: str = "") -> tuple[Span, ...]:
        """Return every place that states a fact, or else where the element is declared."""
        return tuple(origin.span for origin in self._origins(element, key))

    def _origins(self, element: str, key: str) -> Sequence[Origin]:
        facts = self.facts.get(element, {})
        return facts.get(key) or facts.get("", ())
