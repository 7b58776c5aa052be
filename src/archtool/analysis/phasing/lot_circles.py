"""Subprojects that need each other, and by what each such dependency is resolved for the order of tenders.

A dependency between two subprojects is resolved by a first package, where what is needed goes ahead of its
subproject; else by a contract interface, where an interface between the two is written down; else because what is
needed is live from an earlier phase. Where none of these holds, but the elements themselves stand in an order, a
first package is proposed.

Source: review practice of preliminary designs; the resolutions are those that a rule of order between lots admits.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from archtool.analysis.lots import Lots
from archtool.analysis.phase import phase_numbers
from archtool.analysis.phasing.instance import Instance
from archtool.analysis.phasing.precedence import Order, Reason
from archtool.analysis.phasing.reading import interface_between
from archtool.analysis.phasing.tearing import TearSort, Torn, Way, torn, way_in_words
from archtool.blueprints.relationships import DEPENDS_ON
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class LotNeed:
    """That something of one subproject depends on something of another, and what resolves it.

    Attributes:
        lot: id of the subproject that waits.
        on: id of the subproject for which it waits.
        after: id of the element that needs.
        before: id of the element that is needed.
        way: the first package or contract that resolves it, or nothing.
    """

    lot: str
    on: str
    after: str
    before: str
    way: Way | None

    @property
    def is_resolved(self) -> bool:
        """Return whether the model resolves it; a proposal does not."""
        return self.way is not None and self.way.sort is not TearSort.PROPOSED

    @property
    def sentence(self) -> Text:
        """Return it as a document prints it."""
        zh, en = (
            f"{self.lot} 的 {self.after} 依赖 {self.on} 的 {self.before}",
            (f"{self.after} of {self.lot} depends on {self.before} of {self.on}"),
        )
        if self.way is None:
            return both(f"{zh}，尚无首包或接口契约解除", f"{en}, resolved neither by first package nor by contract")
        way_zh, way_en = way_in_words(self.way, self.on)
        return both(f"{zh}，{way_zh}", f"{en}, {way_en}")


@dataclass(frozen=True, slots=True)
class MutualLots:
    """Two subprojects that depend on each other.

    Attributes:
        one: id of the first, by id.
        other: id of the second.
        needs: the dependencies each way, sorted.
    """

    one: str
    other: str
    needs: tuple[LotNeed, ...]

    @property
    def is_resolved(self) -> bool:
        """Return whether the dependencies of at least one direction are all resolved, so that an order remains."""
        return any(all(need.is_resolved for need in self.needs if need.lot == lot) for lot in (self.one, self.other))

    @property
    def sentence(self) -> Text:
        """Return the pair and its resolution as a document prints it."""
        verdict = ("已解除", "resolved") if self.is_resolved else ("未解除", "not resolved")
        return both(
            f"{self.one} 与 {self.other} 互相依赖（{verdict[0]}）："
            + "；".join(n.sentence.in_language("zh") for n in self.needs),
            f"{self.one} and {self.other} depend on each other ({verdict[1]}): "
            + "; ".join(n.sentence.in_language("en") for n in self.needs),
        )


@dataclass(frozen=True, slots=True)
class LotOrder:
    """The subprojects, how they depend on each other, and the order of tenders that remains.

    Attributes:
        needs: every dependency between elements of two subprojects, sorted.
        mutual: the pairs that depend on each other.
        torn: the subprojects without circles; its packages are in the order of tenders.
    """

    needs: tuple[LotNeed, ...]
    mutual: tuple[MutualLots, ...]
    torn: Torn


def lot_order_of(architecture: Architecture, instance: Instance) -> LotOrder:
    """Return the subprojects by their dependencies, with circles torn."""
    resolving = _Resolving(architecture, instance)
    needs = tuple(sorted(resolving.needs(), key=lambda one: (one.lot, one.on, one.after, one.before)))
    by_pair: dict[tuple[str, str], list[LotNeed]] = {}
    for need in needs:
        by_pair.setdefault((need.lot, need.on), []).append(need)
    mutual = tuple(
        MutualLots(lot, on, (*by_pair[lot, on], *by_pair[on, lot]))
        for lot, on in sorted(by_pair)
        if lot < on and (on, lot) in by_pair
    )
    orders = [Order(on, lot, Reason.DEPENDENCY, by_pair[lot, on][0].before) for lot, on in sorted(by_pair)]
    lots = sorted({lot for pair in by_pair for lot in pair})
    return LotOrder(needs, mutual, torn(lots, orders, _Splits(by_pair)))


class _Splits:
    """A subproject's dependency on another is released where each of its dependencies is resolved."""

    def __init__(self, by_pair: Mapping[tuple[str, str], Iterable[LotNeed]]) -> None:
        self._by_pair = by_pair

    def __call__(self, order: Order) -> Way | None:
        ways = [need.way for need in self._by_pair[order.after, order.before] if need.way is not None]
        if len(ways) < len(tuple(self._by_pair[order.after, order.before])):
            return None
        return max(ways, key=lambda way: (tuple(TearSort).index(way.sort), way.by))


class _Resolving:
    def __init__(self, architecture: Architecture, instance: Instance) -> None:
        self._architecture = architecture
        self._instance = instance
        self._lots = architecture.derived(Lots)
        self._numbers = architecture.derived(phase_numbers)

    def needs(self) -> Iterator[LotNeed]:
        for edge in self._architecture.relationships_of(DEPENDS_ON):
            lot, on = self._lots.of(edge.source), self._lots.of(edge.target)
            if lot is not None and on is not None and lot != on:
                yield LotNeed(lot, on, edge.source, edge.target, self._way(edge, on))

    def _way(self, edge: Relationship, on: str) -> Way | None:
        if self._instance.ahead.get(on) == edge.target:
            return Way(TearSort.FIRST_PACKAGE, edge.target)
        interface = interface_between(self._architecture, edge.target, edge.source)
        if interface is not None:
            return Way(TearSort.CONTRACT, interface)
        early, late = self._numbers.get(edge.target), self._numbers.get(edge.source)
        if early is not None and late is not None and early < late:
            return Way(TearSort.EARLIER, edge.target)
        needed, needing = self._level(edge.target), self._level(edge.source)
        if needed is not None and needing is not None and needed < needing:
            return Way(TearSort.PROPOSED, edge.target)
        return None

    def _level(self, element: str) -> int | None:
        """Return the level of a deliverable, of a group that of its first part."""
        parts = self._instance.graph.groups.get(element, (element,))
        return min((self._instance.levels.of[one] for one in parts if one in self._instance.levels.of), default=None)
