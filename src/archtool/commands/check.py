"""Checking a workspace: read, slice, inspect."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from archtool.checks.catalogue import discover
from archtool.checks.runner import run
from archtool.checks.selection import Selection
from archtool.commands.loading import at_moment, load_views, load_workspace
from archtool.commands.shown_views import shown_views
from archtool.source.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and the texts that its excerpts are cut from."""

    root: Path
    language: str
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    elements: int
    relationships: int
    checks: int


def check(path: Path, selection: Selection, moment: str | None = None) -> Checked:
    """Return the findings of the workspace at or above a path.

    Raises:
        ConfigError: there is no workspace or no such moment.
        SourceError: the workspace cannot be read.
    """
    workspace, architecture = load_workspace(path)
    views = shown_views(load_views(workspace, architecture).definitions, workspace.reading.sections)
    architecture = at_moment(architecture, moment)
    checks = discover()
    diagnostics = run(architecture, checks, selection, views)
    return Checked(
        workspace.root,
        workspace.manifest.language,
        diagnostics,
        workspace.texts,
        len(architecture.elements),
        len(architecture.relationships),
        len(selection.choose(checks)),
    )
