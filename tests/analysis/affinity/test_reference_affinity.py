"""Affinity of the reference programme: the worked pair, the hubs, and categories that are not its groups."""

import math
from pathlib import Path

import pytest

from archtool.analysis.affinity.affinity import Affinity, affinity_of
from archtool.analysis.affinity.component import Component
from archtool.analysis.affinity.explain import explain
from archtool.analysis.affinity.settings import AffinitySettings, HubTreatment, Scope
from archtool.blueprints.application import Module, System
from archtool.blueprints.function_category import FunctionCategory
from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def programme() -> Architecture:
    found = read_workspace(ROOT).reading.architecture
    assert found is not None
    return found


@pytest.fixture(scope="module")
def affinity(programme: Architecture) -> Affinity:
    return affinity_of(programme)


def test_the_worked_pair_of_the_reference_programme(affinity: Affinity) -> None:
    pair = affinity.pair("sys.sh-mr", "sys.dip-mrqc")
    assert pair.components[Component.DATA] == pytest.approx(0.395, abs=0.0005)
    assert pair.components[Component.INTERFACES] == pytest.approx(1 - math.exp(-1.8))
    assert pair.components[Component.DEPENDENCY] == 1
    assert pair.components[Component.ORGANISATIONS] == 1
    assert pair.components[Component.INFRASTRUCTURE] == 1
    function = affinity.weights.functions * pair.components[Component.FUNCTIONS]
    assert affinity.between("sys.sh-mr", "sys.dip-mrqc") - function == pytest.approx(0.597, abs=0.0005)
    # Both are work on medical records by the national list, whatever groups they stand in.
    assert pair.components[Component.FUNCTIONS] == 1
    assert [shared.id for shared in pair.evidence.data] == [
        "data.dx-op-code",
        "data.mr-frontpage",
        "data.mrqc-result",
    ]
    assert [interface.id for interface in pair.evidence.interfaces] == ["if.dip-mr", "if.mr-dip"]
    assert [need.path for need in pair.evidence.dependencies] == [("sys.dip-mrqc", "sys.sh-mr")]


def test_what_has_nothing_in_common_has_no_affinity(affinity: Affinity) -> None:
    assert affinity.between("sys.sh-lis", "sys.wx-edu") == 0


def test_the_hubs_of_the_reference_programme(affinity: Affinity) -> None:
    assert {hub.system: hub.treatment for hub in affinity.hubs} == {
        "sys.base-dw": HubTreatment.REMOVE,
        "sys.base-ehr": HubTreatment.REMOVE,
        "sys.base-emr-share": HubTreatment.REMOVE,
        "sys.base-esb": HubTreatment.REMOVE,
        "sys.base-mdm": HubTreatment.REMOVE,
        "sys.drug-catalog": HubTreatment.DOWN_WEIGHT,
        "sys.sh-cpoe": HubTreatment.DOWN_WEIGHT,
        "sys.sh-emr": HubTreatment.DOWN_WEIGHT,
        "sys.sh-hip": HubTreatment.DOWN_WEIGHT,
    }
    assert all(hub.whole is not None and hub.degree > hub.limit for hub in affinity.hubs)


def test_every_system_and_module_of_the_programme_has_a_category(programme: Architecture) -> None:
    stated: tuple[System | Module, ...] = (*programme.of(System), *programme.of(Module))
    assert [one.id for one in stated if one.function_category is None] == []
    assert {one.function_category for one in stated} == set(FunctionCategory)


def test_categories_cut_across_the_groups_of_the_programme(programme: Architecture) -> None:
    """A taxonomy that repeated the groups would prove the division by itself."""
    groups: dict[object, set[str]] = {}
    stated: tuple[System | Module, ...] = (*programme.of(System), *programme.of(Module))
    for one in stated:
        assert one.function_category is not None
        whole = programme.target(one.id, PART_OF)
        assert whole is not None
        groups.setdefault(one.function_category.group, set()).add(whole)
    assert sum(len(found) > 1 for found in groups.values()) > len(groups) / 2


def test_affinity_is_symmetric_and_lies_between_0_and_1(affinity: Affinity) -> None:
    assert len(affinity.systems) == 164
    for (one, other), pair in affinity.pairs.items():
        assert one < other
        assert affinity.pair(other, one) is pair
        assert all(0 <= value <= 1 for value in pair.components.values())
        assert 0 <= affinity.between(other, one) <= 1
        assert any(pair.components.values())
    assert list(affinity.pairs) == sorted(affinity.pairs)


def test_platforms_are_compared_among_themselves(programme: Architecture) -> None:
    found = affinity_of(programme, AffinitySettings(scope=Scope.PLATFORMS))
    assert found.systems == ("sys.cc", "sys.cloud", "sys.crypto", "sys.net", "sys.sec")
    assert found.between("sys.crypto", "sys.sec") > 0


def test_the_worked_pair_in_sentences(affinity: Affinity) -> None:
    found = explain(affinity, "sys.sh-mr", "sys.dip-mrqc")
    assert found.main is Component.INTERFACES
    assert found.total == pytest.approx(sum(reason.share for reason in found.reasons))
    zh = {reason.component: reason.sentence.in_language("zh") for reason in found.reasons}
    assert found.summary.in_language("zh") == (
        "经相关度分析，“病案首页质量控制”与“病案管理系统”共享数据 3 项、接口 2 个，相关度 0.747"
    )
    assert zh[Component.DATA].startswith("共享数据 0.395 × 0.35 = 0.138：住院病案首页（前者使用 0.6、后者产生")
    assert "首页送质控（同步，强度 1，经信息交换与集成平台）" in zh[Component.INTERFACES]
    assert zh[Component.FUNCTIONS] == "功能类别 1.000 × 0.15 = 0.150：同属“病案管理”"
    assert zh[Component.DEPENDENCY] == "依赖 1.000 × 0.1 = 0.100：“病案首页质量控制”依赖“病案管理系统”"
    en = {reason.component: reason.sentence.in_language("en") for reason in found.reasons}
    assert en[Component.ORGANISATIONS] == "user organisations 1.000 × 0.1 = 0.100: Hospital managers (rarity 0.40)"
