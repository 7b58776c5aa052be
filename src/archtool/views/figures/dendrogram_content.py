"""The content of a dendrogram: affinity of the systems, average linkage, leaves in the order of their merges."""

from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, replace

from archtool.analysis.affinity.affinity import stated_affinity
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.agglomerative import Dendrogram, agglomerative
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.programme import problem_of
from archtool.analysis.division.rules import Together
from archtool.analysis.division.settings import DivisionSettings
from archtool.analysis.lots import Lots
from archtool.analysis.stated_settings import stated_settings
from archtool.model.architecture import Architecture
from archtool.source.errors import RenderError
from archtool.source.text import both
from archtool.views.figures.dendrogram import (
    Cluster,
    DendrogramFigure,
    DendrogramView,
    DendrogramWords,
    Joint,
    Leaf,
)
from archtool.views.heading import head_of, with_counts
from archtool.views.selection import select

_WORDS = (
    both("现划分", "Built in"),
    both("系统与模块", "System or module"),
    both("距离（1－相关度）", "Distance (1 − affinity)"),
    both("切割线", "Cut"),
    both("簇", "Cluster"),
)
_AND_OTHERS = both("{name} 等 {count} 项（整体）", "{name} and {more} more, kept together")
_COUNTED = both("簇{number}：{count} 项", "{number}: {count} systems and modules")
_MOSTLY = both("，{share} 项在 {lot}", ", {share} in {lot}")
_ALL = both("，全部在 {lot}", ", all in {lot}")
_EMPTY = both("视图“{view}”没有可比较的系统", "view '{view}' has no systems to compare")


def build(architecture: Architecture, view_id: str, definition: DendrogramView, language: str) -> DendrogramFigure:
    """Return what a dendrogram shows.

    Raises:
        RenderError: fewer than two systems can be compared.
        RuleConflictError: split rules bind together what they keep apart.
    """
    return _Dendrogram(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Dendrogram:
    architecture: Architecture
    definition: DendrogramView
    language: str

    def figure(self, view_id: str) -> DendrogramFigure:
        tree = dendrogram_of(self.architecture, self.definition)
        if len(tree.leaves) < 2:
            raise RenderError(both(*(_EMPTY.in_language(one).format(view=view_id) for one in ("zh", "en"))))
        order = leaf_order(tree)
        place = {leaf: number for number, leaf in enumerate(order)}
        count = len(tree.leaves)

        def branch(number: int) -> int:
            return place[number] if number < count else number

        joints = tuple(Joint((branch(merge.one), branch(merge.other)), round(merge.height, 6)) for merge in tree.merges)
        clusters = self._clusters(tree, order)
        steps = max(0, min(len(tree.merges), count - self._number(tree)))
        cut = _between([merge.height for merge in tree.merges], steps)
        systems = sum(len(leaf) for leaf in tree.leaves)
        counts = {"systems": str(systems), "clusters": str(len(clusters)), "cut": "" if cut is None else f"{cut:.2f}"}
        return DendrogramFigure(
            head_of(view_id, with_counts(self.definition, counts), self.language),
            tuple(self._leaf(tree.leaves[number]) for number in order),
            joints,
            clusters,
            cut,
            DendrogramWords(*(text.in_language(self.language) for text in _WORDS)),
        )

    def _number(self, tree: Dendrogram) -> int:
        """Into how many clusters the tree is cut: as said, else as many as there are subprojects of the systems."""
        if self.definition.clusters is not None:
            return self.definition.clusters
        lots = self.architecture.derived(Lots)
        return max(1, len({lots.of(system) for leaf in tree.leaves for system in leaf} - {None}))

    def _leaf(self, systems: Sequence[str]) -> Leaf:
        lots = self.architecture.derived(Lots)
        first = self.architecture[systems[0]].title(self.language)
        tag = next((lot for system in systems if (lot := lots.of(system)) is not None), "")
        if len(systems) == 1:
            return Leaf(first, tag, systems[0])
        count = len(systems)
        label = _AND_OTHERS.in_language(self.language).format(name=first, count=count, more=count - 1)
        return Leaf(label, tag, None)

    def _clusters(self, tree: Dendrogram, order: Sequence[int]) -> tuple[Cluster, ...]:
        cluster_of = tree.cut(self._number(tree)).labels
        numbers = [cluster_of[tree.leaves[leaf][0]] for leaf in order]
        firsts = [place for place, number in enumerate(numbers) if place == 0 or numbers[place - 1] != number]
        found: list[Cluster] = []
        for shown, (first, end) in enumerate(zip(firsts, [*firsts[1:], len(numbers)], strict=True), start=1):
            systems = [system for leaf in order[first:end] for system in tree.leaves[leaf]]
            found.append(Cluster(first, end, self._cluster_label(shown, systems)))
        return tuple(found)

    def _cluster_label(self, number: int, systems: Sequence[str]) -> str:
        """How many systems a cluster has, and in which subproject most of them are by the author's division."""
        lots = self.architecture.derived(Lots)
        label = _COUNTED.in_language(self.language).format(number=number, count=len(systems))
        counted = Counter(lot for system in systems if (lot := lots.of(system)) is not None)
        if not counted:
            return label
        lot, share = min(counted.items(), key=lambda item: (-item[1], item[0]))
        words = _ALL if share == len(systems) else _MOSTLY
        return label + words.in_language(self.language).format(share=share, lot=lot)


def dendrogram_of(architecture: Architecture, definition: DendrogramView) -> Dendrogram:
    """Return the merges of the systems of a view."""
    affinity = architecture.derived(stated_affinity)
    if definition.rules:
        settings = stated_settings(architecture, "division", DivisionSettings)
        problem = problem_of(architecture, affinity, settings, ())
    else:
        problem = Problem.of(affinity.similarity)
    if definition.systems is not None:
        problem = _restricted(problem, {element.id for element in select(architecture, definition.systems)})
    return agglomerative(problem)


def _restricted(problem: Problem, wanted: Container[str]) -> Problem:
    """The problem of some of the systems: their similarities, and of the rules what binds two or more of them."""

    def kept(nodes: Iterable[str]) -> tuple[str, ...]:
        return tuple(node for node in nodes if node in wanted)

    pairs = {(one, other): weight for one, other, weight in problem.similarity if one in wanted and other in wanted}
    together = (Together(rule.rule, kept(rule.members)) for rule in problem.together)
    separate = (replace(rule, one=kept(rule.one), other=kept(rule.other)) for rule in problem.separate)
    return Problem(
        Similarity.of(kept(problem.similarity.nodes), pairs),
        {node: problem.cost[node] for node in kept(problem.cost)},
        together=tuple(rule for rule in together if len(rule.members) > 1),
        separate=tuple(rule for rule in separate if rule.one and rule.other),
    )


def leaf_order(tree: Dendrogram) -> tuple[int, ...]:
    """Return the leaves in the order in which their merges lie side by side."""
    members: dict[int, tuple[int, ...]] = {leaf: (leaf,) for leaf in range(len(tree.leaves))}
    for place, merge in enumerate(tree.merges):
        members[len(tree.leaves) + place] = members.pop(merge.one) + members.pop(merge.other)
    return tuple(leaf for first in sorted(members, key=lambda one: min(members[one])) for leaf in members[first])


def _between(heights: Sequence[float], steps: int) -> float | None:
    """The height between the last merge that is made and the next; nothing where all or none of them are."""
    if not 0 < steps < len(heights):
        return None
    return round((heights[steps - 1] + heights[steps]) / 2, 6)
