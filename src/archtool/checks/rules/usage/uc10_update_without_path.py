"""UC10: updater to which no path leads."""

from collections.abc import Iterator

from archtool.analysis.data_paths import DataPaths
from archtool.blueprints.relationships import UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class UpdateWithoutPath(Check):
    """Reports systems that change data which reach them on no path."""

    code = "UC10"
    name = "update-without-path"
    severity = Severity.WARNING
    title = both("修改的数据没有到达途径", "data changed where no path leads")
    why = both(
        "一格既无接口也不在同一系统，数据怎么到、改动怎么回都没有着落",
        "a cell with neither interface nor common system leaves open how the data arrive and how the change returns",
    )
    fix = both(
        "补接口或共享库，途径的算法同 DAT09；使用（reads）的格由 DAT09 检查，这里检查修改（updates）的格",
        "add an interface or a shared store; paths are those of DAT09, which looks at what is read, this one at "
        "what is updated",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each update without path; who also reads the data is DAT09's."""
        if not architecture.relationships_of(UPDATES):
            return
        paths = architecture.derived(DataPaths)
        for need in paths.updates():
            masters = paths.masters(need.edge.target)
            if need.is_reached or not masters or paths.reads(need.edge.source, need.edge.target):
                continue
            who, what = named(architecture[need.edge.source]), named(architecture[need.edge.target])
            creators = listed(masters)
            yield Finding(
                Place.of(need.edge),
                both(
                    f"{who.zh}修改{what.zh}，但从数据源{creators.zh}没有途径到达它",
                    f"{who.en} changes {what.en}, but no path leads there from {creators.en}",
                ),
                both(
                    f"补一个 carries“{need.edge.target}”、consumer“{need.edge.source}”的接口",
                    f"add an interface that carries '{need.edge.target}' to '{need.edge.source}'",
                ),
                tuple(
                    (
                        Place(one.interface),
                        both(
                            f"这个接口只送到{listed(one.consumers).zh}",
                            f"this interface ends at {listed(one.consumers).en}",
                        ),
                    )
                    for one in paths.interfaces(need.edge.target)
                ),
            )
