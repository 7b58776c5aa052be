"""Blocks in the look of their classes: fills, borders, struck texts, and a legend that grey print tells apart."""

from archtool.layout.contrast import LEAST_CONTRAST, contrast_ratio
from archtool.layout.drawing import Box, Drawing, Polyline, Shape, Stroke, Style, TextRun
from archtool.layout.page.painting import legend_of_classes, painted
from archtool.layout.theme import Theme
from archtool.views.colour import Colouring, Look, Shade

THEME = Theme()
PLAIN = Style("#FFFFFF", Stroke("#1F3A57", 0.75))


def block(key: str, x: float, width: float = 80.0) -> tuple[Shape, ...]:
    return (
        Box(x, 10, width, 30, PLAIN, element=key, id=key),
        TextRun(x + width / 2, 28, "电子病历", 9, color="#5A6270", element=key, within=key),
    )


def drawing(*shapes: Shape) -> Drawing:
    return Drawing("v", "v", "zh", 400, 60, shapes)


def boxes(painting: Drawing) -> dict[str | None, Box]:
    return {shape.id: shape for shape in painting.shapes if isinstance(shape, Box)}


def test_a_drawing_without_classes_stays_as_it_is() -> None:
    body = drawing(*block("a", 0))
    assert painted(body, None, THEME) is body
    assert legend_of_classes(None, THEME) == ()


def test_a_category_gives_the_fill_and_keeps_the_border_of_the_lifecycle() -> None:
    colouring = Colouring((Shade(Look.CATEGORY, 1, "② 二期（1）", 1),), {"a": 0})
    found = boxes(painted(drawing(*block("a", 0), *block("b", 100)), colouring, THEME))
    assert found["a"].style == Style(THEME.classes.category(1), PLAIN.stroke)
    assert found["b"].style == PLAIN


def test_texts_stay_legible_on_their_new_ground() -> None:
    colouring = Colouring((Shade(Look.CATEGORY, 7, "⑧", 1),), {"a": 0})
    result = painted(drawing(*block("a", 0)), colouring, THEME)
    (text,) = (shape for shape in result.shapes if isinstance(shape, TextRun))
    assert contrast_ratio(text.color, THEME.classes.category(7)) >= LEAST_CONTRAST


def test_what_is_gone_is_dashed_and_struck_through() -> None:
    colouring = Colouring((Shade(Look.RETIRED, 0, "− 停用（1）", 1),), {"a": 0})
    result = painted(drawing(*block("a", 0)), colouring, THEME)
    border = boxes(result)["a"].style.stroke
    assert border is not None
    assert border.dash
    (line,) = (shape for shape in result.shapes if isinstance(shape, Polyline))
    assert line.points[0][1] == line.points[1][1]
    assert 10 < line.points[0][1] < 40


def test_a_block_that_holds_others_is_lighter_than_they_are() -> None:
    colouring = Colouring((Shade(Look.CATEGORY, 0, "①", 2),), {"whole": 0, "a": 0})
    whole = Box(0, 0, 120, 60, PLAIN, element="whole", id="whole")
    found = boxes(painted(drawing(whole, *block("a", 10)), colouring, THEME))
    light, dark = (contrast_ratio(str(found[key].style.fill), "#000000") for key in ("whole", "a"))
    assert light > dark


def test_every_look_differs_from_every_other_in_a_grey_copy() -> None:
    looks = tuple(look for look in Look if look not in (Look.CATEGORY, Look.PLAIN))
    entries = legend_of_classes(Colouring(tuple(Shade(look, 0, look.value, 1) for look in looks)), THEME)
    changes = [entry.sample for entry in entries[4:]]
    shapes = {(one.stroke.width, one.stroke.dash) for one in changes if isinstance(one, Style) and one.stroke}
    assert len(shapes) == len(changes) == 4
