"""The language of what is printed where no workspace has to be read for it."""

from pathlib import Path

from archtool.source.errors import ConfigError, SourceError
from archtool.workspace.files import read_manifest
from archtool.workspace.root import find_root

WITHOUT_WORKSPACE = "en"


def spoken_language(path: Path, asked: str | None) -> str:
    """Return the language that was asked for, else that of the workspace at or above a path, else English."""
    if asked is not None:
        return asked
    try:
        return read_manifest(find_root(path)).language
    except (ConfigError, SourceError):
        return WITHOUT_WORKSPACE
