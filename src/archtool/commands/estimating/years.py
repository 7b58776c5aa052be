"""The annual plan, 资金来源和分年使用计划 (T-9-7)."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import accumulate

from archtool.analysis.costing.years import YearTable
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
from archtool.source.text import both

SHEET = both("分年使用计划", "Annual plan")
_TITLE = both("表 9-7 资金分年使用计划", "Table 9-7 Annual investment plan")
_ITEM = both("项目", "Item")
_PLANNED = both("计划投资", "Planned investment")
_SHARE = both("占总投资比例", "share of the total")
_DUE = both("按付款方式应付", "Due by the payment rules")
_LEFT = both("累计结余", "Left at the end of the year")
_CARRIED = both("结余可结转；期末含预备费", "carried over; at the end it holds the contingency")
_RULE = both(
    "应付按付款方式和进度推算：合同款在首个建设类工作包开始时付，到货款在最后一个建设、试点或推广工作包结束时付，验收款在"
    "竣工验收时付，质保款在其后 12 个月付；没有工作包的服务按工期均摊；计划期以后应付的计入最后一年；预备费不计。",
    "What is due follows schedule and payment rules: the contract part when the first building package begins, "
    "delivery at the end of the last one that builds, pilots or rolls out, acceptance at final acceptance, the rest "
    "12 months later; services without packages evenly; what falls after the plan counts in its last year; the "
    "contingency is held back.",
)
_SOURCE = both("模型没有写资金来源，本表不分来源。", "The model names no source of funds, so the plan has one.")
_FIRST = 2
_PLAN_ROW, _DUE_ROW = 0, 2


def year_sheet(estimated: Estimated, table: YearTable, language: str) -> Sheet:
    """Return the sheet: what is planned, what falls due and what is left, one column a year."""
    columns = (
        Column(wording.NUMBER.in_language(language), Look.WORDS, 9),
        Column(_ITEM.in_language(language), Look.WORDS, 40),
        *wording.amounts(*(year.title(language) for year in table.years), wording.TOTAL.in_language(language)),
        wording.remarks(language, 34),
    )
    rows = _Rows(table, language)
    notes = [_SOURCE, wording.ROUNDING]
    if table.due:
        notes.insert(0, _RULE)
    return Sheet(
        SHEET.in_language(language),
        _TITLE.in_language(language),
        wording.UNIT.in_language(language),
        columns,
        tuple(rows.all()),
        tuple(note.in_language(language) for note in notes),
    )


class _Rows:
    """Writes the plan row by row."""

    def __init__(self, table: YearTable, language: str) -> None:
        self._table = table
        self._language = language
        self._last = _FIRST + len(table.years) - 1

    def all(self) -> Iterator[Row]:
        table, language = self._table, self._language
        assumed = wording.words(language, *(wording.assumption(year) for year in table.years[:1]))
        cells = tuple(map(wan, table.planned))
        yield self._row(("1", _PLANNED.in_language(language)), _PLAN_ROW, cells, table.planned, assumed, is_sum=True)
        yield self._shares()
        if not table.due:
            return
        below = range(_DUE_ROW + 1, _DUE_ROW + 1 + len(table.due))
        sums = tuple(
            Computed(sum_of_rows(list(below), _FIRST + nth), wan(amount))
            for nth, amount in enumerate(table.due_by_year)
        )
        yield self._row(("2", _DUE.in_language(language)), _DUE_ROW, sums, table.due_by_year, "", is_sum=True)
        for row, due in zip(below, table.due, strict=True):
            head = (due.subproject.id, due.subproject.title(language))
            category = wording.remark(due.subproject, language, due.subproject.category)
            yield self._row(head, row, tuple(map(wan, due.by_year)), due.by_year, category)
        yield self._left()

    def _row(
        self, head: tuple[str, str], row: int, cells: Sequence[Cell], amounts: Sequence[Decimal], remark: str,
        *, is_sum: bool = False,
    ) -> Row:  # fmt: skip
        total = Computed(sum_of_columns(row, _FIRST, self._last), wan(sum(amounts, Decimal(0))))
        return Row((*head, *cells, total, remark), is_sum=is_sum)

    def _shares(self) -> Row:
        planned = self._table.planned
        total = sum(planned, Decimal(0))
        whole = address(_PLAN_ROW, self._last + 1)
        cells = [
            wording.share(address(_PLAN_ROW, _FIRST + nth), whole, amount, total)
            for nth, amount in enumerate((*planned, total))
        ]
        return Row(("", f"  {_SHARE.in_language(self._language)}", *cells, ""), look=Look.SHARE)

    def _left(self) -> Row:
        """Return what each year leaves for the next."""
        left = tuple(accumulate(p - d for p, d in zip(self._table.planned, self._table.due_by_year, strict=True)))
        cells: list[Cell] = []
        for nth, amount in enumerate(left):
            ranges = [f"SUM({address(row, _FIRST)}:{address(row, _FIRST + nth)})" for row in (_PLAN_ROW, _DUE_ROW)]
            cells.append(Computed("-".join(ranges), wan(amount)))
        whole, due = (address(row, self._last + 1) for row in (_PLAN_ROW, _DUE_ROW))
        cells.append(Computed(f"{whole}-{due}", wan(left[-1])))
        language = self._language
        return wording.total_row("3", _LEFT.in_language(language), *cells, _CARRIED.in_language(language))
