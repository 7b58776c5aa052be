"""How much the communities of a programme rest on the weights of affinity."""

from collections.abc import Mapping

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.sensitivity import Change, sensitivity
from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.louvain import louvain
from archtool.analysis.division.problem import Problem


def swings(affinity: Affinity, resolution: float) -> tuple[Change, ...]:
    """Return what becomes of the communities when each weight is a fifth lower, then higher.

    They are communities of the similarities alone, as in the table of ablations: no rule, no money.
    """

    def communities(similarity: Similarity) -> Mapping[str, int]:
        return louvain(Problem.of(similarity), resolution).labels

    return sensitivity(affinity, communities)
