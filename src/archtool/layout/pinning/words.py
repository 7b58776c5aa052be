"""The words of a box that is pinned: set anew where its size is not the one they were set for."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from archtool.layout.drawing import Anchor, Point, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ASCENT, block_height, block_width, line_height
from archtool.layout.theme import Theme

_SPACING = 2.0
"""Points between two paragraphs."""

_CENTRED = 1.5
"""Points by which something in the middle may stand off it."""

_STEP = 0.5

_INSET = 0.5
"""Points that words keep from the border of a box at the very least: beyond half of any border."""


def least_size(runs: Sequence[TextRun], size: Point, theme: Theme) -> Point:
    """The size in points that a box needs for its words when it would be `size`: wider or higher only where it must."""
    if not runs or _is_upright(runs):
        return size
    padding = theme.spacing.text_padding
    setting = _fitting(_paragraphs(runs), size[0] - 2 * padding, size[1] - 2 * _INSET, theme)
    width, height = _extent(setting)
    return max(size[0], width + 2 * _INSET), max(size[1], height + 2 * _INSET)


def moved_words(
    runs: Sequence[TextRun], before: Rectangle, after: Rectangle, theme: Theme, *, is_leaf: bool
) -> tuple[TextRun, ...]:
    """The words of a box at its new place: broken anew where a box that holds nothing has another size."""
    size = (after.right - after.left, after.bottom - after.top)
    change = (size[0] - before.right + before.left, size[1] - before.bottom + before.top)
    own = Rectangle.around(corner for run in runs for corner in _corners(run))
    is_reset = is_leaf and max(abs(change[0]), abs(change[1])) > 0.01 and not _is_upright(runs)
    if is_reset and _is_centred(own, before):
        return _set(runs, after, theme)
    dx = after.left - before.left + change[0] * _share((own.left, own.right), (before.left, before.right))
    dy = after.top - before.top + change[1] * _share((own.top, own.bottom), (before.top, before.bottom))
    return tuple(replace(run, x=run.x + dx, y=run.y + dy) for run in runs)


def share_of(one: Rectangle, around: Rectangle) -> Point:
    """Which part of its holder's growth something moves, across and down: none at the start, all at the end."""
    return (
        _share((one.left, one.right), (around.left, around.right)),
        _share((one.top, one.bottom), (around.top, around.bottom)),
    )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """Words that are set alike, and the lines that they are broken into."""

    text: str
    run: TextRun
    lines: tuple[str, ...]

    @property
    def size(self) -> Point:
        return block_width(self.lines, self.run.size, self.run.font), block_height(len(self.lines), self.run.size)


def _set(runs: Sequence[TextRun], area: Rectangle, theme: Theme) -> tuple[TextRun, ...]:
    width, height = area.right - area.left, area.bottom - area.top
    setting = _fitting(_paragraphs(runs), width - 2 * theme.spacing.text_padding, height - 2 * _INSET, theme)
    y = (area.top + area.bottom - _extent(setting)[1]) / 2
    found: list[TextRun] = []
    for paragraph in setting:
        size = paragraph.run.size
        for index, line in enumerate(paragraph.lines):
            baseline = y + ASCENT * size + index * line_height(size)
            found.append(replace(paragraph.run, x=(area.left + area.right) / 2, y=baseline, text=line))
        y += paragraph.size[1] + _SPACING
    return tuple(found)


def _fitting(paragraphs: Sequence[_Paragraph], width: float, height: float, theme: Theme) -> tuple[_Paragraph, ...]:
    """The paragraphs at the largest size at which they fit, else at the theme's least."""
    largest = max(paragraph.run.size for paragraph in paragraphs)
    steps = max(0, round((largest - theme.text.minimum) / _STEP))
    found: tuple[_Paragraph, ...] = ()
    for step in range(steps + 1):
        found = tuple(_smaller(paragraph, step * _STEP, max(1.0, width), theme) for paragraph in paragraphs)
        if _extent(found)[1] <= height + 1e-9:
            break
    return found


def _smaller(paragraph: _Paragraph, by: float, width: float, theme: Theme) -> _Paragraph:
    size = max(min(theme.text.minimum, paragraph.run.size), paragraph.run.size - by)
    run = replace(paragraph.run, size=size, anchor=Anchor.MIDDLE)
    return _Paragraph(paragraph.text, run, break_lines(paragraph.text, width, size, run.font))


def _extent(setting: Sequence[_Paragraph]) -> Point:
    heights = [paragraph.size[1] for paragraph in setting]
    return max(paragraph.size[0] for paragraph in setting), sum(heights) + _SPACING * (len(heights) - 1)


def _paragraphs(runs: Sequence[TextRun]) -> tuple[_Paragraph, ...]:
    parts: list[list[TextRun]] = []
    for run in sorted(runs, key=lambda run: (run.y, run.x)):
        if parts and (parts[-1][0].size, parts[-1][0].font, parts[-1][0].color) == (run.size, run.font, run.color):
            parts[-1].append(run)
        else:
            parts.append([run])
    return tuple(_Paragraph(_joined(run.text for run in part), part[0], ()) for part in parts)


def _joined(lines: Iterable[str]) -> str:
    """Lines as one, with a space only between words that need one."""
    kept = [line for line in lines if line]
    joints = ("" if _is_wide(one[-1]) or _is_wide(other[0]) else " " for one, other in pairwise(kept))
    return "".join(part for pair in zip(kept, (*joints, ""), strict=True) for part in pair)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char == "…"


def _is_upright(runs: Sequence[TextRun]) -> bool:
    """Whether the words stand downward, an ideograph a line."""
    return len(runs) > 2 and all(len(run.text) <= 1 for run in runs)


def _is_centred(one: Rectangle, around: Rectangle) -> bool:
    return all(share == 0.5 for share in share_of(one, around))


def _share(one: tuple[float, float], around: tuple[float, float]) -> float:
    before, behind = one[0] - around[0], around[1] - one[1]
    if abs(before - behind) <= 2 * _CENTRED:
        return 0.5
    return 0.0 if before < behind else 1.0


def _corners(run: TextRun) -> tuple[Point, Point]:
    bounds = Rectangle.of_text(run)
    return (bounds.left, bounds.top), (bounds.right, bounds.bottom)
