"""STR04: cyclic or too deep containment."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from archtool.analysis.containment import depths
from archtool.analysis.cycles import cycles
from archtool.blueprints.relationships import PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import chain, named
from archtool.model.architecture import Architecture
from archtool.model.kind import Blueprint
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class ContainmentSettings(CheckSettings):
    """How deep applications may lie."""

    deepest: Annotated[int, Field(ge=1, le=20, description="levels of the application blueprint")] = 4


class CyclicContainment(Check[ContainmentSettings]):
    """Reports elements that are part of themselves, and applications that lie more than some levels deep."""

    code = "STR04"
    name = "cyclic-or-too-deep-containment"
    severity = Severity.ERROR
    title = both("包含关系成环或过深", "containment in a circle, or too deep")
    why = both(
        "费用、状态和分期沿 part_of 向上汇总；成环则无法汇总，应用层级过深（默认超过四层）则图和表无法读",
        "costs, status and phases are summed up along part_of: a circle has no top, "
        "and figures and tables of too many levels of applications, by default more than four, cannot be read",
    )
    fix = both(
        "让每个元素只属于真正包含它的那一个，去掉环中的一条 part_of；层级过深时把下层提升一级，或写成 functions",
        "let each element be part of the one that really contains it and remove one part_of of the circle; "
        "where it is too deep, lift the lower level or write it as functions",
    )
    source = "ArchiMate 3.2, 5.1.1: a composition relates whole and part"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each circle, and one for each element just below the deepest level."""
        levels, deepest = architecture.derived(depths), self.settings.deepest
        yield from self._circles(architecture, {one.id for one in architecture.elements if one.id not in levels})
        for element, depth in levels.items():
            if depth == deepest + 1 and architecture[element].info.blueprint is Blueprint.APPLICATION:
                who = named(architecture[element])
                yield Finding(
                    Place.of(architecture.outgoing(element, PART_OF)[0]),
                    both(
                        f"{who.zh}位于第 {depth} 层，最多 {deepest} 层",
                        f"{who.en} lies on level {depth}, the deepest is {deepest}",
                    ),
                    both("改属上一级，或写成其 functions", "make it part of a higher level, or write it as functions"),
                )

    def _circles(self, architecture: Architecture, rootless: set[str]) -> Iterator[Finding]:
        wholes = {
            element.id: architecture.targets(element.id, PART_OF)
            for element in architecture.elements
            if element.id in rootless
        }
        for cycle in cycles(wholes):
            who, links = named(architecture[cycle[0]]), chain((*cycle, cycle[0]))
            yield Finding(
                Place(cycle[0], PART_OF.name, cycle[1 % len(cycle)]),
                both(f"{who.zh}属于它自己：{links.zh}", f"{who.en} is part of itself: {links.en}"),
                both("去掉环中的一条 part_of", "remove one part_of of the circle"),
                tuple(
                    (Place(part, PART_OF.name, whole), both("环经过这里", "the circle passes here"))
                    for part, whole in pairwise((*cycle[1:], cycle[0]))
                ),
            )
