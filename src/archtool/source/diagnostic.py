"""One thing wrong with the architects' text: what, where, and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum

from archtool.source.span import Span
from archtool.source.text import Text


class Severity(StrEnum):
    """How much a diagnostic or a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    def at_least(self, other: "Severity") -> bool:
        """Whether this matters at least as much as the other: error > warning > note."""
        return _WEIGHT[self] >= _WEIGHT[other]


_WEIGHT = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that takes part in a problem, and what it has to do with it."""

    span: Span | None
    message: Text


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One thing wrong with the architects' text: what, where, and what to do about it.

    Attributes:
        code: three letters of concern and a number.
        severity: how much it matters.
        message: what is wrong; English in lower case without full stop.
        span: where.
        hint: what to do, as an imperative.
        related: other places that take part.
        fingerprint: what stays the same when text moves and words change; empty where only the text itself is wrong.
        elements: ids at which it stands: the element, and the other end where a relationship is wrong.
        organisations: ids of the organisations at whose instances it was found, where it was not found everywhere.
    """

    code: str
    severity: Severity
    message: Text
    span: Span
    hint: Text | None = None
    related: tuple[Related, ...] = ()
    fingerprint: str = ""
    elements: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()

    @property
    def sort_key(self) -> tuple[str, int, int, str]:
        """The order in which diagnostics are shown: path, line, column, code."""
        return self.span.path, self.span.line, self.span.column, self.code

    def __str__(self) -> str:
        """Return the diagnostic in English, one line and one more for the hint."""
        head = f"{self.span}: {self.severity}[{self.code}] {self.message.in_language('en')}"
        return f"{head}\n  hint: {self.hint.in_language('en')}" if self.hint else head
