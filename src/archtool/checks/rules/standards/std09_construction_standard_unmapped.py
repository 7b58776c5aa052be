"""STD09: the national construction standard of hospitals is not mapped function by function."""

from collections.abc import Iterator

from archtool.analysis.known_standards import LevelStandard
from archtool.analysis.maturity import assessed, level_standards_of
from archtool.blueprints.programme import Organisation, Target
from archtool.blueprints.relationships import APPLIES_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both
from archtool.workspace.members import members

_LEVELS = {
    "tertiary": Named("三级医院", "tertiary hospitals"),
    "secondary": Named("二级医院", "secondary hospitals"),
    "primary": Named("基层机构", "grassroots institutions"),
}


class ConstructionStandardUnmapped(Check):
    """Reports levels of hospitals for which the 2018 standard has no items, and items that nothing covers."""

    code = "STD09"
    name = "construction-standard-unmapped"
    severity = Severity.WARNING
    title = both("医院信息化建设标准没有逐项对应", "hospital construction standard not mapped item by item")
    why = both(
        "2018 年版标准按医院等级列出建设内容，业主要求符合；不逐项对应就说不清哪项没有建",
        "the standard of 2018 lists what hospitals of each level must have, and the client asks for it; without a map "
        "nobody can say what is missing",
    )
    fix = both(
        "在该标准的 target 上用 items 逐项列出，levels 写适用等级，by 写覆盖的功能",
        "list the items under items of its target, with the hospital levels and, under by, what covers each",
    )
    source = "国卫办规划发〔2018〕4号"
    hint = both("在 items 中逐项列出", "list them under items")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each such target."""
        for target in assessed(architecture):
            if LevelStandard.CONSTRUCTION in level_standards_of(architecture, target.id):
                yield from _judged(architecture, target)


def _judged(architecture: Architecture, target: Target) -> Iterator[Finding]:
    who = named(target)
    unmapped = [_LEVELS[level] for level in _levels(architecture, target) if not _has_items(target, level)]
    if unmapped:
        zh, en = "、".join(one.zh for one in unmapped), " and ".join(one.en for one in unmapped)
        yield Finding(
            Place(target.id),
            both(f"{who.zh}没有列出{zh}的必备项", f"{who.en} lists no items for {en}"),
        )
    uncovered = [item.name for item in target.items if not item.by]
    if uncovered:
        zh = listed(name.in_language("zh") for name in uncovered).zh
        en = listed(name.in_language("en") for name in uncovered).en
        yield Finding(
            Place(target.id, "items"),
            both(f"{who.zh}有内容没有功能对应：{zh}", f"{who.en} has items that nothing covers: {en}"),
            both("在 by 中写上覆盖它的功能", "name what covers them under by"),
        )


def _levels(architecture: Architecture, target: Target) -> list[str]:
    """Return the levels of the hospitals that a target binds, highest first."""
    bound = {one for group in architecture.targets(target.id, APPLIES_TO) for one in members(architecture, group)}
    found = {one.level for one in map(architecture.get, sorted(bound)) if isinstance(one, Organisation)}
    return [level for level in _LEVELS if level in found]


def _has_items(target: Target, level: str) -> bool:
    return any(not item.levels or level in item.levels for item in target.items)
