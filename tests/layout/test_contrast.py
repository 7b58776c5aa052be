"""Contrast and lightness against published values, and both themes held to their thresholds."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archtool.commands.theming import load_style
from archtool.layout.contrast import (
    LEAST_CONTRAST,
    LEAST_GREY_DISTANCE,
    contrast_ratio,
    grey_distance,
    lightness,
    relative_luminance,
)
from archtool.layout.legibility import weaknesses
from archtool.layout.theme import Border, Classes, Lifecycle, Palette, Theme
from archtool.workspace.files import read_workspace

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


def presentation() -> Theme:
    return load_style(read_workspace(Path(__file__).parents[2]), "presentation").theme


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    # Source: the contrast of grey #767676 on white, the darkest that fails 4.5 being #777777 (WCAG 2.2, techniques G18)
    [("#000000", "#FFFFFF", 21.0), ("#767676", "#FFFFFF", 4.54), ("#777777", "#FFFFFF", 4.48),
     ("#FF0000", "#FFFFFF", 4.0)],
)  # fmt: skip
def test_contrast_of_known_pairs(one: str, other: str, ratio: float) -> None:
    assert contrast_ratio(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(
    ("color", "light"), [("#000000", 0.0), ("#777777", 50.03), ("#FFFFFF", 100.0), ("#FF0000", 53.24)]
)
def test_lightness_of_known_colours(color: str, light: float) -> None:
    assert lightness(color) == pytest.approx(light, abs=0.02)


@given(COLORS, COLORS)
def test_contrast_is_symmetric_and_grows_with_the_distance_in_grey(one: str, other: str) -> None:
    assert contrast_ratio(one, other) == contrast_ratio(other, one)
    assert 1 <= contrast_ratio(one, other) <= 21.000001
    assert (lightness(one) < lightness(other)) == (relative_luminance(one) < relative_luminance(other))


@pytest.mark.parametrize("theme", [Theme(), presentation()], ids=["print", "presentation"])
def test_our_themes_have_no_weakness(theme: Theme) -> None:
    assert weaknesses(theme) == ()
    fills = theme.classes.categories
    assert all(grey_distance(a, b) >= LEAST_GREY_DISTANCE for a, b in pairwise(fills))
    assert all(contrast_ratio(theme.ink, fill) >= LEAST_CONTRAST for fill in fills)


def test_what_prints_badly_is_named_by_its_place() -> None:
    thin = Border(color="#000000", width=1.0)
    theme = Theme(
        palette=Palette(data="#333333"),
        classes=Classes(categories=("#DDDDDD", "#DEDEDE")),
        lifecycle=Lifecycle(new=thin, upgrade=thin),
    )
    places = [weakness.places[0] for weakness in weaknesses(theme)]
    assert ("palette", "data") in places
    assert ("classes", "categories", 1) in places
    assert ("lifecycle", "upgrade") in places
    assert len(places) == 3
