"""Making a new workspace from a template: all of it, or nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from archtool.commands.schema import schema_texts
from archtool.source.errors import ConfigError
from archtool.source.nearest import nearest
from archtool.source.text import both

DEFAULT_TEMPLATE = "county"
_TEMPLATES = "templates"


def template_names() -> tuple[str, ...]:
    """Return the names of the templates, sorted."""
    return tuple(sorted(entry.name for entry in _templates().iterdir() if entry.is_dir()))


def template_files(template: str) -> dict[PurePosixPath, bytes]:
    """Return the files of a new workspace by their path in it, the schemas included, sorted.

    Raises:
        ConfigError: there is no such template.
    """
    names = template_names()
    if template not in names:
        near = nearest(template, names)
        listed = ", ".join(near or names)
        raise ConfigError(
            both(f"没有“{template}”这个模板，可用：{listed}", f"there is no template '{template}'; try {listed}")
        )
    contents = dict(_contents(_templates() / template, PurePosixPath()))
    contents |= {path: text.encode() for path, text in schema_texts().items()}
    return dict(sorted(contents.items()))


def init(target: Path, template: str = DEFAULT_TEMPLATE) -> tuple[Path, ...]:
    """Write a new workspace into a folder that is empty or does not exist yet, and return its files.

    The folder is filled under a temporary name beside it and moved into place, so it is there whole or not at all.

    Raises:
        ConfigError: the folder holds something, cannot be written, or there is no such template.
    """
    contents = template_files(template)
    target = target.resolve()
    try:
        _refuse_occupied(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as temporary:
            staged = Path(temporary, "workspace")
            for path, content in contents.items():
                (staged / path).parent.mkdir(parents=True, exist_ok=True)
                (staged / path).write_bytes(content)
            _move(staged, target)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(both(f"不能建立 {target}：{reason}", f"cannot make {target}: {reason}")) from error
    return tuple(target / path for path in contents)


def _templates() -> Traversable:
    return files("archtool.commands") / _TEMPLATES


def _contents(folder: Traversable, path: PurePosixPath) -> Iterator[tuple[PurePosixPath, bytes]]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _contents(entry, path / entry.name)
        else:
            yield path / entry.name, entry.read_bytes()


def _refuse_occupied(target: Path) -> None:
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise ConfigError(
            both(
                f"{target} 不是空文件夹；请另选一个名字，已有的文件不会被改动",
                f"{target} is not an empty folder; choose another name, nothing that exists is touched",
            )
        )


def _move(staged: Path, target: Path) -> None:
    """Move a folder into place; an empty folder that exists keeps its identity, since a shell may stand in it."""
    if not target.exists():
        staged.rename(target)
        return
    moved: list[Path] = []
    try:
        for entry in sorted(staged.iterdir()):
            moved.append(entry.rename(target / entry.name))
    except OSError:
        for entry in moved:
            shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
        raise
