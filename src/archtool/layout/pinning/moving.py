"""How shapes move with the boxes that they belong to: words, pictures, signs, and the way of every line."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from archtool.layout.drawing import (
    Box,
    Close,
    Cubic,
    Image,
    Path,
    Point,
    Polyline,
    Segment,
    Shape,
    TextRun,
    shape_id,
    walk,
)
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas
from archtool.layout.pinning.settling import Settled
from archtool.layout.pinning.words import share_of
from archtool.layout.transform import placed

_SAME = 0.01


@dataclass(frozen=True, slots=True)
class Moving:
    """The old and the new places of all areas of a drawing."""

    areas: Areas
    settled: Settled

    def after(self, key: str) -> Rectangle:
        """The new bounds of an area, or of the whole figure."""
        return self.settled.root if key == ROOT else self.settled.bounds[key]

    def is_moved(self, key: str) -> bool:
        """Whether an area stands elsewhere or has another size."""
        before, after = self.areas.bounds(key), self.after(key)
        pairs = zip(_sides(before), _sides(after), strict=True)
        return any(abs(one - other) > _SAME for one, other in pairs)

    def point(self, point: Point, holder: str) -> Point:
        """Where a point between the boxes of a holder goes."""
        before, after = self.areas.bounds(holder), self.after(holder)
        x, y = point[0] - before.left, point[1] - before.top
        inside = self.settled.insides.get(holder)
        if inside is None:
            return after.left + x, after.top + y
        foot = inside.down.foot
        if foot is not None and y > foot[0] - _SAME:
            return after.left + x + (after.right - after.left - before.right + before.left) / 2, after.top + y + foot[1]
        return after.left + x + inside.across.at(x), after.top + y + inside.down.at(y)

    def way(self, bounds: Rectangle) -> Point:
        """By how much something moves that belongs to no box by its id, as a picture or a sign."""
        holder = self.areas.holder_of(bounds)
        before, after = self.areas.bounds(holder), self.after(holder)
        if holder in self.settled.insides:
            moved = self.point((bounds.left, bounds.top), holder)
            return moved[0] - bounds.left, moved[1] - bounds.top
        growth = (
            after.right - after.left - before.right + before.left,
            after.bottom - after.top - before.bottom + before.top,
        )
        share = share_of(bounds, before)
        return after.left - before.left + share[0] * growth[0], after.top - before.top + share[1] * growth[1]

    def common(self, one: str, other: str) -> str:
        """The innermost box around two."""
        around = set(self.areas.around(one)[1:])
        return next(key for key in self.areas.around(other)[1:] if key in around)

    def end(self, point: Point, key: str) -> Point:
        """Where a line ends at an area that moved and perhaps grew: at the same share of its side."""
        before, after = self.areas.bounds(key), self.after(key)
        width, height = before.right - before.left, before.bottom - before.top
        across = (point[0] - before.left) / width if width else 0.5
        down = (point[1] - before.top) / height if height else 0.5
        return after.left + across * (after.right - after.left), after.top + down * (after.bottom - after.top)

    def outline(self, key: str) -> Rectangle:
        """Where an area is seen to end now."""
        one, onto = self.areas.areas[key].outline, self._onto(key)
        return Rectangle.around((onto((one.left, one.top)), onto((one.right, one.bottom))))

    def _onto(self, key: str) -> Callable[[Point], Point]:
        """Where the points of an area's own shape go, which is as large as its new bounds."""
        before, after = self.areas.bounds(key), self.after(key)
        across = _scale((before.left, before.right), (after.left, after.right))
        down = _scale((before.top, before.bottom), (after.top, after.bottom))
        return lambda point: (across(point[0]), down(point[1]))

    def bands(self, key: str) -> Iterator[tuple[tuple[TextRun, ...], Rectangle | None]]:
        """The words of an area that holds others, above, below, before and behind these, with the room that they leave.

        Words between the boxes have no room of their own.
        """
        after, first = self.after(key), self._drawn(key)
        held = _around(self.settled.insides[key].rectangles.values())
        rooms = (
            replace(after, bottom=after.top + max(0.0, held.top)),
            replace(after, top=after.top + held.bottom),
            replace(after, right=after.left + max(0.0, held.left)),
            replace(after, left=after.left + held.right),
        )
        groups: dict[int, list[TextRun]] = {}
        for run in self.areas.texts[key]:
            own = Rectangle.of_text(run)
            off = (first.top - own.bottom, own.top - first.bottom, first.left - own.right, own.left - first.right)
            side = next((side for side, by in enumerate(off) if by >= -_SAME), len(off))
            groups.setdefault(side, []).append(run)
        for side, runs in groups.items():
            yield tuple(runs), rooms[side] if side < len(rooms) else None

    def _drawn(self, key: str) -> Rectangle:
        """What the boxes in an area take, as drawn; nothing at the foot of a continuation, which is not drawn yet."""
        drawn = [self.areas.bounds(child) for child in self.areas.children[key] if child not in self.areas.set_in]
        own = self.areas.bounds(key)
        return _around(drawn) if drawn else replace(own, top=own.bottom)

    def tag(self, run: TextRun, key: str) -> TextRun:
        """A text that names an area, as far from it as it was."""
        before, after = self.areas.bounds(key), self.after(key)
        x = (after.left + after.right - before.left - before.right) / 2
        y = (after.top + after.bottom - before.top - before.bottom) / 2
        return replace(run, x=run.x + x, y=run.y + y)

    def furniture(self, shape: Box | Path | Image | TextRun | Polyline) -> Shape:
        """A shape that belongs to no box by its id, moved with what it stands in."""
        if isinstance(shape, TextRun):
            bounds = Rectangle.of_text(shape)
        else:
            bounds = Rectangle.around(shape.points) if isinstance(shape, Polyline) else Rectangle.of(shape)
        return placed((shape,), 1.0, self.way(bounds))[0]

    def box(self, shape: Box | Path, key: str) -> Shape:
        """An area's own shape at its new place and in its new size."""
        after = self.after(key)
        if isinstance(shape, Box):
            return Box(
                after.left, after.top, after.right - after.left, after.bottom - after.top,
                shape.style, shape.radius, shape.element, shape.id,
            )  # fmt: skip
        onto = self._onto(key)
        return replace(shape, segments=tuple(_mapped(segment, onto) for segment in shape.segments))


