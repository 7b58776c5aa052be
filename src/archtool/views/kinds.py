"""The kinds of view that a `views` section may define; each names its figure by the default of `figure`."""

from archtool.views.figures.landscape import LandscapeView
from archtool.views.view import View

VIEW_KINDS: tuple[type[View], ...] = (
    LandscapeView,
)  # fmt: skip
"""Sorted by name, one a line."""
