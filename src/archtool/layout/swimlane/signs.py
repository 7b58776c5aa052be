"""The signs of a flow chart: their sizes for a width, and how they are drawn."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Close, Cubic, Line, Move, Path, Point, Polyline, Shape, Style
from archtool.layout.page.legend import SAMPLE_WIDTH, Sample
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.source.text import both
from archtool.views.figures.swimlane import Node, NodeSort

_TERMINAL_HEIGHT = 20.0
"""Height in points of the round sign of a start or an end."""

_LEAST_HEIGHT = 28.0
"""Least height in points of an activity."""

_DIAMOND_PARTS = (0.5, 0.56, 0.62, 0.68, 0.74)
"""Parts of a diamond's width that its text may take; of its height it takes at most the rest to 1, to stay inside."""

DIAMOND_WIDTH = 1.4
"""Width of a decision as a multiple of that of an activity, so that it need not be high."""

_WAVE = 4.0
"""Depth in points of the wavy lower edge of a document."""

_DOCUMENT_GAP = 7.0
"""Distance in points of a document from its activity."""

_SAMPLE_HEIGHT = 10.0

_TERMINALS = both("开始、结束", "Start, end")
_ACTIVITY = both("活动", "Activity")
_MARKED = both("活动（小字为承载系统）", "Activity (supporting system in small type)")
_DECISION = both("判断", "Decision")
_DOCUMENT = both("数据", "Data")


def is_terminal(node: Node) -> bool:
    """Whether a sign is a start or an end."""
    return node.sort in (NodeSort.START, NodeSort.END)


