from hypothesis import assume, given
from hypothesis import strategies as st

from archtool.analysis.data_paths import DataPath, DataPaths, Step, Way
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """
system_groups:
  sys.field: {name: 医疗服务, parts: [sys.hospital, sys.public]}
  sys.hospital: {name: 智慧医院, parts: [sys.lis, sys.emr]}
  sys.public: {name: 便民服务, parts: [sys.report, sys.view, sys.pay]}
  sys.base: {name: 平台基座, parts: [sys.share, sys.index]}
systems:
  sys.lis: {name: 检验系统, creates: [lab]}
  sys.emr: {name: 电子病历, reads: [lab]}
  sys.share: {name: 共享库, reads: [lab]}
  sys.index: {name: 索引, reads: [lab]}
  sys.report: {name: 报告查询, reads: [lab], depends_on: [sys.base]}
  sys.view: {name: 档案查询, reads: [lab]}
  sys.pay: {name: 缴费, reads: [fee]}
  sys.stat: {name: 统计, reads: [lab]}
  sys.old: {name: 旧系统, reads: [lab]}
modules:
  sys.lis-qc: {name: 质控, part_of: sys.lis, reads: [lab]}
interfaces:
  if.submit: {name: 上报, provider: sys.lis, consumer: sys.share, carries: [lab]}
  if.tenant: {name: 分区视图, type: tenant-view, provider: sys.emr, consumer: sys.stat, carries: [lab]}
  if.migrate: {name: 迁移, type: migration, provider: sys.lis, consumer: sys.old, carries: [lab]}
data_stores:
  store.shared: {name: 共享库, layer: standard, kept_by: sys.share}
  store.source: {name: 业务库, layer: source, kept_by: [sys.hospital, sys.pay], stores: [fee]}
data_entities:
  data.lab: {name: 检验报告, class: business}
  data.fee: {name: 费用, class: business, master: sys.emr}
"""


def _architecture(text: str) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def _paths(text: str) -> dict[tuple[str, str], DataPath | None]:
    paths = DataPaths(_architecture(text))
    found = {
        (need.edge.source, need.edge.target): paths.path(need.edge.source, need.edge.target) for need in paths.needs()
    }
    # Whether data arrive is asked for all of a model, and searched another way; the two must agree.
    assert {(need.edge.source, need.edge.target) for need in paths.needs() if need.is_reached} == {
        pair for pair, path in found.items() if path is not None
    }
    return found


def test_every_reader_is_reached_on_its_nearest_way() -> None:
    ways = {reader: path.way if path else None for (reader, data), path in _paths(MODEL).items() if data == "data.lab"}
    assert ways == {
        "sys.lis-qc": Way.SAME_SYSTEM,
        "sys.emr": Way.SAME_GROUP,
        "sys.share": Way.INTERFACE,
        "sys.index": Way.INTERFACE,
        "sys.stat": Way.TENANT_VIEW,
        "sys.report": Way.STORE,
        "sys.view": Way.STORE,   # with sys.report, in whose group it is built
        "sys.old": None,
    }  # fmt: skip


def test_path_names_each_step() -> None:
    path = _paths(MODEL)["sys.report", "data.lab"]
    assert path == DataPath(
        (Step(Way.INTERFACE, "if.submit", "sys.share"), Step(Way.STORE, "store.shared", "sys.report"))
    )


def test_those_who_keep_a_business_database_have_what_lies_in_it() -> None:
    path = _paths(MODEL)["sys.pay", "data.fee"]
    assert path == DataPath((Step(Way.STORE, "store.source", "sys.pay"),))


def test_a_group_of_groups_brings_nothing_together() -> None:
    text = MODEL.replace("depends_on: [sys.base]", "used_by: []")
    assert _paths(text)["sys.report", "data.lab"] is None


