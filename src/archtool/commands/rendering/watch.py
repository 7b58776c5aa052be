"""Noticing that the files of a workspace changed, by their times and sizes."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from archtool.source.errors import SourceError
from archtool.workspace.document import SUFFIXES
from archtool.workspace.files import read_manifest
from archtool.workspace.root import MANIFEST_NAME, find_root

INTERVAL = 0.2
"""Seconds between two looks: a change is noticed well within a second."""


def changes(path: Path, further: tuple[Path, ...], pause: Callable[[], None]) -> Iterator[None]:
    """Yield at once, and again whenever a file of the workspace, or one of `further`, has changed.

    Between two looks `pause` is called; it ends the watch by raising.

    Raises:
        ConfigError: there is no workspace.
    """
    root = find_root(path)
    entries: tuple[str, ...] = ()
    before: Mapping[Path, tuple[int, int]] | None = None
    while True:
        entries = _entries(root) or entries
        now = _snapshot((root / MANIFEST_NAME, *(root / entry for entry in entries), *further))
        if now != before:
            before = now
            yield
        pause()


def _entries(root: Path) -> tuple[str, ...]:
    """The folders and files that the manifest names; nothing while it cannot be read."""
    try:
        return tuple(read_manifest(root).include)
    except SourceError:
        return ()


def _snapshot(places: tuple[Path, ...]) -> Mapping[Path, tuple[int, int]]:
    found: dict[Path, tuple[int, int]] = {}
    for place in places:
        for file in place.rglob("*") if place.is_dir() else (place,):
            if file.suffix not in SUFFIXES and file != place:
                continue
            try:
                state = file.stat()
            except OSError:
                continue  # gone between two looks
            found[file] = (state.st_mtime_ns, state.st_size)
    return found
