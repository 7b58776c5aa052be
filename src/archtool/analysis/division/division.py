"""The division of a programme into subprojects: derived, measured, and set beside the author's own."""

from collections.abc import Mapping
from dataclasses import dataclass

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.division.ablation import AblationRow, ablation_table, circularity
from archtool.analysis.division.clustering.agglomerative import Dendrogram, agglomerative
from archtool.analysis.division.conditions import Condition, conditions_of
from archtool.analysis.division.disagreements import Comparison, Disagreement, Joining
from archtool.analysis.division.fixed_lots import FixedLot, fixed_lots
from archtool.analysis.division.lots.naming import LotName, author_names, names_of
from archtool.analysis.division.lots.report import LotReports, reports_of
from archtool.analysis.division.measuring.agreement import adjusted_rand, normalised_mutual_information
from archtool.analysis.division.measuring.draws import weight_draws
from archtool.analysis.division.measuring.measures import Measures, measures_of
from archtool.analysis.division.measuring.stability import Stability, stability
from archtool.analysis.division.partition import Partition
from archtool.analysis.division.problem import Problem
from archtool.analysis.division.programme import problem_of
from archtool.analysis.division.proposals import chosen
from archtool.analysis.division.search.exact import ExactDivision
from archtool.analysis.division.search.objective import Objective, objective
from archtool.analysis.division.settings import DivisionSettings
from archtool.analysis.lots import Lots
from archtool.model.architecture import Architecture
from archtool.source.text import Text


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far a division agrees with the author's split: reported, never optimised.

    Attributes:
        rand: adjusted Rand index.
        information: normalised mutual information.
    """

    rand: float
    information: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """A division of the applications.

    Attributes:
        partition: its lots.
        names: of the lots, in their order.
        objective: by which it is ranked, term by term.
        measures: how good it is.
        conditions: how it stands to each split rule.
        origins: the clusterings that led to it; none for the author's own.
        agreement: with the author's split, where there is one.
    """

    partition: Partition
    names: tuple[LotName, ...]
    objective: Objective
    measures: Measures
    conditions: tuple[Condition, ...]
    origins: tuple[Text, ...]
    agreement: Agreement | None


@dataclass(frozen=True, slots=True)
class AuthorSplit:
    """The author's own split of the same systems.

    Attributes:
        lot_of: the subproject of each system that has one.
        subprojects: ids of the subprojects in the order of the lots of `proposal`.
        proposal: the same as a division, measured like the others.
        reports: on its lots.
    """

    lot_of: Mapping[str, str]
    subprojects: tuple[str, ...]
    proposal: Proposal
    reports: LotReports


@dataclass(frozen=True, slots=True)
class Division:
    """Everything that is said about dividing a programme.

    Attributes:
        settings: with which it was derived.
        problem: what was divided, and by which rules.
        fixed: lots that the procurement category settles: platforms and services.
        proposals: the best division and alternatives, best first.
        reports: on the lots of the best division.
        author: the author's split, where every divided system has a subproject.
        disagreements: systems that the best division takes from most of their companions in the author's split.
        joinings: the author's lots that the best division makes one.
        ablation: clusters without each component, and under each alone.
        circularity: how agreement with the author is to be read, where there is an author's split.
        stability: of the communities at the base resolution.
        exact: what the exact search proved, where it was asked for.
        dendrogram: the history of average linkage.
        clusterings: what each clustering gave before any rule, with its name.
    """

    settings: DivisionSettings
    problem: Problem
    fixed: tuple[FixedLot, ...]
    proposals: tuple[Proposal, ...]
    reports: LotReports
    author: AuthorSplit | None
    disagreements: tuple[Disagreement, ...]
    joinings: tuple[Joining, ...]
    ablation: tuple[AblationRow, ...]
    circularity: Text | None
    stability: Stability
    exact: ExactDivision | None
    dendrogram: Dendrogram
    clusterings: tuple[tuple[Text, Partition], ...]

    @property
    def best(self) -> Proposal:
        """The division with the highest objective."""
        return self.proposals[0]


def division_of(architecture: Architecture, affinity: Affinity, settings: DivisionSettings | None = None) -> Division:
    """Return how a programme's applications are best divided, beside lots that their category settles.

    The author's split is not looked at until the divisions are chosen: agreement with it is measured, not sought.

    Raises:
        RuleConflictError: split rules that cannot all hold.
        ValueError: nothing was compared, so there is nothing to divide.
    """
    if not affinity.systems:
        raise ValueError("there is nothing to divide")
    asked, fixed = settings or DivisionSettings(), fixed_lots(architecture)
    problem = problem_of(architecture, affinity, asked, fixed)
    found = chosen(problem, dendrogram := agglomerative(problem), asked)
    lot_of = _author_lots(architecture, problem)
    author = None if lot_of is None else Partition.of(lot_of)
    measured = _Measured(architecture, problem, asked, fixed, author)
    proposals = tuple(
        measured.proposal(one.partition, names_of(architecture, one.partition, problem.cost), one.origins)
        for one in found.proposals
    )
    best = proposals[0]
    comparison = None if lot_of is None else Comparison(affinity, best.partition, lot_of)
    rows = ablation_table(affinity, author, asked.resolutions[0])
    return Division(
        settings=asked,
        problem=problem,
        fixed=fixed,
        proposals=proposals,
        reports=reports_of(architecture, affinity, problem, best.partition.lots, best.names),
        author=None if lot_of is None else measured.author_split(affinity, lot_of),
        disagreements=() if comparison is None else comparison.disagreements(),
        joinings=() if comparison is None else comparison.joinings(),
        ablation=rows,
        circularity=circularity(rows, from_grouping=asked.functions_from_grouping),
        stability=stability(problem, asked.resolutions[0], asked.stability.disturbance, weight_draws(affinity)),
        exact=found.exact,
        dendrogram=dendrogram,
        clusterings=found.clusterings,
    )


def _author_lots(architecture: Architecture, problem: Problem) -> Mapping[str, str] | None:
    """Return the author's subproject of each divided system; nothing where one has none."""
    lots = architecture.derived(Lots)
    found = {node: lot for node in problem.nodes if (lot := lots.of(node)) is not None}
    return found if len(found) == len(problem.nodes) else None


@dataclass(frozen=True, slots=True)
class _Measured:
    """What every division is measured with."""

    architecture: Architecture
    problem: Problem
    settings: DivisionSettings
    fixed: tuple[FixedLot, ...]
    author: Partition | None

    def proposal(self, partition: Partition, names: tuple[LotName, ...], origins: tuple[Text, ...]) -> Proposal:
        agreement = None
        if self.author is not None:
            agreement = Agreement(
                adjusted_rand(partition, self.author), normalised_mutual_information(partition, self.author)
            )
        return Proposal(
            partition,
            names,
            objective(self.problem, partition, self.settings.factors.factors),
            measures_of(self.problem, partition),
            conditions_of(self.architecture, self.problem, partition, self.fixed),
            origins,
            agreement,
        )

    def author_split(self, affinity: Affinity, lot_of: Mapping[str, str]) -> AuthorSplit:
        partition = Partition.of(lot_of)
        subprojects = tuple(lot_of[lot[0]] for lot in partition.lots)
        names = author_names(self.architecture, subprojects)
        return AuthorSplit(
            lot_of,
            subprojects,
            self.proposal(partition, names, ()),
            reports_of(self.architecture, affinity, self.problem, partition.lots, names),
        )
