"""The parts of a cost estimate: engineering, other costs, contingency, total.

The total is the cost item that is part of none; the contingency the item with a share; other costs the item that the
fees are part of; engineering is what else the total consists of.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.blueprints.programme import CostItem, Fee, Subproject
from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.quantity import MONEY, Quantity

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A programme's estimate. Amounts are exact and in 元.

    Attributes:
        total: the line that is part of no other.
        parts: every line's parts by its id, in source order.
        engineering: the lines of engineering, directly below the total.
        services: the line below the total that holds the fees; nothing where fees are in none.
        contingency: the line below the total that is a share of the others, or nothing.
        fees: every fee.
    """

    total: CostItem
    parts: Mapping[str, tuple[CostItem | Fee, ...]]
    engineering: tuple[CostItem, ...]
    services: CostItem | None
    contingency: CostItem | None
    fees: tuple[Fee, ...]

    @property
    def engineering_amount(self) -> Decimal:
        """Return what engineering costs."""
        return sum((item.amount.amount for item in self.engineering), _NOTHING)

    @property
    def base_amount(self) -> Decimal:
        """Return what the parts of the total cost together, the contingency left aside."""
        others = (one for one in self.parts.get(self.total.id, ()) if one is not self.contingency)
        return sum((one.amount.amount for one in others), _NOTHING)


def estimate(architecture: Architecture) -> Estimate | None:
    """Return the estimate, or nothing where no single line is the total. Linear."""
    lines: tuple[CostItem | Fee, ...] = (*architecture.of(CostItem), *architecture.of(Fee))
    wholes = {line.id: architecture.target(line.id, PART_OF) for line in lines}
    parts: dict[str, list[CostItem | Fee]] = {}
    for line in lines:
        whole = wholes[line.id]
        if whole is not None:
            parts.setdefault(whole, []).append(line)
    tops = [line for line in lines if isinstance(line, CostItem) and wholes[line.id] is None and line.id in parts]
    if len(tops) != 1:
        return None
    (total,) = tops
    below = [line for line in parts[total.id] if isinstance(line, CostItem)]
    contingency = next((line for line in below if line.share is not None), None)
    services = next((line for line in below if any(isinstance(one, Fee) for one in parts.get(line.id, ()))), None)
    engineering = tuple(line for line in below if line is not contingency and line is not services)
    fees = tuple(line for line in lines if isinstance(line, Fee))
    by_line = {whole: tuple(some) for whole, some in parts.items()}
    return Estimate(total, by_line, engineering, services, contingency, fees)


def costed(architecture: Architecture) -> tuple[tuple[Element, Decimal], ...]:
    """Return what states a cost of its own, subprojects aside, with it in 元, in source order."""
    by_kind: dict[type[Element], bool] = {}
    found: list[tuple[Element, Decimal]] = []
    for element in architecture.elements:
        kind = type(element)
        if kind not in by_kind:
            # Asked once a kind: a missing attribute is dear on these classes.
            by_kind[kind] = "cost" in kind.model_fields and kind is not Subproject
        if by_kind[kind]:
            cost: object = getattr(element, "cost", None)
            if isinstance(cost, Quantity):
                found.append((element, cost.amount))
    return tuple(found)


def amount(yuan: Decimal) -> Quantity:
    """Return an amount in 元 as it is printed, in 万元."""
    return Quantity(yuan, MONEY, "万元")
