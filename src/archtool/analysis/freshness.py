"""How fresh data are, read from the words in which authors write cycles and frequencies."""

from enum import IntEnum
from functools import lru_cache

from archtool.blueprints.integration import Interface, Mode
from archtool.model.words import Words


class Freshness(IntEnum):
    """How old data may be, from the freshest; only the order matters."""

    REAL_TIME = 0
    MINUTES = 1
    DAYS = 2
    WEEKS = 3
    MONTHS = 4
    QUARTERS = 5
    YEARS = 6


_SIGNS = (
    (Freshness.MINUTES, ("准实时", "near real time", "near-real-time", "分钟", "minute", "min)", "小时", "hour")),
    (Freshness.REAL_TIME, ("实时", "real time", "real-time", "秒", "second")),
    (Freshness.DAYS, ("每日", "每天", "日", "daily", "day", "t+1", "出院后", "after discharge")),
    (Freshness.WEEKS, ("每周", "周", "weekly", "week")),
    (Freshness.MONTHS, ("每月", "月", "monthly", "month")),
    (Freshness.QUARTERS, ("每季", "季", "quarter")),
    (Freshness.YEARS, ("每年", "年", "yearly", "annual", "year")),
)
"""Words by which a cycle is known, more special ones first: 准实时 contains 实时."""


@lru_cache(maxsize=1024)
def freshness(words: Words | None) -> Freshness | None:
    """Return how fresh a cycle or frequency keeps data; nothing for events, such as on change, and unknown words."""
    if words is None:
        return None
    written = " ".join(words.in_language(language) for language in words.languages).lower()
    return next((known for known, signs in _SIGNS if any(sign in written for sign in signs)), None)


def delivers(interface: Interface) -> Freshness:
    """Return how fresh an interface keeps what it delivers.

    Batches and files are a day old at best. What names no cycle delivers with the event, in real time.
    """
    stated = freshness(interface.frequency)
    if interface.mode in (Mode.BATCH, Mode.FILE):
        return max(Freshness.DAYS, stated or Freshness.DAYS)
    return Freshness.REAL_TIME if stated is None else stated
