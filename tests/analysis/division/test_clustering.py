"""The four clusterings on examples of the literature, and on any small problem."""

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.analysis.division.problems import DSM_CLUSTERS, karate_club, planted, problems, seven_elements, shuffled

from archtool.analysis.affinity.similarity import Similarity
from archtool.analysis.division.clustering.agglomerative import agglomerative
from archtool.analysis.division.clustering.coordination_cost import Coordination, coordinated, coordination_cost
from archtool.analysis.division.clustering.louvain import louvain
from archtool.analysis.division.clustering.spectral import Spectrum, spectral
from archtool.analysis.division.measuring.agreement import adjusted_rand
from archtool.analysis.division.measuring.measures import modularity
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem

CLUSTERINGS = {
    "louvain": lambda problem: louvain(problem),
    "average linkage": lambda problem: agglomerative(problem).cut(2),
    "coordination cost": lambda problem: coordinated(problem),
    "spectral": lambda problem: spectral(problem, 2),
}


@pytest.mark.parametrize("name", CLUSTERINGS)
def test_published_design_structure_matrix_falls_into_its_two_clusters(name: str) -> None:
    assert CLUSTERINGS[name](Problem.of(seven_elements())).lots == DSM_CLUSTERS


def test_communities_of_the_karate_club_have_the_highest_modularity() -> None:
    """The maximum is 0.4198 with four communities: U. Brandes et al., On modularity clustering (2008)."""
    found = louvain(Problem.of(karate_club()))
    value = modularity(karate_club(), found)
    assert value == pytest.approx(0.4198, abs=5e-5)
    assert len(found) == 4


def test_modularity_is_that_of_networkx() -> None:
    club = karate_club()
    found = agglomerative(Problem.of(club)).cut(3)
    graph: networkx.Graph[str] = networkx.Graph(list(club.weights))
    expected = networkx.community.modularity(graph, [set(lot) for lot in found.lots], resolution=1.3)
    assert modularity(club, found, 1.3) == pytest.approx(expected)


@pytest.mark.parametrize("name", ["louvain", "coordination cost"])
def test_planted_groups_are_found(name: str) -> None:
    similarity, groups = planted(5, 12)
    assert adjusted_rand(CLUSTERINGS[name](Problem.of(similarity)), Partition.of(groups)) > 0.95


def test_spectral_finds_planted_groups_and_their_number() -> None:
    similarity, groups = planted(5, 12)
    spectrum = Spectrum.of(Problem.of(similarity))
    assert spectrum.eigengap(2, 10) == 5
    assert spectrum.partition(5) == Partition.of(groups)


def test_average_linkage_merges_as_in_the_textbook() -> None:
    """Five bacteria by their ribosomal RNA: the worked example of UPGMA, distances in hundredths."""
    distances = {"ab": 17, "ac": 21, "ad": 31, "ae": 23, "bc": 30, "bd": 34, "be": 21, "cd": 28, "ce": 39, "de": 43}
    similarity = Similarity.of("abcde", {(pair[0], pair[1]): 1 - away / 100 for pair, away in distances.items()})
    found = agglomerative(Problem.of(similarity))
    assert [merge.height for merge in found.merges] == [0.17, 0.22, 0.28, 0.33]
    assert [(merge.one, merge.other, merge.size) for merge in found.merges] == [
        (0, 1, 2),
        (5, 4, 3),
        (2, 3, 2),
        (6, 7, 5),
    ]
    assert found.cut(2).lots == (("a", "b", "e"), ("c", "d"))
    assert found.cut(3).lots == (("a", "b", "e"), ("c",), ("d",))


def test_coordination_cost_of_the_published_matrix() -> None:
    """Inside: 3 pairs both ways or one way times the cluster's size; across: times all seven."""
    graph = Problem.of(seven_elements()).contraction.graph
    whole = coordination_cost(graph, [0] * 7)
    assert whole == pytest.approx(19 * 7)
    labels = [0, 1, 1, 1, 0, 0, 1]
    assert coordination_cost(graph, labels) == pytest.approx(5 * 3 + 11 * 4 + 3 * 7)


def test_higher_resolution_gives_more_communities() -> None:
    problem = Problem.of(karate_club())
    assert len(louvain(problem, 0.4)) < len(louvain(problem, 1.0)) < len(louvain(problem, 3.0))


def test_what_is_alike_to_nothing_stays_alone() -> None:
    problem = Problem.of(Similarity.of("abcxy", {("a", "b"): 0.5, ("b", "c"): 0.5}))
    for partition in (louvain(problem), coordinated(problem), spectral(problem, 2)):
        assert ("x",) in partition.lots
        assert ("y",) in partition.lots


@given(problems(), st.integers(1, 4))
def test_every_clustering_is_a_partition_that_keeps_blocks(problem: Problem, count: int) -> None:
    quick = Coordination(restarts=2)
    for found in (
        louvain(problem), agglomerative(problem).cut(count), coordinated(problem, quick), spectral(problem, count)
    ):  # fmt: skip
        assert found.nodes == problem.nodes
        for rule in problem.together:
            assert len({found.labels[node] for node in rule.members}) == 1


@given(problems())
def test_communities_linkage_and_bidding_keep_apart_what_must_be(problem: Problem) -> None:
    for found in (louvain(problem), agglomerative(problem).cut(1), coordinated(problem, Coordination(restarts=2))):
        for rule in problem.separate:
            if rule.is_hard:
                assert not found.together(rule.one[0], rule.other[0])


@given(problems(), st.integers(0, 1000))
def test_order_of_input_does_not_matter(problem: Problem, seed: int) -> None:
    mixed, quick = shuffled(problem, seed), Coordination(restarts=2)
    assert louvain(problem) == louvain(mixed)
    assert agglomerative(problem) == agglomerative(mixed)
    assert coordinated(problem, quick) == coordinated(mixed, quick)
    assert spectral(problem, 3) == spectral(mixed, 3)
