"""UC04: rows or columns of the U/C matrix with the same cells."""

from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import Field

from archtool.blueprints.application import Module, System
from archtool.blueprints.data import DataEntity
from archtool.blueprints.relationships import CREATES, OWNER, READS, UPDATES
from archtool.checks.check import Check
from archtool.checks.finding import Finding, Place
from archtool.checks.settings import CheckSettings
from archtool.checks.wording import listed, named
from archtool.model.architecture import Architecture
from archtool.source.diagnostic import Severity
from archtool.source.text import both


class PatternSettings(CheckSettings):
    """From how many cells on an equal pattern says something. Source: Business Systems Planning; the number is ours."""

    least_cells: Annotated[int, Field(ge=1, description="cells from which on equal rows or columns are reported")] = 3


class SamePattern(Check[PatternSettings]):
    """Reports data with the same master, readers and owner, and systems that create and use exactly the same data."""

    code = "UC04"
    name = "redundant-pattern"
    severity = Severity.NOTE
    title = both("U/C 矩阵中有相同的行或列", "rows or columns of the U/C matrix with the same cells")
    why = both(
        "无冗余性：创建者、使用者、责任单位都相同的数据类可能只是同一数据的几个部分，用同样数据的过程可能是同一过程",
        "no redundancy: data of one master, one owner and the same readers may be parts of one datum, and processes "
        "that use the same data one process",
    )
    fix = both(
        "合并，并记录理由；确需分开的不必理会。空行由 UC02、STR08 报告，空列由 DAT01、DAT02 报告",
        "merge them with a recorded decision, or leave them where they are really two; empty rows are reported by UC02 "
        "and STR08, empty columns by DAT01 and DAT02",
    )
    source = "IBM Business Systems Planning (U/C matrix)"

    def inspect(self, architecture: Architecture) -> Iterator[Finding]:
        """Yield one finding for each group of equal rows and of equal columns, at its first member."""
        columns: dict[object, list[str]] = {}
        for entity in architecture.of(DataEntity):
            creators, readers = architecture.sources(entity.id, CREATES), architecture.sources(entity.id, READS)
            if creators and len(creators) + len(readers) >= self.settings.least_cells:
                key = (entity.data_class, creators, frozenset(readers), architecture.targets(entity.id, OWNER))
                columns.setdefault(key, []).append(entity.id)
        yield from _groups(architecture, columns.values(), "的产生者、使用者和责任单位都相同", "column")
        rows: dict[object, list[str]] = {}
        for system in (*architecture.of(System), *architecture.of(Module)):
            cells = [architecture.targets(system.id, kind) for kind in (CREATES, READS, UPDATES)]
            if sum(map(len, cells)) >= self.settings.least_cells:
                rows.setdefault(tuple(map(frozenset, cells)), []).append(system.id)
        yield from _groups(architecture, rows.values(), "产生和使用的数据完全相同", "row")


def _groups(architecture: Architecture, groups: Iterable[list[str]], zh: str, en: str) -> Iterator[Finding]:
    for first, *others in groups:
        if others:
            who, same = named(architecture[first]), listed(others)
            yield Finding(
                Place(first),
                both(f"{who.zh}与{same.zh}{zh}", f"{who.en} has the same {en} of the matrix as {same.en}"),
                both("合并，或记录分开的理由", "merge them, or record why they are kept apart"),
                tuple((Place(other), both("相同的一个", "one with the same cells")) for other in others),
            )
