"""A work package as a node of three rows: early times with the duration, its name, late times with the float."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Polyline, Shape, Stroke, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.shapes import Lettering, level_label
from archtool.layout.text.metrics import line_height
from archtool.layout.text.paragraphs import Paragraph, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.views.figures.precedence import Activity

_PADDING = 2.0
_HAIRLINE = 0.5
_THICK = 1.8


@dataclass(frozen=True, slots=True)
class NodeCells:
    """The texts of a node: three above, its name, three below.

    Attributes:
        is_shaded: Whether it has a fill of its own because it is critical.
    """

    above: tuple[str, str, str]
    name: str
    below: tuple[str, str, str]
    is_critical: bool
    is_shaded: bool

    @classmethod
    def of(cls, activity: Activity, is_coloured: bool) -> "NodeCells":
        """The cells of a work package; in a coloured figure only its border says that it is critical."""
        return cls(
            (activity.early[0], activity.duration, activity.early[1]),
            f"{activity.number} {activity.label}",
            (activity.late[0], activity.total_float, activity.late[1]),
            activity.is_critical,
            activity.is_critical and not is_coloured,
        )


def row_height(theme: Theme) -> float:
    """Height in points of the rows of times."""
    return line_height(theme.text.minimum) + 3.0


def name_of(cells: NodeCells, theme: Theme) -> tuple[Paragraph, ...]:
    """The name as it is set; bold where the package is critical."""
    weight = FontWeight.BOLD if cells.is_critical else FontWeight.REGULAR
    return (Paragraph(cells.name, theme.text.minimum, theme.ink, weight),)


def node_height(cells: NodeCells, width: float, theme: Theme) -> float:
    """Height in points of a node that is `width` points wide."""
    return 2 * row_height(theme) + paragraphs_height(name_of(cells, theme), width - 2 * _PADDING) + 2 * _PADDING


def node_shapes(cells: NodeCells, area: Rectangle, theme: Theme, element: str | None, key: str) -> Iterator[Shape]:
    """The node in its area."""
    row, width = row_height(theme), area.right - area.left
    border = Stroke(theme.ink, _THICK) if cells.is_critical else theme.lifecycle.new.stroke()
    fill = theme.fill("header") if cells.is_shaded else theme.fill("block")
    yield Box(area.left, area.top, width, area.bottom - area.top, Style(fill, border), 0.0, element, key)
    for y, texts in ((area.top, cells.above), (area.bottom - row, cells.below)):
        yield from _times(texts, Rectangle(area.left, y, area.right, y + row), theme, (element, key))
    hair = Stroke(theme.ink, _HAIRLINE)
    for y in (area.top + row, area.bottom - row):
        yield Polyline(((area.left, y), (area.right, y)), hair, element=element)
    height = area.bottom - area.top - 2 * row
    room = Room(area.left + _PADDING, area.top + row, width - 2 * _PADDING, height, key, element)
    yield from paragraphs_in(room, name_of(cells, theme))


def _times(texts: Sequence[str], row: Rectangle, theme: Theme, owner: tuple[str | None, str]) -> Iterator[Shape]:
    """Three cells side by side."""
    cell = (row.right - row.left) / len(texts)
    style = Lettering(theme.text.down_from(theme.text.minimum), theme.ink)
    hair = Stroke(theme.ink, _HAIRLINE)
    for place, text in enumerate(texts):
        left = row.left + place * cell
        room = Room(left + 1.0, row.top, cell - 2.0, row.bottom - row.top, owner[1], owner[0])
        yield from level_label(room, text, style)
        if place:
            yield Polyline(((left, row.top), (left, row.bottom)), hair, element=owner[0])
