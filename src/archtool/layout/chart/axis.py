"""Round numbers along an axis."""

from decimal import ROUND_CEILING, Decimal

_STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
_MOST_TICKS = 7


def ticks(most: Decimal) -> tuple[Decimal, ...]:
    """Round numbers from 0 to the first that is not below `most`: 1, 2 or 5 by a power of ten apart, at most 8."""
    if most <= 0:
        return (Decimal(0), Decimal(1))
    power = Decimal(1).scaleb((most / _MOST_TICKS).adjusted())
    step = next(step * power for step in _STEPS if step * power * _MOST_TICKS >= most)
    count = int((most / step).to_integral_value(ROUND_CEILING))
    return tuple(step * place for place in range(count + 1))
