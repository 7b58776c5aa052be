"""Every figure there is, as one closed union, so that a layout that is missing is a type error."""

from typing import TypeAlias

from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import both
from archtool.views.figures import (
    chart_content,
    hub_content,
    landscape_content,
    matrix_content,
    network_content,
    swimlane_content,
    table_content,
    timeline,
    topology_content,
    tree,
    zoning_content,
)
from archtool.views.figures.chart import ChartFigure, ChartView
from archtool.views.figures.hub import HubFigure, HubView
from archtool.views.figures.landscape import LandscapeFigure, LandscapeView
from archtool.views.figures.matrix import MatrixFigure, MatrixView
from archtool.views.figures.network import NetworkFigure, NetworkView
from archtool.views.figures.swimlane import SwimlaneFigure, SwimlaneView
from archtool.views.figures.table import TableFigure, TableView
from archtool.views.figures.timeline import TimelineFigure, TimelineView
from archtool.views.figures.topology import TopologyFigure, TopologyView
from archtool.views.figures.tree import TreeFigure, TreeView
from archtool.views.figures.zoning import ZoningFigure, ZoningView
from archtool.views.view import View

Figure: TypeAlias = (
    HubFigure
    | ChartFigure
    | LandscapeFigure
    | MatrixFigure
    | NetworkFigure
    | SwimlaneFigure
    | TableFigure
    | TimelineFigure
    | TopologyFigure
    | TreeFigure
    | ZoningFigure
)


def build(architecture: Architecture, view: str, definition: View, language: str) -> Figure:
    """Return the content of a view, by the kind of its definition.

    Raises:
        ConfigError: nothing builds this kind of view.
    """
    match definition:
        case HubView():
            return hub_content.build(architecture, view, definition, language)
        case LandscapeView():
            return landscape_content.build(architecture, view, definition, language)
        case SwimlaneView():
            return swimlane_content.build(architecture, view, definition, language)
        case TimelineView():
            return timeline.build(architecture, view, definition, language)
        case TopologyView():
            return topology_content.build(architecture, view, definition, language)
        case TreeView():
            return tree.build(architecture, view, definition, language)
        case ZoningView():
            return zoning_content.build(architecture, view, definition, language)
        case NetworkView():
            return network_content.build(architecture, view, definition, language)
        case MatrixView():
            return matrix_content.build(architecture, view, definition, language)
        case TableView():
            return table_content.build(architecture, view, definition, language)
        case ChartView():
            return chart_content.build(architecture, view, definition, language)
        case _:
            kind = definition.figure_kind()
            raise ConfigError(both(f"没有“{kind}”这种图", f"there is no kind of figure '{kind}'"))
