"""INT02: use of another subproject's data without interface or store."""

from collections.abc import Iterator

from archtool.analysis.data_paths import DataPaths
from archtool.analysis.lots import Lots
from archtool.blueprints.relationships import CREATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UseWithoutPath(Check):
    """Reports data that the systems of one subproject read from another's, and that nothing brings across."""

    code = "INT02"
    name = "use-across-lots-without-path"
    severity = Severity.WARNING
    title = both("跨子项目使用数据，却没有接口或共享库", "data used across subprojects without interface or store")
    why = both(
        "两个子项目分别招标：接口清单里没有的数据，合同里也没有，集成时只能临时加接口、加费用",
        "two subprojects are two contracts: data that no interface of the list carries are in neither of them, and come as "
        "a change with its price during integration",
    )
    fix = both(
        "补接口（provider、consumer、carries），或存入使用方可用的共享库；其实不用的，删去 reads",
        "add the interface with provider, consumer and carries, or a shared store that the reader may use; where the data "
        "are not used, remove the reads",
    )
    source = "method INT-02, 2.6 (U outside the boxes)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each data and reading subproject; data that outsiders create are left to others."""
        paths, lots = DataPaths(architecture), Lots(architecture)
        missing: dict[tuple[str, str], list[Relationship]] = {}
        for need in paths.needs():
            reader = lots.of(need.edge.source)
            masters = [lots.of(master) for master in paths.masters(need.edge.target)]
            if need.path is None and reader is not None and masters and reader not in masters and None not in masters:
                missing.setdefault((need.edge.target, reader), []).append(need.edge)
        for (data, lot), edges in missing.items():
            yield _finding(architecture, data, lot, edges, paths.masters(data)[0])


def _finding(architecture: Architecture, data: str, lot: str, edges: list[Relationship], master: str) -> Finding:
    what, by, readers = named(architecture[data]), named(architecture[master]), listed(edge.source for edge in edges)
    others = tuple((Place.of(edge), both("也在这里使用", "it is read here as well")) for edge in edges[1:])
    return Finding(
        Place.of(edges[0]),
        both(
            f"子项目“{lot}”的{readers.zh}使用{by.zh}产生的{what.zh}，却没有接口或共享库把数据送到该子项目",
            f"subproject '{lot}' reads {what.en} of {by.en} ({readers.en}), but no interface or shared store brings it there",
        ),
        both(
            f"补一条由“{master}”提供、携带“{data}”的接口，或删去 reads",
            f"add an interface from '{master}' that carries '{data}', or remove the reads",
        ),
        ((Place(master, CREATES.name, data), both(f"“{master}”产生它", f"'{master}' creates it")), *others),
    )
