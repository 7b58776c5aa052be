"""Sections of a plan as they are read on a terminal."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence

import click

from archtool.cli.table import aligned, print_table
from archtool.commands.planning.sections.section import Block, Lines, Section, Table
from archtool.source.text import Text

_INDENT = "  "
_MARK = "· "
_NARROW = 60
"""Cells below which a terminal is not wrapped for."""


def print_sections(sections: Iterable[Section], language: str, *, verbose: bool) -> None:
    """Write sections to standard output; details only where they are asked for."""
    for place, section in enumerate(sections):
        if place:
            click.echo()
        click.echo(click.style(section.title.in_language(language), bold=True))
        for block in section.blocks:
            if verbose or not block.is_detail:
                _print(block, language)


def _print(block: Block, language: str) -> None:
    if block.heading is not None:
        click.echo(f"{_INDENT}{click.style(block.heading.in_language(language), underline=True)}")
    inner = _INDENT if block.heading is None else 2 * _INDENT
    match block:
        case Lines():
            for sentence in block.sentences:
                click.echo("\n".join(_wrapped(sentence.in_language(language), inner)))
        case Table() if sys.stdout.isatty():
            print_table(_in(block.columns, language), [_in(row, language) for row in block.rows])
        case Table():
            for line in aligned([_in(row, language) for row in (block.columns, *block.rows)]).splitlines():
                click.echo(f"{inner}{line}")


def _in(row: Sequence[Text], language: str) -> tuple[str, ...]:
    return tuple(cell.in_language(language) for cell in row)


def _wrapped(sentence: str, indent: str) -> Iterator[str]:
    """Yield a sentence as lines: broken where a terminal ends, whole in a pipe."""
    if not sys.stdout.isatty():
        yield f"{indent}{_MARK}{sentence}"
        return
    from rich.console import Console
    from rich.text import Text as Rich

    room = max(shutil.get_terminal_size().columns - len(indent) - len(_MARK), _NARROW)
    first, *more = Rich(sentence).wrap(Console(width=room), room)
    yield f"{indent}{_MARK}{first.plain}"
    yield from (f"{indent}{' ' * len(_MARK)}{line.plain}" for line in more)
