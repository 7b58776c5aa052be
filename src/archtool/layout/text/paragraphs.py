"""Paragraphs of different sizes below each other in one box, as a name with its parameters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from archtool.layout.drawing import FontWeight, TextRun
from archtool.layout.text.line_breaking import FittedText, break_lines
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import block_height, block_width, text_width
from archtool.layout.text.text_block import Room, at_top

_SPACING = 2.0
"""Points between two paragraphs."""

_UNBROKEN = re.compile(r"[(\[]?\b[A-Z]{2,}(?:/[A-Z]+)* \d[\d.,]*[)\]]?|[!-~]+?(?:[./:@&+_#]|(?![!-~]))")
"""Latin letters and signs between two places where a line may break: standards and sums keep their numbers."""

_CHAIN = re.compile(r"[^-]+-?")
"""The parts of a word of several hyphens, as hospital-to-hospital; one of two parts, as sub-centre, is whole."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text with its size in points; it takes as many lines as it needs."""

    text: str
    size: float
    color: str
    weight: FontWeight = FontWeight.REGULAR

    def fitted(self, width: float) -> FittedText:
        """The text broken to `width` points."""
        return _fitted(self, width)


def least_width(paragraphs: Sequence[Paragraph]) -> float:
    """Width in points at which no Latin word of some paragraphs has to be cut."""
    return max(
        (
            text_width(word, paragraph.size, paragraph.weight)
            for paragraph in paragraphs
            for word in _words(paragraph.text)
        ),
        default=0.0,
    )


def _words(text: str) -> Iterator[str]:
    for word in _UNBROKEN.findall(latin_marks(text)):
        yield from _CHAIN.findall(word) if word.count("-") > 1 else (word,)


def paragraphs_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Height in points of paragraphs that are `width` points wide; empty ones take none."""
    heights = [paragraph.fitted(width).height for paragraph in paragraphs if paragraph.text]
    return sum(heights) + _SPACING * max(0, len(heights) - 1)


def paragraphs_in(room: Room, paragraphs: Sequence[Paragraph]) -> tuple[TextRun, ...]:
    """The paragraphs in the middle of `room`, both ways."""
    y = room.y + (room.height - paragraphs_height(paragraphs, room.width)) / 2
    runs: list[TextRun] = []
    for paragraph in paragraphs:
        if paragraph.text:
            fitted = paragraph.fitted(room.width)
            runs.extend(at_top(replace(room, y=y, height=fitted.height), fitted, paragraph.color))
            y += fitted.height + _SPACING
    return tuple(runs)


@lru_cache(maxsize=4096)
def _fitted(paragraph: Paragraph, width: float) -> FittedText:
    """The broken text; remembered, because heights are asked for again and again before anything is drawn."""
    lines = break_lines(paragraph.text, width, paragraph.size, paragraph.weight)
    measured = block_width(lines, paragraph.size, paragraph.weight), block_height(len(lines), paragraph.size)
    return FittedText(lines, paragraph.size, paragraph.weight, *measured)
