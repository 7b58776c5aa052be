"""The annual plan: the money of each year, and what falls due in it."""

from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.costing.apportion import apportioned, rounded
from archtool.analysis.payments import payments
from archtool.analysis.timetable import timetable
from archtool.blueprints.programme import Subproject, Year
from archtool.model.architecture import Architecture

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Due:
    """What a subproject is paid in each year of the plan, printed, in 元."""

    subproject: Subproject
    by_year: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class YearTable:
    """The plan. Amounts are in 元 and multiples of 0.01 万元.

    Attributes:
        years: in time.
        planned: the money of each year.
        due: the payments by subproject in source order; none without work packages or payment rules.
    """

    years: tuple[Year, ...]
    planned: tuple[Decimal, ...]
    due: tuple[Due, ...]

    @property
    def due_by_year(self) -> tuple[Decimal, ...]:
        """Return what falls due in each year."""
        return tuple(sum((row.by_year[nth] for row in self.due), _NOTHING) for nth in range(len(self.years)))


def year_table(architecture: Architecture, warranty: Decimal) -> YearTable | None:
    """Return the annual plan, or nothing where no years are planned. `warranty` is in months.

    Source: review practice of preliminary designs.
    """
    years = tuple(sorted(architecture.of(Year), key=lambda year: (year.order, year.id)))
    if not years:
        return None
    exact = [year.amount.amount for year in years]
    planned = apportioned(rounded(sum(exact, _NOTHING)), exact)
    return YearTable(years, planned, _due(architecture, len(years), warranty))


def _due(architecture: Architecture, years: int, warranty: Decimal) -> tuple[Due, ...]:
    plan = architecture.derived(timetable)
    if plan is None:
        return ()
    exact: dict[str, list[Decimal]] = {}
    for payment in payments(architecture, plan, warranty):
        # What falls later counts in the last year, whose money must hold it.
        exact.setdefault(payment.subproject, [_NOTHING] * years)[min(payment.year, years) - 1] += payment.amount
    return tuple(
        Due(lot, apportioned(rounded(sum(exact[lot.id], _NOTHING)), exact[lot.id]))
        for lot in architecture.of(Subproject)
        if lot.id in exact
    )
