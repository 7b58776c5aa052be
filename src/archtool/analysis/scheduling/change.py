"""A change that somebody asks about, read as it is written on the command line."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from archtool.model.problem import UnreadableValueError
from archtool.model.quantity import MONTHS, RATIO, read_quantity
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Delay:
    """A package begins some months later than planned: `wp.06=3mo`."""

    package: str
    months: Decimal


@dataclass(frozen=True, slots=True)
class BudgetChange:
    """The money of one year, or of all years, changes by a share: `year.1=-10%`, or `-10%`."""

    year: str | None
    share: Decimal


@dataclass(frozen=True, slots=True)
class Drop:
    """A system is not built: `sys.x`."""

    element: str


Change: TypeAlias = Delay | BudgetChange | Drop


def read_delay(written: str) -> Delay:
    """Read `wp.06=3mo`: the package, and by how much it is late.

    Raises:
        ConfigError: it is written otherwise, or the months are not above zero.
    """
    package, separator, months = (part.strip() for part in written.partition("="))
    if not (package and separator):
        raise _unreadable(written, "wp.06=3mo")
    try:
        amount = read_quantity(months, MONTHS).amount
    except UnreadableValueError as error:
        raise _unreadable(written, "wp.06=3mo") from error
    if amount <= 0:
        raise _unreadable(written, "wp.06=3mo")
    return Delay(package, amount)


def read_budget(written: str) -> BudgetChange:
    """Read `-10%` of every year, or `year.1=-10%` of one; a minus sign may be typeset, as in −10 %.

    Raises:
        ConfigError: it is written otherwise, or takes away all there is.
    """
    year, _, share = (part.strip() for part in written.rpartition("="))
    plain_minus = re.sub("^[\N{MINUS SIGN}\N{EN DASH}]", "-", share)
    try:
        amount = read_quantity(plain_minus, RATIO).amount
    except UnreadableValueError as error:
        raise _unreadable(written, "year.1=-10%") from error
    if amount <= -1 or ("=" in written and not year):
        raise _unreadable(written, "year.1=-10%")
    return BudgetChange(year or None, amount)


def read_drop(written: str) -> Drop:
    """Read the id of an element that is not built.

    Raises:
        ConfigError: nothing is written.
    """
    if not written.strip():
        raise _unreadable(written, "sys.x")
    return Drop(written.strip())


def unknown(what: Text, element: str) -> ConfigError:
    """Return the error for an id that the architecture does not have."""
    zh, en = what.in_language("zh"), what.in_language("en")
    return ConfigError(both(f"没有{zh}“{element}”", f"there is no {en} '{element}'"))


def _unreadable(written: str, example: str) -> ConfigError:
    return ConfigError(
        both(f"无法理解“{written}”，应写成 {example} 这样", f"cannot read '{written}': write it like {example}")
    )
