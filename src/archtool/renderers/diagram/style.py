"""Styles of draw.io cells: colours, lines, ends, stencils and labels.

Source: mxGraph, mxConstants (names of styles) and mxStencil (the XML of a stencil).
"""

import base64
import html
import zlib
from typing import assert_never
from urllib.parse import quote

from archtool.layout.drawing import (
    Anchor,
    Close,
    Cubic,
    FontWeight,
    Line,
    Marker,
    Move,
    Path,
    Segment,
    Stroke,
    Style,
    TextRun,
)
from archtool.layout.geometry import Rectangle
from archtool.renderers.markers import marker_length
from archtool.renderers.structure.labels import Label
from archtool.renderers.svg import number

SCALE = 100 / 72
"""Units of draw.io in a point: its pages are measured in hundredths of an inch."""

_HEADS = {
    Marker.NONE: ("none", 0),
    Marker.ARROW: ("block", 1),
    Marker.OPEN_ARROW: ("open", 0),
    Marker.DIAMOND: ("diamond", 0),
    Marker.CIRCLE: ("oval", 0),
}
_ALIGNMENT = {Anchor.START: "left", Anchor.MIDDLE: "center", Anchor.END: "right"}
_CENTRED = 1.0
"""Points by which a text may miss the middle of its box and still be anchored there."""
_LINE = 1.2
"""Height of a line in draw.io, in ems. Source: mxConstants.LINE_HEIGHT."""
_ABOVE = 0.96
"""Height of draw.io's line above its baseline, in ems."""


def units(points: float) -> str:
    """A length in units of draw.io."""
    return number(points * SCALE)


def joined(**entries: str | int | float) -> str:
    """A style of the given entries, in their order."""
    return "".join(f"{name}={value};" for name, value in entries.items())


def painted(style: Style) -> str:
    """Fill and border."""
    fill = f"fillColor={style.fill or 'none'};"
    return fill + ("strokeColor=none;" if style.stroke is None else lined(style.stroke))


def lined(stroke: Stroke) -> str:
    """Colour, width and dashes of a line."""
    dashes = f"dashed=1;fixDash=1;dashPattern={' '.join(map(units, stroke.dash))};" if stroke.dash else ""
    return f"strokeColor={stroke.color};strokeWidth={units(stroke.width)};{dashes}"


def headed(start: Marker, end: Marker, stroke: Stroke) -> str:
    """What the ends of a line carry."""
    size = units(marker_length(stroke) * 0.9)
    return "".join(
        f"{side}Arrow={name};{side}Fill={fill};{side}Size={size};"
        for side, (name, fill) in (("start", _HEADS[start]), ("end", _HEADS[end]))
    )


def stencil(path: Path) -> str:
    """The shape of a free form.

    draw.io wants it deflated; it is stored uncompressed, because compressors differ between machines.
    """
    bounds = Rectangle.of(path)
    commands = "".join(_command(segment, bounds) for segment in path.segments)
    width, height = units(bounds.right - bounds.left), units(bounds.bottom - bounds.top)
    closing = "fillstroke" if path.style.fill else "stroke"
    shape = (
        f'<shape w="{width}" h="{height}" aspect="variable" strokewidth="inherit"><background><path>{commands}</path>'
        f"</background><foreground><{closing}/></foreground></shape>"
    )
    deflate = zlib.compressobj(0, zlib.DEFLATED, -15)
    content = deflate.compress(quote(shape, safe="-_.!~*'()").encode()) + deflate.flush()
    return f"shape=stencil({base64.b64encode(content).decode()});"


def label_style(label: Label, bounds: Rectangle, family: str) -> str:
    """Where the label of a cell stands, and its font."""
    sizes = [row[0].size for row in label.rows]
    top = label.rows[0][0].y - _ABOVE * sizes[0]
    bottom = label.rows[-1][0].y + (_LINE - _ABOVE) * sizes[-1]
    shift = (top + bottom - bounds.top - bounds.bottom) / 2
    if abs(shift) <= _CENTRED:
        vertical = "verticalAlign=middle;"
    elif shift < 0:
        vertical = f"verticalAlign=top;spacingTop={units(top - bounds.top)};"
    else:
        vertical = f"verticalAlign=bottom;spacingBottom={units(bounds.bottom - bottom)};"
    return f"{_aligned(label.first, bounds)}{vertical}{lettered(_base(label), family)}"


def lettered(run: TextRun, family: str) -> str:
    """Font, size, weight and colour of a text."""
    bold = 1 if run.font is FontWeight.BOLD else 0
    return f"spacing=0;fontFamily={family};fontSize={units(run.size)};fontStyle={bold};fontColor={run.color};"


def label_html(label: Label) -> str:
    """The rows of a label as HTML, those that are set unlike its smallest text with their own style."""
    base = _base(label)
    return "<br>".join(_row(row[0], base) for row in label.rows)


def _base(label: Label) -> TextRun:
    """The smallest text of a label: no line of HTML is lower than the base font."""
    return min((run for row in label.rows for run in row), key=lambda run: run.size)


def _row(run: TextRun, base: TextRun) -> str:
    text = html.escape(run.text, quote=False)
    if (run.size, run.font, run.color) == (base.size, base.font, base.color):
        return text
    weight = 700 if run.font is FontWeight.BOLD else 400
    return f'<span style="font-size:{units(run.size)}px;font-weight:{weight};color:{run.color}">{text}</span>'


def _aligned(run: TextRun, bounds: Rectangle) -> str:
    alignment = f"align={_ALIGNMENT[run.anchor]};"
    match run.anchor:
        case Anchor.START:
            return f"{alignment}spacingLeft={units(run.x - bounds.left)};"
        case Anchor.END:
            return f"{alignment}spacingRight={units(bounds.right - run.x)};"
        case Anchor.MIDDLE:
            shift = 2 * run.x - bounds.left - bounds.right
            side = "Left" if shift > 0 else "Right"
            return f"{alignment}spacing{side}={units(abs(shift))};" if abs(shift) > _CENTRED else alignment


def _command(segment: Segment, bounds: Rectangle) -> str:
    def at(point: tuple[float, float], suffix: str = "") -> str:
        return f'x{suffix}="{units(point[0] - bounds.left)}" y{suffix}="{units(point[1] - bounds.top)}"'

    match segment:
        case Move(to):
            return f"<move {at(to)}/>"
        case Line(to):
            return f"<line {at(to)}/>"
        case Cubic(control1, control2, to):
            return f"<curve {at(control1, '1')} {at(control2, '2')} {at(to, '3')}/>"
        case Close():
            return "<close/>"
        case _:
            assert_never(segment)
