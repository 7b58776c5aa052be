"""Roll-ups through containment: what a group costs, and how many elements it holds."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from archtool.blueprints.relationships import PART_OF
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.quantity import MONEY, Quantity


def contained(architecture: Architecture, container: str) -> Iterator[Element]:
    """Yield everything inside an element through `part_of`, at any depth, in source order of each level."""
    pending = [*reversed(architecture.sources(container, PART_OF))]
    while pending:
        part = pending.pop()
        yield architecture[part]
        pending.extend(reversed(architecture.sources(part, PART_OF)))


def total_cost(architecture: Architecture, element: str) -> Quantity:
    """Return an element's own cost and that of everything inside it, exact, in 万元."""
    own = own_cost(architecture[element])
    total = sum((own_cost(part).amount for part in contained(architecture, element)), own.amount)
    return Quantity(total, MONEY, "万元")


def own_cost(element: Element) -> Quantity:
    """Return the cost written on an element; nothing costs nothing."""
    cost: object = getattr(element, "cost", None)
    return cost if isinstance(cost, Quantity) else Quantity(Decimal(0), MONEY, "万元")


def counts(architecture: Architecture, container: str) -> Mapping[str, int]:
    """Return how many elements of each kind stand inside an element, by kind name in sorted order."""
    found = Counter(part.info.name for part in contained(architecture, container))
    return dict(sorted(found.items()))
