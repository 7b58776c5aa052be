"""What all kinds of figures have in common: a view's own moment counts."""

from pathlib import Path

import pytest

from archtool.views.figure import build
from archtool.views.reading import read_views
from archtool.workspace.files import read_workspace

READING = read_workspace(Path(__file__).parents[2]).reading
assert READING.architecture is not None
ARCHITECTURE = READING.architecture
VIEWS = read_views(READING.sections, ARCHITECTURE).definitions
OF_EACH_KIND = {definition.figure_kind(): view for view, definition in VIEWS.items()}


@pytest.mark.parametrize("view", OF_EACH_KIND.values())
def test_a_view_shows_its_own_moment(view: str) -> None:
    dated = VIEWS[view].model_copy(update={"at": "P1"})
    assert build(ARCHITECTURE, view, dated, "zh") == build(ARCHITECTURE.slice("P1"), view, VIEWS[view], "zh")


def test_an_unknown_moment_is_an_error() -> None:
    dated = VIEWS["risks"].model_copy(update={"at": "P9"})
    with pytest.raises(KeyError):
        build(ARCHITECTURE, "risks", dated, "zh")
