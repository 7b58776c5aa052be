"""The click group behind `archtool`, with subcommands that are imported only when asked for."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import cast

import click

from archtool.cli.exit_codes import INTERRUPTED, READ_ERROR
from archtool.cli.printing import print_diagnostics, say
from archtool.cli.subcommands import COMMANDS
from archtool.source.errors import ConfigError, RenderError, SourceError
from archtool.source.text import both
from archtool.version import VERSION


class LazyGroup(click.Group):
    """A group that knows its subcommands by name and one line of help; their modules wait until they run."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order in which they are used."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one subcommand."""
        if cmd_name not in COMMANDS:
            return None
        return cast("click.Command", import_module(f"archtool.cli.{cmd_name}").command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of subcommands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Add the nearest command to click's message for an unknown one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from archtool.source.nearest import nearest

            near = nearest(args[0], COMMANDS)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            ctx.fail(f"No such command '{args[0]}'.{hint}")
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, message="archtool %(version)s")
def archtool() -> None:
    """Architecture as text: five blueprints, one graph, checked and drawn.

    Run it inside a workspace, the folder that holds archtool.yaml.
    """


def run(arguments: Sequence[str]) -> int:
    """Run the command line and return the exit code: 0 clean, 1 findings, 2 wrong usage or an unreadable model."""
    try:
        return _run(arguments)
    except BrokenPipeError:
        # The reader of our output, such as `head`, has seen enough; a second failure at exit would print a traceback.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run(arguments: Sequence[str]) -> int:
    language = asked_language(arguments)
    try:
        outcome: object = archtool.main(args=list(arguments), prog_name="archtool", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except click.Abort:
        say(both("已中断", "interrupted").in_language(language or "en"))
        return INTERRUPTED
    except SourceError as error:
        _print_unreadable(error, language)
        return READ_ERROR
    except (ConfigError, RenderError) as error:
        say(error.message.in_language(language or _language_here()))
        return READ_ERROR
    return outcome if isinstance(outcome, int) else 0


def _print_unreadable(error: SourceError, language: str | None) -> None:
    from archtool.commands.loading import UnreadableError  # imports the model, which --help has no use for

    if isinstance(error, UnreadableError):
        print_diagnostics(error.diagnostics, error.texts, error.root, language or error.language)
    else:
        print_diagnostics(error.diagnostics, {}, Path(), language or "zh")


def _language_here() -> str:
    from archtool.commands.language import spoken_language  # the same

    return spoken_language(Path(), None)


def asked_language(arguments: Sequence[str]) -> str | None:
    """Return the language that the arguments ask for, so that an error before their parsing speaks it too."""
    for option, value in zip(arguments, (*arguments[1:], ""), strict=True):
        name, _, joined = option.partition("=")
        if name == "--language" and (joined or value) in ("zh", "en"):
            return joined or value
    return None