@dataclass(frozen=True, slots=True)
class Signs:
    """How the signs of one figure are set.

    Attributes:
        width: Width of activities and documents, in points.
        size: Text size of the actions, in points.
    """

    theme: Theme
    width: float
    size: float

    def width_of(self, node: Node) -> float:
        """Width of a sign in points."""
        if is_terminal(node):
            return text_width(node.label, self.theme.text.label) + _TERMINAL_HEIGHT
        return self.width * DIAMOND_WIDTH if node.sort is NodeSort.DECISION else self.width

    def height_of(self, node: Node) -> float:
        """Height in points that a sign needs for its text."""
        if is_terminal(node):
            return _TERMINAL_HEIGHT
        if node.sort is NodeSort.DECISION:
            return self._diamond_height(node, self._diamond_part(node))
        return max(_LEAST_HEIGHT, paragraphs_height(self._texts(node), self._inner) + 2 * self._padding)

    def document_height(self, node: Node) -> float:
        """Height in points of the document below a sign, with its distance; 0 without data."""
        if not node.data:
            return 0.0
        return _DOCUMENT_GAP + paragraphs_height(self._data(node), self._inner) + 2 * self._padding + _WAVE

    def least_width(self, nodes: Iterable[Node]) -> float:
        """Width in points at which no Latin word of some signs is cut."""
        widths = [
            max(
                least_width(self._texts(node))
                / (DIAMOND_WIDTH * max(_DIAMOND_PARTS) if node.sort is NodeSort.DECISION else 1.0),
                data,
            )
            for node in nodes
            if not is_terminal(node)
            for data in (least_width(self._data(node)),)
        ]
        return max(widths, default=0.0) + 2 * self._padding

    def draw(self, node: Node, centre: Point, height: float) -> Iterator[Shape]:
        """A sign of `height` points about its centre, with its document below it."""
        x, y = centre
        width = self.width_of(node)
        radius = height / 2 if is_terminal(node) else self.theme.spacing.radius
        style = self._style(node.sort)
        area = Box(x - width / 2, y - height / 2, width, height, style, radius, node.element, node.key)
        margin = self._padding
        if node.sort is NodeSort.DECISION:
            margin = width * (1 - self._diamond_part(node)) / 2
            yield _diamond(area)
        else:
            yield area
        room = Room(area.x + margin, area.y, width - 2 * margin, height, node.key, node.element)
        yield from paragraphs_in(room, self._texts(node))
        if node.data:
            yield from self._document(node, (x, area.bottom))

    def legend(self, nodes: Iterable[Node], language: str) -> tuple[Sample, ...]:
        """What the signs that occur mean."""
        nodes = tuple(nodes)
        sorts = {node.sort for node in nodes}
        box = Box(0.0, -_SAMPLE_HEIGHT / 2, SAMPLE_WIDTH, _SAMPLE_HEIGHT, Style())
        samples: list[Sample] = []
        if sorts & {NodeSort.START, NodeSort.END}:
            sign = replace(box, style=self._style(NodeSort.START), radius=_SAMPLE_HEIGHT / 2)
            samples.append(Sample(_TERMINALS.in_language(language), (sign,)))
        if NodeSort.ACTIVITY in sorts:
            sign = replace(box, style=self._style(NodeSort.ACTIVITY), radius=2.0)
            words = _MARKED if any(node.mark for node in nodes) else _ACTIVITY
            samples.append(Sample(words.in_language(language), (sign,)))
        if NodeSort.DECISION in sorts:
            decision = _diamond(replace(box, style=self._style(NodeSort.DECISION)))
            samples.append(Sample(_DECISION.in_language(language), (decision,)))
        if any(node.data for node in nodes):
            samples.append(Sample(_DOCUMENT.in_language(language), (_paper(replace(box, style=self._data_style)),)))
        return tuple(samples)

    @property
    def _padding(self) -> float:
        return self.theme.spacing.text_padding

    @property
    def _inner(self) -> float:
        return self.width - 2 * self._padding

    def _diamond_part(self, node: Node) -> float:
        """The part of its width for the text at which a diamond is lowest."""
        return min(_DIAMOND_PARTS, key=lambda part: (round(self._diamond_height(node, part), 3), part))

    def _diamond_height(self, node: Node, part: float) -> float:
        texts, room = self._texts(node), self.width_of(node) * part
        cut = least_width(texts) > room
        return (paragraphs_height(texts, room) + self._padding * (2 + 8 * cut)) / (1 - part)

    def _document(self, node: Node, top: Point) -> Iterator[Shape]:
        x, y = top
        key, height = f"{node.key}-data", self.document_height(node) - _DOCUMENT_GAP
        area = Box(x - self.width / 2, y + _DOCUMENT_GAP, self.width, height, self._data_style, 0.0, None, key)
        yield Polyline(((x, y), (x, area.y)), self.theme.lines.file.stroke(), source=node.key, target=key)
        yield _paper(area)
        room = Room(area.x + self._padding, area.y, self._inner, height - _WAVE, key)
        yield from paragraphs_in(room, self._data(node))

    def _texts(self, node: Node) -> tuple[Paragraph, ...]:
        text = self.theme.text
        size = text.label if is_terminal(node) else self.size
        return (Paragraph(node.label, size, self.theme.ink), Paragraph(node.mark, text.minimum, self.theme.muted))

    def _data(self, node: Node) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(name, self.theme.text.minimum, self.theme.ink) for name in node.data)

    def _style(self, sort: NodeSort) -> Style:
        stroke = self.theme.lifecycle.new.stroke()
        if sort is NodeSort.ACTIVITY:
            return Style(self.theme.fill("block"), stroke)
        return Style(self.theme.fill("support" if sort is NodeSort.DECISION else "header"), stroke)

    @property
    def _data_style(self) -> Style:
        return Style(self.theme.fill("data"), self.theme.lines.connection.stroke())


def _diamond(area: Box) -> Path:
    """The diamond that touches the four sides of `area`."""
    x, y = area.x + area.width / 2, area.y + area.height / 2
    corners = (Move((x, area.y)), Line((area.right, y)), Line((x, area.bottom)), Line((area.x, y)), Close())
    return Path(corners, area.style, area.element, area.id)


def _paper(area: Box) -> Path:
    """The document of flow charts in `area`: a sheet with a wavy lower edge. Source: ISO 5807, 9.1.5."""
    edge, third = area.bottom - _WAVE / 2, area.width / 2
    wave = Cubic((area.right - third, edge - _WAVE * 1.7), (area.x + third, edge + _WAVE * 1.7), (area.x, edge))
    sheet = (Move((area.x, area.y)), Line((area.right, area.y)), Line((area.right, edge)), wave, Close())
    return Path(sheet, area.style, area.element, area.id)
