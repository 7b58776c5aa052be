"""Reading ahead: the files of a workspace are parsed while this process still imports what will understand them.

Parsing and importing take about as long as each other, and neither needs the other. Nothing else changes: what was not
read ahead is read when it is asked for.
"""

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath

from archtool.source.document import Parsed
from archtool.source.errors import ConfigError
from archtool.source.side_by_side import MOST_TASKS, SideBySide
from archtool.workspace.document import SUFFIXES, read_document
from archtool.workspace.root import FOLDERS, find_root


@dataclass(frozen=True, slots=True)
class _Ahead:
    root: Path
    paths: tuple[PurePosixPath, ...]
    parsed: SideBySide[Parsed]


_BEGUN: ContextVar[_Ahead | None] = ContextVar("_BEGUN", default=None)
"""What this process has begun to read and not yet asked for: one command reads one workspace."""


def read_ahead(arguments: Sequence[str]) -> None:
    """Begin to parse the workspace that a command line means: at or above the first folder it names, or this one.

    Only the folders that a workspace reads by default are parsed. Guessing wrong costs nothing but the other processor.
    """
    named = (Path(one) for one in arguments if not one.startswith("-"))
    try:
        root = find_root(next((path for path in named if path.is_dir()), Path()))
    except ConfigError:
        return
    files = (path for folder in FOLDERS for path in (root / folder).rglob("*") if path.suffix in SUFFIXES)
    sizes = {path.relative_to(root): path.stat().st_size for path in files if path.is_file()}
    # The largest first, so that both processes come to the end together.
    paths = tuple(PurePosixPath(path.as_posix()) for path in sorted(sizes, key=lambda path: (-sizes[path], path)))
    if len(paths) <= MOST_TASKS:
        _BEGUN.set(_Ahead(root, paths, SideBySide([partial(read_document, root, path) for path in paths])))


def documents_read_ahead(root: Path) -> Mapping[PurePosixPath, Parsed]:
    """Return what was read ahead of the workspace at a resolved `root`, by path inside it; once."""
    begun = _BEGUN.get()
    if begun is None or begun.root != root:
        return {}
    _BEGUN.set(None)
    return dict(zip(begun.paths, begun.parsed.results(), strict=True))


def stop_reading_ahead() -> None:
    """Let go of what was begun and nobody asked for."""
    begun = _BEGUN.get()
    if begun is not None:
        begun.parsed.stop()
        _BEGUN.set(None)
