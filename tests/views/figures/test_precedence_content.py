"""What precedence diagrams show: times, columns by early start, links without those that others imply."""

from decimal import Decimal

import pytest

from archtool.analysis.critical_path import Link, Precedence
from archtool.source.errors import RenderError
from archtool.views.figures.precedence import PrecedenceFigure, PrecedenceView
from archtool.views.figures.precedence_content import build, without_implied
from archtool.workspace.reading import read_texts

PHASE = "phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 12}}\n"
# The textbook network: A 3, B 4 after A, C 2 after A, D 5 after B, E 1 after C, F 2 after D and E.
TEXTBOOK = """
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 3 months}
  wp.b: {name: 乙, phase: P1, duration: 4 months, after: [wp.a]}
  wp.c: {name: 丙, phase: P1, duration: 2 months, after: [wp.a]}
  wp.d: {name: 丁, phase: P1, duration: 5 months, after: [wp.b]}
  wp.e: {name: 戊, phase: P1, duration: 1 months, after: [wp.c]}
  wp.f: {name: 己, phase: P1, duration: 2 months, after: [wp.d, wp.e, wp.a]}
"""


def figure(text: str, **keys: object) -> PrecedenceFigure:
    reading = read_texts({"a.yaml": PHASE + text})
    assert reading.architecture is not None, reading.diagnostics
    value = {"number": "8-3", "caption": "网络计划", "note": "{months} 个月，{implied} 条", **keys}
    return build(reading.architecture, "plan", PrecedenceView.model_validate(value), "zh")


def test_times_and_floats_are_those_of_the_textbook() -> None:
    found = {one.element: one for one in figure(TEXTBOOK).activities}
    assert {key: (one.early, one.late, one.total_float) for key, one in found.items()} == {
        "wp.a": (("0", "3"), ("0", "3"), "0"),
        "wp.b": (("3", "7"), ("3", "7"), "0"),
        "wp.c": (("3", "5"), ("9", "11"), "6"),
        "wp.d": (("7", "12"), ("7", "12"), "0"),
        "wp.e": (("5", "6"), ("11", "12"), "6"),
        "wp.f": (("12", "14"), ("12", "14"), "0"),
    }
    assert [key for key, one in found.items() if one.is_critical] == ["wp.a", "wp.b", "wp.d", "wp.f"]


def test_columns_follow_the_early_starts_and_no_link_stays_in_one() -> None:
    found = figure(TEXTBOOK)
    columns = {one.element: one.column for one in found.activities}
    starts = sorted((int(one.early[0]), one.column) for one in found.activities)
    assert [column for _, column in starts] == sorted(column for _, column in starts)
    assert all(columns[link.earlier] < columns[link.later] for link in found.links)
    assert len(found.heads) == 1 + max(columns.values())


def test_packages_that_start_together_but_follow_each_other_stand_side_by_side() -> None:
    text = """
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 3 months}
  wp.b: {name: 乙, phase: P1, duration: 4 months, after: {wp.a: {link: SS}}}
"""
    found = figure(text)
    assert [one.column for one in found.activities] == [0, 1]
    assert [link.label for link in found.links] == ["SS"]


def test_a_link_that_a_chain_implies_is_left_out_and_counted() -> None:
    found = figure(TEXTBOOK)
    assert ("wp.a", "wp.f") not in {(link.earlier, link.later) for link in found.links}
    assert found.head.note == "14 个月，1 条"
    assert len(figure(TEXTBOOK, show_implied=True).links) == len(found.links) + 1


def test_a_lag_that_holds_longer_than_the_chain_is_not_implied() -> None:
    months = dict.fromkeys("abc", Decimal(1))
    chain = [Precedence("a", "b"), Precedence("b", "c")]
    late = Precedence("a", "c", Link.FINISH_START, Decimal(2))
    assert without_implied([*chain, late], months) == [*chain, late]
    assert without_implied([*chain, Precedence("a", "c")], months) == chain


def test_packages_in_a_circle_have_no_diagram() -> None:
    text = """
work_packages:
  wp.a: {name: 甲, phase: P1, duration: 1 months, after: [wp.b]}
  wp.b: {name: 乙, phase: P1, duration: 1 months, after: [wp.a]}
"""
    with pytest.raises(RenderError, match=r"in a circle, wp\.a → wp\.b → wp\.a"):
        figure(text)
