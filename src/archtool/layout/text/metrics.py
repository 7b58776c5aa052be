"""How wide and how high a line of text is, from tables of the very font that figures are drawn with."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache, lru_cache

from archtool.layout.drawing import FontWeight
from archtool.layout.text import noto_sans_sc

EM = 1000
"""Font units in an em, and the width of every character that the tables do not list."""

ASCENT = 0.88
"""Height of the ideographic box above the baseline, in ems. Source: OS/2 sTypoAscender of Noto Sans SC."""

DESCENT = 0.12
"""Depth of the ideographic box below the baseline, in ems. Source: OS/2 sTypoDescender of Noto Sans SC."""

LINE_HEIGHT = 1.25
"""Distance of baselines in ems: close enough for two lines in a block, open enough for its strokes."""


@cache
def _advances(weight: FontWeight) -> Mapping[str, int]:
    runs = noto_sans_sc.BOLD if weight is FontWeight.BOLD else noto_sans_sc.REGULAR
    return {chr(first + index): width for first, widths in runs for index, width in enumerate(widths)}


def text_width(text: str, size: float, weight: FontWeight = FontWeight.REGULAR) -> float:
    """Width of one line of text in points, without kerning, set at `size` points."""
    return _units(text, weight) * size / EM


@lru_cache(maxsize=1 << 16)
def _units(text: str, weight: FontWeight) -> int:
    """Width of a text in font units; layouts ask for the same words at many sizes."""
    get = _advances(weight).get
    return sum([get(char, EM) for char in text])


def ascent(size: float) -> float:
    """Height of a line above its baseline, in points."""
    return ASCENT * size


def descent(size: float) -> float:
    """Depth of a line below its baseline, in points."""
    return DESCENT * size


def line_height(size: float) -> float:
    """Distance of two baselines of text set at `size` points, in points."""
    return LINE_HEIGHT * size


def block_height(lines: int, size: float) -> float:
    """Height of a number of lines from the top of the first to the bottom of the last, in points."""
    return 0.0 if lines == 0 else size * (ASCENT + DESCENT) + (lines - 1) * line_height(size)


def block_width(lines: tuple[str, ...], size: float, weight: FontWeight = FontWeight.REGULAR) -> float:
    """Width of the widest of some lines, in points."""
    return max((text_width(line, size, weight) for line in lines), default=0.0)


def missing_characters(text: str) -> str:
    """The printable characters of `text` that the font has no glyph for, each once, in their order."""
    missing = (char for char in dict.fromkeys(text) if char.isprintable() and not _is_covered(char))
    return "".join(missing)


def _is_covered(char: str) -> bool:
    code = ord(char)
    index = bisect_right(noto_sans_sc.COVERED, (code, 0x110000)) - 1
    return index >= 0 and code <= noto_sans_sc.COVERED[index][1]
