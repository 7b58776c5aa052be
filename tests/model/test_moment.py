"""What stands at which moment: status, `from` and `until` of elements and relationships."""

from textwrap import dedent

import pytest

from archtool.blueprints.relationships import AT, DEPENDS_ON
from archtool.model.architecture import Architecture
from archtool.model.moment import AS_IS, TO_BE, Timeline
from archtool.workspace.reading import read_texts

MOMENTS = (AS_IS, "P1", "P2", TO_BE)
PHASES = """
phases:
  P2: {name: 二期, order: 2, start_month: 13, end_month: 24}
  P1: {name: 一期, order: 1, start_month: 1, end_month: 12}
"""


def architecture(text: str) -> Architecture:
    reading = read_texts({"m.yaml": PHASES + dedent(text)})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def test_phases_are_in_the_order_that_they_say_not_in_that_of_the_file() -> None:
    assert architecture("").timeline.moments == (AS_IS, "P1", "P2", TO_BE)


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("", MOMENTS),
        ("status: keep", MOMENTS),
        ("status: keep, until: P1", (AS_IS,)),
        ("status: keep, until: P2", (AS_IS, "P1")),
        ("status: upgrade", MOMENTS),
        ("status: upgrade, from: P2", MOMENTS),
        ("status: upgrade, from: P1, until: P2", (AS_IS, "P1")),
        ("status: build", ("P2", TO_BE)),
        ("status: build, from: P1", ("P1", "P2", TO_BE)),
        ("status: build, from: P2", ("P2", TO_BE)),
        ("status: build, from: P1, until: P2", ("P1",)),
        ("status: replace", (AS_IS, "P1")),
        ("status: replace, from: P1", (AS_IS,)),
        ("status: replace, until: P1", (AS_IS,)),
        ("status: retire", (AS_IS, "P1")),
        ("status: retire, from: P1", (AS_IS,)),
        ("status: retire, until: P2", (AS_IS, "P1")),
        ("from: P1", ("P1", "P2", TO_BE)),
        ("until: P2", (AS_IS, "P1")),
        ("from: P1, until: P2", ("P1",)),
    ],
)
def test_an_element_stands_when_its_status_and_phases_say_so(written: str, standing: tuple[str, ...]) -> None:
    whole = architecture(f"systems:\n  sys.a: {{name: 甲{', ' if written else ''}{written}}}\n")
    assert tuple(moment for moment in MOMENTS if "sys.a" in whole.slice(moment)) == standing


@pytest.mark.parametrize(
    ("written", "standing"),
    [
        ("", MOMENTS),
        ("from: P1", ("P1", "P2", TO_BE)),
        ("until: P2", (AS_IS, "P1")),
        ("from: P1, until: P2", ("P1",)),
    ],
)
def test_a_relationship_between_standing_elements_holds_from_and_until_its_phases(
    written: str, standing: tuple[str, ...]
) -> None:
    whole = architecture(f"systems:\n  sys.a: {{name: 甲, depends_on: {{sys.b: {{{written}}}}}}}\n  sys.b: 乙\n")
    holding = tuple(moment for moment in MOMENTS if whole.slice(moment).targets("sys.a", DEPENDS_ON) == ("sys.b",))
    assert holding == standing


def test_a_relationship_needs_both_of_its_ends() -> None:
    whole = architecture(
        """
        systems:
          sys.a: {name: 甲, status: keep, depends_on: [sys.b, sys.c]}
          sys.b: {name: 乙, status: build, from: P2}
          sys.c: {name: 丙, status: retire, until: P2}
        """
    )
    held = {moment: whole.slice(moment).targets("sys.a", DEPENDS_ON) for moment in MOMENTS}
    assert held == {AS_IS: ("sys.c",), "P1": ("sys.c",), "P2": ("sys.b",), TO_BE: ("sys.b",)}


def test_a_slice_says_which_moment_it_is_and_keeps_source_order() -> None:
    whole = architecture("systems: {sys.c: 丙, sys.a: 甲, sys.b: {name: 乙, status: build}}\n")
    sliced = whole.slice("P1")
    assert (whole.moment, sliced.moment) == (None, "P1")
    assert [element.id for element in sliced.elements] == ["P2", "P1", "sys.c", "sys.a"]


def test_instances_of_one_organisation_come_and_go_by_themselves() -> None:
    whole = architecture(
        """
        organisations: {org.one: 甲院, org.two: 乙院}
        systems:
          sys.his: {name: 医院信息系统, at: {one: {until: P1}, two: {}}}
        """
    )
    standing = {moment: [one.organisation for one in whole.slice(moment).instances("sys.his")] for moment in MOMENTS}
    assert standing == {AS_IS: ["org.one", "org.two"], "P1": ["org.two"], "P2": ["org.two"], TO_BE: ["org.two"]}
    assert whole.slice("P1").targets("sys.his", AT) == ("org.two",)


def test_without_phases_the_programme_is_as_it_is() -> None:
    reading = read_texts({"m.yaml": "systems: {sys.a: {name: 甲, status: keep}, sys.b: {name: 乙, status: build}}\n"})
    assert reading.architecture is not None
    assert Timeline(()).moments == (AS_IS, TO_BE)
    assert "sys.a" in reading.architecture.slice(TO_BE)


def test_an_unknown_moment_is_refused() -> None:
    with pytest.raises(KeyError, match="P9"):
        architecture("").slice("P9")
