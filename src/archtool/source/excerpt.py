"""A line of the text with a caret under what a diagnostic means."""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from archtool.source.lines import split_lines
from archtool.source.span import Span

WIDTH = 120
"""Columns of a terminal that an excerpt may take; longer lines are cut around the caret."""

_TAB = 4
_ELLIPSIS = "…"


def excerpt(text: str, span: Span) -> tuple[str, str]:
    """Return the line where a span starts, and a line of carets that stands under it in a fixed-width font.

    Chinese and other wide characters take two columns, tabs go to the next multiple of four, what cannot be printed is
    shown as `·`. A span over several lines is marked to the end of its first line; an empty one gets one caret.
    Source: Unicode Standard Annex 11, East Asian Width.
    """
    lines = _lines(text)
    line = lines[span.line - 1] if 0 < span.line <= len(lines) else ""
    start = min(max(span.column - 1, 0), len(line))
    end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line)
    cells = _cells(line)
    first, last = _window(cells, start)
    before = _ELLIPSIS if first > 0 else ""
    after = _ELLIPSIS if last < len(cells) else ""
    padding = len(before) + sum(width for _, width in cells[first:start])
    carets = max(sum(width for _, width in cells[start : min(end, last)]), 1)
    shown = "".join(letters for letters, _ in cells[first:last])
    return before + shown + after, " " * padding + "^" * carets


# Diagnostics come sorted by file, hundreds of one after the other.
@lru_cache(maxsize=8)
def _lines(text: str) -> Sequence[str]:
    return split_lines(text)


def _cells(line: str) -> list[tuple[str, int]]:
    """Return what each character is shown as, and how many columns it takes."""
    cells: list[tuple[str, int]] = []
    column = 0
    for character in line:
        shown, width = _cell(character, column)
        cells.append((shown, width))
        column += width
    return cells


def _cell(character: str, column: int) -> tuple[str, int]:
    if character == "\t":
        width = _TAB - column % _TAB
        return " " * width, width
    category = unicodedata.category(character)
    if category in ("Mn", "Me"):
        return character, 0
    if category.startswith("C") or category in ("Zl", "Zp"):
        return "·", 1
    return character, 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _window(cells: list[tuple[str, int]], start: int) -> tuple[int, int]:
    """Return the first and one past the last character to show: the whole line, or `WIDTH` columns around the caret."""
    if sum(width for _, width in cells) <= WIDTH:
        return 0, len(cells)
    room = WIDTH - 2
    first = last = min(start, len(cells))
    before = room // 3
    while first > 0 and cells[first - 1][1] <= before:
        first -= 1
        before -= cells[first][1]
    room -= sum(width for _, width in cells[first:last])
    while last < len(cells) and cells[last][1] <= room:
        room -= cells[last][1]
        last += 1
    while first > 0 and cells[first - 1][1] <= room:
        first -= 1
        room -= cells[first][1]
    return first, last
