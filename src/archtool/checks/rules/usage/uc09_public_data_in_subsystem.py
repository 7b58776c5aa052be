"""UC09: data that nearly everybody uses and that belong to one subsystem."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.application import Module, System
from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.relationships import CREATES, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings, Share, share
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import Quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_PUBLIC = (DataClass.MASTER, DataClass.REFERENCE, DataClass.SHARED)


class PublicDataSettings(CheckSettings):
    """From which use on data are public. Source: Business Systems Planning; the least number of rows is ours."""

    public: Annotated[Share, Field(description="share of processes above which data are public")] = share("60 %")
    least_rows: Annotated[int, Field(ge=1, description="processes from which on a share says something")] = 5


class PublicDataInSubsystem(Check[PublicDataSettings]):
    """Reports data used by most processes that are not declared as master, reference or shared data."""

    code = "UC09"
    name = "public-data-in-subsystem"
    severity = Severity.NOTE
    title = both("多数过程使用的数据没有列为公共数据", "data that most processes use, not kept as public")
    why = both(
        "大多数过程都用的数据属于底座的公共数据；留在某个子系统里，划分时所有系统都会与它粘在一起",
        "data that most processes use belong to the base; left with one subsystem they tie every other one to it when "
        "the programme is divided",
    )
    fix = both(
        "把 class 改为 master、reference 或 shared，由底座统一管理，或减少不必要的使用",
        "make its class master, reference or shared and keep it in the base, or remove uses that are none",
    )
    source = "IBM Business Systems Planning (U/C matrix)"
    hint = both("把 class 改为 master、reference 或 shared", "make its class master, reference or shared")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such entity; rows are systems and modules with any cell."""
        busy = {edge.source for kind in (CREATES, READS, UPDATES) for edge in architecture.relationships_of(kind)}
        rows = {one.id for one in (*architecture.of(System), *architecture.of(Module))} & busy
        if len(rows) < self.settings.least_rows:
            return
        for entity in architecture.of(DataEntity):
            users = sum(edge.source in rows for edge in architecture.incoming(entity.id, READS))
            if entity.data_class not in _PUBLIC and _exceeds(users, len(rows), self.settings.public):
                who, label = named(entity), entity.data_class.label
                yield Finding(
                    Place(entity.id, "class"),
                    both(
                        f"{who.zh}被 {len(rows)} 个过程中的 {users} 个使用，却列为{label.in_language('zh')}",
                        f"{who.en} is used by {users} of {len(rows)} processes and is public, but classed as "
                        f"{label.in_language('en')}",
                    ),
                )


def _exceeds(part: int, whole: int, limit: Quantity) -> bool:
    return part > limit.amount * whole
