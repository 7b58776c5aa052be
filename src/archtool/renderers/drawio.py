"""Drawings as draw.io diagrams: uncompressed mxGraph XML, a page a figure, ids from element ids.

Source: mxGraph, mxCodec and mxCell (the XML of a model); diagrams.net, "Uncompressed XML" (the file around it).
"""

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self, assert_never

from archtool.layout.drawing import Box, Drawing, Group, Image, Path, Point, Polyline, Shape, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.theme import Fonts
from archtool.renderers.diagram.style import (
    headed,
    label_html,
    label_style,
    lined,
    painted,
    stencil,
    units,
)
from archtool.renderers.settings import Book, Settings
from archtool.renderers.structure.containment import extent_of, holders
from archtool.renderers.structure.labels import Label, owned_labels
from archtool.renderers.structure.sheet import centred_in, sheet_of
from archtool.renderers.svg import escaped

_ROOT = "1"
"""Id of the layer that every page has; `0` is the page itself."""


@dataclass(frozen=True, slots=True)
class DrawioRenderer:
    """Writes drawings as draw.io files.

    Attributes:
        family: The font of all texts by name.
    """

    suffix: ClassVar[str] = ".drawio"
    family: str = Fonts().families[0]

    @classmethod
    def configured(cls, settings: Settings) -> Self:
        """A renderer with the first of the families."""
        return cls(settings.families[0])

    def render(self, drawing: Drawing) -> bytes:
        """The drawing as a file of one page."""
        return self._file((drawing,))

    def bind(self, book: Book) -> bytes:
        """All figures as the pages of one file."""
        return self._file([plate.drawing for plate in book.plates])

    def _file(self, drawings: Sequence[Drawing]) -> bytes:
        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<mxfile host="archtool" compressed="false">']
        for drawing in drawings:
            lines.extend(_Page(drawing, self.family).lines())
        return "\n".join([*lines, "</mxfile>", ""]).encode()


@dataclass(frozen=True, slots=True)
class _Parent:
    """The cell that new cells are put into, and the place on the page from which they are measured, in points."""

    cell: str
    origin: Point


