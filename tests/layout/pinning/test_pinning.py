"""Pinned boxes stay where they are pinned, whatever else happens to their figure."""

from dataclasses import replace
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Polyline, Stroke, Style, TextRun, walk
from archtool.layout.geometry import Rectangle
from archtool.layout.pinning.areas import ROOT, areas_of
from archtool.layout.pinning.kept import places_of, unkept
from archtool.layout.pinning.pinning import pinned
from archtool.layout.quality import DefectKind, measure
from archtool.layout.theme import Theme
from archtool.views.pin import Pin

PAINT = Style("#FFFFFF", Stroke("#000000", 1.0))
WIDTH, HEIGHT, GAP = 60.0, 24.0, 12.0


def grid(groups: int, blocks: int) -> Drawing:
    """Groups side by side, each with blocks below each other, the first block of each joined to that of the next."""
    shapes: list[Box | TextRun | Polyline] = []
    height = 20 + blocks * (HEIGHT + GAP)
    for group in range(groups):
        left = group * (WIDTH + 4 * GAP)
        shapes.append(Box(left, 0, WIDTH + 2 * GAP, height, PAINT, element=f"g{group}"))
        shapes.append(TextRun(left + GAP + WIDTH / 2, 12, f"group {group}", 9, within=f"g{group}"))
        for block in range(blocks):
            top = 20 + block * (HEIGHT + GAP)
            key = f"b{group}-{block}"
            shapes.append(Box(left + GAP, top, WIDTH, HEIGHT, PAINT, element=key))
            shapes.append(TextRun(left + GAP + WIDTH / 2, top + 15, key, 9, within=key))
    for group in range(groups - 1):
        left = group * (WIDTH + 4 * GAP)
        points = ((left + GAP + WIDTH, 20 + HEIGHT / 2), (left + 5 * GAP + WIDTH, 20 + HEIGHT / 2))
        line = Polyline(points, Stroke("#000000", 1.0), id=f"e{group}", source=f"b{group}-0", target=f"b{group + 1}-0")
        shapes.append(line)
    return Drawing("f", "f", "en", groups * (WIDTH + 4 * GAP) - 2 * GAP, height, tuple(shapes))


@st.composite
def figures(draw: st.DrawFn) -> tuple[Drawing, tuple[Pin, ...]]:
    """A figure, and one pin in each of some of its groups."""
    groups, blocks = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    pins = [
        Pin(
            f"b{group}-{draw(st.integers(0, blocks - 1))}",
            draw(st.floats(-50, 200)),
            draw(st.floats(-50, 300)),
        )
        for group in range(groups)
        if draw(st.booleans())
    ]
    return grid(groups, blocks), tuple(pins)


@settings(deadline=None, max_examples=60)
@given(figures())
def test_pinned_boxes_stand_at_their_places_and_nothing_is_wrong(figure: tuple[Drawing, tuple[Pin, ...]]) -> None:
    body, pins = figure
    drawn = pinned(body, pins, Theme())
    areas = areas_of(drawn)
    for pin in pins:
        x, y = areas.place(pin.key)
        # A box never leaves the one that holds it, nor lies over its title.
        assert abs(x - pin.x) < 1e-6 or pin.x < x <= GAP
        assert abs(y - pin.y) < 1e-6 or pin.y < y <= 20
    assert [defect for defect in measure(drawn).defects if defect.kind is not DefectKind.TEXT_OVER_LINE] == []
    assert {area.key: area.parent for area in areas.areas.values()} == {
        area.key: area.parent for area in areas_of(body).areas.values()
    }


@settings(deadline=None, max_examples=40)
@given(figures())
def test_lines_still_join_their_boxes_with_square_ways(figure: tuple[Drawing, tuple[Pin, ...]]) -> None:
    body, pins = figure
    drawn = pinned(body, pins, Theme())
    areas = areas_of(drawn)
    for line in walk(drawn.shapes):
        if isinstance(line, Polyline):
            for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
                assert abs(x1 - x2) < 0.02 or abs(y1 - y2) < 0.02
            for key, end in ((line.source, line.points[0]), (line.target, line.points[-1])):
                assert key is not None
                assert areas.bounds(key).shrunk(-0.3).holds(end)
                assert not areas.bounds(key).shrunk(0.3).holds(end)


