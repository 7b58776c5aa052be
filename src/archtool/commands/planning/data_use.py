"""Who creates and who uses which data, boxed by the author's split where there is one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from archtool.analysis.localities import Localities
from archtool.analysis.lots import Lots
from archtool.analysis.uc_report import UsageReport, uc_report, usage_matrix
from archtool.blueprints.application import SystemGroup
from archtool.model.architecture import Architecture
from archtool.source.text import Text, both

_MOST = 0.5
"""Share of the systems with data that must have a subproject for boxes by subproject; an assumption."""


class Boxing(StrEnum):
    """By what the rows of a U/C matrix are boxed."""

    SUBPROJECTS = "subprojects"
    GROUPS = "groups"
    DENSITY = "density"

    @property
    def label(self) -> Text:
        """Return it in words."""
        return _LABELS[self]


_LABELS = {
    Boxing.SUBPROJECTS: both("按子项目", "by subproject"),
    Boxing.GROUPS: both("按系统群", "by system group"),
    Boxing.DENSITY: both("按疏密", "by density"),
}


@dataclass(frozen=True, slots=True)
class DataUse:
    """The U/C matrix of a programme.

    Attributes:
        report: the ordered matrix with its measures, boxes and flows.
        boxing: by what it is boxed.
        names: id of the subproject or group of each box, in their order; empty where a box is of none.
    """

    report: UsageReport
    boxing: Boxing
    names: tuple[str, ...]


def data_use(architecture: Architecture) -> DataUse | None:
    """Return the U/C matrix, boxed by subprojects, else by groups of systems, else by density; nothing without data."""
    rows = dict.fromkeys(row for row, _ in usage_matrix(architecture).cells)
    if not rows:
        return None
    boxing, clusters = _clusters(architecture, tuple(rows))
    report = uc_report(architecture, clusters)
    names = tuple("" if clusters is None else clusters.get(rows[0], "") for rows in report.subsystems)
    return DataUse(report, boxing, names)


def _clusters(architecture: Architecture, rows: tuple[str, ...]) -> tuple[Boxing, Mapping[str, str] | None]:
    lots = architecture.derived(Lots)
    split = {row: lot for row in rows if (lot := lots.of(row)) is not None}
    if len(split) > _MOST * len(rows):
        return Boxing.SUBPROJECTS, split
    if not architecture.of(SystemGroup):
        return Boxing.DENSITY, None
    localities = architecture.derived(Localities)
    return Boxing.GROUPS, {row: localities.home(row) for row in rows}
