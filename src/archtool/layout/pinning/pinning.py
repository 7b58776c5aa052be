"""A laid-out figure with the boxes that somebody pinned at their places, and everything else around them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from archtool.layout.drawing import Box, Drawing, Group, Image, Path, Point, Polyline, Shape, TextRun, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import Areas, areas_of, is_edge
from archtool.layout.pinning.edge_labels import Surroundings, along, beside
from archtool.layout.pinning.edges import Led, lead, obstacles_of
from archtool.layout.pinning.moving import Moving, first_shapes
from archtool.layout.pinning.settling import settle
from archtool.layout.pinning.words import moved_words
from archtool.layout.theme import Theme
from archtool.layout.transform import placed
from archtool.views.pin import Pin

_NEAR = 12.0
"""Points within which words belong to a line that says nothing of its element."""


def pinned(body: Drawing, pins: Sequence[Pin], theme: Theme) -> Drawing:
    """The body of a figure with its pinned boxes at their places; pins of boxes that it has not are left out.

    Boxes that hold others grow around them, what stands in the way of a pinned box moves to the nearest free place,
    and lines that no longer hold are led anew, square and around everything that is not their end.
    """
    areas = areas_of(body)
    known = {pin.key: pin for pin in pins if pin.key in areas.areas}
    if not known:
        return body
    settled = settle(areas, known, theme)
    moving = Moving(areas, settled)
    if not any(moving.is_moved(key) for key in areas.areas):
        return body
    shapes = _Painting(body, moving, theme).shapes()
    return _on_its_page(replace(body, shapes=shapes), settled.root)


@dataclass(frozen=True, slots=True)
class _Belongs:
    """Which shapes are areas, by their place in the order of painting, and which words belong to which line."""

    first: Mapping[int, str]
    labels: Mapping[int, tuple[int, ...]]


class _Painting:
    """Paints a body anew after its boxes have moved, in the order in which it was painted."""

    def __init__(self, body: Drawing, moving: Moving, theme: Theme) -> None:
        self._body = body
        self._moving = moving
        self._theme = theme
        self._flat = tuple(walk(body.shapes))
        first = {index: key for key, index in first_shapes(body.shapes).items()}
        self._belongs = _Belongs(first, _labels(self._flat, moving.areas))
        self._words = {
            key: moved_words(
                runs, moving.areas.bounds(key), moving.after(key), theme, is_leaf=key not in moving.areas.children
            )
            for key, runs in moving.areas.texts.items()
        }
        self._free: dict[int, Shape | None] = {
            index: self._moved_free(index, shape) for index, shape in enumerate(self._flat)
        }
        self._led = self._led_lines()

    def shapes(self) -> tuple[Shape, ...]:
        """All shapes at their new places."""
        return tuple(self._painted(self._body.shapes, count(), set()))

    def _painted(self, shapes: tuple[Shape, ...], order: Iterator[int], said: set[str]) -> Iterator[Shape]:
        for shape in shapes:
            index = next(order)
            if isinstance(shape, Group):
                yield replace(shape, shapes=tuple(self._painted(shape.shapes, order, said)))
            elif isinstance(shape, TextRun) and self._is_owned(index, shape):
                if shape.within is not None and shape.within not in said:
                    said.add(shape.within)
                    yield from self._words[shape.within]
            elif index in self._belongs.first and isinstance(shape, Box | Path):
                yield self._moving.box(shape, self._belongs.first[index])
            elif isinstance(shape, Polyline) and index in self._led.points:
                yield replace(shape, points=self._led.points[index], source=shape.source)
            else:
                yield self._free[index] or shape

    def _is_owned(self, index: int, run: TextRun) -> bool:
        return run.within in self._words and index not in self._moving.areas.tags

    def _moved_free(self, index: int, shape: Shape) -> Shape | None:
        """A shape that is no area, no words of one and no group, moved with what it stands in."""
        if isinstance(shape, Group) or index in self._belongs.first:
            return None
        if isinstance(shape, TextRun) and self._is_owned(index, shape):
            return None
        tagged = self._moving.areas.tags.get(index)
        if isinstance(shape, TextRun) and tagged is not None:
            return self._moving.tag(shape, tagged)
        return self._moving.furniture(shape)

    def _led_lines(self) -> Led:
        words = [run for runs in self._words.values() for run in runs]
        words += [shape for shape in self._free.values() if isinstance(shape, TextRun)]
        loose = [Rectangle.of(shape) for shape in self._free.values() if isinstance(shape, Box | Path | Image)]
        obstacles = obstacles_of(self._moving, words, loose)
        led = lead(self._flat, self._moving, obstacles)
        self._place_labels(led, [*obstacles.boxes.values(), *obstacles.loose])
        return led

    def _place_labels(self, led: Led, boxes: Sequence[Rectangle]) -> None:
        """Put the words of lines where they were along them; beside them where that is no longer clear."""
        labels = {index: own for index, own in self._belongs.labels.items() if index in led.points}
        waiting = {label for own in labels.values() for label in own}
        taken = [*boxes, *(Rectangle.of_text(run) for runs in self._words.values() for run in runs)]
        taken += [
            Rectangle.of_text(shape)
            for index, shape in self._free.items()
            if isinstance(shape, TextRun) and index not in waiting
        ]
        areas = self._moving.areas
        frames = [self._moving.after(key) for key in areas.children if key in areas.areas]
        lines = [*led.points.values(), *(one.points for one in self._free.values() if isinstance(one, Polyline))]
        surroundings = Surroundings(taken, frames, lines)
        for index in sorted(labels, key=lambda index: (index in led.anew, index)):
            found = self._label(index, labels[index], led, surroundings)
            self._free.update(zip(labels[index], found, strict=True))
            taken += [Rectangle.of_text(run) for run in found]

    def _label(self, index: int, labels: tuple[int, ...], led: Led, surroundings: Surroundings) -> tuple[TextRun, ...]:
        line = self._flat[index]
        runs = [run for label in labels if isinstance(run := self._flat[label], TextRun)]
        way = led.points[index]
        if not isinstance(line, Polyline) or (index not in led.anew and way == line.points):
            return tuple(runs)
        kept = along(runs, line.points, way) if len(way) == len(line.points) else None
        if kept is not None and (index not in led.anew or surroundings.admits(kept)):
            return kept
        return beside(runs, way, surroundings) or kept or tuple(runs)


def _labels(flat: Sequence[Shape], areas: Areas) -> Mapping[int, tuple[int, ...]]:
    """The free words of each line that joins boxes: the nearest of those for their element, else any near them.

    Words that name a box belong to it unless a line is nearer.
    """
    lines = {index: shape for index, shape in enumerate(flat) if isinstance(shape, Polyline) and is_edge(shape)}
    found: defaultdict[int, list[int]] = defaultdict(list)
    for index, run in enumerate(flat):
        if not isinstance(run, TextRun) or run.within is not None:
            continue
        bounds = Rectangle.of_text(run)
        named = [line for line, shape in lines.items() if run.element is not None and shape.element == run.element]
        near = {line: _distance(bounds, lines[line].points) for line in named or lines}
        owner = min(near, key=lambda line: (round(near[line], 3), line), default=None)
        most = _NEAR
        if index in areas.tags:
            own = areas.bounds(areas.tags[index])
            most = min(most, _distance(bounds, ((own.left, own.top), (own.right, own.bottom))))
        if owner is not None and (named or near[owner] < most):
            found[owner].append(index)
    return {index: tuple(labels) for index, labels in found.items()}


def _distance(words: Rectangle, points: tuple[Point, ...]) -> float:
    """How far some words stand from a square line, or from the box between two corners, in points."""
    stretches = [Rectangle.around(segment) for segment in pairwise(points)]
    return min(
        max(one.left - words.right, words.left - one.right, 0.0)
        + max(one.top - words.bottom, words.top - one.bottom, 0.0)
        for one in stretches
    )


def _on_its_page(body: Drawing, root: Rectangle) -> Drawing:
    """The body as large as what is in it, from the origin on."""
    corners: list[Point] = [(root.left, root.top), (root.right, root.bottom)]
    for shape in walk(body.shapes):
        if isinstance(shape, Polyline):
            corners.extend(shape.points)
        elif isinstance(shape, Box | Path):
            bounds = Rectangle.of(shape)
            corners.extend(((bounds.left, bounds.top), (bounds.right, bounds.bottom)))
    extent = Rectangle.around(corners)
    origin = (-min(0.0, extent.left), -min(0.0, extent.top))
    shapes = placed(body.shapes, 1.0, origin) if any(origin) else body.shapes
    width, height = extent.right + origin[0], extent.bottom + origin[1]
    return replace(body, width=width, height=height, shapes=shapes, origin=origin)
