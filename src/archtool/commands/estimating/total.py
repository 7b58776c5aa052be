"""The total table, 投资概算总表 (T-9-1)."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from archtool.analysis.costing.lines import CostLine
from archtool.analysis.costing.nature import CostNature
from archtool.blueprints.programme import CostItem, Fee, Subproject
from archtool.blueprints.relationships import PAYEE
from archtool.commands.estimate import Estimated
from archtool.commands.estimating import wording
from archtool.commands.estimating.wording import wan
from archtool.model.quantity import plain
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

SHEET = both("投资概算总表", "Total")
_TITLE = both("表 9-1 投资概算总表", "Table 9-1 Investment estimate")
_AT = both("（截至 {}）", " (until {})")
_NATURES = tuple(CostNature)
_FIRST, _LAST = 2, 1 + len(_NATURES)
_TOTAL = _LAST + 1
_BASE = both("以 {} {} 万元为基数，按 {} 计", "{2} of {0}, {1} 万元")
_BASE_TOTAL = both("以总投资 {1} 万元为基数，按 {2} 计", "{2} of the total investment, {1} 万元")
_NO_BASE = both("与 {2}（以 {0} 为基数）不符", "not {2} of {0}")
_UNEXPLAINED = both("上一级金额与各分项之和的差", "what the line above states beyond its parts")
_SPLIT = both(
    "费用性质按各子项目 natures 的比例划分：建筑、土建、装修归建筑工程费，开发、改造归定制开发费，"
    "集成、安装、迁移、链路、调试归安装/集成费，设备、硬件归设备购置费，软件、许可归软件购置费，其余和未写比例的归其他费用。",
    "Natures follow the shares of each subproject (`natures`): development and adaptation go to development; "
    "integration, installation, migration and links to installation; equipment and hardware to equipment; software, "
    "licences and products to software; what is left or has no shares is other cost.",
)
_MARKED = both("标〔假设〕的金额不是业主给定。", "Amounts marked [assumption] are not the client’s word.")
_EXACT = both("取整前的总额为 {}。", "Before rounding the total is {}.")
_UNTIL = both(
    "只计截至 {} 上线的工程内容；服务费和预备费没有上线时点，不计。",
    "Only engineering that is live at {}; services and contingency have no moment and are left out.",
)
_DIGITS = "零一二三四五六七八九"


def total_sheet(estimated: Estimated, language: str) -> Sheet:
    """Return the sheet: 序号, 工程或费用名称, the natures, 合计, 占总投资比例, 备注."""
    lines = estimated.lines.lines
    printed = sorted(range(len(lines)), key=lambda place: (not lines[place].number, lines[place].number))
    rows_of = {place: row for row, place in enumerate(printed)}
    writer = _Writer(estimated, language, rows_of)
    title = _TITLE.in_language(language)
    if estimated.moment is not None:
        title += _AT.in_language(language).format(estimated.moment)
    columns = (
        Column(wording.NUMBER.in_language(language), Look.WORDS, 7),
        Column(wording.NAME.in_language(language), Look.WORDS, 38),
        *wording.amounts(*(nature.label.in_language(language) for nature in _NATURES), spared=1),
        *wording.amounts(wording.TOTAL.in_language(language)),
        Column(wording.SHARE.in_language(language), Look.SHARE, 10),
        wording.remarks(language, 30),
    )
    rows = tuple(writer.row(place) for place in printed)
    unit = wording.UNIT.in_language(language)
    return Sheet(SHEET.in_language(language), title, unit, columns, rows, tuple(_notes(estimated, language)))


class _Writer:
    """Writes lines as rows whose formulas know where the other rows stand."""

    def __init__(self, estimated: Estimated, language: str, rows_of: dict[int, int]) -> None:
        self._estimated = estimated
        self._lines = estimated.lines.lines
        self._language = language
        self._rows_of = rows_of

    def row(self, place: int) -> Row:
        line, row = self._lines[place], self._rows_of[place]
        total = self._estimated.lines.total
        whole, own = address(self._rows_of[0], _TOTAL), address(row, _TOTAL)
        cells: tuple[Cell, ...] = (
            self._number(line),
            self._name(line),
            *self._natures(line),
            Computed(sum_of_columns(row, _FIRST, _LAST), wan(line.printed)),
            wording.share(own, whole, line.printed, total.printed),
            self._remark(line),
        )
        return Row(cells, is_sum=bool(line.parts))

    def _natures(self, line: CostLine) -> Iterator[Cell]:
        below = [self._rows_of[part] for part in line.parts]
        for column, nature in enumerate(_NATURES, start=_FIRST):
            value = wan(line.natures[nature])
            if line.parts:
                yield Computed(sum_of_rows(sorted(below), column), value)
            elif nature is CostNature.OTHER and self._is_contingency(line):
                yield self._contingency(line, value)
            else:
                yield value

    def _contingency(self, line: CostLine, value: Decimal) -> Cell:
        """Return the contingency as a formula of its base where it is that share of it, else as a number."""
        base, percent = self._base(), _percent(line)
        if _share_of(base, percent) != line.printed:
            return value
        terms = sum_of_rows(sorted(self._rows_of[place] for place in self._based_on()), _TOTAL)
        # Rounded as hundredths, which are whole numbers: a product by 0.06 would fall below the half it stands for.
        return Computed(f"ROUND(({terms})*{plain(percent)},0)/100", value)

    def _is_contingency(self, line: CostLine) -> bool:
        item = line.element
        return isinstance(item, CostItem) and item is self._estimated.found.contingency and item.share is not None

    def _based_on(self) -> tuple[int, ...]:
        """Return the places of the lines of which the contingency is a share: all others below the total."""
        lines = self._lines
        return tuple(
            place
            for place in lines[0].parts
            if lines[place].element is not None and not self._is_contingency(lines[place])
        )

    def _base(self) -> Decimal:
        return sum((self._lines[place].printed for place in self._based_on()), Decimal(0))

    def _remark(self, line: CostLine) -> str:
        element, language = line.element, self._language
        if element is None:
            return _UNEXPLAINED.in_language(language)
        if isinstance(element, Subproject):
            return wording.remark(element, language, element.category)
        architecture = self._estimated.architecture
        payee = architecture.get(architecture.target(element.id, PAYEE) or "") if isinstance(element, Fee) else None
        based = self._based(line) if self._is_contingency(line) else None
        return wording.remark(element, language, based, payee.name if payee is not None else None)

    def _based(self, line: CostLine) -> Text:
        """Return on what the contingency is reckoned."""
        base, percent, total = self._base(), _percent(line), self._estimated.lines.total.printed
        if _share_of(base, percent) == line.printed:
            said, amount = _BASE, base
        else:
            said, amount = (_BASE_TOTAL, total) if _share_of(total, percent) == line.printed else (_NO_BASE, base)
        sections = [self._lines[place].number for place in self._based_on()]
        written = (f"{wan(amount):,}", f"{plain(percent)} %")
        return both(*(
            said.in_language(language).format("+".join(numbered(number, language) for number in sections), *written)
            for language in ("zh", "en")
        ))  # fmt: skip

    def _number(self, line: CostLine) -> str:
        return numbered(line.number or (len(self._lines[0].parts) + 1,), self._language)

    def _name(self, line: CostLine) -> str:
        element, language = line.element, self._language
        if element is None:
            title = wording.REST.in_language(language)
        elif isinstance(element, Subproject):
            title = f"{element.id} {element.title(language)}"
        else:
            title = element.title(language)
        if not line.number:
            sections = (numbered(self._lines[place].number, language) for place in line.parts)
            return f"{title} = {' + '.join(sections)}"
        return "  " * (len(line.number) - 1) + title


def _notes(estimated: Estimated, language: str) -> Iterator[str]:
    yield wording.ROUNDING.in_language(language)
    total = estimated.lines.total
    if total.amount != total.printed:
        yield _EXACT.in_language(language).format(wording.exactly(total.amount))
    if estimated.moment is not None:
        yield _UNTIL.in_language(language).format(estimated.moment)
    yield _SPLIT.in_language(language)
    yield _MARKED.in_language(language)


def _percent(line: CostLine) -> Decimal:
    item = line.element
    return item.share.amount * 100 if isinstance(item, CostItem) and item.share is not None else Decimal(0)


def _share_of(base: Decimal, percent: Decimal) -> Decimal:
    """Return a percentage of a printed amount, half up to 0.01 万元, in 元."""
    return (base * percent / 10_000).to_integral_value(ROUND_HALF_UP) * 100


def numbered(number: tuple[int, ...], language: str) -> str:
    """Return the number of a line: 一, （一）, 1, 1) by depth in Chinese, 1.1 in other languages."""
    if language != "zh":
        return ".".join(map(str, number))
    last = number[-1]
    forms = (_chinese(last), f"（{_chinese(last)}）", str(last))
    return forms[len(number) - 1] if len(number) <= len(forms) else f"{last})"


def _chinese(number: int) -> str:
    """Return a number up to 99 in Chinese, others in digits."""
    tens, ones = divmod(number, 10)
    if tens > 9:
        return str(number)
    head = "" if not tens else "十" if tens == 1 else f"{_DIGITS[tens]}十"
    return head + (_DIGITS[ones] if ones or not tens else "")
