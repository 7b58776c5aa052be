"""Trees drawn: boxes in rows joined by square lines, on bands with their names, a framed group beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Drawing, FontWeight, Point, Polyline, Shape, Stroke, Style
from archtool.layout.page.legend import SAMPLE_WIDTH, Legend, Sample, legend
from archtool.layout.page.pages import framed, page_room, pages_of
from archtool.layout.shapes import (
    Lettering,
    is_upright,
    legend_of,
    lettering,
    vertical_label,
    vertical_label_width,
)
from archtool.layout.text.line_breaking import FittedText, break_lines
from archtool.layout.text.metrics import block_height, block_width
from archtool.layout.text.text_block import Room, at_top, centred
from archtool.layout.theme import LifecycleRole, Theme
from archtool.layout.transform import placed
from archtool.layout.tree.beside import Side, beside
from archtool.layout.tree.names import DETAIL_GAP, Named, box_height, common_size, fitted_name
from archtool.layout.tree.plan import LEVEL_GAP, Place, Plan, keeps_words, plans
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

    Latin words are whole at full size, else at the smallest, and cut only where no page holds the tree with whole ones.

    Raises:
        RenderError: no permitted page holds it legibly.
    """
    head = figure.head
    lifecycles = {node.lifecycle for node in figure.nodes() if node.lifecycle}
    entries = legend_of(lifecycles, head.language, theme) if len(lifecycles) > 1 else ()
    last: _Painter | None = None
    for size in (theme.text.block, theme.text.minimum, None):
        for index, page in enumerate(pages_of(head)):
            room = page_room(page, head, entries, theme)
            for tree in plans(figure, theme):
                if size is not None and not keeps_words(figure, tree, size, theme):
                    continue
                painter = _painter(figure, tree, theme, 0.0)
                width, height = painter.size(room[0])
                if width <= room[0] and height <= room[1]:
                    body = _painter(figure, tree, theme, room[0] - width).body(room[0])
                    return framed(body, replace(head, papers=head.papers[index:]), entries, theme)
                last = painter
    if last is None:
        raise AssertionError("a view permits at least one page")
    return framed(last.body(last.size(0.0)[0]), head, entries, theme)


def _painter(figure: TreeFigure, tree: Plan, theme: Theme, spare: float) -> "_Painter":
    """The painter of a tree, of whose page the boxes beside it may take `spare` points more than its own boxes.

    The rows are so high that the tree ends with the frame beside it, and that level lines to it run straight.
    """
    if not figure.beside:
        return _Painter(figure, tree, theme, None)
    width = max(min(_BESIDE_WIDTH, tree.box_width + spare), tree.box_width)
    box = (width, max(box_height(node, width, theme) for node in figure.beside))
    strip = _strip(figure, (figure.beside_name or "",), theme)
    side = beside(figure.beside, tree, box, strip, _PAD)
    if not tree.rows:
        return _Painter(figure, tree, theme, side)
    stretch = max(0.0, side.frame.bottom - (tree.height + _PAD)) / len(tree.rows)
    painters: list[_Painter] = []
    for extra in range(0, _MOST_STRETCH, 2):
        stretched = tree.stretched(stretch + extra)
        side = beside(figure.beside, stretched, box, strip, _PAD)
        painters.append(_Painter(figure, stretched, theme, side))
        if side.is_straight:
            return painters[-1]
    return painters[0]


def _strip(figure: TreeFigure, names: Sequence[str], theme: Theme) -> float:
    """Width of a strip that bears names upright, in points; nothing without names."""
    if not names:
        return 0.0
    return vertical_label_width(names, _strip_lettering(figure, theme)) + 2 * theme.spacing.gutter


def _is_upright(figure: TreeFigure) -> bool:
    names = (*(band.label for band in figure.bands), *filter(None, (figure.beside_name,)))
    return all(map(is_upright, names))


def _strip_lettering(figure: TreeFigure, theme: Theme) -> Lettering:
    """How the names of bands and frame are set: level ones smaller, since they take width from the boxes."""
    size = theme.text.layer if _is_upright(figure) else theme.text.label
    return lettering(theme, size, FontWeight.BOLD)


