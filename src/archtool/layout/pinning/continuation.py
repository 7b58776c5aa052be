"""What a full box cannot take without moving pinned ones: set in a continuation of it, as a long table is continued.

A continuation bears the name of its box with 续 behind it. Source: GB/T 1.1-2020, of figures and tables that run on.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from archtool.layout.drawing import Anchor, FontWeight, Point, TextRun
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import Area, Areas
from archtool.layout.text.joining import joined_lines
from archtool.layout.text.line_breaking import fit_text
from archtool.layout.text.metrics import ASCENT, line_height, text_width
from archtool.layout.text.text_block import levelled
from archtool.layout.theme import Theme
from archtool.source.text import both
from archtool.views.pin import CONTINUED, Pin

_AWAY = 1e5
"""Points from the figure at which what it has not yet is reckoned to stand before it is set anywhere."""

_AIRY = 3.0
"""How many times as wide and high as its words a box in a continuation is at most: assumption."""

_NARROW = 60.0
"""Points of width that it may have in any case."""

_CONTINUED = both("（续）", " (continued)")
_CONTINUED_AGAIN = both("（续{count}）", " (continued {count})")


def continuation_of(key: str) -> str:
    """The key of the continuation of an area."""
    return key + CONTINUED


def base_of(key: str) -> tuple[str, int]:
    """The key of the area that a continuation continues, and how many continuations of it there are up to this one."""
    base, count = key, 0
    while base.endswith(CONTINUED):
        base, count = base.removesuffix(CONTINUED), count + 1
    return base, count


def is_continuation(key: str) -> bool:
    """Whether a key is that of a continuation."""
    return key.endswith(CONTINUED)


def with_pinned_continuations(areas: Areas, pins: Mapping[str, Pin], setting: "Setting") -> Areas:
    """The areas with those continuations in which boxes are pinned, and these boxes in them."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for pin in pins.values():
        if pin.holder is not None and base_of(pin.holder)[0] in areas.areas:
            holders[pin.holder].append(pin.key)
    known = {key for key in areas.areas if key not in holders}
    reached = {key: kept for key, own in holders.items() if (kept := [one for one in own if one in known | {*holders}])}
    return setting.packed(_set_in(areas, reached), pins) if reached else areas


def continued(areas: Areas, spilled: Mapping[str, str], pins: Mapping[str, Pin], setting: "Setting") -> Areas:
    """The areas with some, each named with the holder that is too small for it, in the continuation of that."""
    moves: defaultdict[str, list[str]] = defaultdict(list)
    for key, holder in spilled.items():
        moves[continuation_of(holder)].append(key)
    return setting.packed(_set_in(areas, moves), pins)


def _set_in(areas: Areas, moves: Mapping[str, Sequence[str]]) -> Areas:
    """The areas with some of them moved into continuations, which are made beside what they continue where need be."""
    found, children = dict(areas.areas), {key: list(own) for key, own in areas.children.items()}
    for key in moves:
        if key not in found:
            base = found.get(key.removesuffix(CONTINUED), found[base_of(key)[0]])
            place = Rectangle(_AWAY, _AWAY, _AWAY, _AWAY)
            found[key] = Area(key, place, base.parent, base.stands_for, place)
            children.setdefault(base.parent, []).append(key)
    for key, own in moves.items():
        for one in own:
            children[found[one].parent].remove(one)
            found[one] = replace(found[one], parent=key)
            children.setdefault(key, []).append(one)
    return replace(areas, areas=found, children={key: tuple(own) for key, own in children.items() if own})


