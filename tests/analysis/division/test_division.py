"""The division of the reference programme, and of a small workspace, through the public function."""

from decimal import Decimal
from pathlib import Path

import pytest

from archtool.analysis.affinity.affinity import affinity_of
from archtool.analysis.affinity.component import Component
from archtool.analysis.division.ablation import circularity
from archtool.analysis.division.division import Division, division_of
from archtool.analysis.division.fixed_lots import ProcurementCategory
from archtool.analysis.division.lots.cuts import Resolution
from archtool.analysis.division.measuring.measures import Measure
from archtool.analysis.division.rules import RuleConflictError
from archtool.analysis.division.search.objective import is_feasible
from archtool.analysis.division.settings import DivisionSettings
from archtool.model.architecture import Architecture
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[3]
WAN = 10_000


@pytest.fixture(scope="module")
def programme() -> Architecture:
    found = read_workspace(ROOT).reading.architecture
    assert found is not None
    return found


@pytest.fixture(scope="module")
def division(programme: Architecture) -> Division:
    return division_of(programme, affinity_of(programme))


def test_proposals_keep_all_hard_rules_and_come_best_first(division: Division) -> None:
    assert len(division.proposals) == 3
    values = [proposal.objective.value for proposal in division.proposals]
    assert values == sorted(values, reverse=True)
    for proposal in division.proposals:
        assert is_feasible(division.problem, proposal.partition)
        assert proposal.origins
        assert all(condition.is_kept is not False for condition in proposal.conditions)
        assert len(proposal.names) == len(proposal.partition)


def test_no_proposed_lot_is_beyond_cap_or_floor(division: Division) -> None:
    for lot in division.reports.lots:
        assert 200 * WAN <= lot.cost <= 2500 * WAN
    assert sum(lot.cost for lot in division.reports.lots) == 6280 * WAN


def test_the_best_division_beats_the_authors_in_the_objective_and_says_how_far_they_agree(division: Division) -> None:
    assert division.author is not None
    author = division.author.proposal
    assert len(author.partition) == 9
    assert division.best.objective.value > author.objective.value
    assert author.agreement is not None
    assert author.agreement.rand == 1
    assert division.best.agreement is not None
    assert 0.2 < division.best.agreement.rand < 0.8
    quality = division.best.measures[Measure.MODULARITY]
    assert quality is not None
    assert quality > 0.3


def test_platforms_and_services_are_lots_by_category(division: Division) -> None:
    categories = [(lot.category, lot.authors, lot.cost / WAN) for lot in division.fixed]
    integration, services = ProcurementCategory.INTEGRATION, ProcurementCategory.SERVICES
    assert categories == [
        (integration, ("SP-01",), 1860),
        (integration, ("SP-02",), 520),
        (integration, ("SP-03",), 720),
        (integration, ("SP-04",), 500),
        (integration, ("SP-14",), 480),
        (services, ("SP-15",), Decimal("960.75")),
    ]
    assert len(division.fixed[-1].contracts) == 9
    limits = division.problem.limits
    assert (limits.fewest, limits.most, limits.target) == (2, 10, 6)


def test_the_authors_lots_need_each_other_in_three_pairs(division: Division) -> None:
    assert division.author is not None
    lots = division.author.subprojects
    pairs = {frozenset((lots[pair.one], lots[pair.other])): pair for pair in division.author.reports.mutual}
    assert set(pairs) == {frozenset(pair) for pair in (("SP-06", "SP-09"), ("SP-06", "SP-10"), ("SP-09", "SP-10"))}
    assert all(pair.is_resolved for pair in pairs.values())
    clinical = pairs[frozenset(("SP-06", "SP-09"))]
    cuts = {(cut.needing, cut.needed): cut for cut in (*clinical.there, *clinical.back)}
    assert cuts["sys.sh-cpoe", "sys.drug-catalog"].resolution is Resolution.CONTRACT
    assert cuts["sys.sh-cpoe", "sys.drug-catalog"].interfaces == ("if.drug-cpoe",)
    supply = pairs[frozenset(("SP-09", "SP-10"))]
    resolutions = {cut.needed: cut.resolution for cut in (*supply.there, *supply.back)}
    assert resolutions["sys.drug-catalog"] is Resolution.FIRST_PACKAGE
    report = next(one for one in division.author.reports.lots if one.name.mark == "SP-09")
    assert "sys.drug-catalog" in report.first_package


