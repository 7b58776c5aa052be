"""What a landscape of the reference programme shows: every element once, nested by containment, counted."""

from pathlib import Path

import pytest

from archtool.layout.compose import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.model.kind import Status
from archtool.views.figure import build
from archtool.views.figures.landscape import LandscapeFigure, LandscapeView, Tile
from archtool.views.reading import read_views
from archtool.workspace.files import read_workspace

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def programme() -> tuple[Architecture, dict[str, LandscapeView]]:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    views = read_views(reading.sections, reading.architecture).definitions
    return reading.architecture, {name: view for name, view in views.items() if isinstance(view, LandscapeView)}


def content(programme: tuple[Architecture, dict[str, LandscapeView]], view: str, **changes: object) -> LandscapeFigure:
    architecture, views = programme
    figure = build(architecture, view, views[view].model_copy(update=changes), "zh")
    assert isinstance(figure, LandscapeFigure)
    return figure


def elements(tiles: tuple[Tile, ...]) -> list[str]:
    found = [tile.element for tile in tiles if tile.element is not None]
    return found + [element for tile in tiles for element in elements(tile.children)]


def test_the_application_architecture_shows_every_system_and_module_once(
    programme: tuple[Architecture, dict[str, LandscapeView]],
) -> None:
    figure = content(programme, "application-architecture")
    drawn = [element for layer in figure.layers for element in elements(layer.tiles)]
    expected = [one.id for one in programme[0].elements if one.info.name in ("system", "module")]
    assert len(drawn) == len(set(drawn))
    assert set(expected) <= set(drawn)
    systems = sum(programme[0][one].info.name == "system" for one in expected)
    assert figure.head.note is not None
    assert f"{systems} 个系统" in figure.head.note


def test_the_data_architecture_shows_every_store_once(
    programme: tuple[Architecture, dict[str, LandscapeView]],
) -> None:
    figure = content(programme, "data-architecture")
    drawn = [element for layer in figure.layers for element in elements(layer.tiles)]
    drawn += [element for pillar in figure.pillars for element in elements(pillar.tiles)]
    drawn += [layer.element for layer in figure.layers if layer.element is not None]
    assert sorted(drawn) == sorted(one.id for one in programme[0].elements if one.info.name == "data-store")


def test_a_collapsed_group_is_one_block_with_the_count_of_its_parts(
    programme: tuple[Architecture, dict[str, LandscapeView]],
) -> None:
    figure = content(programme, "application-architecture", collapse=("sys.rdc",))
    medical = figure.layers[0].tiles[0]
    tiles = [tile for group in medical.children for tile in group.children if tile.key == "sys.rdc"]
    assert [(tile.children, tile.count) for tile in tiles] == [((), "（7 项）")]


def test_what_does_not_stand_yet_falls_away_with_its_layer(
    programme: tuple[Architecture, dict[str, LandscapeView]],
) -> None:
    today = content(programme, "application-architecture", at="as-is")
    drawn = [element for layer in today.layers for element in elements(layer.tiles)]
    assert drawn
    assert all(programme[0][one].status is not Status.BUILD for one in drawn)
    assert measure(lay_out(today, Theme())).defects == ()


def test_a_figure_without_anything_says_so(programme: tuple[Architecture, dict[str, LandscapeView]]) -> None:
    definition = LandscapeView.model_validate(
        {"number": "4-9", "caption": "空图", "layers": [{"name": "空层", "blocks": {"select": {"kinds": ["no-kind"]}}}]}
    )
    figure = build(programme[0], "empty", definition, "zh")
    assert isinstance(figure, LandscapeFigure)
    assert [tile.label for layer in figure.layers for tile in layer.tiles] == ["此时点没有可显示的元素"]
    assert measure(lay_out(figure, Theme())).defects == ()


@pytest.mark.parametrize("view", ["application-architecture", "data-architecture"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_reference_figures_have_no_defect(
    programme: tuple[Architecture, dict[str, LandscapeView]], view: str, language: str
) -> None:
    architecture, views = programme
    drawing = lay_out(build(architecture, view, views[view], language), Theme())
    assert measure(drawing).defects == ()
    assert (smallest_text(drawing.shapes) or 0) >= (7.5 if language == "zh" else 7.0)


def test_an_item_that_stands_for_many_counts_those_that_stand_nowhere_else(
    programme: tuple[Architecture, dict[str, LandscapeView]],
) -> None:
    figure = content(programme, "overall-architecture")
    tiles = [tile for layer in figure.layers for group in layer.tiles for tile in (group.children or (group,))]
    shown = [tile for tile in tiles if tile.element is not None]
    assert len(shown) == len({tile.element for tile in shown})
    provincial = [one for one in programme[0].elements if getattr(one, "level", None) == "provincial"]
    others = len([one for one in provincial if one.id not in {tile.element for tile in shown}])
    assert f"其他省级（{others} 个）" in {tile.label for tile in tiles}
    systems = [one for one in programme[0].elements if one.info.name == "system"]
    assert figure.head.note is not None
    assert f"{len(systems)} 个系统" in figure.head.note
