"""What `--format` asks for: formats, each to standard output or to a file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TypeAlias, cast

import click

from archtool.cli.formats.presentation import Presentation
from archtool.commands.check import Checked
from archtool.source.nearest import nearest

FORMATS = {
    "text": "text",
    "json": "json_envelope",
    "sarif": "sarif",
    "junit": "junit",
    "github": "github",
    "gitlab": "gitlab",
}
"""Every format with the module that writes it, imported only when asked for."""
_MIXED = ("text", "github")
"""Formats of single lines, which may share one stream."""

Writer: TypeAlias = Callable[[Checked, Presentation], str]


@dataclass(frozen=True, slots=True)
class Destination:
    """A format, and the file that it goes to; nothing for standard output."""

    format: str
    file: Path | None = None

    @property
    def write(self) -> Writer:
        """Return the function that writes the format."""
        return cast("Writer", import_module(f"archtool.cli.formats.{FORMATS[self.format]}").write)


def destinations(options: Sequence[str]) -> tuple[Destination, ...]:
    """Return what the values of `--format` ask for, each `F` or `F=FILE`, several joined by commas; else text.

    Raises:
        click.UsageError: there is no such format, a file is named twice, or two documents would share one stream.
    """
    asked = tuple(_destination(part) for option in options for part in option.split(",")) or (Destination("text"),)
    streamed = [one.format for one in asked if one.file is None]
    if len(streamed) > 1 and not all(one in _MIXED for one in streamed):
        raise click.UsageError(f"--format {','.join(streamed)}: give all but one a file, as {streamed[-1]}=FILE.")
    files = [one.file for one in asked if one.file is not None]
    if len(set(files)) < len(files):
        raise click.UsageError("--format: every file can hold one format only.")
    return asked


def _destination(word: str) -> Destination:
    name, equals, file = word.strip().partition("=")
    if name not in FORMATS:
        near = nearest(name, FORMATS)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise click.UsageError(f"There is no format '{name}'; the formats are {', '.join(FORMATS)}.{hint}")
    if equals and not file:
        raise click.UsageError(f"--format {name}= names no file.")
    return Destination(name, Path(file) if file else None)
