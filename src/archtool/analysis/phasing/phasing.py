"""The phasing of an architecture: everything that a plan, a table or a chapter about phases is written from."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.estimate import estimate
from archtool.analysis.phase import phase_numbers
from archtool.analysis.phasing.alternatives import Comparison, compare
from archtool.analysis.phasing.argument import PhaseArgument, arguments_of
from archtool.analysis.phasing.exact import Assignment, assign
from archtool.analysis.phasing.instance import Instance, instance_of
from archtool.analysis.phasing.list_schedule import earliest_phases
from archtool.analysis.phasing.lot_circles import LotOrder, lot_order_of
from archtool.analysis.phasing.problem import Phases
from archtool.analysis.phasing.reasons import PhaseReason, reasons_of
from archtool.analysis.phasing.rule_use import RuleUse, rule_uses
from archtool.analysis.phasing.scores import whole_cost
from archtool.analysis.phasing.settings import PhasingSettings
from archtool.analysis.phasing.transitional import Transition, transition_of
from archtool.analysis.phasing.verdict import Verdict, verdict_of
from archtool.model.architecture import Architecture


@dataclass(frozen=True, slots=True)
class Plan:
    """Deliverables by phase, with all that is said about it.

    Attributes:
        phases: number of the phase, from 1, by deliverable.
        reasons: why each has its phase, in order of ids.
        transition: what bridges the time until something needed is there.
        arguments: the seven points of each phase.
        rules: what each dependency rule does.
    """

    phases: Phases
    reasons: tuple[PhaseReason, ...]
    transition: Transition
    arguments: tuple[PhaseArgument, ...]
    rules: tuple[RuleUse, ...]


@dataclass(frozen=True, slots=True)
class Phasing:
    """All results.

    Attributes:
        phases: ids of the phases in time; proposed where the model names none.
        instance: the orders, tears, levels, priorities, dates and the problem that they make.
        lots: the subprojects by their dependencies, with circles torn.
        earliest: the first phase that orders, dates and windows admit, by deliverable.
        suggested: the phase that the level alone suggests, by deliverable.
        assignment: the best assignment found.
        proposed: that assignment as a plan.
        own: the author's phases as a plan; nothing where no deliverable has a phase.
        verdict: the judgement of the author's phases; nothing where there are none.
        comparison: the alternatives.
    """

    phases: tuple[str, ...]
    instance: Instance
    lots: LotOrder
    earliest: Phases
    suggested: Mapping[str, int]
    assignment: Assignment
    proposed: Plan
    own: Plan | None
    verdict: Verdict | None
    comparison: Comparison


def phasing_of(architecture: Architecture, settings: PhasingSettings) -> Phasing:
    """Return the phasing of an architecture; the same for the same architecture and settings everywhere.

    Needs OR-Tools. Deliverables to which the author gives no phase are taken as the best assignment has them when the
    author's phases are judged.
    """
    instance = instance_of(architecture, settings)
    best = assign(instance.problem, seed=settings.seed, effort=settings.effort)
    found = estimate(architecture)
    engineering = found.engineering_amount if found is not None else whole_cost(instance)
    planning = _Planning(architecture, instance, engineering, settings)
    stated = _stated(architecture, instance)
    whole = {**best.phases, **stated} if stated else None
    count = instance.problem.phases
    return Phasing(
        tuple(span.id for span in instance.calendar.spans),
        instance,
        lot_order_of(architecture, instance),
        earliest_phases(instance.problem),
        {node: instance.levels.lower_bound(node, count) for node in instance.graph.nodes},
        best,
        planning.plan(best.phases),
        planning.plan(whole) if whole is not None else None,
        verdict_of(instance, stated, best) if stated else None,
        compare(architecture, instance, best, whole, settings),
    )


def _stated(architecture: Architecture, instance: Instance) -> dict[str, int]:
    numbers = architecture.derived(phase_numbers)
    return {node: numbers[node] for node in instance.graph.nodes if node in numbers}


@dataclass(frozen=True, slots=True)
class _Planning:
    architecture: Architecture
    instance: Instance
    engineering: Decimal
    settings: PhasingSettings

    def plan(self, phases: Phases) -> Plan:
        reasons = reasons_of(self.instance, self.instance.problem, phases)
        transition = transition_of(self.architecture, self.instance, phases, self.engineering, self.settings)
        arguments = arguments_of(self.architecture, self.instance, phases, reasons, transition)
        return Plan(phases, reasons, transition, arguments, rule_uses(self.architecture, self.instance, phases))
