"""Trees drawn: boxes in rows joined by square lines, on bands with their names, a framed group beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Drawing, FontWeight, Point, Polyline, Shape, Stroke, Style
from archtool.layout.legend import SAMPLE_WIDTH, Legend, Sample, legend
from archtool.layout.line_breaking import FittedText, break_lines
from archtool.layout.metrics import block_height, block_width
from archtool.layout.pages import framed, page_room, pages_of
from archtool.layout.shapes import (
    Lettering,
    is_upright,
    legend_of,
    lettering,
    level_label,
    vertical_label,
    vertical_label_width,
)
from archtool.layout.text_block import Room, at_top
from archtool.layout.theme import LifecycleRole, Theme
from archtool.layout.transform import placed
from archtool.layout.tree_beside import Side, beside
from archtool.layout.tree_plan import DETAIL_GAP, LEVEL_GAP, Place, Plan, box_height, least_width, plan, plans
from archtool.views.content import Lifecycle
from archtool.views.figures.tree import BesideNode, TreeFigure, TreeNode

_PAD = 10.0
"""Points by which the surface of a band reaches above and below its boxes."""

_BUS = LEVEL_GAP / 2
"""Points below a row at which the line runs that its children hang from."""

_MOST_STRETCH = 30
"""Points by which rows may be higher than their boxes ask for, so that lines to the frame beside run straight."""

_LEGEND_GAP = 8.0
_STRAIGHT = 0.01
_SPINE = 5.0
"""Points from the left edge of a box at which the line runs that a hung family hangs from."""

_BESIDE_WIDTH = 112.0


def lay_out(figure: TreeFigure, theme: Theme) -> Drawing:
    """The framed drawing of a tree: on the first permitted page, with the widest boxes, that hold it.

    Raises:
        RenderError: no permitted page holds it legibly.
    """
    head = figure.head
    lifecycles = {node.lifecycle for node in figure.nodes() if node.lifecycle}
    entries = legend_of(lifecycles, head.language, theme) if len(lifecycles) > 1 else ()
    smallest: Drawing | None = None
    for least in (least_width(figure, theme), 0.0):
        for paper, page in zip(head.papers, pages_of(head), strict=True):
            width, height = page_room(page, head, entries, theme)
            for tree in plans(figure, theme):
                if tree.box_width < least:
                    continue
                smallest = _body(figure, tree, theme, (width, 0.0))
                if smallest.width <= width and smallest.height <= height:
                    body = _body(figure, tree, theme, (width, width - smallest.width))
                    return framed(body, replace(head, papers=(paper,)), entries, theme)
    if smallest is None:
        raise AssertionError("a view permits at least one page")
    return framed(smallest, head, entries, theme)


def _body(figure: TreeFigure, tree: Plan, theme: Theme, room: tuple[float, float]) -> Drawing:
    """The tree in a width of `room[0]` points, of which the boxes beside it may take `room[1]` more than its own."""
    width, spare = room
    return _Painter(figure, _level_with_side(figure, tree, theme, spare), theme, spare).body(width)


def _level_with_side(figure: TreeFigure, tree: Plan, theme: Theme, spare: float) -> Plan:
    """The tree with its rows so high that it ends with the frame beside it and that level lines can run straight."""
    side = _Painter(figure, tree, theme, spare).side()
    if side is None or not tree.rows:
        return tree
    stretch = max(0.0, side.frame.bottom - (tree.height + _PAD)) / len(tree.rows)
    first: Plan | None = None
    for extra in range(0, _MOST_STRETCH, 2):
        stretched = plan(figure, tree.box_width, tree.hung, theme, stretch + extra)
        first = first or stretched
        beside_it = _Painter(figure, stretched, theme, spare).side()
        if beside_it is not None and beside_it.is_straight:
            return stretched
    return first or tree


@dataclass(frozen=True, slots=True)
class _Painter:
    figure: TreeFigure
    plan: Plan
    theme: Theme
    spare: float

    def body(self, room: float) -> Drawing:
        """The tree with its bands, its frame and its legend; `room` is how wide the legend may be, in points."""
        side = self.side()
        tab = self._strip([band.label for band in self.figure.bands])
        right = self.plan.width + _PAD
        width = (side.frame.right if side else right) + tab + _PAD
        height = max(self.plan.height + _PAD, side.frame.bottom if side else 0.0) + _PAD
        below = self._legend(min(width, room))
        shapes = (
            *self._bands(tab, right),
            *self._lines(),
            *(self._beside(side) if side else ()),
            *self._boxes(),
        )
        moved = placed(shapes, 1.0, (tab + _PAD, _PAD))
        if below.height:
            moved += placed(below.shapes, 1.0, ((width - below.width) / 2, height + _LEGEND_GAP))
            height += _LEGEND_GAP + below.height
        head = self.figure.head
        return Drawing(head.view, head.title, head.language, width, height, moved)

    def _strip(self, names: Sequence[str]) -> float:
        """Width of a strip that bears names upright, in points; nothing without names."""
        if not names:
            return 0.0
        padding = 2 * self.theme.spacing.gutter if self._is_upright() else 2 * self.theme.spacing.text_padding + 1
        return vertical_label_width(names, self._strip_lettering()) + padding

    def _is_upright(self) -> bool:
        names = (*(band.label for band in self.figure.bands), *filter(None, (self.figure.beside_name,)))
        return all(map(is_upright, names))

    def _strip_lettering(self) -> Lettering:
        """How the names of bands and frame are set: level ones smaller, since they take width from the boxes."""
        text = self.theme.text
        return lettering(self.theme, text.layer if self._is_upright() else text.label, FontWeight.BOLD)

    def _bands(self, tab: float, right: float) -> Iterator[Shape]:
        theme = self.theme
        for index, band in enumerate(self.figure.bands, start=1):
            top = self.plan.rows[band.first][0] - _PAD
            height = self.plan.rows[band.last][1] + _PAD - top
            left = -_PAD - tab
            radius = theme.spacing.surface_radius
            yield Box(left, top, right - left, height, theme.surface("layer"), radius, id=f"band-{index}")
            name = Style(theme.fill("paper"), theme.lines.surface.stroke())
            box = Box(left, top, tab, height, name, radius, id=f"band-{index}-name")
            yield box
            yield from vertical_label(Room.of(box, theme.spacing.text_padding), band.label, self._strip_lettering())

    def _boxes(self) -> Iterator[Shape]:
        for root in self.figure.roots:
            for node in root.walk():
                fill = self.theme.fill("header" if node is root else "block")
                border = self.theme.border(_role(node.lifecycle))
                yield from self._box(node, self.plan.places[node.element], Style(fill, border.stroke()))

    def _box(self, node: TreeNode | BesideNode, place: Place, style: Style) -> Iterator[Shape]:
        theme = self.theme
        box = Box(place.left, place.top, place.width, place.height, style, theme.spacing.radius, node.element)
        yield box
        room = Room.of(box, theme.spacing.text_padding + 1)
        name = _fitted(node.label, room.width, theme.text.block, FontWeight.BOLD)
        if node.detail is None:
            yield from level_label(room, node.label, Lettering((theme.text.block,), theme.ink, FontWeight.BOLD))
            return
        detail = _fitted(node.detail, room.width, theme.text.minimum, FontWeight.REGULAR)
        top = place.middle - (name.height + DETAIL_GAP + detail.height) / 2
        yield from at_top(replace(room, y=top), name, theme.ink)
        yield from at_top(replace(room, y=top + name.height + DETAIL_GAP), detail, theme.muted)

    def _lines(self) -> Iterator[Polyline]:
        for node in self.figure.nodes():
            places = [self.plan.places[child.element] for child in node.children]
            ends = zip(node.children, self._family(node, places), strict=True)
            stroke = self.theme.lines.connection.stroke()
            for child, points in ends:
                parent = self.plan.places[node.element]
                source = node.element if points[0][1] == parent.bottom else None
                key = f"{node.element}-{child.element}"
                yield Polyline(points, stroke, id=key, source=source, target=child.element)

    def _family(self, node: TreeNode, places: Sequence[Place]) -> Iterator[tuple[Point, ...]]:
        """The lines to the children; what they share belongs to one of them, so that no two lie on each other."""
        parent = self.plan.places[node.element]
        if node.element in self.plan.hung:
            x = parent.left + _SPINE
            for place in places:
                start = parent.bottom if place is places[-1] else place.middle
                yield _corners((x, start), (x, place.middle), (place.left, place.middle))
            return
        bus = self.plan.rows[node.level][1] + _BUS
        below = [place for place in places if abs(place.centre - parent.centre) < _STRAIGHT]
        owner = (*below, *places)[0] if places else None
        for place in places:
            if place in below:
                yield _corners((parent.centre, parent.bottom if place is owner else bus), (parent.centre, place.top))
                continue
            x = parent.centre if place in (places[0], places[-1]) else place.centre
            start = parent.bottom if place is owner else bus
            yield _corners((x, start), (x, bus), (place.centre, bus), (place.centre, place.top))

    def side(self) -> Side | None:
        """The frame beside the tree, where there is one."""
        if not self.figure.beside:
            return None
        width = max(min(_BESIDE_WIDTH, self.plan.box_width + self.spare), self.plan.box_width)
        height = max(box_height(node, width, self.theme) for node in self.figure.beside)
        return beside(
            self.figure.beside, self.plan, (width, height), self._strip((self.figure.beside_name or "",)), _PAD
        )

    def _beside(self, side: Side) -> Iterator[Shape]:
        theme, frame = self.theme, side.frame
        dashed = theme.lines.batch.stroke()
        style = Style(theme.fill("external"), Stroke(dashed.color, 0.75, dashed.dash))
        radius = theme.spacing.surface_radius
        yield Box(frame.left, frame.top, frame.width, frame.height, style, radius, id="beside")
        strip = self._strip((self.figure.beside_name or "",))
        paper = replace(style, fill=theme.fill("paper"))
        name = Box(frame.right - strip, frame.top, strip, frame.height, paper, radius, id="beside-name")
        yield name
        yield from vertical_label(
            Room.of(name, theme.spacing.text_padding), self.figure.beside_name or "", self._strip_lettering()
        )
        for tie in side.ties:
            key = f"{tie.element}-tie"
            yield Polyline(tie.points, dashed, id=key, source=tie.tied_to, target=tie.element)
        for node in self.figure.beside:
            block = Style(theme.fill("block"), theme.border("new").stroke())
            yield from self._box(node, side.places[node.element], block)

    def _legend(self, width: float) -> Legend:
        if self.figure.line is None or self.figure.beside_line is None:
            return legend((), width, self.theme)
        ends = ((0.0, 0.0), (SAMPLE_WIDTH, 0.0))
        solid = Polyline(ends, self.theme.lines.connection.stroke())
        dashed = Polyline(ends, self.theme.lines.batch.stroke())
        samples = (Sample(self.figure.line, (solid,)), Sample(self.figure.beside_line, (dashed,)))
        return legend(samples, width, self.theme)


def _corners(*points: Point) -> tuple[Point, ...]:
    """The points without those at which a line neither begins nor turns."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and (kept[-2][0] == kept[-1][0] == point[0] or kept[-2][1] == kept[-1][1] == point[1]):
            kept.pop()
        kept.append(point)
    return tuple(kept)


def _role(lifecycle: Lifecycle | None) -> LifecycleRole:
    match lifecycle:
        case Lifecycle.UPGRADED:
            return "upgrade"
        case Lifecycle.REUSED:
            return "reuse"
        case Lifecycle.EXTERNAL:
            return "external"
        case Lifecycle.NEW | None:
            return "new"


def _fitted(text: str, width: float, size: float, weight: FontWeight) -> FittedText:
    lines = break_lines(text, width, size, weight)
    return FittedText(lines, size, weight, block_width(lines, size, weight), block_height(len(lines), size))
