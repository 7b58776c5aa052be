"""What must come before what is read from every sort of fact, each with its reason."""

import pytest

from archtool.analysis.phasing.precedence import Order, PrecedenceGraph, Reason
from archtool.analysis.phasing.reading import precedence_of
from archtool.workspace.reading import read_texts

HEAD = """\
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
  P2: {name: 二期, order: 2, start_month: 10, end_month: 24}
"""


def graph(model: str) -> PrecedenceGraph:
    reading = read_texts({"model.yaml": HEAD + model})
    assert reading.architecture is not None, reading.diagnostics
    return precedence_of(reading.architecture)


def found(model: str) -> list[tuple[str, str, Reason, str, float]]:
    return [(one.before, one.after, one.reason, one.evidence, one.strength) for one in graph(model).orders]


def systems(**facts: str) -> str:
    lines = [
        f"  sys.{name}: {{name: {name}, status: build{', ' if fact else ''}{fact}}}" for name, fact in facts.items()
    ]
    return "systems:\n" + "\n".join(lines) + "\n"


DATA = "data_entities:\n  data.d: {name: 数据, class: operational}\n"
GROUP = "system_groups:\n  sys.g: {name: 一群%s}\n"
RULE = "dependency_rules:\n  dep.01: {name: 规则, first: [sys.a], then: [sys.b], strength: %s%s}\n"


@pytest.mark.parametrize(
    ("model", "expected"),
    [
        (systems(a="", b="depends_on: [sys.a]"), ("sys.a", "sys.b", Reason.DEPENDENCY, "sys.a", 1.0)),
        (
            systems(a="", b="depends_on: {sys.a: {strength: soft}}"),
            ("sys.a", "sys.b", Reason.DEPENDENCY, "sys.a", 0.6),
        ),
        (
            systems(a="", b="depends_on: {sys.a: {measure: 人工}}"),
            ("sys.a", "sys.b", Reason.DEPENDENCY, "sys.a", 0.5),
        ),
        (
            DATA + systems(a="creates: [data.d]", b="reads: [data.d]"),
            ("sys.a", "sys.b", Reason.DATA, "data.d", 1.0),
        ),
        (
            DATA + systems(a="creates: [data.d]", b="reads: {data.d: {measure: 人工}}"),
            ("sys.a", "sys.b", Reason.DATA, "data.d", 0.5),
        ),
        (
            DATA + systems(a="creates: [data.d]", b="reads: {data.d: {additive: true}}"),
            ("sys.a", "sys.b", Reason.DATA, "data.d", 0.1),
        ),
        (
            systems(a="", b="") + "interfaces:\n  if.x: {name: 接口, provider: sys.a, consumer: sys.b}\n",
            ("sys.a", "sys.b", Reason.INTERFACE, "if.x", 0.2),
        ),
        (
            systems(b="hosted_on: inf.p") + "resource_pools:\n  inf.p: {name: 池, status: build}\n",
            ("inf.p", "sys.b", Reason.PLACE, "inf.p", 1.0),
        ),
        (systems(a="", b="") + RULE % ("hard", ""), ("sys.a", "sys.b", Reason.RULE, "dep.01", 1.0)),
        (systems(a="", b="") + RULE % ("soft", ""), ("sys.a", "sys.b", Reason.RULE, "dep.01", 0.8)),
        (systems(a="", b="") + RULE % ("soft", ", measure: 人工"), ("sys.a", "sys.b", Reason.RULE, "dep.01", 0.4)),
        (systems(a="", b="depends_on: [sys.a]") + RULE % ("hard", ""), ("sys.a", "sys.b", Reason.RULE, "dep.01", 1.0)),
    ],
    ids=[
        "dependency", "soft", "with measure", "data", "bridged data", "additive data", "interface", "host", "rule",
        "soft rule", "soft rule with measure", "a rule speaks before a dependency",
    ],
)  # fmt: skip
def test_each_fact_makes_its_order(model: str, expected: tuple[str, str, Reason, str, float]) -> None:
    assert found(model) == [expected]


def test_what_stands_today_holds_nothing_up() -> None:
    kept = "systems:\n  sys.a: {name: 甲, status: keep}\n  sys.b: {name: 乙, status: build, depends_on: [sys.a]}\n"
    assert graph(kept).orders == ()
    assert graph(kept).nodes == ("sys.b",)


def test_an_order_on_a_group_binds_every_part_and_is_met_by_the_first() -> None:
    model = GROUP % ", depends_on: [sys.x]" + systems(
        x="", y="depends_on: [sys.g]", late="part_of: sys.g, depends_on: [sys.one]", one="part_of: sys.g"
    )
    by_ends = {(one.before, one.after): one for one in graph(model).orders}
    assert set(by_ends) == {
        ("sys.x", "sys.one"), ("sys.x", "sys.late"), ("sys.one", "sys.late"), ("sys.one", "sys.y"),
    }  # fmt: skip
    need = by_ends["sys.one", "sys.y"]
    assert need.any_of == ("sys.late", "sys.one")
    assert need.gap({"sys.one": 2, "sys.late": 1, "sys.y": 1}) == 0
    assert need.gap({"sys.one": 2, "sys.late": 2, "sys.y": 1}) == 1


def test_data_of_two_masters_wait_for_the_first() -> None:
    model = DATA + systems(a="creates: [data.d]", b="creates: [data.d], depends_on: [sys.a]", c="reads: [data.d]")
    assert ("sys.a", "sys.c", Reason.DATA, "data.d", 1.0) in found(model)
    assert ("sys.b", "sys.c", Reason.DATA, "data.d", 1.0) not in found(model)


def test_what_has_no_phase_is_looked_through() -> None:
    model = systems(b="hosted_on: inf.p") + (
        "zones:\n  inf.z: {name: 区, depends_on: [inf.s]}\n"
        "resource_pools:\n  inf.p: {name: 池, in_zone: inf.z}\n"
        "security_devices:\n  inf.s: {name: 墙, status: build}\n"
    )
    (order,) = graph(model).orders
    assert (order.before, order.after, order.through) == ("inf.s", "sys.b", ("inf.p", "inf.z"))


def test_outside_conditions_release_what_waits_for_them() -> None:
    model = systems(a="depends_on: [ext.e]", b="") + (
        "external_systems:\n  ext.e: {name: 省平台, level: provincial, ready_month: 11}\n"
        "dependency_rules:\n  dep.01: {name: 规则, first: [ext.e], then: [sys.b], strength: hard}\n"
    )
    assert [(one.element, one.month, one.evidence, one.rule) for one in graph(model).releases] == [
        ("sys.a", 11, "ext.e", None),
        ("sys.b", 11, "ext.e", "dep.01"),
    ]


def test_an_order_reads_as_a_sentence() -> None:
    order = Order("sys.a", "sys.b", Reason.DATA, "data.d")
    assert order.in_words().in_language("zh") == "需要 sys.a 产生的 data.d"
    assert order.in_words().in_language("en") == "needs data.d of sys.a"
