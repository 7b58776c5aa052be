"""Rounding by largest remainder, so that printed parts add up to the printed whole."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

GRAIN = Decimal(100)
"""The finest amount that is printed, in 元: 0.01 万元."""


def rounded(amount: Decimal) -> Decimal:
    """Return an amount in 元 as it is printed alone: half up to 0.01 万元."""
    return (amount / GRAIN).to_integral_value(ROUND_HALF_UP) * GRAIN


def apportioned(whole: Decimal, parts: Sequence[Decimal]) -> tuple[Decimal, ...]:
    """Return the parts rounded so that they add up to the printed whole.

    Each part is cut to 0.01 万元; what is then missing goes by 0.01 to the parts that lost most, the first written of
    equals. No part moves by 0.01 万元 or more. n log n.

    Args:
        whole: a multiple of 0.01 万元, less than 0.01 万元 from the sum of the parts.
        parts: exact amounts in 元.

    Source: method of the largest remainder (Hamilton); a printed total must equal the sum of its printed rows.
    """
    cut = [(part / GRAIN).to_integral_value(ROUND_FLOOR) for part in parts]
    missing = int(whole / GRAIN - sum(cut, Decimal(0)))
    by_loss = sorted(range(len(parts)), key=lambda place: cut[place] * GRAIN - parts[place])
    for place in by_loss[:missing]:
        cut[place] += 1
    return tuple(grains * GRAIN for grains in cut)
