"""STD06: clinical data that follow no health information standard."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from archtool.analysis.containment import with_parts
from archtool.analysis.known_standards import LevelStandard
from archtool.analysis.maturity import assessed, level_standards_of
from archtool.blueprints.data import DataClass, DataEntity
from archtool.blueprints.programme import Standard
from archtool.blueprints.relationships import CARRIES, CONFORMS_TO, CREATES, REACHES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both

_CLINICAL = (LevelStandard.EMR, LevelStandard.INTEROPERABILITY)


class LocalCodesSettings(CheckSettings):
    """Which standards count."""

    numbers: Annotated[
        tuple[str, ...], Field(description="beginnings of the numbers of health information standards")
    ] = ("WS",)


class LocalCodes(Check[LocalCodesSettings]):
    """Reports exchanged data of the systems under maturity targets that follow no health information standard."""

    code = "STD06"
    name = "local-codes"
    severity = Severity.WARNING
    title = both("临床数据没有采用卫生信息标准", "clinical data without health information standard")
    why = both(
        "互联互通测评按 WS 445 数据集、WS/T 500 共享文档、WS/T 363 数据元、WS/T 364 值域代码逐项核对，"
        "院内自编代码不得分",
        "the interoperability assessment goes through data sets (WS 445), shared documents (WS/T 500), data elements "
        "(WS/T 363) and value domains (WS/T 364); local codes score nothing",
    )
    fix = both(
        "写 conforms_to 或 conformance: 对应的卫生行业标准；确无标准的写 no_standard: 原因",
        "map it to the standard under conforms_to or conformance; where there is none, write no_standard: the reason",
    )
    source = "WS 445-2014, WS/T 500-2016, WS/T 363-2023, WS/T 364-2023"
    hint = both(
        "写上 conforms_to: 卫生信息标准，或 no_standard: 原因",
        "write conforms_to: the health standard, or no_standard: the reason",
    )

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each business datum that such a system creates and an interface carries."""
        targets = [
            target.id
            for target in assessed(architecture)
            if any(one in _CLINICAL for one in level_standards_of(architecture, target.id))
        ]
        hospital = with_parts(
            architecture, (one for target in targets for one in architecture.sources(target, REACHES))
        )
        for entity in architecture.of(DataEntity) if hospital else ():
            if entity.data_class is not DataClass.BUSINESS or not architecture.incoming(entity.id, CARRIES):
                continue
            masters = [one for one in architecture.sources(entity.id, CREATES) if one in hospital]
            if masters and not self._follows(architecture, entity):
                who = named(entity)
                yield Finding(
                    Place(entity.id),
                    both(
                        f"{who.zh}对外交换，却没有采用卫生信息标准",
                        f"{who.en} is exchanged, but follows local codes only",
                    ),
                    related=((Place(masters[0]), both("达标系统在这里产生它", "a system under a target creates it")),),
                )

    def _follows(self, architecture: Architecture, entity: DataEntity) -> bool:
        if entity.no_standard is not None:
            return True
        followed = (architecture[one] for one in architecture.targets(entity.id, CONFORMS_TO))
        numbers = [one.number or "" for one in followed if isinstance(one, Standard)]
        words = entity.conformance.in_language("zh") if entity.conformance is not None else ""
        return any(number.startswith(self.settings.numbers) for number in numbers) or any(
            sign in words for sign in self.settings.numbers
        )
