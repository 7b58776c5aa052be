"""A body drawing on its page: legend, note and numbered caption below it, on the smallest paper that holds it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from archtool.layout.drawing import (
    Anchor,
    Box,
    Drawing,
    FontWeight,
    Group,
    Marker,
    Polyline,
    Shape,
    Stroke,
    Style,
    TextRun,
)
from archtool.layout.quality import smallest_text
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ascent, line_height, text_width
from archtool.layout.theme import Theme
from archtool.layout.transform import placed

_MM = 72 / 25.4
_SAMPLE_WIDTH, _SAMPLE_HEIGHT = 22.0, 11.0
_SAMPLE_GAP, _ENTRY_GAP = 5.0, 18.0
_SECTION_GAP = 8.0
_EDGE = 2.0


@dataclass(frozen=True, slots=True)
class Paper:
    """A page, in points, with the margin that its print leaves on every side."""

    name: str
    width: float
    height: float
    margin: float

    @property
    def room(self) -> tuple[float, float]:
        """Width and height within the margins, in points."""
        return (self.width - 2 * self.margin, self.height - 2 * self.margin)


A4_PORTRAIT = Paper("A4", 210 * _MM, 297 * _MM, 25 * _MM)
A4_LANDSCAPE = Paper("A4 landscape", 297 * _MM, 210 * _MM, 25 * _MM)
A3_PORTRAIT = Paper("A3", 297 * _MM, 420 * _MM, 20 * _MM)
A3_LANDSCAPE = Paper("A3 landscape", 420 * _MM, 297 * _MM, 20 * _MM)
SLIDE = Paper("16:9", 960.0, 540.0, 24.0)
SLIDE_LARGE = Paper("16:9 large", 1440.0, 810.0, 30.0)
SLIDE_WALL = Paper("16:9 wall", 1920.0, 1080.0, 36.0)
SLIDES = (SLIDE, SLIDE_LARGE, SLIDE_WALL)
"""PowerPoint's wide slide, and the same shape larger for figures that are shown on a wall of screens, or zoomed."""

A2_LANDSCAPE = Paper("A2 landscape", 594 * _MM, 420 * _MM, 20 * _MM)
PAPERS = (A4_PORTRAIT, A4_LANDSCAPE, A3_PORTRAIT, A3_LANDSCAPE)
"""Paper sizes of ISO 216 from small to large, with the usual margins of a bound document."""


class Extent(StrEnum):
    """What a framed drawing is as large as: its content, to stand in a document, or the whole sheet."""

    CONTENT = "content"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """One sample with its meaning: a `Style` is shown as a small box, a `Stroke` as a line with its ends.

    Attributes:
        color: Colour of the label where it is part of the meaning.
        markers: What a line carries at its start and at its end.
    """

    sample: Style | Stroke
    label: str
    color: str | None = None
    markers: tuple[Marker, Marker] = (Marker.NONE, Marker.ARROW)


