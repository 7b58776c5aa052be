"""What is found out about a plan: the result of each part, and what does not hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from archtool.analysis.affinity.affinity import Affinity
from archtool.analysis.affinity.sensitivity import Change
from archtool.analysis.division.division import Division
from archtool.analysis.phasing.phasing import Phasing
from archtool.analysis.scheduling.money import Money
from archtool.analysis.scheduling.work_schedule import WorkSchedule
from archtool.commands.planning.data_use import DataUse
from archtool.commands.planning.settings import PlanSettings
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

if TYPE_CHECKING:
    # imports numpy, which belongs to the extra
    from archtool.analysis.scheduling.monte_carlo import Simulation


class Part(StrEnum):
    """A part of a plan."""

    USAGE = "usage"
    AFFINITY = "affinity"
    DIVISION = "division"
    PHASING = "phasing"
    SCHEDULE = "schedule"

    @property
    def label(self) -> Text:
        """Return the title of its section."""
        return _LABELS[self]


_LABELS = {
    Part.USAGE: both("U/C 矩阵", "U/C matrix"),
    Part.AFFINITY: both("相关度", "Affinity"),
    Part.DIVISION: both("子项目划分", "Division into subprojects"),
    Part.PHASING: both("分期", "Phases"),
    Part.SCHEDULE: both("进度", "Schedule"),
}


@dataclass(frozen=True, slots=True)
class Break:
    """Something that does not hold: the part of the plan, and what it is with the chain or the numbers behind it."""

    part: Part
    sentence: Text


@dataclass(frozen=True, slots=True)
class Scheduled:
    """A schedule with its simulation and its money."""

    schedule: WorkSchedule
    simulation: "Simulation"
    money: Money


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan with all that was worked out about it; what was not asked for, or has nothing to work on, is nothing.

    Attributes:
        name: the programme's name.
        language: the manifest's.
        settings: with which it was worked out.
        parts: what was asked for.
        usage: who creates and who uses which data.
        affinity: of the systems.
        division: proposals beside the author's split.
        sensitivity: what becomes of the clusters under other weights, where details were asked for.
        phasing: proposals beside the author's phases.
        schedule: of the work packages.
        missing: why a part that was asked for has no result.
        breaks: what does not hold, in the order of the parts.
    """

    name: Text
    language: str
    architecture: Architecture
    settings: PlanSettings
    parts: tuple[Part, ...]
    usage: DataUse | None
    affinity: Affinity | None
    division: Division | None
    sensitivity: tuple[Change, ...]
    phasing: Phasing | None
    schedule: Scheduled | None
    missing: Mapping[Part, Text]
    breaks: tuple[Break, ...]

    @property
    def holds(self) -> bool:
        """Return whether nothing is broken."""
        return not self.breaks

    @property
    def is_whole(self) -> bool:
        """Return whether the author has planned everything that was asked about, so that it could be checked."""
        has_split = self.division is None or self.division.author is not None
        has_phases = self.phasing is None or self.phasing.verdict is not None
        return not self.missing and has_split and has_phases
