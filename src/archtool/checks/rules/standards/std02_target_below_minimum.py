"""STD02: hospital without target level, or below the client's minimum."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field

from archtool.analysis.known_standards import LevelStandard, level_standard
from archtool.analysis.maturity import obligations
from archtool.blueprints.programme import Organisation, Standard, Target
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_Minimum = Mapping[Literal["tertiary", "secondary"], int]


def _minimum(tertiary: int, secondary: int) -> _Minimum:
    return {"tertiary": tertiary, "secondary": secondary}


_LEVELS = {"tertiary": Named("三级医院", "tertiary hospitals"), "secondary": Named("二级医院", "secondary hospitals")}


class MinimumSettings(CheckSettings):
    """The lowest levels that hospitals may be planned for, by hospital level."""

    emr: Annotated[_Minimum, Field(description="lowest level of electronic records")] = Field(
        default_factory=lambda: _minimum(4, 3)
    )
    interoperability: Annotated[_Minimum, Field(description="lowest level of interoperability")] = Field(
        default_factory=lambda: _minimum(4, 3)
    )
    service: Annotated[_Minimum, Field(description="lowest level of smart service")] = Field(
        default_factory=lambda: _minimum(3, 2)
    )


class TargetBelowMinimum(Check[MinimumSettings]):
    """Reports hospitals with no target level of a named standard, and targets below the lowest level for them."""

    code = "STD02"
    name = "target-below-minimum"
    severity = Severity.ERROR
    title = both("医院没有达标级别或低于要求", "hospital without target level, or below the minimum")
    why = both(
        "招标文件按医院等级规定了最低级别，少列一家或低一级，设计就不响应招标要求",
        "the client sets the lowest level by hospital level: one hospital left out, or one level less, and the design "
        "does not answer the tender",
    )
    fix = both(
        "写一项 target：conforms_to 该标准，grade 为级别数字，applies_to 该等级的全部医院",
        "write a target that conforms_to the standard, with the level as grade, and applies_to every hospital of that "
        "level",
    )
    source = "初步设计评审惯例; the client's levels of the reference programme (C1.3-c) as defaults"
    hint = both("写一项 target，applies_to 这些医院", "write a target that applies_to these hospitals")

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each standard and hospital level without target, and one for each target too low."""
        reached: dict[tuple[str, LevelStandard], Target] = {}
        for duty in obligations(architecture):
            best = reached.get((duty.organisation, duty.standard))
            if best is None or (duty.target.grade or 0) > (best.grade or 0):
                reached[duty.organisation, duty.standard] = duty.target
        for standard in architecture.of(Standard):
            known = level_standard(standard)
            for level, least in self._minimum(known).items():
                yield from _judged(architecture, (standard, known, level), least, reached)

    def _minimum(self, standard: LevelStandard | None) -> Mapping[Literal["tertiary", "secondary"], int]:
        if standard is LevelStandard.EMR:
            return self.settings.emr
        if standard is LevelStandard.INTEROPERABILITY:
            return self.settings.interoperability
        return self.settings.service if standard is LevelStandard.SERVICE else {}


def _judged(
    architecture: Architecture,
    about: tuple[Standard, LevelStandard | None, str],
    least: int,
    reached: Mapping[tuple[str, LevelStandard], Target],
) -> Iterator[Finding]:
    standard, known, level = about
    hospitals = [one.id for one in architecture.of(Organisation) if one.level == level]
    without: list[str] = []
    low: dict[str, tuple[Target, list[str]]] = {}
    for hospital in hospitals:
        target = reached.get((hospital, known)) if known is not None else None
        if target is None:
            without.append(hospital)
        elif target.grade is None or target.grade < least:
            low.setdefault(target.id, (target, []))[1].append(hospital)
    who, what = _LEVELS[level], named(standard)
    if without:
        words = listed(without)
        yield Finding(
            Place(without[0]),
            both(
                f"{who.zh}{words.zh}没有按{what.zh}的达标级别，至少 {least} 级",
                f"{who.en} {words.en} have no target level of {what.en}; at least {least} is needed",
            ),
        )
    for target, below in low.values():
        yield _too_low(target, least, who, below)


def _too_low(target: Target, least: int, who: Named, hospitals: list[str]) -> Finding:
    what, words, grade = named(target), listed(hospitals), target.grade
    stated = Named("没有写 grade", "has no grade") if grade is None else Named(f"为 {grade} 级", f"is {grade}")
    return Finding(
        Place(target.id, "" if grade is None else "grade"),
        both(
            f"{what.zh}{stated.zh}，{who.zh}至少 {least} 级：{words.zh}",
            f"{what.en} {stated.en}, but {who.en} need at least {least}: {words.en}",
        ),
        both(f"把 grade 提到 {least} 或以上", f"raise grade to {least} or more"),
    )
