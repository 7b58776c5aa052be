"""Pins on figures of every kind that takes them: an edited label moves nothing, a new element moves no pinned one."""

from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import TypeVar

import pytest
from bench.edits import SUFFIX, beside, grown

from archtool.layout.compose import lay_out
from archtool.layout.drawing import Drawing
from archtool.layout.pinning.areas import areas_of
from archtool.layout.pinning.kept import places_of, unkept
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.renderers.svg import SvgRenderer
from archtool.views.figure import Figure, build
from archtool.views.pin import Pin
from archtool.views.reading import Views, read_views
from archtool.workspace.files import read_workspace

Content = TypeVar("Content")


def _programme() -> tuple[Architecture, Views]:
    reading = read_workspace(Path(__file__).parents[3]).reading
    assert reading.architecture is not None
    return reading.architecture, read_views(reading.sections, reading.architecture)


ARCHITECTURE, VIEWS = _programme()

BOXES = {
    "overall-architecture": ("sys.wx", "store.images"),
    "two-sites-three-centres": ("inf.pool-dmz", "inf.store-object"),
    "functions-dip": ("sys.dip-mrqc", "sys.dip-group"),
    "integration-architecture": ("ext.bank", "sys.collab"),
    "network-topology": ("inf.sec-ddos", "ext.wechat"),
    "security-zones": ("inf.sec-waf", "inf.pool-gpu"),
}
"""Views of each kind, with elements in them."""


def figure_of(view: str) -> Figure:
    return build(ARCHITECTURE, view, VIEWS.definitions[view], "zh")


def with_pins(figure: Figure, pins: tuple[Pin, ...]) -> Drawing:
    return lay_out(replace(figure, head=replace(figure.head, pins=pins)), Theme())


def renamed(content: Content, element: str, label: str) -> Content:
    """A figure in which an element has another name."""
    if isinstance(content, tuple):
        return type(content)(renamed(part, element, label) for part in content)
    if not is_dataclass(content) or isinstance(content, type):
        return content
    changed: dict[str, object] = {
        one.name: renamed(getattr(content, one.name), element, label) for one in fields(content)
    }
    if getattr(content, "element", None) == element and "label" in changed:
        changed["label"] = label
    return replace(content, **changed)


def shown(figure: Figure, view: str) -> str:
    """One of the elements that a view shows."""
    keys = areas_of(lay_out(figure, Theme())).areas
    return next(one for one in BOXES[view] if any(key.split("@")[0] == one for key in keys))


@pytest.mark.parametrize("view", BOXES)
def test_a_figure_pinned_as_it_is_looks_as_it_does(view: str) -> None:
    figure = figure_of(view)
    plain = lay_out(figure, Theme())
    assert SvgRenderer().render(with_pins(figure, places_of(plain))) == SvgRenderer().render(plain)


@pytest.mark.parametrize("view", BOXES)
@pytest.mark.parametrize(
    "label", ("采集", "信息资源采集与交换平台", "面向区域医疗集团与基层机构的信息资源采集交换共享平台")
)
def test_an_edited_label_moves_nothing_that_is_pinned(view: str, label: str) -> None:
    figure = figure_of(view)
    element = shown(figure, view)
    pins = places_of(lay_out(figure, Theme()))
    edited = renamed(figure, element, label)
    assert edited != figure
    drawn = with_pins(edited, pins)
    found = unkept(drawn, tuple(pin for pin in pins if pin.key.split("@")[0] != element))
    assert (found.absent, found.moved) == ((), ())
    assert measure(drawn).defects == ()


@pytest.mark.parametrize("view", BOXES)
def test_a_new_element_moves_no_pinned_box(view: str) -> None:
    figure = figure_of(view)
    plain = lay_out(figure, Theme())
    element = shown(figure, view)
    more = build(grown(ARCHITECTURE, ARCHITECTURE[element]), view, VIEWS.definitions[view], "zh")
    more = beside(figure, element) if SUFFIX not in repr(more) else more
    drawn = with_pins(more, places_of(plain))
    keys = areas_of(drawn).areas
    assert any(SUFFIX in key for key in keys)
    assert set(areas_of(plain).areas) <= set(keys)
    assert {key: at for key, at in places(drawn).items() if key in places(plain)} == places(plain)
    assert measure(drawn).defects == ()


def test_a_new_zone_stands_below_the_pinned_ones_whose_arrows_stay() -> None:
    figure = figure_of("security-zones")
    plain = lay_out(figure, Theme())
    definition = VIEWS.definitions["security-zones"]
    more = build(grown(ARCHITECTURE, ARCHITECTURE["inf.zone-test"]), "security-zones", definition, "zh")
    drawn = with_pins(more, places_of(plain))
    now = places(drawn)
    assert {key: now[key] for key in places(plain)} == places(plain)
    assert now[f"inf.zone-test{SUFFIX}"][1] > now["inf.zone-data"][1]
    assert measure(drawn).defects == ()


def places(drawing: Drawing) -> dict[str, tuple[int, int]]:
    """Where each box stands on its figure, in whole points before the reduction to its paper."""
    areas, (left, top) = areas_of(drawing), drawing.origin
    corners = {key: areas.bounds(key) for key in areas.areas}
    return {
        key: (round((one.left - left) / drawing.reduction), round((one.top - top) / drawing.reduction))
        for key, one in corners.items()
    }
