"""The words of a box that is pinned: set anew where its size is not the one they were set for."""

from collections.abc import Sequence
from dataclasses import replace

from archtool.layout.drawing import Anchor, Point, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.paragraphs import SPACING, cut, extent, fitting, paragraphs, smaller
from archtool.layout.pinning.room import Room, admits
from archtool.layout.text.metrics import ASCENT, line_height
from archtool.layout.text.text_block import Room as Place
from archtool.layout.text.text_block import centred, levelled, upright_text
from archtool.layout.theme import Theme

_CENTRED = 1.5
"""Points by which something in the middle may stand off it."""

_WIDENING = 4.0
"""Points by which a box is tried wider."""

_WIDEST = 4.0
"""How many times as wide a box gets for its words at most: assumption."""

_INSET = 0.5
"""Points that words keep from the border of a box at the very least: beyond half of any border."""

_OUTSIDE = 0.2
"""Points by which words may reach over the edge of their box before they are set anew."""


def fitting_size(runs: Sequence[TextRun], size: Point, room: Room, theme: Theme) -> Point:
    """The size in points of a box that should be `size`: higher or wider where its words need it and there is room."""
    least = least_size(runs, size, theme)
    if least == size or admits(room, least):
        return least
    for width, height in room:
        wide = size[0] + _WIDENING
        while wide <= min(width, _WIDEST * size[0]):
            needed = least_size(runs, (wide, size[1]), theme)
            if needed[0] <= wide and needed[1] <= height:
                return needed
            wide += _WIDENING
    return size


def least_size(runs: Sequence[TextRun], size: Point, theme: Theme) -> Point:
    """The size in points that a box needs for its words when it would be `size`: wider or higher only where it must."""
    label, _ = _parts(runs)
    if not label or is_upright(label):
        return size
    padding = theme.spacing.text_padding
    setting = fitting(paragraphs(label), size[0] - 2 * padding, size[1] - 2 * _INSET, theme)
    width, height = extent(setting)
    return max(size[0], width + 2 * _INSET), max(size[1], height + 2 * _INSET)


