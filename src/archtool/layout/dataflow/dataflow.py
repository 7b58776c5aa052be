"""Data flows drawn: boxes in layers from left to right, the data over each line, its head at the consumer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Drawing, FontWeight, Marker, Polyline, Shape, Stroke, Style
from archtool.layout.geometry import Rectangle
from archtool.layout.layered.arrange import arrange
from archtool.layout.layered.graph import Arrangement, Edge, Node, Side, Spacing
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import block_style, border_of, legend_of
from archtool.layout.text.line_breaking import FittedText
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height, paragraphs_in
from archtool.layout.text.text_block import Room, centred
from archtool.layout.theme import Theme
from archtool.source.text import both
from archtool.views.figures.dataflow import DataflowFigure, Delivery, Flow, Party
from archtool.views.figures.dataflow import Side as PartySide


@dataclass(frozen=True, slots=True)
class Measures:
    """Widths of boxes and of labels in points, and whether names are set as small as labels."""

    box: float
    label: float
    is_small: bool = False


_MEASURES = (
    Measures(100.0, 150.0),
    Measures(100.0, 120.0),
    Measures(92.0, 100.0),
    Measures(76.0, 94.0, True),
    Measures(70.0, 70.0, True),
)
"""What is tried, from wide to narrow."""

_GROUP = both("系统群", "Group of systems")
_SUBJECT = both("本图主体", "Subject of the figure")
_SIDES = {PartySide.PROVIDER: Side.LEFT, PartySide.CONSUMER: Side.RIGHT}
_SPACING = Spacing(nodes=14.0, lines=7.0, ports=9.0, ends=11.0, off_line=2.0)


def lay_out(figure: DataflowFigure, theme: Theme) -> Drawing:
    """The framed drawing of a data flow on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds it.
    """
    choices = [(measures, arrange(*graph_of(figure, measures, theme), _SPACING)) for measures in _MEASURES]
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, choices, width, theme))


def _body(
    figure: DataflowFigure, choices: Sequence[tuple[Measures, Arrangement]], width: float, theme: Theme
) -> Drawing:
    """The lowest of the drawings that are no wider than `width` points; else the narrowest."""
    head = figure.head
    measures, found = min(choices, key=lambda choice: (max(0.0, choice[1].width - width), choice[1].height))
    shapes = (
        *_lines(figure, found, theme),
        *_labels(figure, found, measures.label, theme),
        *_boxes(figure, found, measures, theme),
    )
    return Drawing(head.view, head.title, head.language, found.width, found.height, shapes)


def graph_of(figure: DataflowFigure, measures: Measures, theme: Theme) -> tuple[tuple[Node, ...], tuple[Edge, ...]]:
    """The boxes and lines of a data flow; boxes are wider where a word needs it."""
    padding = 2 * theme.spacing.text_padding
    names = [name for party in figure.parties for name in _name(party, measures, theme)]
    width = max(measures.box, least_width(names) + padding)
    nodes = tuple(
        Node(
            party.block.key,
            width,
            paragraphs_height(_name(party, measures, theme), width - padding) + 2 * padding,
            side=_SIDES[party.side] if party.side else None,
        )
        for party in figure.parties
    )
    edges = tuple(
        Edge(flow.key, flow.source, flow.target, (text.width, text.height), flow.weight)
        for flow in figure.flows
        for text in [_label(flow, measures.label, theme)]
    )
    return nodes, edges


def _name(party: Party, measures: Measures, theme: Theme) -> Sequence[Paragraph]:
    color = border_of(party.block.lifecycle, theme).text
    size = theme.text.label if measures.is_small else theme.text.block
    return (Paragraph(party.block.label, size, color, FontWeight.BOLD),)


def _label(flow: Flow, width: float, theme: Theme) -> FittedText:
    paragraph = Paragraph(flow.label, theme.text.minimum, theme.ink)
    return paragraph.fitted(max(width, least_width([paragraph])))


def _boxes(figure: DataflowFigure, found: Arrangement, measures: Measures, theme: Theme) -> Iterator[Shape]:
    padding = theme.spacing.text_padding
    fills = {False: theme.fill("block"), True: theme.fill("application" if _has_subject(figure) else "block")}
    for party in figure.parties:
        block, area = party.block, found.nodes[party.block.key]
        style = replace(block_style(block.lifecycle, theme), fill=fills[party.side is None])
        width, height = area.right - area.left, area.bottom - area.top
        box = Box(area.left, area.top, width, height, style, theme.spacing.radius, block.element, block.key)
        yield box
        room = Room(box.x + padding, box.y, box.width - 2 * padding, box.height, block.key, block.element)
        yield from paragraphs_in(room, _name(party, measures, theme))


def _lines(figure: DataflowFigure, found: Arrangement, theme: Theme) -> Iterator[Shape]:
    for flow in figure.flows:
        yield Polyline(
            found.routes[flow.key],
            _stroke(flow.delivery, theme),
            end_marker=Marker.ARROW,
            id=flow.key,
            source=flow.source,
            target=flow.target,
        )


def _labels(figure: DataflowFigure, found: Arrangement, width: float, theme: Theme) -> Iterator[Shape]:
    for flow in figure.flows:
        area: Rectangle = found.labels[flow.key]
        room = Room(area.left, area.top, area.right - area.left, area.bottom - area.top, element=flow.key)
        yield from centred(room, _label(flow, width, theme), theme.ink)


def _stroke(delivery: Delivery, theme: Theme) -> Stroke:
    match delivery:
        case Delivery.REALTIME:
            return theme.lines.connection.stroke()
        case Delivery.BATCH:
            return theme.lines.batch.stroke()
        case Delivery.FILE:
            return theme.lines.file.stroke()


def _legend(figure: DataflowFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    language, present = figure.head.language, {flow.delivery for flow in figure.flows}
    lines = tuple(
        LegendEntry(_stroke(delivery, theme), delivery.label.in_language(language))
        for delivery in Delivery
        if delivery in present
    )
    lifecycles = [party.block.lifecycle for party in figure.parties if party.block.lifecycle is not None]
    subject = (LegendEntry(Style(theme.fill("application")), _SUBJECT.in_language(language)),)
    group = (LegendEntry(block_style(None, theme), _GROUP.in_language(language)),)
    return (
        *lines,
        *legend_of(lifecycles, language, theme),
        *(group if _has_groups(figure) else ()),
        *(subject if _has_subject(figure) else ()),
    )


def _has_groups(figure: DataflowFigure) -> bool:
    """Whether some parties have no lifecycle of their own, beside the subject that has an entry of its own."""
    others = [party for party in figure.parties if party.side is not None or not _has_subject(figure)]
    return figure.head.colouring is None and any(party.block.lifecycle is None for party in others)


def _has_subject(figure: DataflowFigure) -> bool:
    """Whether some parties stand apart and others do not: these are what the figure is about, unless it is coloured."""
    return figure.head.colouring is None and len({party.side is None for party in figure.parties}) > 1
