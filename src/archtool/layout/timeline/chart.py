"""The time axis of a timeline: shaded quarters, summary brackets, bars, floats, diamonds and the critical path."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archtool.analysis.critical_path import Link, Precedence
from archtool.layout.drawing import Box, FontWeight, Marker, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.page.legend import SAMPLE_WIDTH, Sample, diamond
from archtool.layout.shapes import Lettering, labelled_box
from archtool.layout.text.metrics import ASCENT, DESCENT
from archtool.layout.theme import Theme
from archtool.layout.timeline.bar_links import Ends, Field, Row, Slot, Span, route
from archtool.layout.timeline.table import GATE_HALF, Line, Table
from archtool.views.figures.timeline import Bar, Period, TimelineFigure

_BAR_HEIGHT = 0.72
"""Height of a bar, in sizes of the text."""

_BRACKET = 2.2
_FLOAT = 1.0
_LINK = 0.9
_HAIRLINE = 0.35
_TICK = 1.6
_SAMPLE_BAR = 7.0
_EDGE = 1.0


@dataclass(frozen=True, slots=True)
class Chart:
    """The shapes that stand behind the table and before it; `right` is how far the links reach, in points."""

    behind: tuple[Shape, ...]
    before: tuple[Shape, ...]
    right: float


def samples(figure: TimelineFigure, theme: Theme) -> tuple[Sample, ...]:
    """The legend's entries for what the timeline shows."""
    words = figure.words
    bars = tuple(bar for group in figure.groups for bar in group.bars)
    bar = Box(0.0, -_SAMPLE_BAR / 2, SAMPLE_WIDTH, _SAMPLE_BAR, _bar_style(False, theme), radius=1.0)
    critical = Box(0.0, -_SAMPLE_BAR / 2, SAMPLE_WIDTH, _SAMPLE_BAR, _bar_style(True, theme), radius=1.0)
    half = SAMPLE_WIDTH / 2
    link = Polyline(((0.0, 0.0), (SAMPLE_WIDTH, 0.0)), _link_stroke(theme), end_marker=Marker.ARROW)
    entries = (
        (bool(figure.groups), words.summary, (_bracket(0.0, SAMPLE_WIDTH, 0.0, None, theme),)),
        (any(not one.is_critical for one in bars), words.bar, (bar,)),
        (any(one.is_critical for one in bars), words.critical, (critical,)),
        (any(_has_float(one) for one in bars), words.total_float, _float((0.0, SAMPLE_WIDTH), 0.0, None, theme)),
        (any(map(_is_marked, bars)) or any(group.gate for group in figure.groups), words.gate,
         (diamond((half, 0.0), _SAMPLE_BAR / 2, Style(theme.ink)),)),
        (bool(figure.links), words.critical_path, (link,)),
    )  # fmt: skip
    return tuple(Sample(label, sign) for is_shown, label, sign in entries if is_shown)


def chart(figure: TimelineFigure, table: Table, theme: Theme) -> Chart:
    """The axis with all its bars and arrows."""
    painter = _Painter(figure, table, theme)
    links = tuple(painter.links())
    right = max((x + _EDGE for link in links for x, _ in link.points), default=0.0)
    return Chart((*painter.shading(), *painter.grid()), (*painter.head(), *painter.marks(), *links), right)


