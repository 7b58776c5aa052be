"""When a schedule pays what, against the money of each year, and what could be moved where a year is short.

The payments are those of the rule that the whole programme is held to (`archtool.analysis.payments`). Where a year is
short, packages with float are moved first, least months first, and only where the end stays; then a payment is split.
A critical package is never moved.

Source: review practice of preliminary designs.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from archtool.analysis.payments import Payment, paid_until, payments
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.analysis.scheduling.work_schedule import WorkSchedule, schedule_work
from archtool.blueprints.money import PaymentEvent
from archtool.blueprints.programme import Year
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture
from archtool.model.quantity import plain
from archtool.source.text import Text, both

_NOTHING = Decimal(0)
_WAN = Decimal(10_000)
_MONTHS = 12
_BEFORE_CONTRACT = frozenset({WorkSort.PREPARATION, WorkSort.TENDER})


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One year of the plan, in 元.

    Attributes:
        year: id of the year.
        planned: its money.
        due: what falls due in it.
        short: by how much the money does not reach, with what earlier years left where that is carried over.
    """

    year: str
    planned: Decimal
    due: Decimal
    short: Decimal


class Remedy(StrEnum):
    """What helps a year that is short."""

    SHIFT = "shift"
    SPLIT = "split"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One way to take money out of a year.

    Attributes:
        remedy: what is done.
        year: id of the year that is short.
        subproject: id of the subproject whose payment moves; nothing where nothing helps.
        event: the payment that moves.
        shifts: months by which packages begin later, by package.
        amount: what moves into the year after, in 元; for no remedy what stays short.
        sentence: the same in words.
    """

    remedy: Remedy
    year: str
    subproject: str | None
    event: PaymentEvent | None
    shifts: Mapping[str, Decimal]
    amount: Decimal
    sentence: Text


@dataclass(frozen=True, slots=True)
class Money:
    """The payments of a schedule, the years, and what is proposed where one is short.

    Attributes:
        payments: every payment, in source order of the subprojects.
        years: in time.
        proposals: in the order in which they should be done; none where every year has its money.
    """

    payments: tuple[Payment, ...]
    years: tuple[YearMoney, ...]
    proposals: tuple[Proposal, ...] = ()


@dataclass(frozen=True)
class Funds:
    """What money there is.

    Attributes:
        years: ids of the years in time.
        planned: money of each, in 元.
        factors: by how much the cost of a subproject differs from the model's, by subproject; 1 where it is left out.
    """

    years: tuple[str, ...]
    planned: tuple[Decimal, ...]
    factors: Mapping[str, Decimal] = field(default_factory=dict[str, Decimal])


def funds_of(architecture: Architecture) -> Funds:
    """Return the annual plan as the model has it; no years where it has none."""
    years = sorted(architecture.of(Year), key=lambda year: (year.order, year.id))
    return Funds(tuple(year.id for year in years), tuple(year.amount.amount for year in years))


def money_of(
    architecture: Architecture, schedule: WorkSchedule, settings: SchedulingSettings, funds: Funds | None = None
) -> Money:
    """Return the payments of a schedule by year, with proposals where a year is short."""
    purse = _Purse(architecture, settings, funds or funds_of(architecture))
    money = purse.spent(schedule)
    return replace(money, proposals=tuple(_Remedies(purse, schedule, money).found()))


@dataclass(frozen=True)
class _Purse:
    architecture: Architecture
    settings: SchedulingSettings
    funds: Funds

    def spent(self, schedule: WorkSchedule) -> Money:
        rule = payments(self.architecture, schedule.timetable, self.settings.warranty.amount)
        factors = self.funds.factors
        paid = tuple(
            replace(one, amount=_short_form(one.amount * factors.get(one.subproject, Decimal(1)))) for one in rule
        )
        return Money(paid, self.years(paid))

    def years(self, paid: Sequence[Payment]) -> tuple[YearMoney, ...]:
        found: list[YearMoney] = []
        if not self.funds.years:
            return ()
        left = _NOTHING
        for year, planned, due in zip(
            self.funds.years, self.funds.planned, paid_until(paid, len(self.funds.years)), strict=True
        ):
            rest = left + planned - due
            short = max(-rest, _NOTHING)
            found.append(YearMoney(year, _short_form(planned), _short_form(due), _short_form(short)))
            left = rest if self.settings.carries_over else _NOTHING
        return tuple(found)


class _Remedies:
    """Looks for proposals one after the other, each on top of those before it."""

    def __init__(self, purse: _Purse, schedule: WorkSchedule, money: Money) -> None:
        self._purse = purse
        self._schedule = schedule
        self._money = money
        self._end = schedule.end
        self._halves: set[tuple[str, PaymentEvent | None]] = set()

    def found(self) -> list[Proposal]:
        proposals: list[Proposal] = []
        for number, year in enumerate(self._purse.funds.years[:-1], start=1):
            while self._money.years[number - 1].short > 0:
                proposal = self._shift(number, year)
                if proposal is None:
                    break
                proposals.append(proposal)
            while self._money.years[number - 1].short > 0:
                proposal = self._split(number, year)
                proposals.append(proposal)
                if proposal.remedy is Remedy.NONE:
                    break
        last = self._money.years[-1] if self._money.years else None
        if last is not None and last.short > 0:
            proposals.append(_nothing_helps(last.year, last.short))
        return proposals

    def _shift(self, number: int, year: str) -> Proposal | None:
        """The least move of packages with float that takes a payment out of a year, if the end stays and it helps."""
        candidates = [
            (max(shifts.values()), -payment.amount, payment.subproject, payment, shifts)
            for payment in self._money.payments
            if payment.year == number
            for shifts in [self._moves(payment, number)]
            if shifts
        ]
        for _, _, _, payment, shifts in sorted(candidates, key=lambda one: one[:3]):
            moved = self._moved(shifts)
            money = self._purse.spent(moved)
            if moved.end <= self._end and _short(money) < _short(self._money):
                self._schedule, self._money = moved, money
                return _shifted(year, payment, shifts)
        return None

    def _moved(self, shifts: Mapping[str, Decimal]) -> WorkSchedule:
        work = self._schedule.work
        for package, months in shifts.items():
            start = self._schedule.by_package[package].start + months
            work = work.with_item(replace(work.by_id[package], not_before=start))
        return schedule_work(work, self._purse.settings, self._purse.architecture.facts.start)

    def _moves(self, payment: Payment, number: int) -> dict[str, Decimal]:
        """By how many months which packages must begin later for a payment to fall into the year after; or nothing."""
        border = Decimal(number * _MONTHS)
        packages = [
            item
            for item in self._schedule.work.items
            if item.subproject == payment.subproject and not _BEFORE_CONTRACT.intersection(item.package.sorts)
        ]
        placed = self._schedule.by_package
        if payment.event is PaymentEvent.CONTRACT:
            shifts = {item.id: border - placed[item.id].start for item in packages if placed[item.id].start < border}
        elif payment.event is PaymentEvent.DELIVERY:
            delivering = [item for item in packages if item.delivers] or packages
            last = max(delivering, key=lambda item: placed[item.id].finish)
            step = self._schedule.laid.clock.months(1)
            shifts = {last.id: border - placed[last.id].finish + step}
        else:
            return {}
        return shifts if all(months <= placed[one].resource_float for one, months in shifts.items()) else {}

    def _split(self, number: int, year: str) -> Proposal:
        """Half of the largest payment at most, and no more than is short and the next year can bear."""
        short = self._money.years[number - 1].short
        here = [
            one
            for one in self._money.payments
            if one.year == number and one.event is not None and (one.subproject, one.event) not in self._halves
        ]
        for payment in sorted(here, key=lambda one: (-one.amount, one.subproject)):
            amount = min(short, (payment.amount / 2).quantize(Decimal("0.01")))
            parts = (replace(payment, amount=payment.amount - amount), replace(payment, amount=amount, year=number + 1))
            paid = [part for one in self._money.payments for part in (parts if one is payment else (one,))]
            money = Money(tuple(paid), self._purse.years(paid))
            if amount > 0 and _short(money) < _short(self._money):
                self._money = money
                self._halves.add((payment.subproject, payment.event))
                return _halved(year, payment, amount)
        return _nothing_helps(year, short)


def _short(money: Money) -> Decimal:
    return sum((year.short for year in money.years), _NOTHING)


def _shifted(year: str, payment: Payment, shifts: Mapping[str, Decimal]) -> Proposal:
    event = payment.event.label if payment.event else both("", "")
    zh = "、".join(f"{one} 推后 {plain(months)} 个月" for one, months in shifts.items())
    en = ", ".join(
        f"{one} {plain(months)} {'month' if months == 1 else 'months'} later" for one, months in shifts.items()
    )
    sentence = both(
        f"{zh}（在机动时间内，总工期不变），{payment.subproject} 的{event.in_language('zh')}款 "
        f"{in_wan(payment.amount)} 移至下一年",
        f"{en}, within their float and without moving the end: the {event.in_language('en')} payment of "
        f"{payment.subproject}, {in_wan(payment.amount)}, falls into the year after",
    )
    return Proposal(Remedy.SHIFT, year, payment.subproject, payment.event, dict(shifts), payment.amount, sentence)


def _halved(year: str, payment: Payment, amount: Decimal) -> Proposal:
    event = payment.event.label if payment.event else both("", "")
    sentence = both(
        f"{payment.subproject} 的{event.in_language('zh')}款拆分为两次支付，其中 {in_wan(amount)} 在下一年支付",
        f"the {event.in_language('en')} payment of {payment.subproject} is split: {in_wan(amount)} of it is paid in "
        "the year after",
    )
    return Proposal(Remedy.SPLIT, year, payment.subproject, payment.event, {}, amount, sentence)


def _nothing_helps(year: str, short: Decimal) -> Proposal:
    sentence = both(
        f"{year} 仍缺 {in_wan(short)}：在不动关键线路的前提下无法消除，需调整年度计划",
        f"{year} stays {in_wan(short)} short: nothing but the critical path could be moved, so the plan must change",
    )
    return Proposal(Remedy.NONE, year, None, None, {}, short, sentence)


def _short_form(number: Decimal) -> Decimal:
    """The same number without trailing zeros."""
    return Decimal(plain(number))


def in_wan(yuan: Decimal) -> str:
    """Return an amount in 元 as it is printed, to the hundredth of a 万元."""
    return f"{plain((yuan / _WAN).quantize(Decimal('0.01')))} 万元"
