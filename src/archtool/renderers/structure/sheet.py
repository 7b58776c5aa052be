"""The paper that a drawing is printed on, and the drawing moved to the middle of a page."""

from collections.abc import Iterable

from archtool.layout.drawing import Drawing, Point
from archtool.layout.page.frame import A2_LANDSCAPE, PAPERS, SLIDES, Paper

_BLEED = 4.0
"""Points by which a drawing may be larger than its paper's room: the edge that keeps border lines whole."""


def sheet_of(drawing: Drawing) -> Paper:
    """The paper that the drawing names, else the smallest that holds it within its margins, else the largest."""
    named = next((paper for paper in (*PAPERS, A2_LANDSCAPE, *SLIDES) if paper.name == drawing.paper), None)
    return named or first_that_holds(drawing, PAPERS)


def enlargement_on(drawing: Drawing, width: float) -> float:
    """How far a drawing may be enlarged on a page `width` points wide: slides fill slides, paper keeps its scale."""
    sheet = sheet_of(drawing)
    return max(1.0, width / sheet.width) if sheet in SLIDES else 1.0


def first_that_holds(drawing: Drawing, papers: Iterable[Paper]) -> Paper:
    """The first paper with room for the drawing, else the last."""
    tried = tuple(papers)
    fitting = (paper for paper in tried if _holds(paper, drawing))
    return next(fitting, tried[-1])


def _holds(paper: Paper, drawing: Drawing) -> bool:
    width, height = paper.room
    return drawing.width <= width + _BLEED and drawing.height <= height + _BLEED


def centred_in(drawing: Drawing, room: tuple[float, float, float, float], most: float = 1.0) -> tuple[float, Point]:
    """The factor, at most `most`, and the offset that put the drawing in the middle of a room.

    `room` is left, top, width and height in points.
    """
    left, top, width, height = room
    factor = min(most, width / drawing.width, height / drawing.height)
    return factor, (left + (width - drawing.width * factor) / 2, top + (height - drawing.height * factor) / 2)
