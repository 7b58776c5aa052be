"""`archtool check`: the findings of a workspace, as text or JSON."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from archtool.checks.selection import Selection
from archtool.cli.envelope import diagnostic_json, print_json
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import print_diagnostics, say
from archtool.commands.check import Checked, check
from archtool.commands.loading import UnreadableError
from archtool.source.diagnostic import Diagnostic, Severity

FAIL_ON = ("error", "warning", "note", "never")


@click.command("check", short_help="Check the workspace and list what is wrong.")
@workspace_argument
@click.option("--format", "output", type=click.Choice(("text", "json")), default="text", show_default=True)
@click.option("--select", multiple=True, metavar="CODE", help="Only these codes, groups or prefixes, as DAT or PHA01.")
@click.option("--ignore", multiple=True, metavar="CODE", help="But not these.")
@click.option("--fail-on", type=click.Choice(FAIL_ON), default="error", show_default=True, help="Exit 1 from here on.")
@moment_option
@language_option
def command(
    workspace: Path,
    output: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    fail_on: str,
    moment: str | None,
    language: str | None,
) -> int:
    """Check the workspace and list what is wrong, each finding at its line.

    Exit code 0: nothing at or above --fail-on. 1: findings. 2: the model cannot be read.
    """
    try:
        checked = check(workspace, Selection(_terms(select), _terms(ignore)), moment)
    except UnreadableError as error:
        if output == "json":
            spoken = language or error.language
            print_json("check", {"readable": False, "findings": _findings(error.diagnostics, spoken)})
            return 2
        raise
    spoken = language or checked.language
    if output == "json":
        print_json(
            "check",
            {
                "readable": True,
                "elements": checked.elements,
                "relationships": checked.relationships,
                "checks": checked.checks,
                "findings": _findings(checked.diagnostics, spoken),
            },
        )
    else:
        print_diagnostics(checked.diagnostics, checked.texts, checked.root, spoken)
        say(_summary(checked, spoken))
    return 1 if fails(checked.diagnostics, fail_on) else 0


def fails(diagnostics: Sequence[Diagnostic], fail_on: str) -> bool:
    """Return whether any diagnostic matters at least as much as `fail_on` says."""
    return fail_on != "never" and any(one.severity.at_least(Severity(fail_on)) for one in diagnostics)


def _terms(options: Sequence[str]) -> tuple[str, ...]:
    """Return what was asked for, whether by several options or by commas."""
    return tuple(term.strip() for option in options for term in option.split(",") if term.strip())


def _findings(diagnostics: Sequence[Diagnostic], language: str) -> list[dict[str, object]]:
    return [diagnostic_json(diagnostic, language) for diagnostic in diagnostics]


def _summary(checked: Checked, language: str) -> str:
    found = Counter(diagnostic.severity for diagnostic in checked.diagnostics)
    errors, warnings, notes = (found[severity] for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE))
    if language == "zh":
        size = f"{checked.elements} 个元素、{checked.relationships} 条关系、{checked.checks} 项检查"
        return f"{size}：{errors} 个错误，{warnings} 个警告，{notes} 个提示"
    size = f"{checked.elements} elements, {checked.relationships} relationships, {checked.checks} checks"
    return f"{size}: {errors} errors, {warnings} warnings, {notes} notes"
