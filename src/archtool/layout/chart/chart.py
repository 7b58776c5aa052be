"""Charts drawn: bars to the right of their names, values printed, parts told apart by lightness."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archtool.layout.chart.axis import ticks
from archtool.layout.contrast import clearer
from archtool.layout.drawing import Anchor, Box, Drawing, FontWeight, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.page.fitting import fitted_figure
from archtool.layout.page.frame import LegendEntry
from archtool.layout.shapes import left_label, lettering
from archtool.layout.text.line_breaking import break_lines
from archtool.layout.text.metrics import ASCENT, DESCENT, ascent, block_height, line_height, text_width
from archtool.layout.text.paragraphs import Paragraph, least_width
from archtool.layout.text.text_block import Room
from archtool.layout.theme import Theme
from archtool.layout.tone import blended
from archtool.views.figures.chart import ChartBar, ChartFigure, Segment

_WIDEST_LABEL = 0.34
_PITCH = 2.6
_BAR = 0.62
_TICK = 4.0
_GAP = 4.0
_LEAST_ROOM = 12.0
_PALEST, _DARKEST = 0.16, 1.0


def lay_out(figure: ChartFigure, theme: Theme) -> Drawing:
    """The framed drawing of a chart on the first permitted page that holds it.

    Raises:
        RenderError: no permitted page holds it.
    """
    return fitted_figure(figure.head, _legend(figure, theme), theme, lambda width: _body(figure, width, theme))


def _legend(figure: ChartFigure, theme: Theme) -> tuple[LegendEntry, ...]:
    count = len(figure.series)
    return tuple(LegendEntry(_style(_share(place, count), theme), name) for place, name in enumerate(figure.series))


def _share(series: int, count: int) -> float:
    """How dark a series is: from pale to dark in equal steps; a single one in the middle."""
    return (_PALEST + _DARKEST) / 2 if count < 2 else _PALEST + series * (_DARKEST - _PALEST) / (count - 1)


def _style(share: float, theme: Theme) -> Style:
    return Style(blended(theme.fill("emphasis"), theme.fill("paper"), share), Stroke(theme.fill("emphasis"), 0.6))


def _body(figure: ChartFigure, width: float, theme: Theme) -> Drawing:
    painter = _painter(figure, width, theme)
    shapes = (*painter.axis(), *(shape for place, bar in enumerate(figure.bars) for shape in painter.bar(place, bar)))
    head = figure.head
    return Drawing(head.view, head.title, head.language, painter.width, painter.height, shapes)


def _painter(figure: ChartFigure, width: float, theme: Theme) -> "_Painter":
    size = theme.text.label
    labels = [bar.label for bar in figure.bars]
    natural = max((text_width(label, size) for label in labels), default=0.0)
    words = least_width([Paragraph(label, size, theme.ink) for label in labels])
    label = max(min(natural, _WIDEST_LABEL * width), words) + 1.0
    lines = max((len(break_lines(one, label, size)) for one in labels), default=1)
    pitch = max(_PITCH * size, block_height(lines, size) + _GAP)
    numbers = ticks(max((bar.amount for bar in figure.bars), default=Decimal(1)))
    left = label + 2 * _GAP
    room = width - left - max(text_width(_number(numbers[-1]), size) / 2, _GAP)
    for bar in figure.bars:
        # Behind every bar its value has room, wherever the bar ends.
        behind = width - left - 2 * _GAP - 0.01 - text_width(_with_parts(bar), size, FontWeight.BOLD)
        room = min(room, behind * float(numbers[-1] / bar.amount)) if bar.amount else room
    scale = max(room, _LEAST_ROOM * size) / float(numbers[-1])
    ends = (
        left + scale * float(bar.amount) + 2 * _GAP + text_width(_with_parts(bar), size, FontWeight.BOLD)
        for bar in figure.bars
    )
    return _Painter(figure, theme, size, label, pitch, max((width, *ends)), scale, numbers)


def _with_parts(bar: ChartBar) -> str:
    """The value of a bar, and the values of its parts where there are several."""
    if len(bar.segments) < 2:
        return bar.text
    return f"{bar.text} = {' + '.join(segment.text for segment in bar.segments)}"


def _number(number: Decimal) -> str:
    return f"{number.normalize():,f}"


@dataclass(frozen=True, slots=True)
class _Painter:
    """A measured chart: the width of its names, the height of a bar's row, and points to one of the axis's unit."""

    figure: ChartFigure
    theme: Theme
    size: float
    label: float
    pitch: float
    width: float
    scale: float
    numbers: tuple[Decimal, ...]

    @property
    def left(self) -> float:
        """X of the axis's zero."""
        return self.label + 2 * _GAP

    @property
    def bottom(self) -> float:
        """Y of the axis."""
        return max(1, len(self.figure.bars)) * self.pitch + _GAP

    @property
    def height(self) -> float:
        """Height with the numbers and the title of the axis."""
        return self.bottom + _TICK + 2 * line_height(self.size) + _GAP

    def x(self, amount: Decimal) -> float:
        """Where an amount lies on the axis."""
        return self.left + float(amount) * self.scale

    def axis(self) -> Iterator[Shape]:
        """The two axes, the ticks with their numbers, and what they count."""
        stroke = Stroke(self.theme.lines.connection.color, 0.75)
        yield Polyline(((self.left, 0.0), (self.left, self.bottom), (self.x(self.numbers[-1]), self.bottom)), stroke)
        y = self.bottom + _TICK + ascent(self.size) + 1.0
        step = self._every()
        for place, number in enumerate(self.numbers):
            x = self.x(number)
            yield Polyline(((x, self.bottom), (x, self.bottom + _TICK)), stroke)
            if place % step == 0:
                yield TextRun(x, y, _number(number), self.size, color=self.theme.ink)
        middle = (self.left + self.x(self.numbers[-1])) / 2
        y += line_height(self.size) + 1.0
        yield TextRun(middle, y, self.figure.axis, self.size, color=self.theme.ink)

    def _every(self) -> int:
        """Every how many ticks a number has room."""
        widest = max(text_width(_number(number), self.size) for number in self.numbers) + _GAP
        room = self.x(self.numbers[1]) - self.left
        return next((step for step in range(1, len(self.numbers)) if step * room >= widest), len(self.numbers))

    def bar(self, place: int, bar: ChartBar) -> Iterator[Shape]:
        """The name, the parts with the values that they have room for, and the whole value behind them."""
        top = place * self.pitch + _GAP
        middle = top + self.pitch / 2
        height = _BAR * self.pitch
        room = Room(0.0, top, self.label, self.pitch, element=bar.element)
        yield from left_label(room, bar.label, lettering(self.theme, self.size))
        reached = Decimal(0)
        baseline = middle + (ASCENT - DESCENT) / 2 * self.size
        count = len(self.figure.series)
        for segment in bar.segments:
            left, right = self.x(reached), self.x(reached + segment.amount)
            reached += segment.amount
            style = _style(_share(segment.series, count), self.theme)
            key = f"{bar.element}-{segment.series + 1}"
            yield Box(left, middle - height / 2, right - left, height, style, element=bar.element,
                      id=key)  # fmt: skip
            if count and self._has_room(segment):
                color = clearer((self.theme.ink, self.theme.fill("paper")), style.fill or self.theme.fill("paper"))
                yield TextRun((left + right) / 2, baseline, segment.text, self.size, color=color,
                              element=bar.element, within=key)  # fmt: skip
        x = self.x(reached) + _GAP
        text = bar.text if all(self._has_room(segment) for segment in bar.segments) else _with_parts(bar)
        yield TextRun(x, baseline, text, self.size, FontWeight.BOLD, self.theme.ink, Anchor.START)

    def _has_room(self, segment: Segment) -> bool:
        """Whether the value of a part stands inside it."""
        return text_width(segment.text, self.size) + _GAP <= float(segment.amount) * self.scale
