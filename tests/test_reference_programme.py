"""The reference programme against the client's facts and the statistics of its own description.

The numbers are typed here, not computed from the model: whoever loses a fact, or counts it twice, hears of it.
"""

from collections import Counter
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from archtool.analysis.critical_path import critical_path
from archtool.analysis.phase import effective_phases
from archtool.analysis.rollup import own_cost, total_cost
from archtool.blueprints.application import Flow, Function, Module, System, SystemGroup
from archtool.blueprints.data import DataEntity
from archtool.blueprints.governance import Activity, Body, Policy
from archtool.blueprints.infrastructure import Centre, Control, GradingObject, Platform, Replication, Room, Site
from archtool.blueprints.integration import ExternalSystem, Interface, InterfaceType
from archtool.blueprints.programme import (
    Constraint,
    CostItem,
    Deliverable,
    DependencyRule,
    Fee,
    Goal,
    Organisation,
    PaymentRule,
    Question,
    Risk,
    Standard,
    Subproject,
    Target,
    Trace,
    Volume,
    WorkPackage,
    Year,
)
from archtool.blueprints.relationships import (
    CARRIES,
    CLAUSES,
    CONSUMER,
    CREATES,
    FIRST,
    MEMBER_OF,
    PART_OF,
    PROVIDER,
    READS,
    SUBPROJECT,
    THEN,
    VIA,
    ReadProperties,
)
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Basis, Blueprint
from archtool.workspace.files import Workspace, read_workspace

ROOT = Path(__file__).parents[1]

