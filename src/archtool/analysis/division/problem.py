"""What is to be divided: systems with similarity, cost and category, and the rules that a division must respect."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.contraction import Contraction
from archtool.analysis.division.rules import Separate, Together

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Limits:
    """How large lots may be and how many there should be. Amounts are in 元; the defaults are assumptions.

    Attributes:
        cap: what no lot may cost more than.
        floor: what a lot should cost at least; smaller ones are merged where the rules allow it.
        largest: what a lot should cost at most; above it a lot is counted as a soft violation.
        fewest: fewest lots.
        most: most lots.
        target: wished number of lots.
    """

    cap: Decimal = Decimal(25_000_000)
    floor: Decimal = Decimal(2_000_000)
    largest: Decimal = Decimal(22_000_000)
    fewest: int = 8
    most: int = 16
    target: int = 12


@dataclass(frozen=True, slots=True)
class Order:
    """What the order of tendering asks: nothing early may need what is tendered later.

    Attributes:
        early: ids of nodes that go live in the first phase.
        needs: pairs of an early node and a later one that it needs without a contract interface or measure.
    """

    early: frozenset[str] = frozenset()
    needs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is to be divided, and by which rules.

    Attributes:
        similarity: what is clustered. Its nodes may be fewer than `nodes`: hubs that were set aside are not in it.
        cost: 元 by node; its keys are the nodes to divide.
        category: procurement category by node; a lot has one. One that is not here has the category "".
        together: what must be in one lot.
        separate: what must not, or should not, share a lot.
        limits: sizes and number of lots.
        interfaces: ids with the nodes at their ends, two or more each.
        correlation: similarity of all nodes, before hubs and threshold; `similarity` where it is left out.
        whole: what each node is part of, for nodes that are similar to nothing.
        order: what the order of tendering asks.
    """

    similarity: Similarity
    cost: Mapping[str, Decimal]
    category: Mapping[str, str] = field(default_factory=dict[str, str])
    together: tuple[Together, ...] = ()
    separate: tuple[Separate, ...] = ()
    limits: Limits = Limits()
    interfaces: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    correlation: Similarity | None = None
    whole: Mapping[str, str] = field(default_factory=dict[str, str])
    order: Order = Order()

    @classmethod
    def of(cls, similarity: Similarity) -> "Problem":
        """Return the problem of similarities alone: no rules, no money."""
        return cls(similarity, dict.fromkeys(similarity.nodes, _NOTHING))

    @property
    def nodes(self) -> tuple[str, ...]:
        """What is to be divided, in ascending order."""
        return tuple(sorted(self.cost))

    @cached_property
    def contraction(self) -> Contraction:
        """The same with what must be together as one.

        Raises:
            RuleConflictError: two must be together and must be separate.
        """
        return Contraction.of(self)

    @property
    def related(self) -> Similarity:
        """The similarity of all nodes, before hubs and threshold."""
        return self.correlation or self.similarity

    @cached_property
    def total(self) -> Decimal:
        """What everything costs, in 元."""
        return sum((self.cost[node] for node in self.nodes), _NOTHING)
