"""The numbers of a phasing that a workspace may replace."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.model.quantity import MONEY, RATIO, Money, Quantity, Ratio, read_quantity

_Weight = Annotated[float, Field(ge=0, le=1)]


def _ratio(written: str) -> Quantity:
    return read_quantity(written, RATIO)


class PriorityWeights(Value):
    """What counts how much when two elements want the same phase; the five add up to 1.

    Source: assumption; the criteria are those of review practice of preliminary designs.
    """

    policy: Annotated[_Weight, Field(description="clauses of the client, targets and goals that it serves")] = 0.30
    dependants: Annotated[_Weight, Field(description="how much waits for it, directly or through others")] = 0.25
    benefit: Annotated[_Weight, Field(description="how many organisations and functions use it")] = 0.20
    readiness: Annotated[_Weight, Field(description="how little it waits for itself")] = 0.15
    safety: Annotated[_Weight, Field(description="1 less the risk: severity of the risks that concern it")] = 0.10


class CriterionWeights(Value):
    """What counts how much when alternatives are compared; the five add up to 1. Source: assumption."""

    order: Annotated[_Weight, Field(description="dependencies that are kept")] = 0.30
    benefit: Annotated[_Weight, Field(description="how early users have something")] = 0.25
    money: Annotated[_Weight, Field(description="how well the payments fit the annual plan")] = 0.20
    risk: Annotated[_Weight, Field(description="how evenly the work and its risk are spread")] = 0.15
    reuse: Annotated[_Weight, Field(description="how early that goes live on which much else rests")] = 0.10


class PhasingSettings(Value):
    """What an assignment to phases keeps, and how it weighs.

    Shares and limits without a source of their own are assumptions.
    """

    priorities: PriorityWeights = PriorityWeights()
    criteria: CriterionWeights = CriterionWeights()
    soft_penalty: Annotated[
        float,
        Field(ge=0, description="what one phase against a soft order costs, next to one phase of delay of an element"),
    ] = 0.5
    handover_months: Annotated[
        int,
        Field(
            ge=0,
            description="months of joint test between an element and what another subproject builds on it, "
            "beyond those that its work packages hold",
        ),
    ] = 0
    keeps_work_packages: Annotated[
        bool, Field(description="whether nothing of a subproject goes live before its first work package delivers")
    ] = True
    peak: Annotated[
        float,
        Field(ge=1, description="how much faster than evenly over its building months a subproject may deliver"),
    ] = 1.25
    least_per_month: Annotated[
        int,
        Field(
            ge=0,
            description="deliverables that a subproject can hand over in each building month all the same: of a few, "
            "an even rate says nothing",
        ),
    ] = 2
    hospital_systems_per_month: Annotated[
        int, Field(ge=1, description="systems and modules that hospitals can take into use in one month")
    ] = 4
    contract_share: Annotated[
        Ratio, Field(description="paid with the contract, where subprojects name no payment rule")
    ] = _ratio("30 %")
    delivery_share: Annotated[
        Ratio, Field(description="paid with delivery, where subprojects name no payment rule")
    ] = _ratio("40 %")
    phase_budgets: Annotated[
        tuple[Money, ...], Field(description="what may go live in each phase at most; else the annual plan holds alone")
    ] = ()
    transitional_share: Annotated[
        Ratio, Field(description="transitional interfaces may cost this share of the engineering cost together")
    ] = _ratio("3 %")
    transitional_cost: Annotated[
        Money, Field(description="what a transitional interface costs where nothing is known of it")
    ] = read_quantity("5 万元", MONEY)
    retire_within_months: Annotated[
        int, Field(ge=0, description="months after its replacement by which a transitional interface is gone")
    ] = 3
    seed: Annotated[int, Field(ge=0, description="seed of the exact search")] = 1
    effort: Annotated[
        float, Field(gt=0, description="deterministic work units that the exact search may spend, about seconds")
    ] = 10.0


WAN = Decimal(10_000)
"""元 of one 万元."""
