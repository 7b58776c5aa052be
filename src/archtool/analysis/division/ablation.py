"""What clustering gives without each component of affinity, and whether agreement with the author's split is circular.

Clusters here are communities of the similarities alone: no rule, no money. So the table shows what the evidence says,
and not what the rules say again.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.component import Component, Weights
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.louvain import louvain
from archtool.analysis.division.measuring.agreement import adjusted_rand, normalised_mutual_information
from archtool.analysis.division.measuring.measures import modularity
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.source.text import Text, both

_MARKED_FALL = 0.2
"""Fall of agreement, when the function categories are left out, that is called marked; an assumption."""


@dataclass(frozen=True, slots=True)
class AblationRow:
    """Clusters under some components only.

    Attributes:
        label: what was left out, or kept alone.
        left_out: the component that was left out, or nothing.
        alone: the component that alone was kept, or nothing.
        clusters: number of clusters of two systems or more.
        modularity: of the clusters.
        agreement: adjusted Rand index with the author's split, or nothing where there is none.
        information: normalised mutual information with it.
        with_all: adjusted Rand index with the clusters under all components.
    """

    label: Text
    left_out: Component | None
    alone: Component | None
    clusters: int
    modularity: float | None
    agreement: float | None
    information: float | None
    with_all: float


def ablation_table(affinity: Affinity, author: Partition | None, resolution: float) -> tuple[AblationRow, ...]:
    """Return the clusters under all components, without each, and under each alone, in the order of the components.

    Components without weight have no row. Agreement is over the systems that are clustered.
    """
    base = _clusters(affinity.similarity, resolution)
    found: list[AblationRow] = []
    for label, left_out, alone, changed in _variants(affinity):
        partition = _clusters(changed.similarity, resolution)
        reference = author.restricted(partition.nodes) if author is not None else None
        quality = modularity(changed.similarity, partition)
        found.append(
            AblationRow(
                label,
                left_out,
                alone,
                sum(1 for lot in partition.lots if len(lot) > 1),
                None if quality is None else round(quality, 6),
                None if reference is None else round(adjusted_rand(partition, reference), 6),
                None if reference is None else round(normalised_mutual_information(partition, reference), 6),
                round(adjusted_rand(partition, base), 6),
            )
        )
    return tuple(found)


def _clusters(similarity: Similarity, resolution: float) -> Partition:
    return louvain(Problem.of(similarity), resolution)


def _variants(affinity: Affinity) -> Iterator[tuple[Text, Component | None, Component | None, Affinity]]:
    yield both("全部分量", "all components"), None, None, affinity
    weighted = [component for component, weight in affinity.weights.by_component.items() if weight > 0]
    for component in weighted if len(weighted) > 1 else ():
        zh, en = component.label.in_language("zh"), component.label.in_language("en")
        yield both(f"去掉{zh}", f"without {en}"), component, None, affinity.without(component)
    for component in weighted if len(weighted) > 1 else ():
        zh, en = component.label.in_language("zh"), component.label.in_language("en")
        weights = Weights.in_proportion({component: 1.0})
        yield both(f"仅{zh}", f"{en} alone"), None, component, affinity.reweighted(weights)


def circularity(rows: tuple[AblationRow, ...], *, from_grouping: bool) -> Text | None:
    """Return how agreement with the author's split is to be read; nothing where there is no such split.

    Source: assumption, after measurements in which function categories that came from the reference split itself
    carried two thirds of the agreement.
    """
    base = next((row for row in rows if row.left_out is None and row.alone is None), None)
    if base is None or base.agreement is None:
        return None
    without = next((row for row in rows if row.left_out is Component.FUNCTIONS), None)
    if from_grouping:
        return both(
            f"功能分量取自被检验的分组，与专家方案的一致度（ARI {base.agreement:.2f}）含循环论证，不得作为证据",
            "the function component was taken from the grouping under test: agreement with the author's split "
            f"(ARI {base.agreement:.2f}) is circular and proves nothing",
        )
    if without is None or without.agreement is None:
        return both(
            "功能分量未计入，与专家方案的一致度不受功能分组影响",
            "the function component does not count, so agreement with the author's split does not rest on it",
        )
    fall = base.agreement - without.agreement
    figures = f"ARI {base.agreement:.2f} → {without.agreement:.2f}"
    if fall > _MARKED_FALL:
        return both(
            f"功能分量取自独立分类体系；去掉后与专家方案的一致度明显下降（{figures}），一致主要来自功能分类，应谨慎引用",
            "the function component comes from an independent taxonomy; without it agreement with the author's split "
            f"falls markedly ({figures}): the agreement rests mostly on functions and is to be cited with care",
        )
    return both(
        f"功能分量取自独立分类体系，非被检验的分组；去掉后与专家方案的一致度变化不大（{figures}），不构成循环论证",
        "the function component comes from an independent taxonomy, not from the grouping under test; agreement with "
        f"the author's split hardly changes without it ({figures}), so it is not circular",
    )
