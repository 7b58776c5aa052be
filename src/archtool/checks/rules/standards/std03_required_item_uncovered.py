"""STD03: required item of a target level that no function covers."""

from collections.abc import Iterator

from archtool.analysis.known_standards import LevelStandard
from archtool.analysis.maturity import assessed, level_standards_of
from archtool.blueprints.application import Function
from archtool.blueprints.programme import RequiredItem, Target
from archtool.blueprints.relationships import FUNCTION_OF, REACHES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.model.stage import ProjectStage
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class RequiredItemUncovered(Check):
    """Reports target levels that nothing serves, or with required items that no function of a system covers."""

    code = "STD03"
    name = "required-item-uncovered"
    severity = Severity.ERROR
    title = both("达标级别的必备项没有功能覆盖", "required item of a level covered by no function")
    why = both(
        "分级评价一项必备项不得分即不能达级，功能缺一项，目标级别就达不到",
        "one required item without points and the level is missed: a function that is not there costs the target",
    )
    fix = both(
        "在 target 的 items 中逐项写 by: 覆盖它的功能或系统；缺功能的，在系统上补 functions。"
        "招标阶段起要求每个有 grade 的目标都列出 items",
        "name the functions or systems that cover it under by of the target's item, and add functions that are "
        "missing. From the tender stage on every target with a grade has to list its items",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each target: what serves it, what it lists, and what of that is covered."""
        is_late = architecture.facts.stage.has_reached(ProjectStage.TENDER)
        for target in assessed(architecture):
            if LevelStandard.CONSTRUCTION in level_standards_of(architecture, target.id):
                continue
            who = named(target)
            uncovered = [item for item in target.items if not _is_covered(architecture, item)]
            if target.grade is not None and not architecture.incoming(target.id, REACHES):
                yield Finding(
                    Place(target.id),
                    both(f"{who.zh}没有系统支撑", f"{who.en} is served by no system"),
                    both("在支撑它的系统上写 reaches", "name it under reaches of the systems that serve it"),
                )
            elif uncovered:
                yield _uncovered(target, uncovered)
            elif is_late and target.grade is not None and not target.items:
                yield Finding(
                    Place(target.id),
                    both(f"{who.zh}没有列出必备项", f"{who.en} lists none of its required items"),
                    both("在 items 中逐项列出，并写 by", "list them under items, each with by"),
                )


def _is_covered(architecture: Architecture, item: RequiredItem) -> bool:
    """Return whether a function covers an item, or a system that stands at the end and has functions."""
    covering = (architecture[one] for one in item.by)
    return any(
        one.status is not Status.RETIRE and (isinstance(one, Function) or architecture.incoming(one.id, FUNCTION_OF))
        for one in covering
    )


def _uncovered(target: Target, items: list[RequiredItem]) -> Finding:
    who = named(target)
    zh = listed(item.name.in_language("zh") for item in items).zh
    en = listed(item.name.in_language("en") for item in items).en
    return Finding(
        Place(target.id, "items"),
        both(f"{who.zh}的必备项没有功能覆盖：{zh}", f"{who.en} has required items without function: {en}"),
        both("在 by 中写上覆盖它的功能", "name the functions that cover it under by"),
    )
