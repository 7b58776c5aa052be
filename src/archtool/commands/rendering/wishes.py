"""What became of the hints and pins of a figure: warnings for those that it does not follow, where they are written."""

from collections.abc import Iterator, Mapping, Sequence

from archtool.layout.drawing import Drawing, walk
from archtool.layout.pinning.kept import Unkept, unkept
from archtool.source.diagnostic import Diagnostic, Related, Severity
from archtool.source.nearest import nearest
from archtool.source.span import Span
from archtool.source.text import Text, both
from archtool.views.pin import CONTINUED
from archtool.views.view import View
from archtool.workspace.codes import WISH


def unfollowed(
    view: str, definition: View, drawings: Sequence[Drawing], places: Mapping[tuple[str, str], Span]
) -> Iterator[Diagnostic]:
    """A warning for each hint and pin of a view that its drawing does not follow."""
    elements = {shape.element for drawing in drawings for shape in walk(drawing.shapes) if shape.element is not None}
    for key in definition.hints:
        if key not in elements:
            yield _warning(_absent(view, key), places[view, key])
    if not definition.pins:
        return
    found = unkept(drawings[0], definition.pins)
    yield from _without_room(view, definition, found, places)
    names = sorted(elements)
    for key in found.absent:
        near = nearest(key, names)
        hint = both(f"是否想写“{near[0]}”？", f"did you mean '{near[0]}'?") if near else None
        yield _warning(_absent(view, key), places[view, key], hint)
    for key in found.moved:
        message = both(
            f"“{key}”不能留在固定的位置：那里有标题，或在其所在框之外，或邻框变大了",
            f"'{key}' cannot keep its place: a title is there, or it leaves its holder, or a neighbour has grown",
        )
        yield _warning(message, places[view, key])
    for one, other in found.over:
        message = both(f"“{one}”与“{other}”固定在同一处", f"'{one}' and '{other}' are pinned over each other")
        related = (Related(places[view, other], both("另一处", "the other place")),)
        yield _warning(message, places[view, one], None, related)


def _without_room(
    view: str, definition: View, found: Unkept, places: Mapping[tuple[str, str], Span]
) -> Iterator[Diagnostic]:
    """A warning for each box that is continued since pins leave it no room, and for each label that they cut short."""
    first = definition.pins[0].key
    hint = both(
        f"在 pins 中删去图“{view}”的位置可重新排版，之后可再用 archtool render --pin {view} 固定",
        f"for a fresh layout delete the pins of figure '{view}'; archtool render --pin {view} then pins it again",
    )
    for continued in found.continued:
        base = continued.key.removesuffix(CONTINUED)
        held = ", ".join(continued.boxes)
        message = both(
            f"“{base}”已满，四周都是固定的框：{held} 画在它的续框中",
            f"'{base}' is full between pinned boxes: {held} drawn in a continuation of it",
        )
        yield _warning(message, places.get((view, base), places[view, first]), hint)
    for key in found.cut:
        message = both(
            f"“{key}”的文字在固定的大小内放不下，已截短",
            f"the words of '{key}' do not fit its pinned size and are cut short",
        )
        yield _warning(message, places[view, key], hint)


def _absent(view: str, key: str) -> Text:
    return both(f"图“{view}”中没有“{key}”", f"figure '{view}' has no '{key}'")


def _warning(message: Text, span: Span, hint: Text | None = None, related: tuple[Related, ...] = ()) -> Diagnostic:
    return Diagnostic(WISH, Severity.WARNING, message, span, hint, related)
