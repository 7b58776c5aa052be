"""The cost estimate of a workspace: its total table, its phases, its years, and the workbook of them."""

from dataclasses import dataclass
from pathlib import Path

from archtool.analysis.costing.lines import CostTable, cost_table
from archtool.analysis.costing.live import live_cost
from archtool.analysis.costing.phases import PhaseTable, phase_table
from archtool.analysis.costing.years import YearTable, year_table
from archtool.analysis.estimate import Estimate
from archtool.analysis.estimate import estimate as find_estimate
from archtool.checks.rules.cost.cst06_unfunded_payments import UnfundedPaymentsSettings
from archtool.commands.loading import at_moment, load_workspace
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import Text, both


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate worked out.

    Attributes:
        name: the programme's name.
        language: the manifest's.
        moment: the moment until which money is counted; nothing for the whole estimate.
        lines: the total table.
        phases: the table by subproject and phase.
        years: the annual plan; nothing where none is written, or at a moment.
    """

    name: Text
    language: str
    moment: str | None
    architecture: Architecture
    found: Estimate
    lines: CostTable
    phases: PhaseTable
    years: YearTable | None


def estimate(path: Path, moment: str | None = None) -> Estimated:
    """Return the estimate of the workspace at or above a path.

    At a moment it is what goes live by then: engineering without fees, contingency and years, which have no moment.

    Raises:
        ConfigError: there is no workspace, no such moment, or no single line that is the total.
        UnreadableError: the workspace cannot be read.
    """
    workspace, architecture = load_workspace(path)
    at_moment(architecture, moment)
    found = find_estimate(architecture)
    if found is None:
        raise ConfigError(
            both(
                "没有概算：cost_items 中应恰有一行含有别的行而自己不属于任何一行",
                "there is no estimate: exactly one of the cost_items must have parts and be part of none itself",
            )
        )
    live = live_cost(architecture, moment)
    is_whole = moment is None
    return Estimated(
        workspace.manifest.name,
        workspace.manifest.language,
        moment,
        architecture,
        found,
        cost_table(architecture, found, None if is_whole else live),
        phase_table(architecture, found, live, is_whole=is_whole),
        year_table(architecture, UnfundedPaymentsSettings().warranty.amount) if is_whole else None,
    )
