"""The plan of a tree: size and place of every box, with families of leaves hung below each other where it is wide."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archtool.layout.drawing import FontWeight
from archtool.layout.text.line_breaking import FittedText, break_lines
from archtool.layout.text.metrics import block_height, block_width, text_width
from archtool.layout.theme import Theme
from archtool.layout.tree.tidy_tree import Twig, tidy
from archtool.views.figures.tree import BesideNode, TreeFigure, TreeNode

WIDTHS = (124.0, 118.0, 112.0, 106.0, 100.0, 96.0, 92.0, 88.0, 84.0)
"""Widths of a box to try, in points, wide ones first."""

NARROW_WIDTHS = (80.0, 76.0, 72.0, 68.0, 64.0, 60.0)
"""Widths that break names often, tried only when nothing else fits."""

LEVEL_GAP = 28.0
"""Points between two rows."""

STACK_GAP = 5.0
"""Points between two boxes of a hung family."""

INDENT = 12.0
"""Points by which a hung family stands to the right of the left edge of its parent."""

_HUNG_GAP = 10.0
"""Points between a row and one in which only hung families stand."""

_LEAST_LINES = 2
DETAIL_GAP = 3.0
"""Points between the name in a box and its second line."""

_STACK = "/stack"
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+")


@dataclass(frozen=True, slots=True)
class Place:
    """A box, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """X of the right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Y of the lower edge."""
        return self.top + self.height

    @property
    def centre(self) -> float:
        """X of the middle."""
        return self.left + self.width / 2

    @property
    def middle(self) -> float:
        """Y of the middle."""
        return self.top + self.height / 2


@dataclass(frozen=True, slots=True)
class Plan:
    """A placed tree with its origin at the top left of its first row, in points.

    Attributes:
        box_width: Width of a box that is not hung.
        places: Boxes by element.
        hung: Elements whose children hang below each other.
        hanging: Those children.
        rows: Top and bottom of each row.
    """

    box_width: float
    places: Mapping[str, Place]
    hung: frozenset[str]
    hanging: frozenset[str]
    rows: tuple[tuple[float, float], ...]

    @property
    def width(self) -> float:
        """X of the right edge of the rightmost box."""
        return max((place.right for place in self.places.values()), default=0.0)

    @property
    def height(self) -> float:
        """Y of the lower edge of the last row."""
        return self.rows[-1][1] if self.rows else 0.0

    def stretched(self, by: float) -> "Plan":
        """The same tree with every row, and every box that does not hang, higher by some points."""
        number = {top: index for index, (top, _) in enumerate(self.rows)}
        tops = sorted(number)
        places: dict[str, Place] = {}
        for element, place in self.places.items():
            row = number[tops[bisect_right(tops, place.top) - 1]]
            height = place.height if element in self.hanging else place.height + by
            places[element] = replace(place, top=place.top + row * by, height=height)
        rows = tuple((top + row * by, bottom + (row + 1) * by) for row, (top, bottom) in enumerate(self.rows))
        return replace(self, places=places, rows=rows)


def plans(figure: TreeFigure, theme: Theme) -> Iterator[Plan]:
    """The plans to try, the best first: all families level, then the large ones hung, then narrow boxes."""
    families = _leaf_families(figure)
    for width in WIDTHS:
        yield plan(figure, width, frozenset(), theme)
    for count in range(1, len(families) + 1):
        for width in WIDTHS:
            yield plan(figure, width, frozenset(families[:count]), theme)
    for width in NARROW_WIDTHS:
        yield plan(figure, width, frozenset(), theme)
        yield plan(figure, width, frozenset(families), theme)


def plan(figure: TreeFigure, width: float, hung: frozenset[str], theme: Theme) -> Plan:
    """The tree with boxes of one width, the children of `hung` below each other."""
    middles = tidy([_twig(root, width, hung) for root in figure.roots], theme.spacing.gutter * 2)
    hanging = frozenset(child.element for node in figure.nodes() if node.element in hung for child in node.children)
    heights = _heights(figure, width, hung, theme)
    tops: list[float] = []
    y = 0.0
    level = {node.level for node in figure.nodes() if node.element not in hanging}
    for row, height in enumerate(heights.rows):
        if row:
            y += LEVEL_GAP if row in level or figure.bands else _HUNG_GAP
        tops.append(y)
        y += height
    places: dict[str, Place] = {}
    for root in figure.roots:
        for node in root.walk():
            if node.element not in places:
                left = middles[node.element] - width / 2
                places[node.element] = Place(left, tops[node.level], width, heights.boxes[node.level])
            if node.element in hung:
                left, top = places[node.element].left + INDENT, tops[node.children[0].level]
                for child in node.children:
                    places[child.element] = Place(left, top, width - INDENT, heights.hung)
                    top += heights.hung + STACK_GAP
    rows = tuple((top, top + height) for top, height in zip(tops, heights.rows, strict=True))
    return Plan(width, places, hung, hanging, rows)


