"""What the figures draw alike: boxes with their labels, upright labels, legends by lifecycle, arrows."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from archtool.layout.drawing import Box, FontWeight, Marker, Point, Polyline, Shape, Style, TextRun
from archtool.layout.page.frame import LegendEntry
from archtool.layout.text.ellipsis import shortened
from archtool.layout.text.line_breaking import FittedText, fit_text
from archtool.layout.text.metrics import block_height, block_width, line_height, text_width
from archtool.layout.text.text_block import Room, at_left, centred, upright_text
from archtool.layout.theme import Border, LifecycleRole, Theme
from archtool.source.text import both
from archtool.views.content import Lifecycle

_ROLES: dict[Lifecycle, LifecycleRole] = {
    Lifecycle.NEW: "new",
    Lifecycle.UPGRADED: "upgrade",
    Lifecycle.REUSED: "reuse",
    Lifecycle.EXTERNAL: "external",
}
_PARTY = both("用户与机构", "Users and organisations")


@dataclass(frozen=True, slots=True)
class Lettering:
    """How a label is set: the sizes to try, in points, its colour and weight."""

    sizes: tuple[float, ...]
    color: str
    weight: FontWeight = FontWeight.REGULAR

    @property
    def largest(self) -> float:
        """The size tried first, in points."""
        return max(self.sizes)


def lettering(theme: Theme, size: float, weight: FontWeight = FontWeight.REGULAR) -> Lettering:
    """A label of `size` points in the theme's ink, smaller where it must be."""
    return Lettering(theme.text.down_from(size), theme.ink, weight)


def border_of(lifecycle: Lifecycle | None, theme: Theme) -> Border:
    """The border, with its text colour, that tells a lifecycle; that of a surface where there is none to tell."""
    return theme.lines.surface if lifecycle is None else theme.border(_ROLES[lifecycle])


def block_style(lifecycle: Lifecycle | None, theme: Theme) -> Style:
    """The style of a block in its lifecycle."""
    return Style(theme.fill("block"), border_of(lifecycle, theme).stroke())


def fitted_label(label: str, width: float, height: float, style: Lettering) -> FittedText:
    """The label in a room of `width` by `height` points, whatever its length.

    The largest size at which its words fit is taken; a label that fits at no size loses its end to an ellipsis.
    """
    fitting = fit_text(label, width, height, style.sizes, style.weight)
    return fitting if fitting is not None else _shortened(label, width, height, style)


def level_label(room: Room, label: str, style: Lettering) -> tuple[TextRun, ...]:
    """The label in the middle of its room."""
    return centred(room, fitted_label(label, room.width, room.height, style), style.color)


def left_label(room: Room, label: str, style: Lettering) -> tuple[TextRun, ...]:
    """The label from the left edge of its room, in the middle of its height."""
    return at_left(room, fitted_label(label, room.width, room.height, style), style.color)


def vertical_label(room: Room, label: str, style: Lettering) -> tuple[TextRun, ...]:
    """The label in a narrow room: ideographs downward, a text of Latin words level."""
    fitting = upright_text(label, room.width, room.height, style.sizes, style.weight) if is_upright(label) else None
    if fitting is None:
        fitting = fitted_label(label, room.width, room.height, style)
    return centred(room, fitting, style.color)


def is_upright(label: str) -> bool:
    """Whether a label may be set downward: more than half of its letters are ideographs or other full-width signs."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in label)
    return 2 * wide > sum(not char.isspace() for char in label)


def vertical_label_width(labels: Iterable[str], style: Lettering) -> float:
    """The least width in points at which every label can stand in a narrow room, its longest word whole."""
    size = style.largest
    widths = [
        size
        if is_upright(label)
        else max((text_width(word, size, style.weight) for word in label.split()), default=size)
        for label in labels
    ]
    return max(widths, default=size)


def labelled_box(box: Box, label: str, style: Lettering, padding: float) -> tuple[Shape, ...]:
    """A box with its label in the middle, `padding` points away from its border."""
    return (box, *level_label(Room.of(box, padding), label, style))


def legend_of(lifecycles: Iterable[Lifecycle], language: str, theme: Theme) -> tuple[LegendEntry, ...]:
    """One legend entry for each lifecycle that occurs, in the order of the convention."""
    present = set(lifecycles)
    return tuple(
        LegendEntry(
            block_style(lifecycle, theme), lifecycle.label.in_language(language), border_of(lifecycle, theme).text
        )
        for lifecycle in Lifecycle
        if lifecycle in present
    )


def party_entry(language: str, theme: Theme) -> LegendEntry:
    """The legend entry of users and organisations: nobody builds them, so that they have no lifecycle."""
    return LegendEntry(block_style(None, theme), _PARTY.in_language(language))


def arrow(points: tuple[Point, ...], theme: Theme, source: str | None = None, target: str | None = None) -> Polyline:
    """A connection with its head at the last point, from shape `source` to shape `target`."""
    return Polyline(points, theme.lines.connection.stroke(), end_marker=Marker.ARROW, source=source, target=target)


def _shortened(label: str, width: float, height: float, style: Lettering) -> FittedText:
    size = min(style.sizes)
    lines = _filled(label, width, size, style.weight)
    room = max(1, int((height - size) / line_height(size) + 1e-9) + 1)
    if len(lines) > room:
        lines = (*lines[: room - 1], shortened(lines[room - 1], width, size, style.weight))
    return FittedText(lines, size, style.weight, block_width(lines, size, style.weight), block_height(len(lines), size))


def _filled(label: str, width: float, size: float, weight: FontWeight) -> tuple[str, ...]:
    """The label in lines that are each as full as can be, words cut anywhere."""
    lines = [""]
    for char in " ".join(label.split()):
        if lines[-1] and text_width(lines[-1] + char, size, weight) > width:
            lines.append("")
        lines[-1] = (lines[-1] + char).lstrip()
    return tuple(line.rstrip() for line in lines if line.strip())
