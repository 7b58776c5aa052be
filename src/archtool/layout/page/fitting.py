"""A figure that can be drawn in any width, drawn for the first permitted page that holds it."""

from collections.abc import Callable

from archtool.layout.drawing import Drawing
from archtool.layout.page.frame import LegendEntry
from archtool.layout.page.pages import framed, page_room, pages_of
from archtool.layout.theme import Theme
from archtool.views.content import Head


def fitted_figure(
    head: Head, legend: tuple[LegendEntry, ...], theme: Theme, body: Callable[[float], Drawing]
) -> Drawing:
    """The framed drawing of `body`, which is given a width in points, on the first permitted page that holds it.

    A body is reduced where that saves a larger page, as far as the theme's smallest text stays legible.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    reductions = (1.0, min(1.0, theme.text.printed / theme.text.minimum))
    drawings: list[Drawing] = []
    for page in pages_of(head):
        width, height = page_room(page, head, legend, theme)
        for reduction in reductions:
            drawing = body(width / reduction)
            if drawing.height <= height / reduction and drawing.width <= width / reduction + 1e-6:
                return framed(drawing, head, legend, theme)
            drawings.append(drawing)
    return framed(drawings[-1], head, legend, theme)