# What the tender names, as which elements it stands in the model, and in which clauses it is named.
COVERAGE = """
紧密型医联体信息化系统 | sys.collab | C1.2 C1.3-a
区域检查检验结果互通共享、检查结果互认系统 | sys.mutual-recog | C1.2 C1.3-b
“三医”联动信息平台 | sys.base sys.collab sys.drug sys.mi | C1.2 C1.3-b
医疗服务价格监测和评估 | sys.sup-price | C1.2
公立医院运营管理系统、14家公立医院综合运营管理平台（HRP） | sys.ops | C1.2 C1.3-b
全面预算管理 | sys.ops-budget sys.cmc-budget | C1.2 C1.3-a
全成本核算 | sys.ops-cost sys.cmc-cost | C1.2 C1.3-a
电子病历（标准化） | sys.sh-emr sys.base-emr-share sys.emr-sharing | C1.2 C1.3-c
智慧服务 | sys.sh-svc | C1.2 C1.3-c
智慧管理 | sys.sh-mgmt | C1.2
互联网医院 | sys.ih | C1.2 C1.2-4.2 C1.3-c
统建新一代智慧医院系统（三统一） | sys.sh | C1.2-1
政策性接口 | sys.sh-polgw sys.base-provgw | C1.2-1
大数据、人工智能、5G、物联网、大模型 | sys.base-ai sys.base-iot sys.base-dw inf.pool-gpu | C1.2-1
省统建基层信息系统（现有） | ext.prov-primary sys.prim-adapter | C1.2-2
基本公共卫生服务 | sys.prim-ph | C1.2-2
家庭医生签约 | sys.prim-gp sys.wx-gp | C1.2-2
全科医生制度、个性化基层服务 | sys.prim-gp org.gp | C1.2-2
全市基层统一管理 | sys.prim-admin | C1.2-2
白山市统一健康平台基座 | sys.base | C1.2-3 T1
逻辑分散供2集团5医共体 | sys.base-tenant | C1.2-3
六方对接 | sys.sh-hip sys.prim-adapter sys.mi-exchange sys.drug-proc sys.ph-infect sys.base-milgw | C1.2-3
健康档案、电子病历共享集中存储 | sys.base-ehr sys.base-emr-share | C1.2-3
区域监管应用 | sys.sup | C1.2-4.1
区域决策监管大屏 | sys.sup-screen | C1.2-4.1
医疗资源分析 | sys.sup-resource | C1.2-4.1
基本业务分析 | sys.sup-business | C1.2-4.1
城市医疗集团及医共体运营分析 | sys.sup-mg sys.sup-cmc | C1.2-4.1
监管主题灵活配置、指标化管理 | sys.sup-topic | C1.2-4.1
医改政策执行效果 | sys.sup-reform | C1.2-4.1
深层次数据挖掘 | sys.sup-mining | C1.2-4.1
资源与运维管理体系 | sys.sup-om | C1.2-4.1
区域人力、财务、物资综合运营与监管分析 | sys.sup-hr sys.sup-fin sys.sup-mat | C1.2-4.1
区域微信公众号 | sys.wx | C1.2-4.2
诊前、诊中、诊后一体化 | sys.wx-appoint sys.wx-report sys.ih-manage sys.sh-svc-* | C1.2-4.2
远程会诊（中心） | sys.teleconsult sys.tele-video | C1.2-4.3a C1.3-a
双向转诊 | sys.referral | C1.2-4.3a
影像诊断 | sys.rdc-image | C1.2-4.3a C1.3-a
临床检验 | sys.rdc-lab | C1.2-4.3a C1.3-a
超声诊断 | sys.rdc-us | C1.2-4.3a
病理诊断 | sys.rdc-path | C1.2-4.3a C1.3-a
心电诊断 | sys.rdc-ecg | C1.2-4.3a C1.3-a
县级医院分中心 | sys.rdc-sub | C1.3-a
消毒供应 | sys.cssd-reg | C1.2-4.3a
区域急救 | sys.emergency-reg | C1.2-4.3a
健康档案共享 | sys.ehr-sharing | C1.2-4.3a
电子病历共享系统 | sys.emr-sharing | C1.2-4.3a C1.3-b
分级诊疗四阶段 | sys.referral flow.referral-up flow.referral-down | C1.2-4.3a
区域药品耗材管理应用（七统一） | sys.drug sys.drug-* | C1.2-4.3b
网上集中采购、集中配送、集中监管 | sys.drug-proc sys.drug-deliv sys.drug-superv | C1.2-4.3b
区域智能药品耗材供应链系统 | sys.drug-scm | C1.2-4.3b
中心药房（集团与医共体） | sys.drug-center | C1.2-4.3b C1.3-a
医保数据互联 | sys.mi-exchange | C1.2-4.3c C1.3-b
医保挂号结算系统 | sys.mi-settle | C1.2-4.3c C1.3-b
招采数据查询系统 | sys.mi-bid | C1.2-4.3c C1.3-b
DIP支付方式改革质量监管平台、体系 | sys.dip | C1.2-4.3c C1.3-b
病案首页质量控制 | sys.dip-mrqc | C1.3-b
病种费用分析及预警 | sys.dip-cost sys.dip-alert | C1.3-b
医保资金促进合理使用 | sys.dip-fund | C1.2-4.3c
医共体财务、全面预算、资产、人事监管系统 | sys.cmc-fin sys.cmc-budget sys.cmc-asset sys.cmc-hr | C1.3-a
绩效考核运营和预警管理系统 | sys.cmc-perf | C1.3-a
成本核算系统（医共体） | sys.cmc-cost | C1.3-a
数据平台集成中心 | sys.cmc-data | C1.3-a
六统一 | goal.cmc-six sys.cmc | C1.3-a
一张网络（数字健康网络）、一张网 | sys.net inf.net-medical | C1.1 C1.3-b
一个平台（医疗云平台）、一朵云 | sys.cloud | C1.1 C1.3-b
一个系统（区域卫生信息系统） | sys.reg | C1.3-b
医疗卫生大数据监管、穿透式监管 | sys.sup-drill | C1.3-b
智慧医院信息平台 | sys.sh-hip | C1.3-c
四位一体应用 | sys.g-medical sys.g-regional sys.g-governance sys.g-convenience | T1
医疗私有云、两地三中心、容灾备份 | sys.cloud inf.site-a inf.site-b inf.site-c inf.cloud-dr inf.store-backup | T2
医疗专网、裸光纤、城域专线 | sys.net inf.link-hospital-fibre inf.link-county-line | T3
“智慧医卫”运营指挥中心六类设施 | sys.cc inf.cc-* | T4
信息安全体系（等保三级） | sys.sec gov.sec-mlps | T5
商用密码应用体系 | sys.crypto gov.cry-plan gov.cry-assess | T6
第三方服务（11项） | cost.b-* | T7
工程预备费6% | cost.c | T8
国家级、省级、市级系统对接 | sys.base-provgw ext.nat-health ext.prov-health ext.city-data | C1.4
网络系统、应用支撑平台、安全系统平台及配套 | sys.net sys.base sys.sec | C4.2-2
"""
COVERAGE_ROWS = [tuple(part.strip() for part in line.split("|")) for line in COVERAGE.strip().splitlines()]

