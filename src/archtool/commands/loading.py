"""Loading a workspace for a command: everything that is wrong with its text stops the command at once."""

from pathlib import Path

from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Diagnostic
from archtool.source.errors import ConfigError, SourceError
from archtool.source.nearest import nearest
from archtool.source.text import both
from archtool.views.reading import Views, read_views
from archtool.workspace.files import Workspace, find_root, read_workspace


class UnreadableError(SourceError):
    """A workspace that cannot be read; keeps the texts so that every problem can be shown in its line."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...], workspace: Workspace) -> None:
        """Keep the workspace beside the diagnostics."""
        super().__init__(diagnostics)
        self.workspace = workspace


def load_workspace(path: Path) -> tuple[Workspace, Architecture]:
    """Return the workspace at or above a path, and its architecture.

    Raises:
        ConfigError: there is no workspace.
        SourceError: it cannot be read.
    """
    workspace = read_workspace(find_root(path))
    architecture = workspace.reading.architecture
    if architecture is None:
        raise UnreadableError(workspace.reading.diagnostics, workspace)
    return workspace, architecture


def load_views(workspace: Workspace, architecture: Architecture) -> Views:
    """Return the views of a workspace.

    Raises:
        SourceError: a view cannot be read.
    """
    views = read_views(workspace.reading.sections, architecture)
    if views.diagnostics:
        raise UnreadableError(views.diagnostics, workspace)
    return views


def at_moment(architecture: Architecture, moment: str | None) -> Architecture:
    """Return the architecture at a moment, or as it is where none is asked for.

    Raises:
        ConfigError: there is no such moment; the message lists them.
    """
    if moment is None:
        return architecture
    moments = architecture.timeline.moments
    if moment in moments:
        return architecture.slice(moment)
    listed = ", ".join(moments)
    near = nearest(moment, moments)
    guess = both(f"，是否想写 {near[0]}？", f"; did you mean {near[0]}?") if near else both("", "")
    raise ConfigError(
        both(
            f"没有“{moment}”这个时点，可用：{listed}{guess.in_language('zh')}",
            f"no moment '{moment}'; there are {listed}{guess.in_language('en')}",
        )
    )
