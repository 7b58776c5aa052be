"""SEC01: system that no grading object holds, or one graded too low."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.containment import with_parts, with_wholes
from archtool.blueprints.application import Module, System
from archtool.blueprints.infrastructure import GradingObject, Platform
from archtool.blueprints.relationships import GRADES, PART_OF
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Status
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_IN_PRODUCTION = (None, Status.BUILD, Status.UPGRADE)


class UngradedSettings(CheckSettings):
    """The level to reach. Source: 国卫办发〔2011〕85号 卫生行业信息安全等级保护工作的指导意见."""

    least_level: Annotated[
        int, Field(ge=1, le=5, description="level that objects reach unless level_note justifies")
    ] = 3


class Ungraded(Check[UngradedSettings]):
    """Reports systems, modules and platforms outside every grading object, and objects below the level to reach."""

    code = "SEC01"
    name = "system-ungraded"
    severity = Severity.ERROR
    title = both("系统没有定级或等级不足", "system that is not graded, or graded too low")
    why = both(
        "没有定级就没有备案和测评，上线即违法；等级低于要求，按低等级建的防护要推倒重来",
        "what is not graded is neither filed nor assessed and may not go live; graded too low, it is built again",
    )
    fix = both(
        "在定级对象的 grades 中写上系统或其系统群、平台；等级低于要求的写 level_note 说明理由。"
        "没有定级对象的工作区不检查",
        "name the system, its group or its platform under grades of an object; justify a lower level under level_note. "
        "Workspaces without grading objects are not judged",
    )
    source = "GB/T 22240-2020"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each topmost element outside every object, and for each object graded too low."""
        objects = architecture.of(GradingObject)
        if not objects:
            return
        named_by_some = {edge.target for edge in architecture.relationships_of(GRADES)}
        graded = with_parts(architecture, named_by_some) | with_wholes(architecture, named_by_some)
        kinds: tuple[type[Element], ...] = (Platform, System, Module)
        for kind in kinds:
            for element in architecture.of(kind):
                whole = architecture.target(element.id, PART_OF)
                is_said = whole is not None and whole not in graded and isinstance(architecture[whole], kinds)
                if element.id not in graded and element.status in _IN_PRODUCTION and not is_said:
                    yield _ungraded(element)
        for one in objects:
            if one.protection_level < self.settings.least_level and one.level_note is None:
                yield _low(one, self.settings.least_level)


def _ungraded(element: Element) -> Finding:
    who = named(element)
    return Finding(
        Place(element.id),
        both(f"{who.zh}不属于任何定级对象", f"{who.en} belongs to no grading object"),
        both("写进定级对象的 grades", "name it under grades of a grading object"),
    )


def _low(one: GradingObject, least: int) -> Finding:
    who = named(one)
    return Finding(
        Place(one.id, "protection_level"),
        both(
            f"{who.zh}定为 {one.protection_level} 级，低于要求的 {least} 级，没有说明理由",
            f"{who.en} is graded {one.protection_level}, below {least}, without justification",
        ),
        both(f"提高到 {least} 级，或写 level_note", f"raise it to {least}, or justify it under level_note"),
    )