# What an earlier system cannot do without, though its master comes later: (data, reader).
HARD_PAIRS = {
    ("data.surgery-record", "sys.sh-mr"),
    ("data.appointment", "sys.sh-opd"),
    ("data.diag-qc", "sys.mutual-recog"),
    ("data.drug-price", "sys.sh-billing"),
    ("data.drug-inventory", "sys.sh-pharm"),
    ("data.rx-review", "sys.sh-pharm"),
    ("data.employee", "sys.base-hpd"),
    ("data.employee", "sys.base-iam"),
    ("data.mi-local", "sys.sh-billing"),
    ("data.indicator-def", "sys.base-dw"),
}

LOTS = {
    "SP-01": "1860", "SP-02": "520", "SP-03": "720", "SP-04": "500", "SP-05": "1180", "SP-06": "2040", "SP-07": "680",
    "SP-08": "350", "SP-09": "550", "SP-10": "610", "SP-11": "170", "SP-12": "280", "SP-13": "420", "SP-14": "480",
}  # fmt: skip


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return read_workspace(ROOT)


@pytest.fixture(scope="module")
def programme(workspace: Workspace) -> Architecture:
    assert workspace.reading.diagnostics == ()
    assert workspace.reading.architecture is not None
    return workspace.reading.architecture


def in_wan(amount: Decimal) -> Decimal:
    """Return an amount of 元 in 万元."""
    return amount / 10000


def amount_of(programme: Architecture, line: str) -> Decimal:
    item = programme[line]
    assert isinstance(item, CostItem | Fee)
    return in_wan(item.amount.amount)


@pytest.mark.parametrize(
    ("kind", "count"),
    [
        (Organisation, 53 + 14), (Goal, 37), (Target, 13), (Constraint, 25), (Standard, 57), (Question, 20),
        (DataEntity, 131), (ExternalSystem, 28), (Interface, 132), (Flow, 16), (Deliverable, 16),
        (DependencyRule, 32), (WorkPackage, 36), (Subproject, 15), (Risk, 20), (Activity, 20), (Trace, 14),
        (Fee, 11), (GradingObject, 10), (Year, 3), (PaymentRule, 1), (Volume, 12),
    ],
)  # fmt: skip
def test_as_many_of_each_kind_as_the_description_lists(
    programme: Architecture, kind: type[Element], count: int
) -> None:
    assert len(programme.of(kind)) == count


def test_184_systems_beside_the_four_framework_groups(programme: Architecture) -> None:
    frame = [group for group in programme.of(SystemGroup) if group.id.startswith("sys.g-")]
    rows = [row for row in programme.of(SystemGroup, System, Module, Platform) if row not in frame]
    assert len(frame) == 4
    assert len(rows) == 184
    assert Counter(row.basis for row in rows) == {Basis.CLIENT: 89, Basis.ASSUMPTION: 95}


def test_88_infrastructure_and_54_governance_elements(programme: Architecture) -> None:
    # The cities, the hall, the two copies between centres and the controls are ours, to tie the 88 together.
    ours = (Platform, Site, Room, Replication, GradingObject, Control)
    listed = [one for one in programme.of_blueprint(Blueprint.INFRASTRUCTURE) if not isinstance(one, ours)]
    assert len(listed) == 88
    assert len(programme.of(Body, Policy)) == 54


def test_data_by_class_and_sharing(programme: Architecture) -> None:
    entities = programme.of(DataEntity)
    assert Counter(str(entity.data_class) for entity in entities) == {
        "business": 80, "master": 11, "operational": 14, "reference": 5, "shared": 4, "statistical": 17,
    }  # fmt: skip
    assert Counter(str(entity.sharing) for entity in entities) == {
        "conditional": 107, "unconditional": 17, "withheld": 7,
    }  # fmt: skip


