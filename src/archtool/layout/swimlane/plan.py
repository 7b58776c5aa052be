"""Measures of a swimlane in a given width: text size, columns with their channels, rows with their lines."""

from dataclasses import dataclass

from archtool.layout.drawing import FontWeight, Point
from archtool.layout.swimlane.lattice import Lattice, Route
from archtool.layout.swimlane.signs import DIAMOND_WIDTH, Signs, is_terminal
from archtool.layout.text.metrics import text_width
from archtool.layout.text.paragraphs import Paragraph, least_width, paragraphs_height
from archtool.layout.theme import Theme
from archtool.views.figures.swimlane import Node, NodeSort, SwimlaneFigure

_NAME_EMS = 5.0
"""Width in ems of a lane's name, which may have several lines."""

_BROADEST, _NARROWEST = 118.0, 46.0
"""Widths of an activity in points: what it may have, and what it must."""

_CHANNEL, _LINE, _HEAD = 17.0, 5.0, 10.0
"""Least width of a channel, distance of lines in it, and room for an arrow's head, in points."""

_AIR = 7.0
"""Points above and below what stands in a row."""

_ABOVE = 5.0
"""Distance in points of the lines along the top of a row."""

_HIGHEST = 3.4
"""Height of an activity as a multiple of its text size times two lines, above which smaller text is tried."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands, in points.

    Attributes:
        name_width: Width of the lanes' names.
        lefts: Left edge of each column.
        widths: Width of each column.
        tops: Upper edge of each row, and the lower edge of the last.
        centres: Height at which the signs of each row stand.
        width: Width of the lanes with their names.
    """

    figure: SwimlaneFigure
    lattice: Lattice
    signs: Signs
    name_width: float
    lefts: tuple[float, ...]
    widths: tuple[float, ...]
    tops: tuple[float, ...]
    centres: tuple[float, ...]
    width: float

    @classmethod
    def of(cls, figure: SwimlaneFigure, lattice: Lattice, width: float, theme: Theme) -> "Plan":
        """The plan in `width` points; wider where the signs need more."""
        name_width = _name_width(figure, theme)
        channels = [_channel(lattice, channel, theme) for channel in range(-1, lattice.columns)]
        signs = _signs(figure, width - name_width - sum(channels), theme)
        nodes = [[node for node in figure.nodes if node.column == column] for column in range(lattice.columns)]
        widths = tuple(max((signs.width_of(node) for node in column), default=0.0) for column in nodes)
        spare = max(0.0, width - name_width - sum(channels) - sum(widths)) / len(channels)
        lefts: list[float] = []
        x = name_width
        for channel, own in zip(channels, widths, strict=False):
            lefts.append(x + channel + spare)
            x = lefts[-1] + own
        tops, centres = _rows(figure, lattice, signs)
        return cls(figure, lattice, signs, name_width, tuple(lefts), widths, tops, centres, x + channels[-1] + spare)

    def lane(self, index: int) -> tuple[float, float]:
        """Upper and lower edge of a lane."""
        rows = [row for row, lane in enumerate(self.lattice.lanes) if lane == index]
        return (self.tops[rows[0]], self.tops[rows[-1] + 1])

    def centre(self, node: Node) -> Point:
        """The middle of a sign."""
        row, column = self.lattice.cells[node.key]
        return (self.lefts[column] + self.widths[column] / 2, self.centres[row])

    def entry(self, node: Node) -> Point:
        """Where arrows enter a sign."""
        x, y = self.centre(node)
        return (x - self.signs.width_of(node) / 2, y)

    def points(self, route: Route, source: Node, target: Node) -> tuple[Point, ...]:
        """The way of an arrow from the right side of a sign to the left side of another."""
        start, end = self.centre(source), self.centre(target)
        first = (start[0] + self.signs.width_of(source) / 2, start[1])
        last = self.entry(target)
        if route.first is None:
            return (first, last)
        x = self._line(route, route.first)
        if route.last is None or route.above is None:
            return (first, (x, start[1]), (x, end[1]), last)
        y = self.tops[route.target[0]] + _ABOVE * (route.above + 1)
        over = self._line(route, route.last)
        return (first, (x, start[1]), (x, y), (over, y), (over, end[1]), last)

    def _line(self, route: Route, channel: int) -> float:
        """X of a route's line in a channel: the lines in its middle, where no answer needs its right part."""
        left = self.lefts[channel] + self.widths[channel] if channel >= 0 else self.name_width
        right = self.lefts[channel + 1] if channel + 1 < self.lattice.columns else self.width
        lines = _LINE * (self.lattice.lines_in(channel) - 1)
        free = right - left - lines - _answer_width(self.lattice, channel, self.signs.theme)
        return left + min(free / 2, free - _HEAD) + _LINE * self.lattice.slots[route.link, channel]


