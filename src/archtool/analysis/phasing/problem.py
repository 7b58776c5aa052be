"""The assignment of items to phases as a problem by itself: nothing of an architecture is left in it but ids.

A phase is a number from 1. Of an assignment are demanded: no item goes live in a phase before what it needs; it goes
live inside its phase's window, not before its release and not sooner than its chain of handovers allows; what is paid,
and how many items go live, stays within limits. Wanted is a low penalty, see `penalty`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from archtool.analysis.cycles import strong_components

Phases = Mapping[str, int]
"""The phase of every item."""

DELAY = 1000
"""Penalty of one phase of delay of an item of priority 1."""

EMPTY = 5 * DELAY
"""Penalty of a phase in which nothing goes live that somebody uses; a phase of plumbing cannot be accepted."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something that goes live.

    Attributes:
        id: its id.
        priority: how much it matters that it is early, 0 to 1.
        cost: in 元.
        release: month before whose end it cannot go live; 0 where nothing holds it.
        earliest: first phase in which it may go live.
        is_usable: whether somebody uses it, so that its phase has a result.
    """

    id: str
    priority: float
    cost: Decimal = Decimal(0)
    release: int = 0
    earliest: int = 1
    is_usable: bool = True


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """That `before` must not, or should not, go live in a later phase than `after`.

    Attributes:
        before: id of an item.
        after: id of another.
        strength: 1 must be kept; less weighs in the penalty for each phase by which it is broken.
        lag: months that lie between the two at least, where it must be kept.
    """

    before: str
    after: str
    strength: float = 1.0
    lag: int = 0

    @property
    def is_hard(self) -> bool:
        """Return whether it must be kept."""
        return self.strength >= 1.0


@dataclass(frozen=True, slots=True)
class Window:
    """The months of a phase in which something can go live, both counted in."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class MoneyLimit:
    """What may be paid until the end of a phase.

    Attributes:
        phase: number of the phase.
        shares: by phase of going live the share of an item's cost that is paid by then; falls from phase to phase.
        most: in 元.
    """

    phase: int
    shares: tuple[Decimal, ...]
    most: Decimal


@dataclass(frozen=True, slots=True)
class Capacity:
    """How many of some items may be live by the end of a phase.

    Attributes:
        id: id of what has the capacity: a subproject, or the group that takes them into use.
        phase: number of the phase.
        members: ids of the items, sorted.
        most: how many of them.
        is_cumulative: whether those of earlier phases count as well.
    """

    id: str
    phase: int
    members: tuple[str, ...]
    most: int
    is_cumulative: bool = True


@dataclass(frozen=True)
class PhaseProblem:
    """Items with what binds them. Items and pairs are sorted, so that nothing depends on how they were given.

    Attributes:
        items: by id.
        pairs: what should or must come before what.
        windows: of each phase in turn.
        limits: on money.
        capacities: on numbers of items.
        soft_penalty: penalty of one phase against a pair of strength 1, next to one phase of delay of priority 1.
    """

    items: tuple[Item, ...]
    pairs: tuple[Pair, ...]
    windows: tuple[Window, ...]
    limits: tuple[MoneyLimit, ...] = ()
    capacities: tuple[Capacity, ...] = ()
    soft_penalty: float = 0.5

    @property
    def phases(self) -> int:
        """Return how many phases there are."""
        return len(self.windows)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Return the items by id."""
        return {item.id: item for item in self.items}

    @cached_property
    def hard(self) -> tuple[Pair, ...]:
        """Return the pairs that must be kept."""
        return tuple(pair for pair in self.pairs if pair.is_hard)

    @cached_property
    def soft(self) -> tuple[Pair, ...]:
        """Return the pairs that weigh in the penalty."""
        return tuple(pair for pair in self.pairs if not pair.is_hard)

    @cached_property
    def units(self) -> tuple[tuple[str, ...], ...]:
        """Return the items that must go live in one phase because they need each other, each after what it needs."""
        graph: dict[str, list[str]] = {item.id: [] for item in self.items}
        for pair in self.hard:
            graph[pair.before].append(pair.after)
        return tuple(tuple(sorted(unit)) for unit in reversed(strong_components(graph)))

    @cached_property
    def into(self) -> Mapping[str, tuple[Pair, ...]]:
        """Return the hard pairs by what needs."""
        found: dict[str, list[Pair]] = {item.id: [] for item in self.items}
        for pair in self.hard:
            found[pair.after].append(pair)
        return {item: tuple(pairs) for item, pairs in found.items()}

    def soft_cost(self, pair: Pair) -> int:
        """Return the penalty of one phase by which a soft pair is broken."""
        return round(DELAY * self.soft_penalty * pair.strength)


def problem(
    items: Mapping[str, Item] | tuple[Item, ...],
    pairs: tuple[Pair, ...],
    windows: tuple[Window, ...],
    limits: tuple[MoneyLimit, ...] = (),
    capacities: tuple[Capacity, ...] = (),
) -> PhaseProblem:
    """Return a problem with its parts in order.

    Raises:
        ValueError: two items share an id, a pair names none, or there is no phase.
    """
    every = tuple(items.values()) if isinstance(items, Mapping) else items
    ordered = tuple(sorted(every, key=lambda item: item.id))
    known = {item.id for item in ordered}
    if len(known) < len(ordered):
        raise ValueError("two items share an id")
    if not windows:
        raise ValueError("there is no phase")
    for pair in pairs:
        if pair.before not in known or pair.after not in known:
            raise ValueError(f"no pair of two items: {pair.before}, {pair.after}")
    return PhaseProblem(
        ordered,
        tuple(sorted(set(pairs))),
        windows,
        tuple(sorted(limits, key=lambda one: one.phase)),
        tuple(sorted(capacities, key=lambda one: (one.id, one.phase))),
    )
