"""A small programme is phased, with reasons, transition, verdict, argument and alternatives."""

from decimal import Decimal
from functools import cache

from archtool.analysis.phasing.alternatives import Idea
from archtool.analysis.phasing.phasing import Phasing, phasing_of
from archtool.analysis.phasing.reasons import Binding
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.standing_of import Bound
from archtool.model.quantity import MONEY, read_quantity
from archtool.workspace.reading import read_texts

MODEL = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12, gate: 基座上线}
  P2: {name: 二期, order: 2, start_month: 10, end_month: 24, gate: 通过验收}
organisations:
  org.h: {name: 医院, level: tertiary}
subprojects:
  SP-1: {name: 基座包}
  SP-2: {name: 医院包}
data_entities:
  data.person: {name: 人员, class: master}
  data.price: {name: 价格, class: master}
systems:
  sys.base: {name: 基座, status: build, from: P1, cost: 100 万元, subproject: SP-1, creates: [data.person],
             used_by: [org.h]}
  sys.his: {name: 医院系统, status: build, from: P1, cost: 80 万元, subproject: SP-2, reads: [data.person],
            used_by: [org.h], owner: org.h}
  sys.price: {name: 价格管理, status: build, from: P2, cost: 20 万元, subproject: SP-2, creates: [data.price],
              used_by: [org.h]}
  sys.report: {name: 报表, status: build, from: P1, cost: 40 万元, subproject: SP-2, depends_on: [sys.link],
               used_by: [org.h]}
  sys.link: {name: 对接, status: build, from: P2, cost: 10 万元, subproject: SP-2, depends_on: [ext.province]}
external_systems:
  ext.province: {name: 省平台, level: provincial, ready_month: 20}
dependency_rules:
  dep.01: {name: 基座先行, first: [sys.base], then: [sys.his], strength: hard}
risks:
  risk.link: {name: 省平台开放, severity: high, mitigation: 书面协议, concerns: [sys.link]}
"""
BRIDGED = MODEL.replace("reads: [data.person],", "reads: {data.person: {}, data.price: {measure: 先用纸质价表}},")


@cache
def phased(model: str, budgets: tuple[str, ...] = ()) -> Phasing:
    reading = read_texts({"model.yaml": model})
    assert reading.architecture is not None, reading.diagnostics
    money = tuple(read_quantity(one, MONEY) for one in budgets)
    return phasing_of(reading.architecture, PhasingSettings(phase_budgets=money))


def reason(found: Phasing, element: str) -> tuple[Binding, str]:
    (one,) = (one for one in found.proposed.reasons if one.element == element)
    return one.binding, one.sentence.in_language("zh")


def test_everything_is_as_early_as_what_it_needs_admits() -> None:
    found = phased(MODEL)
    assert found.phases == ("P1", "P2")
    assert found.proposed.phases == {"sys.base": 1, "sys.his": 1, "sys.link": 2, "sys.price": 1, "sys.report": 2}
    assert found.assignment.is_optimal
    assert found.earliest["sys.report"] == 2


def test_reasons_name_the_chain_down_to_its_root() -> None:
    found = phased(MODEL)
    assert reason(found, "sys.link") == (
        Binding.READINESS, "sys.link 不早于 P2：ext.province 第 20 月才具备，晚于 P1 截止的第 12 月",
    )  # fmt: skip
    binding, sentence = reason(found, "sys.report")
    assert binding is Binding.ORDER
    assert sentence == (
        "sys.report 不早于 P2：它依赖 sys.link，而 sys.link 在 P2 上线；"
        "sys.link 不早于 P2：ext.province 第 20 月才具备，晚于 P1 截止的第 12 月"
    )
    assert reason(found, "sys.base")[0] is Binding.NOTHING


def test_money_binds_and_says_by_how_much() -> None:
    found = phased(MODEL, ("100 万元", "200 万元"))
    assert found.assignment.is_feasible
    binding, sentence = reason(found, "sys.his")
    assert binding is Binding.BUDGET
    assert "180.00 万元" in sentence
    assert "100.00 万元" in sentence


def test_the_verdict_finds_the_broken_chain() -> None:
    verdict = phased(MODEL).verdict
    assert verdict is not None
    assert not verdict.is_feasible
    broken = [one for one in verdict.violations if one.bound is Bound.ORDER]
    assert [(one.element, one.chain) for one in broken] == [("sys.report", ("sys.report", "sys.link"))]
    assert broken[0].sentence.in_language("zh") == (
        "sys.report 在 P1 上线，却依赖 sys.link，而 sys.link 在 P2 才上线，须调整分期或写明过渡措施"
    )
    better = MODEL.replace("报表, status: build, from: P1", "报表, status: build, from: P2")
    repaired = phased(better.replace("价格管理, status: build, from: P2", "价格管理, status: build, from: P1")).verdict
    assert repaired is not None
    assert repaired.is_feasible
    assert repaired.penalty == repaired.best
    assert repaired.distance == 0
    assert not repaired.moves


def test_a_bridged_need_becomes_a_transitional_item_that_retires() -> None:
    own = phased(BRIDGED).own
    assert own is not None
    (item,) = own.transition.items
    assert (item.consumer, item.data, item.replaced_by, item.owner, item.lot) == (
        "sys.his", ("data.price",), "sys.price", "org.h", "SP-2",
    )  # fmt: skip
    assert not item.is_proposed
    assert item.measure.in_language("zh") == "先用纸质价表"
    assert item.retire_month == (item.replaced_month or 0) + 3
    assert own.transition.cost == Decimal(50_000)
    assert own.transition.problems == ()


def test_a_need_without_measure_gets_a_proposed_one() -> None:
    own = phased(BRIDGED.replace("{measure: 先用纸质价表}", "{}")).own
    assert own is not None
    (item,) = own.transition.items
    assert item.is_proposed
    assert "sys.price 上线后停用" in item.measure.in_language("zh")


def test_an_item_that_survives_acceptance_is_a_problem() -> None:
    late = BRIDGED.replace(
        "subproject: SP-2, creates: [data.price]", "subproject: SP-2, creates: [data.price], depends_on: [sys.link]"
    )
    packages = """\