@dataclass(frozen=True, slots=True)
class _Painter:
    figure: TimelineFigure
    table: Table
    theme: Theme

    def x(self, months: Decimal | int) -> float:
        """Where the end of a month stands."""
        return self.table.axis + float(months) * self.table.month

    @property
    def half(self) -> float:
        """Half the width of a diamond."""
        return GATE_HALF * self.table.size

    def shading(self) -> Iterator[Shape]:
        """Every second quarter, and the summary rows: broad lines, because bars cross them as they cross a ruling."""
        table, theme = self.table, self.theme
        for index, quarter in enumerate(self.figure.quarters):
            if index % 2:
                left, right = self.x(quarter.first - 1), self.x(quarter.last)
                x = (left + right) / 2
                stroke = Stroke(theme.fill("external"), right - left)
                yield Polyline(((x, table.head), (x, table.height)), stroke)
        for line in table.lines:
            if line.bar is None:
                stroke = Stroke(theme.fill("layer"), line.height)
                yield Polyline(((table.axis, line.middle), (self.x(self.figure.end), line.middle)), stroke)

    def grid(self) -> Iterator[Shape]:
        """Hairlines under the rows and at the ends of months and quarters, and the border of the table."""
        table, right = self.table, self.x(self.figure.end)
        hair = Stroke(self.theme.lines.grid.color, _HAIRLINE)
        for month in range(table.month_step, self.figure.end, table.month_step):
            faint = Stroke(self.theme.fill("infrastructure"), _HAIRLINE)
            yield Polyline(((self.x(month), table.head), (self.x(month), table.height)), faint)
        for year in self.figure.years[1:]:
            x = self.x(year.first - 1)
            yield Polyline(((x, table.head), (x, table.height)), Stroke(self.theme.lines.surface.color, 0.75))
        for line in table.lines[:-1]:
            yield Polyline(((0.0, line.bottom), (right, line.bottom)), hair)
        corners = ((0.0, 0.0), (right, 0.0), (right, table.height), (0.0, table.height), (0.0, 0.0))
        yield Polyline(corners, self.theme.lines.surface.stroke())
        yield Polyline(((table.axis, table.head), (table.axis, table.height)), self.theme.lines.surface.stroke())

    def head(self) -> Iterator[Shape]:
        """Years, quarters and numbered months."""
        table, theme = self.table, self.theme
        row = table.head / 3
        yield from self._periods(self.figure.years, 0.0, FontWeight.BOLD, "year")
        yield from self._periods(self.figure.quarters, row, FontWeight.REGULAR, "quarter")
        strip = Style(theme.fill("paper"), theme.lines.surface.stroke())
        width = self.x(self.figure.end) - table.axis
        yield Box(table.axis, 2 * row, width, row, strip, id="months")
        baseline = 2.5 * row + (ASCENT - DESCENT) / 2 * table.size
        for month in range(table.month_step, self.figure.end + 1, table.month_step):
            x = self.x(month) - table.month / 2
            yield TextRun(x, baseline, str(month), table.size, color=theme.ink, within="months")

    def _periods(self, periods: tuple[Period, ...], top: float, weight: FontWeight, name: str) -> Iterator[Shape]:
        theme = self.theme
        style = Style(theme.fill("header"), theme.lines.surface.stroke())
        lettering = Lettering((self.table.size, *theme.text.down_from(self.table.size)), theme.ink, weight)
        for index, period in enumerate(periods, start=1):
            left, right = self.x(period.first - 1), self.x(period.last)
            box = Box(left, top, right - left, self.table.head / 3, style, id=f"{name}-{index}")
            yield from labelled_box(box, period.label, lettering, 0.5)

    def marks(self) -> Iterator[Shape]:
        """Brackets, floats, bars and diamonds, row by row."""
        for line in self.table.lines:
            if line.bar is None:
                yield from self._summary(line)
            else:
                yield from self._package(line, line.bar)

    def _summary(self, line: Line) -> Iterator[Shape]:
        group = line.group
        left, right = self.x(group.start), self.x(group.finish)
        yield _bracket(left, right, line.middle, group.element, self.theme)
        if group.gate is not None:
            style = Style(self.theme.ink)
            yield diamond((right, line.middle), self.half, style, group.element, f"gate-{group.key}")

    def _package(self, line: Line, bar: Bar) -> Iterator[Shape]:
        slot = self._slot(0, line, bar)
        if bar.late_finish is not None and _has_float(bar):
            yield from _float((slot.right, self.x(bar.late_finish)), line.middle, bar.element, self.theme)
        if bar.start == bar.finish:
            yield diamond((self.x(bar.start), line.middle), self.half, Style(self.theme.ink), bar.element)
            return
        style = _bar_style(bar.is_critical, self.theme)
        height = slot.bottom - slot.top
        yield Box(slot.left, slot.top, slot.right - slot.left, height, style, radius=1.0, element=bar.element)
        if bar.is_milestone:
            centre = (slot.right + self.half, line.middle)
            yield diamond(centre, self.half, Style(self.theme.ink), bar.element, f"milestone-{bar.element}")

    def _slot(self, row: int, line: Line, bar: Bar) -> Slot:
        left, right = self.x(bar.start), self.x(bar.finish)
        half_height = _BAR_HEIGHT * self.table.size / 2
        if bar.start == bar.finish:
            left, right, half_height = left - self.half, right + self.half, self.half
        return Slot(row, left, right, line.middle - half_height, line.middle + half_height)

    def links(self) -> Iterator[Polyline]:
        """The arrows of the critical path."""
        rows = tuple(Row(line.top, line.bottom, tuple(self._taken(line))) for line in self.table.lines)
        field = Field(rows, self.table.axis + _EDGE)
        slots = {
            line.bar.element: self._slot(row, line, line.bar)
            for row, line in enumerate(self.table.lines)
            if line.bar is not None
        }
        for link in self.figure.links:
            points = route(slots[link.earlier], slots[link.later], field, _ends(link))
            yield Polyline(
                points,
                _link_stroke(self.theme),
                end_marker=Marker.ARROW,
                id=f"{link.earlier}-{link.later}",
                source=link.earlier,
                target=link.later,
            )

    def _taken(self, line: Line) -> Iterator[Span]:
        if line.bar is None:
            right = self.x(line.group.finish)
            if line.group.gate is not None:
                yield (right - self.half, right + self.half)
            return
        slot = self._slot(0, line, line.bar)
        yield (slot.left, slot.right + (2 * self.half if _is_marked(line.bar) else 0.0))


