"""What of the money goes live with which phase."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.estimate import costed
from archtool.analysis.lots import Lots
from archtool.analysis.phase import effective_phases
from archtool.model.architecture import Architecture


@dataclass(frozen=True, slots=True)
class LiveCost:
    """Sums of what elements cost, subprojects aside, exact and in 元.

    Attributes:
        phases: ids of the phases that count, in time.
        by_lot: the sums of each phase in that order by the id of the subproject; those of no subproject under "".
    """

    phases: tuple[str, ...]
    by_lot: Mapping[str, tuple[Decimal, ...]]

    def of(self, lot: str) -> tuple[Decimal, ...]:
        """Return the sums of a subproject by phase."""
        return self.by_lot.get(lot, (Decimal(0),) * len(self.phases))

    @property
    def total(self) -> Decimal:
        """Return what goes live with all these phases together."""
        return sum((amount for sums in self.by_lot.values() for amount in sums), Decimal(0))


def live_cost(architecture: Architecture, moment: str | None = None) -> LiveCost:
    """Return what goes live phase by phase, until a moment where one is named.

    Money stays spent when a later phase replaces what it bought. Nothing is counted as live at `as-is`. Linear.
    """
    phases = _until(architecture, moment)
    place = {phase: number for number, phase in enumerate(phases)}
    lots, phase_of = Lots(architecture), architecture.derived(effective_phases)
    sums: dict[str, list[Decimal]] = {}
    for element, amount in costed(architecture):
        number = place.get(phase_of.get(element.id, ""))
        if number is not None:
            of_lot = sums.setdefault(lots.of(element.id) or "", [Decimal(0)] * len(phases))
            of_lot[number] += amount
    return LiveCost(phases, {lot: tuple(amounts) for lot, amounts in sums.items()})


def _until(architecture: Architecture, moment: str | None) -> tuple[str, ...]:
    phases = tuple(architecture.timeline.phases)
    if moment is None or moment == architecture.timeline.moments[-1]:
        return phases
    return phases[: phases.index(moment) + 1] if moment in phases else ()
