"""Landscapes: nothing overlaps, nothing leaves its box, whatever the names and however uneven the groups."""

from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.drawing import Box, Drawing, Polyline, TextRun, walk
from archtool.layout.landscape.landscape import lay_out
from archtool.layout.landscape.packing import Measures, Packer, Row
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.views.content import Head, Lifecycle
from archtool.views.figures.landscape import LandscapeFigure, LayerContent, PillarContent, Side, Tile
from archtool.views.tint import Tint
from archtool.views.view import Paper

THEME = Theme()
NAMES = (
    "电子病历系统",
    "检查检验结果互通共享互认系统",
    "DIP病种入组与模拟结算（V2.0）",
    "5G与物联网接入服务",
    "医联体/医共体“一张网”协同平台，含远程会诊、双向转诊与教学",
    "Identity and access management",
    "库",
)


def head(language: str = "zh") -> Head:
    return Head(
        "view", "4-2", "应用架构图", "注：每个系统只出现一次", (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), language
    )


def tile(key: str, name: str, children: tuple[Tile, ...] = (), count: str = "") -> Tile:
    lifecycle = None if children else Lifecycle.UPGRADED if len(name) > 12 else Lifecycle.NEW
    return Tile(key, name, key, lifecycle, children, is_light=len(key) % 2 == 0, count=count)


def group(key: str, name: str, size: int) -> Tile:
    return tile(key, name, tuple(tile(f"{key}.{index}", NAMES[index % len(NAMES)]) for index in range(size)))


def figure(layers: tuple[LayerContent, ...], pillars: tuple[PillarContent, ...] = ()) -> LandscapeFigure:
    return LandscapeFigure(head(), "一底座＋四位一体", layers, pillars, (Lifecycle.NEW, Lifecycle.UPGRADED), "模块")


def layer(key: str, tiles: tuple[Tile, ...], label: str | None = "应用层", arrow: str | None = None) -> LayerContent:
    return LayerContent(key, label, None, Tint.APPLICATION, tiles, 9, arrow)


def stress() -> LandscapeFigure:
    uneven = (
        tile("g1", "医疗服务一体化", (group("g1.a", "新一代智慧医院信息系统(统建)", 31), *group("x", "", 5).children)),
        tile("g2", "数字便民", (group("g2.a", "公众号", 1),)),
        tile("g3", "全域治理一体化", (group("g3.a", "运营", 14), group("g3.b", "监管", 7), group("g3.c", "“指挥”", 2))),
    )
    base = tuple(tile(f"b{index}", NAMES[index % len(NAMES)], count=f"（{index} 类）") for index in range(27))
    pillars = (
        PillarContent("p1", "标准规范体系", Side.LEFT, Tint.STANDARDS, tuple(tile(f"p1.{n}", n) for n in NAMES[:4])),
        PillarContent("p2", "Security", Side.RIGHT, Tint.SECURITY, ()),
    )
    layers = (
        layer("l1", uneven, "四位一体应用"),
        layer("l2", base, "统一健康平台基座", "服务"),
        layer("l3", (tile("s", "库"),), None, "采集"),
    )
    return figure(layers, pillars)


def blocks(drawing: Drawing) -> list[Box]:
    return [shape for shape in walk(drawing.shapes) if isinstance(shape, Box) and shape.element is not None]


def test_an_uneven_figure_with_long_names_has_no_defect() -> None:
    drawing = lay_out(stress(), THEME)
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 0) >= 7.0


def test_every_element_stands_once_and_every_character_of_every_name() -> None:
    drawing = lay_out(stress(), THEME)
    elements = [box.element for box in blocks(drawing)]
    assert len(elements) == len(set(elements))
    texts = "".join(shape.text for shape in walk(drawing.shapes) if isinstance(shape, TextRun))
    assert "…" not in texts
    assert all(name.replace(" ", "") in texts.replace(" ", "") for name in NAMES)


def test_the_same_figure_is_drawn_the_same() -> None:
    assert lay_out(stress(), THEME) == lay_out(stress(), THEME)


def test_groups_side_by_side_end_flush() -> None:
    tops = (group("a", "甲", 9), group("b", "乙", 4), group("c", "丙", 17))
    drawn = {box.element: box for box in blocks(lay_out(figure((layer("l", tops),)), THEME))}
    assert len({round(drawn[key].bottom, 3) for key in "abc"}) == 1
    assert len({round(drawn[key].y, 3) for key in "abc"}) == 1


def test_a_small_figure_is_not_put_on_the_large_page() -> None:
    drawing = lay_out(figure((layer("l", (tile("a", "影像"),)),)), THEME)
    assert drawing.width < 710


