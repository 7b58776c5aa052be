"""The U/C matrix of an architecture as a report: before and after ordering, subsystems, and the flows between them.

Source: IBM Business Systems Planning (U/C matrix).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archtool.analysis.data_paths import DataPaths, Way
from archtool.analysis.uc_matrix import Block, OutsideUse, Usage, UsageMatrix, blocks_of, boxes, diagonal, outside_uses
from archtool.blueprints.application import Module, System
from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CREATES, READS, UPDATES
from archtool.model.architecture import Architecture

PUBLIC = 0.6
"""Data that more than this share of the systems use belong to the base, not to a subsystem; an assumption."""

_BY_INTERFACE = (Way.INTERFACE, Way.TENANT_VIEW, Way.CHAIN)


@dataclass(frozen=True, slots=True)
class OrderMeasures:
    """How well an order of the matrix brings marks together.

    Attributes:
        spread: distance of the marks from the diagonal, in rows; see `UsageMatrix.spread`.
        inside: share of the uses that lie inside a box, 0 to 1; 1 where there are none.
    """

    spread: float
    inside: float


@dataclass(frozen=True, slots=True)
class SubsystemFlow:
    """Data that one subsystem gives to another: a use outside every box.

    Attributes:
        creators: ids of who creates the data, here or outside; empty where nobody does.
        user: id of who uses them.
        data: id of the data.
        way: how they come from a creator to the user, or nothing where no way leads there.
        interfaces: ids of the interfaces on that way, in the order of the way.
    """

    creators: tuple[str, ...]
    user: str
    data: str
    way: Way | None
    interfaces: tuple[str, ...]

    @property
    def has_interface(self) -> bool:
        """Whether an interface brings the data."""
        return self.way in _BY_INTERFACE

    @property
    def lacks_interface(self) -> bool:
        """Whether somebody creates the data and no way leads from there, so that an interface is missing."""
        return self.way is None and bool(self.creators)


@dataclass(frozen=True, slots=True)
class ExternalCreator:
    """A row outside the programme: it is shown, and neither ordered nor boxed.

    Attributes:
        id: whoever creates data and is no system or module.
        data: ids of the data that it creates.
    """

    id: str
    data: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PublicData:
    """Data that nearly every system uses.

    Attributes:
        data: id of the data.
        users: number of systems that use them.
        share: share of the rows, 0 to 1.
    """

    data: str
    users: int
    share: float


@dataclass(frozen=True, slots=True)
class UsageReport:
    """What the U/C matrix of an architecture says.

    Attributes:
        matrix: the ordered matrix; its rows are systems and modules.
        blocks: the boxes, from the first row down.
        before: measures of the order in which the model is written, the same boxes laid over it.
        after: measures of the ordered matrix.
        flows: uses outside every box, in the order of rows, then columns.
        external: creators outside, by id.
        empty_rows: systems that neither create nor use data, by id.
        empty_columns: data that nobody creates or uses, by id.
        public: data that nearly every system uses, by id.
    """

    matrix: UsageMatrix
    blocks: tuple[Block, ...]
    before: OrderMeasures
    after: OrderMeasures
    flows: tuple[SubsystemFlow, ...]
    external: tuple[ExternalCreator, ...]
    empty_rows: tuple[str, ...]
    empty_columns: tuple[str, ...]
    public: tuple[PublicData, ...]

    @property
    def subsystems(self) -> tuple[tuple[str, ...], ...]:
        """The rows of each box."""
        return tuple(self.matrix.rows[slice(*block.rows)] for block in self.blocks)


def usage_matrix(architecture: Architecture) -> UsageMatrix:
    """Return the U/C matrix in the order of the model: systems and modules by data; who creates does not also use.

    Updates count as uses. Linear in the relationships.
    """
    rows = tuple(one.id for one in architecture.of(System, Module))
    columns = tuple(one.id for one in architecture.of(DataEntity))
    known = frozenset(rows)
    cells = {
        (edge.source, edge.target): usage
        for kind, usage in ((READS, Usage.USES), (UPDATES, Usage.USES), (CREATES, Usage.CREATES))
        for edge in architecture.relationships_of(kind)
        if edge.source in known
    }
    return UsageMatrix(rows, columns, cells)


def uc_report(
    architecture: Architecture, clusters: Mapping[str, str] | None = None, public: float = PUBLIC
) -> UsageReport:
    """Return the report of the U/C matrix of an architecture.

    Where clusters are given, such as the groups of the model or a division into subprojects, rows of one stay together
    and make a box; without them the densest boxes are found. Rows and columns without marks are reported and not
    ordered. Data count as public above a share of the rows with marks. Cubic in the rows, for the densest boxes.
    """
    whole = usage_matrix(architecture)
    busy_rows, busy_columns = {row for row, _ in whole.cells}, {column for _, column in whole.cells}
    written = UsageMatrix(
        tuple(row for row in whole.rows if row in busy_rows),
        tuple(column for column in whole.columns if column in busy_columns),
        whole.cells,
    )
    ordered = diagonal(written, clusters)
    blocks = boxes(ordered) if clusters is None else blocks_of(ordered, clusters)
    touched = {edge.target for kind in (CREATES, READS, UPDATES) for edge in architecture.relationships_of(kind)}
    return UsageReport(
        ordered,
        blocks,
        order_measures(written, blocks),
        order_measures(ordered, blocks),
        _flows(architecture, outside_uses(ordered, blocks)),
        _external(architecture, frozenset(whole.rows)),
        tuple(sorted(set(whole.rows) - busy_rows)),
        tuple(sorted(set(whole.columns) - touched)),
        public_data(written, public),
    )


def order_measures(matrix: UsageMatrix, blocks: Sequence[Block]) -> OrderMeasures:
    """Return the measures of an order with boxes laid over it."""
    uses = sum(usage is Usage.USES for usage in matrix.cells.values())
    outside = len(outside_uses(matrix, blocks))
    return OrderMeasures(matrix.spread, (uses - outside) / uses if uses else 1.0)


def public_data(matrix: UsageMatrix, share: float = PUBLIC) -> tuple[PublicData, ...]:
    """Return the data that more than a share of the rows use, by id."""
    users: dict[str, int] = {}
    for (_, column), usage in matrix.cells.items():
        if usage is Usage.USES:
            users[column] = users.get(column, 0) + 1
    rows = len(matrix.rows)
    return tuple(
        PublicData(column, users[column], users[column] / rows)
        for column in sorted(users)
        if users[column] > share * rows
    )


def _flows(architecture: Architecture, uses: Iterable[OutsideUse]) -> tuple[SubsystemFlow, ...]:
    paths = architecture.derived(DataPaths)
    found: list[SubsystemFlow] = []
    for use in uses:
        creators = tuple(sorted(paths.masters(use.data)))
        path = paths.path(use.user, use.data)
        steps = path.steps if path is not None else ()
        carried = tuple(step.through for step in steps if step.way in _BY_INTERFACE)
        found.append(SubsystemFlow(creators, use.user, use.data, path.way if path is not None else None, carried))
    return tuple(found)


def _external(architecture: Architecture, rows: frozenset[str]) -> tuple[ExternalCreator, ...]:
    created: dict[str, list[str]] = {}
    for edge in architecture.relationships_of(CREATES):
        if edge.source not in rows:
            created.setdefault(edge.source, []).append(edge.target)
    return tuple(ExternalCreator(one, tuple(sorted(created[one]))) for one in sorted(created))
