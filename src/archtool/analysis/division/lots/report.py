"""The report on each lot of a division."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.division.fixed_lots import ProcurementCategory
from archtool.analysis.division.lots.cuts import CutDependency, Resolution, cut_dependencies
from archtool.analysis.division.lots.naming import LotName
from archtool.analysis.division.lots.partners import Partner, SharedThing, partners_of, shared_things
from archtool.analysis.division.problem import Problem
from archtool.analysis.phase import effective_phases
from archtool.blueprints.relationships import HOSTED_ON, PROVIDER, USED_BY
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_PARTNERS = 5
_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Predecessor:
    """A lot that this one needs.

    Attributes:
        lot: place of the needed lot, from 0.
        dependencies: what of this lot needs what of that one.
        is_mutual: whether that lot needs this one as well.
        reason: the same in words.
    """

    lot: int
    dependencies: tuple[CutDependency, ...]
    is_mutual: bool
    reason: Text


@dataclass(frozen=True, slots=True)
class LotReport:
    """A lot. Ids are in ascending order unless something else is said.

    Attributes:
        place: its place in the division, from 0.
        name: its mark and title.
        members: systems and modules in it.
        cost: 元.
        category: procurement category.
        phases: phases in which members go live, in time.
        mean_affinity: mean affinity of two members; nothing for a lot of one.
        cohesion: the same in a sentence, with the closest pair of members.
        partners: the five systems outside that share most with it, most first.
        organisations: users of several members, most members first.
        pools: pools under several members, most members first.
        predecessors: lots that it needs, by place.
        first_package: members that another lot needs early, and which are delivered before the rest.
        contracts: interfaces that it provides across lots where somebody depends on them: published before tender.
        cuts: every dependency from or to another lot.
        concerns: what a tender of this lot has to look out for.
    """

    place: int
    name: LotName
    members: tuple[str, ...]
    cost: Decimal
    category: ProcurementCategory
    phases: tuple[str, ...]
    mean_affinity: float | None
    cohesion: Text | None
    partners: tuple[Partner, ...]
    organisations: tuple[SharedThing, ...]
    pools: tuple[SharedThing, ...]
    predecessors: tuple[Predecessor, ...]
    first_package: tuple[str, ...]
    contracts: tuple[str, ...]
    cuts: tuple[CutDependency, ...]
    concerns: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class MutualPair:
    """Two lots that need each other.

    Attributes:
        one: place of the first, from 0.
        other: place of the second.
        there: dependencies of the first on the second.
        back: dependencies of the second on the first.
        is_resolved: whether first packages, contract interfaces or measures carry all of one direction.
    """

    one: int
    other: int
    there: tuple[CutDependency, ...]
    back: tuple[CutDependency, ...]
    is_resolved: bool


@dataclass(frozen=True, slots=True)
class LotReports:
    """The reports of a division in the order of its lots, and the pairs of lots that need each other."""

    lots: tuple[LotReport, ...]
    mutual: tuple[MutualPair, ...]


def reports_of(
    architecture: Architecture,
    affinity: Affinity,
    problem: Problem,
    lots: Sequence[Sequence[str]],
    names: Sequence[LotName],
) -> LotReports:
    """Return the reports of some lots, each named.

    Source: practice of lot descriptions in preliminary designs.
    """
    writer = _Writer(architecture, affinity, problem, lots, names)
    return LotReports(tuple(writer.report(place) for place in range(len(lots))), tuple(writer.mutual()))


class _Writer:
    def __init__(
        self,
        architecture: Architecture,
        affinity: Affinity,
        problem: Problem,
        lots: Sequence[Sequence[str]],
        names: Sequence[LotName],
    ) -> None:
        self._architecture = architecture
        self._affinity = affinity
        self._problem = problem
        self._lots = lots
        self._names = names
        self._lot_of: Mapping[str, int] = {node: place for place, lot in enumerate(lots) for node in lot}
        self._cuts = cut_dependencies(architecture, affinity, self._lot_of)
        self._between: dict[tuple[int, int], list[CutDependency]] = {}
        for cut in self._cuts:
            self._between.setdefault((cut.lot, cut.other), []).append(cut)

    def report(self, place: int) -> LotReport:
        lot = tuple(sorted(self._lots[place]))
        cuts = tuple(cut for cut in self._cuts if place in (cut.lot, cut.other))
        mean, cohesion = self._cohesion(lot)
        cost = sum((self._problem.cost[node] for node in lot), Decimal(0))
        first = {
            cut.needed
            for cut in cuts
            if cut.other == place
            and cut.resolution is Resolution.FIRST_PACKAGE
            and (place, cut.lot) in self._between
            and cut.needed in self._lot_of
        }
        predecessors = tuple(self._predecessors(place))
        return LotReport(
            place,
            self._names[place],
            lot,
            cost,
            ProcurementCategory(self._problem.category.get(lot[0], ProcurementCategory.SOFTWARE)),
            self._phases(lot),
            mean,
            cohesion,
            partners_of(self._architecture, self._affinity, lot, self._lot_of, _PARTNERS),
            shared_things(self._architecture, lot, USED_BY),
            shared_things(self._architecture, lot, HOSTED_ON),
            predecessors,
            tuple(sorted(first)),
            self._contracts(place, cuts),
            cuts,
            tuple(self._concerns(cost, predecessors)),
        )

    def _phases(self, lot: Sequence[str]) -> tuple[str, ...]:
        phase_of = self._architecture.derived(effective_phases)
        found = {phase_of[node] for node in lot if node in phase_of}
        return tuple(phase for phase in self._architecture.timeline.phases if phase in found)

    def _cohesion(self, lot: Sequence[str]) -> tuple[float | None, Text | None]:
        inside = frozenset(lot)
        near = self._affinity.correlation.neighbours
        weights = {
            (one, other): weight
            for one in lot
            for other, weight in near[one].items()
            if other in inside and one < other
        }
        pairs = len(lot) * (len(lot) - 1) / 2
        if not pairs:
            return None, None
        mean = round(sum(weights.values()) / pairs, 6)
        if not weights:
            return mean, both("成员之间没有相关的证据", "nothing shows that its members belong together")
        one, other = min(weights, key=lambda pair: (-round(weights[pair], 9), pair))
        evidence = self._affinity.pair(one, other).evidence
        counts = len(evidence.data), len(evidence.interfaces)
        zh = [self._architecture[node].title("zh") for node in (one, other)]
        en = [self._architecture[node].title("en") for node in (one, other)]
        return mean, both(
            f"经相关度分析，包内平均相关度{mean:.2f}；最近的“{zh[0]}”与“{zh[1]}”共享数据类{counts[0]}项、"
            f"接口{counts[1]}个，相关度{weights[one, other]:.2f}，由一家承建可避免接口责任不清",
            f"members have a mean affinity of {mean:.2f}; the closest, '{en[0]}' and '{en[1]}', share {counts[0]} data "
            f"and {counts[1]} interfaces with an affinity of {weights[one, other]:.2f}: one builder leaves no doubt "
            "about who answers for the interfaces",
        )

    def _predecessors(self, place: int) -> Iterator[Predecessor]:
        for (lot, other), cuts in sorted(self._between.items()):
            if lot != place:
                continue
            strongest = min(cuts, key=lambda cut: (-cut.affinity, cut.needing, cut.needed))
            one, needed = self._architecture[strongest.needing], self._architecture[strongest.needed]
            mark = self._names[other].mark
            reason = both(
                f"有{len(cuts)}项依赖指向{mark}，例如“{one.title('zh')}”依赖“{needed.title('zh')}”",
                f"{len(cuts)} dependencies lead to {mark}, as '{one.title('en')}' needs '{needed.title('en')}'",
            )
            yield Predecessor(other, tuple(cuts), (other, place) in self._between, reason)

    def _contracts(self, place: int, cuts: Sequence[CutDependency]) -> tuple[str, ...]:
        provided = {
            interface
            for cut in cuts
            for interface in cut.interfaces
            if self._lot_of.get(self._architecture.target(interface, PROVIDER) or "") == place
        }
        return tuple(sorted(provided))

    def _concerns(self, cost: Decimal, predecessors: Sequence[Predecessor]) -> Iterator[Text]:
        limits = self._problem.limits
        if cost < limits.floor:
            floor = limits.floor / _WAN
            yield both(
                f"低于{floor:f}万元，须说明单独成包的理由，并防止被认定为化整为零",
                f"below {floor:f} 万元: say why it stands alone, and that nothing was split to stay below a threshold",
            )
        if cost > limits.largest:
            yield both(
                f"高于{limits.largest / _WAN:f}万元，能独立承担的投标人较少",
                f"above {limits.largest / _WAN:f} 万元: few bidders can carry it",
            )
        mutual = [self._names[one.lot].mark for one in predecessors if one.is_mutual]
        if mutual:
            yield both(
                f"与{'、'.join(mutual)}相互依赖，须先定首包并发布接口契约",
                f"it and {', '.join(mutual)} need each other: settle first packages and publish contract interfaces",
            )

    def mutual(self) -> Iterator[MutualPair]:
        """Yield the pairs of lots with dependencies both ways, by place."""
        for (lot, other), there in sorted(self._between.items()):
            back = self._between.get((other, lot))
            if lot < other and back is not None:
                is_resolved = any(all(cut.resolution is not Resolution.ORDER for cut in way) for way in (there, back))
                yield MutualPair(lot, other, tuple(there), tuple(back), is_resolved)
