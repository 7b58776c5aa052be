"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def workspace_argument(command: Command) -> Command:
    """Add the optional workspace: a folder, by default the nearest one upward with archtool.yaml."""
    return click.argument("workspace", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path())(
        command
    )


def language_option(command: Command) -> Command:
    """Add `--language`; the manifest's language when left out."""
    return click.option("--language", type=click.Choice(("zh", "en")), help="Language of the output.")(command)


def moment_option(command: Command) -> Command:
    """Add `--at`."""
    return click.option("--at", "moment", metavar="SLICE", help="A moment: as-is, a phase such as P1, or to-be.")(
        command
    )
