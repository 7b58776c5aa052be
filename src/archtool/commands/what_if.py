"""What changes would do to the schedule of a plan, its money and its systems."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.scheduling.change import Change, read_budget, read_delay, read_drop
from archtool.analysis.scheduling.money import funds_of
from archtool.analysis.scheduling.what_if import WhatIf, what_if_all
from archtool.commands.loading import load_workspace
from archtool.commands.planning.breaks import end_breaks, money_breaks
from archtool.commands.planning.extra import plan_extra
from archtool.commands.planning.results import Break
from archtool.commands.planning.settings import plan_settings
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import both


@dataclass(frozen=True, slots=True)
class Asked:
    """Changes as they are written.

    Attributes:
        delays: as wp.06=3mo.
        budgets: a share as -10%, by the number of the year.
        drops: ids.
    """

    delays: Sequence[str] = ()
    budgets: Mapping[int, str] | None = None
    drops: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Changed:
    """What changes do, and what no longer holds."""

    language: str
    architecture: Architecture
    found: WhatIf
    breaks: tuple[Break, ...]


def change(path: Path, asked: Asked) -> Changed:
    """Return what changes do to the plan of the workspace at or above a path.

    Raises:
        ConfigError: there is no workspace, a change cannot be read or names what is not there, or a library is missing.
        UnreadableError: the workspace cannot be read, or a setting means nothing.
    """
    workspace, architecture = load_workspace(path)
    settings = plan_settings(workspace).schedule
    changes = _changes(architecture, asked)
    with plan_extra():
        found = what_if_all(architecture, changes, settings)
    breaks = (*end_breaks(architecture, found.after.schedule), *money_breaks(found.after.money))
    return Changed(workspace.manifest.language, architecture, found, breaks)


def _changes(architecture: Architecture, asked: Asked) -> tuple[Change, ...]:
    years = funds_of(architecture).years
    budgets: list[Change] = []
    for nth, share in sorted((asked.budgets or {}).items()):
        if nth > len(years):
            raise ConfigError(
                both(
                    f"年度计划只有 {len(years)} 年，没有第 {nth} 年",
                    f"the annual plan has {len(years)} years, so there is no year {nth}",
                )
            )
        budgets.append(read_budget(f"{years[nth - 1]}={share}"))
    return (*map(read_drop, asked.drops), *map(read_delay, asked.delays), *budgets)
