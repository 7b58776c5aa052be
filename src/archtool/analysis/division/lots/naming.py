"""What the lots of a division are called."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.division.partition import Partition
from archtool.analysis.localities import Localities
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_SECOND = Decimal("0.2")
"""Share of a lot's cost from which on its second group is part of its title; an assumption."""


@dataclass(frozen=True, slots=True)
class LotName:
    """A lot's short mark and its title: L1, and the groups that most of its money goes into."""

    mark: str
    title: Text


def names_of(architecture: Architecture, partition: Partition, cost: Mapping[str, Decimal]) -> tuple[LotName, ...]:
    """Return the names of derived lots: the group with most of a lot's cost, and a second one with a fifth of it."""
    localities = architecture.derived(Localities)
    return tuple(
        LotName(f"L{number}", _title(architecture, localities, lot, cost))
        for number, lot in enumerate(partition.lots, start=1)
    )


def author_names(architecture: Architecture, lots: Sequence[str]) -> tuple[LotName, ...]:
    """Return the names of the author's subprojects."""
    return tuple(LotName(lot, architecture[lot].name) for lot in lots)


def _title(architecture: Architecture, localities: Localities, lot: Iterable[str], cost: Mapping[str, Decimal]) -> Text:
    sums: dict[str, tuple[Decimal, int]] = {}
    for node in lot:
        home = localities.home(node)
        paid, count = sums.get(home, (Decimal(0), 0))
        sums[home] = (paid + cost[node], count + 1)
    ranked = sorted(sums, key=lambda home: (-sums[home][0], -sums[home][1], home))
    total = sum((paid for paid, _ in sums.values()), Decimal(0))
    named = ranked[:2] if len(ranked) > 1 and total and sums[ranked[1]][0] >= _SECOND * total else ranked[:1]
    is_more = len(ranked) > len(named)
    zh = "、".join(architecture[home].title("zh") for home in named) + ("等" if is_more else "")
    en = ", ".join(architecture[home].title("en") for home in named) + (" and others" if is_more else "")
    return both(zh, en)
