"""The shapes of one drawing as the shape tree of a slide: native, grouped, glued."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import assert_never

from archtool.layout.drawing import Box, Drawing, Group, Image, Path, Point, Polyline, Shape, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle
from archtool.renderers.presentation.connector import connector_properties, free_line_properties
from archtool.renderers.presentation.geometry import Sites, outline, paint, placement
from archtool.renderers.presentation.text_body import Lettering, empty_body, text_body, text_bounds
from archtool.renderers.structure.containment import extent_of
from archtool.renderers.structure.labels import Label, owned_labels
from archtool.renderers.svg import escaped

_NAMESPACES = (
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


@dataclass(frozen=True, slots=True)
class _Target:
    """A shape that lines and texts name: its number on the slide, and where lines are glued to it."""

    number: int
    sites: Sites


class ShapeTree:
    """Writes the shapes of one drawing; they are numbered in painting order, groups before their content."""

    def __init__(self, drawing: Drawing, lettering: Lettering, embed: Callable[[Image], str], first: int) -> None:
        """Look through the drawing.

        `embed` puts a picture into the file and returns its relationship's id; `first` is the first number to give.
        """
        self._lettering = lettering
        self._embed = embed
        self._labels = owned_labels(drawing)
        self._titles = _titles(drawing, self._labels)
        self._targets = _targets(drawing, first)
        self._number = first - 1
        self._shapes = drawing.shapes

    def elements(self) -> tuple[str, ...]:
        """The shapes as elements, each of which stands alone as XML."""
        texts = (text for shape in self._shapes for text in self._shape(shape))
        return tuple(text.replace(">", f"{_NAMESPACES}>", 1) for text in texts)

    def _shape(self, shape: Shape) -> tuple[str, ...]:
        self._number += 1
        match shape:
            case Box() | Path():
                return (self._autoshape(shape),)
            case TextRun():
                return () if shape.within in self._labels else (self._text_box(shape),)
            case Polyline():
                return (self._connector(shape),)
            case Image():
                return (self._picture(shape),)
            case Group():
                return self._group(shape)
            case _:
                assert_never(shape)

    def _autoshape(self, shape: Box | Path) -> str:
        target = self._target_here(shape)
        label = None if target is None else self._labels.get(shape_id(shape) or "")
        sites = Sites(Rectangle.of(shape)) if target is None else target.sites
        radius = shape.radius if isinstance(shape, Box) and not sites.further else 0.0
        body = empty_body() if label is None else text_body(label, sites.bounds, radius, self._lettering)
        head = self._head(shape, "sp", "<p:cNvSpPr/>")
        drawn = placement(sites.bounds) + outline(shape, sites) + paint(shape.style)
        return f"<p:sp>{head}<p:spPr>{drawn}</p:spPr>{body}</p:sp>"

    def _text_box(self, run: TextRun) -> str:
        bounds = text_bounds(run)
        head = self._head(run, "sp", '<p:cNvSpPr txBox="1"/>')
        drawn = f'{placement(bounds)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        body = text_body(Label.of(run), bounds, 0.0, self._lettering)
        return f"<p:sp>{head}<p:spPr>{drawn}</p:spPr>{body}</p:sp>"

    def _connector(self, line: Polyline) -> str:
        if line.source is None and line.target is None and line.points[1:-1]:
            # A rule or a bracket connects nothing: as a connector, some programs would lead it anew.
            head = self._head(line, "sp", "<p:cNvSpPr/>")
            return f"<p:sp>{head}<p:spPr>{free_line_properties(line)}</p:spPr></p:sp>"
        glue = self._glue("stCxn", line.source, line.points[0]) + self._glue("endCxn", line.target, line.points[-1])
        head = self._head(line, "cxnSp", f"<p:cNvCxnSpPr>{glue}</p:cNvCxnSpPr>")
        return f"<p:cxnSp>{head}<p:spPr>{connector_properties(line)}</p:spPr></p:cxnSp>"

    def _glue(self, tag: str, name: str | None, end: Point) -> str:
        target = None if name is None else self._targets.get(name)
        index = None if target is None else target.sites.index(end)
        return "" if target is None or index is None else f'<a:{tag} id="{target.number}" idx="{index}"/>'

    def _picture(self, image: Image) -> str:
        target = self._target_here(image)
        sites = Sites(Rectangle.of(image)) if target is None else target.sites
        head = self._head(image, "pic", '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>')
        source = (
            f'<p:blipFill><a:blip r:embed="{self._embed(image)}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        )
        return f"<p:pic>{head}{source}<p:spPr>{placement(sites.bounds)}{outline(image, sites)}</p:spPr></p:pic>"

    def _group(self, group: Group) -> tuple[str, ...]:
        head = self._head(group, "grpSp", "<p:cNvGrpSpPr/>")
        content = "".join(text for shape in group.shapes for text in self._shape(shape))
        bounds = extent_of(group.shapes)
        if not content or bounds is None:
            return ()
        return (f"<p:grpSp>{head}<p:grpSpPr>{placement(bounds, child=True)}</p:grpSpPr>{content}</p:grpSp>",)

    def _target_here(self, shape: Box | Image | Path) -> _Target | None:
        """The target that the shape being written is: of several shapes of one id, the first."""
        target = self._targets.get(shape_id(shape) or "")
        return target if target is not None and target.number == self._number else None

    def _head(self, shape: Shape, tag: str, specific: str) -> str:
        """Number, name and alternative text of a shape."""
        number = self._number
        name = shape_id(shape) or f"{type(shape).__name__} {number}"
        title = self._title(shape)
        description = f' descr="{_attribute(title)}"' if title else ""
        identity = f'<p:cNvPr id="{number}" name="{_attribute(name)}"{description}/>'
        names = {"sp": "nvSpPr", "cxnSp": "nvCxnSpPr", "pic": "nvPicPr", "grpSp": "nvGrpSpPr"}
        return f"<p:{names[tag]}>{identity}{specific}<p:nvPr/></p:{names[tag]}>"

    def _title(self, shape: Shape) -> str:
        match shape:
            case Group():
                return shape.description or shape.title or ""
            case TextRun():
                return ""
            case Polyline():
                ends = [self._titles.get(end, end) for end in (shape.source, shape.target) if end is not None]
                return " → ".join(ends)
            case Image():
                return self._titles.get(shape.element or "", "")
            case Box() | Path():
                return self._titles.get(shape_id(shape) or "", "")
            case _:
                assert_never(shape)


def _targets(drawing: Drawing, first: int) -> Mapping[str, _Target]:
    """The first shape of each id, with a site wherever a line ends."""
    ends: defaultdict[str, list[Point]] = defaultdict(list)
    for shape in walk(drawing.shapes):
        if isinstance(shape, Polyline):
            for name, end in ((shape.source, shape.points[0]), (shape.target, shape.points[-1])):
                if name is not None:
                    ends[name].append(end)
    targets: dict[str, _Target] = {}
    for number, shape in enumerate(walk(drawing.shapes), start=first):
        name = shape_id(shape)
        if name is not None and name not in targets and isinstance(shape, Box | Image | Path):
            targets[name] = _Target(number, Sites.of(Rectangle.of(shape), ends[name]))
    return targets


def _titles(drawing: Drawing, labels: Mapping[str, Label]) -> Mapping[str, str]:
    """What each shape and each element is called, by id."""
    titles = {name: label.text.split("\n", 1)[0] for name, label in labels.items()}
    for shape in walk(drawing.shapes):
        name = shape_id(shape)
        if shape.element is not None and name in titles:
            titles.setdefault(shape.element, titles[name])
    return titles


def _attribute(text: str) -> str:
    return escaped(text).replace("\n", "&#10;")
