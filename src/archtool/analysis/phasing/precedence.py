"""What must come before what: the graph of a programme's deliverables, each order with the fact that makes it.

A group is not delivered as one: an order on a group binds every part of it, and a need of a group is met by the part
that can stand first, since a group stands as soon as there is something in it. What is looked through has no phase
of its own.

Source: review practice of preliminary designs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from archtool.source.text import Text, both


class Reason(StrEnum):
    """The sort of fact that makes an order."""

    DEPENDENCY = "dependency"
    DATA = "data"
    INTERFACE = "interface"
    PLACE = "place"
    RULE = "rule"
    PART = "part"

    @property
    def label(self) -> Text:
        """Return what a table of orders prints."""
        return _LABELS[self]


_LABELS = {
    Reason.DEPENDENCY: both("系统依赖", "dependency"),
    Reason.DATA: both("数据需求", "data need"),
    Reason.INTERFACE: both("接口", "interface"),
    Reason.PLACE: both("部署与承载", "hosting and place"),
    Reason.RULE: both("依赖规则", "dependency rule"),
    Reason.PART: both("组成", "composition"),
}

HARD = 1.0
"""Strength of an order that must be kept."""


@dataclass(frozen=True, slots=True, order=True)
class Order:
    """That `before` must, or should, not go live in a later phase than `after`.

    Attributes:
        before: id of what is needed.
        after: id of what needs it.
        reason: the sort of fact.
        evidence: id of the fact: of the rule, the data, the interface, or of the element that is named in it.
        strength: 1 must be kept; less is how much it hurts to break it.
        any_of: ids of which any one will do, `before` among them; empty where only `before` will.
        through: ids of what is looked through between the two, from `after` to `before`.
        measure: the transitional measure by which it may be broken.
    """

    before: str
    after: str
    reason: Reason
    evidence: str
    strength: float = HARD
    any_of: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    measure: Text | None = None

    @property
    def is_hard(self) -> bool:
        """Return whether it must be kept."""
        return self.strength >= HARD

    def gap(self, phases: Mapping[str, int]) -> int:
        """Return by how many phases it is broken; 0 where it is kept, or an end has no phase."""
        if self.after not in phases:
            return 0
        needed = [phases[one] for one in self.any_of or (self.before,) if one in phases]
        return max(min(needed) - phases[self.after], 0) if needed else 0

    def in_words(self) -> Text:
        """Return what `after` needs, as the second part of a sentence: 依赖 sys.b."""
        zh, en = _PHRASES[self.reason]
        return both(
            zh.format(before=self.before, evidence=self.evidence),
            en.format(before=self.before, evidence=self.evidence),
        )


_PHRASES = {
    Reason.DEPENDENCY: ("依赖 {before}", "depends on {before}"),
    Reason.DATA: ("需要 {before} 产生的 {evidence}", "needs {evidence} of {before}"),
    Reason.INTERFACE: ("经接口 {evidence} 使用 {before}", "uses {before} over {evidence}"),
    Reason.PLACE: ("由 {before} 承载", "rests on {before}"),
    Reason.RULE: ("按规则 {evidence} 后于 {before}", "comes after {before} by rule {evidence}"),
    Reason.PART: ("是 {before} 的组成部分", "is part of {before}"),
}


def foremost(order: Order) -> tuple[float, bool, Order]:
    """Return the place of an order among those with the same ends: the hardest first, and a rule before other facts."""
    return -order.strength, order.reason is not Reason.RULE, order


@dataclass(frozen=True, slots=True, order=True)
class Release:
    """A month before whose end an element cannot go live.

    Attributes:
        element: id of what waits.
        month: counted from the contract.
        evidence: id of what says so: an external system, an interface, a work package.
        rule: id of the dependency rule that ties the two, or nothing.
    """

    element: str
    month: int
    evidence: str
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class PrecedenceGraph:
    """The deliverables, in order of ids, with their orders and releases, each sorted.

    Attributes:
        nodes: ids.
        orders: no two with the same ends; of several facts the hardest stands, the others are in `also`.
        also: further facts that make the same order, by its two ends.
        releases: what comes from outside the programme, or from its work packages.
        groups: the parts of each group that takes part in an order.
    """

    nodes: tuple[str, ...]
    orders: tuple[Order, ...]
    also: Mapping[tuple[str, str], tuple[Order, ...]]
    releases: tuple[Release, ...]
    groups: Mapping[str, tuple[str, ...]]

    @property
    def hard(self) -> tuple[Order, ...]:
        """Return the orders that must be kept."""
        return tuple(order for order in self.orders if order.is_hard)

    @property
    def soft(self) -> tuple[Order, ...]:
        """Return the orders that should be kept."""
        return tuple(order for order in self.orders if not order.is_hard)
