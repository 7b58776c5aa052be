"""The order of external systems along a boundary in which no two connections to their gateways cross."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from archtool.views.figures.hub import Contact

_MOST_STEPS = 20_000
"""Tries after which an order without any crossing counts as not there."""

_Tie: TypeAlias = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Cell:
    """External systems that share their zone and gateways, and so stand together.

    Attributes:
        gateways: Keys of one gateway or of two, from left to right; empty where no interface is known.
    """

    zone: str | None
    gateways: tuple[str, ...]
    contacts: tuple[Contact, ...]

    @property
    def ties(self) -> frozenset[_Tie]:
        """The zone and the gateways, whose cells must stand next to each other."""
        return frozenset((("zone", self.zone), *(("gateway", gateway) for gateway in self.gateways)))


def ordered_cells(contacts: Sequence[Contact]) -> tuple[Cell, ...]:
    """The cells from left to right: the cells of a gateway side by side, and those of a zone too where that can be.

    A system with two gateways stands between them where the order allows; otherwise, as with a third gateway, it
    stands under the first of its gateways alone. Tries orders by backtracking, larger gateways first.
    """
    found = _Search(_cells(contacts, 2)).order()
    if found is not None:
        return _turned(found)
    cells = _cells(contacts, 1)
    found = _Search(cells).order()
    if found is not None:
        return found
    first = {gateway: index for index, cell in enumerate(cells) for gateway in reversed(cell.gateways)}
    return tuple(sorted(cells, key=lambda cell: first.get(cell.gateways[0], -1) if cell.gateways else -1))


def _cells(contacts: Sequence[Contact], most: int) -> tuple[Cell, ...]:
    gathered: dict[tuple[str | None, tuple[str, ...]], list[Contact]] = {}
    for contact in contacts:
        gathered.setdefault((contact.zone, tuple(sorted(contact.gateways[:most]))), []).append(contact)
    cells = [Cell(zone, gateways, tuple(inside)) for (zone, gateways), inside in gathered.items()]
    return tuple(sorted(cells, key=lambda cell: -len(cell.contacts)))


class _Search:
    """Backtracking over the orders of cells; counts its steps."""

    def __init__(self, cells: Sequence[Cell]) -> None:
        self._cells = tuple(cells)
        self._steps = 0

    def order(self) -> tuple[Cell, ...] | None:
        return self._extended((), self._cells)

    def _extended(self, placed: tuple[Cell, ...], waiting: tuple[Cell, ...]) -> tuple[Cell, ...] | None:
        self._steps += 1
        if not waiting:
            return placed if _is_free_of_overlap(placed) else None
        if self._steps > _MOST_STEPS:
            return None
        begun = {tie for cell in placed for tie in cell.ties}
        unfinished = begun.intersection(tie for cell in waiting for tie in cell.ties)
        for cell in waiting:
            if unfinished <= cell.ties and not self._is_reopened(placed, cell):
                rest = tuple(other for other in waiting if other is not cell)
                found = self._extended((*placed, cell), rest)
                if found is not None:
                    return found
        return None

    @staticmethod
    def _is_reopened(placed: tuple[Cell, ...], cell: Cell) -> bool:
        earlier = {tie for one in placed[:-1] for tie in one.ties}
        return bool(placed) and bool((earlier - placed[-1].ties) & cell.ties)


def _is_free_of_overlap(cells: tuple[Cell, ...]) -> bool:
    """Whether at every cell with two gateways the other cells of one lie left of it and those of the other right."""
    for index, cell in enumerate(cells):
        if len(cell.gateways) < 2:
            continue
        sides = [
            {place < index for place, other in enumerate(cells) if place != index and gateway in other.gateways}
            for gateway in cell.gateways
        ]
        if any(len(side) > 1 for side in sides) or sides[0] & sides[1]:
            return False
    return True


def _turned(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """The cells with two gateways named in the order in which these stand."""
    places: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        for gateway in cell.gateways:
            places.setdefault(gateway, []).append(index)

    def place(gateway: str) -> float:
        return sum(places[gateway]) / len(places[gateway])

    return tuple(Cell(cell.zone, tuple(sorted(cell.gateways, key=place)), cell.contacts) for cell in cells)