@dataclass(frozen=True, slots=True)
class Setting:
    """How continuations are set: the theme, and the language of their names."""

    theme: Theme
    language: str

    def packed(self, areas: Areas, pins: Mapping[str, Pin]) -> Areas:
        """The areas with every continuation as large as what is in it, its boxes in rows or where they are pinned."""
        own = [key for key in areas.areas if is_continuation(key)]
        for index, key in enumerate(sorted(own, key=lambda key: (-len(areas.around(key)), key))):
            areas = self._packed(areas, key, pins, index)
        return areas

    def _packed(self, areas: Areas, key: str, pins: Mapping[str, Pin], index: int) -> Areas:
        base = base_of(key)[0]
        padding, wide = self._inset(areas, base), areas.areas[base].bounds
        children = areas.children.get(key, ())
        widest = max([wide.right - wide.left, *(self._moderate(areas, child)[0] + 2 * padding for child in children)])
        if key in pins and pins[key].width is not None:
            widest = pins[key].width or widest
        title = self._title(areas, key, widest - 2 * padding)
        top = padding / 2 + len(title) * line_height(title[0].size) + padding / 2 if title else padding
        places = self._rows(areas, children, Rectangle(padding, top, widest - padding, 0.0), pins)
        ends = [(one.right, one.bottom) for one in places.values()]
        across = max([text_width(run.text, run.size, run.font) for run in title], default=0.0) + padding
        width = max(across, *(x for x, _ in ends)) + padding
        height = max(y for _, y in ends) + padding
        if key in pins:
            width, height = pins[key].width or width, pins[key].height or height
        away = (index + 1) * _AWAY
        bounds = Rectangle(away, _AWAY, away + width, _AWAY + height)
        runs = tuple(replace(run, x=away + width / 2, y=_AWAY + run.y, within=key) for run in title)
        left, top = self._wanted(areas, key, pins)
        return replace(
            areas,
            areas={**areas.areas, key: replace(areas.areas[key], bounds=bounds, outline=bounds)},
            texts={**areas.texts, key: runs},
            set_in={**areas.set_in, **places, key: Rectangle(left, top, left + width, top + height)},
        )

    def _wanted(self, areas: Areas, key: str, pins: Mapping[str, Pin]) -> Point:
        """Where a continuation best stands in what holds it: below what it continues."""
        base, gap = key.removesuffix(CONTINUED), self.theme.spacing.gutter
        if base not in areas.areas or areas.areas[base].parent != areas.areas[key].parent:
            return self.theme.spacing.padding, self.theme.spacing.padding
        natural, pin = areas.local(base), pins.get(base)
        if pin is None:
            return natural.left, natural.bottom + gap
        return pin.x, pin.y + (pin.height or natural.bottom - natural.top) + gap

    def _inset(self, areas: Areas, key: str) -> float:
        """How far boxes stand from the border of what is continued, at most as far as the theme says."""
        inside = [areas.local(one).left for one in areas.children.get(key, ()) if not areas.is_strip(one)]
        most = self.theme.spacing.padding
        return min([most, *(max(self.theme.spacing.gap, left) for left in inside)])

    def _rows(
        self, areas: Areas, children: Sequence[str], room: Rectangle, pins: Mapping[str, Pin]
    ) -> Mapping[str, Rectangle]:
        """Where boxes stand, in rows from the top left corner of a room to its right; pinned ones at their pins."""
        gap, left = self.theme.spacing.gap, room.left
        found: dict[str, Rectangle] = {}
        for child in (one for one in children if one in pins):
            pin, size = pins[child], _size(areas, child)
            found[child] = Rectangle(
                pin.x, pin.y, pin.x + (pin.width or size[0]), pin.y + (pin.height or size[1])
            )  # fmt: skip
        x, y, bottom = left, max([room.top, *(one.bottom + gap for one in found.values())]), 0.0
        for child in (one for one in children if one not in pins):
            width, height = self._moderate(areas, child)
            if x > left and x + width > room.right + gap / 2:
                x, y = left, bottom + gap
            found[child] = Rectangle(x, y, x + width, y + height)
            x, bottom = x + width + gap, max(bottom, y + height)
        return found

    def _moderate(self, areas: Areas, key: str) -> Point:
        """The size of a box; of one that holds nothing and fills a row, nearer to what its words need."""
        width, height = _size(areas, key)
        runs = areas.texts.get(key, ())
        if not runs or key in areas.children:
            return width, height
        words = [Rectangle.of_text(run) for run in runs]
        across = max(one.right for one in words) - min(one.left for one in words)
        down = max(one.bottom for one in words) - min(one.top for one in words)
        return min(width, max(_AIRY * across, _NARROW)), min(height, _AIRY * down)

    def _title(self, areas: Areas, key: str, width: float) -> tuple[TextRun, ...]:
        """The lines of the name of a continuation, from its top."""
        base, count = base_of(key)
        named = _named(areas, base, is_alone=not is_continuation(areas.areas[key].parent))
        if named is None:
            return ()
        label, run = named
        words = _CONTINUED if count == 1 else _CONTINUED_AGAIN
        text = label + words.in_language(self.language.partition("-")[0]).format(count=count)
        sizes = self.theme.text.down_from(min(run.size, self.theme.text.group))
        weight = FontWeight.BOLD
        fitting = fit_text(text, max(width, text_width("国" * 6, sizes[-1], weight)), 1e4, sizes[-1:], weight)
        for size in sizes:
            if text_width(text, size, weight) <= width:
                fitting = fit_text(text, width, 1e4, (size,), weight)
                break
        if fitting is None:
            return ()
        top = self.theme.spacing.padding / 2 + ASCENT * fitting.size
        return tuple(
            TextRun(
                0.0, top + index * line_height(fitting.size), line, fitting.size, weight, run.color, Anchor.MIDDLE,
                areas.areas[base].stands_for,
            )
            for index, line in enumerate(fitting.lines)
        )  # fmt: skip


def _named(areas: Areas, key: str, *, is_alone: bool) -> tuple[str, TextRun] | None:
    """The name of an area, or of its strip, and how it is set; its largest words where there are more.

    One that has none bears that of what holds it, where its continuation stands alone.
    """
    for holder in areas.around(key)[:-1] if is_alone else (key,):
        strips = [child for child in areas.children.get(holder, ()) if areas.is_strip(child)]
        for one in (holder, *strips):
            runs = areas.texts.get(one, ())
            if runs:
                first = max(runs, key=lambda run: (run.size, -run.y))
                alike = [run for run in runs if (run.size, run.font) == (first.size, first.font)]
                return levelled(joined_lines(run.text for run in sorted(alike, key=lambda run: run.y))), first
    return None


def _size(areas: Areas, key: str) -> Point:
    bounds = areas.bounds(key)
    return bounds.right - bounds.left, bounds.bottom - bounds.top
