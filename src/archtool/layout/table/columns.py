"""How wide the columns of a table are: by their texts, so that the rows together are low."""

import math

from archtool.layout.drawing import FontWeight
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width
from archtool.views.figures.table import RowKind, TableColumn, TableFigure

PADDING = 3.0
"""Points between a text and the edge of its cell."""

_ROUNDS = 24
_LEAST_IDEOGRAPHS = 3


def column_widths(figure: TableFigure, width: float, size: float) -> tuple[float, ...]:
    """Widths in points that fill `width`; together more than that where no narrower columns hold their words.

    Every column has room for its longest word and no more than its longest text, unless all have that; in between the
    room goes to the columns by the root of how much text they hold.
    """
    columns = range(len(figure.columns))
    least = [_least(figure, column, size) for column in columns]
    natural = [max(_natural(figure, column, size), least[column]) for column in columns]
    for place, column in enumerate(figure.columns):
        if column.width is not None:
            least[place] = natural[place] = max(least[place], _given(column, size))
    if sum(natural) <= width:
        return _stretched(figure, natural, width)
    if sum(least) >= width:
        return tuple(least)
    wants = [math.sqrt(max(_amount(figure, column, size), 1.0)) for column in columns]
    return _shared(least, natural, wants, width)


def _given(column: TableColumn, size: float) -> float:
    return (column.width or 0) * size + 2 * PADDING


def _stretched(figure: TableFigure, natural: list[float], width: float) -> tuple[float, ...]:
    """The natural widths with what is left over, in proportion, for the columns that the author left free."""
    free = [place for place, column in enumerate(figure.columns) if column.width is None] or list(range(len(natural)))
    factor = (width - sum(natural)) / sum(natural[place] for place in free)
    return tuple(one * (1 + factor) if place in free else one for place, one in enumerate(natural))


def _shared(least: list[float], natural: list[float], wants: list[float], width: float) -> tuple[float, ...]:
    """Widths in proportion to `wants` within their bounds, found by halving the proportion."""
    low, high = 0.0, max(most / want for most, want in zip(natural, wants, strict=True))
    for _ in range(2 * _ROUNDS):
        middle = (low + high) / 2
        if sum(_bounded(least, natural, wants, middle)) <= width:
            low = middle
        else:
            high = middle
    return tuple(_bounded(least, natural, wants, low))


def _bounded(least: list[float], natural: list[float], wants: list[float], factor: float) -> list[float]:
    return [min(most, max(fewest, factor * want)) for fewest, most, want in zip(least, natural, wants, strict=True)]


def _texts(figure: TableFigure, column: int) -> list[tuple[str, FontWeight]]:
    title = (figure.columns[column].title, FontWeight.BOLD)
    cells = [
        (row.cells[column], FontWeight.REGULAR if row.kind is RowKind.PLAIN else FontWeight.BOLD)
        for row in figure.rows
        if column < len(row.cells) and (row.kind is RowKind.PLAIN or column > 0)
    ]
    return [title, *cells]


def _least(figure: TableFigure, column: int, size: float) -> float:
    words = least_width([Paragraph(text, size, "", weight) for text, weight in _texts(figure, column)])
    longest = max(len(text) for text, _ in _texts(figure, column))
    numbers = max(
        (text_width(text, size, weight) for text, weight in _texts(figure, column)[1:] if _is_number(text)), default=0.0
    )
    return max(words, numbers, min(longest, _LEAST_IDEOGRAPHS) * size) + 2 * PADDING + 0.5


def _is_number(text: str) -> bool:
    return text[-1:] in "0123456789%" and not any(char.isalpha() for char in text)


def _natural(figure: TableFigure, column: int, size: float) -> float:
    widest = max(
        text_width(line, size, weight)
        for text, weight in _texts(figure, column)
        for line in (text.splitlines() or [""])
    )
    return widest + 2 * PADDING + 0.5


def _amount(figure: TableFigure, column: int, size: float) -> float:
    """How much text a column holds: the mean length of its cells, the long ones counting more."""
    lengths = [text_width(text, size, weight) for text, weight in _texts(figure, column)]
    return math.sqrt(sum(length * length for length in lengths) / len(lengths)) * size
