"""INT02: use of another subproject's data without interface or store."""

from collections.abc import Iterator

from archtool.analysis.data_paths import DataPaths
from archtool.analysis.lots import Lots
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
        "two subprojects are two contracts: data that no interface of the list carries are in neither of them, and "
        "come as a change with its price during integration",
    )
    fix = both(
        "补接口（provider、consumer、carries），或存入使用方可用的共享库；其实不用的，删去 reads",
        "add the interface with provider, consumer and carries, or a shared store that the reader may use; where the "
        "data are not used, remove the reads",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each pair of subprojects, at the one that reads, with every such use as related place.

        What outsiders create is left to others, and so is who needs which data inside the subproject.
        """
        paths, lots = architecture.derived(DataPaths), architecture.derived(Lots)
        missing: dict[tuple[str, str], list[Relationship]] = {}
        for edge in paths.unreached():
            reader = lots.of(edge.source)
            masters = [lots.of(master) for master in paths.masters(edge.target)]
            if reader is not None and masters and masters[0] is not None and reader not in masters:
                missing.setdefault((reader, masters[0]), []).append(edge)
        for (reader, giver), edges in missing.items():
            yield _finding(architecture, reader, giver, edges)


def _finding(architecture: Architecture, reader: str, giver: str, edges: list[Relationship]) -> Finding:
    who, other = named(architecture[reader]), named(architecture[giver])
    data = listed(dict.fromkeys(edge.target for edge in edges))
    return Finding(
        Place(reader),
        both(
            f"{who.zh}使用{other.zh}的{data.zh}，没有接口或共享库把它们送来",
            f"{who.en} uses {data.en} of {other.en}, but no interface and no shared store brings them there",
        ),
        both(
            "补携带这些数据的接口，或在相应系统上删去 reads",
            "add interfaces that carry these data, or remove the reads of the systems below",
        ),
        tuple(
            (Place.of(edge), both(f"“{edge.source}”使用“{edge.target}”", f"'{edge.source}' reads '{edge.target}'"))
            for edge in edges
        ),
    )
