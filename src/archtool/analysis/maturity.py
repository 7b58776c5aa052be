"""Which levels of the maturity standards organisations have to reach, and what a level presupposes."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.analysis.containment import with_parts
from archtool.analysis.known_standards import LevelStandard, level_standard
from archtool.blueprints.programme import Organisation, Standard, Target
from archtool.blueprints.relationships import APPLIES_TO, CONFORMS_TO, CONSUMER, CREATES, PROVIDER, REACHES
from archtool.model.architecture import Architecture
from archtool.workspace.members import members


def assessed(architecture: Architecture) -> tuple[Target, ...]:
    """Return the targets to which organisations are held, in source order; not those of systems alone."""
    return tuple(
        target
        for target in architecture.of(Target)
        if any(isinstance(architecture[one], Organisation) for one in architecture.targets(target.id, APPLIES_TO))
    )


def level_standards_of(architecture: Architecture, target: str) -> tuple[LevelStandard, ...]:
    """Return the national programmes whose levels a target names."""
    followed = (architecture[one] for one in architecture.targets(target, CONFORMS_TO))
    known = (level_standard(one) for one in followed if isinstance(one, Standard))
    return tuple(one for one in known if one is not None)


@dataclass(frozen=True, slots=True)
class Obligation:
    """The target of one national programme that binds one organisation."""

    organisation: str
    standard: LevelStandard
    target: Target


def obligations(architecture: Architecture) -> Iterator[Obligation]:
    """Yield each target for each single organisation that it binds, groups taken apart. Linear in the pairs."""
    for target in assessed(architecture):
        for standard in level_standards_of(architecture, target.id):
            for group in architecture.targets(target.id, APPLIES_TO):
                for organisation in members(architecture, group):
                    yield Obligation(organisation, standard, target)


def standards_behind(architecture: Architecture, target: str) -> tuple[Standard, ...]:
    """Return the standards followed by what serves a target: its systems with their parts, data and interfaces."""
    systems = with_parts(architecture, architecture.sources(target, REACHES))
    behind = set(systems)
    for system in systems:
        behind.update(architecture.targets(system, CREATES))
        behind.update(architecture.sources(system, PROVIDER))
        behind.update(architecture.sources(system, CONSUMER))
    found = {standard for one in behind for standard in architecture.targets(one, CONFORMS_TO)}
    return tuple(standard for standard in architecture.of(Standard) if standard.id in found)


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """Something without which a level cannot be reached.

    Attributes:
        standard: the national programme.
        grade: from this level on.
        zh: what is needed, in Chinese.
        en: what is needed, in English.
        numbers: standards of which what serves the target must follow one.
        words: words of which one must stand in the name of a system or function that serves the target.
    """

    standard: LevelStandard
    grade: int
    zh: str
    en: str
    numbers: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


PREREQUISITES: tuple[Prerequisite, ...] = (
    Prerequisite(LevelStandard.INTEROPERABILITY, 3, "标准数据集", "standard data sets", numbers=("WS 445", "WS 365")),
    Prerequisite(LevelStandard.INTEROPERABILITY, 4, "医院信息平台", "hospital platform", numbers=("WS/T 447",)),
    Prerequisite(
        LevelStandard.INTEROPERABILITY, 4, "共享文档", "shared documents", numbers=("WS/T 500", "WS/T 483")
    ),
    Prerequisite(LevelStandard.INTEROPERABILITY, 4, "与区域平台的连接", "link to the region", numbers=("WS/T 448",)),
    Prerequisite(LevelStandard.EMR, 4, "决策支持", "decision support", words=("决策支持", "decision support", "cdss")),
)  # fmt: skip
"""What levels presuppose.

Source: 医院信息互联互通标准化成熟度测评方案 (数据集与共享文档标准化, 基于平台的共享, 与上级平台连接);
国卫办医函〔2018〕1079号, 4级: 全院信息共享, 初级医疗决策支持.
"""
