"""The texts that boxes own, as rows and paragraphs, for formats in which text belongs to its shape."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from archtool.layout.drawing import Box, Drawing, Path, Polyline, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.text.joining import joined_lines

_SAME_BASELINE = 0.5
"""Points by which the baselines of one row may differ."""


@dataclass(frozen=True, slots=True)
class Label:
    """The text of one shape: rows from top to bottom, the runs of each from left to right."""

    rows: tuple[tuple[TextRun, ...], ...]

    @classmethod
    def of(cls, run: TextRun) -> "Label":
        """The label of one free text."""
        return cls(((run,),))

    @property
    def is_one_column(self) -> bool:
        """Whether all runs stand one below the other, on one x with one anchor."""
        places = {(round(run.x, 1), run.anchor) for row in self.rows for run in row}
        return len(places) == 1 and all(len(row) == 1 for row in self.rows)

    @property
    def first(self) -> TextRun:
        """The first run of the first row."""
        return self.rows[0][0]

    @property
    def paragraphs(self) -> tuple[tuple[tuple[TextRun, ...], ...], ...]:
        """The rows in parts that are set alike, in one size, weight and colour at one distance."""
        parts: list[list[tuple[TextRun, ...]]] = []
        for row in self.rows:
            if parts and _continues(parts[-1], row):
                parts[-1].append(row)
            else:
                parts.append([row])
        return tuple(tuple(part) for part in parts)

    @property
    def text(self) -> str:
        """The words, one line for each paragraph, without the line breaks that only fit them into their box."""
        return "\n".join(joined_lines(" ".join(run.text for run in row) for row in part) for part in self.paragraphs)


def owned_labels(drawing: Drawing) -> Mapping[str, Label]:
    """The label of each box or path that owns text, by the shape's id."""
    owners = {shape_id(shape) for shape in walk(drawing.shapes) if isinstance(shape, Box | Path)}
    runs: defaultdict[str, list[TextRun]] = defaultdict(list)
    for shape in walk(drawing.shapes):
        if isinstance(shape, TextRun) and shape.within is not None and shape.within in owners:
            runs[shape.within].append(shape)
    return {owner: Label(_rows(owned)) for owner, owned in runs.items()}


def labels_of_lines(drawing: Drawing) -> Mapping[str, Label]:
    """The label of each line that stands for no single element and whose words name it, by the line's id."""
    lines = {shape.id for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.element is None}
    runs: defaultdict[str, list[TextRun]] = defaultdict(list)
    for shape in walk(drawing.shapes):
        if isinstance(shape, TextRun) and shape.within is None and shape.element is not None and shape.element in lines:
            runs[shape.element].append(shape)
    return {line: Label(_rows(own)) for line, own in runs.items()}


def _rows(runs: list[TextRun]) -> tuple[tuple[TextRun, ...], ...]:
    rows: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: run.y):
        if rows and run.y - rows[-1][0].y < _SAME_BASELINE:
            rows[-1].append(run)
        else:
            rows.append([run])
    return tuple(tuple(sorted(row, key=lambda run: Rectangle.of_text(run).left)) for row in rows)


def _continues(part: list[tuple[TextRun, ...]], row: tuple[TextRun, ...]) -> bool:
    if len(row) != 1 or len(part[-1]) != 1:
        return False
    above, run = part[-1][0], row[0]
    alike = (above.size, above.font, above.color) == (run.size, run.font, run.color)
    if not alike or len(part) == 1:
        return alike
    pitches = (part[1][0].y - part[0][0].y, run.y - above.y)
    return abs(pitches[0] - pitches[1]) < 0.1
