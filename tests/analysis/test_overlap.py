"""Likeness of systems, centres with their terminals, indicators, and decisions."""

from archtool.analysis.centres import centres_and_terminals
from archtool.analysis.indicators import Indicators
from archtool.analysis.localities import Localities
from archtool.analysis.overlap import Overlaps
from archtool.analysis.overlap_decisions import OverlapDecisions
from archtool.blueprints.overlap import OverlapVerdict
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """\
organisations:
  org.managers: {name: 管理人员}
  org.bureau: {name: 卫健委}

system_groups:
  sys.ops: {name: 运营管理平台, functions: {audit: 内部审计}}

systems:
  sys.budget:
    name: 全面预算管理
    part_of: sys.ops
    functions: {compile: 预算编制, approve: 预算审批, freeze: 额度冻结, audit: 内部审计}
    creates: [budget]
    used_by: [managers, bureau]
  sys.cmc-budget:
    name: 医共体预算系统
    functions: {compile: 统一预算编制, approve: 预算审批管理}
    creates: [cmc-budget]
    used_by: managers
  sys.ledger: {name: 总账, functions: {post: 记账}}
  sys.rdc-lab: {name: 区域检验诊断中心系统, functions: {watch: 冷链监测统计}, creates: [workload]}
  sys.lis: {name: 检验信息系统, functions: {watch: 冷链监测统计}, reads: [workload]}
  sys.exam: {name: 在线检查检验预约开单, functions: {watch: 冷链监测统计}}

interfaces:
  if.a: {name: 甲, provider: sys.budget, consumer: sys.ledger}
  if.b: {name: 乙, provider: sys.ledger, consumer: sys.cmc-budget}

data_entities:
  data.budget: {name: 预算数据, class: business}
  data.cmc-budget: {name: 医共体预算, class: business}
  data.workload: {name: 检验工作量, class: statistical}

overlap_decisions:
  ovl.budget: {name: 预算, between: [sys.ops, sys.cmc-budget], decision: merge, reason: 同一平台}
"""


def architecture() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_pairs_share_functions_and_none_lies_inside_the_other() -> None:
    overlaps = Overlaps(architecture(), 0.75, 20)
    assert list(overlaps.pairs(2)) == [("sys.budget", "sys.cmc-budget")]
    assert ("sys.ops", "sys.budget") not in list(overlaps.pairs())
    assert list(overlaps.pairs_with({"sys.exam"})) == [("sys.exam", "sys.rdc-lab"), ("sys.exam", "sys.lis")]


def test_common_terms_say_nothing() -> None:
    assert list(Overlaps(architecture(), 0.75, 2).pairs_with({"sys.exam"})) == []


def test_likeness_tells_its_evidence() -> None:
    likeness = Overlaps(architecture(), 0.75, 20).likeness("sys.budget", "sys.cmc-budget")
    assert likeness.functions == (
        ("fn.budget.compile", "fn.cmc-budget.compile"),
        ("fn.budget.approve", "fn.cmc-budget.approve"),
    )
    assert likeness.function_share == 1
    assert likeness.data == (("data.budget", "data.cmc-budget"),)
    assert likeness.users == ("org.managers",)
    assert likeness.partners == ("sys.ledger",)
    assert likeness.score == 0.95


def test_nothing_in_common_scores_nothing() -> None:
    likeness = Overlaps(architecture(), 0.75, 20).likeness("sys.ledger", "sys.exam")
    assert (likeness.functions, likeness.data, likeness.users, likeness.partners, likeness.score) == ((), (), (), (), 0)


def test_decision_about_a_whole_holds_for_its_parts() -> None:
    found = architecture()
    decisions = OverlapDecisions(found, Localities(found))
    assert decisions.about("sys.budget", "sys.cmc-budget") == "ovl.budget"
    assert decisions.about("sys.cmc-budget", "sys.budget") == "ovl.budget"
    assert decisions.about("sys.budget", "sys.cmc-budget", (OverlapVerdict.SPLIT,)) is None
    assert decisions.about("sys.budget", "sys.ops") is None
    assert decisions.about("sys.budget", "sys.ledger") is None


def test_centre_has_its_work_at_an_end_of_the_terminals_name() -> None:
    assert list(centres_and_terminals(architecture())) == [
        ("sys.cmc-budget", "sys.budget"),
        ("sys.rdc-lab", "sys.lis"),
    ]


def test_producers_agree_where_one_reads_the_others_figures() -> None:
    found = architecture()
    indicators = Indicators(found, Localities(found), ("统计",), ("指标定义",))
    (figure, producers), *others = indicators.produced_several_times()
    assert others == []
    assert figure == "冷链监测统计"
    assert [system for system, _ in producers] == ["sys.rdc-lab", "sys.lis", "sys.exam"]
    assert indicators.agree("sys.rdc-lab", "sys.lis")
    assert not indicators.agree("sys.lis", "sys.exam")
