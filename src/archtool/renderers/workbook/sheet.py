"""Sheets of a workbook: what their cells hold, independent of any library and file format."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

FIRST_ROW = 4
"""Number of the first row of cells, as spreadsheets count: above it stand title, unit and headings."""
_LETTERS = 26
_ARGUMENTS = 200
"""Terms in one SUM; spreadsheets take at most 255."""


class Look(Enum):
    """How the cells of a column are shown."""

    WORDS = "words"
    AMOUNT = "amount"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        width: in characters of Latin text.
        spared: whether it may be left out where the room is narrow: 0 never, 2 before 1.
    """

    heading: str
    look: Look
    width: float
    spared: int = 0


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula, `=` left out, with the value that it has; made of addresses and numbers, never of anyone's words."""

    formula: str
    value: Decimal


Cell = str | Decimal | Computed


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        is_sum: whether it sums others and is set bold.
        look: how its numbers are shown where that differs from their columns.
    """

    cells: tuple[Cell, ...]
    is_sum: bool = False
    look: Look | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a table with its title, the unit of its amounts, and notes below."""

    name: str
    title: str
    unit: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Workbook:
    """The sheets of one file, and what stands at the head of each printed page."""

    title: str
    language: str
    sheets: tuple[Sheet, ...]


def address(row: int, column: int) -> str:
    """Return the address of a cell of the table, rows and columns from 0: `C5`."""
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + FIRST_ROW}"


def sum_of_rows(rows: list[int], column: int) -> str:
    """Return the formula that sums cells of one column; neighbours become a range."""
    terms: list[str] = []
    first = 0
    for nth, row in enumerate(rows):
        if nth + 1 == len(rows) or rows[nth + 1] != row + 1:
            begin, end = address(rows[first], column), address(row, column)
            terms.append(begin if begin == end else f"{begin}:{end}")
            first = nth + 1
    chunks = (terms[at : at + _ARGUMENTS] for at in range(0, len(terms), _ARGUMENTS))
    return "+".join(f"SUM({','.join(chunk)})" for chunk in chunks)


def sum_of_columns(row: int, first: int, last: int) -> str:
    """Return the formula that sums neighbouring cells of one row."""
    return f"SUM({address(row, first)}:{address(row, last)})"


def quotient(part: str, whole: str) -> str:
    """Return the formula of a share; of nothing it is nothing."""
    return f"IF({whole}=0,0,{part}/{whole})"
