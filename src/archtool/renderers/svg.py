"""A drawing as SVG 1.1: one shape a line, ids from element ids, the same bytes for the same drawing."""

import base64
import math
import re
from dataclasses import dataclass
from typing import ClassVar, Self, assert_never

from archtool.layout.drawing import (
    Anchor,
    Box,
    Close,
    Cubic,
    Drawing,
    FontWeight,
    Group,
    Image,
    Line,
    Move,
    Path,
    Polyline,
    Segment,
    Shape,
    Stroke,
    Style,
    TextRun,
    walk,
)
from archtool.layout.theme import Fonts
from archtool.renderers.markers import marker_path, shortened
from archtool.renderers.settings import Settings

_WEIGHTS = {FontWeight.REGULAR: 400, FontWeight.BOLD: 700}
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_.-]")
_GENERIC_FAMILIES = frozenset({"serif", "sans-serif", "monospace", "cursive", "fantasy"})


@dataclass(frozen=True, slots=True)
class SvgRenderer:
    """Writes drawings as SVG.

    Attributes:
        families: Font families by name, best first.
    """

    suffix: ClassVar[str] = ".svg"
    families: tuple[str, ...] = Fonts().families

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """A renderer with the families."""
        return cls(settings.families)

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a UTF-8 SVG document whose size is that of the page in points."""
        body = _Body(drawing)
        return "\n".join(
            [*self._head(drawing), *body.definitions(), *body.lines(drawing.shapes), "</svg>", ""]
        ).encode()

    def _head(self, drawing: Drawing) -> list[str]:
        width, height = number(drawing.width), number(drawing.height)
        prefix = xml_id(drawing.id)
        labels = f"{prefix}--title" + (f" {prefix}--description" if drawing.description else "")
        lines = [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" '
            f'id="{prefix}" width="{width}pt" height="{height}pt" viewBox="0 0 {width} {height}" '
            f'xml:lang="{escaped(drawing.language)}" role="img" aria-labelledby="{labels}" '
            # Text is measured without kerning; variable fonts need their axis named even for regular text.
            f'font-family="{_family_list(self.families)}" font-weight="400" '
            "style=\"font-kerning:none;font-variation-settings:'wght' 400\">",
            f'<title id="{prefix}--title">{escaped(drawing.title)}</title>',
        ]
        if drawing.description:
            lines.append(f'<desc id="{prefix}--description">{escaped(drawing.description)}</desc>')
        lines.append(f'<rect width="{width}" height="{height}" fill="#FFFFFF"/>')
        return lines


class _Body:
    """The shapes of one drawing as lines of SVG; gives out each id once, and embeds each picture once."""

    def __init__(self, drawing: Drawing) -> None:
        self._prefix = xml_id(drawing.id)
        pictures = dict.fromkeys(
            (shape.media_type, shape.content) for shape in walk(drawing.shapes) if isinstance(shape, Image)
        )
        # Two hyphens after the prefix begin the id of a shape: the third keeps these apart from all of them.
        self._pictures = {picture: f"{self._prefix}---picture-{number}" for number, picture in enumerate(pictures, 1)}
        self._taken = {self._prefix, f"{self._prefix}--title", f"{self._prefix}--description"}
        self._taken.update(self._pictures.values())

    def definitions(self) -> list[str]:
        """The pictures, each in a symbol that its uses stretch to their rectangles."""
        if not self._pictures:
            return []
        return ["<defs>", *(_symbol(name, *picture) for picture, name in self._pictures.items()), "</defs>"]

    def lines(self, shapes: tuple[Shape, ...]) -> list[str]:
        return [line for shape in shapes for line in self._shape(shape)]

    def _shape(self, shape: Shape) -> list[str]:
        match shape:
            case Box():
                return [self._box(shape)]
            case TextRun():
                return [self._text(shape)]
            case Polyline():
                return [self._polyline(shape)]
            case Path():
                path = path_data(shape.segments)
                return [f'<path{self._identity(shape)} d="{path}"{_style(shape.style)}/>']
            case Image():
                name = self._pictures[shape.media_type, shape.content]
                return [f'<use{self._identity(shape)}{_place(shape)} xlink:href="#{name}"/>']
            case Group():
                return self._group(shape)
            case _:
                assert_never(shape)

    def _box(self, box: Box) -> str:
        radius = f' rx="{number(box.radius)}"' if box.radius else ""
        return f"<rect{self._identity(box)}{_place(box)}{radius}{_style(box.style)}/>"

    def _text(self, text: TextRun) -> str:
        element = f' data-element="{escaped(text.element)}"' if text.element is not None else ""
        identity = self._identity(text) if text.id is not None else element
        anchor = "" if text.anchor is Anchor.START else f' text-anchor="{text.anchor}"'
        weight = _WEIGHTS[text.font]
        bold = "" if weight == 400 else f' font-weight="{weight}" style="font-variation-settings:\'wght\' {weight}"'
        place = f'x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
        return f'<text{identity} {place}{anchor}{bold} fill="{text.color}">{escaped(text.text)}</text>'

    def _polyline(self, line: Polyline) -> str:
        points = " ".join(f"{number(x)},{number(y)}" for x, y in shortened(line))
        markers = "".join(
            f'<path d="{path_data(path.segments)}"{_style(path.style)}/>'
            for path in (marker_path(line, at_end=False), marker_path(line, at_end=True))
            if path is not None
        )
        drawn = f'points="{points}" fill="none"{_stroke(line.stroke)}'
        if not markers:
            return f"<polyline{self._identity(line)} {drawn}/>"
        return f"<g{self._identity(line)}><polyline {drawn}/>{markers}</g>"

    def _group(self, group: Group) -> list[str]:
        lines = [f"<g{self._identity(group)}>"]
        if group.title:
            lines.append(f"<title>{escaped(group.title)}</title>")
        if group.description:
            lines.append(f"<desc>{escaped(group.description)}</desc>")
        return [*lines, *self.lines(group.shapes), "</g>"]

    def _identity(self, shape: Shape) -> str:
        """The attributes that name the shape; a second shape of the same name gets a number."""
        name = shape.id if shape.id is not None else shape.element
        if name is None:
            return ""
        base = xml_id(f"{self._prefix}--{name}")
        candidate, count = base, 1
        while candidate in self._taken:
            count += 1
            candidate = f"{base}--{count}"
        self._taken.add(candidate)
        element = f' data-element="{escaped(shape.element)}"' if shape.element is not None else ""
        return f' id="{candidate}"{element}'


def number(value: float) -> str:
    """The value with at most two decimals, never as `-0`.

    Raises:
        ValueError: The value is not finite.
    """
    if not math.isfinite(value):
        raise ValueError(f"a drawing has a length that is not finite: {value}")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def escaped(text: str) -> str:
    """The text as XML character data or attribute value; characters that XML forbids become U+FFFD."""
    written = legal(text)
    for char, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        written = written.replace(char, entity)
    return written


def legal(text: str) -> str:
    """The text with U+FFFD in the place of every character that XML forbids."""
    return _NOT_IN_XML.sub("\ufffd", text)


def xml_id(name: str) -> str:
    """The name as a valid XML id: other characters than ASCII letters, digits and `._-` become `_xHEX_`."""
    legal = _NOT_IN_ID.sub(lambda match: f"_x{ord(match.group()):X}_", name)
    return legal if re.match(r"[A-Za-z_]", legal) else f"_{legal}"


def path_data(segments: tuple[Segment, ...]) -> str:
    """The segments as the value of a path's `d`."""
    return "".join(map(_command, segments))