def test_every_entity_has_one_master_and_stands_as_soon_as_it_does(programme: Architecture) -> None:
    phases = effective_phases(programme)
    for entity in programme.of(DataEntity):
        (master,) = programme.sources(entity.id, CREATES)
        status = programme[master].status
        expected = None if status is not None and status.exists_today else phases[master]
        assert entity.from_phase == expected, entity.id


def test_interfaces_by_type(programme: Architecture) -> None:
    assert Counter(interface.type for interface in programme.of(Interface)) == {
        InterfaceType.EXTERNAL: 37, InterfaceType.BUSINESS: 26, InterfaceType.REGIONAL: 22, InterfaceType.PLATFORM: 17,
        InterfaceType.HOSPITAL: 12, InterfaceType.MASTER_DATA: 8, InterfaceType.CONVENIENCE: 5,
        InterfaceType.SECURITY: 3, InterfaceType.MIGRATION: 1, InterfaceType.TRANSITIONAL: 1,
    }  # fmt: skip


def test_interfaces_with_data_of_level_4_and_above_are_protected(programme: Architecture) -> None:
    for interface in programme.of(Interface):
        carried = programme.targets(interface.id, CARRIES)
        levels = [entity.level or 0 for entity in programme.of(DataEntity) if entity.id in carried]
        assert (max(levels) >= 4) == (interface.protection is not None), interface.id


def test_the_tender_is_covered(programme: Architecture) -> None:
    assert len(COVERAGE_ROWS) == 79
    for name, elements, clauses in COVERAGE_ROWS:
        for pattern in elements.split():
            found = [one.id for one in programme.elements if fnmatchcase(one.id, pattern)]
            assert found, (name, pattern)
            for element in found:
                assert set(clauses.split()) <= set(programme.targets(element, CLAUSES)), (name, element)


def test_what_the_client_says(workspace: Workspace, programme: Architecture) -> None:
    for group, members in (("org.hospitals-14", 14), ("org.mg-all", 2), ("org.cmc-all", 5)):
        assert len(programme.sources(group, MEMBER_OF)) == members
        assert getattr(programme[group], "count", None) == members
        assert programme[group].basis is Basis.CLIENT
    assert {grading.protection_level for grading in programme.of(GradingObject)} == {3}
    centres = programme.of(Centre)
    assert len(centres) == 3
    assert len({programme.target(centre.id, PART_OF) for centre in centres}) == 2
    assert [str(workspace.manifest.budget), str(workspace.manifest.contingency)] == ["12000 万元", "6 %"]
    assert programme["con.duration"].basis is Basis.CLIENT
    assert "2—3年" in str(getattr(programme["con.duration"], "statement", None))
    assert str(workspace.manifest.horizon) == "36 months"
    assert 24 <= critical_path(programme).end <= 36


def test_the_estimate_to_the_fen(programme: Architecture) -> None:
    parts = [amount_of(programme, line) for line in ("cost.a", "cost.b", "cost.c")]
    assert parts == [Decimal("10360.00"), Decimal("960.75"), Decimal("679.25")]
    assert sum(parts) == amount_of(programme, "cost.total") == Decimal("12000.00")
    assert sum(amount_of(programme, fee.id) for fee in programme.of(Fee)) == Decimal("960.75")
    for line in programme.of(CostItem):
        inside = programme.sources(line.id, PART_OF)
        assert not inside or sum(amount_of(programme, part) for part in inside) == in_wan(line.amount.amount), line.id
    assert sum(in_wan(year.amount.amount) for year in programme.of(Year)) == Decimal("12000.00")


def test_systems_and_infrastructure_cost_what_their_lots_do(programme: Architecture) -> None:
    inside = {lot.id: programme.sources(lot.id, SUBPROJECT) for lot in programme.of(Subproject)}
    costs = {lot: sum(own_cost(programme[part]).amount for part in parts) for lot, parts in inside.items()}
    built = {lot: in_wan(Decimal(cost)) for lot, cost in costs.items() if cost}
    planned = {lot.id: in_wan(lot.cost.amount) for lot in programme.of(Subproject) if lot.cost is not None}
    assert built == {lot: Decimal(amount) for lot, amount in LOTS.items()}
    assert planned == {**built, "SP-15": Decimal("960.75")}
    assert sum(built.values()) == amount_of(programme, "cost.a")
    assert in_wan(total_cost(programme, "sys.base").amount) == amount_of(programme, "cost.a1.1")


