"""Dependencies that a division cuts: what each costs, and what makes it bearable."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.localities import Localities
from archtool.analysis.needs import is_bridged
from archtool.analysis.phase import phase_numbers
from archtool.blueprints.relationships import CONSUMER, DEPENDS_ON, PROVIDER
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.text import Text, both


class Resolution(StrEnum):
    """What lets a lot be tendered although it needs another."""

    FIRST_PACKAGE = "first-package"
    CONTRACT = "contract"
    MEASURE = "measure"
    ORDER = "order"

    @property
    def label(self) -> Text:
        """Return what is done."""
        return _LABELS[self]


_LABELS = {
    Resolution.FIRST_PACKAGE: both("被依赖方作为首包先期交付", "what is needed is delivered early, as a first package"),
    Resolution.CONTRACT: both("招标前发布接口契约", "the contract interface is published before tender"),
    Resolution.MEASURE: both("已有过渡措施", "a transitional measure is written down"),
    Resolution.ORDER: both("按先后顺序招标", "the needed lot is tendered first"),
}


@dataclass(frozen=True, slots=True)
class CutDependency:
    """A dependency between two lots.

    Attributes:
        needing: the system, or group, that needs.
        needed: what it needs.
        lot: place of the needing system's lot, from 0.
        other: place of the needed system's lot.
        affinity: of the two, of groups the mean over their systems: what the cut gives up.
        interfaces: ids of the interfaces between the two, to be agreed across contracts.
        data: ids of the data that both have, whose responsibility is shared across contracts.
        resolution: what makes it bearable.
        sentence: what the cut costs.
    """

    needing: str
    needed: str
    lot: int
    other: int
    affinity: float
    interfaces: tuple[str, ...]
    data: tuple[str, ...]
    resolution: Resolution
    sentence: Text


def cut_dependencies(
    architecture: Architecture, affinity: Affinity, lot_of: Mapping[str, int]
) -> tuple[CutDependency, ...]:
    """Return the dependencies between different lots, by lots, then ids.

    A dependency of or on a group counts for the lot with most of the group's systems.

    Args:
        architecture: the programme.
        affinity: of its systems.
        lot_of: place of the lot of each system.

    Source: mutually dependent subprojects of the reference programme, for what resolves a dependency.
    """
    cutting = _Cutting(architecture, affinity, lot_of)
    found: dict[tuple[str, str], CutDependency] = {}
    for edge in architecture.relationships_of(DEPENDS_ON):
        one, other = cutting.lot(edge.source), cutting.lot(edge.target)
        if one is not None and other is not None and one != other:
            found[edge.source, edge.target] = cutting.cut(edge, one, other)
    return tuple(sorted(found.values(), key=lambda cut: (cut.lot, cut.other, cut.needing, cut.needed)))


class _Cutting:
    """The systems of every group, and the facts about pairs of them."""

    def __init__(self, architecture: Architecture, affinity: Affinity, lot_of: Mapping[str, int]) -> None:
        self._architecture = architecture
        self._affinity = affinity
        self._lot_of = lot_of
        self._phases = architecture.derived(phase_numbers)
        lineage = architecture.derived(Localities).lineage
        self._inside: dict[str, list[str]] = {}
        for node in sorted(lot_of):
            for whole in lineage(node)[1:]:
                self._inside.setdefault(whole, []).append(node)

    def lot(self, element: str) -> int | None:
        """Return the lot of a system, or the one with most of a group."""
        own = self._lot_of.get(element)
        if own is not None or element not in self._inside:
            return own
        counts = Counter(self._lot_of[node] for node in self._inside[element])
        return min(counts, key=lambda lot: (-counts[lot], lot))

    def _nodes(self, element: str, lot: int) -> list[str]:
        if element in self._lot_of:
            return [element]
        return [node for node in self._inside[element] if self._lot_of[node] == lot]

    def cut(self, edge: Relationship, one: int, other: int) -> CutDependency:
        """Return what it costs to cut a dependency between two lots."""
        pairs = [(node, mate) for node in self._nodes(edge.source, one) for mate in self._nodes(edge.target, other)]
        evidence = [self._affinity.pair(*pair).evidence for pair in pairs]
        affinity = round(sum(self._affinity.between(*pair) for pair in pairs) / len(pairs), 6)
        interfaces = tuple(sorted({interface.id for found in evidence for interface in found.interfaces}))
        data = tuple(sorted({thing.id for found in evidence for thing in found.data}))
        resolution = self._resolution(edge, pairs)
        sentence = self._sentence(edge, affinity, (len(interfaces), len(data)), resolution.label)
        return CutDependency(edge.source, edge.target, one, other, affinity, interfaces, data, resolution, sentence)

    def _resolution(self, edge: Relationship, pairs: Iterable[tuple[str, str]]) -> Resolution:
        early, late = self._phases.get(edge.target), self._phases.get(edge.source)
        if early is not None and late is not None and early < late:
            return Resolution.FIRST_PACKAGE
        if any(self._is_contracted(needing, needed) for needing, needed in pairs):
            return Resolution.CONTRACT
        return Resolution.MEASURE if is_bridged(edge) else Resolution.ORDER

    def _is_contracted(self, needing: str, needed: str) -> bool:
        provided = self._architecture.sources(needed, PROVIDER)
        return any(needing in self._architecture.targets(interface, CONSUMER) for interface in provided)

    def _sentence(self, edge: Relationship, affinity: float, counts: tuple[int, int], way: Text) -> Text:
        one, other = self._architecture[edge.source], self._architecture[edge.target]
        interfaces, data = counts
        return both(
            f"“{one.title('zh')}”依赖“{other.title('zh')}”，分属两包：放弃相关度{affinity:.2f}，"
            f"须跨合同协调接口{interfaces}个、共享数据{data}项；{way.in_language('zh')}",
            f"'{one.title('en')}' needs '{other.title('en')}' in another lot: gives up an affinity of {affinity:.2f}; "
            f"{interfaces} interfaces and {data} shared data to agree across contracts; {way.in_language('en')}",
        )
