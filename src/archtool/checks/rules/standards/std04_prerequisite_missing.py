"""STD04: level without what it presupposes."""

from collections.abc import Iterator

from archtool.analysis.containment import with_parts
from archtool.analysis.known_standards import is_numbered
from archtool.analysis.maturity import (
    PREREQUISITES,
    Prerequisite,
    assessed,
    level_standards_of,
    standards_behind,
)
from archtool.blueprints.programme import Standard, Target
from archtool.blueprints.relationships import FUNCTION_OF, REACHES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class PrerequisiteMissing(Check):
    """Reports target levels whose systems lack the platform, documents, data sets or support that they presuppose."""

    code = "STD04"
    name = "prerequisite-missing"
    severity = Severity.ERROR
    title = both("达标级别缺少前提", "level without what it presupposes")
    why = both(
        "级别之间有前提：没有平台、标准数据集、共享文档和区域连接，就不可能通过互联互通四级；"
        "没有决策支持，电子病历到不了 4 级",
        "levels build on one another: without platform, standard data sets, shared documents and a link to the region "
        "interoperability 4 cannot be passed, nor electronic records 4 without decision support",
    )
    fix = both(
        "在支撑该级别的系统、其数据或接口上写 conforms_to 相应标准，或补上决策支持的系统或功能",
        "let the systems that serve the level, their data or their interfaces conform to the standard, or add decision "
        "support as a system or function",
    )
    source = "初步设计评审惯例; the table of prerequisites of archtool.analysis.maturity"
    hint = both("补上 conforms_to，或决策支持功能", "add conforms_to on what serves it, or the function")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each target that lacks something, standards with their usual numbers."""
        for target in assessed(architecture):
            standards = level_standards_of(architecture, target.id)
            needed = [one for one in PREREQUISITES if one.standard in standards and (target.grade or 0) >= one.grade]
            if not needed:
                continue
            behind = standards_behind(architecture, target.id)
            names = _names(architecture, target)
            missing = [one for one in needed if not _is_there(one, behind, names)]
            if missing:
                yield _finding(target, missing)


def _is_there(needed: Prerequisite, behind: tuple[Standard, ...], names: str) -> bool:
    if any(is_numbered(standard, number) for standard in behind for number in needed.numbers):
        return True
    return any(word in names for word in needed.words)


def _names(architecture: Architecture, target: Target) -> str:
    """Return the names of the systems that serve a target and of their functions, as one text of small letters."""
    systems = sorted(with_parts(architecture, architecture.sources(target.id, REACHES)))
    elements = [*systems, *(one for system in systems for one in architecture.sources(system, FUNCTION_OF))]
    texts = (architecture[one].name for one in elements)
    return "\n".join(text.in_language(language) for text in texts for language in text.languages).lower()


def _finding(target: Target, missing: list[Prerequisite]) -> Finding:
    who = named(target)
    words = without([_named(one) for one in missing])
    return Finding(
        Place(target.id, "grade"),
        both(
            f"{who.zh}要求 {target.grade} 级，支撑它的系统{words.zh}",
            f"{who.en} asks for level {target.grade}, but what serves it has {words.en}",
        ),
    )


def _named(needed: Prerequisite) -> Named:
    numbers = f"（{'、'.join(needed.numbers)}）" if needed.numbers else ""
    numbers_en = f" ({', '.join(needed.numbers)})" if needed.numbers else ""
    return Named(f"{needed.zh}{numbers}", f"{needed.en}{numbers_en}")
