"""Candidates for a division, made from four clusterings, repaired, searched, ranked, and the best of them chosen."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.analysis.division.clustering.agglomerative import Dendrogram
from archtool.analysis.division.clustering.coordination_cost import coordinated
from archtool.analysis.division.clustering.louvain import louvain
from archtool.analysis.division.clustering.spectral import Spectrum
from archtool.analysis.division.measuring.agreement import adjusted_rand
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.search.exact import ExactDivision, agreed_groups, exact
from archtool.analysis.division.search.local_search import local_search
from archtool.analysis.division.search.objective import Factors, Objective, objective
from archtool.analysis.division.search.repair import repaired
from archtool.analysis.division.settings import DivisionSettings
from archtool.source.text import Text, both

EXACT = both("精确求解", "exact search")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A division with where it came from and what it is worth.

    Attributes:
        partition: the lots.
        objective: its terms.
        origins: the clusterings that led to it.
    """

    partition: Partition
    objective: Objective
    origins: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a search for a division brought.

    Attributes:
        proposals: the best division and distinct alternatives, best first.
        clusterings: what the clusterings gave before any rule was applied, with their names.
        exact: what the exact search proved, where it was asked for.
    """

    proposals: tuple[Candidate, ...]
    clusterings: tuple[tuple[Text, Partition], ...]
    exact: ExactDivision | None


def chosen(problem: Problem, dendrogram: Dendrogram, settings: DivisionSettings) -> Chosen:
    """Return the best division that was found, and alternatives.

    Every clustering is repaired. The local search begins at the best of these, and at the best with each number of
    lots, whose number it then keeps. The exact search begins at the best division found, over the groups on which the
    best clusterings agree.
    """
    factors = settings.factors.factors
    clusterings = tuple(_clusterings(problem, dendrogram, settings))
    pool = _Pool(problem, factors)
    for name, partition in clusterings:
        pool.add(repaired(problem, partition), (name,))
    started = pool.ranked()
    for candidate in started[: settings.searched]:
        pool.add(local_search(problem, candidate.partition, factors), candidate.origins)
    for candidate in _best_by_number(started):
        pool.add(_with_number_kept(problem, candidate.partition, factors), candidate.origins)
    proof = _proved(problem, pool.ranked(), clusterings, settings)
    if proof is not None and proof.partition is not None:
        pool.add(local_search(problem, proof.partition, factors), (EXACT,))
    return Chosen(_distinct(pool.ranked(), settings.alternatives + 1, settings.distinct), clusterings, proof)


def _clusterings(
    problem: Problem, dendrogram: Dendrogram, settings: DivisionSettings
) -> Iterator[tuple[Text, Partition]]:
    limits = problem.limits
    counts = range(limits.fewest, limits.most + 1)
    for resolution in settings.resolutions:
        yield both(f"Louvain（γ={resolution:g}）", f"Louvain (γ = {resolution:g})"), louvain(problem, resolution)
    for count in counts:
        yield both(f"平均连接层次聚类（k={count}）", f"average linkage (k = {count})"), dendrogram.cut(count)
    yield both("DSM协调成本竞价", "coordination cost with bidding"), coordinated(problem, settings.bidding.parameters)
    spectrum = Spectrum.of(problem)
    gap = spectrum.eigengap(limits.fewest, limits.most)
    for count in counts:
        at_gap = ("，特征间隙", ", at the eigengap") if count == gap else ("", "")
        name = both(f"谱聚类（k={count}{at_gap[0]}）", f"spectral (k = {count}{at_gap[1]})")
        yield name, spectrum.partition(count)


class _Pool:
    """Candidates by what they are; one that is found again adds where it came from."""

    def __init__(self, problem: Problem, factors: Factors) -> None:
        self._problem = problem
        self._factors = factors
        self._known: dict[Partition, Candidate] = {}

    def add(self, partition: Partition, origins: Sequence[Text]) -> None:
        known = self._known.get(partition)
        if known is None:
            value = objective(self._problem, partition, self._factors)
            known = Candidate(partition, value, ())
        self._known[partition] = replace(known, origins=tuple(dict.fromkeys((*known.origins, *origins))))

    def ranked(self) -> list[Candidate]:
        return sorted(self._known.values(), key=lambda one: (-one.objective.value, one.partition.lots))


def _best_by_number(ranked: Iterable[Candidate]) -> list[Candidate]:
    best: dict[int, Candidate] = {}
    for candidate in ranked:
        best.setdefault(len(candidate.partition), candidate)
    return [best[number] for number in sorted(best)]


def _with_number_kept(problem: Problem, partition: Partition, factors: Factors) -> Partition:
    number = len(partition)
    pinned = replace(problem, limits=replace(problem.limits, fewest=number, most=number, target=number))
    return local_search(pinned, partition, factors)


def _proved(
    problem: Problem,
    ranked: Sequence[Candidate],
    clusterings: Sequence[tuple[Text, Partition]],
    settings: DivisionSettings,
) -> ExactDivision | None:
    if not settings.exact.groups or not ranked:
        return None
    factors = settings.factors.factors
    best = ranked[0].partition
    others = [one.partition for one in ranked[1:]] + [partition for _, partition in clusterings]
    groups = agreed_groups(problem, (best, *others), settings.exact.groups)
    return exact(problem, groups, factors, settings.exact.effort, best)


def _distinct(ranked: Sequence[Candidate], count: int, agreement: float) -> tuple[Candidate, ...]:
    """Return the best candidates of which no two agree too much; fewer where there are not so many."""
    found: list[Candidate] = []
    for candidate in ranked:
        if len(found) == count:
            break
        if all(adjusted_rand(candidate.partition, other.partition) <= agreement for other in found):
            found.append(candidate)
    return tuple(found)