def test_each_lot_report_tells_partners_and_what_is_to_be_agreed(division: Division) -> None:
    for report in division.reports.lots:
        assert len(report.partners) == 5
        assert not set(report.members) & {partner.system for partner in report.partners}
        totals = [partner.total for partner in report.partners]
        assert totals == sorted(totals, reverse=True)
        assert report.phases
        assert report.cohesion is not None
        assert report.mean_affinity is not None
        for cut in report.cuts:
            assert report.place in (cut.lot, cut.other)
            assert cut.lot != cut.other
    insurance = next(
        one for one in (division.author.reports.lots if division.author else ()) if one.name.mark == "SP-11"
    )
    assert any("200万元" in concern.in_language("zh") for concern in insurance.concerns)


def test_disagreements_are_explained(division: Division) -> None:
    assert division.author is not None
    assert division.disagreements
    for one in division.disagreements:
        assert one.author == division.author.lot_of[one.node]
        assert one.node in division.best.partition.lots[one.proposed - 1]
        if one.partner is not None:
            assert one.component is not None
            assert division.best.partition.together(one.node, one.partner)
            assert one.evidence
    for joining in division.joinings:
        assert len(joining.lots) > 1


def test_ablation_leaves_out_each_component_and_keeps_each_alone(division: Division) -> None:
    assert [row.left_out for row in division.ablation if row.left_out] == list(Component)
    assert [row.alone for row in division.ablation if row.alone] == list(Component)
    base = division.ablation[0]
    assert base.with_all == 1
    assert division.circularity is not None
    assert "独立分类体系" in division.circularity.in_language("zh")


def test_exact_search_says_what_it_proved(division: Division) -> None:
    assert division.exact is not None
    assert division.exact.groups <= 20
    assert division.exact.blocks == len(division.problem.contraction.blocks)
    assert "非全部划分" in division.exact.sentence.in_language("zh")


def test_the_dendrogram_has_every_system_once(division: Division) -> None:
    leaves = [system for leaf in division.dendrogram.leaves for system in leaf]
    assert sorted(leaves) == list(division.problem.nodes)
    heights = [merge.height for merge in division.dendrogram.merges]
    assert heights == sorted(heights)


def test_the_same_programme_is_divided_the_same_way(programme: Architecture, division: Division) -> None:
    settings = DivisionSettings.model_validate({"stability": {"runs": 3}, "exact": {"groups": 0}})
    quick = division_of(programme, affinity_of(programme), settings)
    assert quick.exact is None
    assert quick.best.partition == division.best.partition
    assert quick.clusterings == division.clusterings
    assert quick.ablation == division.ablation


def test_a_grouping_under_test_is_called_circular(division: Division) -> None:
    found = circularity(division.ablation, from_grouping=True)
    assert found is not None
    assert "循环论证" in found.in_language("zh")
    assert "circular" in found.in_language("en")


SMALL = """\
organisations:
  org.clinic: {name: 医院}
systems:
  sys.a: {name: 甲, cost: 300 万元, used_by: clinic, creates: [x]}
  sys.b: {name: 乙, cost: 300 万元, used_by: clinic, reads: [x]}
  sys.c: {name: 丙, cost: 300 万元, creates: [y]}
  sys.d: {name: 丁, cost: 300 万元, reads: [y]}
modules:
  sys.d-part: {name: 丁模块, part_of: sys.d, cost: 50 万元}
data_entities:
  data.x: {name: 数据一, class: business}
  data.y: {name: 数据二, class: business}
split_rules:
  split.size: {name: 规模, sort: size, strength: hard, smallest: 100 万元, largest: 700 万元}
"""
APART = """\
  split.apart: {name: 分开, sort: separate, strength: hard, binds: [sys.a, sys.b, sys.c]}
"""
BOUND = """\
  split.bound: {name: 同包, sort: together, strength: hard, binds: [sys.b, sys.a]}
"""


def small(rules: str = "") -> Division:
    reading = read_texts({"model.yaml": SMALL + rules})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    settings = DivisionSettings.model_validate({"number": {"fewest": 2, "most": 3, "target": 2}})
    return division_of(reading.architecture, affinity_of(reading.architecture), settings)


def test_a_workspace_without_author_lots_is_divided_by_its_rules() -> None:
    found = small()
    assert found.best.partition.lots == (("sys.a", "sys.b"), ("sys.c", "sys.d", "sys.d-part"))
    assert found.author is None
    assert found.circularity is None
    assert found.disagreements == ()
    assert found.problem.limits.cap == 700 * WAN
    assert [lot.cost / WAN for lot in found.reports.lots] == [600, 650]


def test_the_first_that_a_rule_binds_is_kept_from_the_others() -> None:
    found = small(APART)
    assert not found.best.partition.together("sys.a", "sys.b")
    assert not found.best.partition.together("sys.a", "sys.c")


def test_rules_that_cannot_both_hold_stop_the_division() -> None:
    with pytest.raises(RuleConflictError, match=r"split\.bound.*split\.apart"):
        small(APART + BOUND)
