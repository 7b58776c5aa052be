"""What in a house style prints badly: text that is hard to read, neighbours in a legend that look alike in grey."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import get_args

from archtool.layout.contrast import LEAST_CONTRAST, LEAST_GREY_DISTANCE, contrast_ratio, grey_distance
from archtool.layout.theme import LifecycleRole, Theme
from archtool.source.text import Text, both

Place = tuple[str | int, ...]
"""A path of keys and positions in the theme, as `("palette", "data")`."""

_NO_GROUND = ("groups", "emphasis")
"""Keys of the palette that are no ground of dark text by themselves."""

_FILLS_OF_CLASSES = ("error", "warning", "note", "waived", "added", "changed", "retired")


@dataclass(frozen=True, slots=True)
class Weakness:
    """Two colours of a theme that do not go together, and the places of both."""

    places: tuple[Place, Place]
    message: Text


def weaknesses(theme: Theme) -> tuple[Weakness, ...]:
    """Everything in a theme that prints badly, in the order of its keys."""
    return (*_texts(theme), *_greys(theme), *_borders(theme))


def _texts(theme: Theme) -> Iterator[Weakness]:
    for ground, fill in _grounds(theme):
        yield from _text((("ink",), theme.ink), (ground, fill))
    for name, fill in (("paper", theme.palette.paper), ("block", theme.palette.block)):
        yield from _text((("muted",), theme.muted), (("palette", name), fill))
    for role in get_args(LifecycleRole):
        text = (("lifecycle", role, "text"), theme.border(role).text)
        for name, fill in (("block", theme.palette.block), ("channel", theme.palette.channel)):
            yield from _text(text, (("palette", name), fill))


def _grounds(theme: Theme) -> Iterator[tuple[Place, str]]:
    for name, fill in theme.palette:
        if name not in _NO_GROUND:
            yield ("palette", name), fill
    for index, fill in enumerate(theme.palette.groups):
        yield ("palette", "groups", index), fill
    for index, fill in enumerate(theme.classes.categories):
        yield ("classes", "categories", index), fill
    for name in _FILLS_OF_CLASSES:
        yield ("classes", name), getattr(theme.classes, name)


def _text(text: tuple[Place, str], ground: tuple[Place, str]) -> Iterator[Weakness]:
    ratio = contrast_ratio(text[1], ground[1])
    if ratio < LEAST_CONTRAST:
        pair = f"{text[1]} / {ground[1]}"
        message = both(
            f"文字与底色对比度只有 {ratio:.1f}:1（{pair}），不足 {LEAST_CONTRAST}:1，难以辨读",
            f"text has a contrast of {ratio:.1f}:1 on its ground ({pair}), less than {LEAST_CONTRAST}:1",
        )
        yield Weakness((ground[0], text[0]), message)


def _greys(theme: Theme) -> Iterator[Weakness]:
    for (first, one), (second, other) in pairwise(enumerate(theme.classes.categories)):
        distance = grey_distance(one, other)
        if distance < LEAST_GREY_DISTANCE:
            message = both(
                f"图例中相邻的两种颜色 {one}、{other} 灰度相差 {distance:.1f}，黑白打印难以区分",
                f"{one} and {other}, side by side in a legend, are {distance:.1f} of 100 apart in a grey copy",
            )
            yield Weakness((("classes", "categories", second), ("classes", "categories", first)), message)


def _borders(theme: Theme) -> Iterator[Weakness]:
    """States whose borders differ in colour alone."""
    drawn = [(("lifecycle", role), theme.border(role)) for role in get_args(LifecycleRole)]
    for number, (place, border) in enumerate(drawn):
        for earlier, other in drawn[:number]:
            if (border.width, border.dash) == (other.width, other.dash):
                message = both(
                    f"“{place[1]}”与“{earlier[1]}”的边框粗细、虚实相同，黑白打印难以区分",
                    f"'{place[1]}' and '{earlier[1]}' have borders of the same width and dashes, alike in a grey copy",
                )
                yield Weakness((place, earlier), message)
