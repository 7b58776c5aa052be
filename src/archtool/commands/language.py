"""The language of what is printed where no workspace has to be read for it."""

from pathlib import Path

from archtool.source.errors import ConfigError, SourceError
from archtool.workspace.files import find_root, read_manifest

WITHOUT_WORKSPACE = "en"


def spoken_language(path: Path, asked: str | None) -> str:
    """Return the language that was asked for, else that of the workspace at or above a path, else English."""
    if asked is not None:
        return asked
    try:
        return read_manifest(find_root(path)).language
    except (ConfigError, SourceError):
        return WITHOUT_WORKSPACE
