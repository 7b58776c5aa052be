"""`archtool check`: the findings of a workspace, in the formats of people and of CI services."""

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from archtool.cli.formats.destination import FORMATS, Destination, destinations
from archtool.cli.formats.presentation import Presentation
from archtool.cli.formats.summary import summary
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import say, seen_from_here
from archtool.commands.check import Checked, Request, check, unread
from archtool.commands.loading import UnreadableError
from archtool.commands.outputs import append, write_whole
from archtool.source.diagnostic import Severity
from archtool.source.text import both

FAIL_ON = ("error", "warning", "note", "never")
EXAMPLES = """\b
Examples:
  archtool check --fail-on warning
  archtool check --select DAT,PHA01 --at P1
  archtool check --format text,sarif=archtool.sarif,junit=archtool.xml
  archtool check --baseline archtool-baseline.json --update-baseline"""
STEP_SUMMARY = "GITHUB_STEP_SUMMARY"
"""The variable in which GitHub names the file for the summary of a step."""


@click.command("check", short_help="Check the workspace and list what is wrong.", epilog=EXAMPLES)
@workspace_argument
@click.option(
    "--format", "formats", multiple=True, metavar="F[=FILE]",
    help=f"Output: {', '.join(FORMATS)}; to standard output, or to FILE. Repeatable, or joined by commas. "
    "[default: text]",
)  # fmt: skip
@click.option(
    "--select", multiple=True, metavar="CODE",
    help="Only these checks, instead of those of archtool.yaml: codes, their beginnings, groups or names, as DAT01, "
    "DAT, data.",
)  # fmt: skip
@click.option("--ignore", multiple=True, metavar="CODE", help="But not these, besides those of archtool.yaml.")
@click.option(
    "--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True,
    help="Exit 1 where a finding matters at least so much.",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="File of known findings: they do not count, but what it knows and is found no more exits 1.",
)  # fmt: skip
@click.option("--update-baseline", is_flag=True, help="Write what is found now into the baseline and print the change.")
@click.option("--fix", "is_fix", is_flag=True, help="Repair what has exactly one right answer, then check again.")
@click.option("--dry-run", is_flag=True, help="With --fix: write nothing, print what would change as a unified diff.")
@click.option("--today", metavar="YYYY-MM-DD", help="The day on which waivers hold or expire.  [default: today]")
@click.option("-v", "--verbose", is_flag=True, help="List waived and known findings too, and every organisation.")
@moment_option
@language_option
def command(
    workspace: Path,
    formats: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    baseline: Path | None,
    update_baseline: bool,
    is_fix: bool,
    dry_run: bool,
    today: str | None,
    verbose: bool,
    moment: str | None,
    language: str | None,
) -> int:
    """Check the workspace and list what is wrong, each finding at its line.

    Exit code 0: nothing at or above --fail-on. 1: findings, or a stale baseline. 2: wrong usage, or the model cannot
    be read; its problems are written in every format asked for. With --fix --dry-run, 1 says that something would
    change.
    """
    if update_baseline and baseline is None:
        raise click.UsageError("--update-baseline needs --baseline FILE.")
    if dry_run and not is_fix:
        raise click.UsageError("--dry-run needs --fix.")
    if is_fix and update_baseline:
        raise click.UsageError("--fix and --update-baseline: repair first, then update the baseline.")
    asked = destinations(formats)
    request = Request(workspace, _day(today), _terms(select), _terms(ignore), moment, baseline, update_baseline, is_fix)
    try:
        if dry_run:
            return _show_difference(check(request))
        checked = _fixed(request, language) if is_fix else check(request)
    except UnreadableError as error:
        checked = unread(error)
    least = None if fail_on == "never" else Severity(fail_on)
    presentation = Presentation(language or checked.language, seen_from_here(checked.root), least, verbose)
    _write(checked, asked, presentation)
    if not checked.is_readable:
        return 2
    return 1 if checked.fails(least) else 0


def _show_difference(checked: Checked) -> int:
    from archtool.commands.fix import difference  # only for --fix

    changes = difference(checked)
    click.echo(changes, nl=False)
    return 1 if changes else 0


def _fixed(request: Request, language: str | None) -> Checked:
    from archtool.commands.fix import fix  # only for --fix

    fixed = fix(request)
    if fixed.edits:
        words = both(
            f"已改正 {fixed.edits} 处：{'、'.join(fixed.files)}", f"{fixed.edits} repaired in {', '.join(fixed.files)}"
        )
        say(words.in_language(language or fixed.checked.language))
    return fixed.checked


def _write(checked: Checked, asked: Sequence[Destination], presentation: Presentation) -> None:
    for destination in asked:
        content = destination.write(checked, presentation)
        if destination.file is None:
            click.echo(content, nl=False)
        else:
            write_whole(destination.file, click.unstyle(content).encode())
    file = os.environ.get(STEP_SUMMARY)
    if file and any(one.format == "github" for one in asked):
        from archtool.cli.formats.github import step_summary

        append(Path(file), step_summary(checked, presentation))
    say(summary(checked, presentation))


def _day(written: str | None) -> date:
    if written is None:
        return datetime.now().astimezone().date()
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise click.BadParameter(f"'{written}' is no day; write it like 2027-03-31.", param_hint="--today") from error


def _terms(options: Sequence[str]) -> tuple[str, ...]:
    """Return what was asked for, whether by several options or by commas."""
    return tuple(term.strip() for option in options for term in option.split(",") if term.strip())
