"""The house style: defaults that print, and files that are read strictly."""

from typing import get_args

import pytest
from pydantic import ValidationError

from archtool.layout.drawing import Stroke, Style
from archtool.layout.theme import FillRole, LifecycleRole, Palette, Theme


def luminance(color: str) -> float:
    """Relative luminance of sRGB. Source: WCAG 2.2, relative luminance."""
    channels = [int(color[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_text_colour_is_legible_on_every_light_fill() -> None:
    theme = Theme()
    fills = [value for name, value in theme.palette if isinstance(value, str) and name != "emphasis"]
    fills += theme.palette.groups
    for fill in fills:
        assert contrast(theme.ink, fill) >= 7
        for border in (theme.lifecycle.new, theme.lifecycle.upgrade, theme.lifecycle.reuse, theme.lifecycle.external):
            assert contrast(border.text, fill) >= 4.5


def test_the_four_states_differ_without_colour() -> None:
    lifecycle = Theme().lifecycle
    shapes = {(b.width, b.dash) for b in (lifecycle.new, lifecycle.upgrade, lifecycle.reuse, lifecycle.external)}
    assert len(shapes) == 4


def test_styles_come_from_the_roles() -> None:
    theme = Theme()
    assert theme.block("upgrade") == Style("#FFFFFF", Stroke("#B45F06", 1.4))
    assert theme.surface("data").fill == "#FFF2CC"
    assert theme.group_fill(4) == theme.group_fill(0) != theme.group_fill(1)


def test_sizes_go_down_to_the_minimum_by_half_points() -> None:
    text = Theme().text
    assert text.down_from(9) == (9, 8.5, 8, 7.5)
    assert text.down_from(8.25) == (8.25, 7.75, 7.5)
    assert text.down_from(7.5) == (7.5,)


@pytest.mark.parametrize("color", ["red", "#FFF", "#GGGGGG", "#FFFFFF\n", "#FFFFFFFF"])
def test_a_colour_is_six_hexadecimal_digits(color: str) -> None:
    with pytest.raises(ValidationError):
        Palette(layer=color)


def test_unknown_keys_are_refused() -> None:
    with pytest.raises(ValidationError):
        Theme.model_validate({"palette": {"colour": "#FFFFFF"}})


def test_every_role_has_its_fill_or_border() -> None:
    theme = Theme()
    assert all(theme.fill(role) for role in get_args(FillRole))
    assert all(theme.border(role).width for role in get_args(LifecycleRole))
