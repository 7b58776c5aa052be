"""A legend inside a figure, for signs that are neither a plain box nor an arrow: bars, brackets, diamonds, dashes."""

from collections.abc import Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Anchor, Close, Group, Line, Move, Path, Point, Shape, Style, TextRun
from archtool.layout.text.metrics import ASCENT, DESCENT, text_width
from archtool.layout.theme import Theme
from archtool.layout.transform import placed

_SAMPLE_GAP, _ENTRY_GAP, _ROW_GAP = 5.0, 18.0, 4.0

SAMPLE_WIDTH = 22.0
"""Width of every sample in points."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One entry: its label and its sign, drawn from x 0 to `SAMPLE_WIDTH` about the height 0."""

    label: str
    sign: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Legend:
    """Rows of entries with their origin at the top left, in points."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def legend(samples: Sequence[Sample], width: float, theme: Theme) -> Legend:
    """The entries side by side, centred, in as many rows as `width` points ask for."""
    size = theme.text.note
    rows: list[list[Sample]] = []
    for sample in samples:
        if rows and _row_width([*rows[-1], sample], size) <= width:
            rows[-1].append(sample)
        else:
            rows.append([sample])
    pitch = size + _ROW_GAP
    shapes: list[Shape] = []
    for index, row in enumerate(rows):
        x, middle = (width - _row_width(row, size)) / 2, index * pitch + size / 2
        for sample in row:
            shapes.append(Group(placed(sample.sign, 1.0, (x, middle)), id=f"sample-{sample.label}"))
            baseline = middle + (ASCENT - DESCENT) / 2 * size
            label_x = x + SAMPLE_WIDTH + _SAMPLE_GAP
            shapes.append(TextRun(label_x, baseline, sample.label, size, color=theme.ink, anchor=Anchor.START))
            x += _entry_width(sample, size) + _ENTRY_GAP
    return Legend(tuple(shapes), width, len(rows) * pitch - _ROW_GAP if rows else 0.0)


def diamond(centre: Point, half: float, style: Style, element: str | None = None, key: str | None = None) -> Path:
    """A diamond that reaches `half` points from its centre in all four directions."""
    x, y = centre
    corners = (Move((x, y - half)), Line((x + half, y)), Line((x, y + half)), Line((x - half, y)), Close())
    return Path(corners, style, element, key)


def _entry_width(sample: Sample, size: float) -> float:
    return SAMPLE_WIDTH + _SAMPLE_GAP + text_width(sample.label, size)


def _row_width(row: Sequence[Sample], size: float) -> float:
    return sum(_entry_width(sample, size) for sample in row) + _ENTRY_GAP * (len(row) - 1)
