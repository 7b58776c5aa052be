"""Estimate and payments of a small programme, to the fen."""

from decimal import Decimal

from archtool.analysis.estimate import estimate
from archtool.analysis.payments import paid_until, payments
from archtool.analysis.timetable import first_month, last_month, timetable
from archtool.blueprints.money import PaymentEvent
from archtool.blueprints.work import WorkSort
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

PROGRAMME = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 24}
payment_rules:
  pay.lot:
    name: 付款方式
    parts:
      - {event: 合同, share: 30 %, due: contract}
      - {event: 到货, share: 40 %, due: delivery}
      - {event: 验收, share: 25 %, due: acceptance}
      - {event: 质保期满, share: 5 %, due: warranty}
subprojects:
  SP-1: {name: 平台, cost: 100.01 万元, paid_by: lot}
  SP-2: {name: 服务, cost: 20 万元, paid_by: lot}
  SP-3: {name: 无付款方式, cost: 10 万元}
work_packages:
  wp.tender: {name: 招标, phase: P1, subproject: SP-1, duration: 2 months, sorts: [tender]}
  wp.build: {name: 建设, phase: P1, subproject: SP-1, duration: 10 months, sorts: [build], after: [wp.tender]}
  wp.trial: {name: 试运行, phase: P1, subproject: SP-1, duration: 6 months, sorts: [trial], after: [wp.build]}
  wp.accept: {name: 验收, phase: P1, duration: 2 months, sorts: [test, acceptance], after: [wp.trial]}
cost_items:
  cost.total: {name: 总计, amount: 127.2 万元}
  cost.a: {name: 工程, part_of: cost.total, amount: 100 万元}
  cost.b: {name: 服务, part_of: cost.total, amount: 20 万元}
  cost.c: {name: 预备费, part_of: cost.total, amount: 7.2 万元, share: 6 %}
fees:
  cost.b1: {name: 设计费, part_of: cost.b, amount: 20 万元}
"""


def architecture(text: str = PROGRAMME) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_payments_follow_the_dates_of_the_packages() -> None:
    found = architecture()
    plan = timetable(found)
    assert plan is not None
    paid = payments(found, plan, Decimal(12))
    assert [(one.subproject, one.event, one.year, one.amount) for one in paid] == [
        ("SP-1", PaymentEvent.CONTRACT, 1, Decimal("300030.000")),  # month 3
        ("SP-1", PaymentEvent.DELIVERY, 1, Decimal("400040.000")),  # the end of month 12
        ("SP-1", PaymentEvent.ACCEPTANCE, 2, Decimal("250025.000")),
        ("SP-1", PaymentEvent.WARRANTY, 3, Decimal("50005.000")),
        ("SP-2", None, 1, Decimal(120000)),
        ("SP-2", None, 2, Decimal(80000)),
    ]
    assert sum(one.amount for one in paid) == Decimal(1200100)
    assert paid_until(paid, 2) == (Decimal(820070), Decimal(380030))


def test_timetable_is_asked_by_sort() -> None:
    plan = timetable(architecture())
    assert plan is not None
    assert [one.id for one in plan.of_sort(WorkSort.TEST, WorkSort.TRIAL)] == ["wp.trial", "wp.accept"]
    assert (first_month(plan.start("wp.build")), last_month(plan.finish("wp.build"))) == (3, 12)
    assert plan.last_finish(plan.packages).id == "wp.accept"


def test_without_packages_there_is_no_timetable() -> None:
    assert timetable(architecture("systems:\n  sys.a: {name: 甲}\n")) is None


def test_estimate_knows_its_parts() -> None:
    found = estimate(architecture())
    assert found is not None
    assert (found.total.id, [item.id for item in found.engineering]) == ("cost.total", ["cost.a"])
    assert found.services is not None
    assert found.contingency is not None
    assert (found.services.id, found.contingency.id) == ("cost.b", "cost.c")
    assert (found.engineering_amount, found.base_amount) == (Decimal(1000000), Decimal(1200000))


def test_without_one_total_there_is_no_estimate() -> None:
    assert estimate(architecture("systems:\n  sys.a: {name: 甲}\n")) is None
    assert estimate(architecture("cost_items:\n  cost.a: {name: 甲, amount: 1 万元}\n")) is None
