"""A laid-out figure with the boxes that somebody pinned at their places, and everything else around them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, pairwise

from archtool.layout.drawing import Box, Drawing, Group, Image, Path, Point, Polyline, Shape, TextRun, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, Areas, areas_of, is_edge
from archtool.layout.pinning.continuation import (
    Setting,
    base_of,
    continued,
    is_continuation,
    with_pinned_continuations,
)
from archtool.layout.pinning.frames import around_pinned
from archtool.layout.pinning.held import Pinned
from archtool.layout.pinning.lines.edge_labels import Surroundings, along, beside, narrowed
from archtool.layout.pinning.lines.edges import Led, lead, obstacles_of
from archtool.layout.pinning.moving import Moving, first_shapes
from archtool.layout.pinning.room import UNBOUNDED, admits
from archtool.layout.pinning.settling import Settled, settle
from archtool.layout.pinning.words import moved_words, shifted, title_words, words_inside
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.layout.transform import placed
from archtool.views.pin import Pin

_NEAR = 12.0
"""Points within which words belong to a line that says nothing of its element."""


def pinned(body: Drawing, pins: Sequence[Pin], theme: Theme, rooms: Sequence[Point] = ()) -> Drawing:
    """The body of a figure with its pinned boxes at their places; pins of boxes that it has not are left out.

    Boxes that hold others grow around them, what stands in the way of a pinned box moves to the nearest free place,
    and lines that no longer hold are led anew, square and around everything that is not their end. What a pinned box
    has no room for stands in a continuation of it. The first of some `rooms`, in points, that holds everything is not
    exceeded. Cost: the drawing is made twice where it is not without defects at once.
    """
    natural, setting = areas_of(body), Setting(theme, body.language)
    held = with_pinned_continuations(natural, {pin.key: pin for pin in pins}, setting)
    kept = (pin for pin in pins if pin.key in held.areas and (pin.holder is None or pin.holder in held.areas))
    known = around_pinned(held, {pin.key: pin for pin in kept})
    if not known:
        return body
    choices: list[tuple[int, Drawing]] = []
    for may_grow in (True, False):
        areas, settled = _settled(held, known, setting, rooms, may_grow=may_grow)
        moving = Moving(areas, settled)
        if not any(moving.is_moved(key) for key in areas.areas):
            return body
        shapes = _Painting(body, moving, theme).shapes()
        drawing = _on_its_page(replace(body, shapes=shapes), settled.root)
        choices.append((len(measure(drawing).defects), drawing))
        if not choices[-1][0]:
            break
    return min(choices, key=lambda choice: choice[0])[1]


def _settled(
    areas: Areas, pins: Mapping[str, Pin], setting: Setting, rooms: Sequence[Point], *, may_grow: bool
) -> tuple[Areas, Settled]:
    """The areas with everything at its place, and what full boxes have no room for in continuations of them.

    A figure that no room holds as it is pinned does not get larger if it can help it, then it gets as large as it must.
    """
    present = settle(Pinned(areas, pins, setting.theme), UNBOUNDED, may_grow=False).root
    for room in (*rooms, (present.right, present.bottom), *UNBOUNDED):
        found = areas
        settled = settle(Pinned(found, pins, setting.theme), (room,), may_grow=may_grow)
        while settled.spilled and ROOT not in settled.spilled.values():
            found = continued(found, settled.spilled, pins, setting)
            settled = settle(Pinned(found, pins, setting.theme), (room,), may_grow=may_grow)
        is_held = not settled.spilled and admits((room,), (settled.root.right, settled.root.bottom))
        if is_held and ((room,) == UNBOUNDED or not settled.wordy):
            return found, settled
    raise AssertionError("there is always room where nothing ends")


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
        self._first = first_shapes(body.shapes)
        first = {index: key for key, index in self._first.items()}
        self._belongs = _Belongs(first, _labels(self._flat, moving.areas))
        self._words = {key: self._moved_words(key, runs) for key, runs in moving.areas.texts.items()}
        self._free: dict[int, tuple[Shape, ...]] = {
            index: self._moved_free(index, shape) for index, shape in enumerate(self._flat)
        }
        self._gone: set[int] = set()  # words that stand with the first of theirs
        self._fit_tags()
        self._led = self._led_lines()

    def shapes(self) -> tuple[Shape, ...]:
        """All shapes at their new places."""
        return (*self._continuations(ROOT), *self._painted(self._body.shapes, count(), set()))

    def _moved_words(self, key: str, runs: tuple[TextRun, ...]) -> tuple[TextRun, ...]:
        before, after = self._moving.areas.bounds(key), self._moving.after(key)
        if key not in self._moving.areas.children:
            area = self._moving.areas.areas[key]
            return moved_words(runs, area.inside(before), area.inside(after), self._theme)
        found: list[TextRun] = []
        for group, band in self._moving.bands(key):
            moved = shifted(group, before, after)
            found += moved if band is None else title_words(moved, band, self._theme)
        return tuple(found)

    def _continuations(self, holder: str) -> Iterator[Shape]:
        """The continuations that stand in a box, each with its name, and those in them."""
        for key in self._moving.areas.children.get(holder, ()):
            if is_continuation(key):
                drawn = self._flat[self._first[base_of(key)[0]]]
                if isinstance(drawn, Box | Path):
                    radius = drawn.radius if isinstance(drawn, Box) else 0.0
                    own = self._moving.after(key)
                    size = (own.right - own.left, own.bottom - own.top)
                    yield Box(own.left, own.top, *size, drawn.style, radius, drawn.element, key)
                yield from self._words[key]
                yield from self._continuations(key)

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
                if not is_continuation(self._belongs.first[index]):
                    yield from self._continuations(self._belongs.first[index])
            elif isinstance(shape, Polyline) and index in self._led.points:
                yield replace(shape, points=self._led.points[index], source=shape.source)
            else:
                yield from () if index in self._gone else self._free[index] or (shape,)

    def _is_owned(self, index: int, run: TextRun) -> bool:
        return run.within in self._words and index not in self._moving.areas.tags

    def _moved_free(self, index: int, shape: Shape) -> tuple[Shape, ...]:
        """A shape that is no area, no words of one and no group, moved with what it stands in."""
        if isinstance(shape, Group) or index in self._belongs.first:
            return ()
        if isinstance(shape, TextRun) and self._is_owned(index, shape):
            return ()
        tagged = self._moving.areas.tags.get(index)
        if isinstance(shape, TextRun) and tagged is not None:
            return (self._moving.tag(shape, tagged),)
        return (self._moving.furniture(shape),)

    def _fit_tags(self) -> None:
        """Set the words beside an area anew where they would leave what holds both."""
        areas = self._moving.areas
        tags: defaultdict[str, list[int]] = defaultdict(list)
        for index, key in areas.tags.items():
            if areas.areas[key].parent != ROOT:
                tags[key].append(index)
        for key, (first, *others) in tags.items():
            runs = [run for index in (first, *others) for run in self._free[index] if isinstance(run, TextRun)]
            holder = self._moving.after(areas.areas[key].parent)
            found = words_inside(runs, holder, self._theme)
            if found != tuple(runs):
                self._free[first] = found
                self._gone.update(others)

    def _led_lines(self) -> Led:
        words = [run for runs in self._words.values() for run in runs]
        free = [shape for index, shapes in self._free.items() for shape in shapes if index not in self._gone]
        words += [shape for shape in free if isinstance(shape, TextRun)]
        loose = [Rectangle.of(shape) for shape in free if isinstance(shape, Box | Path | Image)]
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
            for index, shapes in self._free.items()
            for shape in shapes
            if isinstance(shape, TextRun) and index not in waiting and index not in self._gone
        ]
        areas = self._moving.areas
        frames = [self._moving.after(key) for key in areas.children if key in areas.areas]
        free = [shape for shapes in self._free.values() for shape in shapes]
        lines = [*led.points.values(), *(one.points for one in free if isinstance(one, Polyline))]
        surroundings = Surroundings(taken, frames, lines)
        for index in sorted(labels, key=lambda index: (index in led.anew, index)):
            found = self._label(index, labels[index], led, surroundings)
            first, *others = labels[index]
            self._free[first] = found
            self._gone.update(others)
            taken += [Rectangle.of_text(run) for run in found]

    def _label(self, index: int, labels: tuple[int, ...], led: Led, surroundings: Surroundings) -> tuple[TextRun, ...]:
        line = self._flat[index]
        runs = [run for label in labels if isinstance(run := self._flat[label], TextRun)]
        way = led.points[index]
        if not isinstance(line, Polyline) or (index not in led.anew and way == line.points):
            return tuple(runs)
        kept = along(runs, line.points, way) if len(way) == len(line.points) else None
        if kept is not None and surroundings.admits(kept):
            return kept
        return beside(runs, way, surroundings) or narrowed(runs, way, surroundings, self._theme) or kept or tuple(runs)


def _labels(flat: Sequence[Shape], areas: Areas) -> Mapping[int, tuple[int, ...]]:
    """The free words of each line that joins boxes: the nearest of those for their element, else any near them.

    Words that name a box belong to it unless a line is nearer.
    """
    lines = {index: shape for index, shape in enumerate(flat) if isinstance(shape, Polyline) and is_edge(shape)}
    found: defaultdict[int, list[int]] = defaultdict(list)
    free = {index: run for index, run in enumerate(flat) if isinstance(run, TextRun) and run.within is None}
    for index, run in free.items():
        bounds = Rectangle.of_text(run)
        named = [line for line, shape in lines.items() if run.element is not None and shape.element == run.element]
        near = {line: _distance(bounds, lines[line].points) for line in named or lines}
        owner = min(near, key=lambda line: (round(near[line], 3), line), default=None)
        most, key = _NEAR, areas.tags.get(index)
        if key is not None:
            alike = [one for other, one in free.items() if other != index and areas.tags.get(other) == key]
            beside = [areas.bounds(key), *map(Rectangle.of_text, alike)]
            most = min(most, *(_distance(bounds, ((one.left, one.top), (one.right, one.bottom))) for one in beside))
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
        elif isinstance(shape, Box | Path | Image | TextRun):
            bounds = Rectangle.of_text(shape) if isinstance(shape, TextRun) else Rectangle.of(shape)
            corners.extend(((bounds.left, bounds.top), (bounds.right, bounds.bottom)))
    extent = Rectangle.around(corners)
    origin = (-min(0.0, extent.left), -min(0.0, extent.top))
    shapes = placed(body.shapes, 1.0, origin) if any(origin) else body.shapes
    width, height = extent.right + origin[0], extent.bottom + origin[1]
    return replace(body, width=width, height=height, shapes=shapes, origin=origin)
