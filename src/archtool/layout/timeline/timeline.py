"""Timelines drawn: a table of work packages beside their bars over shaded quarters, with the critical path."""

from dataclasses import replace

from archtool.layout.drawing import Drawing
from archtool.layout.page.legend import legend
from archtool.layout.page.pages import framed, page_room, pages_of
from archtool.layout.theme import Theme
from archtool.layout.timeline.chart import chart, samples
from archtool.layout.timeline.rows import rows
from archtool.layout.timeline.table import Table, smallest_table, table_for
from archtool.layout.transform import placed
from archtool.views.figures.timeline import TimelineFigure

_LEGEND_GAP = 8.0


def lay_out(figure: TimelineFigure, theme: Theme) -> Drawing:
    """The framed drawing of a timeline on the first permitted page whose rows stay legible.

    Raises:
        RenderError: no permitted page holds it.
    """
    head = figure.head
    for paper, page in zip(head.papers, pages_of(head), strict=True):
        width, height = page_room(page, head, (), theme)
        below = legend(samples(figure, theme), width, theme)
        table = table_for(figure, width, height - below.height - _LEGEND_GAP, theme)
        if table is not None:
            return framed(_body(figure, table, theme), replace(head, papers=(paper,)), (), theme)
    width = max(page.room[0] for page in pages_of(head))
    return framed(_body(figure, smallest_table(figure, width, theme), theme), head, (), theme)


def _body(figure: TimelineFigure, table: Table, theme: Theme) -> Drawing:
    below = legend(samples(figure, theme), table.width, theme)
    content = chart(figure, table, theme)
    shapes = (
        *content.behind,
        *rows(figure, table, theme),
        *content.before,
        *placed(below.shapes, 1.0, (0.0, table.height + _LEGEND_GAP)),
    )
    width = max(table.width, content.right)
    height = table.height + _LEGEND_GAP + below.height
    return Drawing(figure.head.view, figure.head.title, figure.head.language, width, height, shapes)
