"""Every figure there is, as one closed union, so that a layout that is missing is a type error."""

from typing import TypeAlias

from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError
from archtool.source.text import both
from archtool.views.figures import landscape_content
from archtool.views.figures.landscape import LandscapeFigure, LandscapeView
from archtool.views.view import View

Figure: TypeAlias = LandscapeFigure


def build(architecture: Architecture, view: str, definition: View, language: str) -> Figure:
    """Return the content of a view, by the kind of its definition.

    Raises:
        ConfigError: nothing builds this kind of view.
    """
    match definition:
        case LandscapeView():
            return landscape_content.build(architecture, view, definition, language)
        case _:
            kind = definition.figure
            raise ConfigError(both(f"没有“{kind}”这种图", f"there is no kind of figure '{kind}'"))
