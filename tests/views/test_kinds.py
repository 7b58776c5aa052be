"""Every kind of figure is there under the name that authors write."""

import pytest

from archtool.views.kinds import FIGURES, view_kind


@pytest.mark.parametrize("figure", FIGURES)
def test_each_figure_has_a_view_of_its_name(figure: str) -> None:
    assert view_kind(figure).figure_kind() == figure


def test_figures_are_listed_by_name() -> None:
    assert list(FIGURES) == sorted(FIGURES)
