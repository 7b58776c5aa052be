"""DAT10: master or reference data that do not reach a lot."""

from collections.abc import Iterator

from archtool.analysis.data_paths import DataPaths
from archtool.analysis.distribution import undistributed
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class MasterDataUndistributed(Check):
    """Reports subprojects whose systems use master or reference data that reach none of them."""

    code = "DAT10"
    name = "master-data-not-distributed"
    severity = Severity.ERROR
    title = both("主数据没有分发到使用它的子项目", "master data not distributed to a lot that uses them")
    why = both(
        "主数据和字典要统一编码、统一分发；没有分发到的子项目只能自建一份，编码从此不一致",
        "master and reference data are kept once and distributed; a lot that does not receive them builds its own, "
        "and codes differ from then on",
    )
    fix = both(
        "补一个把它分发到该子项目的接口，或让该子项目依赖承载标准库的系统；该子项目内有一个系统收到即可，"
        "其余系统由 DAT09 检查。途径的算法同 DAT09",
        "add an interface that distributes it to the lot, or let the lot depend on the system that keeps its "
        "standardised store. One system of the lot that receives it is enough here, DAT09 looks at each of them; paths "
        "are those of DAT09",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each datum and subproject where no reader receives it."""
        paths = architecture.derived(DataPaths)
        for (data, lot), readers in undistributed(architecture, paths).items():
            edges = sorted(readers, key=lambda edge: edge.source)
            masters = paths.masters(data)
            if not masters:
                continue
            what, where = named(architecture[data]), named(architecture[lot])
            who, users = listed(masters), listed(edge.source for edge in edges)
            yield Finding(
                Place.of(edges[0]),
                both(
                    f"{what.zh}没有分发到{where.zh}，那里的{users.zh}使用它，数据源为{who.zh}",
                    f"{what.en} is not distributed to {where.en}, where {users.en} needs it from {who.en}",
                ),
                both(
                    f"补一个 carries“{data}”、consumer“{edges[0].source}”的主数据接口",
                    f"add a master-data interface that carries '{data}' to '{edges[0].source}'",
                ),
                tuple(
                    (Place(data, "stored_in"), both(f"它存储于“{store}”", f"it lies in '{store}'"))
                    for store, _ in paths.stores(data)
                ),
            )
