"""Zones of elements, and which ways between them are permitted."""

from archtool.analysis.zone_paths import ZonePaths
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

MODEL = """
zones:
  inf.zone-dmz: {name: 互联网服务区, permits_flow_to: {inf.zone-core: {}}}
  inf.zone-core: {name: 核心业务区}
  inf.zone-data: {name: 数据资源区}
resource_pools:
  inf.pool-dmz: {name: 互联网资源池, in_zone: inf.zone-dmz}
  inf.pool-core: {name: 核心资源池, in_zone: inf.zone-core}
  inf.pool-db: {name: 数据库资源池, in_zone: inf.zone-data}
external_systems:
  ext.bank: {name: 银行, level: enterprise, in_zone: inf.zone-dmz}
  ext.far: {name: 国家平台, level: national}
system_groups:
  sys.group: {name: 业务群, hosted_on: [inf.pool-core, inf.pool-db]}
systems:
  sys.app: {name: 业务, part_of: sys.group}
  sys.web: {name: 门户, hosted_on: [inf.pool-dmz]}
interfaces:
  if.pay: {name: 支付, provider: sys.app, via: [sys.web], consumer: [ext.bank, ext.far]}
"""


def paths() -> ZonePaths:
    return ZonePaths(model())


def model() -> Architecture:
    reading = read_texts({"model.yaml": MODEL})
    assert reading.architecture is not None
    return reading.architecture


def test_system_lies_in_the_zones_of_its_hosts_and_of_its_group() -> None:
    assert paths().of("sys.app") == ("inf.zone-core", "inf.zone-data")
    assert paths().of("ext.bank") == ("inf.zone-dmz",)
    assert paths().of("ext.far") == ()


def test_flow_is_permitted_in_its_direction_alone_when_pushed() -> None:
    assert paths().permits("sys.web", "sys.app", is_push=True)
    assert not paths().permits("sys.app", "sys.web", is_push=True)
    assert paths().permits("sys.app", "sys.web", is_push=False)


def test_one_zone_needs_no_permission_and_an_unknown_one_is_not_judged() -> None:
    assert paths().permits("sys.web", "ext.bank", is_push=True)
    assert paths().permits("sys.app", "ext.far", is_push=True)


def test_interface_runs_from_provider_through_its_gateways_to_each_consumer() -> None:
    legs = [(leg.source, leg.target, leg.edge.kind.name) for leg in paths().legs("if.pay")]
    assert legs == [
        ("sys.app", "sys.web", "via"),
        ("sys.web", "ext.bank", "consumer"),
        ("sys.web", "ext.far", "consumer"),
    ]
