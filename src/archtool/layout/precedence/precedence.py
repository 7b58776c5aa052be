"""Precedence diagrams drawn: columns by early start, arrows level and upright, the critical path thick."""

from collections.abc import Iterator
from dataclasses import dataclass

from archtool.layout.drawing import Drawing, Marker, Polyline, Shape, Stroke, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.layered.arrange import arrange
from archtool.layout.layered.graph import Arrangement, Edge, Node, Spacing
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.legend import SAMPLE_WIDTH, Sample, legend
from archtool.layout.precedence.node import NodeCells, name_of, node_height, node_shapes
from archtool.layout.text.metrics import ascent, descent, line_height, text_width
from archtool.layout.text.paragraphs import least_width
from archtool.layout.theme import Theme
from archtool.layout.transform import placed
from archtool.views.figures.precedence import PrecedenceFigure, Succession

_NARROWEST, _WIDEST = 72.0, 110.0
"""Widths of nodes, in points."""

_SPACING = Spacing(nodes=7.0, lines=4.5, ports=6.0, ends=8.0, off_line=1.5)
_HEAD_GAP = 3.0
_KEY_GAP = 8.0
_KEY_WIDTH = 250.0
_THICK = 1.8


def lay_out(figure: PrecedenceFigure, theme: Theme) -> Drawing:
    """The framed drawing of a precedence diagram on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds it.
    """
    widest = _Diagram.of(figure, _WIDEST, theme)

    def body(width: float) -> Drawing:
        # What stands between the columns hardly changes with their width.
        room = _WIDEST - max(0.0, widest.width - width) / max(1, len(figure.heads)) - 1.0
        fitting = widest if room >= _WIDEST - 1.0 else _Diagram.of(figure, max(_NARROWEST, room), theme)
        return fitting.drawing()

    return fitted_figure(figure.head, (), theme, body)


@dataclass(frozen=True, slots=True)
class _Diagram:
    """A diagram whose nodes have one width."""

    figure: PrecedenceFigure
    found: Arrangement
    theme: Theme

    @classmethod
    def of(cls, figure: PrecedenceFigure, width: float, theme: Theme) -> "_Diagram":
        return cls(figure, arrange(*nodes_and_edges(figure, width, theme), _SPACING), theme)

    @property
    def width(self) -> float:
        """Width in points."""
        return self.found.width

    def drawing(self) -> Drawing:
        """The heads of the columns, the diagram, and what its signs mean."""
        head, theme = self.figure.head, self.theme
        top = line_height(theme.text.label) + _HEAD_GAP
        cells = _key_cells(self.figure)
        own = max(_KEY_WIDTH, 3 * _widest_cell(cells, theme))
        width = max(self.width, 2 * own)
        left = (width - self.width) / 2
        body = (*self._lines(), *self._nodes())
        key, key_height = _key_shapes(self.figure, own, width, theme)
        below = top + self.found.height + _KEY_GAP
        shapes = (
            *placed(tuple(self._heads()), 1.0, (left, 0.0)),
            *placed(body, 1.0, (left, top)),
            *placed(key, 1.0, (0.0, below)),
        )
        return Drawing(head.view, head.title, head.language, width, below + key_height, shapes)

    def _heads(self) -> Iterator[Shape]:
        size = self.theme.text.minimum
        for text, (left, right) in zip(self.figure.heads, self.found.columns, strict=True):
            yield TextRun((left + right) / 2, ascent(size), text, size, color=self.theme.muted)

    def _nodes(self) -> Iterator[Shape]:
        is_coloured = _is_coloured(self.figure)
        for activity in self.figure.activities:
            key, cells = activity.element, NodeCells.of(activity, is_coloured)
            yield from node_shapes(cells, self.found.nodes[key], self.theme, key, key)

    def _lines(self) -> Iterator[Shape]:
        theme = self.theme
        # The critical path is painted last, over the lines that it crosses.
        for link in sorted(self.figure.links, key=lambda link: link.is_critical):
            key = _key(link)
            points = self.found.routes[key]
            stroke = _stroke(link.is_critical, theme)
            yield Polyline(points, stroke, end_marker=Marker.ARROW, id=key, source=link.earlier, target=link.later)
            if link.label:
                area, size = self.found.labels[key], theme.text.minimum
                x, y = (area.left + area.right) / 2, area.bottom - descent(size)
                yield TextRun(x, y, link.label, size, color=theme.ink, element=key)


def nodes_and_edges(figure: PrecedenceFigure, width: float, theme: Theme) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The boxes and arrows of a precedence diagram, for boxes that are so many points wide, or as their words need."""
    cells = [NodeCells.of(activity, _is_coloured(figure)) for activity in figure.activities]
    own = max(width, least_width([name for one in cells for name in name_of(one, theme)]) + 4.5)
    nodes = tuple(
        Node(activity.element, own, node_height(one, own, theme), activity.column)
        for activity, one in zip(figure.activities, cells, strict=True)
    )
    edges = tuple(
        Edge(_key(link), link.earlier, link.later, _label_size(link.label, theme) if link.label else None)
        for link in figure.links
    )
    return nodes, edges


def _is_coloured(figure: PrecedenceFigure) -> bool:
    return figure.head.colouring is not None


def _key(link: Succession) -> str:
    return f"{link.earlier}--{link.later}"


def _stroke(is_critical: bool, theme: Theme) -> Stroke:
    return Stroke(theme.ink, _THICK) if is_critical else theme.lines.connection.stroke()


def _label_size(label: str, theme: Theme) -> tuple[float, float]:
    return text_width(label, theme.text.minimum), theme.text.minimum


def _key_cells(figure: PrecedenceFigure) -> NodeCells:
    """A node that says what its cells are."""
    words = figure.words
    above = (words.early_start, words.duration, words.early_finish)
    return NodeCells(above, words.name, (words.late_start, words.total_float, words.late_finish), False, False)


def _key_shapes(figure: PrecedenceFigure, own: float, width: float, theme: Theme) -> tuple[tuple[Shape, ...], float]:
    """That node, `own` points wide, with samples of the arrows beside it, in the middle of a width; and its height."""
    cells, words = _key_cells(figure), figure.words
    height = node_height(cells, own, theme)
    node = tuple(node_shapes(cells, Rectangle(0.0, 0.0, own, height), theme, None, "key"))
    samples = (
        Sample(words.critical, (_node_sample(_is_coloured(figure), theme),)),
        Sample(words.critical_path, (_arrow_sample(True, theme),)),
        Sample(words.link, (_arrow_sample(False, theme),)),
    )
    texts = legend(samples, width / 2, theme)
    height = max(height, texts.height)
    beside = placed(texts.shapes, 1.0, (width / 2, (height - texts.height) / 2))
    return (*placed(node, 1.0, (width / 2 - own, 0.0)), *beside), height


def _widest_cell(cells: NodeCells, theme: Theme) -> float:
    return max(text_width(text, theme.text.minimum) for text in (*cells.above, *cells.below)) + 6.0


def _node_sample(is_coloured: bool, theme: Theme) -> Shape:
    cells = NodeCells(("", "", ""), "", ("", "", ""), True, not is_coloured)
    return next(node_shapes(cells, Rectangle(0.0, -5.0, SAMPLE_WIDTH, 5.0), theme, None, "key-critical"))


def _arrow_sample(is_critical: bool, theme: Theme) -> Polyline:
    return Polyline(((0.0, 0.0), (SAMPLE_WIDTH, 0.0)), _stroke(is_critical, theme), end_marker=Marker.ARROW)