def moved_words(runs: Sequence[TextRun], before: Rectangle, after: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """The words of a box that holds nothing at its new place: broken anew where it has another size.

    What fits at no legible size loses its end to an ellipsis.
    """
    size = (after.right - after.left, after.bottom - after.top)
    change = (size[0] - before.right + before.left, size[1] - before.bottom + before.top)
    own = _around(runs)
    is_reset = max(abs(change[0]), abs(change[1])) > 0.01 and not is_upright(runs)
    is_alike = all(run.anchor is Anchor.MIDDLE for run in runs)
    if is_reset and is_alike and _is_centred(own, before):
        return _set(runs, after, theme)
    moved = tuple(run for part in _parts(runs) if part for run in shifted(part, before, after))
    is_beside = (
        is_reset
        and not (is_alike and share_of(own, before)[0] == 0.5)
        and (not is_alike or runs[0].anchor is Anchor.MIDDLE)
    )
    if after.shrunk(-_OUTSIDE).contains(_around(moved)) and not is_beside:
        return moved
    if is_upright(runs):
        return _set_upright(runs, after, theme)
    return _reset(runs, moved, before, after, theme)


def title_words(runs: Sequence[TextRun], band: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """The words of a box that holds others, in the band that these leave it."""
    if band.shrunk(-_OUTSIDE).contains(_around(runs)):
        return tuple(runs)
    if is_upright(runs):
        return _set_upright(runs, band, theme)
    return _set(runs, band, theme)


def words_inside(runs: Sequence[TextRun], holder: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """Words where they stand, or smaller and in lines that do not leave what holds them."""
    inside, own = holder.shrunk(2 * _INSET), _around(runs)
    if inside.contains(own) or not inside.overlaps(own):
        return tuple(runs)
    left, right = max(own.left, inside.left), min(own.right, inside.right)
    return _filled(runs, Rectangle(left, own.top, right, min(own.bottom, inside.bottom)), theme, runs[0].anchor)


def narrower(runs: Sequence[TextRun], width: float, theme: Theme) -> tuple[TextRun, ...]:
    """Words in lines no wider than a width, where they can be, at the smallest legible size."""
    around = _around(runs)
    setting = tuple(smaller(one, one.run.size - theme.text.minimum, width, theme) for one in paragraphs(runs))
    height = extent(setting)[1] + 2 * _INSET
    return _filled(
        runs, Rectangle(around.left, around.top, around.left + width, around.top + height), theme, Anchor.MIDDLE
    )


def shifted(runs: Sequence[TextRun], before: Rectangle, after: Rectangle) -> tuple[TextRun, ...]:
    """Words at the new place of their box, as far from the edge that they are near to, or still in the middle."""
    own = _around(runs)
    change = (
        after.right - after.left - before.right + before.left,
        after.bottom - after.top - before.bottom + before.top,
    )
    dx = after.left - before.left + change[0] * _share((own.left, own.right), (before.left, before.right))
    dy = after.top - before.top + change[1] * _share((own.top, own.bottom), (before.top, before.bottom))
    return tuple(replace(run, x=run.x + dx, y=run.y + dy) for run in runs)


def share_of(one: Rectangle, around: Rectangle) -> Point:
    """Which part of its holder's growth something moves, across and down: none at the start, all at the end."""
    return (
        _share((one.left, one.right), (around.left, around.right)),
        _share((one.top, one.bottom), (around.top, around.bottom)),
    )


def _set(runs: Sequence[TextRun], area: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """Words in the middle of an area."""
    inside = replace(area, left=area.left + theme.spacing.text_padding, right=area.right - theme.spacing.text_padding)
    return _filled(runs, inside, theme, Anchor.MIDDLE)


def _filled(runs: Sequence[TextRun], area: Rectangle, theme: Theme, anchor: Anchor) -> tuple[TextRun, ...]:
    """Words in the middle of the height of an area, and in the middle or from the edge of its width."""
    width, height = area.right - area.left, area.bottom - area.top - 2 * _INSET
    setting = cut(fitting(paragraphs(runs), width, height, theme), width, height)
    y = (area.top + area.bottom - extent(setting)[1]) / 2
    x = {Anchor.START: area.left, Anchor.MIDDLE: (area.left + area.right) / 2, Anchor.END: area.right}[anchor]
    found: list[TextRun] = []
    for paragraph in setting:
        size = paragraph.run.size
        for index, line in enumerate(paragraph.lines):
            baseline = y + ASCENT * size + index * line_height(size)
            found.append(replace(paragraph.run, x=x, y=baseline, text=line, anchor=anchor))
        y += paragraph.size[1] + SPACING
    return tuple(found)


def _reset(
    runs: Sequence[TextRun], moved: Sequence[TextRun], before: Rectangle, after: Rectangle, theme: Theme
) -> tuple[TextRun, ...]:
    """Words that stand at an edge or beside a picture, set anew between the same insets; a count behind them stays."""
    label, behind_now = _parts(runs)[0], _parts(moved)[1]
    own, padding = _around(label), theme.spacing.text_padding
    left = after.left + max(_INSET, own.left - before.left) if label[0].anchor is Anchor.START else after.left + padding
    right = min([after.right - padding, *(_around((run,)).left - padding for run in behind_now)])
    share = _share((own.top, own.bottom), (before.top, before.bottom))
    inset = min(own.top - before.top, before.bottom - own.bottom)
    top = after.top + (max(0.0, inset) if share == 0.0 else 0.0)
    bottom = after.bottom - (max(0.0, inset) if share == 1.0 else 0.0)
    if label[0].anchor is Anchor.MIDDLE:
        # Words in the middle of what a picture leaves them: as much as they are off the middle of the box is its.
        off = (own.left + own.right - before.left - before.right) / 2
        left, right = left + max(0.0, 2 * off), right - max(0.0, -2 * off)
    return (*_filled(label, Rectangle(left, top, right, bottom), theme, label[0].anchor), *behind_now)


def _set_upright(runs: Sequence[TextRun], area: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    """Words downward in the middle of an area, level where they are too many."""
    first = runs[0]
    inset = min(theme.spacing.text_padding, max(_INSET, (area.right - area.left - first.size) / 2))
    place = Place(
        area.left + inset, area.top + inset, max(1.0, area.right - area.left - 2 * inset),
        max(1.0, area.bottom - area.top - 2 * inset), first.within, first.element,
    )  # fmt: skip
    text = levelled("".join(run.text for run in runs))
    sizes = tuple(dict.fromkeys((*theme.text.down_from(first.size), theme.text.minimum)))
    downward = upright_text(text, place.width, place.height, sizes, first.font)
    if downward is not None:
        return centred(place, downward, first.color)
    level = (replace(first, text=text),)
    inside = Rectangle(place.x, place.y, place.x + place.width, place.y + place.height)
    return _filled(level, inside.shrunk(-_INSET), theme, Anchor.MIDDLE)


def _parts(runs: Sequence[TextRun]) -> tuple[tuple[TextRun, ...], tuple[TextRun, ...]]:
    """The label of a box, and what stands at its end beside the label, as a count."""
    ends = tuple(run for run in runs if run.anchor is Anchor.END)
    return (tuple(run for run in runs if run.anchor is not Anchor.END), ends) if len(ends) < len(runs) else (ends, ())


def is_upright(runs: Sequence[TextRun]) -> bool:
    """Whether the words stand downward, an ideograph a line."""
    is_column = len({round(run.x, 2) for run in runs}) == 1
    return is_column and len(runs) > 1 and 2 * sum(len(run.text) for run in runs) <= 3 * len(runs)


def _is_centred(one: Rectangle, around: Rectangle) -> bool:
    return all(share == 0.5 for share in share_of(one, around))


def _share(one: tuple[float, float], around: tuple[float, float]) -> float:
    before, behind = one[0] - around[0], around[1] - one[1]
    if abs(before - behind) <= 2 * _CENTRED:
        return 0.5
    return 0.0 if before < behind else 1.0


def _around(runs: Sequence[TextRun]) -> Rectangle:
    corners = [corner for run in runs for corner in _corners(run)]
    return Rectangle.around(corners)


def _corners(run: TextRun) -> tuple[Point, Point]:
    bounds = Rectangle.of_text(run)
    return (bounds.left, bounds.top), (bounds.right, bounds.bottom)