def least_width(figure: TreeFigure, theme: Theme) -> float:
    """Width of a box in points in which no Latin word has to be cut."""
    padding = 2 * (theme.spacing.text_padding + 1)
    nodes: tuple[TreeNode | BesideNode, ...] = (*figure.nodes(), *figure.beside)
    widths = [
        text_width(word, size, weight) + padding
        for node in nodes
        for text, size, weight in (
            (node.label, theme.text.block, FontWeight.BOLD),
            (node.detail or "", theme.text.minimum, FontWeight.REGULAR),
        )
        for word in _WORD.findall(text)
    ]
    return max(widths, default=0.0)


def box_height(node: TreeNode | BesideNode, width: float, theme: Theme) -> float:
    """Height in points that a box of a width needs for its label and detail.

    It is that of whole lines at full size, of two at least, so that a longer name seldom makes the row higher.
    """
    room = room_width(width, theme)
    height = block_height(_most_lines(node.label, room, theme), theme.text.block)
    if node.detail:
        details = break_lines(node.detail, room, theme.text.minimum)
        height += DETAIL_GAP + block_height(len(details), theme.text.minimum)
    return height + 2 * theme.spacing.padding


def room_width(width: float, theme: Theme) -> float:
    """Width in points that the words in a box of a width have."""
    return width - 2 * (theme.spacing.text_padding + 1)


def fitted_name(label: str, room: float, theme: Theme) -> FittedText:
    """A name in a width in points, as large as it can be without more lines than at the smallest size, or two."""
    most, weight = _most_lines(label, room, theme), FontWeight.BOLD
    size, lines = next(
        (size, lines)
        for size in theme.text.down_from(theme.text.block)
        for lines in [break_lines(label, room, size, weight)]
        if len(lines) <= most
    )
    return FittedText(lines, size, weight, block_width(lines, size, weight), block_height(len(lines), size))


def _most_lines(label: str, room: float, theme: Theme) -> int:
    """The lines for which a box has room: those of the name at the smallest size, two at least."""
    return max(_LEAST_LINES, len(break_lines(label, room, theme.text.minimum, FontWeight.BOLD)))


@dataclass(frozen=True, slots=True)
class _Heights:
    """Heights in points: of a box by row, of every hung box, and of the rows."""

    boxes: tuple[float, ...]
    hung: float
    rows: tuple[float, ...]


def _heights(figure: TreeFigure, width: float, hung: frozenset[str], theme: Theme) -> _Heights:
    nodes = tuple(figure.nodes())
    hanging = {child.element for node in nodes if node.element in hung for child in node.children}
    levels = max((node.level for node in nodes), default=-1) + 1
    boxes = [0.0] * levels
    hung_height = 0.0
    for node in nodes:
        if node.element in hanging:
            hung_height = max(hung_height, box_height(node, width - INDENT, theme))
        else:
            boxes[node.level] = max(boxes[node.level], box_height(node, width, theme))
    rows = list(boxes)
    for node in nodes:
        if node.element in hung:
            stack = len(node.children) * (hung_height + STACK_GAP) - STACK_GAP
            level = node.children[0].level
            rows[level] = max(rows[level], stack)
    return _Heights(tuple(boxes), hung_height, tuple(rows))


def _leaf_families(figure: TreeFigure) -> list[str]:
    """Parents of three or more leaves of one row and nothing else, the largest families first."""
    families = [
        node
        for node in figure.nodes()
        if len(node.children) > 2
        and not any(child.children for child in node.children)
        and len({child.level for child in node.children}) == 1
    ]
    return [node.element for node in sorted(families, key=lambda node: -len(node.children))]


def _twig(node: TreeNode, width: float, hung: frozenset[str]) -> Twig:
    if node.element in hung:
        # As wide as the parent, so that the family stands right below it.
        stack = Twig(node.element + _STACK, width, node.children[0].level)
        return Twig(node.element, width, node.level, (stack,))
    return Twig(node.element, width, node.level, tuple(_twig(child, width, hung) for child in node.children))
