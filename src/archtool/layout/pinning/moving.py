"""How shapes move with the boxes that they belong to: words, pictures, signs, and the way of every line."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from archtool.layout.drawing import Box, Image, Path, Point, Polyline, Shape, TextRun, shape_id, walk
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
        one, before, after = self.areas.areas[key].outline, self.areas.bounds(key), self.after(key)
        return Rectangle(
            after.left + one.left - before.left, after.top + one.top - before.top,
            after.right + one.right - before.right, after.bottom + one.bottom - before.bottom,
        )  # fmt: skip

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
        before, after = Rectangle.of(shape), self.after(key)
        if isinstance(shape, Box):
            return Box(
                after.left, after.top, after.right - after.left, after.bottom - after.top,
                shape.style, shape.radius, shape.element, shape.id,
            )  # fmt: skip
        return placed((shape,), 1.0, (after.left - before.left, after.top - before.top))[0]


def first_shapes(shapes: tuple[Shape, ...]) -> Mapping[str, int]:
    """The place in the order of painting of the shape that each area is."""
    found: dict[str, int] = {}
    for index, shape in enumerate(walk(shapes)):
        name = shape_id(shape)
        if isinstance(shape, Box | Path) and name is not None:
            found.setdefault(name, index)
    return found


def _sides(one: Rectangle) -> tuple[float, float, float, float]:
    return one.left, one.top, one.right, one.bottom
