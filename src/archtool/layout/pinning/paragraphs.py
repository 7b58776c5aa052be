"""Words that are set alike, broken into lines of a width: smaller where they must be, cut short where nothing helps."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from archtool.layout.drawing import Anchor, Point, TextRun
from archtool.layout.text.ellipsis import shortened
from archtool.layout.text.joining import joined_lines
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import block_height, block_width
from archtool.layout.theme import Theme

SPACING = 2.0
"""Points between two paragraphs."""

_STEP = 0.5


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
    return tuple(Paragraph(joined_lines(run.text for run in part), part[0], ()) for part in parts)


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
        (*whole, last), run = kept[-1].lines, kept[-1].run
        kept[-1] = replace(kept[-1], lines=(*whole, shortened(last, width, run.size, run.font)))
    return tuple(kept)


def extent(setting: Sequence[Paragraph]) -> Point:
    """Width and height of paragraphs below each other, in points."""
    heights = [paragraph.size[1] for paragraph in setting]
    return max(paragraph.size[0] for paragraph in setting), sum(heights) + SPACING * (len(heights) - 1)
