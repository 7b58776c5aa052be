"""How much time to keep back before the end of the period."""

from dataclasses import dataclass
from decimal import Decimal

from archtool.model.quantity import plain
from archtool.source.text import Text, both

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Buffer:
    """A buffer of months.

    Attributes:
        wanted: months between the planned end and the end that four fifths of the programmes keep, and no less than
            the least reserve.
        there: months between the planned end and the longest period; nothing where no period is stated.
        advice: what to do about it.
    """

    wanted: Decimal
    there: Decimal | None
    advice: Text


def buffer_of(end: Decimal, p80: Decimal, horizon: Decimal | None, within: Decimal | None, reserve: Decimal) -> Buffer:
    """Return the buffer behind a planned end. `within` is the share of programmes that keep the period.

    Source: the buffer at the end of the project is E. M. Goldratt, Critical Chain (1997); its size, up to the eightieth
    percentile, AACE International Recommended Practice 57R-09.
    """
    wanted = max(p80 - end, reserve)
    words = plain(wanted), plain(p80)
    if horizon is None:
        return Buffer(
            wanted,
            None,
            both(
                f"预留 {words[0]} 个月缓冲：80% 的模拟在 {words[1]} 个月内完成",
                f"keep {words[0]} months back: four fifths of the simulated programmes end within {words[1]} months",
            ),
        )
    there, chance = horizon - end, plain((within or _NOTHING) * 100)
    limit = plain(horizon)
    if there >= wanted:
        return Buffer(
            wanted,
            there,
            both(
                f"计划完工距 {limit} 个月上限有 {plain(there)} 个月，够 {words[0]} 个月缓冲；按期概率 {chance}%",
                f"{plain(there)} months are left until the limit of {limit}, enough for a buffer of {words[0]}; "
                f"{chance} % of the simulated programmes keep it",
            ),
        )
    return Buffer(
        wanted,
        there,
        both(
            f"需要 {words[0]} 个月缓冲，距 {limit} 个月上限只有 {plain(there)} 个月，按期概率 {chance}%："
            f"压缩关键线路 {plain(wanted - there)} 个月，或报批延长工期",
            f"a buffer of {words[0]} months is needed and {plain(there)} are left until the limit of {limit}, which "
            f"{chance} % of the simulated programmes keep: shorten the critical path by {plain(wanted - there)} months "
            "or ask for a longer period",
        ),
    )
