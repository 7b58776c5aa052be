"""The command `archtool`: finds the subcommand, turns errors into text and exit codes."""

import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from archtool.cli.exit_codes import INTERRUPTED
from archtool.cli.subcommands import HELP, READING
from archtool.version import VERSION


def main() -> NoReturn:
    """Run the command line of this process and end it with the exit code of the command."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        # Answered before click is imported: scripts ask for it often.
        sys.stdout.write(f"archtool {VERSION}\n")
        _leave(0)
    # Before it builds its first model, pydantic looks for plugins in what every installed package says about itself.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    # What a command reads it keeps until it ends: every collection would walk a million objects in vain.
    gc.disable()
    try:
        _leave(_run(sys.argv[1:]))
    except KeyboardInterrupt:
        # Before click listens, while Python still imports.
        sys.stderr.write("interrupted\n")
        _leave(INTERRUPTED)


def _run(arguments: Sequence[str]) -> int:
    if not arguments or arguments[0] not in READING or not HELP.isdisjoint(arguments):
        return _command(arguments)
    # The files of a workspace are parsed while all that understands them is imported.
    from archtool.workspace.ahead import read_ahead, stop_reading_ahead

    read_ahead(arguments[1:])
    try:
        return _command(arguments)
    finally:
        stop_reading_ahead()


def _command(arguments: Sequence[str]) -> int:
    from archtool.cli.group import run  # imports click, which --version has no use for

    return run(arguments)


def _leave(code: int) -> NoReturn:
    """End the process without taking the model apart object by object, which costs a tenth of a check."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # the reader of our output has seen enough, and what the interpreter says about that at exit helps nobody
    os._exit(code)
