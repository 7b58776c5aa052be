"""How many lines a text takes in which width, for those who try many widths before they break any line."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archtool.layout.drawing import FontWeight
from archtool.layout.text.atoms import Atom, syllables, whole_atoms
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import text_width

_PRECISION = 0.05
"""Ems to which the least width for a number of lines is found."""

_MOST_LINES = 16
"""Lines up to which the widths are found; in narrower ones a text counts as if it had no more."""

_EXACT = 1e-6

_Edges = tuple[Sequence[float], Sequence[float]]
"""Where words begin and end, in ems from the beginning of the text."""


@lru_cache(maxsize=1 << 14)
def line_steps(text: str, weight: FontWeight) -> tuple[tuple[float, int], ...]:
    """The widths in ems from which on a text takes fewer lines, each with their number, the least width first.

    As `break_lines` breaks it; where a word is wider than a line, as if it could be cut at its punctuation only.
    """
    paragraphs = [list(whole_atoms(line.strip())) for line in latin_marks(text).splitlines() if line.strip()]
    if not paragraphs:
        return ((0.0, 0),)
    whole = [_edges(atoms, weight) for atoms in paragraphs]
    cut = [_edges([part for atom in atoms for part in syllables(atom.text)], weight) for atoms in paragraphs]
    steps = list(_steps(whole))
    narrowest = max(_widest(edges) for edges in cut)
    if narrowest < steps[-1][0] - _EXACT:
        steps.append((narrowest, max(steps[-1][1] + 1, _count(cut, narrowest))))
    return tuple(reversed(steps))


def lines_in(steps: Sequence[tuple[float, int]], width: float) -> int:
    """The lines of a text in a width in ems, by its steps."""
    return steps[max(0, bisect_right(steps, (width + _EXACT, _MOST_LINES * len(steps))) - 1)][1]


def _steps(paragraphs: Sequence[_Edges]) -> Iterator[tuple[float, int]]:
    """The steps of a text whose words are whole, the greatest width first."""
    wide = max(ends[-1] for _, ends in paragraphs)
    narrowest = max(_widest(edges) for edges in paragraphs)
    count = len(paragraphs)
    yield wide, count
    while wide > narrowest + _EXACT and count < _MOST_LINES:
        count = _count(paragraphs, wide - _PRECISION)
        narrow = narrowest
        if _count(paragraphs, narrow) <= count:
            yield narrow, count
            return
        while wide - narrow > _PRECISION:
            middle = (narrow + wide) / 2
            if _count(paragraphs, middle) <= count:
                wide = middle
            else:
                narrow = middle
        yield wide, count


def _edges(atoms: Sequence[Atom], weight: FontWeight) -> _Edges:
    starts: list[float] = []
    ends: list[float] = []
    x = 0.0
    for atom in atoms:
        starts.append(x)
        ends.append(x + text_width(atom.at_end, 1.0, weight))
        x += text_width(atom.text, 1.0, weight)
    return starts, ends


def _widest(edges: _Edges) -> float:
    return max(end - start for start, end in zip(*edges, strict=True))


def _count(paragraphs: Sequence[_Edges], width: float) -> int:
    """The fewest lines of words in a width, in ems."""
    count, room = 0, width + _EXACT
    for starts, ends in paragraphs:
        count += 1
        limit = room
        for start, end in zip(starts, ends, strict=True):
            if end > limit:
                count += 1
                limit = start + room
    return count
