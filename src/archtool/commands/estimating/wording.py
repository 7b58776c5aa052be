"""Words and numbers that the sheets of an estimate share."""

from decimal import Decimal

from archtool.analysis.estimate import amount
from archtool.blueprints.programme import CostItem, Fee, Subproject
from archtool.model.element import Element
from archtool.model.kind import Basis
from archtool.renderers.workbook.sheet import Cell, Column, Computed, Look, Row, quotient
from archtool.source.text import Text, both

UNIT = both("单位：万元", "unit: 万元 (10,000 yuan)")
NUMBER = both("序号", "No.")
NAME = both("工程或费用名称", "Item")
TOTAL = both("合计（万元）", "Total (万元)")
SHARE = both("占总投资比例", "Share of total")
REMARK = both("备注", "Remark")
SUM = both("合计", "Total")
REST = both("差额", "Difference")
ASSUMED = both("〔假设〕", "[assumption]")
ROUNDING = both(
    "金额取到 0.01 万元，按最大余额法：从合计起逐级向下，每行先舍去不足 0.01 万元的部分，差额再按舍去多少从大到小"
    "每行补 0.01 万元（相同时先列先补）；所以各行之和等于合计。",
    "Amounts go to 0.01 万元 by largest remainder: from the total down, each row is cut to 0.01 and what is then "
    "missing goes by 0.01 to the rows that lost most, the first of equals; so rows add up to their totals.",
)
LOCKED = both(
    "合计与占比为公式并已锁定（无密码），其余金额可改。",
    "Totals and shares are formulas and locked (no password); other amounts may be changed.",
)
_BETWEEN = both("；", "; ")
_WAN = Decimal(10_000)


def wan(yuan: Decimal) -> Decimal:
    """Return an amount in 元 as 万元 with two decimals."""
    return (yuan / _WAN).quantize(Decimal("0.01"))


def words(language: str, *texts: Text | None) -> str:
    """Return remarks joined in one language."""
    return _BETWEEN.in_language(language).join(text.in_language(language) for text in texts if text is not None)


def amounts(*headings: str, spared: int = 0) -> tuple[Column, ...]:
    """Return columns of amounts."""
    return tuple(Column(heading, Look.AMOUNT, 12, spared) for heading in headings)


def remarks(language: str, width: float) -> Column:
    """Return the column of remarks."""
    return Column(REMARK.in_language(language), Look.WORDS, width, spared=2)


def assumption(element: Element) -> Text | None:
    """Return the mark of an element whose amount is not the client's word."""
    key = "cost" if isinstance(element, Subproject) else "amount"
    return ASSUMED if element.basis is Basis.ASSUMPTION or key in element.assumed else None


def remark(element: CostItem | Fee | Subproject, language: str, *more: Text | None) -> str:
    """Return what is remarked about an element: what is given, its note, and whether it is assumed."""
    return words(language, *more, element.note, assumption(element))


def share(part: str, whole: str, value: Decimal, total: Decimal) -> Computed:
    """Return the cell of a share."""
    return Computed(quotient(part, whole), value / total if total else Decimal(0))


def total_row(*cells: Cell, look: Look | None = None) -> Row:
    """Return a row that sums others."""
    return Row(cells, is_sum=True, look=look)


def exactly(yuan: Decimal) -> str:
    """Return an exact amount as people write it."""
    return str(amount(yuan))
