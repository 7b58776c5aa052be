"""DAT06: sensitive personal data without lawful basis, or read for analysis without masking."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.application import DataRole, Module, System
from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.relationships import CREATES, READS
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import Named, named, without
from archtool.model.architecture import Architecture
from archtool.model.relationship import Relationship
from archtool.source.diagnostic import Severity
from archtool.source.text import Text, both


class PersonalDataSettings(CheckSettings):
    """From which level on data count as sensitive. Source: GB/T 39725-2020."""

    sensitive: Annotated[int, Field(ge=1, le=5, description="level from which on data are sensitive")] = 4


class PersonalDataUnprotected(Check[PersonalDataSettings]):
    """Reports sensitive data without lawful basis, and those that are analysed without masking rule."""

    code = "DAT06"
    name = "personal-data-without-basis"
    severity = Severity.ERROR
    title = both("敏感个人信息没有处理依据或脱敏规则", "sensitive data without lawful basis or masking rule")
    why = both(
        "敏感个人信息须有同意或法定依据才能处理；用于统计分析时级别随之降低，没有脱敏规则即等于原样流出",
        "sensitive personal data may be processed only with consent or on a statutory basis; analysis hands on results "
        "of a lower level, and without masking the level drops while the person stays visible",
    )
    fix = both(
        "写 personal: 同意或法定依据；有分析方读取时再写 masking: 脱敏规则。"
        "产生统计数据的系统和 data_role: analysis 的系统视为分析方",
        "write personal: the consent or statutory basis, and masking: the rule where it is read for analysis. Who "
        "creates statistical data or has data_role: analysis counts as analysing",
    )
    source = "个人信息保护法 第十三条、第二十八条; GB/T 39725-2020"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each sensitive entity that lacks either."""
        analysts = _analysts(architecture)
        for entity in architecture.of(DataEntity):
            if entity.level is None or entity.level < self.settings.sensitive:
                continue
            analysed: tuple[Relationship, ...] = ()
            if entity.masking is None:
                analysed = tuple(edge for edge in architecture.incoming(entity.id, READS) if edge.source in analysts)
            if entity.personal is None or analysed:
                yield _finding(entity, analysed, analysts)


def _analysts(architecture: Architecture) -> dict[str, Text]:
    """Return those who analyse, each with what shows it."""
    statistics = {one.id: one for one in architecture.of(DataEntity) if one.data_class is DataClass.STATISTICAL}
    applications: tuple[System | Module, ...] = (*architecture.of(System), *architecture.of(Module))
    found = {
        one.id: both(f"“{one.id}”是分析监管系统，在这里读取它", f"'{one.id}' analyses, and reads it here")
        for one in applications
        if one.data_role is DataRole.ANALYSIS
    }
    for edge in architecture.relationships_of(CREATES):
        if edge.target in statistics:
            level = statistics[edge.target].level
            result = named(statistics[edge.target])
            found[edge.source] = both(
                f"“{edge.source}”读取它，产生{result.zh}" + (f"（{level} 级）" if level else ""),
                f"'{edge.source}' reads it and creates {result.en}" + (f" of level {level}" if level else ""),
            )
    return found


def _finding(entity: DataEntity, analysed: tuple[Relationship, ...], analysts: dict[str, Text]) -> Finding:
    lacking = [Named("处理依据", "lawful basis")] if entity.personal is None else []
    lacking += [Named("脱敏规则", "masking rule")] if analysed else []
    keys = "、".join(
        (*(("personal",) if entity.personal is None else ()), *(("masking",) if analysed else ())),
    )
    who, missing = named(entity), without(lacking)
    return Finding(
        Place(entity.id, "level"),
        both(
            f"{who.zh}为 {entity.level} 级敏感数据，{missing.zh}",
            f"{who.en} is sensitive data of level {entity.level} and has {missing.en}",
        ),
        both(f"写上 {keys}", f"write {keys.replace('、', ' and ')}"),
        tuple((Place.of(edge), analysts[edge.source]) for edge in analysed),
    )
