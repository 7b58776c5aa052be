"""A full box between pinned ones: what is new stands in a continuation of it, and nothing that is pinned moves."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Anchor, Box, Drawing, Shape, Stroke, Style, TextRun, walk
from archtool.layout.pinning.areas import ROOT, areas_of
from archtool.layout.pinning.kept import places_of, unkept
from archtool.layout.pinning.pinning import pinned
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.views.pin import Pin

PAINT = Style("#FFFFFF", Stroke("#000000", 1.0))
WIDTH, HEIGHT, GAP, TITLE = 60.0, 24.0, 6.0, 18.0


def layers(counts: tuple[int, ...], columns: int = 3, language: str = "zh-CN") -> Drawing:
    """Layers below each other, each with a title and as many rows of blocks as it needs."""
    shapes: list[Shape] = []
    top, width = 0.0, GAP + columns * (WIDTH + GAP)
    for layer, count in enumerate(counts):
        rows = -(-count // columns)
        height = TITLE + rows * (HEIGHT + GAP)
        shapes.append(Box(0, top, width, height, PAINT, element=f"l{layer}"))
        shapes.append(TextRun(width / 2, top + 13, f"第{layer}层", 9, within=f"l{layer}"))
        for block in range(count):
            x, y = GAP + block % columns * (WIDTH + GAP), top + TITLE + block // columns * (HEIGHT + GAP)
            key = f"b{layer}-{block}"
            shapes.append(Box(x, y, WIDTH, HEIGHT, PAINT, element=key))
            shapes.append(TextRun(x + WIDTH / 2, y + 15, key, 9, within=key))
        top += height + GAP
    return Drawing("f", "f", language, width, top - GAP, tuple(shapes))


def on_figure(drawing: Drawing) -> dict[str, tuple[float, float]]:
    """Where each box stands on the figure."""
    areas = areas_of(drawing)
    left, top = drawing.origin
    return {
        key: (round(areas.bounds(key).left - left, 3), round(areas.bounds(key).top - top, 3)) for key in areas.areas
    }


def in_holder(drawing: Drawing) -> dict[str, tuple[float, float]]:
    """Where each box stands in what holds it."""
    areas = areas_of(drawing)
    return {key: (round(x, 3), round(y, 3)) for key in areas.areas for x, y in [areas.place(key)]}


def stays(before: Drawing, after: Drawing) -> bool:
    """Whether every box of a figure is where it was, on the figure and in its holder."""
    one, other = on_figure(before), on_figure(after)
    inside, now = in_holder(before), in_holder(after)
    return all(one[key] == other[key] and inside[key] == now[key] for key in one)


def test_a_new_box_of_a_full_layer_stands_in_its_continuation() -> None:
    before = layers((3, 3, 3))
    drawn = pinned(layers((3, 4, 3)), places_of(before), Theme())
    assert stays(before, drawn)
    areas = areas_of(drawn)
    assert areas.areas["b1-3"].parent == "l1--continued"
    assert areas.areas["l1--continued"].parent == ROOT
    assert areas.bounds("l1--continued").top >= areas.bounds("l2").bottom
    assert measure(drawn).defects == ()


@pytest.mark.parametrize(("language", "name"), (("zh-CN", "第1层（续）"), ("en", "第1层 (continued)")))
def test_a_continuation_bears_the_name_of_its_box_in_the_language_of_the_figure(language: str, name: str) -> None:
    drawn = pinned(layers((3, 4, 3), language=language), places_of(layers((3, 3, 3))), Theme())
    words = [one.text for one in walk(drawn.shapes) if isinstance(one, TextRun) and one.within == "l1--continued"]
    assert words == [name]


def test_a_layer_with_a_free_place_takes_a_new_box_itself() -> None:
    before = layers((3, 2, 3))
    drawn = pinned(layers((3, 3, 3)), places_of(before), Theme())
    assert stays(before, drawn)
    assert areas_of(drawn).areas["b1-2"].parent == "l1"


def test_the_last_layer_grows_where_nothing_is_below_it() -> None:
    before = layers((3, 3))
    drawn = pinned(layers((3, 4)), places_of(before), Theme())
    areas = areas_of(drawn)
    assert stays(before, drawn)
    assert areas.areas["b1-3"].parent == "l1"
    assert areas.bounds("l1").bottom > areas_of(before).bounds("l1").bottom
    assert measure(drawn).defects == ()


def test_a_figure_with_a_continuation_can_be_pinned_and_grow_again() -> None:
    first = pinned(layers((3, 4, 3)), places_of(layers((3, 3, 3))), Theme())
    pins = places_of(first)
    assert {pin.key: pin.holder for pin in pins if pin.holder} == {"b1-3": "l1--continued"}
    assert stays(first, pinned(layers((3, 4, 3)), pins, Theme()))
    second = pinned(layers((3, 5, 4)), pins, Theme())
    assert stays(first, second)
    areas = areas_of(second)
    assert areas.areas["b1-4"].parent.startswith("l1--continued")
    assert measure(second).defects == ()
    assert unkept(second, pins).moved == ()


def test_what_is_new_in_a_continuation_is_said_until_it_is_pinned() -> None:
    pins = places_of(layers((3, 3, 3)))
    drawn = pinned(layers((3, 4, 3)), pins, Theme())
    found = unkept(drawn, pins)
    assert [(one.key, one.boxes) for one in found.continued] == [("l1--continued", ("b1-3",))]
    assert (found.absent, found.moved, found.over) == ((), (), ())
    assert unkept(drawn, places_of(drawn)).continued == ()


def test_a_page_that_is_high_enough_is_not_exceeded() -> None:
    before = layers((3, 3, 3))
    pins = places_of(before)
    more = layers((3, 4, 3))
    room = (2 * before.width, before.height + 2)
    drawn = pinned(more, pins, Theme(), (room,))
    assert stays(before, drawn)
    assert drawn.width <= room[0]
    assert drawn.height <= room[1]
    assert measure(drawn).defects == ()


def test_a_frame_that_is_new_around_a_pinned_box_leaves_it_where_it_is() -> None:
    before = layers((3, 1, 3))
    frame = Box(GAP - 2, 0, 2 * WIDTH + GAP + 4, HEIGHT + 4, PAINT, element="frame")
    top = next(one.y for one in before.shapes if isinstance(one, Box) and one.element == "b1-0")
    more = layers((3, 2, 3))
    shapes = list(more.shapes)
    place = next(index for index, one in enumerate(shapes) if isinstance(one, Box) and one.element == "b1-0")
    shapes.insert(place, replace(frame, y=top - 2))
    drawn = pinned(replace(more, shapes=tuple(shapes)), places_of(before), Theme())
    one, other = on_figure(before), on_figure(drawn)
    assert {key: other[key] for key in one} == one
    assert areas_of(drawn).areas["b1-0"].parent == "frame"
    assert measure(drawn).defects == ()


def test_a_count_behind_a_label_stays_when_the_label_is_cut() -> None:
    label = "面向区域医疗集团与基层机构的健康信息资源采集交换平台"
    shapes = (
        Box(0, 0, 300, HEIGHT, PAINT, element="b"),
        TextRun(4, 15, label, 9, within="b", anchor=Anchor.START),
        TextRun(296, 15, "12", 9, within="b", anchor=Anchor.END),
        Box(0, HEIGHT + 4, 80, HEIGHT, PAINT, element="below"),
        Box(84, 0, 40, 2 * HEIGHT + 4, PAINT, element="beside"),
    )
    pins = (Pin("b", 0, 0, 80, HEIGHT), Pin("below", 0, HEIGHT + 4, 80, HEIGHT), Pin("beside", 84, 0, 40, 52))
    drawn = pinned(Drawing("f", "f", "zh-CN", 300, 60, shapes), pins, Theme())
    words = [one for one in walk(drawn.shapes) if isinstance(one, TextRun)]
    assert words[-1].text == "12"
    assert "".join(one.text for one in words[:-1]).endswith("…")
    assert label.startswith("".join(one.text for one in words[:-1]).removesuffix("…"))
    assert unkept(drawn, pins).cut == ("b",)
    assert measure(drawn).defects == ()


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 5), min_size=1, max_size=4), st.data())
def test_new_boxes_anywhere_move_no_pinned_one(counts: list[int], data: st.DataObject) -> None:
    more = [count + data.draw(st.integers(0, 3)) for count in counts]
    before = layers(tuple(counts))
    drawn = pinned(layers(tuple(more)), places_of(before), Theme())
    assert stays(before, drawn)
    assert measure(drawn).defects == ()
    again = pinned(layers(tuple(more)), places_of(drawn), Theme())
    assert stays(drawn, again)
