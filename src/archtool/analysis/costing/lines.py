"""The total table of an estimate, 投资概算总表: its lines in the order in which they are printed, split by nature."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.costing.apportion import apportioned, rounded
from archtool.analysis.costing.live import LiveCost
from archtool.analysis.costing.nature import CostNature, by_nature
from archtool.analysis.estimate import Estimate
from archtool.blueprints.money import FeeSort
from archtool.blueprints.programme import CostItem, Fee, Subproject
from archtool.blueprints.relationships import BUDGETED_IN
from archtool.model.architecture import Architecture

Costed = CostItem | Fee | Subproject
_NOTHING = Decimal(0)
_FEE_ORDER = tuple(FeeSort)


@dataclass(frozen=True, slots=True)
class CostLine:
    """One line. Amounts are in 元.

    Attributes:
        element: what it shows; nothing where it shows what its whole states and no part explains.
        number: its place among its siblings at every level, from 1; empty for the total.
        parts: places of its parts in the table.
        amount: exact.
        printed: a multiple of 0.01 万元; that of a line with parts is the sum of theirs.
        natures: the printed amount split into the columns.
    """

    element: Costed | None
    number: tuple[int, ...]
    parts: tuple[int, ...]
    amount: Decimal
    printed: Decimal
    natures: Mapping[CostNature, Decimal]


@dataclass(frozen=True, slots=True)
class CostTable:
    """The lines of an estimate, each before its parts; the first is the total, which is printed last."""

    lines: tuple[CostLine, ...]

    @property
    def total(self) -> CostLine:
        """Return the line of the total."""
        return self.lines[0]


@dataclass(slots=True)
class _Draft:
    element: Costed | None
    number: tuple[int, ...]
    amount: Decimal
    parts: list[int]


def cost_table(architecture: Architecture, found: Estimate, live: LiveCost | None = None) -> CostTable:
    """Return the table: engineering with its lots, other costs with the fees, contingency.

    With `live` it shows only what that holds: the engineering that is live at a moment. Fees and contingency have none.
    Every line is rounded within its whole by largest remainder, from the total down, and then split by nature; so rows
    and columns both add up. n log n.

    Source: review practice of preliminary designs.
    """
    drafts = _drafted(_Parts(architecture, found, live is not None), found.total)
    if live is not None:
        _count_live(drafts, live)
    _explain(drafts)
    printed = [rounded(drafts[0].amount)] * len(drafts)
    for place, draft in enumerate(drafts):
        exact = [drafts[part].amount for part in draft.parts]
        for part, amount in zip(draft.parts, apportioned(printed[place], exact) if exact else (), strict=True):
            printed[part] = amount
    natures = _split(drafts, printed)
    return CostTable(
        tuple(
            CostLine(draft.element, draft.number, tuple(draft.parts), draft.amount, printed[place], natures[place])
            for place, draft in enumerate(drafts)
        )
    )


class _Parts:
    """The parts of each line: lines and fees, else the lots that are budgeted in this line alone."""

    def __init__(self, architecture: Architecture, found: Estimate, is_live: bool) -> None:
        self._found = found
        self._is_live = is_live
        leaves = {line.id for line in architecture.of(CostItem) if line.id not in found.parts}
        self._lots: dict[str, list[Subproject]] = {}
        for lot in architecture.of(Subproject):
            lines = [line for line in architecture.sources(lot.id, BUDGETED_IN) if line in leaves]
            if len(lines) == 1:
                self._lots.setdefault(lines[0], []).append(lot)

    def of(self, element: Costed) -> tuple[Costed, ...]:
        found = self._found
        if element is found.total:
            if self._is_live:
                return found.engineering
            ends = [one for one in (found.services, found.contingency) if one is not None]
            others = (one for one in found.parts[element.id] if all(one is not end for end in ends))
            return (*others, *ends)
        parts = sorted(found.parts.get(element.id, ()), key=_fee_order)
        return tuple(parts) or tuple(self._lots.get(element.id, ()))


def _fee_order(part: Costed) -> int:
    """Return the place of a fee among the usual ones; what is none of them keeps its own order, lines before fees."""
    if not isinstance(part, Fee):
        return -1
    return _FEE_ORDER.index(part.sort) if part.sort is not None else len(_FEE_ORDER)


def _drafted(parts: _Parts, total: CostItem) -> list[_Draft]:
    """Return every line before its parts, without recursion: a model may nest as deep as it likes."""
    drafts: list[_Draft] = []
    pending: list[tuple[Costed, tuple[int, ...], int | None]] = [(total, (), None)]
    while pending:
        element, number, whole = pending.pop()
        if whole is not None:
            drafts[whole].parts.append(len(drafts))
        place = len(drafts)
        drafts.append(_Draft(element, number, _stated(element), []))
        below = [(part, (*number, nth), place) for nth, part in enumerate(parts.of(element), start=1)]
        pending.extend(reversed(below))
    return drafts


def _stated(element: Costed) -> Decimal:
    if isinstance(element, Subproject):
        return element.cost.amount if element.cost is not None else _NOTHING
    return element.amount.amount


def _count_live(drafts: list[_Draft], live: LiveCost) -> None:
    """Replace what lines state by what is live, from the lots up."""
    for draft in reversed(drafts):
        if isinstance(draft.element, Subproject):
            draft.amount = sum(live.of(draft.element.id), _NOTHING)
        else:
            draft.amount = sum((drafts[part].amount for part in draft.parts), _NOTHING)
    drafts[0].amount = live.total


def _explain(drafts: list[_Draft]) -> None:
    """Give each line with parts one more part for what it states and they do not hold, so that it adds up.

    Such parts come last in the table: where they are printed follows from their numbers.
    """
    for draft in tuple(drafts):
        missing = draft.amount - sum((drafts[part].amount for part in draft.parts), _NOTHING)
        if draft.parts and missing:
            draft.parts.append(len(drafts))
            drafts.append(_Draft(None, (*draft.number, len(draft.parts)), missing, []))


def _split(drafts: list[_Draft], printed: list[Decimal]) -> list[Mapping[CostNature, Decimal]]:
    split: list[Mapping[CostNature, Decimal]] = [{}] * len(drafts)
    for place in sorted(range(len(drafts)), key=lambda place: len(drafts[place].number), reverse=True):
        draft = drafts[place]
        if draft.parts:
            columns = {nature: sum((split[part][nature] for part in draft.parts), _NOTHING) for nature in CostNature}
            split[place] = columns
        else:
            shares = draft.element.natures if isinstance(draft.element, Subproject) else ()
            split[place] = by_nature(printed[place], shares)
    return split
