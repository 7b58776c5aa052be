"""The estimate by subproject and by phase."""

from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.costing.apportion import apportioned, rounded
from archtool.analysis.costing.live import LiveCost
from archtool.analysis.estimate import Estimate
from archtool.blueprints.programme import CostItem, Phase, Subproject
from archtool.model.architecture import Architecture

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class LotRow:
    """What one subproject costs, phase by phase. Amounts are in 元.

    Attributes:
        element: the subproject, or the contingency; nothing for what the total states and neither holds.
        amount: exact.
        printed: a multiple of 0.01 万元.
        by_phase: the printed amount by phase, and last what belongs to no phase, as services and contingency.
    """

    element: Subproject | CostItem | None
    amount: Decimal
    printed: Decimal
    by_phase: tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class PhaseTable:
    """The rows of all subprojects, the phases of their columns, and the printed total in 元."""

    phases: tuple[Phase, ...]
    rows: tuple[LotRow, ...]
    printed: Decimal

    @property
    def by_phase(self) -> tuple[Decimal, ...]:
        """Return the sums of the columns: each phase, then what belongs to none."""
        return tuple(sum((row.by_phase[column] for row in self.rows), _NOTHING) for column in range(self._width))

    @property
    def _width(self) -> int:
        return len(self.phases) + 1


def phase_table(architecture: Architecture, found: Estimate, live: LiveCost, *, is_whole: bool) -> PhaseTable:
    """Return the table of the whole estimate, or of what is live alone.

    A phase costs what its elements cost; what a subproject states beyond its elements belongs to no phase.
    """
    whole = found.total.amount.amount if is_whole else live.total
    drafts = _drafts(architecture, found, live, is_whole=is_whole)
    rest = whole - sum((sum(parts, _NOTHING) for _, parts in drafts), _NOTHING)
    if rest:
        drafts.append((None, (*(_NOTHING for _ in live.phases), rest)))
    exact = [sum(parts, _NOTHING) for _, parts in drafts]
    printed = rounded(whole)
    rows = tuple(
        LotRow(element, amount, own, apportioned(own, parts))
        for (element, parts), amount, own in zip(drafts, exact, apportioned(printed, exact), strict=True)
    )
    phases = tuple(one for one in map(architecture.get, live.phases) if isinstance(one, Phase))
    return PhaseTable(phases, rows, printed)


def _drafts(
    architecture: Architecture, found: Estimate, live: LiveCost, *, is_whole: bool
) -> list[tuple[Subproject | CostItem | None, tuple[Decimal, ...]]]:
    drafts: list[tuple[Subproject | CostItem | None, tuple[Decimal, ...]]] = []
    for lot in architecture.of(Subproject):
        parts = live.of(lot.id)
        stated = lot.cost.amount if is_whole and lot.cost is not None else sum(parts, _NOTHING)
        drafts.append((lot, (*parts, stated - sum(parts, _NOTHING))))
    if is_whole and found.contingency is not None:
        nothing = (_NOTHING for _ in live.phases)
        drafts.append((found.contingency, (*nothing, found.contingency.amount.amount)))
    return drafts