def test_natures_and_payments_make_up_the_whole(programme: Architecture) -> None:
    split = [sum(nature.share.amount for nature in lot.natures) for lot in programme.of(Subproject) if lot.natures]
    assert split == [1] * 14
    assert [sum(part.share.amount for part in rule.parts) for rule in programme.of(PaymentRule)] == [1]


def test_65_readers_come_before_their_master(programme: Architecture) -> None:
    reads = [edge for edge in programme.relationships if edge.kind is READS]
    bridged = [(edge, edge.properties) for edge in reads if isinstance(edge.properties, ReadProperties)]
    assert {(edge.target, edge.source) for edge, how in bridged if how.measure is not None} == HARD_PAIRS
    assert sum(how.additive for _, how in bridged) == 55


def test_critical_path_ends_in_month_35(programme: Architecture) -> None:
    schedule = critical_path(programme)
    assert schedule.end == 35
    assert " ".join(package.removeprefix("wp.") for package in schedule.critical) == "02 04 06 07 10 13 14 30 35 36"


def test_every_rule_of_order_has_both_ends(programme: Architecture) -> None:
    for rule in programme.of(DependencyRule):
        assert programme.targets(rule.id, FIRST), rule.id
        assert programme.targets(rule.id, THEN), rule.id


# Systems and modules, interfaces, data entities, external systems.
@pytest.mark.parametrize(
    ("moment", "counts"),
    [("as-is", (1, 0, 10, 28)), ("P1", (42, 35, 51, 28)), ("P2", (119, 114, 111, 28)), ("to-be", (164, 130, 131, 27))],
)
def test_each_moment_is_whole(programme: Architecture, moment: str, counts: tuple[int, ...]) -> None:
    now = programme.slice(moment)
    kinds: tuple[tuple[type[Element], ...], ...] = ((System, Module), (Interface,), (DataEntity,), (ExternalSystem,))
    assert tuple(len(now.of(*together)) for together in kinds) == counts
    for interface in now.of(Interface):
        for end in (PROVIDER, CONSUMER, VIA):
            assert now.targets(interface.id, end) == programme.targets(interface.id, end), interface.id
    for part in now.of(System, Module):
        assert now.target(part.id, PART_OF) == programme.target(part.id, PART_OF), part.id


def test_no_assumption_passes_as_the_client_s_word(programme: Architecture) -> None:
    assert [one.id for one in programme.elements if one.basis is None] == []
    for system in programme.of(System, Module):
        if system.basis is Basis.CLIENT:
            assert {"creates", "reads", "depends_on", "cost", "from", "subproject"} <= set(system.assumed), system.id
    for entity in programme.of(DataEntity):
        assert entity.basis is Basis.ASSUMPTION or {"owner", "level", "sharing"} <= set(entity.assumed), entity.id
    samples = {
        "org.tertiary": "count", "org.secondary": "count", "org.county-hospitals": "count", "org.mg-1": "name",
        "goal.reform": "evidence", "goal.data-flow": "evidence", "tg.mgmt": "level", "tg.regional-interop": "level",
        "tg.crypto": "level", "tg.emr-tertiary": "demands", "cost.a1": "amount", "cost.b": "amount",
        "cost.b-design": "amount", "cost.c": "amount", "w.01": "how_much", "inf.site-c": "specification",
        "inf.link-county-line": "bandwidth", "inf.cc-led": "cost", "ext.mi-platform": "name", "ext.wechat": "status",
        "if.mi-register": "protocol", "gov.pm-accept": "content", "sys.teleconsult": "status",
    }  # fmt: skip
    for element, key in samples.items():
        assert key in programme[element].assumed, element


def test_every_element_is_named_in_one_place_and_in_two_languages(programme: Architecture) -> None:
    for element in programme.elements:
        assert len(programme.spans(element.id, "name")) == 1, element.id
        assert set(element.name.languages) >= {"zh", "en"} or isinstance(element, Function), element.id


def test_files_stay_readable() -> None:
    files = [path for folder in ("model", "blueprints") for path in sorted((ROOT / folder).rglob("*.yaml"))]
    assert {path.name: lines for path in files if (lines := len(path.read_text("utf-8").splitlines())) > 600} == {}
