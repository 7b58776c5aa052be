"""When the programme pays what: the payment rule of each subproject laid over the dates of its work packages.

The rule: the contract is signed when the first package of the subproject begins that is neither preparation nor tender;
delivery is the end of its last package that builds, pilots or rolls out; acceptance is the end of the programme's last
package of final acceptance, or of the programme where none is named; the warranty ends some months later. What a
subproject without such packages costs, as third-party services, is paid evenly over the programme. The contingency is
held back and not paid by rule.

Source: review practice of preliminary designs.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

from archtool.analysis.timetable import Timetable
from archtool.blueprints.money import PaymentEvent
from archtool.blueprints.programme import PaymentRule, Subproject, WorkPackage
from archtool.blueprints.relationships import PAID_BY, SUBPROJECT
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture

_MONTHS = 12
_BEFORE_CONTRACT = frozenset({WorkSort.PREPARATION, WorkSort.TENDER})


@dataclass(frozen=True, slots=True)
class Payment:
    """A part of a contract that falls due.

    Attributes:
        subproject: id of the subproject that is paid.
        event: what makes it due; nothing where it is paid evenly.
        year: year of the programme in which it is paid, from 1.
        amount: exact, in 元.
    """

    subproject: str
    event: PaymentEvent | None
    year: int
    amount: Decimal


def payments(architecture: Architecture, plan: Timetable, warranty: Decimal) -> tuple[Payment, ...]:
    """Return the payments of every subproject that has cost and rule, in source order. `warranty` is in months."""
    calendar = _Calendar(plan, warranty)
    packages = _packages(architecture, plan)
    found: list[Payment] = []
    for subproject in architecture.of(Subproject):
        rule = architecture.get(architecture.target(subproject.id, PAID_BY) or "")
        if subproject.cost is None or not isinstance(rule, PaymentRule):
            continue
        building = [one for one in packages.get(subproject.id, ()) if not _BEFORE_CONTRACT.intersection(one.sorts)]
        due = calendar.by_rule(rule, building) if building else calendar.evenly()
        cost = subproject.cost.amount
        found.extend(Payment(subproject.id, event, year, cost * share) for event, year, share in due)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Calendar:
    plan: Timetable
    warranty: Decimal

    def by_rule(
        self, rule: PaymentRule, packages: list[WorkPackage]
    ) -> Iterator[tuple[PaymentEvent | None, int, Decimal]]:
        """Yield event, year and share of each part; what says no date is due with the acceptance."""
        delivering = [one for one in packages if not one.sorts or any(sort.delivers for sort in one.sorts)]
        accepting = self.plan.of_sort(WorkSort.ACCEPTANCE)
        end = self.plan.finish(self.plan.last_finish(accepting).id) if accepting else self.plan.schedule.end
        times = {
            PaymentEvent.CONTRACT: min(self.plan.start(one.id) for one in packages),
            PaymentEvent.DELIVERY: max(self.plan.finish(one.id) for one in delivering or packages),
            PaymentEvent.ACCEPTANCE: end,
            PaymentEvent.WARRANTY: end + self.warranty,
        }
        for part in rule.parts:
            event = part.due or PaymentEvent.ACCEPTANCE
            begins = event is PaymentEvent.CONTRACT
            yield event, _year_from(times[event]) if begins else _year_until(times[event]), part.share.amount

    def evenly(self) -> Iterator[tuple[PaymentEvent | None, int, Decimal]]:
        end = self.plan.schedule.end
        for year in range(1, _year_until(end) + 1):
            months = min(end, Decimal(year * _MONTHS)) - (year - 1) * _MONTHS
            yield None, year, months / end


def paid_until(paid: Iterable[Payment], years: int) -> tuple[Decimal, ...]:
    """Return what is paid in each of some years; what falls later counts in the last, whose money must hold it."""
    sums = [Decimal(0)] * years
    for payment in paid:
        sums[min(payment.year, years) - 1] += payment.amount
    return tuple(sums)


def _packages(architecture: Architecture, plan: Timetable) -> dict[str, list[WorkPackage]]:
    found: dict[str, list[WorkPackage]] = {}
    for package in plan.packages:
        subproject = architecture.target(package.id, SUBPROJECT)
        if subproject is not None:
            found.setdefault(subproject, []).append(package)
    return found


def _year_until(elapsed: Decimal) -> int:
    """The year in which something ends after some months: 12 is still the first."""
    return max(int((elapsed / _MONTHS).to_integral_value(ROUND_CEILING)), 1)


def _year_from(elapsed: Decimal) -> int:
    """The year in which something begins after some months: 12 is already the second."""
    return int(elapsed // _MONTHS) + 1