def first_shapes(shapes: tuple[Shape, ...]) -> Mapping[str, int]:
    """The place in the order of painting of the shape that each area is."""
    found: dict[str, int] = {}
    for index, shape in enumerate(walk(shapes)):
        name = shape_id(shape)
        if isinstance(shape, Box | Path) and name is not None:
            found.setdefault(name, index)
    return found


def _around(boxes: Iterable[Rectangle]) -> Rectangle:
    return Rectangle.around(corner for one in boxes for corner in ((one.left, one.top), (one.right, one.bottom)))


def _scale(before: tuple[float, float], after: tuple[float, float]) -> Callable[[float], float]:
    """From a stretch onto another one; exactly by their distance where both are as long."""
    length, size = before[1] - before[0], after[1] - after[0]
    if abs(length - size) < _SAME or length < _SAME:
        return lambda place: place + after[0] - before[0]
    return lambda place: after[0] + (place - before[0]) * size / length


def _mapped(segment: Segment, onto: Callable[[Point], Point]) -> Segment:
    if isinstance(segment, Close):
        return segment
    if isinstance(segment, Cubic):
        return Cubic(onto(segment.control1), onto(segment.control2), onto(segment.to))
    return replace(segment, to=onto(segment.to))


def _sides(one: Rectangle) -> tuple[float, float, float, float]:
    return one.left, one.top, one.right, one.bottom