@dataclass(frozen=True, slots=True)
class _Painter:
    figure: TreeFigure
    plan: Plan
    theme: Theme
    side: Side | None

    def size(self, room: float) -> tuple[float, float]:
        """Width and height of the whole in points, its legend in at most `room` points of width."""
        width = (self.side.frame.right if self.side else self.plan.width + _PAD) + self._tab() + _PAD
        height = max(self.plan.height + _PAD, self.side.frame.bottom if self.side else 0.0) + _PAD
        below = self._legend(min(width, room)).height
        return width, height + (_LEGEND_GAP + below if below else 0.0)

    def body(self, room: float) -> Drawing:
        """The tree with its bands, its frame and its legend."""
        tab = self._tab()
        width, height = self.size(room)
        below = self._legend(min(width, room))
        shapes = (
            *self._bands(tab, self.plan.width + _PAD),
            *self._lines(),
            *(self._beside(self.side) if self.side else ()),
            *self._boxes(),
        )
        moved = placed(shapes, 1.0, (tab + _PAD, _PAD))
        moved += placed(below.shapes, 1.0, ((width - below.width) / 2, height - below.height))
        head = self.figure.head
        return Drawing(head.view, head.title, head.language, width, height, moved)

    def _tab(self) -> float:
        return _strip(self.figure, [band.label for band in self.figure.bands], self.theme)

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
            yield from vertical_label(
                Room.of(box, theme.spacing.text_padding), band.label, _strip_lettering(self.figure, self.theme)
            )

    def _boxes(self) -> Iterator[Shape]:
        sizes = self._sizes()
        for root in self.figure.roots:
            for node in root.walk():
                fill = self.theme.fill("header" if node is root else "block")
                style = Style(fill, self.theme.border(_role(node.lifecycle)).stroke())
                yield from self._box(node, self.plan.places[node.element], style, sizes[node.level])

    def _sizes(self) -> dict[int, float]:
        """The size of the names in points by row."""
        rows: dict[int, list[Named]] = {}
        for node in self.figure.nodes():
            place = self.plan.places[node.element]
            rows.setdefault(node.level, []).append(Named(node, place.width, place.height))
        return {level: common_size(boxes, self.theme) for level, boxes in rows.items()}

    def _box(self, node: TreeNode | BesideNode, place: Place, style: Style, size: float) -> Iterator[Shape]:
        theme = self.theme
        box = Box(place.left, place.top, place.width, place.height, style, theme.spacing.radius, node.element)
        yield box
        room = Room.of(box, theme.spacing.text_padding + 1)
        name = fitted_name(node.label, room.width, size)
        if node.detail is None:
            yield from centred(room, name, theme.ink)
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

    def _beside(self, side: Side) -> Iterator[Shape]:
        theme, frame = self.theme, side.frame
        dashed = theme.lines.batch.stroke()
        style = Style(theme.fill("external"), Stroke(dashed.color, 0.75, dashed.dash))
        radius = theme.spacing.surface_radius
        yield Box(frame.left, frame.top, frame.width, frame.height, style, radius, id="beside")
        strip = _strip(self.figure, (self.figure.beside_name or "",), theme)
        paper = replace(style, fill=theme.fill("paper"))
        name = Box(frame.right - strip, frame.top, strip, frame.height, paper, radius, id="beside-name")
        yield name
        lettered = _strip_lettering(self.figure, theme)
        yield from vertical_label(Room.of(name, theme.spacing.text_padding), self.figure.beside_name or "", lettered)
        for tie in side.ties:
            key = f"{tie.element}-tie"
            yield Polyline(tie.points, dashed, id=key, source=tie.tied_to, target=tie.element)
        places = [(node, side.places[node.element]) for node in self.figure.beside]
        size = common_size([Named(node, place.width, place.height) for node, place in places], theme)
        for node, place in places:
            block = Style(theme.fill("block"), theme.border("new").stroke())
            yield from self._box(node, place, block, size)

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
