"""Hubs count what the model says: by delivery and direction, each interface once on each connection."""

from pathlib import Path

import pytest

from archtool.model.architecture import Architecture
from archtool.views.figures.hub import Delivery, Flow, HubFigure, HubView
from archtool.views.figures.hub_content import build
from archtool.views.figures.hub_protocols import named_protocols, protocols_in
from archtool.workspace.files import read_workspace

MODEL = """
system_groups:
  sys.base: {name: 基座}
  sys.sh: {name: 智慧医院}
systems:
  sys.bus: {name: 集成平台, part_of: sys.base, functions: {routing: 消息路由}}
  sys.gate: {name: 对接网关, part_of: sys.base, depends_on: [sys.bus]}
  sys.emr: {name: 电子病历, part_of: sys.sh}
  sys.lis: {name: 检验, part_of: sys.sh}
zones:
  inf.zone-out: {name: 外联区}
external_systems:
  ext.prov: {name: 省平台, level: provincial, in_zone: inf.zone-out}
  ext.nat: {name: 国家平台, level: national, path: 经省平台转报}
  ext.old: {name: 存量系统, level: institution}
interfaces:
  if.report: {name: 报告, provider: sys.lis, consumer: [sys.emr], via: [sys.bus], mode: push, protocol: REST}
  if.upload: {name: 上传, provider: sys.emr, consumer: [ext.prov], via: [sys.gate], mode: batch, protocol: 省规范、REST}
  if.query: {name: 查询, provider: ext.prov, consumer: [sys.emr], via: [sys.gate], mode: query}
  if.own: {name: 网关自用, provider: sys.gate, consumer: [ext.prov], via: [sys.gate], mode: file}
  if.relay: {name: 转报, provider: ext.prov, consumer: [ext.nat], via: [sys.gate], mode: batch}
  if.move: {name: 迁移, provider: ext.old, consumer: [sys.emr], mode: batch, gateway_note: 迁移工具}
  if.direct: {name: 直连, provider: sys.lis, consumer: [sys.emr], mode: query}
"""


def architecture(folder: Path, model: str) -> Architecture:
    (folder / "archtool.yaml").write_text("archtool: 1\nname: 试点\ninclude: [model]\n", encoding="utf-8")
    (folder / "model").mkdir()
    (folder / "model" / "all.yaml").write_text(model, encoding="utf-8")
    reading = read_workspace(folder).reading
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


def hub(folder: Path, language: str = "zh", model: str = MODEL) -> HubFigure:
    definition = HubView.model_validate({"number": "4-4", "caption": "集成", "bus": ["sys.bus"]})
    return build(architecture(folder, model), "hub", definition, language)


def flows(ones: tuple[Flow, ...]) -> list[tuple[Delivery, int, bool, bool]]:
    return [(one.delivery, len(one.interfaces), one.is_inward, one.is_outward) for one in ones]


def test_a_group_counts_what_it_has_on_the_bus_with_heads_at_consumers(tmp_path: Path) -> None:
    (group,) = hub(tmp_path).members
    assert group.block.label == "智慧医院"
    assert flows(group.flows) == [(Delivery.REALTIME, 2, True, True), (Delivery.BATCH, 1, False, True)]
    assert group.systems == "电子病历、检验"


def test_a_gateway_shares_with_the_bus_only_what_comes_from_other_systems(tmp_path: Path) -> None:
    gateways = {gateway.block.label: gateway for gateway in hub(tmp_path).gateways}
    assert flows(gateways["对接网关"].flows) == [(Delivery.REALTIME, 1, True, False), (Delivery.BATCH, 1, False, True)]
    assert gateways["对接网关"].is_on_bus
    assert (gateways["迁移工具"].flows, gateways["迁移工具"].is_on_bus) == ((), False)
    assert gateways["迁移工具"].block.detail == "直连电子病历"


def test_every_external_system_has_its_gateways_and_its_zone_or_that_of_its_relay(tmp_path: Path) -> None:
    contacts = {contact.block.key: contact for contact in hub(tmp_path).contacts}
    assert [(one.zone, one.gateways) for one in contacts.values()] == [
        ("inf.zone-out", ("sys.gate",)),
        ("inf.zone-out", ("sys.gate",)),
        (None, ("迁移工具",)),
    ]
    assert contacts["ext.nat"].block.detail == "（国家级，经省平台转报）"
    assert contacts["ext.prov"].block.detail == "（省级）\n省规范、REST"


def test_the_note_tells_how_many_interfaces_are_not_drawn(tmp_path: Path) -> None:
    assert hub(tmp_path).head.note == "图中接口 6 个，另有 1 个不经总线和网关，未画出。"


def test_a_gateway_that_only_hangs_on_the_bus_is_kept(tmp_path: Path) -> None:
    only_own = ("if.upload", "if.query", "if.relay")
    lines = [line for line in MODEL.splitlines() if not line.strip().startswith(only_own)]
    figure = hub(tmp_path, model="\n".join(lines))
    assert [gateway.flows for gateway in figure.gateways if gateway.is_on_bus] == [()]
    assert figure.head.note == "图中接口 3 个，另有 1 个不经总线和网关，未画出。"


def test_in_english_level_and_protocols_are_told_apart(tmp_path: Path) -> None:
    model = MODEL.replace("protocol: 省规范、REST", "protocol: {zh: 省规范, en: 'provincial rules, REST'}")
    details = [contact.block.detail for contact in hub(tmp_path, "en", model).contacts]
    assert details[:2] == ["(provincial)\nProvincial rules; REST", "(national, 经省平台转报)"]


@pytest.mark.parametrize(
    ("texts", "named", "is_whole"),
    [
        (("REST、WS/T 448",), ("REST", "WS/T 448"), True),
        (
            ("REST through the gateway (authorised, signed), CDA",),
            ("REST through the gateway (authorised, signed)", "CDA"),
            True,
        ),
        (("REST", "REST/MQ", "WS/T 546, WebService"), ("REST", "WS/T 546"), False),
        (("WSDL", "WS"), ("WSDL", "WS"), True),
        (("REST (经API网关、授权)", "REST (经API网关)"), ("REST (经API网关、授权)",), True),
        (("file", "file/interface", ""), ("File",), True),
    ],
)
def test_protocols_are_named_once(texts: tuple[str, ...], named: tuple[str, ...], is_whole: bool) -> None:
    protocols = [protocol for text in texts for protocol in protocols_in(text)]
    assert named_protocols(protocols, "en") == (named, is_whole)


def test_the_bus_names_its_functions(tmp_path: Path) -> None:
    assert hub(tmp_path).services == ("消息路由",)