@dataclass(frozen=True, slots=True)
class Surround:
    """What stands below the body, in this order: legend, note, caption; each may be left empty."""

    caption: str = ""
    legend: tuple[LegendEntry, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Oversize:
    """A body that no allowed paper holds with legible text.

    Attributes:
        width: Width of the body at its natural size, in points.
        height: Height of the body at its natural size, in points.
        scale: The reduction that the largest of the papers would need.
        smallest_text: The text size that it would lead to, in points.
        paper: Name of that paper.
    """

    drawing: str
    width: float
    height: float
    scale: float
    smallest_text: float
    paper: str


def frame(
    body: Drawing, surround: Surround, papers: Sequence[Paper], theme: Theme, extent: Extent = Extent.CONTENT
) -> Drawing | Oversize:
    """The body with its surround on the first of `papers` that holds it.

    Papers are tried in their order, so give the small ones first. A body is never enlarged, and reduced only while its
    smallest text stays at least what the theme has printed; the surround always keeps the theme's sizes.

    Raises:
        ValueError: `papers` is empty.
    """
    smallest = smallest_text(body.shapes)
    problems: list[Oversize] = []
    for paper in papers:
        below = _surround(surround, paper.room[0], theme)
        scale = min(1.0, paper.room[0] / body.width, (paper.room[1] - below.height) / body.height)
        if scale == 1.0 or (scale > 0 and (smallest is None or smallest * scale >= theme.text.printed - 1e-9)):
            return _assembled(body, scale, below, paper, extent)
        problems.append(Oversize(body.id, body.width, body.height, scale, (smallest or 0.0) * scale, paper.name))
    if not problems:
        raise ValueError("no paper to frame the drawing on")
    return max(problems, key=lambda problem: problem.scale)


@dataclass(frozen=True, slots=True)
class _Below:
    """The surround with its origin at the top left of a strip as wide as the paper's room."""

    shapes: tuple[Shape, ...]
    width: float
    height: float


def _assembled(body: Drawing, scale: float, below: _Below, paper: Paper, extent: Extent) -> Drawing:
    room_width = paper.room[0]
    content_width = max(body.width * scale, below.width)
    height = body.height * scale + below.height
    if extent is Extent.SHEET:
        left, top = paper.margin, paper.margin
        page = (paper.width, paper.height)
    else:
        left, top = _EDGE - (room_width - content_width) / 2, _EDGE
        page = (content_width + 2 * _EDGE, height + 2 * _EDGE)
    begin = (left + (room_width - body.width * scale) / 2, top)
    shapes = placed(body.shapes, scale, begin)
    surround = placed(below.shapes, 1.0, (left, top + body.height * scale))
    origin = (begin[0] + body.origin[0] * scale, begin[1] + body.origin[1] * scale)
    return replace(
        body, width=page[0], height=page[1], shapes=shapes + surround, reduction=body.reduction * scale, origin=origin
    )


def _surround(surround: Surround, width: float, theme: Theme) -> _Below:
    shapes: list[Shape] = []
    y, widest = 0.0, 0.0
    rows = _legend_rows(surround.legend, width, theme.text.note)
    for index, row in enumerate(rows):
        y += _SECTION_GAP if index == 0 else _SECTION_GAP / 2
        row_width = _row_width(row, theme.text.note)
        shapes.append(Group(_legend_row(row, (width - row_width) / 2, y, theme), id=f"legend-{index + 1}"))
        widest = max(widest, row_width)
        y += _SAMPLE_HEIGHT
    lines = (
        *((line, theme.text.note, FontWeight.REGULAR) for line in break_lines(surround.note, width, theme.text.note)),
        *(
            (line, theme.text.caption, FontWeight.BOLD)
            for line in break_lines(surround.caption, width, theme.text.caption, FontWeight.BOLD)
        ),
    )
    previous = 0.0
    for line, size, weight in lines:
        y += _SECTION_GAP if size != previous else line_height(size) - size
        shapes.append(TextRun(width / 2, y + ascent(size), line, size, weight, theme.ink))
        widest = max(widest, text_width(line, size, weight))
        y, previous = y + size, size
    return _Below(tuple(shapes), widest, y)


def surround_height(surround: Surround, width: float, theme: Theme) -> float:
    """Height in points that the surround takes below a body on a page with a room of `width` points."""
    return _surround(surround, width, theme).height


def _entry_width(entry: LegendEntry, size: float) -> float:
    return _SAMPLE_WIDTH + _SAMPLE_GAP + text_width(entry.label, size)


def _row_width(row: Sequence[LegendEntry], size: float) -> float:
    return sum(_entry_width(entry, size) for entry in row) + _ENTRY_GAP * (len(row) - 1)


def _legend_rows(legend: tuple[LegendEntry, ...], width: float, size: float) -> list[list[LegendEntry]]:
    rows: list[list[LegendEntry]] = []
    for entry in legend:
        if rows and _row_width([*rows[-1], entry], size) <= width:
            rows[-1].append(entry)
        else:
            rows.append([entry])
    return rows


def _legend_row(row: Sequence[LegendEntry], x: float, y: float, theme: Theme) -> tuple[Shape, ...]:
    shapes: list[Shape] = []
    size = theme.text.note
    for entry in row:
        if isinstance(entry.sample, Stroke):
            middle = y + _SAMPLE_HEIGHT / 2
            shapes.append(Polyline(((x, middle), (x + _SAMPLE_WIDTH, middle)), entry.sample, *entry.markers))
        else:
            shapes.append(Box(x, y, _SAMPLE_WIDTH, _SAMPLE_HEIGHT, entry.sample, radius=2.0))
        baseline = y + _SAMPLE_HEIGHT / 2 + 0.38 * size
        label_x = x + _SAMPLE_WIDTH + _SAMPLE_GAP
        color = entry.color or theme.ink
        shapes.append(TextRun(label_x, baseline, entry.label, size, color=color, anchor=Anchor.START))
        x += _entry_width(entry, size) + _ENTRY_GAP
    return tuple(shapes)