class _Page:
    """One drawing as a page; gives out each id once."""

    def __init__(self, drawing: Drawing, family: str) -> None:
        self._drawing = drawing
        self._family = family
        labels = owned_labels(drawing)
        self._labels = {name: label for name, label in labels.items() if label.is_one_column}
        self._holders = holders(drawing)
        self._containers = frozenset(self._holders.values())
        self._cells: dict[str, str] = {}
        self._bounds: dict[str, Rectangle] = {}
        self._parents: dict[str, _Parent] = {}
        self._taken = {"0", _ROOT}
        for shape in walk(drawing.shapes):
            name = shape_id(shape)
            if name is not None and name not in self._cells and isinstance(shape, Box | Path | Image):
                self._cells[name] = self._new_id(name)
                self._bounds[name] = Rectangle.of(shape)
        self._written: set[str] = set()
        self._counts: dict[str, int] = {}

    def lines(self) -> list[str]:
        """The page with its model, one cell a line."""
        drawing = self._drawing
        paper = sheet_of(drawing)
        _, offset = centred_in(drawing, (0.0, 0.0, paper.width, paper.height))
        size = f'pageWidth="{units(paper.width)}" pageHeight="{units(paper.height)}"'
        guides = 'grid="0" guides="1" connect="1" arrows="1" fold="0" page="1" pageScale="1"'
        return [
            f'<diagram id="{_attribute(drawing.id)}" name="{_attribute(drawing.title)}">',
            f'<mxGraphModel {guides} {size} math="0">',
            "<root>",
            '<mxCell id="0"/>',
            f'<mxCell id="{_ROOT}" parent="0"/>',
            *self._cells_of(drawing.shapes, _Parent(_ROOT, (-offset[0], -offset[1]))),
            "</root>",
            "</mxGraphModel>",
            "</diagram>",
        ]

    def _cells_of(self, shapes: tuple[Shape, ...], parent: _Parent) -> list[str]:
        return [line for shape in shapes for line in self._cell(shape, parent)]

    def _cell(self, shape: Shape, parent: _Parent) -> list[str]:
        match shape:
            case Box() | Path() | Image():
                return [self._vertex(shape, parent)]
            case TextRun():
                return [] if shape.within in self._labels else [self._text(shape, parent)]
            case Polyline():
                return [self._edge(shape, parent)]
            case Group():
                return self._group(shape, parent)
            case _:
                assert_never(shape)

    def _vertex(self, shape: Box | Path | Image, parent: _Parent) -> str:
        bounds = Rectangle.of(shape)
        name = shape_id(shape)
        is_first = name is not None and name not in self._written
        label: Label | None = None
        if name is None or not is_first:
            cell = self._new_id(name) if name is not None else self._numbered(shape)
        else:
            self._written.add(name)
            cell = self._cells[name]
            parent = self._holder(name, parent)
            label = self._labels.get(name)
        style = self._vertex_style(shape) + ("" if label is None else label_style(label, bounds, self._family))
        value = "" if label is None else label_html(label)
        geometry = _geometry(bounds, parent.origin)
        return _wrapped(cell, value, style, f'vertex="1" parent="{_attribute(parent.cell)}"', geometry, shape.element)

    def _holder(self, name: str, parent: _Parent) -> _Parent:
        """The box that holds a shape where both are in one group, else the group."""
        self._parents[name] = parent
        holder = self._holders.get(name)
        if holder is None or self._parents.get(holder) != parent or holder not in self._written:
            return parent
        bounds = self._bounds[holder]
        return _Parent(self._cells[holder], (bounds.left, bounds.top))

    def _vertex_style(self, shape: Box | Path | Image) -> str:
        common = _CONTAINER if shape_id(shape) in self._containers else "html=1;"
        match shape:
            case Box():
                rounding = f"rounded=1;absoluteArcSize=1;arcSize={units(2 * shape.radius)};" if shape.radius else ""
                return f"{rounding}{common}{painted(shape.style)}"
            case Path():
                return f"{stencil(shape)}{common}{painted(shape.style)}"
            case Image():
                content = base64.b64encode(shape.content).decode("ascii")
                return f"shape=image;imageAspect=0;html=1;image=data:{shape.media_type},{content};"
            case _:
                assert_never(shape)

    def _text(self, run: TextRun, parent: _Parent) -> str:
        bounds = Rectangle.of_text(run)
        style = f"text;html=1;{_BARE}{label_style(Label.of(run), bounds, self._family)}"
        cell = self._new_id(run.id) if run.id is not None else self._numbered(run)
        owner = f'vertex="1" parent="{_attribute(parent.cell)}"'
        value = label_html(Label.of(run))
        return _wrapped(cell, value, style, owner, _geometry(bounds, parent.origin), run.element)

    def _edge(self, line: Polyline, parent: _Parent) -> str:
        name = shape_id(line)
        cell = self._new_id(name) if name is not None else self._numbered(line)
        style = f"html=1;rounded=0;{lined(line.stroke)}{headed(line.start_marker, line.end_marker, line.stroke)}"
        ends = ""
        for side, prefix, end_name, end in (
            ("source", "exit", line.source, line.points[0]),
            ("target", "entry", line.target, line.points[-1]),
        ):
            if end_name in self._cells:
                ends += f' {side}="{_attribute(self._cells[end_name])}"'
                style += _attached(prefix, end, self._bounds[end_name])
        points = [_point(point, parent.origin) for point in line.points]
        inner = "".join(f"<mxPoint {point}/>" for point in points[1:-1])
        way = f'<Array as="points">{inner}</Array>' if inner else ""
        geometry = (
            f'<mxGeometry relative="1" as="geometry"><mxPoint {points[0]} as="sourcePoint"/>'
            f'<mxPoint {points[-1]} as="targetPoint"/>{way}</mxGeometry>'
        )
        owner = f'edge="1" parent="{_attribute(parent.cell)}"{ends}'
        return _wrapped(cell, "", style, owner, geometry, line.element)

    def _group(self, group: Group, parent: _Parent) -> list[str]:
        extent = extent_of(group.shapes)
        if extent is None:
            return []
        name = shape_id(group)
        cell = self._new_id(name) if name is not None else self._numbered(group)
        owner = f'vertex="1" connectable="0" parent="{_attribute(parent.cell)}"'
        head = _wrapped(cell, "", f"group;{_BARE}", owner, _geometry(extent, parent.origin), group.element, group.title)
        return [head, *self._cells_of(group.shapes, _Parent(cell, (extent.left, extent.top)))]

    def _numbered(self, shape: Shape) -> str:
        kind = type(shape).__name__.lower()
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._new_id(f"{kind}-{self._counts[kind]}")

    def _new_id(self, name: str) -> str:
        candidate, count = name, 1
        while candidate in self._taken:
            count += 1
            candidate = f"{name}--{count}"
        self._taken.add(candidate)
        return candidate


_BARE = "fillColor=none;strokeColor=none;"
_CONTAINER = "html=1;container=1;collapsible=0;recursiveResize=0;"


def _wrapped(
    cell: str, value: str, style: str, owner: str, geometry: str, element: str | None = None, title: str | None = None
) -> str:
    """A cell; one that stands for an element says so as a property of its object."""
    body = f'style="{_attribute(style)}" {owner}>{geometry}</mxCell>'
    if element is None and title is None:
        return f'<mxCell id="{_attribute(cell)}" value="{_attribute(value)}" {body}'
    properties = "" if element is None else f' element="{_attribute(element)}"'
    tip = "" if title is None else f' tooltip="{_attribute(title)}"'
    head = f'<object id="{_attribute(cell)}" label="{_attribute(value)}"{properties}{tip}>'
    return f"{head}<mxCell {body}</object>"


def _geometry(bounds: Rectangle, origin: Point) -> str:
    size = f'width="{units(bounds.right - bounds.left)}" height="{units(bounds.bottom - bounds.top)}"'
    return f'<mxGeometry {_point((bounds.left, bounds.top), origin)} {size} as="geometry"/>'


def _point(point: Point, origin: Point) -> str:
    return f'x="{units(point[0] - origin[0])}" y="{units(point[1] - origin[1])}"'


def _attached(prefix: str, end: Point, bounds: Rectangle) -> str:
    """The place on a cell where an edge ends, as shares of the cell's size, so that it stays there."""
    across = (end[0] - bounds.left) / max(bounds.right - bounds.left, 0.01)
    down = (end[1] - bounds.top) / max(bounds.bottom - bounds.top, 0.01)
    return f"{prefix}X={across:.4f};{prefix}Y={down:.4f};{prefix}Dx=0;{prefix}Dy=0;{prefix}Perimeter=0;"


def _attribute(text: str) -> str:
    return escaped(text).replace("\n", "&#10;")
