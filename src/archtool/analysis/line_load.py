"""Lines: what a copy between centres asks of them, and what remains of them when one fails. Exact."""

from decimal import Decimal

from archtool.blueprints.infrastructure import Link, Replication
from archtool.model.quantity import BANDWIDTH, Quantity, plain

_BITS = Decimal(8)
_SECONDS_OF_A_DAY = Decimal(86400)


def copy_rate(copy: Replication) -> Quantity | None:
    """Return the bandwidth that a copy needs in its busiest hour, or nothing where it states no daily change.

    The daily change in bits, spread over the day, times the peak factor (1 where none is stated).

    Source: the reference programme: 2.5 TB/day × 8 bit / 86 400 s ≈ 231 Mb/s mean; × 3 peak factor ≈ 694 Mb/s.
    """
    if copy.daily_change is None:
        return None
    mean = copy.daily_change.amount * _BITS / _SECONDS_OF_A_DAY
    return Quantity(mean * (copy.peak_factor or Decimal(1)), BANDWIDTH, "Mbit/s")


def remaining(link: Link, lost: int = 1) -> Quantity | None:
    """Return the bandwidth of a link when `lost` of its lines have failed; a single line is counted whole.

    Nothing where it states no bandwidth. One line may fail without loss only where another carries all of it, so that
    is what copies and sites may count on.

    Source: the reference programme: 694 Mb/s ≤ 1 Gb/s, of a link of 1 Gb/s × 2.
    """
    if link.bandwidth is None:
        return None
    lines = max((link.lines or 1) - lost, 1)
    return Quantity(link.bandwidth.amount * lines, BANDWIDTH, link.bandwidth.unit)


def mbit(rate: Quantity) -> str:
    """Return a bandwidth as messages print it: 694 Mbit/s."""
    return f"{plain(round(rate.in_unit('Mbit/s'), 0))} Mbit/s"
