"""The settings of the four analyses behind a plan, as the manifest has them under `plan:`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from pydantic import BaseModel

from archtool.analysis.affinity.settings import AffinitySettings
from archtool.analysis.division.settings import DivisionSettings
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.source.diagnostic import Diagnostic
from archtool.source.node import MappingNode
from archtool.workspace.files import Workspace
from archtool.workspace.validate import validate_node

_PLAN = "plan"
SETTINGS: Mapping[str, type[BaseModel]] = {
    "affinity": AffinitySettings,
    "division": DivisionSettings,
    "phasing": PhasingSettings,
    "schedule": SchedulingSettings,
}
"""The settings of each key below `plan`, for the schema of the manifest."""

_Settings = TypeVar("_Settings", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class PlanSettings:
    """The settings of every analysis."""

    affinity: AffinitySettings
    division: DivisionSettings
    phasing: PhasingSettings
    schedule: SchedulingSettings

    def with_simulation(self, runs: int | None, seed: int | None) -> "PlanSettings":
        """Return the same with other runs or another seed of the simulation, where they are asked for."""
        asked = {key: value for key, value in (("runs", runs), ("seed", seed)) if value is not None}
        simulation = self.schedule.simulation.model_copy(update=asked)
        schedule = self.schedule.model_copy(update={"simulation": simulation})
        return PlanSettings(self.affinity, self.division, self.phasing, schedule)


def plan_settings(workspace: Workspace) -> PlanSettings:
    """Return the settings of a workspace that was loaded, so that there is nothing wrong with them."""
    return _read(workspace)[0]


def plan_problems(workspace: Workspace) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the settings of a workspace, each problem at its place in the manifest."""
    return _read(workspace)[1]


def _read(workspace: Workspace) -> tuple[PlanSettings, tuple[Diagnostic, ...]]:
    reader = _Reader(workspace)
    settings = PlanSettings(
        reader.of("affinity", AffinitySettings),
        reader.of("division", DivisionSettings),
        reader.of("phasing", PhasingSettings),
        reader.of("schedule", SchedulingSettings),
    )
    return settings, tuple(sorted(reader.problems, key=lambda one: one.sort_key))


class _Reader:
    """Reads what stands under `plan`, and keeps what is wrong with it."""

    def __init__(self, workspace: Workspace) -> None:
        self.problems: list[Diagnostic] = []
        self._path = workspace.manifest_document.path
        root = workspace.manifest_document.root
        self._plan = root.get(_PLAN) if isinstance(root, MappingNode) else None

    def of(self, key: str, kind: type[_Settings]) -> _Settings:
        node = self._plan.get(key) if isinstance(self._plan, MappingNode) else None
        if not isinstance(node, MappingNode):
            return kind()
        found, problems = validate_node(kind, node, self._path)
        self.problems.extend(problems)
        return kind() if found is None else found
