"""Zonings: zones never overlap, every permitted flow is shown once, whatever the zones and their guards."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archtool.layout.compose import lay_out
from archtool.layout.drawing import Box, Drawing, Marker, Polyline, TextRun, walk
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.source.errors import RenderError
from archtool.views.content import Block, Head, Lifecycle
from archtool.views.figures import zoning_content
from archtool.views.figures.zoning import Bus, Crossing, ZoneBlock, ZoningFigure, ZoningView
from archtool.views.reading import read_views
from archtool.views.tint import Tint
from archtool.views.view import Paper
from archtool.workspace.files import read_workspace

THEME = Theme()
ROOT = Path(__file__).resolve().parents[3]
NAMES = ("边界防火墙", "安全隔离与信息交换系统(网闸)", "Network access control（终端准入）", "库", "Web应用防火墙")


def zone(key: str, items: int = 2, level: str | None = "第三级") -> ZoneBlock:
    inside = tuple(
        Block(f"{key}.{number}", NAMES[(number + items) % len(NAMES)], f"{key}.{number}", Lifecycle.NEW)
        for number in range(items)
    )
    return ZoneBlock(Block(key, f"{key}政务与省平台外联区", key, Lifecycle.NEW), Tint.DATA, level, inside)


def zoning(
    rows: Mapping[str, tuple[ZoneBlock, ...]], crossings: tuple[Crossing, ...], buses: tuple[Bus, ...] = ()
) -> ZoningFigure:
    head = Head("zones", "5-14", "安全域划分图", None, (Paper.A4_LANDSCAPE, Paper.A3_LANDSCAPE), "zh")
    core, management = rows.get("core", ()), rows.get("management", ())
    return ZoningFigure(
        head,
        "安全域",
        rows.get("top", ()),
        rows.get("upper", ()),
        rows.get("left", ()),
        core[0] if core else None,
        rows.get("right", ()),
        rows.get("bottom", ()),
        management[0] if management else None,
        crossings,
        buses if management else (),
        "其他允许的流向",
        "边界防护",
        "允许的流向",
    )


def reference(language: str) -> tuple[ZoningFigure, Drawing]:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    view = "security-zones"
    definition = read_views(reading.sections, reading.architecture).definitions[view]
    assert isinstance(definition, ZoningView)
    figure = zoning_content.build(reading.architecture, view, definition, language)
    return figure, lay_out(figure, THEME)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_reference_figure_has_no_defect_and_draws_every_permission(language: str) -> None:
    figure, drawing = reference(language)
    quality = measure(drawing)
    assert quality.defects == ()
    assert quality.crossings == 0
    assert (smallest_text(drawing.shapes) or 0) >= 7.0 - 1e-9
    lines = {line.id for line in walk(drawing.shapes) if isinstance(line, Polyline)}
    assert {crossing.key for crossing in figure.crossings} <= lines
    assert [bus.is_outward for bus in figure.buses] == [True, False]
    assert figure.management is not None
    assert figure.core is not None
    assert figure.core.level == ("第三级" if language == "zh" else "Level 3")


def test_a_flow_both_ways_has_two_heads_and_names_its_guards_once() -> None:
    crossing = Crossing("core", "left", True, True, ("边界防火墙", "终端准入控制"))
    drawing = lay_out(zoning({"core": (zone("core"),), "left": (zone("left"),)}, (crossing,)), THEME)
    assert measure(drawing).defects == ()
    ends = [line for line in walk(drawing.shapes) if isinstance(line, Polyline) and line.source is not None]
    assert [(line.start_marker, line.end_marker) for line in ends] == [
        (Marker.ARROW, Marker.NONE),
        (Marker.NONE, Marker.ARROW),
    ]
    assert {end for line in ends for end in (line.source, line.target)} == {"core", "left", f"{crossing.key}--guard"}


def test_a_flow_that_no_straight_arrow_can_show_is_written_out() -> None:
    rows = {"core": (zone("core"),), "left": (zone("left"),), "right": (zone("right"),)}
    drawing = lay_out(zoning(rows, (Crossing("left", "right", True, False, ("边界防火墙",)),)), THEME)
    assert measure(drawing).defects == ()
    words = "".join(text.text for text in walk(drawing.shapes) if isinstance(text, TextRun))
    assert "其他允许的流向" in words
    assert "left政务与省平台外联区 → right政务与省平台外联区（边界防火墙）" in words


def test_guards_stand_between_their_zones() -> None:
    _, drawing = reference("zh")
    boxes = {box.id or box.element: box for box in walk(drawing.shapes) if isinstance(box, Box)}
    guard = boxes["inf.zone-core--inf.zone-data--guard"]
    assert boxes["inf.zone-core"].bottom < guard.y
    assert guard.bottom < boxes["inf.zone-data"].y


ROWS = ("top", "upper", "left", "core", "right", "bottom", "management")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_zoning_overlaps_or_overflows(data: st.DataObject) -> None:
    rows: dict[str, tuple[ZoneBlock, ...]] = {}
    for name in ROWS:
        most = 1 if name in ("core", "management") else 3
        sizes = data.draw(st.lists(st.integers(0, 6), max_size=most))
        rows[name] = tuple(zone(f"{name}{index}", size) for index, size in enumerate(sizes))
    keys = [one.block.key for name in ROWS if name != "management" for one in rows[name]]
    pairs = [(one, other) for one in keys for other in keys if one < other]
    chosen = data.draw(st.lists(st.sampled_from(pairs), max_size=14, unique=True)) if pairs else []
    guards = st.lists(st.sampled_from(NAMES), max_size=3, unique=True).map(tuple)
    crossings = tuple(Crossing(one, other, True, data.draw(st.booleans()), data.draw(guards)) for one, other in chosen)
    buses = (Bus(True, data.draw(guards), ("备份灾备区除外",)), Bus(False, data.draw(guards), ()))
    try:
        drawing = lay_out(zoning(rows, crossings, buses), THEME)
    except RenderError:
        return
    assert measure(drawing).defects == ()


def test_a_box_without_devices_is_plain_and_the_thick_arrow_has_an_entry() -> None:
    buses = (Bus(True, ("边界防火墙",), ()), Bus(False, (), ("单向日志",)))
    drawing = lay_out(zoning({"core": (zone("core"),), "management": (zone("management"),)}, (), buses), THEME)
    assert measure(drawing).defects == ()
    boxes = {box.id: box for box in walk(drawing.shapes) if isinstance(box, Box)}
    assert boxes["bus-0--guard"].style.fill == THEME.fill("security")
    assert boxes["bus-1--guard"].style.fill == THEME.fill("paper")
    words = [text.text for text in walk(drawing.shapes) if isinstance(text, TextRun)]
    assert "允许的流向（各安全域）" in words


def test_a_written_flow_lists_its_guards_as_the_language_does() -> None:
    rows = {"core": (zone("core"),), "left": (zone("left"),), "right": (zone("right"),)}
    written = zoning(rows, (Crossing("left", "right", True, False, ("Firewall", "Gateway")),))
    drawing = lay_out(replace(written, head=replace(written.head, language="en")), THEME)
    words = "".join(text.text for text in walk(drawing.shapes) if isinstance(text, TextRun))
    assert "(Firewall; Gateway)" in words
