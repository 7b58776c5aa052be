"""Where a derived division and the author's split differ, and what speaks for the derived one."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.component import Component
from archtool.analysis.affinity.explain import explain
from archtool.analysis.division.partition import Partition
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A system that a division takes away from most of its companions in the author's split.

    Attributes:
        node: the system.
        author: the author's lot.
        proposed: number of the proposed lot, from 1.
        companions: the author's lots most of whose systems are in the proposed lot.
        component: what draws the system there most, or nothing where nothing does and a rule or the sizes decide.
        share: that component's part of the affinity with all systems there.
        partner: the system there that it is most like.
        affinity: with the partner.
        evidence: why the two belong together, in words.
        affinity_to_author: mean affinity with the rest of the author's lot.
        affinity_to_proposed: mean affinity with the rest of the proposed lot.
    """

    node: str
    author: str
    proposed: int
    companions: tuple[str, ...]
    component: Component | None
    share: float
    partner: str | None
    affinity: float
    evidence: tuple[Text, ...]
    affinity_to_author: float
    affinity_to_proposed: float


@dataclass(frozen=True, slots=True)
class Joining:
    """Lots of the author that a division makes one.

    Attributes:
        proposed: number of the proposed lot, from 1.
        lots: the author's lots most of whose systems are in it.
        component: what draws them together most.
        share: that component's part of the affinity between them.
        sentence: the same in words.
    """

    proposed: int
    lots: tuple[str, ...]
    component: Component | None
    share: float
    sentence: Text


class Comparison:
    """A division beside the author's split of the same systems."""

    def __init__(self, affinity: Affinity, proposed: Partition, author: Mapping[str, str]) -> None:
        """Find for each of the author's lots the proposed lot that has most of it."""
        self._affinity = affinity
        self._proposed = proposed
        self._author = author
        self._members: dict[str, list[str]] = {}
        for node in sorted(author):
            self._members.setdefault(author[node], []).append(node)
        self.homes = {lot: self._home(nodes) for lot, nodes in sorted(self._members.items())}

    def _home(self, nodes: Iterable[str]) -> int:
        counts = Counter(self._proposed.labels[node] for node in nodes)
        return min(counts, key=lambda label: (-counts[label], label))

    def disagreements(self) -> tuple[Disagreement, ...]:
        """Return the systems that are not where most of their author's lot is, by the author's lot and id."""
        return tuple(
            self._disagreement(node, lot)
            for lot, nodes in sorted(self._members.items())
            for node in nodes
            if self._proposed.labels[node] != self.homes[lot]
        )

    def _disagreement(self, node: str, lot: str) -> Disagreement:
        label = self._proposed.labels[node]
        mates = [other for other in self._proposed.lots[label - 1] if other != node]
        component, share = self._main([(node, other) for other in mates])
        partner = min(mates, key=lambda other: (-round(self._affinity.between(node, other), 9), other), default=None)
        affinity = 0.0 if partner is None else round(self._affinity.between(node, partner), 6)
        return Disagreement(
            node,
            lot,
            label,
            tuple(one for one, home in self.homes.items() if home == label),
            component,
            share,
            partner if affinity > 0 else None,
            affinity,
            self._evidence(node, partner) if partner is not None and affinity > 0 else (),
            self._mean(node, [other for other in self._members[lot] if other != node]),
            self._mean(node, mates),
        )

    def _evidence(self, node: str, partner: str) -> tuple[Text, ...]:
        found = explain(self._affinity, node, partner)
        return (found.summary, *(reason.sentence for reason in found.reasons if reason.share > 0))

    def _mean(self, node: str, others: list[str]) -> float:
        total = sum(self._affinity.between(node, other) for other in others)
        return round(total / len(others), 6) if others else 0.0

    def _main(self, pairs: Iterable[tuple[str, str]]) -> tuple[Component | None, float]:
        """Return the component with the largest part in the affinity of some pairs, and that part."""
        weights = self._affinity.weights.by_component
        sums = dict.fromkeys(Component, 0.0)
        for one, other in pairs:
            for component, value in self._affinity.pair(one, other).components.items():
                sums[component] += weights[component] * value
        total = sum(sums.values())
        if total <= 0:
            return None, 0.0
        best = max(sums, key=lambda component: round(sums[component], 9))
        return best, round(sums[best] / total, 6)

    def joinings(self) -> tuple[Joining, ...]:
        """Return the proposed lots that hold most of several of the author's lots, in order of their numbers."""
        return tuple(
            self._joining(label, lots)
            for label in range(1, len(self._proposed) + 1)
            if len(lots := tuple(lot for lot, home in self.homes.items() if home == label)) > 1
        )

    def _joining(self, label: int, lots: tuple[str, ...]) -> Joining:
        pairs = [
            (one, other)
            for place, lot in enumerate(lots)
            for later in lots[place + 1 :]
            for one in self._members[lot]
            for other in self._members[later]
            if self._proposed.labels[one] == self._proposed.labels[other] == label
        ]
        component, share = self._main(pairs)
        zh = "、".join(lots)
        if component is None:
            sentence = both(f"{zh}并为一包，系规模与数目所致", f"{', '.join(lots)} become one lot for size and number")
        else:
            sentence = both(
                f"{zh}并为一包，主要因{component.label.in_language('zh')}（占相关度{share:.0%}）",
                f"{', '.join(lots)} become one lot, mostly by {component.label.in_language('en')} "
                f"({share:.0%} of the affinity)",
            )
        return Joining(label, lots, component, share, sentence)
