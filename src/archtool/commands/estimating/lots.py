"""The estimate by subproject, with the line that funds each, and by phase."""

from decimal import Decimal

from archtool.analysis.costing.phases import LotRow, PhaseTable
from archtool.blueprints.programme import CostItem, Subproject
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.commands.estimate import Estimated
from archtool.commands.estimating import wording
from archtool.commands.estimating.wording import wan
from archtool.renderers.workbook.sheet import (
    Cell,
    Column,
    Computed,
    Look,
    Row,
    Sheet,
    address,
    sum_of_columns,
    sum_of_rows,
)
from archtool.source.text import Text, both

LOTS = both("按子项目", "By subproject")
PHASES = both("按建设期", "By phase")
_LOTS_TITLE = both("投资按子项目和建设期汇总", "Investment by subproject and phase")
_PHASES_TITLE = both("投资按建设期汇总", "Investment by phase")
_LOT = both("子项目", "Subproject")
_LINE = both("列支科目", "Funding line")
_PHASE = both("建设期", "Phase")
_MONTHS = both("起止月", "Months")
_UNPHASED = both("不分期", "No phase")
_NO_LOT = both("不属于子项目", "In no subproject")
_HOW = both(
    "各期金额为当期上线的系统和设备的投资；服务费、预备费等不分期。",
    "A phase costs what goes live with it; services, contingency and the like belong to none.",
)
_FIRST = 3


def lot_sheet(estimated: Estimated, language: str) -> Sheet:
    """Return the sheet: one row a subproject, one column a phase, with the line of the estimate that funds it."""
    table = estimated.phases
    last = _FIRST + len(table.phases)
    columns = (
        Column(wording.NUMBER.in_language(language), Look.WORDS, 9),
        Column(_LOT.in_language(language), Look.WORDS, 36),
        Column(_LINE.in_language(language), Look.WORDS, 24),
        *wording.amounts(*(phase.id for phase in table.phases), _UNPHASED.in_language(language)),
        *wording.amounts(wording.TOTAL.in_language(language)),
        Column(wording.SHARE.in_language(language), Look.SHARE, 10),
        wording.remarks(language, 22),
    )
    end = len(table.rows)
    rows = [
        Row(
            (
                row.element.id if row.element is not None else "",
                _named(row, language),
                _lines(estimated, row, language),
                *map(wan, row.by_phase),
                Computed(sum_of_columns(number, _FIRST, last), wan(row.printed)),
                wording.share(address(number, last + 1), address(end, last + 1), row.printed, table.printed),
                wording.remark(row.element, language, _category(row)) if row.element is not None else "",
            )
        )
        for number, row in enumerate(table.rows)
    ]
    rows.append(_sums(table, language))
    title = _titled(_LOTS_TITLE.in_language(language), estimated)
    return Sheet(LOTS.in_language(language), title, wording.UNIT.in_language(language), columns, tuple(rows),
                 (_HOW.in_language(language), wording.ROUNDING.in_language(language)))  # fmt: skip


def _sums(table: PhaseTable, language: str) -> Row:
    """Return the row below all subprojects."""
    end = len(table.rows)
    cells: list[Cell] = [
        Computed(sum_of_rows(list(range(end)), column), wan(amount)) if end else wan(amount)
        for column, amount in enumerate((*table.by_phase, table.printed), start=_FIRST)
    ]
    whole = address(end, _FIRST + len(table.phases) + 1)
    share = wording.share(whole, whole, table.printed, table.printed)
    return wording.total_row("", wording.SUM.in_language(language), "", *cells, share, "")


def phase_sheet(estimated: Estimated, language: str) -> Sheet:
    """Return the sheet: one row a phase, then what belongs to none. Its amounts refer to the sheet by subproject."""
    table = estimated.phases
    lots = LOTS.in_language(language)
    drafts: list[tuple[str, str, str, str, Decimal]] = [
        (phase.id, phase.title(language), f"{phase.start_month}–{phase.end_month}",
         address(len(table.rows), _FIRST + number), amount)
        for number, (phase, amount) in enumerate(zip(table.phases, table.by_phase, strict=False))
    ]  # fmt: skip
    drafts += [
        (row.element.id if row.element is not None else "", _named(row, language), _UNPHASED.in_language(language),
         address(number, _FIRST + len(table.phases)), row.by_phase[-1])
        for number, row in enumerate(table.rows)
        if row.by_phase[-1]
    ]  # fmt: skip
    end = len(drafts)
    rows = [
        Row((code, name, months, Computed(f"'{lots}'!{source}", wan(amount)),
             wording.share(address(number, 3), address(end, 3), amount, table.printed)))
        for number, (code, name, months, source, amount) in enumerate(drafts)
    ]  # fmt: skip
    whole = Computed(sum_of_rows(list(range(end)), 3), wan(table.printed)) if end else wan(table.printed)
    ratio = wording.share(address(end, 3), address(end, 3), table.printed, table.printed)
    rows.append(wording.total_row("", wording.SUM.in_language(language), "", whole, ratio))
    columns = (
        Column(wording.NUMBER.in_language(language), Look.WORDS, 10),
        Column(_PHASE.in_language(language), Look.WORDS, 44),
        Column(_MONTHS.in_language(language), Look.WORDS, 12),
        *wording.amounts(wording.TOTAL.in_language(language)),
        Column(wording.SHARE.in_language(language), Look.SHARE, 12),
    )
    title = _titled(_PHASES_TITLE.in_language(language), estimated)
    return Sheet(PHASES.in_language(language), title, wording.UNIT.in_language(language), columns, tuple(rows),
                 (_HOW.in_language(language), wording.ROUNDING.in_language(language)))  # fmt: skip


def _titled(title: str, estimated: Estimated) -> str:
    return title if estimated.moment is None else f"{title} ({estimated.moment})"


def _named(row: LotRow, language: str) -> str:
    return row.element.title(language) if row.element is not None else _NO_LOT.in_language(language)


def _category(row: LotRow) -> Text | None:
    return row.element.category if isinstance(row.element, Subproject) else None


def _lines(estimated: Estimated, row: LotRow, language: str) -> str:
    """Return the lines of the estimate out of which a subproject is paid."""
    architecture = estimated.architecture
    element = row.element
    if not isinstance(element, Subproject):
        return element.title(language) if element is not None else ""
    lines = (architecture[line] for line in architecture.sources(element.id, BUDGETED_IN))
    between = "、" if language == "zh" else ", "
    return between.join(line.title(language) for line in lines if isinstance(line, CostItem))
