"""Loading a workspace for a command: everything that is wrong with its text stops the command at once."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Diagnostic
from archtool.source.errors import ConfigError, SourceError
from archtool.source.nearest import nearest
from archtool.source.text import both
from archtool.workspace.files import Workspace, read_workspace
from archtool.workspace.root import MANIFEST_NAME, find_root

if TYPE_CHECKING:
    from archtool.views.reading import Views


class UnreadableError(SourceError):
    """A workspace that cannot be read, with what is needed to show every problem in its line."""

    def __init__(
        self, diagnostics: tuple[Diagnostic, ...], root: Path, texts: Mapping[str, str], language: str = "zh"
    ) -> None:
        """Keep the workspace's root, its texts by path, and its language."""
        super().__init__(diagnostics)
        self.args = (diagnostics, root, texts, language)
        self.root = root
        self.texts = texts
        self.language = language


def load_workspace(path: Path) -> tuple[Workspace, Architecture]:
    """Return the workspace at or above a path, and its architecture.

    Raises:
        ConfigError: there is no workspace.
        UnreadableError: it cannot be read.
    """
    root = find_root(path)
    try:
        workspace = read_workspace(root)
    except SourceError as error:
        text = (root / MANIFEST_NAME).read_text(encoding="utf-8", errors="replace")
        raise UnreadableError(error.diagnostics, root, {MANIFEST_NAME: text}) from error
    architecture = workspace.reading.architecture
    if architecture is None:
        raise unreadable(workspace, workspace.reading.diagnostics)
    if workspace.manifest.plan is not None:
        from archtool.commands.planning.settings import plan_problems  # most workspaces state no numbers of a plan

        problems = plan_problems(workspace)
        if problems:
            raise unreadable(workspace, problems)
    return workspace, architecture


def load_views(workspace: Workspace, architecture: Architecture) -> "Views":
    """Return the views of a workspace.

    Raises:
        UnreadableError: a view cannot be read.
    """
    from archtool.views.reading import read_views  # what looks up elements alone has no use for it

    views = read_views(workspace.reading.sections, architecture)
    if views.diagnostics:
        raise unreadable(workspace, views.diagnostics)
    return views


def unreadable(workspace: Workspace, diagnostics: tuple[Diagnostic, ...]) -> UnreadableError:
    """Return the error for problems in a workspace's files."""
    return UnreadableError(diagnostics, workspace.root, workspace.texts, workspace.manifest.language)


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
