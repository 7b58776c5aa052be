"""The plan of a tree: size and place of every box, with families of leaves hung below each other where it is wide."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from archtool.layout.theme import Theme
from archtool.layout.tree.names import box_height, least_width
from archtool.layout.tree.tidy_tree import Twig, tidy
from archtool.views.figures.tree import TreeFigure, TreeNode

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

_SMALL = 2
"""Children that stand level without taking much room."""

_STACK = "/stack"


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
    """The plans to try, the best first: all families level, then those of whole rows hung, then narrow boxes."""
    hangings = _hangings(figure)
    for hung in hangings:
        for width in WIDTHS:
            yield plan(figure, width, hung, theme)
    for width in NARROW_WIDTHS:
        yield plan(figure, width, frozenset(), theme)
        yield plan(figure, width, hangings[-1], theme)


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
                height = heights.hung[node.element]
                for child in node.children:
                    places[child.element] = Place(left, top, width - INDENT, height)
                    top += height + STACK_GAP
    rows = tuple((top, top + height) for top, height in zip(tops, heights.rows, strict=True))
    return Plan(width, places, hung, hanging, rows)


def keeps_words(figure: TreeFigure, plan: Plan, size: float, theme: Theme) -> bool:
    """Whether no box of a plan is too narrow for a Latin word of its name in `size` points."""
    own = all(plan.places[node.element].width >= least_width(node, size, theme) for node in figure.nodes())
    return own and all(plan.box_width >= least_width(node, size, theme) for node in figure.beside)


@dataclass(frozen=True, slots=True)
class _Heights:
    """Heights in points: of a box by row, of a hung box by the element it hangs below, and of the rows."""

    boxes: tuple[float, ...]
    hung: Mapping[str, float]
    rows: tuple[float, ...]


def _heights(figure: TreeFigure, width: float, hung: frozenset[str], theme: Theme) -> _Heights:
    nodes = tuple(figure.nodes())
    families = [node for node in nodes if node.element in hung]
    stacked = {
        node.element: max(box_height(child, width - INDENT, theme) for child in node.children) for node in families
    }
    hanging = {child.element for node in families for child in node.children}
    boxes = [0.0] * (max((node.level for node in nodes), default=-1) + 1)
    for node in nodes:
        if node.element not in hanging:
            boxes[node.level] = max(boxes[node.level], box_height(node, width, theme))
    rows = list(boxes)
    for node in families:
        stack = len(node.children) * (stacked[node.element] + STACK_GAP) - STACK_GAP
        level = node.children[0].level
        rows[level] = max(rows[level], stack)
    return _Heights(tuple(boxes), stacked, tuple(rows))


def _hangings(figure: TreeFigure) -> list[frozenset[str]]:
    """The families of leaves to hang, none at first, then row by row those of a whole row, the fullest rows first.

    A row in which one family hangs and another spreads leaves the page half empty.
    """
    rows: dict[int, list[TreeNode]] = {}
    for node in figure.nodes():
        levels = {child.level for child in node.children}
        if len(levels) == 1 and not any(child.children for child in node.children):
            rows.setdefault(levels.pop(), []).append(node)
    wide = [families for families in rows.values() if max(len(node.children) for node in families) > _SMALL]
    sets: list[frozenset[str]] = [frozenset()]
    for families in sorted(wide, key=lambda families: -sum(len(node.children) for node in families)):
        sets.append(sets[-1] | {node.element for node in families})
    return sets


def _twig(node: TreeNode, width: float, hung: frozenset[str]) -> Twig:
    if node.element in hung:
        # As wide as the parent, so that the family stands right below it.
        stack = Twig(node.element + _STACK, width, node.children[0].level)
        return Twig(node.element, width, node.level, (stack,))
    return Twig(node.element, width, node.level, tuple(_twig(child, width, hung) for child in node.children))
