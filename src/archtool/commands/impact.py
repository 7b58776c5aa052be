"""What depends on one element: by which relationship, through which interface or data, in which phase."""

from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.impact import Step, affected_by, chain, is_soft
from archtool.analysis.phase import effective_phases
from archtool.commands.finding_elements import find_element
from archtool.commands.loading import at_moment, load_workspace
from archtool.model.element import Element
from archtool.source.span import Span
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Reason:
    """One step of a chain, with the elements that it names, its word, and the place where it is written."""

    source: Element
    target: Element
    through: Element | None
    relationship: str
    label: Text
    is_soft: bool
    place: Span


@dataclass(frozen=True, slots=True)
class Dependent:
    """One element that depends on the start, with the chain of reasons from there."""

    element: Element
    phase: str | None
    chain: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Impact:
    """What depends on an element, nearest first; `further` counts what lies beyond the asked depth."""

    element: Element
    language: str
    phase: str | None
    dependents: tuple[Dependent, ...]
    further: int


def impact(path: Path, word: str, depth: int | None, moment: str | None = None) -> Impact:
    """Return what depends on an element of the workspace at or above a path, at most `depth` steps away.

    Raises:
        ConfigError: there is no workspace, no such moment, or no such element.
        SourceError: the workspace cannot be read.
    """
    workspace, architecture = load_workspace(path)
    architecture = at_moment(architecture, moment)
    start = find_element(architecture, word)
    found = affected_by(architecture, start.id)
    phases = architecture.derived(effective_phases)

    def reason(step: Step) -> Reason:
        kind = step.edge.kind
        return Reason(
            architecture[step.source],
            architecture[step.target],
            architecture[step.through] if step.through else None,
            kind.inverse if step.is_along_edge else kind.name,
            kind.inverse_label if step.is_along_edge else kind.label,
            is_soft(architecture, step),
            step.edge.origin.span,
        )

    near = tuple(one for one in found.values() if depth is None or one.distance <= depth)
    dependents = tuple(
        Dependent(architecture[one.element], phases.get(one.element), tuple(map(reason, chain(found, one.element))))
        for one in near
    )
    return Impact(start, workspace.manifest.language, phases.get(start.id), dependents, len(found) - len(near))
