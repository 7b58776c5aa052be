"""What a kind of element says about itself, and the small closed vocabularies every element shares."""

from dataclasses import dataclass
from enum import StrEnum

from archtool.source.text import Text, both


class Blueprint(StrEnum):
    """The five blueprints, and the programme that they serve."""

    PROGRAMME = "programme"
    APPLICATION = "application"
    DATA = "data"
    INTEGRATION = "integration"
    INFRASTRUCTURE = "infrastructure"
    GOVERNANCE = "governance"

    @property
    def label(self) -> Text:
        """Return the blueprint's name in Chinese and English."""
        return _BLUEPRINT_LABELS[self]


_BLUEPRINT_LABELS = {
    Blueprint.PROGRAMME: both("项目", "Programme"),
    Blueprint.APPLICATION: both("应用蓝图", "Application blueprint"),
    Blueprint.DATA: both("数据蓝图", "Data blueprint"),
    Blueprint.INTEGRATION: both("集成蓝图", "Integration blueprint"),
    Blueprint.INFRASTRUCTURE: both("基础蓝图", "Infrastructure blueprint"),
    Blueprint.GOVERNANCE: both("IT管控蓝图", "IT governance blueprint"),
}


class Status(StrEnum):
    """What the programme does with an element that it builds, touches or leaves."""

    KEEP = "keep"
    UPGRADE = "upgrade"
    BUILD = "build"
    REPLACE = "replace"
    RETIRE = "retire"

    @property
    def exists_today(self) -> bool:
        """Return whether the element stands before the programme begins."""
        return self is not Status.BUILD

    @property
    def label(self) -> Text:
        """Return the word that legends print."""
        return _STATUS_LABELS[self]


_STATUS_LABELS = {
    Status.KEEP: both("利旧", "kept"),
    Status.UPGRADE: both("改造", "upgraded"),
    Status.BUILD: both("新建", "new"),
    Status.REPLACE: both("替换", "replaced"),
    Status.RETIRE: both("停用", "retired"),
}


class Basis(StrEnum):
    """On whose word a fact stands."""

    CLIENT = "client"
    STANDARD = "standard"
    ASSUMPTION = "assumption"

    @property
    def label(self) -> Text:
        """Return the mark that documents print."""
        return _BASIS_LABELS[self]


_BASIS_LABELS = {
    Basis.CLIENT: both("招标文件", "client"),
    Basis.STANDARD: both("标准", "standard"),
    Basis.ASSUMPTION: both("假设", "assumption"),
}


@dataclass(frozen=True, slots=True)
class KindInfo:
    """One kind of element: its words, its blueprint, and its counterparts in ArchiMate 3.2 and C4.

    `prefix` is what its ids begin with (`sys.`); a reference that admits this kind alone may leave it out.
    `nested` names the key under which another kind's mapping may hold elements of this kind, and the
    relationship that ties them to their host.
    """

    name: str
    plural: str
    prefix: str
    label: Text
    blueprint: Blueprint
    archimate: str
    c4: str | None = None
    nested: "Nesting | None" = None


@dataclass(frozen=True, slots=True)
class Nesting:
    """Where elements may be written inside another: the key there, and the relationship that this means."""

    key: str
    relationship: str
