"""Swimlanes drawn: lanes from side to side, signs on a lattice, arrows that enter a lane at a sign."""

from collections.abc import Iterator

from archtool.layout.drawing import Anchor, Box, Drawing, Group, Shape, TextRun
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.legend import legend
from archtool.layout.shapes import arrow, labelled_box, lettering
from archtool.layout.swimlane.lattice import Lattice
from archtool.layout.swimlane.plan import Plan, activity_height, lane_name, sign_height
from archtool.layout.text.metrics import DESCENT
from archtool.layout.text.paragraphs import paragraphs_in
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.transform import placed
from archtool.source.text import both
from archtool.views.figures.swimlane import SwimlaneFigure

_NOTHING = both("此时点没有该业务流程", "This flow does not exist at this moment")

_ANSWER_LIFT, _ANSWER_HEAD = 2.0, 7.0
"""Distances in points of an answer from its arrow, and from the sign that it leads to."""


def lay_out(figure: SwimlaneFigure, theme: Theme) -> Drawing:
    """The swimlane with the legend of its signs, note and caption on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds the figure legibly.
    """
    if not figure.nodes:
        return fitted_figure(figure.head, (), theme, lambda width: _nothing(figure, width, theme))
    lattice = Lattice.of(figure)
    return fitted_figure(figure.head, (), theme, lambda width: _drawing(Plan.of(figure, lattice, width, theme)))


def _nothing(figure: SwimlaneFigure, width: float, theme: Theme) -> Drawing:
    height = 4 * theme.text.block
    box = Box(0.0, 0.0, width, height, theme.surface("external"), theme.spacing.surface_radius, None, "nothing")
    words = _NOTHING.in_language(figure.head.language)
    shapes = labelled_box(box, words, lettering(theme, theme.text.block), theme.spacing.padding)
    return _page(figure, width, height, shapes)


def _drawing(plan: Plan) -> Drawing:
    theme, figure = plan.signs.theme, plan.figure
    signs = legend(plan.signs.legend(figure.nodes, figure.head.language), plan.width, theme)
    bottom = plan.tops[-1] + theme.spacing.gutter * 1.5
    shapes = (*_lanes(plan), *_arrows(plan), *_signs(plan), *placed(signs.shapes, 1.0, (0.0, bottom)))
    return _page(figure, plan.width, bottom + signs.height, shapes)


def _page(figure: SwimlaneFigure, width: float, height: float, shapes: tuple[Shape, ...]) -> Drawing:
    language = "zh-CN" if figure.head.language == "zh" else figure.head.language
    return Drawing(figure.head.view, figure.head.title, language, width, height, shapes)


def _lanes(plan: Plan) -> Iterator[Shape]:
    """A band for each participant, its name at the left."""
    theme, padding = plan.signs.theme, plan.signs.theme.spacing.padding
    for index, name in enumerate(plan.figure.lanes):
        top, bottom = plan.lane(index)
        key = f"lane-{index + 1}"
        style = theme.surface("external" if index % 2 else "paper")
        band = Box(plan.name_width, top, plan.width - plan.name_width, bottom - top, style, 0.0, None, key)
        head = Box(0.0, top, plan.name_width, bottom - top, theme.surface("layer"), 0.0, None, f"{key}-name")
        texts = paragraphs_in(Room.of(head, padding), (lane_name(name, theme),))
        yield Group((band, head, *texts), id=f"{key}-band", title=name)


def _arrows(plan: Plan) -> Iterator[Shape]:
    theme = plan.signs.theme
    nodes = {node.key: node for node in plan.figure.nodes}
    for route in plan.lattice.routes:
        link = route.link
        points = plan.points(route, nodes[link.source], nodes[link.target])
        yield arrow(points, theme, link.source, link.target)
    size = theme.text.label
    for target, answer in plan.lattice.answers().items():
        x, y = plan.entry(nodes[target])
        baseline = y - _ANSWER_LIFT - DESCENT * size
        yield TextRun(x - _ANSWER_HEAD, baseline, answer, size, color=theme.ink, anchor=Anchor.END)


def _signs(plan: Plan) -> Iterator[Shape]:
    activity = activity_height(plan.figure, plan.signs)
    for node in plan.figure.nodes:
        shapes = tuple(plan.signs.draw(node, plan.centre(node), sign_height(node, plan.signs, activity)))
        yield Group(shapes, id=f"{node.key}-sign", title=node.label, element=node.element)
