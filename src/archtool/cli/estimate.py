"""`archtool estimate`: what the programme costs, as tables, as JSON and as an Excel file."""

import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import click
from rich.cells import cell_len

from archtool.cli.envelope import print_json
from archtool.cli.options import language_option, moment_option, workspace_argument
from archtool.cli.printing import say
from archtool.cli.table import aligned
from archtool.commands.estimate import Estimated, estimate
from archtool.commands.estimating.book import By, sheets, write_xlsx
from archtool.commands.estimating.wording import wan
from archtool.model.quantity import plain
from archtool.renderers.workbook.sheet import Cell, Computed, Look, Sheet
from archtool.source.text import both

_WRITTEN = both("已写入 {}", "wrote {}")
_NO_YEARS = both("模型没有年度计划（years）", "the model has no annual plan (years)")
_NONE = "—"
_USUAL = (By.CATEGORY, By.YEAR)
"""What is shown where nothing is asked for: the total table and the annual plan."""
EXAMPLES = """\b
Examples:
  archtool estimate
  archtool estimate --by subproject --at P1
  archtool estimate --xlsx build/estimate.xlsx"""


@click.command("estimate", short_help="Add up what the programme costs.", epilog=EXAMPLES)
@workspace_argument
@click.option(
    "--by", type=click.Choice([one.value for one in By]),
    help="Only this roll-up: cost lines, years, subprojects with the lines that fund them, or phases. "
    "[default: category and year]",
)  # fmt: skip
@click.option(
    "--xlsx", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write all roll-ups as an Excel file with live formulas.",
)  # fmt: skip
@moment_option
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@language_option
def command(
    workspace: Path, by: str | None, xlsx: Path | None, moment: str | None, as_json: bool, language: str | None
) -> int:
    """Add up what the programme costs: the total table of the estimate and the plan of the years.

    With --at, only what is live by then: engineering, without services, contingency and years.
    """
    if by == By.YEAR and moment is not None:
        raise click.UsageError("--by year and --at exclude each other: the plan of the years is of the whole.")
    if xlsx is not None and xlsx.suffix.lower() != ".xlsx":
        raise click.BadParameter(f"'{xlsx.name}' must end in .xlsx.", param_hint="--xlsx")
    found = estimate(workspace, moment)
    spoken = language or found.language
    wanted = (By(by),) if by is not None else _USUAL
    if xlsx is not None:
        write_xlsx(found, xlsx, spoken)
    if as_json:
        print_json("estimate", _record(found, (By(by),) if by is not None else tuple(By), spoken))
    else:
        _print(sheets(found, wanted, spoken))
        if by == By.YEAR and found.years is None:
            say(_NO_YEARS.in_language(spoken))
    if xlsx is not None:
        say(_WRITTEN.in_language(spoken).format(xlsx))
    return 0


def _print(tables: Sequence[Sheet]) -> None:
    notes: dict[str, None] = {}
    for table in tables:
        notes.update(dict.fromkeys(table.notes))
        click.echo(f"{click.style(table.title, bold=True)}  ({table.unit})")
        click.echo(_fitting(table))
        click.echo()
    for note in notes:
        click.echo(note)


def _fitting(table: Sheet) -> str:
    """Return a table as lines; on a narrow terminal without remarks, then without natures. A pipe gets all of it."""
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    columns = [(column, list(_shown(table, number))) for number, column in enumerate(table.columns)]
    filled = [(column, cells) for column, cells in columns if any(cell not in ("", _NONE) for cell in cells[1:])]
    lines = ""
    for most in (2, 1, 0):
        kept = [_padded(cells, column.look) for column, cells in filled if column.spared <= most]
        lines = aligned(list(zip(*kept, strict=True)))
        if room is None or max(map(cell_len, lines.splitlines())) <= room:
            break
    return lines


def _shown(table: Sheet, number: int) -> Iterator[str]:
    """Yield the heading and the cells of a column as they are read."""
    column = table.columns[number]
    yield column.heading
    for row in table.rows:
        look = row.look if row.look is not None and column.look is not Look.WORDS else column.look
        yield _cell(row.cells[number], look)


def _cell(cell: Cell, look: Look) -> str:
    if isinstance(cell, str):
        return cell
    value = cell.value if isinstance(cell, Computed) else cell
    if not value:
        return _NONE
    if look is Look.SHARE:
        percent = (value * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
        return f"{percent + 0} %"  # never -0.00
    return f"{value:,.2f}"


def _padded(cells: Sequence[str], look: Look) -> list[str]:
    """Return the cells of a column; its numbers end in the same cell."""
    if look is Look.WORDS:
        return list(cells)
    width = max(map(cell_len, cells))
    return [" " * (width - cell_len(cell)) + cell for cell in cells]


def _record(found: Estimated, by: Sequence[By], language: str) -> dict[str, object]:
    total = found.lines.total
    record: dict[str, object] = {
        "name": found.name.in_language(language),
        "moment": found.moment,
        "unit": "万元",
        "total": str(wan(total.printed)),
        "yuan": plain(total.amount),
    }
    parts = {By.CATEGORY: _lines, By.YEAR: _years, By.SUBPROJECT: _lots, By.PHASE: _phases}
    return record | {one.value: parts[one](found, language) for one in by}


def _lines(found: Estimated, language: str) -> list[dict[str, object]]:
    total = found.lines.total.printed
    return [
        {
            "id": line.element.id if line.element is not None else None,
            "name": line.element.title(language) if line.element is not None else None,
            "number": ".".join(map(str, line.number)),
            "amount": str(wan(line.printed)),
            "yuan": plain(line.amount),
            "share": _ratio(line.printed, total),
            "natures": {nature.value: str(wan(amount)) for nature, amount in line.natures.items()},
        }
        for line in sorted(found.lines.lines, key=lambda line: line.number)
    ]


def _years(found: Estimated, language: str) -> dict[str, object] | None:
    table = found.years
    if table is None:
        return None
    ids = [year.id for year in table.years]
    return {
        "planned": _by(ids, table.planned),
        "due": _by(ids, table.due_by_year),
        "subprojects": {row.subproject.id: _by(ids, row.by_year) for row in table.due},
    }


def _lots(found: Estimated, language: str) -> list[dict[str, object]]:
    ids = [*(phase.id for phase in found.phases.phases), "unphased"]
    return [
        {
            "id": row.element.id if row.element is not None else None,
            "name": row.element.title(language) if row.element is not None else None,
            "amount": str(wan(row.printed)),
            "yuan": plain(row.amount),
            "share": _ratio(row.printed, found.phases.printed),
            "phases": _by(ids, row.by_phase),
        }
        for row in found.phases.rows
    ]


def _phases(found: Estimated, language: str) -> Mapping[str, str]:
    return _by([*(phase.id for phase in found.phases.phases), "unphased"], found.phases.by_phase)


def _by(ids: Sequence[str], amounts: Sequence[Decimal]) -> dict[str, str]:
    return {one: str(wan(amount)) for one, amount in zip(ids, amounts, strict=True)}


def _ratio(part: Decimal, whole: Decimal) -> str:
    return str((part / whole if whole else Decimal(0)).quantize(Decimal("0.0001"), ROUND_HALF_UP))
