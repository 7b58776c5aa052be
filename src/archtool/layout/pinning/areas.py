"""What stands in what: the boxes of a drawing with their ids, each in the smallest box around it."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from archtool.layout.drawing import Box, Close, Cubic, Drawing, Path, Point, Polyline, Shape, TextRun, shape_id, walk
from archtool.layout.geometry import Rectangle

ROOT = ""
"""The key of the figure itself, in which the outermost boxes stand."""

_SLACK = 0.25
"""Points by which a box may stick out of the one that holds it."""

_EDGE = 1.0
"""Points by which a strip may stand off the edges that it reaches to."""

_ROUND = 0.14
"""Share of its width and height that a free form loses to its curves on each side: assumption."""

_STEPS = 8
"""Points of a curve that its outline is taken from."""


@dataclass(frozen=True, slots=True)
class Area:
    """A box or free form with an id.

    Attributes:
        parent: Key of the box that holds it, else `ROOT`.
        stands_for: Id of its element; nothing for a band, a layer or a strip with a name.
        outline: Where it is seen to end: within the bounds of a free form.
        is_free_form: Whether it is none of four straight sides, so that words do not reach into its corners.
    """

    key: str
    bounds: Rectangle
    parent: str
    stands_for: str | None
    outline: Rectangle
    is_free_form: bool = False

    def inside(self, bounds: Rectangle) -> Rectangle:
        """The part of the area that words may take, were it to have other bounds."""
        if not self.is_free_form:
            return bounds
        x, y = (_ROUND * (bounds.right - bounds.left), _ROUND * (bounds.bottom - bounds.top))
        return Rectangle(bounds.left + x, bounds.top + y, bounds.right - x, bounds.bottom - y)


@dataclass(frozen=True, slots=True)
class Areas:
    """All areas of a drawing by key, holders before what they hold, and the texts of each.

    Attributes:
        children: Keys of what stands in each area, in painting order.
        texts: The texts that each area owns.
        tags: Which area a text names that does not stand in it, by its place in the order of painting.
        signs: The bounds of each area that such texts name, together with them.
        set_in: Where areas stand from the corner of what holds them now, where that is not what held them when drawn.
    """

    root: Rectangle
    areas: Mapping[str, Area]
    children: Mapping[str, tuple[str, ...]]
    texts: Mapping[str, tuple[TextRun, ...]]
    tags: Mapping[int, str]
    signs: Mapping[str, Rectangle]
    set_in: Mapping[str, Rectangle] = field(default_factory=dict[str, Rectangle])

    def bounds(self, key: str) -> Rectangle:
        """The bounds of an area, or of the whole figure."""
        return self.root if key == ROOT else self.areas[key].bounds

    def place(self, key: str) -> tuple[float, float]:
        """Where an area stands in the one that holds it, in points."""
        own = self.local(key)
        return own.left, own.top

    def local(self, key: str) -> Rectangle:
        """The bounds of an area from the corner of the one that holds it, in points."""
        if key in self.set_in:
            return self.set_in[key]
        area = self.areas[key]
        own, around = area.bounds, self.bounds(area.parent)
        return Rectangle(own.left - around.left, own.top - around.top, own.right - around.left, own.bottom - around.top)

    def is_strip(self, key: str) -> bool:
        """Whether an area holds nothing and reaches from edge to edge of its holder, as a strip with a name does."""
        if self.children.get(key):
            return False
        holder = self.areas[key].parent
        around, own = self._inner() if holder == ROOT else self.bounds(holder), self.areas[key].bounds
        is_wide = own.left < around.left + _EDGE and own.right > around.right - _EDGE
        is_high = own.top < around.top + _EDGE and own.bottom > around.bottom - _EDGE
        return is_wide or is_high

    def _inner(self) -> Rectangle:
        """What the outermost boxes take of the figure."""
        outer = [self.areas[key].bounds for key in self.children.get(ROOT, ())]
        return Rectangle.around(corner for one in outer for corner in ((one.left, one.top), (one.right, one.bottom)))

    def around(self, key: str) -> tuple[str, ...]:
        """The area itself, what holds it, and so on up to `ROOT`."""
        found = [key]
        while found[-1] != ROOT:
            found.append(self.areas[found[-1]].parent)
        return tuple(found)

    def holder_of(self, bounds: Rectangle) -> str:
        """The smallest area around a rectangle."""
        around = [area for area in self.areas.values() if area.bounds.shrunk(-_SLACK).contains(bounds)]
        return min(around, key=lambda area: _size(area.bounds)).key if around else ROOT


def areas_of(drawing: Drawing) -> Areas:
    """The areas of a drawing; of several shapes with one id the first counts. Cost: quadratic."""
    shapes: dict[str, tuple[Box | Path, Rectangle]] = {}
    for shape in walk(drawing.shapes):
        name = shape_id(shape)
        if isinstance(shape, Box | Path) and name is not None and name not in shapes:
            shapes[name] = (shape, Rectangle.of(shape))
    order = sorted(shapes, key=lambda name: -_size(shapes[name][1]))
    areas: dict[str, Area] = {}
    for name in order:
        shape, bounds = shapes[name]
        around = [
            one for one in areas.values() if isinstance(shapes[one.key][0], Box)
            and one.bounds.shrunk(-_SLACK).contains(bounds) and one.bounds != bounds
        ]  # fmt: skip
        parent = min(around, key=lambda one: _size(one.bounds)).key if around else ROOT
        areas[name] = Area(name, bounds, parent, shape.element, _outline(shape), isinstance(shape, Path))
    children: defaultdict[str, list[str]] = defaultdict(list)
    for name in shapes:
        children[areas[name].parent].append(name)
    tags = _tags(drawing.shapes, areas)
    texts: defaultdict[str, list[TextRun]] = defaultdict(list)
    for index, run in enumerate(walk(drawing.shapes)):
        if isinstance(run, TextRun) and run.within in areas and index not in tags:
            texts[run.within].append(run)
    root = Rectangle(*drawing.origin, drawing.width, drawing.height)
    return Areas(
        root,
        areas,
        {key: tuple(names) for key, names in children.items()},
        {key: tuple(runs) for key, runs in texts.items()},
        tags,
        _signs(drawing.shapes, areas, tags),
    )


def _tags(shapes: tuple[Shape, ...], areas: Mapping[str, Area]) -> Mapping[int, str]:
    """The texts that stand beside the area whose element they name, or around it: the nearest where there are more."""
    named: defaultdict[str, list[Area]] = defaultdict(list)
    for area in areas.values():
        if area.stands_for is not None:
            named[area.stands_for].append(area)
    found: dict[int, str] = {}
    for index, run in enumerate(walk(shapes)):
        if not isinstance(run, TextRun) or run.element is None or run.element not in named:
            continue
        bounds = Rectangle.of_text(run)
        holder = areas.get(run.within) if run.within is not None else None
        if holder is not None and holder.stands_for == run.element:
            continue
        near = [one for one in named[run.element] if run.within is None or one.parent == run.within]
        if near:
            found[index] = min(near, key=lambda one: (round(_distance(one.bounds, bounds), 3), one.key)).key
    return found


def _signs(shapes: tuple[Shape, ...], areas: Mapping[str, Area], tags: Mapping[int, str]) -> Mapping[str, Rectangle]:
    found: dict[str, Rectangle] = {}
    for index, run in enumerate(walk(shapes)):
        if isinstance(run, TextRun) and index in tags:
            own, key = Rectangle.of_text(run), tags[index]
            so_far = found.get(key, areas[key].bounds)
            corners = ((own.left, own.top), (own.right, own.bottom))
            found[key] = Rectangle.around((*corners, (so_far.left, so_far.top), (so_far.right, so_far.bottom)))
    return found


def _distance(one: Rectangle, other: Rectangle) -> float:
    across = abs(one.left + one.right - other.left - other.right) / 2
    return across + abs(one.top + one.bottom - other.top - other.bottom) / 2


def _outline(shape: Box | Path) -> Rectangle:
    if isinstance(shape, Box):
        return Rectangle.of(shape)
    points: list[Point] = []
    for segment in shape.segments:
        if isinstance(segment, Cubic) and points:
            points += [_on_curve(points[-1], segment, step / _STEPS) for step in range(1, _STEPS + 1)]
        elif not isinstance(segment, Close):
            points.append(segment.to)
    return Rectangle.around(points)


def _on_curve(start: Point, curve: Cubic, share: float) -> Point:
    """A point of a cubic Bézier curve, by the polynomials of S. N. Bernstein."""
    rest = 1.0 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    corners = (start, curve.control1, curve.control2, curve.to)
    pairs = list(zip(weights, corners, strict=True))
    return sum(weight * corner[0] for weight, corner in pairs), sum(weight * corner[1] for weight, corner in pairs)


def is_edge(shape: Shape) -> bool:
    """Whether a shape is a line that joins boxes."""
    return isinstance(shape, Polyline) and (shape.source is not None or shape.target is not None)


def _size(bounds: Rectangle) -> float:
    return (bounds.right - bounds.left) * (bounds.bottom - bounds.top)
