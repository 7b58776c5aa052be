"""A figure of any kind to its framed drawing."""

from typing import assert_never

from archtool.layout import landscape
from archtool.layout.drawing import Drawing
from archtool.layout.theme import Theme
from archtool.views.figure import Figure
from archtool.views.figures.landscape import LandscapeFigure


def lay_out(figure: Figure, theme: Theme) -> Drawing:
    """The drawing of a figure on the smallest permitted page, by the layout of its kind.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    match figure:
        case LandscapeFigure():
            return landscape.lay_out(figure, theme)
        case _:
            assert_never(figure)