@given(st.integers(1, 4), st.integers(1, 5))
def test_pins_at_the_places_of_the_layout_change_nothing(groups: int, blocks: int) -> None:
    body = grid(groups, blocks)
    assert pinned(body, places_of(body), Theme()) == body
    assert pinned(body, (Pin("nobody", 1, 1),), Theme()) == body


@given(st.integers(1, 3), st.integers(1, 5), st.integers(0, 2))
def test_a_new_box_moves_no_pinned_one(groups: int, blocks: int, group: int) -> None:
    """All boxes pinned where they stand; the layout of the figure with one box more puts others elsewhere."""
    before, more = grid(groups, blocks), grid(groups, blocks + 1)
    pins = {pin.key: pin for pin in places_of(before)}
    more = replace(more, shapes=tuple(one for one in more.shapes if _is_kept(one, pins, f"b{group % groups}-{blocks}")))
    drawn = pinned(more, tuple(pins.values()), Theme())
    after = {pin.key: pin for pin in places_of(drawn)}
    assert all((after[key].x, after[key].y) == (pin.x, pin.y) for key, pin in pins.items())
    assert measure(drawn).defects == ()


def _is_kept(shape: object, pins: dict[str, Pin], fresh: str) -> bool:
    key = shape.element if isinstance(shape, Box) else shape.within if isinstance(shape, TextRun) else None
    return key is None or key in pins or key == fresh


def test_longer_words_are_set_smaller_or_in_more_lines_within_a_pinned_size() -> None:
    body = grid(1, 1)
    longer = replace(
        body,
        shapes=tuple(
            replace(one, text="采集与交换平台数据总线", x=GAP + 65)
            if isinstance(one, TextRun) and one.within == "b0-0"
            else replace(one, width=130.0)
            if isinstance(one, Box) and one.element == "b0-0"
            else one
            for one in body.shapes
        ),
    )
    drawn = pinned(longer, places_of(body), Theme())
    area = areas_of(drawn).bounds("b0-0")
    assert (area.right - area.left, area.bottom - area.top) == (WIDTH, HEIGHT)
    runs = [one for one in walk(drawn.shapes) if isinstance(one, TextRun) and one.within == "b0-0"]
    assert "".join(run.text for run in runs) == "采集与交换平台数据总线"
    assert len(runs) == 2
    assert measure(drawn).defects == ()


def test_pins_over_each_other_are_named_and_others_give_way() -> None:
    body = grid(2, 3)
    pins = (Pin("b0-0", 12, 20), Pin("b0-1", 20, 30), Pin("nobody", 0, 0), Pin("b1-0", -90, 20))
    drawn = pinned(body, pins, Theme())
    found = unkept(drawn, pins)
    assert found.over == (("b0-0", "b0-1"),)
    assert found.absent == ("nobody",)
    assert found.moved == ("b1-0",)
    assert measure(drawn).count(DefectKind.BOX_OVERLAP) == 1


def test_a_holder_grows_around_its_boxes_and_its_neighbour_gives_way() -> None:
    body = grid(2, 2)
    drawn = pinned(body, (Pin("b0-1", 100, 56),), Theme())
    areas = areas_of(drawn)
    assert areas.bounds("g0").right >= 100 + WIDTH
    assert not areas.bounds("g0").overlaps(areas.bounds("g1"))
    assert areas.areas["b0-1"].parent == "g0"
    assert areas.areas["g1"].parent == ROOT
    boxes = [areas.bounds(key) for key in areas.areas if key.startswith("b")]
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))
    assert Rectangle(0, 0, drawn.width, drawn.height).contains(areas.bounds("g1"))
