"""What a matrix shows: its rows and columns from the selections, its marks from the relationships."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from archtool.analysis.containment import with_parts
from archtool.analysis.uc_matrix import Usage, UsageMatrix, blocks_of, boxes, diagonal, outside_uses
from archtool.blueprints.relationships import CREATES, READS
from archtool.model.architecture import Architecture
from archtool.model.element import Element
from archtool.model.relationship import RelationshipKind
from archtool.source.text import both
from archtool.views.figures.matrix import Cell, Frame, Line, Lines, MatrixFigure, MatrixView, Meaning
from archtool.views.heading import head_of
from archtool.views.property_text import has_values
from archtool.views.selection import Selection, select

_BRACKETED_END = re.compile(r"[（(][^（(]*[）)]$| \([^(]*\)$")
_DENSE = "dense"
_SHADES = ("none", "pale", "middle", "dark")
_PALE, _DARKEST = 1, 3
_BOX = both("密集块（子系统）", "Dense block (subsystem)")
_OUTSIDE = both("，框外使用 {count} 处", ", {count} uses outside")
_BOX_BY = both("同一{kind}", "Same {kind}")


@dataclass(frozen=True, slots=True)
class _Axis:
    """The lines of one side in order, and for every element that is on one, the key of its line."""

    lines: tuple[Line, ...]
    members: Mapping[str, str]

    def only(self, keys: Iterable[str]) -> "_Axis":
        """The axis with some of its lines, in their order here."""
        by_key = {line.key: line for line in self.lines}
        return _Axis(tuple(by_key[key] for key in keys), self.members)


def build(architecture: Architecture, view_id: str, definition: MatrixView, language: str) -> MatrixFigure:
    """Return the content of a matrix."""
    return _Builder(architecture, definition, language).figure(view_id)


@dataclass(frozen=True, slots=True)
class _Builder:
    architecture: Architecture
    definition: MatrixView
    language: str

    def figure(self, view_id: str) -> MatrixFigure:
        definition = self.definition
        # Rows and columns that are the same stay the same, whichever of them are empty.
        is_square = definition.rows == definition.columns and definition.order == "written"
        rows = self._axis("row", definition.rows)
        columns = rows if is_square else self._axis("column", definition.columns)
        marks = self._marks(rows, columns)
        if not definition.keep_empty:
            marked = {key for pair in marks for key in pair}
            rows = rows.only(line.key for line in rows.lines if line.key in marked)
            columns = columns.only(line.key for line in columns.lines if line.key in marked)
        rows, columns, frames, outside = self._ordered(rows, columns, marks)
        if is_square:
            rows, columns = _numbered(rows)
        cells = tuple(self._cells(rows, columns, marks))
        shown = [self.architecture[line.element] for line in (*rows.lines, *columns.lines) if line.element]
        head = head_of(view_id, definition, self.language, shown)
        titles = definition.rows_title.in_language(self.language), definition.columns_title.in_language(self.language)
        return MatrixFigure(
            head, *titles, rows.lines, columns.lines, cells, frames, self._legend(bool(frames), outside)
        )

    def _axis(self, side: str, definitions: tuple[Lines, ...]) -> _Axis:
        lines: list[Line] = []
        members: dict[str, str] = {}
        for number, one in enumerate(definitions, start=1):
            name, heading = (words.in_language(self.language) if words else None for words in (one.name, one.heading))
            found = [element for element in self._selected(one) if element.id not in members]
            if one.together and found:
                key = f"{side}-{number}"
                lines.append(Line(key, name or self._label(found[0]), heading))
                members |= {element.id: key for element in found}
                continue
            for element in found:
                lines.append(Line(element.id, self._label(element), heading, element.id))
                members[element.id] = element.id
        return _Axis(tuple(lines), members)

    def _selected(self, lines: Lines) -> Iterator[Element]:
        created = self._data(lines.creators, CREATES) if lines.creators else None
        read = self._data(lines.used_by, READS) if lines.used_by else None
        for element in select(self.architecture, lines.select):
            is_wanted = all(known is None or element.id in known for known in (created, read))
            if is_wanted and has_values(element, lines.where.items()):
                yield element

    def _data(self, selection: Selection, kind: RelationshipKind) -> set[str]:
        holders = with_parts(self.architecture, (element.id for element in select(self.architecture, selection)))
        return {edge.target for edge in self.architecture.relationships_of(kind) if edge.source in holders}

    def _label(self, element: Element) -> str:
        name = element.title(self.language)
        return (_BRACKETED_END.sub("", name).strip() or name) if self.definition.label == "short" else name

    def _line_of(self, element: str, axis: _Axis) -> str | None:
        """The line on which an element stands, itself or by what it belongs to; the nearest."""
        kinds = [self.architecture.catalogue.relationship[name] for name in self.definition.follow]
        waiting, seen = [element], {element}
        while waiting:
            current = waiting.pop(0)
            if current in axis.members:
                return axis.members[current]
            for kind in kinds:
                for target in self.architecture.targets(current, kind):
                    if target not in seen:
                        seen.add(target)
                        waiting.append(target)
        return None

    def _marks(self, rows: _Axis, columns: _Axis) -> dict[tuple[str, str], list[int]]:
        """How often each mark, by its place in the definition, stands in each cell; `through` counts as one mark."""
        found: dict[tuple[str, str], list[int]] = {}
        size = len(self.definition.marks) or 1
        for row, column, mark in self._related():
            at, across = self._line_of(row, rows), self._line_of(column, columns)
            if at is not None and across is not None:
                found.setdefault((at, across), [0] * size)[mark] += 1
        return found

    def _related(self) -> Iterator[tuple[str, str, int]]:
        for number, mark in enumerate(self.definition.marks):
            for name in mark.relationships:
                for edge in self.architecture.relationships_of(self.architecture.catalogue.relationship[name]):
                    yield edge.source, edge.target, number
        through = self.definition.through
        if through is None:
            return
        row, column = (self.architecture.catalogue.relationship[name] for name in (through.row, through.column))
        for element in select(self.architecture, through.select):
            for one in self.architecture.targets(element.id, row):
                for other in self.architecture.targets(element.id, column):
                    yield one, other, 0

    def _ordered(
        self, rows: _Axis, columns: _Axis, marks: Mapping[tuple[str, str], list[int]]
    ) -> tuple[_Axis, _Axis, tuple[Frame, ...], int]:
        definition = self.definition
        cells = {pair: Usage.CREATES if counts[0] else Usage.USES for pair, counts in sorted(marks.items())}
        keys = tuple(line.key for line in rows.lines), tuple(line.key for line in columns.lines)
        matrix = UsageMatrix(*keys, cells)
        clusters = self._clusters(rows) if definition.boxes not in (None, _DENSE) else {}
        if definition.order == "diagonal":
            matrix = diagonal(matrix, clusters)
            columns = columns.only(_bands_together(matrix.columns, columns))
            rows = rows.only(matrix.rows)
            matrix = UsageMatrix(matrix.rows, tuple(line.key for line in columns.lines), cells)
        if definition.boxes is None:
            return rows, columns, (), 0
        found = boxes(matrix) if definition.boxes == _DENSE else blocks_of(matrix, clusters)
        frames = tuple(Frame(block.rows, block.columns) for block in found if block.columns[1] > block.columns[0])
        return rows, columns, frames, len(outside_uses(matrix, found))

    def _clusters(self, rows: _Axis) -> dict[str, str]:
        kind = self.architecture.catalogue.relationship[self.definition.boxes or ""]
        targets = {line.key: self.architecture.target(line.element, kind) for line in rows.lines if line.element}
        return {key: target for key, target in targets.items() if target is not None}

    def _cells(self, rows: _Axis, columns: _Axis, marks: Mapping[tuple[str, str], list[int]]) -> Iterator[Cell]:
        most = max((sum(counts) for counts in marks.values()), default=1)
        for at, row in enumerate(rows.lines):
            for across, column in enumerate(columns.lines):
                counts = marks.get((row.key, column.key))
                if counts is not None:
                    yield Cell(at, across, self._text(counts), self._strength(counts, most))

    def _text(self, counts: list[int]) -> str:
        letters = [mark.letter for mark in self.definition.marks] or [""]
        present = [(letter, count) for letter, count in zip(letters, counts, strict=True) if count]
        match self.definition.cell:
            case "first":
                return present[0][0]
            case "letters":
                return "/".join(letter for letter, _ in present)
            case _:
                return "\n".join(f"{letter}{count}" for letter, count in present)

    def _strength(self, counts: list[int], most: int) -> int:
        marks = self.definition.marks
        if marks:
            return max(_SHADES.index(mark.shade) for mark, count in zip(marks, counts, strict=True) if count)
        return min(_DARKEST, 1 + 3 * (sum(counts) - 1) // max(1, most))

    def _legend(self, has_frames: bool, outside: int) -> tuple[Meaning, ...]:
        definition, language = self.definition, self.language
        colon = "：" if language == "zh" else ": "
        entries = [
            Meaning(f"{mark.letter}{colon}{mark.meaning.in_language(language)}", _SHADES.index(mark.shade))
            for mark in definition.marks
        ]
        if definition.through is not None:
            entries.append(Meaning(definition.through.meaning.in_language(language), _PALE))
        if has_frames:
            count = _OUTSIDE.in_language(language).replace("{count}", str(outside))
            entries.append(Meaning(f"{self._box_label()}{count}", None))
        return tuple(entries)

    def _box_label(self) -> str:
        boxes_by = self.definition.boxes
        if boxes_by is None or boxes_by == _DENSE:
            return _BOX.in_language(self.language)
        kind = self.architecture.catalogue.by_name.get(boxes_by)
        label = kind.info.label.in_language(self.language) if kind is not None else boxes_by
        word = label if self.language == "zh" else label.lower()
        return _BOX_BY.in_language(self.language).replace("{kind}", word)


def _numbered(axis: _Axis) -> tuple[_Axis, _Axis]:
    """Rows with a number before each name, and columns that bear these numbers alone.

    Source: D. V. Steward, The Design Structure System (1981).
    """
    rows = (replace(line, label=f"{number}  {line.label}") for number, line in enumerate(axis.lines, start=1))
    columns = (replace(line, label=str(number)) for number, line in enumerate(axis.lines, start=1))
    return _Axis(tuple(rows), axis.members), _Axis(tuple(columns), axis.members)


def _bands_together(keys: tuple[str, ...], axis: _Axis) -> list[str]:
    """The keys with the lines of one band next to each other, bands in the order in which they are written."""
    bands = {line.key: line.band for line in axis.lines}
    order = list(dict.fromkeys(bands.values()))
    return sorted(keys, key=lambda key: order.index(bands[key]))
