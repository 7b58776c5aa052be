"""What moves when a figure changes: an element more, or a label of another length, with everything pinned or nothing.

python -m bench.pins [--views ID ...] [--tries N] [--only new|label|free] [--each]

Every figure of the reference programme whose boxes can be pinned is drawn and pinned as it stands. Then the model gets
a twin of one of its elements, with all relationships of that one; where the view names its elements one by one, the
twin is put into the figure beside it. A label of an element gets longer. Counted are pinned boxes that stand elsewhere,
on the figure or in the box that holds them, and the defects of the drawing. Without pins, the boxes that an edited
label moves.

Exit code 1 when a pinned box has moved or a drawing is defective.
"""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing
from archtool.layout.pinning.areas import Areas, areas_of
from archtool.layout.pinning.kept import places_of
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.source.errors import RenderError
from archtool.views.figure import Figure, build
from archtool.views.pins import PINNABLE
from archtool.views.reading import Views, read_views
from archtool.workspace.files import read_workspace
from bench.edits import beside, grown, named, relabelled
from bench.processes import ROOT

THEME = Theme()
NOTICED = 0.5
"""Points by which a box may stand off before anybody sees it."""

LONGER = (
    "新",
    "信息平台",
    "区域信息资源采集与交换平台",
    "面向区域医疗集团与基层机构的健康信息资源采集交换与共享服务平台系统",
)
"""What labels are lengthened by: 1, 4, 13 and 30 characters; 30 to a character."""

ENGLISH = " and its regional exchange of structured clinical documents between hospitals"

SHOWN = 5
"""Boxes and defects of a try that are named."""


@dataclass(frozen=True)
class Try:
    """One change of one figure, and what came of it.

    Attributes:
        moved: Pinned boxes, or all others where none is pinned, that stand elsewhere.
        defects: What is wrong with the drawing.
    """

    view: str
    what: str
    moved: tuple[str, ...]
    defects: tuple[str, ...]
    is_held: bool = True


def programme() -> tuple[Architecture, Views]:
    """The reference programme and its views."""
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    return reading.architecture, read_views(reading.sections, reading.architecture)


def spread(items: Sequence[str], count: int) -> list[str]:
    """Some of many, from all over them."""
    if len(items) <= count:
        return list(items)
    return [items[round(index * (len(items) - 1) / (count - 1))] for index in range(count)]


def pinned_as(figure: Figure, drawing: Drawing) -> Figure:
    """A figure with the pins of a drawing."""
    return replace(figure, head=replace(figure.head, pins=places_of(drawing)))


def places(drawing: Drawing, areas: Areas, key: str, holder: str) -> tuple[float, ...]:
    """Where a box stands on the figure, and in a holder if it is still in that, in points before reduction."""
    bounds, (x, y) = areas.bounds(key), areas.place(key)
    left, top = bounds.left - drawing.origin[0], bounds.top - drawing.origin[1]
    inside = (x, y) if areas.areas[key].parent == holder else ()
    return tuple(one / drawing.reduction for one in (left, top, *inside))


def moved(before: Drawing, after: Drawing, keys: Sequence[str]) -> tuple[str, ...]:
    """Which boxes stand elsewhere, or are not there any more."""
    old, new = areas_of(before), areas_of(after)
    found: list[str] = []
    for key in keys:
        holder = old.areas[key].parent
        if key not in new.areas:
            found.append(key)
            continue
        pairs = zip(places(before, old, key, holder), places(after, new, key, holder), strict=False)
        if max(abs(one - other) for one, other in pairs) > NOTICED:
            found.append(key)
    return tuple(found)


def tried(view: str, what: str, before: Drawing, figure: Figure, keys: Sequence[str]) -> Try:
    """What came of one change."""
    try:
        after = lay_out(figure, THEME)
    except RenderError:
        return Try(view, what, (), (), is_held=False)
    defects = tuple(f"{one.kind}: {', '.join(one.shapes)}" for one in measure(after).defects)
    return Try(view, what, moved(before, after, keys), defects)


