"""A figure of any kind to its framed drawing."""

from typing import assert_never

from archtool.layout.chart import chart
from archtool.layout.dataflow import dataflow
from archtool.layout.dendrogram import dendrogram
from archtool.layout.drawing import Drawing
from archtool.layout.hub import hub
from archtool.layout.landscape import landscape
from archtool.layout.matrix import matrix
from archtool.layout.network import network
from archtool.layout.precedence import precedence
from archtool.layout.swimlane import swimlane
from archtool.layout.table import table
from archtool.layout.theme import Theme
from archtool.layout.timeline import timeline
from archtool.layout.topology import topology
from archtool.layout.tree import tree
from archtool.layout.zoning import zoning
from archtool.views.figure import Figure
from archtool.views.figures.chart import ChartFigure
from archtool.views.figures.dataflow import DataflowFigure
from archtool.views.figures.dendrogram import DendrogramFigure
from archtool.views.figures.hub import HubFigure
from archtool.views.figures.landscape import LandscapeFigure
from archtool.views.figures.matrix import MatrixFigure
from archtool.views.figures.network import NetworkFigure
from archtool.views.figures.precedence import PrecedenceFigure
from archtool.views.figures.swimlane import SwimlaneFigure
from archtool.views.figures.table import TableFigure
from archtool.views.figures.timeline import TimelineFigure
from archtool.views.figures.topology import TopologyFigure
from archtool.views.figures.tree import TreeFigure
from archtool.views.figures.zoning import ZoningFigure


def lay_out(figure: Figure, theme: Theme) -> Drawing:
    """The drawing of a figure on the smallest permitted page, by the layout of its kind.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    match figure:
        case HubFigure():
            return hub.lay_out(figure, theme)
        case LandscapeFigure():
            return landscape.lay_out(figure, theme)
        case SwimlaneFigure():
            return swimlane.lay_out(figure, theme)
        case TableFigure():
            return table.lay_out(figure, theme)
        case TimelineFigure():
            return timeline.lay_out(figure, theme)
        case TopologyFigure():
            return topology.lay_out(figure, theme)
        case TreeFigure():
            return tree.lay_out(figure, theme)
        case ZoningFigure():
            return zoning.lay_out(figure, theme)
        case NetworkFigure():
            return network.lay_out(figure, theme)
        case MatrixFigure():
            return matrix.lay_out(figure, theme)
        case ChartFigure():
            return chart.lay_out(figure, theme)
        case DataflowFigure():
            return dataflow.lay_out(figure, theme)
        case PrecedenceFigure():
            return precedence.lay_out(figure, theme)
        case DendrogramFigure():
            return dendrogram.lay_out(figure, theme)
        case _:
            assert_never(figure)


def lay_out_pages(figure: Figure, theme: Theme) -> tuple[Drawing, ...]:
    """The drawings of a figure, one a sheet: tables that no sheet holds continue on further ones.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    return table.lay_out_pages(figure, theme) if isinstance(figure, TableFigure) else (lay_out(figure, theme),)
