"""STD05: level that the client does not state, and nobody asks about."""

from collections.abc import Iterator

from archtool.analysis.known_standards import level_standard
from archtool.analysis.maturity import assessed
from archtool.blueprints.programme import Question, Standard
from archtool.blueprints.relationships import CONCERNS, CONFORMS_TO
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.model.kind import Basis
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class LevelAssumedSilently(Check):
    """Reports levels that rest on an assumption, and named standards without level, where no open question says so."""

    code = "STD05"
    name = "level-assumed-silently"
    severity = Severity.WARNING
    title = both("达标级别是假设，却没有列为待确认", "level assumed, but not listed as a question")
    why = both(
        "招标文件只列标准、未给级别的，自行假设的级别直接决定投资，须由业主确认",
        "where the client names a standard without a level, the assumed level decides on the money, so the client has "
        "to confirm it",
    )
    fix = both(
        "写一项 question：concerns 该 target 或标准，decision 为确认前的假设",
        "write a question that concerns the target or the standard, with the assumption as decision",
    )
    source = "初步设计评审惯例 review practice of preliminary designs"
    hint = both("写一项 question，concerns 该 target", "write a question that concerns the target")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each assumed level, and for each national programme of the client without target."""
        asked = {
            edge.target
            for edge in architecture.relationships_of(CONCERNS)
            if isinstance(architecture[edge.source], Question)
        }
        targeted: set[str] = set()
        for target in assessed(architecture):
            followed = architecture.targets(target.id, CONFORMS_TO)
            targeted.update(followed)
            is_assumed = target.basis is Basis.ASSUMPTION or "level" in target.assumed
            if is_assumed and asked.isdisjoint((target.id, *followed)):
                who = named(target)
                yield Finding(
                    Place(target.id, "level"),
                    both(
                        f"{who.zh}的级别是假设，没有待确认问题",
                        f"the level of {who.en} is assumed, and no question asks",
                    ),
                )
        for standard in architecture.of(Standard):
            is_known = standard.basis is Basis.CLIENT and level_standard(standard) is not None
            if is_known and standard.id not in targeted and standard.id not in asked:
                who = named(standard)
                yield Finding(
                    Place(standard.id),
                    both(
                        f"{who.zh}没有达标级别，也没有待确认问题", f"{who.en} has no target level, and no question asks"
                    ),
                    both("写一项 target，或写一项 question", "write a target for it, or a question"),
                )