def test_data_without_master_arrive_nowhere() -> None:
    text = """
systems:
  sys.a: {name: 甲, reads: [d]}
  sys.b: {name: 乙, reads: [d]}
data_stores:
  store.s: {name: 库, layer: standard, kept_by: sys.a, stores: [d]}
data_entities:
  data.d: {name: 数据, class: business}
"""
    assert set(_paths(text).values()) == {None}


def test_interfaces_that_run_in_a_circle_end() -> None:
    text = """
systems:
  sys.a: {name: 甲, creates: [d]}
  sys.b: {name: 乙, reads: [d]}
  sys.c: {name: 丙, reads: [d]}
interfaces:
  if.ab: {name: 一, provider: sys.a, consumer: sys.b, carries: [d]}
  if.bc: {name: 二, provider: sys.b, consumer: sys.c, carries: [d]}
  if.cb: {name: 三, provider: sys.c, consumer: sys.b, carries: [d]}
data_entities:
  data.d: {name: 数据, class: business}
"""
    paths = _paths(text)
    assert [path and path.way for path in paths.values()] == [Way.INTERFACE, Way.CHAIN]


@st.composite
def _models(draw: st.DrawFn) -> str:
    """Draw a model of nested groups, interfaces, stores and dependencies around one datum."""
    count = 7
    group = st.integers(0, 4)
    systems = [f"  sys.s{one}: {{name: 系统, part_of: sys.g{draw(group)}, " for one in range(count)]
    depends = [f"depends_on: [{', '.join(sorted(draw(st.sets(_SOME, max_size=2))))}]" for _ in range(count)]
    uses = ["creates: [d], ", *["reads: [d], "] * (count - 1)]
    lines = ["system_groups:", *(f"  sys.g{one}: {{name: 群{_PARTS[one]}}}" for one in range(5)), "systems:"]
    lines += (f"{system}{use}{depend}}}" for system, use, depend in zip(systems, uses, depends, strict=True))
    ends = draw(st.lists(st.tuples(_SOME, _SOME), max_size=5))
    lines += ["interfaces:"] if ends else []
    lines += (
        f"  if.i{number}: {{name: 接口, provider: {one}, consumer: {other}, carries: [d]}}"
        for number, (one, other) in enumerate(ends)
    )
    layers = draw(st.lists(st.tuples(st.sampled_from(["source", "standard"]), _SOME, st.booleans()), max_size=3))
    lines += ["data_stores:"] if layers else []
    lines += (
        f"  store.t{number}: {{name: 库, layer: {layer}, kept_by: {keeper}{', stores: [d]' if has else ''}}}"
        for number, (layer, keeper, has) in enumerate(layers)
    )
    return "\n".join([*lines, "data_entities:", "  data.d: {name: 数据, class: business}"])


_SOME = st.sampled_from([*(f"sys.s{one}" for one in range(7)), *(f"sys.g{one}" for one in range(5))])
_PARTS = ["", ", part_of: sys.g0", ", part_of: sys.g0", ", part_of: sys.g1", ""]


@given(_models())
def test_arrival_and_path_agree(text: str) -> None:
    reading = read_texts({"model.yaml": text})
    assume(reading.architecture is not None)  # dependencies in a circle cannot be read
    _paths(text)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_chains_reach_exactly_what_the_interfaces_connect(links: list[tuple[int, int]]) -> None:
    systems = "".join(f"  sys.s{one}: {{name: 系统{one}, reads: [d]}}\n" for one in range(1, 8))
    interfaces = "".join(
        f"  if.i{number}: {{name: 接口, provider: sys.s{one}, consumer: sys.s{other}, carries: [d]}}\n"
        for number, (one, other) in enumerate(links)
    )
    text = (
        f"systems:\n  sys.s0: {{name: 源, creates: [d]}}\n{systems}"
        f"data_entities:\n  data.d: {{name: 数据, class: business}}\n" + (f"interfaces:\n{interfaces}" if links else "")
    )
    reached = {0}
    for _ in range(8):
        reached |= {other for one, other in links if one in reached}
    arrived = {int(reader[5:]) for (reader, _), path in _paths(text).items() if path is not None}
    assert arrived == reached - {0}
