"""How problems, content, approach and money hang together: which lots a trace explains, what a lot consists of."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from archtool.analysis.containment import with_parts
from archtool.blueprints.programme import CostItem, Subproject, Trace
from archtool.blueprints.relationships import BUDGETED_IN, FUNCTION_OF, SUBPROJECT
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.kind import Blueprint


def lots_of(architecture: Architecture, element: str) -> tuple[str, ...]:
    """Return the subprojects in which a trace or line is budgeted, directly or through cost lines and their parts."""
    found: dict[str, None] = {}
    passed: set[str] = set()
    waiting = [element]
    while waiting:
        for target in architecture.targets(waiting.pop(), BUDGETED_IN):
            if isinstance(architecture[target], Subproject):
                found[target] = None
                continue
            lines = with_parts(architecture, (target,)) - passed
            passed |= lines
            waiting.extend(sorted(lines, reverse=True))
    return tuple(found)


def traced_lots(architecture: Architecture) -> frozenset[str]:
    """Return the subprojects that some trace explains."""
    return frozenset(lot for trace in architecture.of(Trace) for lot in lots_of(architecture, trace.id))


def contents(architecture: Architecture) -> Mapping[str, tuple[str, ...]]:
    """Return what each subproject builds, by subproject, in source order; work packages are left out."""
    built: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(SUBPROJECT):
        if architecture[edge.source].info.blueprint is not Blueprint.PROGRAMME:
            built.setdefault(edge.target, []).append(edge.source)
    return {lot: tuple(elements) for lot, elements in built.items()}


_TECHNICAL = ("purpose", "scope", "specification", "description", "role", "mode", "content")
"""Properties in which the architecture says how something is done."""


def is_described(architecture: Architecture, element: Element) -> bool:
    """Return whether the architecture says what an element does: in functions, a purpose, parameters or words."""
    if architecture.incoming(element.id, FUNCTION_OF):
        return True
    return any(getattr(element, key, None) is not None for key in _TECHNICAL)


def cost_of_lots(architecture: Architecture, lots: Iterable[str]) -> Decimal | None:
    """Return the planned cost of subprojects together in 元, or nothing where one states none."""
    total = Decimal(0)
    for lot in lots:
        one = architecture[lot]
        if not isinstance(one, Subproject) or one.cost is None:
            return None
        total += one.cost.amount
    return total


def leaf_lines(architecture: Architecture) -> tuple[CostItem, ...]:
    """Return the lines of the estimate that have no lines under them."""
    return tuple(item for item in architecture.of(CostItem) if len(with_parts(architecture, (item.id,))) == 1)
