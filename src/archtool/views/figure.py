"""Every figure there is, as one closed union, so that a layout that is missing is a type error."""

from typing import TypeAlias

from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import both
from archtool.views.classing import classes_of
from archtool.views.colour import Classing, ColourBy
from archtool.views.colouring import coloured
from archtool.views.figures import (
    affinity_content,
    chart_content,
    dataflow_content,
    dendrogram_content,
    gap_content,
    hub_content,
    landscape_content,
    matrix_content,
    network_content,
    precedence_content,
    swimlane_content,
    table_content,
    timeline,
    topology_content,
    tree,
    zoning_content,
)
from archtool.views.figures.affinity import AffinityView
from archtool.views.figures.chart import ChartFigure, ChartView
from archtool.views.figures.dataflow import DataflowFigure, DataflowView
from archtool.views.figures.dendrogram import DendrogramFigure, DendrogramView
from archtool.views.figures.gap import GapView
from archtool.views.figures.hub import HubFigure, HubView
from archtool.views.figures.landscape import LandscapeFigure, LandscapeView
from archtool.views.figures.matrix import MatrixFigure, MatrixView
from archtool.views.figures.network import NetworkFigure, NetworkView
from archtool.views.figures.precedence import PrecedenceFigure, PrecedenceView
from archtool.views.figures.swimlane import SwimlaneFigure, SwimlaneView
from archtool.views.figures.table import TableFigure, TableView
from archtool.views.figures.timeline import TimelineFigure, TimelineView
from archtool.views.figures.topology import TopologyFigure, TopologyView
from archtool.views.figures.tree import TreeFigure, TreeView
from archtool.views.figures.zoning import ZoningFigure, ZoningView
from archtool.views.hints import hinted
from archtool.views.view import View

Figure: TypeAlias = (
    DendrogramFigure
    | PrecedenceFigure
    | DataflowFigure
    | HubFigure
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


_OfBoxes: TypeAlias = (
    DataflowView | HubView | LandscapeView | NetworkView | PrecedenceView | TopologyView | TreeView | ZoningView
)


def build(
    architecture: Architecture, view: str, definition: View, language: str, classing: Classing | None = None
) -> Figure:
    """Return the content of a view at its moment, by the kind of its definition, coloured where it is made of boxes.

    `classing` is what to colour by; without one the view's own key says it.

    Raises:
        ConfigError: nothing builds this kind of view, or it is coloured by findings, of which nothing is known here.
        KeyError: the definition names a moment that the programme has not.
        RenderError: the figure is a schedule, and the work packages follow each other in a circle.
    """
    shown = architecture.slice(definition.at) if definition.at else architecture
    figure = hinted(_content(shown, view, definition, language), definition.hints)
    if classing is None:
        classing = _own_classing(shown, definition)
    return figure if classing is None or not is_of_boxes(definition) else coloured(figure, classing, language)


def is_of_boxes(definition: View) -> bool:
    """Whether the figures of a view are made of boxes, which can be coloured."""
    return isinstance(definition, _OfBoxes)


def is_comparable(definition: View) -> bool:
    """Whether the figures of a view can show two moments: boxes that are there at one of them and not at the other."""
    return is_of_boxes(definition) and not isinstance(definition, PrecedenceView)


def colour_of(definition: View) -> ColourBy | None:
    """Return what a view says that it is coloured by."""
    return definition.colour if isinstance(definition, _OfBoxes) else None


def _own_classing(shown: Architecture, definition: View) -> Classing | None:
    by = colour_of(definition)
    if by is None:
        return None
    if by is ColourBy.FINDING:
        message = both("按检查发现着色需要先检查", "colouring by findings takes the findings of a check")
        raise ConfigError(message)
    return classes_of(shown, by)


def _content(architecture: Architecture, view: str, definition: View, language: str) -> Figure:
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
        case DataflowView():
            return dataflow_content.build(architecture, view, definition, language)
        case PrecedenceView():
            return precedence_content.build(architecture, view, definition, language)
        case DendrogramView():
            return dendrogram_content.build(architecture, view, definition, language)
        case AffinityView():
            return affinity_content.build(architecture, view, definition, language)
        case GapView():
            return gap_content.build(architecture, view, definition, language)
        case _:
            kind = definition.figure_kind()
            raise ConfigError(both(f"没有“{kind}”这种图", f"there is no kind of figure '{kind}'"))