work_packages:
  wp.1: {name: 建设, phase: P1, duration: 20 months, sorts: [build]}
  wp.2: {name: 验收, phase: P2, duration: 2 months, sorts: [acceptance], after: [wp.1]}
"""
    own = phased(late + packages).own
    assert own is not None
    (problem,) = own.transition.problems
    assert "第 21 月开始" in problem.in_language("zh")


def test_each_phase_is_argued_in_seven_points() -> None:
    own = phased(MODEL).own
    assert own is not None
    assert [one.phase for one in own.arguments] == ["P1", "P2"]
    for argument in own.arguments:
        assert "".join(point.mark for point in argument.points) == "①②③④⑤⑥⑦"
        assert all(point.sentences for point in argument.points if point.number in (2, 3, 5, 6))
    first, second = own.arguments
    assert first.rules == ("dep.01",)
    assert first.cost == Decimal(2_200_000)
    assert any("ext.province 于第 20 月具备" in one.in_language("zh") for one in second.points[3].sentences)
    assert any("risk.link" in one.in_language("zh") for one in second.points[6].sentences)


def test_alternatives_are_scored_and_one_is_chosen() -> None:
    comparison = phased(MODEL).comparison
    assert [one.idea for one in comparison.alternatives] == list(Idea)
    assert comparison.chosen is Idea.RECOMMENDED
    for one in comparison.alternatives:
        assert len(one.scores) == 5
        assert all(0 <= score.value <= 100 for score in one.scores)
        assert one.total == round(sum(score.weight * score.value for score in one.scores), 1)
    own = comparison.alternatives[0]
    assert own.breaches == 1
    assert "“原分期方案”" in comparison.conclusion.in_language("zh")


def test_a_model_without_phases_gets_three() -> None:
    bare = read_texts({"model.yaml": "systems:\n  sys.a: {name: 甲, status: build, cost: 10 万元}\n"}).architecture
    assert bare is not None
    found = phasing_of(bare, PhasingSettings())
    assert found.phases == ("P1", "P2", "P3")
    assert found.proposed.phases == {"sys.a": 1}
    assert found.own is None
    assert found.verdict is None


def test_the_same_model_gives_the_same_phasing() -> None:
    lines = MODEL.splitlines(keepends=True)
    begin = next(n for n, line in enumerate(lines) if line.startswith("external_systems"))
    turned = "".join(lines[begin:] + lines[:begin])
    assert phased(turned).proposed == phased(MODEL).proposed
    assert phased(turned).verdict == phased(MODEL).verdict


FEW = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 6}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 12}
subprojects:
  SP-1: {name: 唯一的包}
systems:
  sys.a: {name: 甲, status: build, from: P1, subproject: SP-1}
  sys.b: {name: 乙, status: build, from: P1, subproject: SP-1}
  sys.c: {name: 丙, status: build, from: P1, subproject: SP-1}
  sys.d: {name: 丁, status: build, from: P1, subproject: SP-1}
work_packages:
  wp.1: {name: 建设, phase: P1, subproject: SP-1, duration: 6 months}
  wp.2: {name: 深化, phase: P2, subproject: SP-1, duration: 6 months, after: [wp.1]}
"""


def test_an_even_rate_does_not_bind_a_handful_of_deliverables() -> None:
    reading = read_texts({"model.yaml": FEW})
    assert reading.architecture is not None
    found = phasing_of(reading.architecture, PhasingSettings())
    assert found.verdict is not None
    assert found.verdict.is_feasible
    by_rate = phasing_of(reading.architecture, PhasingSettings(least_per_month=0)).verdict
    assert by_rate is not None
    (over,) = by_rate.violations
    assert (over.bound, over.element) == (Bound.CAPACITY, "SP-1")
    assert over.sentence.in_language("zh") == "SP-1 在 P1 超出上线能力 1 项"
