"""The content of an affinity matrix: systems or subprojects in the order of their clusters, tones by strength."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import fsum

from archtool.analysis.affinity.affinity import stated_affinity
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.agglomerative import Dendrogram, agglomerative
from archtool.analysis.division.problem import Problem
from archtool.analysis.lots import Lots
from archtool.model.architecture import Architecture
from archtool.source.errors import RenderError
from archtool.source.text import both
from archtool.views.figures.affinity import AffinityView
from archtool.views.figures.dendrogram_content import leaf_order
from archtool.views.figures.matrix import Cell, Frame, Line, MatrixFigure, Meaning
from archtool.views.heading import head_of, with_counts
from archtool.views.selection import select

_TONES = 6
_DIGITS = 9
_TITLES = {
    "system": both("系统", "Systems"),
    "subproject": both("子项目", "Subprojects"),
}
_CLUSTER = both("簇（平均联结）", "Cluster (average linkage)")
_SUBPROJECT = both("现划分的子项目", "Subproject of the author's division")
_FROM = both("相关度 {low:.2f} 起", "Affinity from {low:.2f}")


def build(architecture: Architecture, view_id: str, definition: AffinityView, language: str) -> MatrixFigure:
    """Return what an affinity matrix shows.

    Raises:
        RenderError: fewer than two systems can be compared.
    """
    return _Builder(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Builder:
    architecture: Architecture
    definition: AffinityView
    language: str

    def figure(self, view_id: str) -> MatrixFigure:
        compared = self.architecture.derived(stated_affinity).correlation
        chosen = self._chosen(compared)
        if len(chosen.nodes) < 2:
            message = both(f"视图“{view_id}”没有可比较的系统", f"view '{view_id}' has no systems to compare")
            raise RenderError(message)
        shown = chosen if self.definition.of == "system" else self._between(chosen)
        own = {} if self.definition.of == "system" else self._within(chosen)
        tree = agglomerative(Problem.of(shown))
        order, groups = self._order(tree, shown)
        highest = max([*shown.weights.values(), *own.values()], default=0.0)
        drawn = [self.architecture[key] for key in order]
        counts = {"systems": str(len(chosen.nodes)), "all": str(len(compared.nodes))}
        title = _TITLES[self.definition.of].in_language(self.language)
        return MatrixFigure(
            head_of(view_id, with_counts(self.definition, counts), self.language, drawn),
            title,
            title,
            tuple(self._row(number, key) for number, key in enumerate(order, start=1)),
            tuple(Line(key, str(number), None, key) for number, key in enumerate(order, start=1)),
            tuple(self._cells(order, shown, own, highest)),
            tuple(Frame(group, group) for group in groups),
            tuple(self._legend(highest, bool(groups))),
            tones=_TONES,
        )

    def _chosen(self, compared: Similarity) -> Similarity:
        """The similarities of the systems that are shown."""
        nodes: Iterable[str] = compared.nodes
        if self.definition.systems is not None:
            wanted = {element.id for element in select(self.architecture, self.definition.systems)}
            nodes = [node for node in nodes if node in wanted]
        found = _restricted(compared, nodes)
        if self.definition.of == "subproject" or len(found.nodes) <= self.definition.most:
            return found
        strongest: dict[str, None] = {}
        for (one, other), _ in sorted(found.weights.items(), key=lambda pair: (-round(pair[1], _DIGITS), pair[0])):
            new = [node for node in (one, other) if node not in strongest]
            if len(strongest) + len(new) <= self.definition.most:
                strongest.update(dict.fromkeys(new))
        return _restricted(found, strongest)

    def _lots(self, nodes: Iterable[str]) -> dict[str, list[str]]:
        lots = self.architecture.derived(Lots)
        found: dict[str, list[str]] = {}
        for node in nodes:
            lot = lots.of(node)
            if lot is not None:
                found.setdefault(lot, []).append(node)
        return dict(sorted(found.items()))

    def _between(self, systems: Similarity) -> Similarity:
        """The mean affinity of the systems of each two subprojects."""
        lots = self._lots(systems.nodes)
        means: dict[tuple[str, str], float] = {}
        for one in lots:
            for other in lots:
                if one < other:
                    pairs = [systems.between(a, b) for a in lots[one] for b in lots[other]]
                    means[one, other] = fsum(pairs) / len(pairs)
        return Similarity.of(lots, means)

    def _within(self, systems: Similarity) -> dict[str, float]:
        """The mean affinity of the systems of each subproject with each other."""
        found: dict[str, float] = {}
        for lot, nodes in self._lots(systems.nodes).items():
            pairs = [systems.between(a, b) for place, a in enumerate(nodes) for b in nodes[place + 1 :]]
            found[lot] = fsum(pairs) / len(pairs) if pairs else 0.0
        return found

    def _order(self, tree: Dendrogram, shown: Similarity) -> tuple[list[str], list[tuple[int, int]]]:
        """The lines in order, and the first and the end of each group that is boxed."""
        order = [tree.leaves[leaf][0] for leaf in leaf_order(tree)]
        boxes = self.definition.boxes
        if boxes is None or (boxes == "subproject" and self.definition.of == "subproject"):
            return order, []
        if boxes == "subproject":
            lots = self.architecture.derived(Lots)
            labels: Mapping[str, object] = {node: lots.of(node) or "" for node in order}
            firsts = list(dict.fromkeys(labels[node] for node in order))
            order.sort(key=lambda node: firsts.index(labels[node]))
        else:
            labels = tree.cut(self._number(shown)).labels
        groups: list[tuple[int, int]] = []
        for _, members in groupby(enumerate(order), key=lambda item: labels[item[1]]):
            places = [place for place, _ in members]
            groups.append((places[0], places[-1] + 1))
        return order, [group for group in groups if group[1] - group[0] > 1]

    def _number(self, shown: Similarity) -> int:
        if self.definition.clusters is not None:
            return self.definition.clusters
        return len(self._lots(shown.nodes)) or 1

    def _row(self, number: int, key: str) -> Line:
        name = self.architecture[key].title(self.language)
        label = f"{number}  {key} {name}" if self.definition.of == "subproject" else f"{number}  {name}"
        return Line(key, label, None, key)

    def _cells(
        self, order: Sequence[str], shown: Similarity, own: Mapping[str, float], highest: float
    ) -> Iterator[Cell]:
        for row, one in enumerate(order):
            for column, other in enumerate(order):
                value = own.get(one, 0.0) if row == column else shown.between(one, other)
                if value > 0:
                    yield Cell(row, column, self._text(value), _tone(value, highest))

    def _text(self, value: float) -> str:
        hundredths = round(100 * value)
        return str(hundredths) if self.definition.unit == "percent" and hundredths else ""

    def _legend(self, highest: float, has_groups: bool) -> Iterator[Meaning]:
        for tone in range(_TONES):
            yield Meaning(_FROM.in_language(self.language).format(low=tone * highest / _TONES), tone)
        if has_groups:
            label = _SUBPROJECT if self.definition.boxes == "subproject" else _CLUSTER
            yield Meaning(label.in_language(self.language), None)


def _restricted(similarity: Similarity, nodes: Iterable[str]) -> Similarity:
    wanted = dict.fromkeys(nodes)
    pairs = {(one, other): weight for one, other, weight in similarity if one in wanted and other in wanted}
    return Similarity.of(wanted, pairs)


def _tone(value: float, highest: float) -> int:
    """The tone of a value: equal steps up to the highest."""
    return min(_TONES - 1, int(round(value / highest * _TONES, _DIGITS))) if highest > 0 else 0
