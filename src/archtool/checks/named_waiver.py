"""A waiver with its id and its places, and what came of it."""

from dataclasses import dataclass
from datetime import date

from archtool.source.diagnostic import Diagnostic
from archtool.source.span import Span
from archtool.workspace.waiver import Waiver


@dataclass(frozen=True, slots=True)
class NamedWaiver:
    """A waiver as it stands in the workspace.

    Attributes:
        id: its key in the section `waivers`.
        waiver: what it says; its code is that of a check, its elements, owner and clause exist.
        span: where its id is written.
        keys: where each of its keys is written.
    """

    id: str
    waiver: Waiver
    span: Span
    keys: tuple[tuple[str, Span], ...]

    def has_expired(self, today: date) -> bool:
        """Return whether its last day has passed."""
        return today > self.waiver.expires

    def covers(self, diagnostic: Diagnostic) -> bool:
        """Return whether a finding is of its check and stands at one of its elements."""
        waiver = self.waiver
        if diagnostic.code != waiver.code:
            return False
        return waiver.is_everywhere or any(element in waiver.elements for element in diagnostic.elements)


@dataclass(frozen=True, slots=True)
class UsedWaiver:
    """A waiver and what came of it.

    Attributes:
        named: the waiver.
        silenced: number of findings that it silences.
        is_judged: whether its check ran on everything.
        idle: elements that it names and at which it silences nothing, each once.
    """

    named: NamedWaiver
    silenced: int
    is_judged: bool
    idle: tuple[str, ...] = ()