def _command(segment: Segment) -> str:
    match segment:
        case Move(to):
            return f"M{number(to[0])} {number(to[1])}"
        case Line(to):
            return f"L{number(to[0])} {number(to[1])}"
        case Cubic(control1, control2, to):
            return "C" + " ".join(f"{number(x)} {number(y)}" for x, y in (control1, control2, to))
        case Close():
            return "Z"
        case _:
            assert_never(segment)


def _symbol(name: str, media_type: str, content: bytes) -> str:
    source = f"data:{media_type};base64,{base64.b64encode(content).decode('ascii')}"
    image = f'<image width="100" height="100" preserveAspectRatio="none" xlink:href="{source}"/>'
    return f'<symbol id="{name}" viewBox="0 0 100 100" preserveAspectRatio="none">{image}</symbol>'


def _family_list(families: tuple[str, ...]) -> str:
    names = (name if name in _GENERIC_FAMILIES else f"'{name.replace(chr(39), '')}'" for name in families)
    return escaped(", ".join(names))


def _place(shape: Box | Image) -> str:
    return f' x="{number(shape.x)}" y="{number(shape.y)}" width="{number(shape.width)}" height="{number(shape.height)}"'


def _style(style: Style) -> str:
    return f' fill="{style.fill or "none"}"' + ("" if style.stroke is None else _stroke(style.stroke))


def _stroke(stroke: Stroke) -> str:
    dash = f' stroke-dasharray="{" ".join(map(number, stroke.dash))}"' if stroke.dash else ""
    return f' stroke="{stroke.color}" stroke-width="{number(stroke.width)}"{dash}'
