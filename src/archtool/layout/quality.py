"""What is wrong with a drawing, counted: overlaps, texts out of their box, edges through boxes, crossings, bends."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from archtool.layout.drawing import Box, Drawing, Marker, Path, Polyline, Shape, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle, bends, segments_cross
from archtool.layout.text.atoms import CUT

_TOLERANCE = 0.25
"""Points by which shapes may intrude before it counts: less than the thinnest border that is drawn."""


class DefectKind(StrEnum):
    """A way in which a drawing can be wrong. Source: drawing conventions of preliminary designs."""

    BOX_OVERLAP = "box-overlap"
    TEXT_OUTSIDE_BOX = "text-outside-box"
    TEXT_OVER_TEXT = "text-over-text"
    TEXT_OVER_BOX = "text-over-box"
    TEXT_OVER_LINE = "text-over-line"
    EDGE_THROUGH_BOX = "edge-through-box"
    OFF_PAGE = "off-page"


@dataclass(frozen=True, slots=True)
class Defect:
    """One place where a drawing is wrong: the ids or texts of the shapes involved."""

    kind: DefectKind
    shapes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Quality:
    """The measures of one drawing.

    Attributes:
        crossings: Pairs of segments of different connections that cross.
        bends: Corners of all connections.
        cut_words: Lines that end inside a Latin word, with the hyphen of a forced cut.
        smallest_text: Size in points of the smallest text, `None` without any text.
        defects: Everything that is wrong, in painting order within each kind.
    """

    boxes: int
    texts: int
    edges: int
    crossings: int
    bends: int
    cut_words: int
    smallest_text: float | None
    defects: tuple[Defect, ...]

    def count(self, kind: DefectKind) -> int:
        """Number of defects of `kind`."""
        return sum(defect.kind is kind for defect in self.defects)

    @property
    def counts(self) -> tuple[tuple[DefectKind, int], ...]:
        """Number of defects of every kind, in the order of the kinds."""
        counted = Counter(defect.kind for defect in self.defects)
        return tuple((kind, counted[kind]) for kind in DefectKind)


@dataclass(frozen=True, slots=True)
class _Area:
    """A box or a closed path with its bounds; a container holds an area of another element."""

    shape: Box | Path
    bounds: Rectangle
    is_container: bool

    @property
    def name(self) -> str:
        return shape_id(self.shape) or f"({self.bounds.left:.0f}, {self.bounds.top:.0f})"


def measure(drawing: Drawing) -> Quality:
    """The quality of a drawing.

    Connections are the polylines with a source, a target or a marker; others are rules and axes. Boxes may nest but
    not partly overlap; a connection may enter the areas that hold one of its ends, and containers on its way.
    Cost: quadratic only among shapes that share a range of x.
    """
    shapes = tuple(walk(drawing.shapes))
    areas = _areas(shapes)
    texts = tuple((shape, Rectangle.of_text(shape)) for shape in shapes if isinstance(shape, TextRun))
    edges = tuple(shape for shape in shapes if isinstance(shape, Polyline) and _is_connection(shape))
    lines = tuple(shape for shape in shapes if isinstance(shape, Polyline))
    defects = (
        *_box_overlaps(areas),
        *_texts_outside(texts, areas),
        *_text_collisions(texts),
        *_texts_over_boxes(texts, areas),
        *_texts_over_lines(texts, lines),
        *_edges_through_boxes(edges, areas),
        *_off_page(drawing, texts, areas),
    )
    return Quality(
        boxes=len(areas),
        texts=len(texts),
        edges=len(edges),
        crossings=_crossings(edges),
        bends=sum(bends(edge.points) for edge in edges),
        cut_words=sum(text.text.endswith(CUT) for text, _ in texts),
        smallest_text=smallest_text(drawing.shapes),
        defects=defects,
    )


def smallest_text(shapes: tuple[Shape, ...]) -> float | None:
    """Size in points of the smallest text among `shapes`, groups included; `None` without any text."""
    return min((shape.size for shape in walk(shapes) if isinstance(shape, TextRun)), default=None)


def _is_connection(line: Polyline) -> bool:
    has_marker = line.start_marker is not Marker.NONE or line.end_marker is not Marker.NONE
    return has_marker or line.source is not None or line.target is not None


def _areas(shapes: tuple[Shape, ...]) -> tuple[_Area, ...]:
    bounded = tuple((shape, Rectangle.of(shape)) for shape in shapes if isinstance(shape, Box | Path))
    containers = {
        outer
        for outer, inner in _neighbours(tuple(bounds for _, bounds in bounded))
        if bounded[inner][0].element not in (None, bounded[outer][0].element)
        and bounded[outer][1].shrunk(-_TOLERANCE).contains(bounded[inner][1])
    }
    return tuple(_Area(shape, bounds, index in containers) for index, (shape, bounds) in enumerate(bounded))


def _neighbours(bounds: tuple[Rectangle, ...]) -> Iterator[tuple[int, int]]:
    """Index pairs, both ways round, of the rectangles that overlap by more than the tolerance."""
    slim = [rectangle.shrunk(_TOLERANCE / 2) for rectangle in bounds]
    active: list[int] = []
    for index in sorted(range(len(slim)), key=lambda index: (slim[index].left, index)):
        active = [other for other in active if slim[other].right > slim[index].left]
        for other in active:
            if slim[index].overlaps(slim[other]):
                yield index, other
                yield other, index
        active.append(index)


def _box_overlaps(areas: tuple[_Area, ...]) -> Iterator[Defect]:
    for first, second in sorted(_neighbours(tuple(area.bounds for area in areas))):
        one, other = areas[first].bounds, areas[second].bounds
        nested = one.shrunk(-_TOLERANCE).contains(other) or other.shrunk(-_TOLERANCE).contains(one)
        if first < second and (not nested or one == other):
            yield Defect(DefectKind.BOX_OVERLAP, (areas[first].name, areas[second].name))


def _texts_outside(texts: tuple[tuple[TextRun, Rectangle], ...], areas: tuple[_Area, ...]) -> Iterator[Defect]:
    owners = {shape_id(area.shape): area.bounds for area in areas if shape_id(area.shape) is not None}
    for text, bounds in texts:
        owner = owners.get(text.within)
        if text.within is not None and (owner is None or not owner.shrunk(-_TOLERANCE).contains(bounds)):
            yield Defect(DefectKind.TEXT_OUTSIDE_BOX, (text.text, text.within))


def _text_collisions(texts: tuple[tuple[TextRun, Rectangle], ...]) -> Iterator[Defect]:
    for first, second in sorted(_neighbours(tuple(bounds for _, bounds in texts))):
        if first < second:
            yield Defect(DefectKind.TEXT_OVER_TEXT, (texts[first][0].text, texts[second][0].text))


def _texts_over_boxes(texts: tuple[tuple[TextRun, Rectangle], ...], areas: tuple[_Area, ...]) -> Iterator[Defect]:
    """Free labels on a border, or on a block that stands for another element."""
    for text, bounds in texts:
        if text.within is not None:
            continue
        slim = bounds.shrunk(_TOLERANCE)
        for area in areas:
            is_own = area.shape.element == text.element or area.shape.element is None or area.is_container
            if slim.overlaps(area.bounds) and not (is_own and area.bounds.contains(slim)):
                yield Defect(DefectKind.TEXT_OVER_BOX, (text.text, area.name))


def _texts_over_lines(texts: tuple[tuple[TextRun, Rectangle], ...], lines: tuple[Polyline, ...]) -> Iterator[Defect]:
    for text, bounds in texts:
        for line in lines:
            is_own = line.element is not None and line.element == text.element
            if not is_own and any(bounds.is_entered_by(*segment) for segment in pairwise(line.points)):
                yield Defect(DefectKind.TEXT_OVER_LINE, (text.text, shape_id(line) or "line"))


def _edges_through_boxes(edges: tuple[Polyline, ...], areas: tuple[_Area, ...]) -> Iterator[Defect]:
    leaves = tuple((area, area.bounds.shrunk(_TOLERANCE)) for area in areas if not area.is_container)
    for edge in edges:
        ends = (edge.points[0], edge.points[-1])
        for area, inside in leaves:
            reach = area.bounds.shrunk(-_TOLERANCE)
            is_end = shape_id(area.shape) in (edge.source, edge.target) and shape_id(area.shape) is not None
            is_own = area.shape.element is not None and area.shape.element == edge.element
            if is_end or is_own or reach.holds(ends[0]) or reach.holds(ends[1]):
                continue
            if any(inside.is_entered_by(*segment) for segment in pairwise(edge.points)):
                yield Defect(DefectKind.EDGE_THROUGH_BOX, (shape_id(edge) or "line", area.name))


def _off_page(
    drawing: Drawing, texts: tuple[tuple[TextRun, Rectangle], ...], areas: tuple[_Area, ...]
) -> Iterator[Defect]:
    page = Rectangle(0.0, 0.0, drawing.width, drawing.height).shrunk(-_TOLERANCE)
    named = [(area.name, area.bounds) for area in areas] + [(text.text, bounds) for text, bounds in texts]
    for name, bounds in named:
        if not page.contains(bounds):
            yield Defect(DefectKind.OFF_PAGE, (name,))


def _crossings(edges: tuple[Polyline, ...]) -> int:
    segments = [(index, segment) for index, edge in enumerate(edges) for segment in pairwise(edge.points)]
    segments.sort(key=lambda item: (min(item[1][0][0], item[1][1][0]), item[0]))
    count = 0
    for position, (index, segment) in enumerate(segments):
        right = max(segment[0][0], segment[1][0])
        for other, candidate in segments[position + 1 :]:
            if min(candidate[0][0], candidate[1][0]) > right:
                break
            count += other != index and segments_cross(segment, candidate)
    return count
