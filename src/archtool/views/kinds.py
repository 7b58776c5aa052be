"""The kinds of view that a `views` section may define; each names its figure by the default of `figure`."""

from archtool.views.figures.hub import HubView
from archtool.views.figures.landscape import LandscapeView
from archtool.views.figures.matrix import MatrixView
from archtool.views.figures.network import NetworkView
from archtool.views.figures.swimlane import SwimlaneView
from archtool.views.figures.timeline import TimelineView
from archtool.views.figures.topology import TopologyView
from archtool.views.figures.tree import TreeView
from archtool.views.figures.zoning import ZoningView
from archtool.views.view import View

VIEW_KINDS: tuple[type[View], ...] = (
    HubView,
    LandscapeView,
    MatrixView,
    NetworkView,
    SwimlaneView,
    TimelineView,
    TopologyView,
    TreeView,
    ZoningView,
)  # fmt: skip
"""Sorted by name, one a line."""
