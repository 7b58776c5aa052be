"""Classes of the reference programme's elements, and figures that show them."""

from pathlib import Path

import pytest

from archtool.blueprints.programme import WorkPackage
from archtool.layout.compose import lay_out
from archtool.layout.quality import measure
from archtool.layout.theme import Theme
from archtool.model.either_moment import at_either
from archtool.model.kind import Status
from archtool.source.diagnostic import Diagnostic, Severity
from archtool.source.errors import ConfigError
from archtool.source.span import Span
from archtool.source.text import both
from archtool.views.classing import classes_of, classes_of_change, classes_of_findings, mark_of
from archtool.views.colour import ColourBy, Look
from archtool.views.figure import build, is_comparable, is_of_boxes
from archtool.views.reading import read_views
from archtool.workspace.files import read_workspace

READING = read_workspace(Path(__file__).parents[2]).reading
assert READING.architecture is not None
ARCHITECTURE = READING.architecture
VIEWS = read_views(READING.sections, ARCHITECTURE).definitions
SOME = (
    "application-architecture", "data-flows-regional", "governance-organisation", "integration-architecture",
    "network-plan", "network-topology", "security-zones", "two-sites-three-centres",
)  # fmt: skip


def finding(element: str, severity: Severity) -> Diagnostic:
    return Diagnostic("DAT01", severity, both("甲", "a"), Span("m.yaml", 1, 1, 1, 2), elements=(element,))


def test_marks_are_single_signs_up_to_fifty() -> None:
    assert [mark_of(number) for number in (0, 19, 20, 34, 35, 49, 50)] == ["①", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]
    assert len({mark_of(number) for number in range(60)}) == 60


def test_a_part_has_the_phase_and_the_subproject_of_its_whole() -> None:
    phases, lots = (classes_of(ARCHITECTURE, by) for by in (ColourBy.PHASE, ColourBy.SUBPROJECT))
    assert [one.mark for one in phases.classes] == ["①", "②", "③"]
    assert lots.of["sys.sh-emr"] == lots.of["sys.sh"]
    assert len(lots.classes) > 10
    assert len({one.mark for one in lots.classes}) == len(lots.classes)


def test_a_work_package_has_the_phase_to_which_it_is_counted() -> None:
    figure = build(ARCHITECTURE, "network-plan", VIEWS["network-plan"], "zh", classes_of(ARCHITECTURE, ColourBy.PHASE))
    colouring = figure.head.colouring
    assert colouring is not None
    assert sum(shade.count for shade in colouring.shades) == len(ARCHITECTURE.of(WorkPackage)) == len(colouring.blocks)


def test_the_worst_finding_counts_and_waived_ones_only_alone() -> None:
    found = [finding("sys.base", Severity.NOTE), finding("sys.base", Severity.ERROR)]
    classes = classes_of_findings(found, [finding("sys.base", Severity.ERROR), finding("sys.sh", Severity.ERROR)])
    looks = {element: classes.classes[index].look for element, index in classes.of.items()}
    assert looks == {"sys.base": Look.ERROR, "sys.sh": Look.WAIVED}


def test_between_two_moments_everything_has_its_change() -> None:
    change = classes_of_change(ARCHITECTURE, "as-is", "to-be")
    before, after = ARCHITECTURE.slice("as-is"), ARCHITECTURE.slice("to-be")
    for element, index in change.of.items():
        look = change.classes[index].look
        assert (element in before, element in after) == (look is not Look.ADDED, look is not Look.RETIRED)
    either = at_either(ARCHITECTURE, "as-is", "to-be")
    assert {one.id for one in either.elements} == set(change.of)
    upgraded = {element for element, index in change.of.items() if change.classes[index].look is Look.CHANGED}
    assert upgraded
    assert {ARCHITECTURE[element].status for element in upgraded} == {Status.UPGRADE}


def test_the_same_moment_twice_changes_nothing() -> None:
    change = classes_of_change(ARCHITECTURE, "P1", "P1")
    assert {change.classes[index].look for index in change.of.values()} == {Look.KEPT}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("by", ["phase", "owner", "change"])
@pytest.mark.parametrize("view", SOME)
def test_a_coloured_figure_has_no_defect_and_its_legend_counts_its_blocks(view: str, by: str, language: str) -> None:
    architecture, classes = ARCHITECTURE, classes_of_change(ARCHITECTURE, "P1", "to-be")
    if by == "change":
        architecture = at_either(ARCHITECTURE, "P1", "to-be")
    else:
        classes = classes_of(ARCHITECTURE, ColourBy(by))
    figure = build(architecture, view, VIEWS[view], language, classes)
    drawing = lay_out(figure, Theme())
    assert measure(drawing).defects == ()
    colouring = figure.head.colouring
    if colouring is not None:
        assert set(colouring.blocks.values()) == set(range(len(colouring.shades)))
        assert all(0 < shade.count <= len(colouring.blocks) for shade in colouring.shades)
        assert all(str(shade.count) in shade.label for shade in colouring.shades)


def test_only_figures_of_boxes_are_coloured() -> None:
    classes = classes_of(ARCHITECTURE, ColourBy.PHASE)
    assert is_of_boxes(VIEWS["network-plan"])
    assert not is_comparable(VIEWS["network-plan"])
    for view, definition in VIEWS.items():
        if definition.figure_kind() in ("table", "chart"):
            assert not is_of_boxes(definition)
            assert build(ARCHITECTURE, view, definition, "zh", classes) == build(ARCHITECTURE, view, definition, "zh")


def test_findings_have_to_be_looked_for() -> None:
    definition = VIEWS["security-zones"].model_copy(update={"colour": ColourBy.FINDING})
    with pytest.raises(ConfigError):
        build(ARCHITECTURE, "security-zones", definition, "zh")