def with_new(view: str, architecture: Architecture, views: Views, count: int) -> Iterator[Try]:
    """A new element in several places of a figure that is pinned as it stands."""
    definition = views.definitions[view]
    figure = build(architecture, view, definition, "zh")
    before = lay_out(figure, THEME)
    held = pinned_as(figure, before)
    keys = [pin.key for pin in held.head.pins]
    shown = {area.stands_for for area in areas_of(before).areas.values() if area.stands_for is not None}
    for element in spread(sorted(one for one in shown if one in architecture), count):
        more = build(grown(architecture, architecture[element]), view, definition, "zh")
        what = element
        if _count(more) == _count(figure):
            more, what = beside(figure, element), f"{element} (in the figure)"
        if more != figure:
            yield tried(view, f"new beside {what}", before, replace(more, head=held.head), keys)


def _count(figure: Figure) -> int:
    return sum(1 for _ in named(figure))


def with_label(view: str, architecture: Architecture, views: Views, count: int, *, is_pinned: bool) -> Iterator[Try]:
    """A label with more characters in several places of a figure."""
    for language in ("zh", "en") if is_pinned else ("zh",):
        figure = build(architecture, view, views.definitions[view], language)
        before = lay_out(figure, THEME)
        held = pinned_as(figure, before) if is_pinned else figure
        areas = areas_of(before)
        for name in spread(list(dict.fromkeys(named(figure))), count):
            own = {key for key in areas.areas if key.split("@")[0] == name or areas.areas[key].stands_for == name}
            keys = [pin.key for pin in places_of(before) if pin.key not in own]
            for more in LONGER if language == "zh" else (ENGLISH,):
                edited = relabelled(held, name, more)
                if edited != held:
                    yield tried(view, f"{name} +{len(more)}", before, edited, keys)


def main() -> int:
    """Try everything and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--views", nargs="*", default=())
    parser.add_argument("--tries", type=int, default=8)
    parser.add_argument("--only", choices=("new", "label", "free"))
    parser.add_argument("--each", action="store_true")
    chosen = parser.parse_args()
    architecture, views = programme()
    known = [view for view, definition in views.definitions.items() if definition.figure_kind() in PINNABLE]
    kinds: dict[str, Callable[[str], Iterator[Try]]] = {
        "new": lambda view: with_new(view, architecture, views, chosen.tries),
        "label": lambda view: with_label(view, architecture, views, chosen.tries, is_pinned=True),
        "free": lambda view: with_label(view, architecture, views, chosen.tries, is_pinned=False),
    }
    is_bad = False
    for kind, tries in kinds.items():
        if chosen.only in (None, kind):
            found = [one for view in known if not chosen.views or view in chosen.views for one in tries(view)]
            is_bad |= report(kind, found, is_each=chosen.each)
    return int(is_bad)


def report(kind: str, tries: Sequence[Try], *, is_each: bool) -> bool:
    """Say what came of some tries, and return whether a pinned box has moved or a drawing is defective."""
    groups: dict[str, list[Try]] = {}
    for one in tries:
        groups.setdefault("" if kind == "new" else "+" + one.what.rpartition("+")[2], []).append(one)
    for name, group in groups.items():
        counts = (
            f"{sum(bool(one.moved) for one in group)} moved",
            f"{sum(bool(one.defects) for one in group)} defective",
            f"{sum(not one.is_held for one in group)} on no page",
        )
        sys.stdout.write(f"{kind:6} {name:4} {len(group):4} tries: {', '.join(counts)}\n")
    for one in tries if is_each else ():
        if one.moved or one.defects or not one.is_held:
            held = "" if one.is_held else ", on no page"
            boxes = f"{len(one.moved)} moved {', '.join(one.moved[:SHOWN])}"
            sys.stdout.write(f"  {one.view}: {one.what}: {boxes}; {'; '.join(one.defects[:SHOWN])}{held}\n")
    return kind != "free" and any(one.moved or one.defects for one in tries)


if __name__ == "__main__":
    sys.exit(main())
