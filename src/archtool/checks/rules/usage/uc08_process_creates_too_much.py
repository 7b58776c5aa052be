"""UC08: process that creates too many data."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.relationships import CREATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class CreationSettings(CheckSettings):
    """How many data one process may create. Source: IBM Business Systems Planning (U/C matrix)."""

    most: Annotated[int, Field(ge=1, description="data that one system may create")] = 12


class ProcessCreatesTooMuch(Check[CreationSettings]):
    """Reports systems and modules that create more data than one process can."""

    code = "UC08"
    name = "process-creates-too-much"
    severity = Severity.WARNING
    title = both("一个过程产生的数据过多", "process that creates too many data")
    why = both(
        "产生十几类数据的过程其实是几个过程，不拆开就看不出子系统的边界",
        "a process that creates a dozen data is several in truth, and the borders of subsystems do not show",
    )
    fix = both("按数据拆成几个系统或模块", "split it into systems or modules along its data")
    source = "IBM Business Systems Planning (U/C matrix)"
    hint = both("按数据拆分", "split it along its data")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each element that creates too much."""
        created: dict[str, int] = {}
        for edge in architecture.relationships_of(CREATES):
            created[edge.source] = created.get(edge.source, 0) + 1
        for element, count in created.items():
            if count > self.settings.most:
                who = named(architecture[element])
                yield Finding(
                    Place(element, "creates"),
                    both(
                        f"{who.zh}产生 {count} 类数据，超过 {self.settings.most} 类",
                        f"{who.en} creates {count} data, more than {self.settings.most}",
                    ),
                )
