"""A drawing coloured by the classes of its blocks, and what its legend says of them."""

from dataclasses import dataclass, replace

from archtool.layout.contrast import LEAST_CONTRAST, contrast_ratio
from archtool.layout.drawing import Box, Drawing, Group, Path, Polyline, Shape, Stroke, Style, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.page.frame import LegendEntry
from archtool.layout.theme import Border, Theme
from archtool.layout.tone import blended
from archtool.views.colour import Colouring, Look, Shade

_CONTAINER = 0.45
"""Share of a class's fill in the surface of a block that holds others: they stand out on it."""


def painted(body: Drawing, colouring: Colouring | None, theme: Theme) -> Drawing:
    """The drawing with each block in the look of its class; its own border stays where the class has none.

    Cost: quadratic in the number of blocks.
    """
    if colouring is None:
        return body
    areas = {
        key: Rectangle.of(shape)
        for shape in walk(body.shapes)
        if isinstance(shape, Box | Path) and (key := shape_id(shape)) is not None and key in colouring.blocks
    }
    containers = frozenset(
        key
        for key, area in areas.items()
        if any(other != key and area.contains(inner) and area != inner for other, inner in areas.items())
    )
    return replace(body, shapes=_Brush(colouring, containers, theme).over(body.shapes))


def legend_of_classes(colouring: Colouring | None, theme: Theme) -> tuple[LegendEntry, ...]:
    """One entry for each class that occurs; none where a figure is not coloured."""
    if colouring is None:
        return ()
    entries: list[LegendEntry] = []
    for shade in colouring.shades:
        border = _border(shade, theme) or theme.lines.surface
        entries.append(LegendEntry(Style(_fill(shade, theme), border.stroke()), shade.label))
    return tuple(entries)


@dataclass(frozen=True, slots=True)
class _Brush:
    colouring: Colouring
    containers: frozenset[str]
    theme: Theme

    def over(self, shapes: tuple[Shape, ...]) -> tuple[Shape, ...]:
        found: list[Shape] = []
        for shape in shapes:
            match shape:
                case Group():
                    found.append(replace(shape, shapes=self.over(shape.shapes)))
                case Box() | Path():
                    found.append(self._block(shape))
                case TextRun():
                    found.extend(self._text(shape))
                case _:
                    found.append(shape)
        return tuple(found)

    def _shade(self, key: str | None) -> Shade | None:
        place = self.colouring.blocks.get(key) if key is not None else None
        return None if place is None else self.colouring.shades[place]

    def _block(self, shape: Box | Path) -> Box | Path:
        key = shape_id(shape)
        shade = self._shade(key)
        if shade is None or shape.style.fill is None:
            return shape
        fill = _fill(shade, self.theme)
        if key in self.containers:
            is_plain = shade.look in (Look.PLAIN, Look.KEPT)
            fill = shape.style.fill if is_plain else blended(fill, self.theme.fill("paper"), _CONTAINER)
        border = _border(shade, self.theme)
        stroke = border.stroke() if border is not None else shape.style.stroke
        return replace(shape, style=Style(fill, stroke))

    def _text(self, text: TextRun) -> tuple[Shape, ...]:
        shade = self._shade(text.within)
        if shade is None:
            return (text,)
        fill, border = _fill(shade, self.theme), _border(shade, self.theme)
        color = border.text if border is not None else text.color
        if contrast_ratio(color, fill) < LEAST_CONTRAST:
            color = self.theme.ink
        written = replace(text, color=color)
        return (written, _struck(written)) if shade.look is Look.RETIRED else (written,)


def _struck(text: TextRun) -> Polyline:
    """A line through the middle of a text."""
    area = Rectangle.of_text(text)
    y = text.y - 0.36 * text.size
    return Polyline(((area.left, y), (area.right, y)), Stroke(text.color, 0.06 * text.size), element=text.element)


def _fill(shade: Shade, theme: Theme) -> str:
    """The fill of a class; blocks of no class, and those that are kept, look like any block."""
    classes = theme.classes
    match shade.look:
        case Look.CATEGORY:
            return classes.category(shade.number)
        case Look.ERROR:
            return classes.error
        case Look.WARNING:
            return classes.warning
        case Look.NOTE:
            return classes.note
        case Look.WAIVED:
            return classes.waived
        case Look.ADDED:
            return classes.added
        case Look.CHANGED:
            return classes.changed
        case Look.RETIRED:
            return classes.retired
        case Look.KEPT | Look.PLAIN:
            return theme.fill("block")


def _border(shade: Shade, theme: Theme) -> Border | None:
    """The border of a class; nothing where its blocks keep the one of their lifecycle."""
    classes = theme.classes
    borders = {
        Look.ADDED: classes.added_border,
        Look.CHANGED: classes.changed_border,
        Look.KEPT: classes.kept_border,
        Look.RETIRED: classes.retired_border,
    }
    return borders.get(shade.look)
