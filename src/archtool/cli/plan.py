"""`archtool plan`: whether the plan holds, what would be better, and what a change would do."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from archtool.cli.envelope import print_json
from archtool.cli.options import language_option, workspace_argument
from archtool.cli.plan_page import print_sections
from archtool.cli.plan_record import changed_record, explained_record, planned_record, proposed_record
from archtool.cli.printing import say
from archtool.cli.progress import Progress
from archtool.commands.explain_affinity import explain_affinity
from archtool.commands.language import spoken_language
from archtool.commands.plan import Request, Told, plan
from archtool.commands.planning.proposed import Proposed
from archtool.commands.planning.results import Part
from archtool.commands.planning.sections.affinity import explanation_section
from archtool.commands.planning.sections.summary import proposal_sections, sections
from archtool.commands.planning.sections.what_if import what_if_section
from archtool.commands.propose import PARTS, difference, propose, write
from archtool.commands.what_if import Asked, change
from archtool.source.text import both

_WRITTEN = both(
    "已写入 {}；接着运行：archtool check && archtool plan", "wrote {}; next: archtool check && archtool plan"
)
_NOTHING_TO_WRITE = both("模型已如建议，没有修改", "the model says so already; nothing is written")
YEARS = range(1, 6)
Command = TypeVar("Command", bound=Callable[..., Any])
EXAMPLES = """\b
Examples:
  archtool plan --part schedule
  archtool plan --explain sys.sh-emr sys.sh-cpoe
  archtool plan --delay wp.06=3mo --budget-year-1 -10%
  archtool plan --propose --part phasing
  archtool plan --propose --part phasing --write --dry-run"""


@dataclass(frozen=True, slots=True)
class _Output:
    """How results are shown."""

    workspace: Path
    as_json: bool
    verbose: bool
    language: str | None


def _budget_options(command: Command) -> Command:
    for year in reversed(YEARS):
        text = "What if the money of that year changes, as -10%; years 1 to 5." if year == 1 else ""
        add = click.option(f"--budget-year-{year}", metavar="SHARE", help=text, hidden=year > 1)
        command = add(command)
    return command


@click.command(
    "plan", short_help="Check the plan, propose a better one, or see what a change would do.", epilog=EXAMPLES
)
@workspace_argument
@click.option(
    "--part", "parts", multiple=True, type=click.Choice([one.value for one in Part]),
    help="Only this part; repeatable. What is not asked for is not worked out.  [default: all]",
)  # fmt: skip
@click.option("--propose", "is_proposal", is_flag=True, help="Derive a division and phases instead of checking.")
@click.option("--write", "is_write", is_flag=True, help="Put what --propose derives into the model; implies it.")
@click.option("--dry-run", is_flag=True, help="With --write: write nothing, print what would change as a unified diff.")
@click.option("--explain", "pair", nargs=2, metavar="A B", help="Say why two systems have the affinity that they have.")
@click.option("--delay", "delays", multiple=True, metavar="WP=MONTHS", help="What if a package is late, as wp.06=3mo.")
@_budget_options
@click.option("--drop", "drops", multiple=True, metavar="ID", help="What if a system is not built.")
@click.option("--runs", type=click.IntRange(100, 1_000_000), help="Runs of the simulation.")
@click.option("--seed", type=click.IntRange(0), help="Seed of the simulation.")
@click.option("-v", "--verbose", is_flag=True, help="Everything: members, chains, reasons, all packages.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(
    workspace: Path,
    parts: tuple[str, ...],
    is_proposal: bool,
    is_write: bool,
    dry_run: bool,
    pair: tuple[str, str] | None,
    delays: tuple[str, ...],
    drops: tuple[str, ...],
    runs: int | None,
    seed: int | None,
    verbose: bool,
    as_json: bool,
    language: str | None,
    **budgets: str | None,
) -> int:
    """Check the plan: data, how systems belong together, the subprojects, the phases and the schedule.

    Exit code 0: the plan holds. 1: something breaks, each with its chain. 2: wrong usage, or the model cannot be read.
    Options that ask what if (--delay, --budget-year-N, --drop) combine and print differences only.
    """
    asked = Asked(delays, {year: share for year in YEARS if (share := budgets[f"budget_year_{year}"])}, drops)
    output = _Output(workspace, as_json, verbose, language)
    is_proposal = is_proposal or is_write
    is_change = bool(delays or drops or asked.budgets)
    _refuse_mixed(is_proposal=is_proposal, is_change=is_change, is_pair=pair is not None)
    if dry_run and not is_write:
        raise click.UsageError("--dry-run needs --write.")
    if pair is not None:
        return _explain(output, pair)
    if is_change:
        return _change(output, asked)
    chosen = tuple(part for part in Part if part.value in parts)
    request = Request(workspace, chosen or (PARTS if is_proposal else tuple(Part)), runs, seed, verbose or as_json)
    if not is_proposal:
        return _check(output, request)
    if not set(PARTS).issuperset(request.parts):
        raise click.UsageError("--propose derives --part division and --part phasing.")
    return _propose(output, request, is_write=is_write, is_dry=dry_run)


def _refuse_mixed(**asked: bool) -> None:
    if sum(asked.values()) > 1:
        raise click.UsageError("--propose, --explain and what-if questions exclude each other.")


def _check(output: _Output, request: Request) -> int:
    with _progress(output, request) as told:
        planned = plan(request, told)
    spoken = output.language or planned.language
    if output.as_json:
        print_json("plan", planned_record(planned, spoken))
    else:
        print_sections(sections(planned), spoken, verbose=output.verbose)
    return 0 if planned.holds else 1


def _propose(output: _Output, request: Request, *, is_write: bool, is_dry: bool) -> int:
    with _progress(output, request) as told:
        proposed = propose(request, told)
    spoken = output.language or proposed.language
    is_written = is_write and not proposed.obstacles
    if output.as_json:
        print_json("plan", proposed_record(proposed, spoken))
    elif is_written and is_dry:
        click.echo(difference(proposed), nl=False)
    elif not is_written:
        print_sections(proposal_sections(proposed), spoken, verbose=output.verbose)
    if is_written and not is_dry:
        _written(proposed, spoken)
    return 1 if proposed.problems or (is_write and proposed.obstacles) else 0


def _written(proposed: Proposed, language: str) -> None:
    files = write(proposed)
    words = (
        _WRITTEN.in_language(language).format(", ".join(files)) if files else _NOTHING_TO_WRITE.in_language(language)
    )
    say(words)
    for note in proposed.lots.notes if proposed.lots is not None else ():
        say(note.in_language(language))


def _change(output: _Output, asked: Asked) -> int:
    changed = change(output.workspace, asked)
    spoken = output.language or changed.language
    if output.as_json:
        print_json("plan", changed_record(changed, spoken))
    else:
        section = what_if_section(changed.architecture, changed.found, changed.breaks)
        print_sections((section,), spoken, verbose=output.verbose)
    return 1 if changed.breaks else 0


def _explain(output: _Output, pair: tuple[str, str]) -> int:
    explained = explain_affinity(output.workspace, *pair)
    spoken = output.language or explained.language
    if output.as_json:
        print_json("plan", explained_record(explained, spoken))
    else:
        print_sections((explanation_section(explained.affinity, explained.explanation),), spoken, verbose=True)
    return 0


@contextmanager
def _progress(output: _Output, request: Request) -> Generator[Told]:
    """Show what is worked out, on standard error when that is a terminal."""
    spoken = spoken_language(output.workspace, output.language)
    with Progress("plan") as progress:
        progress.begin(len({*request.parts, Part.AFFINITY}) + 1)  # the last one is not over when it begins
        yield lambda what: progress.step(what.in_language(spoken))