def _ends(link: Precedence) -> Ends:
    from_finish = link.link in (Link.FINISH_START, Link.FINISH_FINISH)
    return Ends(from_finish, link.link in (Link.FINISH_START, Link.START_START))


def _has_float(bar: Bar) -> bool:
    return bar.late_finish is not None and bar.late_finish > bar.finish


def _is_marked(bar: Bar) -> bool:
    return bar.is_milestone or bar.start == bar.finish


def _bar_style(is_critical: bool, theme: Theme) -> Style:
    if is_critical:
        return Style(theme.lines.critical.color, Stroke(theme.lines.critical.color, 0.5))
    return Style(theme.fill("application"), Stroke(theme.lines.connection.color, 0.5))


def _link_stroke(theme: Theme) -> Stroke:
    return Stroke(theme.lines.critical.color, _LINK)


def _bracket(left: float, right: float, middle: float, element: str | None, theme: Theme) -> Polyline:
    """A summary bar: a heavy line whose ends turn down."""
    top, foot = middle - 1.0, middle + 2.4
    inset = min(_BRACKET / 2, (right - left) / 2)
    points = ((left + inset, foot), (left + inset, top), (right - inset, top), (right - inset, foot))
    return Polyline(points, Stroke(theme.palette.emphasis, _BRACKET), element=element)


def _float(span: Span, middle: float, element: str | None, theme: Theme) -> tuple[Shape, ...]:
    """A thin line from the early to the late end, with a tick at the late one."""
    stroke = Stroke(theme.lines.grid.color, _FLOAT)
    left, right = span
    line = Polyline(((left, middle), (right, middle)), stroke, element=element)
    tick = Polyline(((right, middle - _TICK), (right, middle + _TICK)), stroke, element=element)
    return (line, tick)
