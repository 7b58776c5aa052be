"""Every figure there is, as one closed union, so that a layout that is missing is a type error."""

from typing import TypeAlias

from archtool.views.figures.landscape import LandscapeFigure

Figure: TypeAlias = LandscapeFigure
