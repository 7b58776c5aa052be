"""TRC07: large subproject without alternatives compared."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.tracing import contents
from archtool.blueprints.programme import Subproject, Trace
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.quantity import MONEY, Money, read_quantity
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class AlternativesSettings(CheckSettings):
    """From which cost on alternatives are compared, and how many."""

    least_cost: Annotated[Money, Field(description="cost from which a subproject needs a comparison")] = read_quantity(
        "300 万元", MONEY
    )
    options: Annotated[int, Field(ge=2, le=9, description="ways that must be compared")] = 2


class NoAlternatives(Check[AlternativesSettings]):
    """Reports large subprojects for which fewer than two ways are compared, or none of these is chosen."""

    code = "TRC07"
    name = "no-alternatives"
    severity = Severity.WARNING
    title = both("大的子项目没有方案比选", "large subproject without alternatives compared")
    why = both(
        "投资大的内容只有一个方案，评审会问有没有更好的做法，方案比选也是可研和初步设计的要求",
        "where much money goes into the only way considered, reviewers ask for a better one; comparing alternatives is "
        "demanded of the feasibility study and the design",
    )
    fix = both(
        "在子项目的 alternatives 中写至少两个方案及其评判，选定的写 chosen: true",
        "write at least two ways with their judgement under alternatives of the subproject, the one taken with "
        "chosen: true",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("在 alternatives 中写出比选方案", "write the ways compared under alternatives")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each subproject that builds something; services have nothing to compare.

        A workspace without any trace does not work by this method and is not asked.
        """
        least, options = self.settings.least_cost, self.settings.options
        if not architecture.of(Trace):
            return
        built = architecture.derived(contents)
        for lot in architecture.of(Subproject):
            if lot.id not in built or lot.cost is None or lot.cost.amount < least.amount:
                continue
            who, count = named(lot), len(lot.alternatives)
            if count < options:
                yield Finding(
                    Place(lot.id, "cost"),
                    both(
                        f"{who.zh}投资 {lot.cost}，比选方案 {count} 个，至少 {options} 个",
                        f"{who.en} costs {lot.cost} and compares {count} ways; at least {options} are needed",
                    ),
                )
            elif not any(one.is_chosen for one in lot.alternatives):
                yield Finding(
                    Place(lot.id, "alternatives"),
                    both(f"{who.zh}比选后没有选定方案", f"{who.en} compares ways, but none is chosen"),
                    both("在选定的方案上写 chosen: true", "write chosen: true on the way taken"),
                )
