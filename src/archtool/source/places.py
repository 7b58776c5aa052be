"""Where the nodes of a file stand: worked out from their bounds in its text, when somebody asks."""

import re
from array import array
from bisect import bisect_right
from functools import cached_property
from typing import TypeAlias

Place: TypeAlias = tuple[int, int, int, int]
"""First line and column, line of the end and column just after it, in characters, from 0."""

_BREAK = re.compile(r"\r\n|\r|\n")


class Places:
    """The places of all nodes of one file, by number.

    Attributes:
        bounds: in twos, where each node begins and where it has ended, in characters from the beginning of the text.
    """

    def __init__(self, bounds: "array[int]", text: str) -> None:
        """Keep what is needed to tell lines from each other."""
        self.bounds = bounds
        self._text = text

    def at(self, number: int) -> Place:
        """Return the place of a node."""
        begin, end = self.bounds[2 * number : 2 * number + 2]
        return *self._line_and_column(begin), *self._line_and_column(end)

    def _line_and_column(self, character: int) -> tuple[int, int]:
        line = bisect_right(self._lines, character) - 1
        return line, character - self._lines[line]

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line begins."""
        return [0, *(one.end() for one in _BREAK.finditer(self._text))]
