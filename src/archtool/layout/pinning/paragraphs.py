"""Words that are set alike, broken into lines of a width: smaller where they must be, cut short where nothing helps."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from archtool.layout.drawing import Anchor, Point, TextRun
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_height, block_width, text_width
from archtool.layout.theme import Theme

SPACING = 2.0
"""Points between two paragraphs."""

_STEP = 0.5
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words that are set alike, and the lines that they are broken into."""

    text: str
    run: TextRun
    lines: tuple[str, ...]

    @property
    def size(self) -> Point:
        """Width and height of its lines, in points."""
        return block_width(self.lines, self.run.size, self.run.font), block_height(len(self.lines), self.run.size)


def paragraphs(runs: Sequence[TextRun]) -> tuple[Paragraph, ...]:
    """Words from top to bottom, those that are set alike together; their lines are broken later."""
    ordered = sorted(runs, key=lambda run: (run.y, run.x))
    parts = [list(part) for _, part in groupby(ordered, key=lambda run: (run.size, run.font, run.color))]
    return tuple(Paragraph(joined(run.text for run in part), part[0], ()) for part in parts)


def joined(lines: Iterable[str]) -> str:
    """Lines as one, with a space only between words that need one."""
    kept = [line for line in lines if line]
    joints = ("" if _is_wide(one[-1]) or _is_wide(other[0]) else " " for one, other in pairwise(kept))
    return "".join(part for pair in zip(kept, (*joints, ""), strict=True) for part in pair)


def fitting(paragraphs: Sequence[Paragraph], width: float, height: float, theme: Theme) -> tuple[Paragraph, ...]:
    """The paragraphs at the largest size at which they fit, else at the theme's least."""
    largest = max(paragraph.run.size for paragraph in paragraphs)
    steps = max(0, round((largest - theme.text.minimum) / _STEP))
    found: tuple[Paragraph, ...] = ()
    for step in range(steps + 1):
        found = tuple(smaller(paragraph, step * _STEP, max(1.0, width), theme) for paragraph in paragraphs)
        if extent(found)[1] <= height + 1e-9:
            break
    return found


def smaller(paragraph: Paragraph, by: float, width: float, theme: Theme) -> Paragraph:
    """A paragraph in lines of a width, smaller by some points; never smaller than the theme's least size."""
    size = max(min(theme.text.minimum, paragraph.run.size), paragraph.run.size - by)
    run = replace(paragraph.run, size=size, anchor=Anchor.MIDDLE)
    return Paragraph(paragraph.text, run, break_lines(paragraph.text, width, size, run.font))


def cut(setting: Sequence[Paragraph], width: float, height: float) -> tuple[Paragraph, ...]:
    """As many lines as a height holds, one at least; where some are left out the last one ends with an ellipsis."""
    kept: list[Paragraph] = []
    for paragraph in setting:
        lines: tuple[str, ...] = ()
        for line in paragraph.lines:
            if extent((*kept, replace(paragraph, lines=(*lines, line))))[1] > height + 1e-9 and (kept or lines):
                break
            lines = (*lines, line)
        if lines:
            kept.append(replace(paragraph, lines=lines))
        if len(lines) < len(paragraph.lines):
            break
    if sum(len(one.lines) for one in kept) < sum(len(one.lines) for one in setting):
        kept[-1] = replace(kept[-1], lines=(*kept[-1].lines[:-1], _ended(kept[-1].lines[-1], kept[-1].run, width)))
    return tuple(kept)


def _ended(line: str, run: TextRun, width: float) -> str:
    while len(line) > 1 and text_width(line + _CUT, run.size, run.font) > width:
        line = line[:-1]
    return line.rstrip() + _CUT


def extent(setting: Sequence[Paragraph]) -> Point:
    """Width and height of paragraphs below each other, in points."""
    heights = [paragraph.size[1] for paragraph in setting]
    return max(paragraph.size[0] for paragraph in setting), sum(heights) + SPACING * (len(heights) - 1)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in "WF" or char == _CUT
