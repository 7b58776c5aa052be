"""The kinds of view that a `views` section may define, imported only when somebody defines or asks for them."""

from importlib import import_module
from typing import cast

from archtool.views.view import View

FIGURES = (
    "affinity",
    "chart",
    "dataflow",
    "dendrogram",
    "gap",
    "hub",
    "landscape",
    "matrix",
    "network",
    "precedence",
    "swimlane",
    "table",
    "timeline",
    "topology",
    "tree",
    "zoning",
)  # fmt: skip
"""What authors write after `figure:`, sorted, one a line; `figures/hub.py` declares it as `HubView`."""


def view_kind(figure: str) -> type[View]:
    """Return the class of the views of one of `FIGURES`."""
    # All of them take as long to import as 2,000 elements to read, and most workspaces draw a few kinds only.
    module = import_module(f"archtool.views.figures.{figure}")
    return cast("type[View]", vars(module)[f"{figure.capitalize()}View"])


def view_kinds() -> dict[str, type[View]]:
    """Return every kind of view by its figure."""
    return {figure: view_kind(figure) for figure in FIGURES}
