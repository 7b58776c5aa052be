"""The reference programme: its phases hold, its circles are resolved, its ten hard data needs are bridged."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from archtool.analysis.phasing.alternatives import Idea
from archtool.analysis.phasing.lot_circles import LotNeed
from archtool.analysis.phasing.phasing import Phasing, Plan, phasing_of
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.standing_of import Bound, breaches
from archtool.analysis.phasing.tearing import TearSort
from archtool.analysis.phasing.verdict import spent, verdict_of
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).resolve().parents[3]

# Data that an earlier phase needs and a later one produces: data, consumer.
HARD_NEEDS = """
surgery-record  sh-mr
appointment     sh-opd
diag-qc         mutual-recog
drug-price      sh-billing
drug-inventory  sh-pharm
rx-review       sh-pharm
employee        base-hpd
employee        base-iam
mi-local        sh-billing
indicator-def   base-dw
"""


@cache
def phased() -> Phasing:
    architecture = read_workspace(ROOT).reading.architecture
    assert architecture is not None
    return phasing_of(architecture, PhasingSettings())


def own() -> Plan:
    plan = phased().own
    assert plan is not None
    return plan


def needs(one: str, other: str) -> dict[tuple[str, str], LotNeed]:
    (pair,) = (pair for pair in phased().lots.mutual if (pair.one, pair.other) == (one, other))
    assert pair.is_resolved
    return {(need.after, need.before): need for need in pair.needs}


def test_the_three_mutual_dependencies_of_application_lots_are_resolved() -> None:
    pairs = [(pair.one, pair.other) for pair in phased().lots.mutual]
    assert [pair for pair in pairs if min(pair) > "SP-05"] == [
        ("SP-06", "SP-09"), ("SP-06", "SP-10"), ("SP-09", "SP-10"),
    ]  # fmt: skip
    catalogue = needs("SP-06", "SP-09")["sys.sh-cpoe", "sys.drug-catalog"].way
    assert catalogue is not None
    assert (catalogue.sort, catalogue.by) == (TearSort.FIRST_PACKAGE, "sys.drug-catalog")
    voucher = needs("SP-09", "SP-10")["sys.drug-settle", "sys.ops-fin"]
    assert voucher.way is not None
    assert (voucher.way.sort, voucher.way.by) == (TearSort.CONTRACT, "if.settle-fin")
    assert "由先行发布的接口契约 if.settle-fin 解除" in voucher.sentence.in_language("zh")
    assert phased().instance.ahead == {"SP-08": "sys.prim-adapter", "SP-09": "sys.drug-catalog"}


def test_the_tenders_have_an_order() -> None:
    order = [lot for package in phased().lots.torn.packages for lot in package]
    assert sorted(order) == [f"SP-{number:02}" for number in range(1, 15)]
    assert order.index("SP-05") < order.index("SP-06") < order.index("SP-10") < order.index("SP-12")
    assert order.index("SP-06") < order.index("SP-09")


def test_the_ten_hard_data_needs_have_their_measures() -> None:
    expected = {(f"data.{data}", f"sys.{consumer}") for data, consumer in map(str.split, HARD_NEEDS.split("\n")[1:-1])}
    items = own().transition.items
    bridges = [item for item in items if not item.id.startswith("if.")]
    assert {(item.data[0], item.consumer) for item in bridges} == expected
    assert len(bridges) == 10
    assert not any(item.is_proposed for item in items)
    assert all(item.retire_month is not None and item.owner is not None for item in items)
    assert {item.id: item.retire_month for item in items if item not in bridges} == {
        "if.legacy-coexist": 28, "if.legacy-mig": 25,
    }  # fmt: skip
    assert own().transition.problems == ()
    assert own().transition.most == Decimal("3108000.00")
    assert own().transition.cost <= own().transition.most


def test_the_phases_of_the_programme_hold() -> None:
    verdict = phased().verdict
    assert verdict is not None
    assert verdict.violations == ()
    assert verdict.assumed == ()
    assert verdict.penalty >= verdict.best
    assert spent(phased().instance, own().phases) == (Decimal(60_750_000), Decimal(32_890_000), Decimal(9_960_000))


def test_the_best_assignment_is_proved_and_breaks_nothing() -> None:
    found = phased()
    assert found.assignment.is_optimal
    assert found.assignment.is_feasible
    assert found.assignment.penalty <= found.assignment.started_with
    assert not any(breaches(found.instance.problem, found.proposed.phases))
    for order in found.instance.graph.hard:
        assert order.gap(found.proposed.phases) == 0


def test_every_deliverable_has_a_reason_that_cites_the_model() -> None:
    found = phased()
    known = read_workspace(ROOT).reading.architecture
    assert known is not None
    for plan in (found.proposed, own()):
        assert [reason.element for reason in plan.reasons] == list(found.instance.graph.nodes)
        for reason in plan.reasons:
            assert reason.element in reason.sentence.in_language("zh")
            assert reason.element in reason.sentence.in_language("en")
            assert all(cited in known for cited in reason.cites)


def test_every_phase_is_argued_and_cites_rules() -> None:
    assert [argument.phase for argument in own().arguments] == ["P1", "P2", "P3"]
    for argument in own().arguments:
        assert len(argument.points) == 7
        assert all(point.sentences for point in argument.points)
        assert "dep.01" in argument.rules
    uses = {use.rule: use for use in own().rules}
    assert len(uses) == 32
    assert all(use.is_kept for use in uses.values() if use.is_hard)
    assert (uses["dep.15"].releases, uses["dep.29"].orders) == (4, 0)


@pytest.mark.parametrize("idea", list(Idea), ids=str)
def test_every_alternative_is_assigned_and_scored(idea: Idea) -> None:
    (found,) = (one for one in phased().comparison.alternatives if one.idea is idea)
    assert sorted(found.phases) == list(phased().instance.graph.nodes)
    assert len(found.scores) == 5
    if idea in (Idea.OWN, Idea.RECOMMENDED):
        assert found.breaches == 0


def test_the_recommended_alternative_is_not_worse_than_the_others_that_hold() -> None:
    comparison = phased().comparison
    holding = {one.idea: one.total for one in comparison.alternatives if not one.breaches}
    assert holding[comparison.chosen] == max(holding.values())
    assert "dep." in comparison.conclusion.in_language("zh")


def test_a_phase_too_early_is_found_with_its_chain() -> None:
    found = phased()
    spoilt = {**own().phases, "sys.sup-screen": 1}
    verdict = verdict_of(found.instance, spoilt, found.assignment)
    broken = {one.chain[1]: one for one in verdict.violations if one.bound is Bound.ORDER}
    assert {one.element for one in broken.values()} == {"sys.sup-screen"}
    assert "sys.sup-topic" in broken
    assert "sys.sup-screen 在 P1 上线" in broken["sys.sup-topic"].sentence.in_language("zh")
