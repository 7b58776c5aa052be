"""Capacity: the worked figures of the reference programme, and the rules of placement on small models."""

from functools import cache
from pathlib import Path

import pytest

from archtool.analysis.capacity import Resource, fail_overs, measured, percent, place, worked_sum
from archtool.analysis.hosting import Hosting
from archtool.blueprints.programme import Volume
from archtool.model.architecture import Architecture
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[2]


@cache
def programme() -> Architecture:
    architecture = read_workspace(ROOT).reading.architecture
    assert architecture is not None
    return architecture


def model(text: str) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


@pytest.mark.parametrize(
    ("host", "resource", "worked"),
    [
        ("inf.pool-general", Resource.PROCESSORS, "= 1740 / 2560 vCPU = 68 %"),
        ("inf.store-block", Resource.BLOCK, "= 60 / 100 TB = 60 %"),
        ("inf.store-object", Resource.OBJECTS, "= 1.05 / 1.2 PB = 87.5 %"),
        ("inf.pool-dmz", Resource.PROCESSORS, "SP-13 170 = 170 / 240 vCPU = 70.8 %"),
        ("inf.pool-bigdata", Resource.PROCESSORS, "= 300 / 480 vCPU = 62.5 %"),
        ("inf.pool-dr", Resource.PROCESSORS, "= 300 / 320 vCPU = 93.8 %"),
    ],
)
def test_programme_is_loaded_as_its_designers_worked_out(host: str, resource: Resource, worked: str) -> None:
    placement = place(programme(), Hosting(programme()))
    loads = {(load.host, load.resource): load for load in placement.loads}
    assert str(loads[host, resource]).endswith(worked)
    assert placement.unplaced == ()


def test_core_of_the_programme_fits_pool_b() -> None:
    (fail_over,) = fail_overs(programme(), place(programme(), Hosting(programme())))
    assert fail_over.lost == "inf.pool-general"
    assert fail_over.survivors == ("inf.pool-general-b",)
    worked = worked_sum(fail_over.demands, fail_over.capacity)
    assert worked == "SP-05 360 + SP-06 760 + SP-07 150 + SP-11 60 = 1330 / 1920 vCPU = 69.3 %"


def test_subproject_falls_on_the_pool_that_hosts_most_of_its_systems() -> None:
    architecture = model("""
resource_pools:
  inf.few: {name: 少, compute: 100 vCPU}
  inf.most: {name: 多, compute: 100 vCPU}
subprojects:
  SP-1: {name: 子项目, needs: {cpu: 40 vCPU}}
systems:
  sys.a: {name: 甲, hosted_on: [inf.few, inf.most], subproject: SP-1}
  sys.b: {name: 乙, hosted_on: [inf.most], subproject: SP-1, needs: {cpu: 30 vCPU}}
  sys.c: {name: 丙, hosted_on: [inf.few], needs: {cpu: 10 vCPU}}
""")
    loads = place(architecture, Hosting(architecture)).loads
    assert [str(load) for load in loads] == [
        "sys.c 10 = 10 / 100 vCPU = 10 %",
        "SP-1 40 = 40 / 100 vCPU = 40 %",
    ]


def test_demand_without_capacity_is_unplaced_only_where_something_hosts_it() -> None:
    architecture = model("""
resource_pools:
  inf.pool: {name: 资源池}
systems:
  sys.hosted: {name: 甲, hosted_on: [inf.pool], needs: {cpu: 4 vCPU}}
  sys.homeless: {name: 乙, needs: {cpu: 4 vCPU}}
""")
    placement = place(architecture, Hosting(architecture))
    assert placement.loads == ()
    assert [one.source for one in placement.unplaced] == ["sys.hosted"]


def test_volume_is_measured_where_its_unit_is_one() -> None:
    architecture = model("""
volumes:
  vol.cpu: {name: 处理器, amount: 300, unit: vCPU}
  vol.rate: {name: 流量, amount: 470, unit: Mbit/s}
  vol.visits: {name: 门诊, amount: 100, unit: 人次}
""")
    amounts = [measured(volume) for volume in architecture.of(Volume)]
    assert [str(amount) if amount else None for amount in amounts] == ["300 vCPU", "470 Mbit/s", None]
    cpu = amounts[0]
    assert cpu is not None
    assert percent(cpu.amount, cpu) == "100 %"
