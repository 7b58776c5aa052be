"""The pages that a view permits, and the body of a figure framed on the first of them that holds it legibly."""

from archtool.layout.drawing import Drawing
from archtool.layout.page.frame import (
    A2_LANDSCAPE,
    A3_LANDSCAPE,
    A3_PORTRAIT,
    A4_LANDSCAPE,
    A4_PORTRAIT,
    SLIDE,
    SLIDE_LARGE,
    SLIDE_WALL,
    LegendEntry,
    Oversize,
    Surround,
    frame,
    surround_height,
)
from archtool.layout.page.frame import Paper as Page
from archtool.layout.page.painting import legend_of_classes, painted
from archtool.layout.pinning.pinning import pinned
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.source.text import both
from archtool.views.content import Head
from archtool.views.view import Paper

_PAGES = {
    Paper.A4_PORTRAIT: A4_PORTRAIT,
    Paper.A4_LANDSCAPE: A4_LANDSCAPE,
    Paper.A3_PORTRAIT: A3_PORTRAIT,
    Paper.A3_LANDSCAPE: A3_LANDSCAPE,
    Paper.A2_LANDSCAPE: A2_LANDSCAPE,
    Paper.SLIDE: SLIDE,
    Paper.SLIDE_LARGE: SLIDE_LARGE,
    Paper.SLIDE_WALL: SLIDE_WALL,
}


def pages_of(head: Head) -> tuple[Page, ...]:
    """The pages that the figure may be printed on, in the order of trying."""
    return tuple(_PAGES[paper] for paper in head.papers)


def page_room(page: Page, head: Head, legend: tuple[LegendEntry, ...], theme: Theme) -> tuple[float, float]:
    """Width and height in points that a body has on a page when legend, note and caption stand below it.

    A legend of more than one row takes more than is reckoned here; `framed` then reduces the body by as much.
    """
    width, height = page.room
    if head.colouring is not None:
        return (width, height - surround_height(_surround(head, legend, theme), width, theme))
    below = 3 * theme.text.caption + (2 * theme.text.note if head.note else 0.0) + (20.0 if legend else 0.0)
    return (width, height - below)


def framed(body: Drawing, head: Head, legend: tuple[LegendEntry, ...], theme: Theme) -> Drawing:
    """The body above its legend, note and numbered caption on the first permitted page that holds it.

    Boxes that are pinned stand at their places.

    Raises:
        RenderError: no permitted page holds the body with text of the least printed size.
    """
    if head.pins:
        reductions = (1.0, min(1.0, theme.text.printed / theme.text.minimum))
        rooms = [page_room(page, head, legend, theme) for page in pages_of(head)]
        body = pinned(body, head.pins, theme, [(x / by, y / by) for x, y in rooms for by in reductions])
    drawing = frame(painted(body, head.colouring, theme), _surround(head, legend, theme), pages_of(head), theme)
    if isinstance(drawing, Oversize):
        size = f"{drawing.smallest_text:.1f} pt"
        message = both(
            f"图“{head.view}”在{drawing.paper}纸上字号只有 {size}，放不下：请拆分，或允许更大的纸张",
            f"figure '{head.view}' would print its text at {size} on {drawing.paper}: split it or permit larger paper",
        )
        raise RenderError(message)
    return drawing


def _surround(head: Head, legend: tuple[LegendEntry, ...], theme: Theme) -> Surround:
    """What stands below a figure; a coloured one names its classes before anything else."""
    return Surround(head.title, (*legend_of_classes(head.colouring, theme), *legend), head.note or "")