def test_the_packing_takes_the_columns_that_make_the_highest_group_lowest() -> None:
    measures = Measures(lambda tile, columns: 10.0, lambda tile, columns: 0.0, gap=0.0, padding=0.0)
    row = Packer(measures).side_by_side((group("a", "甲", 12), group("b", "乙", 4), group("c", "丙", 8)), 6)
    assert isinstance(row, Row)
    assert [part.columns for part in row.parts] == [3, 1, 2]
    assert row.height == 40.0


names = st.text("病历系统（）“”A1/ -，、库", min_size=1, max_size=24).filter(lambda name: name.strip() != "")
leaves = st.lists(names, min_size=1, max_size=9)
groups = st.lists(st.tuples(names, leaves), min_size=0, max_size=3)


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.tuples(names, leaves, groups), min_size=1, max_size=3), st.lists(st.tuples(names, leaves), max_size=2)
)
def test_nothing_overlaps_or_overflows(
    layers: list[tuple[str, list[str], list[tuple[str, list[str]]]]], pillars: list[tuple[str, list[str]]]
) -> None:
    content = tuple(
        layer(
            f"l{number}",
            (
                *_tiles(f"l{number}", own),
                *(
                    tile(f"l{number}g{at}", name, _tiles(f"l{number}g{at}", inner))
                    for at, (name, inner) in enumerate(inside)
                ),
            ),
            label,
        )
        for number, (label, own, inside) in enumerate(layers)
    )
    sides = tuple(
        PillarContent(f"p{number}", name, Side.RIGHT, Tint.GOVERNANCE, _tiles(f"p{number}", inner))
        for number, (name, inner) in enumerate(pillars)
    )
    assert measure(lay_out(figure(content, sides), THEME)).defects == ()


def _tiles(key: str, labels: list[str]) -> tuple[Tile, ...]:
    return tuple(tile(f"{key}.{index}", label) for index, label in enumerate(labels))


def test_a_pillar_may_bear_its_name_above_its_blocks() -> None:
    tiles = tuple(tile(f"p.{index}", name) for index, name in enumerate(NAMES[:4]))
    pillars = tuple(
        PillarContent(f"p{index}", name, Side.RIGHT, Tint.SECURITY, tiles[2 * index : 2 * index + 2], True)
        for index, name in enumerate(("商用密码应用体系", "Cryptography"))
    )
    drawing = lay_out(figure((layer("l", (group("g", "组", 5),)),), pillars), THEME)
    assert measure(drawing).defects == ()
    name = next(shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun) and shape.text == "Cryptography")
    assert all(name.y < box.y for box in blocks(drawing) if box.element in ("p.2", "p.3"))


def runs(drawing: Drawing) -> list[TextRun]:
    return [shape for shape in walk(drawing.shapes) if isinstance(shape, TextRun)]


def test_between_layers_of_groups_there_is_one_arrow_and_between_others_three() -> None:
    tops = (group("a", "甲", 3), group("b", "乙", 3))
    below = (tile("c", "影像"), tile("d", "检验"))
    for first, count in ((tops, 1), (below[:1], 3)):
        drawing = lay_out(figure((layer("l1", first), layer("l2", below[1:], "数据", "服务"))), THEME)
        assert measure(drawing).defects == ()
        arrows = [shape for shape in walk(drawing.shapes) if isinstance(shape, Polyline) and shape.target == "l1"]
        assert len(arrows) == count


def test_a_count_that_is_a_number_never_stands_alone() -> None:
    stores = tuple(tile(f"s{one}", "Alliance collaboration database", count="(8)") for one in range(12))
    drawing = lay_out(figure((layer("l", stores, "Sources"),)), THEME)
    assert measure(drawing).defects == ()
    assert not any(run.text == "(8)" for run in runs(drawing))


def test_the_tails_of_latin_letters_stay_off_the_border() -> None:
    names = ("Security group of platform deployment and supply", "Typography")
    tiles = tuple(tile(f"s{one}", names[one % 2]) for one in range(18))
    drawing = lay_out(figure((layer("l", tiles, "Layers"),)), THEME)
    found = {box.element: box for box in blocks(drawing)}
    for run in runs(drawing):
        if run.element in found:
            assert run.y + 0.245 * run.size + 1.0 <= found[run.element].bottom


def test_a_latin_name_stands_above_the_blocks_of_its_pillar() -> None:
    for name, is_above in (("Data governance", True), ("数据治理", False)):
        pillar = PillarContent("p", name, Side.RIGHT, Tint.GOVERNANCE, (tile("m", "元数据"), tile("n", "质量")))
        drawing = lay_out(figure((layer("l", tuple(tile(f"s{one}", "影像") for one in range(30))),), (pillar,)), THEME)
        assert measure(drawing).defects == ()
        found = {box.element: box for box in blocks(drawing)}
        written = [run for run in runs(drawing) if run.within == "p"]
        assert all((run.y < found["m"].y) is is_above for run in written[:1])
        assert all((run.x < found["m"].x) is not is_above for run in written)
