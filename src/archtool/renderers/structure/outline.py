"""A drawing as words: nodes in nodes, and links between them, for formats that place everything themselves."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from archtool.layout.drawing import Box, Drawing, Image, Marker, Path, Point, Polyline, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle
from archtool.renderers.structure.containment import holders
from archtool.renderers.structure.labels import labels_of_lines, owned_labels

_NAME = "-name"
"""What stands behind the id of a shape in that of the strip that bears its name."""

_TOUCHING = 0.25
"""Points by which a branch may miss the line that it leaves."""


@dataclass(frozen=True, slots=True)
class Node:
    """A shape with its words; one with children is drawn around them."""

    id: str
    label: str
    children: tuple["Node", ...]

    def walk(self) -> Iterator["Node"]:
        """The node, then everything in it."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True)
class Link:
    """A connection between two nodes, by their ids, with what its ends carry."""

    source: str
    target: str
    label: str
    is_dashed: bool
    start: Marker
    end: Marker


@dataclass(frozen=True, slots=True)
class Outline:
    """The nodes of a drawing in painting order, and its links."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


def outline_of(drawing: Drawing) -> Outline:
    """What the drawing says; shapes without words, content and connections are left out."""
    links = tuple(_links(drawing))
    ends = {end for link in links for end in (link.source, link.target)}
    labels = {name: label.text for name, label in owned_labels(drawing).items()}
    held = holders(drawing)
    children: defaultdict[str | None, list[str]] = defaultdict(list)
    elements: dict[str, str | None] = {}
    for shape in walk(drawing.shapes):
        name = shape_id(shape)
        if isinstance(shape, Box | Path | Image) and name is not None and name not in elements:
            elements[name] = shape.element
    for name in elements:
        # A strip with a name belongs to what it names, whether it stands in it or beside it.
        named = name.removesuffix(_NAME)
        children[named if named != name and named in elements else held.get(name)].append(name)
    reader = _Reader(labels, elements, children, ends)
    return Outline(tuple(node for name in children[None] for node in reader.node(name)), links)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Makes nodes of shapes: their words, the elements that they stand for, and what they hold, by id."""

    labels: Mapping[str, str]
    elements: Mapping[str, str | None]
    children: Mapping[str | None, list[str]]
    ends: set[str]

    def node(self, name: str) -> Iterator[Node]:
        """The node of a shape; nothing for one that says nothing."""
        inner = list(self.children.get(name, ()))
        label = self.labels.get(name, "")
        if not label:
            heading = next((child for child in inner if self._is_heading(child, name)), None)
            if heading is not None:
                inner.remove(heading)
                label = self.labels[heading]
        nodes = tuple(node for child in inner for node in self.node(child))
        if label or nodes or name in self.ends:
            yield Node(name, label or (name if name in self.ends else ""), nodes)

    def _is_heading(self, name: str, holder: str) -> bool:
        """Whether a shape only carries the name of the box that holds it; what a line leads to stands for itself."""
        stands_for_nothing = self.elements[name] is None or name == holder + _NAME
        is_bare = stands_for_nothing and name not in self.ends and not self.children.get(name)
        return is_bare and bool(self.labels.get(name))


def _links(drawing: Drawing) -> Iterator[Link]:
    lines = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline)]
    shapes = {shape_id(shape) for shape in walk(drawing.shapes) if isinstance(shape, Box | Path | Image)}
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for shape in walk(drawing.shapes):
        if isinstance(shape, TextRun) and shape.within is None and shape.element is not None:
            texts[shape.element].append(shape.text)
    named = {name: label.text.replace("\n", " ") for name, label in labels_of_lines(drawing).items()}
    for line in lines:
        source = line.source or (_joined(line, line.points[0], lines) if line.target else None)
        target = line.target
        if source is None or target is None or source not in shapes or target not in shapes:
            continue
        label = " ".join(texts.get(line.element or "", ())) or named.get(line.id or "", "")
        yield Link(source, target, label, bool(line.stroke.dash), line.start_marker, line.end_marker)


def _joined(branch: Polyline, start: Point, lines: list[Polyline], depth: int = 4) -> str | None:
    """Where the line begins that a branch leaves at `start`, which may be a branch itself."""
    for line in lines:
        if line is branch or not _is_on(line, start):
            continue
        source = line.source or (_joined(line, line.points[0], lines, depth - 1) if depth and line.target else None)
        if source is not None:
            return source
    return None


def _is_on(line: Polyline, point: Point) -> bool:
    return any(
        Rectangle.around(segment).shrunk(-_TOUCHING).holds(point)
        for segment in pairwise(line.points)
        if segment[0][0] == segment[1][0] or segment[0][1] == segment[1][1]
    )


def without_controls(text: str) -> str:
    """The text without control characters but for line breaks."""
    return "".join(char for char in text if char == "\n" or unicodedata.category(char)[0] != "C")
