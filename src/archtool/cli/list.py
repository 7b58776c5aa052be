"""`archtool list`: what there is, as tables."""

from pathlib import Path

import click

from archtool.cli.envelope import print_json
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import say
from archtool.cli.table import print_table
from archtool.commands.catalogue import LISTERS, Cell, Listing, Wanted
from archtool.commands.language import spoken_language
from archtool.model.kind import Blueprint
from archtool.source.text import both

_SHOWN = 3
"""Words of a cell that a table spells out before it counts the rest; JSON has them all."""
_FILTERS = {"kind": ("elements",), "blueprint": ("elements", "kinds"), "within": ("elements",), "at": ("elements",)}
"""Which lists each filter is for."""


@click.command("list", short_help="List elements, kinds, relationships, checks or views.")
@click.argument("what", type=click.Choice([what for what, _ in LISTERS]), metavar="WHAT")
@workspace_argument
@click.option("--kind", metavar="KIND", help="Only elements of this kind, as system or 系统.")
@click.option("--blueprint", type=click.Choice([one.value for one in Blueprint]), help="Only this blueprint.")
@click.option("--within", metavar="ID", help="Only elements that are part of this one, at any depth.")
@moment_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(
    what: str,
    workspace: Path,
    kind: str | None,
    blueprint: str | None,
    within: str | None,
    moment: str | None,
    as_json: bool,
    language: str | None,
) -> int:
    """List WHAT there is: kinds, relationships, checks, views or elements."""
    for option, value in {"kind": kind, "blueprint": blueprint, "within": within, "at": moment}.items():
        if value is not None and what not in _FILTERS[option]:
            raise click.UsageError(f"--{option} is for `archtool list {_FILTERS[option][0]}`.")
    spoken = spoken_language(workspace, language)
    wanted = Wanted(kind, Blueprint(blueprint) if blueprint else None, within, moment)
    listing = dict(LISTERS)[what](workspace, wanted, spoken)
    if as_json:
        print_json("list", {what: _records(listing)})
        return 0
    headings = [column.heading.in_language(spoken) for column in listing.columns]
    print_table(headings, [[_abridged(cell) for cell in row] for row in listing.rows])
    say(both(f"{len(listing.rows)} 行", f"{len(listing.rows)} rows").in_language(spoken))
    return 0


def _records(listing: Listing) -> list[dict[str, Cell]]:
    keys = [column.key for column in listing.columns]
    return [dict(zip(keys, row, strict=True)) for row in listing.rows]


def _abridged(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell
    shown = ", ".join(cell[:_SHOWN])
    return f"{shown}, … ({len(cell)})" if len(cell) > _SHOWN else shown
