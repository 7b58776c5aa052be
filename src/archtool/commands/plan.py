"""Checking a plan: data, affinity, division, phases and schedule, and what does not hold in the author's own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.affinity.affinity import Affinity, affinity_of
from archtool.analysis.affinity.sensitivity import Change
from archtool.analysis.critical_path import UnschedulableError
from archtool.analysis.division.division import Division, division_of
from archtool.analysis.division.rules import RuleConflictError
from archtool.analysis.division.swings import swings
from archtool.analysis.phasing.phasing import Phasing, phasing_of
from archtool.analysis.phasing.standing_for import StandingFor
from archtool.analysis.scheduling.money import money_of
from archtool.analysis.scheduling.work_schedule import WorkSchedule, schedule_of
from archtool.blueprints.programme import WorkPackage
from archtool.commands.loading import load_workspace
from archtool.commands.planning.breaks import division_breaks, phasing_breaks, schedule_breaks
from archtool.commands.planning.data_use import DataUse, data_use
from archtool.commands.planning.extra import plan_extra
from archtool.commands.planning.results import Break, Part, Planned, Scheduled
from archtool.commands.planning.settings import PlanSettings, plan_settings
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

Told = Callable[[Text], None]
"""Hears what is worked out next."""


@dataclass(frozen=True, slots=True)
class Request:
    """What to work out.

    Attributes:
        path: the workspace, or a folder in it.
        parts: of the plan.
        runs: of the simulation; the workspace's own where left out.
        seed: of the simulation; likewise.
        is_detailed: whether what only details show is worked out as well.
    """

    path: Path
    parts: tuple[Part, ...] = tuple(Part)
    runs: int | None = None
    seed: int | None = None
    is_detailed: bool = False


def silent(what: Text) -> None:
    """Tell nobody."""
    del what


def plan(request: Request, told: Told = silent) -> Planned:
    """Return what holds of the plan of the workspace at or above a path, and what does not.

    Raises:
        ConfigError: there is no workspace, or a library of the extra is missing for what was asked.
        UnreadableError: the workspace cannot be read, or a setting means nothing.
    """
    workspace, architecture = load_workspace(request.path)
    settings = plan_settings(workspace).with_simulation(request.runs, request.seed)
    with plan_extra():
        working = _Working(architecture, settings, request, told)
        usage = working.usage() if Part.USAGE in request.parts else None
        affinity = working.affinity() if {Part.AFFINITY, Part.DIVISION}.intersection(request.parts) else None
        division = working.division(affinity) if Part.DIVISION in request.parts and affinity is not None else None
        sensitivity = working.sensitivity(affinity) if division is not None and affinity is not None else ()
        phasing = working.phasing() if Part.PHASING in request.parts else None
        schedule = working.schedule() if Part.SCHEDULE in request.parts else None
    shown = affinity if Part.AFFINITY in request.parts else None
    return Planned(
        workspace.manifest.name, workspace.manifest.language, architecture, settings, request.parts,
        usage, shown, division, sensitivity, phasing, schedule, working.missing, tuple(working.breaks),
    )  # fmt: skip


class _Working:
    """Works out one part after the other, and keeps what is missing and what is broken."""

    def __init__(self, architecture: Architecture, settings: PlanSettings, request: Request, told: Told) -> None:
        self._request = request
        self.missing: dict[Part, Text] = {}
        self.breaks: list[Break] = []
        self._architecture = architecture
        self._settings = settings
        self._told = told

    def usage(self) -> DataUse | None:
        self._told(Part.USAGE.label)
        found = data_use(self._architecture)
        if found is None:
            self.missing[Part.USAGE] = both(
                "模型没有系统产生或使用的数据（creates、reads、updates），没有 U/C 矩阵",
                "no system of the model creates or uses data (creates, reads, updates), so there is no U/C matrix",
            )
        return found

    def affinity(self) -> Affinity | None:
        self._told(Part.AFFINITY.label)
        found = affinity_of(self._architecture, self._settings.affinity)
        if len(found.systems) > 1:
            return found
        sentence = both(
            f"模型中要建设的系统有 {len(found.systems)} 个，至少两个才能比较",
            f"the model builds {len(found.systems)} systems; two are needed to compare",
        )
        self.missing |= {part: sentence for part in (Part.AFFINITY, Part.DIVISION) if part in self._request.parts}
        return None

    def division(self, affinity: Affinity) -> Division | None:
        self._told(Part.DIVISION.label)
        try:
            found = division_of(self._architecture, affinity, self._settings.division)
        except RuleConflictError as error:
            self.missing[Part.DIVISION] = error.message
            self.breaks += [Break(Part.DIVISION, conflict.sentence) for conflict in error.conflicts]
            return None
        if found.author is not None:
            self.breaks += division_breaks(self._architecture, found.author)
        return found

    def sensitivity(self, affinity: Affinity) -> tuple[Change, ...]:
        return swings(affinity, self._settings.division.resolutions[0]) if self._request.is_detailed else ()

    def phasing(self) -> Phasing | None:
        self._told(Part.PHASING.label)
        if not StandingFor(self._architecture).nodes:
            self.missing[Part.PHASING] = both(
                "模型没有要交付的系统和设施，无从分期",
                "the model builds nothing that could be put into phases",
            )
            return None
        found = phasing_of(self._architecture, self._settings.phasing)
        self.breaks += phasing_breaks(found)
        return found

    def schedule(self) -> Scheduled | None:
        self._told(Part.SCHEDULE.label)
        planned = self._placed()
        if planned is None:
            return None
        from archtool.analysis.scheduling.monte_carlo import simulate  # imports numpy, which nothing else here needs

        settings = self._settings.schedule
        simulation = simulate(self._architecture, planned, settings)
        found = Scheduled(planned, simulation, money_of(self._architecture, planned, settings))
        self.breaks += schedule_breaks(self._architecture, found)
        return found

    def _placed(self) -> WorkSchedule | None:
        if not self._architecture.of(WorkPackage):
            self.missing[Part.SCHEDULE] = both(
                "模型没有工作包（work_packages），无从排期",
                "the model has no work packages (work_packages) to schedule",
            )
            return None
        try:
            return schedule_of(self._architecture, self._settings.schedule)
        except UnschedulableError as error:
            self.missing[Part.SCHEDULE] = error.message
            self.breaks.append(Break(Part.SCHEDULE, error.message))
            return None
