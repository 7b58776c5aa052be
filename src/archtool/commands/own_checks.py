"""The checks that count for a workspace: archtool's, those of installed packages, and its own."""

from pathlib import Path

from archtool.checks.catalogue import arranged, discover
from archtool.checks.check import Rule
from archtool.commands.loading import unreadable
from archtool.source.errors import ConfigError, SourceError
from archtool.workspace.files import Workspace, catalogue_of, read_workspace
from archtool.workspace.root import find_root


def checks_of(workspace: Workspace, installed: tuple[Rule, ...]) -> tuple[Rule, ...]:
    """Return every check that there is for a workspace, the installed ones and its own, sorted by code.

    Raises:
        ConfigError: two checks have the same code or name.
        UnreadableError: one of its own checks means nothing.
    """
    reading = workspace.reading
    if not any(section.name == "checks" for section in reading.sections):
        return installed
    from archtool.checks.own.reading import read_own_checks  # a workspace without them has no use for it

    catalogue = reading.architecture.catalogue if reading.architecture else catalogue_of(workspace.manifest)
    own, problems = read_own_checks(reading.sections, catalogue, reading.architecture, installed)
    if problems:
        raise unreadable(workspace, problems)
    return arranged((*installed, *own))


def checks_at(path: Path) -> tuple[Rule, ...]:
    """Return every check that there is at a path, sorted by code.

    Outside a workspace, and where its manifest cannot be read, these are the ones that are installed.

    Raises:
        ConfigError: two checks have the same code or name.
        UnreadableError: one of the workspace's own checks means nothing.
    """
    try:
        workspace = read_workspace(find_root(path))
    except (ConfigError, SourceError):
        return discover()
    return checks_of(workspace, discover())
