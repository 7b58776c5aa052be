"""When phases run, when subprojects deliver, and what the annual plan allows to be paid by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from archtool.analysis.estimate import estimate
from archtool.analysis.phasing.problem import MoneyLimit, Window
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.timetable import Timetable, last_month, timetable
from archtool.blueprints.money import PaymentEvent
from archtool.blueprints.programme import PaymentRule, Phase, Subproject, WorkPackage, Year
from archtool.blueprints.relationships import PAID_BY, SUBPROJECT, TENDERS
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture

_MONTHS = 12
_HORIZON = 36
"""Months of a programme that states none: the usual upper bound of a preliminary design (assumption)."""

_PHASES = 3
"""Phases that are proposed where the model names none (assumption)."""

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class PhaseSpan:
    """A phase with its months.

    Attributes:
        id: id of the phase, or of one that is proposed.
        window: first month, and the last in which something can go live.
    """

    id: str
    window: Window


@dataclass(frozen=True, slots=True)
class LotTerm:
    """When a subproject builds, by its work packages.

    Attributes:
        lot: its id.
        first: month in which its first package delivers.
        package: id of that package.
        start: months until its first package begins that is neither preparation nor tender.
        end: months until its last package delivers.
        second: where part of it is tendered only after the first package has begun, the month in which the first
            package after that tender delivers; else the same as `first`.
        second_package: id of that package.
        finishes: months in which its packages deliver, each once, ascending.
        tender: id of that tender, or nothing.
    """

    lot: str
    first: int
    package: str
    start: Decimal
    end: Decimal
    second: int
    second_package: str
    finishes: tuple[int, ...]
    tender: str | None = None

    def built(self, month: int) -> Decimal:
        """Return the share of its building months that is over by the end of a month."""
        if self.end <= self.start:
            return Decimal(month >= self.end)
        return self.months_built(month) / (self.end - self.start)

    def months_built(self, month: int) -> Decimal:
        """Return how many of its building months are over by the end of a month."""
        return max(min(Decimal(month), self.end) - self.start, _NOTHING)


@dataclass(frozen=True, slots=True)
class Calendar:
    """The phases in order, the terms of subprojects by id, and the month in which final acceptance begins."""

    spans: tuple[PhaseSpan, ...]
    terms: tuple[LotTerm, ...]
    acceptance: int

    @property
    def windows(self) -> tuple[Window, ...]:
        """Return the window of each phase."""
        return tuple(span.window for span in self.spans)

    def live_month(self, lot: str | None, phase: int, earliest: int) -> int:
        """Return the month in which something of a subproject is live in a phase: when a package of it delivers there.

        Where none does, it is the earliest month that its orders allow.
        """
        term = self.term(lot)
        begun = self.windows[phase - 2].end + 1 if phase > 1 else 1
        delivering = [month for month in (term.finishes if term is not None else ()) if month >= max(begun, earliest)]
        fits = [month for month in delivering if month <= self.windows[phase - 1].end]
        return min(fits, default=earliest)

    def term(self, lot: str | None) -> LotTerm | None:
        """Return the term of a subproject, or nothing where it has no packages."""
        return next((term for term in self.terms if term.lot == lot), None)


def calendar_of(architecture: Architecture) -> Calendar:
    """Return the calendar.

    In the last phase nothing goes live after the trial run has begun. Where the model names no phases, three of equal
    length are proposed.
    """
    plan = architecture.derived(timetable)
    phases = sorted(architecture.of(Phase), key=lambda phase: (phase.order, phase.id))
    horizon = architecture.facts.horizon
    end = int(horizon.amount) if horizon is not None else max((phase.end_month for phase in phases), default=_HORIZON)
    spans = [PhaseSpan(phase.id, Window(phase.start_month, phase.end_month)) for phase in phases] or [
        PhaseSpan(f"P{nth + 1}", Window(nth * end // _PHASES + 1, (nth + 1) * end // _PHASES)) for nth in range(_PHASES)
    ]
    last = spans[-1]
    trial = _start(plan, WorkSort.TRIAL)
    if trial is not None and trial >= last.window.start:
        spans[-1] = PhaseSpan(last.id, Window(last.window.start, min(trial, last.window.end)))
    acceptance = _start(plan, WorkSort.ACCEPTANCE)
    return Calendar(tuple(spans), tuple(_terms(architecture, plan)), end if acceptance is None else acceptance + 1)


def _start(plan: Timetable | None, sort: WorkSort) -> int | None:
    packages = plan.of_sort(sort) if plan is not None else ()
    if plan is None or not packages:
        return None
    return int(min(plan.start(one.id) for one in packages).to_integral_value(ROUND_FLOOR))


def _terms(architecture: Architecture, plan: Timetable | None) -> Iterator[LotTerm]:
    if plan is None:
        return
    by_lot: dict[str, list[WorkPackage]] = {}
    for package in plan.packages:
        lot = architecture.target(package.id, SUBPROJECT)
        if lot is not None and (not package.sorts or any(sort.delivers for sort in package.sorts)):
            by_lot.setdefault(lot, []).append(package)
    for lot in sorted(by_lot):
        yield _term(lot, by_lot[lot], plan, _last_tender(architecture, plan, lot))


def _last_tender(architecture: Architecture, plan: Timetable, lot: str) -> WorkPackage | None:
    tenders = [one for one in plan.of_sort(WorkSort.TENDER) if lot in architecture.targets(one.id, TENDERS)]
    return max(tenders, key=lambda one: (plan.finish(one.id), one.id), default=None)


def _term(lot: str, packages: list[WorkPackage], plan: Timetable, tender: WorkPackage | None) -> LotTerm:
    first = second = min(packages, key=lambda one: (plan.finish(one.id), one.id))
    is_split = tender is not None and plan.start(first.id) < plan.finish(tender.id)
    if tender is not None and is_split:
        later = [one for one in packages if plan.start(one.id) >= plan.finish(tender.id)]
        second = min(later, key=lambda one: (plan.finish(one.id), one.id), default=first)
    return LotTerm(
        lot,
        last_month(plan.finish(first.id)),
        first.id,
        min(plan.start(one.id) for one in packages),
        max(plan.finish(one.id) for one in packages),
        last_month(plan.finish(second.id)),
        second.id,
        tuple(sorted({last_month(plan.finish(one.id)) for one in packages})),
        tender.id if tender is not None and second is not first else None,
    )


def money_limits(architecture: Architecture, calendar: Calendar, settings: PhasingSettings) -> tuple[MoneyLimit, ...]:
    """Return what may be paid until the end of each phase.

    An item is paid in part with its contract, which is signed when its phase begins, and in part with its delivery,
    by the end of its phase; the rest follows after acceptance. By then the annual plan has given its years so far,
    the current one month by month, of which engineering gets its share of the estimate.

    Source: review practice of preliminary designs; month by month is an assumption.
    """
    windows = calendar.windows
    if settings.phase_budgets:
        return tuple(
            MoneyLimit(phase, tuple(Decimal(other == phase) for other in range(1, len(windows) + 1)), budget.amount)
            for phase, budget in enumerate(settings.phase_budgets[: len(windows)], start=1)
        )
    years = sorted(architecture.of(Year), key=lambda year: (year.order, year.id))
    if not years:
        return ()
    contract, delivery = _payment_shares(architecture, settings)
    share = _engineering_share(architecture)
    found: list[MoneyLimit] = []
    for place, window in enumerate(windows[:-1]):
        shares = tuple(
            (delivery if other <= place else _NOTHING) + (contract if windows[other].start <= window.end else _NOTHING)
            for other in range(len(windows))
        )
        found.append(MoneyLimit(place + 1, shares, share * _planned([y.amount.amount for y in years], window.end)))
    return tuple(found)


def _payment_shares(architecture: Architecture, settings: PhasingSettings) -> tuple[Decimal, Decimal]:
    rules = {architecture.target(lot.id, PAID_BY) for lot in architecture.of(Subproject)} - {None}
    rule = architecture.get(min(one for one in rules if one is not None)) if rules else None
    if not isinstance(rule, PaymentRule) or all(part.due is None for part in rule.parts):
        return settings.contract_share.amount, settings.delivery_share.amount
    due = {
        event: sum((part.share.amount for part in rule.parts if part.due is event), _NOTHING)
        for event in (PaymentEvent.CONTRACT, PaymentEvent.DELIVERY)
    }
    return due[PaymentEvent.CONTRACT], due[PaymentEvent.DELIVERY]


def _engineering_share(architecture: Architecture) -> Decimal:
    found = estimate(architecture)
    if found is None or found.total.amount.amount <= 0:
        return Decimal(1)
    return found.engineering_amount / found.total.amount.amount


def _planned(years: list[Decimal], month: int) -> Decimal:
    """Return what a plan gives until the end of a month."""
    whole, rest = divmod(month, _MONTHS)
    current = years[whole] * rest / _MONTHS if whole < len(years) else _NOTHING
    return sum(years[:whole], _NOTHING) + current


def rounded_up(number: Decimal) -> int:
    """Return the next whole number."""
    return int(number.to_integral_value(ROUND_CEILING))