def lane_name(name: str, theme: Theme) -> Paragraph:
    """The name of a participant as it is set."""
    return Paragraph(name, theme.text.group, theme.ink, FontWeight.BOLD)


def _name_width(figure: SwimlaneFigure, theme: Theme) -> float:
    words = least_width(tuple(lane_name(name, theme) for name in figure.lanes))
    return max(_NAME_EMS * theme.text.group, words) + 2 * theme.spacing.padding


def _channel(lattice: Lattice, channel: int, theme: Theme) -> float:
    """Least width of a channel for its lines and for the answers written on the arrows that leave it."""
    lines = _LINE * max(0, lattice.lines_in(channel) - 1)
    if 0 <= channel < lattice.columns - 1:
        return max(_CHANNEL, _LINE + _HEAD + lines + _answer_width(lattice, channel, theme))
    return _CHANNEL / 2 + lines + (_HEAD if lines else 0.0)


def _answer_width(lattice: Lattice, channel: int, theme: Theme) -> float:
    answers = [answer for target, answer in lattice.answers().items() if lattice.cells[target][1] == channel + 1]
    return max((text_width(answer, theme.text.label) + _HEAD for answer in answers), default=0.0)


def _signs(figure: SwimlaneFigure, room: float, theme: Theme) -> Signs:
    """Signs that share `room` points, with the largest text at which no activity is high."""
    narrow = Signs(theme, 0.0, theme.text.minimum)
    columns = {node.column for node in figure.nodes if not is_terminal(node)}
    ends = [node for node in figure.nodes if node.column not in columns]
    terminals = {node.column: narrow.width_of(node) for node in ends}
    decisions = {node.column for node in figure.nodes if node.sort is NodeSort.DECISION}
    parts = len(columns - decisions) + DIAMOND_WIDTH * len(decisions)
    share = (room - sum(terminals.values())) / max(1.0, parts)
    sizes = theme.text.down_from(theme.text.block)
    tried = [Signs(theme, _activity_width(figure, Signs(theme, share, size), share), size) for size in sizes]
    fitting = (
        signs
        for signs in tried
        if signs.width <= max(share, _NARROWEST)
        and max(signs.height_of(node) for node in figure.nodes) <= _HIGHEST * 2 * theme.text.block
    )
    return next(fitting, tried[-1])


def _activity_width(figure: SwimlaneFigure, signs: Signs, share: float) -> float:
    return max(_NARROWEST, signs.least_width(figure.nodes), min(_BROADEST, share))


def _rows(figure: SwimlaneFigure, lattice: Lattice, signs: Signs) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Edges of the rows and the height of their signs' middle: no lower than the name of their lane needs."""
    tops, centres = [0.0], list[float]()
    activity = activity_height(figure, signs)
    for row, lane in enumerate(lattice.lanes):
        nodes = [node for node in figure.nodes if lattice.cells[node.key][0] == row]
        above = max(sign_height(node, signs, activity) for node in nodes) / 2
        below = max(sign_height(node, signs, activity) / 2 + signs.document_height(node) for node in nodes)
        lines = _ABOVE * lattice.lines_above(row)
        padding = 2 * signs.theme.spacing.padding
        name = paragraphs_height(
            (lane_name(figure.lanes[lane], signs.theme),), _name_width(figure, signs.theme) - padding
        )
        height = max(above + below + 2 * _AIR + lines, name + padding)
        spare = height - above - below - 2 * _AIR - lines
        centres.append(tops[-1] + _AIR + lines + above + spare / 2)
        tops.append(tops[-1] + height)
    return tuple(tops), tuple(centres)


def activity_height(figure: SwimlaneFigure, signs: Signs) -> float:
    """Height in points that all activities share."""
    return max((signs.height_of(node) for node in figure.nodes if node.sort is NodeSort.ACTIVITY), default=0.0)


def sign_height(node: Node, signs: Signs, activity: float) -> float:
    """Height of a sign in points, activities being equally high."""
    return activity if node.sort is NodeSort.ACTIVITY else signs.height_of(node)
