"""What a timeline of the reference programme shows: times from the critical path, rows by phase or subproject."""

from pathlib import Path

import pytest

from archtool.layout.compose import lay_out
from archtool.layout.quality import measure, smallest_text
from archtool.layout.theme import Theme
from archtool.model.architecture import Architecture
from archtool.source.errors import RenderError
from archtool.views.figures.timeline import TimelineFigure, TimelineView, build
from archtool.views.reading import read_views
from archtool.views.selection import Selection
from archtool.workspace.files import read_workspace
from archtool.workspace.reading import read_texts

ROOT = Path(__file__).parents[3]
SMALL = """
phases:
  P1: {name: 一期, order: 1, start_month: 1, end_month: 8, gate: 上线}
  P2: {name: 二期, order: 2, start_month: 7, end_month: 14}
subprojects: {SP-01: {name: 基座}}
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 2 months}
  wp.b: {name: 乙, phase: P1, duration: 6 months, subproject: SP-01, milestone: 验收}
  wp.c: {name: 丙, phase: P2, duration: 5 months, after: [wp.a, wp.b]}
"""


@pytest.fixture(scope="module")
def small() -> Architecture:
    reading = read_texts({"a.yaml": SMALL})
    assert reading.architecture is not None, reading.diagnostics
    return reading.architecture


@pytest.fixture(scope="module")
def programme() -> tuple[Architecture, TimelineView]:
    reading = read_workspace(ROOT).reading
    assert reading.architecture is not None
    definition = read_views(reading.sections, reading.architecture).definitions["implementation-schedule"]
    assert isinstance(definition, TimelineView)
    return reading.architecture, definition


def view(**keys: object) -> TimelineView:
    return TimelineView.model_validate({"number": "8-1", "caption": "甘特图", **keys})


def rows(figure: TimelineFigure) -> list[list[str]]:
    return [[group.key, *(bar.element for bar in group.bars)] for group in figure.groups]


def test_critical_packages_lead_their_phase(small: Architecture) -> None:
    figure = build(small, "gantt", view(), "zh")
    assert rows(figure) == [["P1", "wp.b", "wp.a"], ["P2", "wp.c"]]
    critical, other = figure.groups[0].bars
    assert (critical.name, critical.months, critical.is_critical, critical.is_milestone) == (
        "乙（验收）", "M1–M6", True, True,
    )  # fmt: skip
    assert (other.duration, other.tag, int(other.finish), int(other.late_finish or 0)) == ("2", "—", 2, 6)
    assert [(link.earlier, link.later) for link in figure.links] == [("wp.b", "wp.c")]
    assert [group.gate for group in figure.groups] == ["上线", None]
    assert figure.end == 15


def test_packages_group_by_subproject_too(small: Architecture) -> None:
    figure = build(small, "gantt", view(group_by="subproject"), "en")
    assert rows(figure) == [["SP-01", "wp.b"], ["—", "wp.c", "wp.a"]]
    assert figure.groups[1].name == "All subprojects"
    assert figure.groups[1].months == "M1–M11"
    assert figure.groups[0].bars[0].tag == "P1"


def test_selected_packages_keep_the_times_of_the_whole_and_its_links_among_them(small: Architecture) -> None:
    only = Selection(elements=("wp.c",))
    figure = build(small, "gantt", view(packages=only, show_float=False, show_gates=False), "zh")
    assert rows(figure) == [["P2", "wp.c"]]
    assert int(figure.groups[0].bars[0].start) == 6
    assert figure.links == ()
    assert figure.groups[0].bars[0].late_finish is None


def test_the_note_tells_the_length_of_the_critical_path(small: Architecture) -> None:
    figure = build(small, "gantt", view(note="关键线路 {months} 个月，{work-package} 个工作包"), "zh")
    assert figure.head.note == "关键线路 11 个月，3 个工作包"


def test_years_and_quarters_follow_the_calendar_where_the_start_is_known(small: Architecture) -> None:
    figure = build(small, "gantt", view(start="2027-11"), "zh")
    assert [(year.label, year.first, year.last) for year in figure.years] == [
        ("2027 年", 1, 2),
        ("2028 年", 3, 14),
        ("2029 年", 15, 15),
    ]
    assert [(quarter.label, quarter.first, quarter.last) for quarter in figure.quarters][:2] == [
        ("Q4", 1, 2),
        ("Q1", 3, 5),
    ]
    counted = build(small, "gantt", view(), "en")
    assert [(year.label, year.first, year.last) for year in counted.years] == [("Year 1", 1, 12), ("Year 2", 13, 15)]


def test_a_circle_of_packages_is_told_and_not_drawn() -> None:
    text = SMALL.replace("duration: 2 months}", "duration: 2 months, after: wp.c}")
    architecture = read_texts({"a.yaml": text}).architecture
    assert architecture is not None
    with pytest.raises(RenderError, match=r"wp\.a → wp\.c → wp\.a"):
        build(architecture, "gantt", view(), "zh")


@pytest.mark.parametrize(("language", "grouping"), [("zh", "phase"), ("en", "phase"), ("zh", "subproject")])
def test_the_schedule_of_the_reference_programme(
    programme: tuple[Architecture, TimelineView], language: str, grouping: str
) -> None:
    architecture, definition = programme
    definition = definition.model_copy(update={"group_by": grouping})
    figure = build(architecture, "implementation-schedule", definition, language)
    bars = [bar for group in figure.groups for bar in group.bars]
    assert len(bars) == 36
    assert sum(bar.is_critical for bar in bars) == 10
    assert figure.end == 36
    drawing = lay_out(figure, Theme())
    quality = measure(drawing)
    assert quality.defects == ()
    assert len(figure.links) == 10
    assert quality.edges == len(figure.links) + 1  # and its sample in the legend
    assert (smallest_text(drawing.shapes) or 0) >= 7.5


def test_the_schedule_by_phase_fits_a_page_of_the_document(programme: tuple[Architecture, TimelineView]) -> None:
    drawing = lay_out(build(programme[0], "implementation-schedule", programme[1], "zh"), Theme())
    assert drawing.width < 297 / 25.4 * 72
    assert measure(drawing).crossings == 0
