"""How wide the columns of a table are: by their texts, so that the rows together are low."""

from collections.abc import Sequence

from archtool.layout.drawing import FontWeight
from archtool.layout.table.low_rows import Cells, low_rows
from archtool.layout.text.marks import latin_marks
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width
from archtool.views.figures.table import RowKind, TableColumn, TableFigure

PADDING = 3.0
"""Points between a text and the edge of its cell."""

_LEAST_IDEOGRAPHS = 3


def column_widths(figure: TableFigure, width: float, size: float) -> tuple[float, ...]:
    """Widths in points that fill `width`; together more than that where no narrower columns hold their words.

    Every column has room for its longest word and no more than its longest text, unless all have that; in between the
    room goes where it makes the rows low.
    """
    texts = [_texts(figure, column) for column in range(len(figure.columns))]
    least = [_least(column, size) for column in texts]
    natural = [max(_natural(column, size), narrowest) for column, narrowest in zip(texts, least, strict=True)]
    for place, column in enumerate(figure.columns):
        if column.width is not None:
            least[place] = natural[place] = max(least[place], _given(column, size))
    if sum(natural) <= width:
        return _stretched(figure, natural, width)
    if sum(least) >= width:
        return tuple(least)
    cells = [
        Cells(column, size, 2 * PADDING, narrowest, widest)
        for column, narrowest, widest in zip(texts, least, natural, strict=True)
    ]
    return _stretched(figure, list(low_rows(cells, width)), width)


def _given(column: TableColumn, size: float) -> float:
    return (column.width or 0) * size + 2 * PADDING


def _stretched(figure: TableFigure, natural: list[float], width: float) -> tuple[float, ...]:
    """The widths with what is left over, in proportion, for the columns that the author left free."""
    free = [place for place, column in enumerate(figure.columns) if column.width is None] or list(range(len(natural)))
    factor = (width - sum(natural)) / sum(natural[place] for place in free)
    return tuple(one * (1 + factor) if place in free else one for place, one in enumerate(natural))


def _texts(figure: TableFigure, column: int) -> list[tuple[str, FontWeight]]:
    title = (latin_marks(figure.columns[column].title), FontWeight.BOLD)
    cells = [
        (latin_marks(row.cells[column]), FontWeight.REGULAR if row.kind is RowKind.PLAIN else FontWeight.BOLD)
        if column < len(row.cells) and (row.kind is RowKind.PLAIN or column > 0)
        else ("", FontWeight.REGULAR)
        for row in figure.rows
    ]
    return [title, *cells]


def _least(texts: Sequence[tuple[str, FontWeight]], size: float) -> float:
    words = least_width([Paragraph(text, size, "", weight) for text, weight in texts])
    longest = max(len(text) for text, _ in texts)
    numbers = max((text_width(text, size, weight) for text, weight in texts[1:] if _is_number(text)), default=0.0)
    return max(words, numbers, min(longest, _LEAST_IDEOGRAPHS) * size) + 2 * PADDING + 0.5


def _is_number(text: str) -> bool:
    return text[-1:] in "0123456789%" and not any(char.isalpha() for char in text)


def _natural(texts: Sequence[tuple[str, FontWeight]], size: float) -> float:
    widest = max(text_width(line, size, weight) for text, weight in texts for line in (text.splitlines() or [""]))
    return widest + 2 * PADDING + 0.5
