"""Topologies show an element wherever it is located, and objectives as they are written."""

from pathlib import Path

from archtool.views.figures.topology import LinkStyle, TopologyFigure, TopologyView
from archtool.views.figures.topology_content import build
from archtool.workspace.files import read_workspace

MODEL = """
sites:
  inf.city: {name: 本市}
centres:
  inf.a: {name: A中心, part_of: inf.city}
  inf.b: {name: B中心, part_of: inf.city}
zones:
  inf.core: {name: 核心区}
resource_pools:
  inf.pool:
    name: 计算池
    specification: 16 节点，共 1024 物理核；可用 2560 vCPU
    located_at: [inf.a, inf.b]
    in_zone: inf.core
storages:
  inf.store: {name: 备份, located_at: inf.b}
networks:
  inf.inner: {name: 核心网络, connects: [inf.a, inf.b]}
  inf.net: {name: 专网, connects: [inf.inner]}
organisations:
  org.h: {name: 医院}
links:
  inf.dci: {name: 互联, bandwidth: 40 Gbit/s, lines: 2, medium: 裸光纤, connects: [inf.a, inf.b]}
  inf.fibre: {name: 医院光纤, bandwidth: 10 Gbit/s, connects: [org.h, inf.net]}
replications:
  inf.copy:
    name: 同步
    mode: synchronous
    rpo: 0 min
    rto: 30 min
    copies_from: inf.a
    copies_to: inf.b
    carried_by: [inf.dci]
"""


def topology(folder: Path, **keys: object) -> TopologyFigure:
    (folder / "archtool.yaml").write_text("archtool: 1\nname: 试点\ninclude: [model]\n", encoding="utf-8")
    (folder / "model").mkdir()
    (folder / "model" / "all.yaml").write_text(MODEL, encoding="utf-8")
    reading = read_workspace(folder).reading
    assert reading.architecture is not None, reading.diagnostics
    definition = TopologyView.model_validate({"number": "5-13", "caption": "中心", "below": ["inf.net"], **keys})
    return build(reading.architecture, "sites", definition, "zh")


def test_an_element_in_two_centres_stands_in_each_under_its_own_key(tmp_path: Path) -> None:
    (city,) = topology(tmp_path).sites
    keys = [[item.block.key for group in place.groups for item in group.items] for place in city.places]
    assert keys == [["inf.pool@inf.a"], ["inf.pool@inf.b", "inf.store@inf.b"]]
    assert [group.block.label for group in city.places[1].groups] == ["核心区", "其他"]


def test_contents_can_be_grouped_by_kind(tmp_path: Path) -> None:
    (city,) = topology(tmp_path, group="kind").sites
    assert [group.block.label for group in city.places[1].groups] == ["资源池", "存储与备份"]


def test_of_a_specification_the_leading_clauses_are_shown_that_are_short_enough(tmp_path: Path) -> None:
    (city,) = topology(tmp_path, specification=15).sites
    assert city.places[0].groups[0].items[0].block.detail == "16 节点，共 1024 物理核"


def test_a_copy_tells_its_line_and_its_objectives(tmp_path: Path) -> None:
    (join,) = topology(tmp_path).joins
    assert (join.source, join.target, join.style) == ("inf.a", "inf.b", LinkStyle.SYNCHRONOUS)
    assert join.above == ("同步复制", "40 Gbit/s × 2", "裸光纤")
    assert join.below == ("RPO ≈ 0", "RTO ≤ 30 min")


def test_parties_of_a_network_reach_the_site_whose_places_it_joins(tmp_path: Path) -> None:
    (access,) = topology(tmp_path).below
    assert access.anchors == ("inf.city",)
    assert [(party.block.label, party.line) for party in access.parties] == [("医院", "10 Gbit/s")]
