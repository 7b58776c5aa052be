"""Schedules of programmes: units, resources, freezes, reasons, float, and the reference programme."""

from decimal import Decimal
from typing import Any

import pytest

from archtool.analysis.scheduling.from_architecture import Clock, project_of
from archtool.analysis.scheduling.project import violations
from archtool.analysis.scheduling.reasons import Cause
from archtool.analysis.scheduling.settings import SchedulingSettings, TimeUnit
from archtool.analysis.scheduling.work import work_of
from archtool.analysis.scheduling.work_schedule import WorkSchedule, schedule_of
from archtool.analysis.timetable import timetable
from archtool.model.architecture import Architecture
from archtool.workspace.reading import read_texts

CRITICAL = tuple(f"wp.{number:02}" for number in (2, 4, 6, 7, 10, 13, 14, 30, 35, 36))

SMALL = """\
phases: {P1: {name: 一期, order: 1, start_month: 1, end_month: 24}}
subprojects: {SP-1: 平台, SP-2: 医院}
work_packages:
  wp.tender: {name: 招标, phase: P1, subproject: SP-1, duration: 2 months, sorts: [tender]}
  wp.a: {name: 甲, phase: P1, subproject: SP-1, duration: 3 months, sorts: [build], after: [wp.tender]}
  wp.b: {name: 乙, phase: P1, subproject: SP-1, duration: 2.2 months, sorts: [build], after: [wp.tender]}
  wp.c: {name: 丙, phase: P1, subproject: SP-1, duration: 4 months, after: {wp.a: {link: SS, lag: 1 months}}}
  wp.pilot:
    name: 试点
    phase: P1
    subproject: SP-2
    duration: 3 months
    sorts: [pilot]
    hospitals: 4
    after: [wp.tender]
  wp.wave:
    name: 推广
    phase: P1
    subproject: SP-2
    duration: 2 months
    sorts: [rollout]
    hospitals: 3
    after: [wp.tender]
  wp.drill:
    name: 演练
    phase: P1
    duration: 1 months
    planning: {uses: [{resource: dr-centre}], not_before: 3 months}
  wp.copy: {name: 备份, phase: P1, duration: 2 months, planning: {uses: [{resource: dr-centre}]}}
"""


def architecture(text: str = SMALL) -> Architecture:
    reading = read_texts({"model.yaml": text})
    assert reading.diagnostics == ()
    assert reading.architecture is not None
    return reading.architecture


def scheduled(found: Architecture, **changed: Any) -> WorkSchedule:
    made = schedule_of(found, SchedulingSettings(**changed))
    assert made is not None
    assert violations(made.placement) == ()
    assert made.end >= made.bound
    return made


def times(schedule: WorkSchedule, package: str) -> tuple[str, str]:
    one = schedule.by_package[package]
    return str(one.start), str(one.finish)


def reason(schedule: WorkSchedule, package: str) -> tuple[Cause, tuple[str, ...]]:
    one = schedule.by_package[package].reason
    return one.cause, one.by


def test_the_reference_programme_takes_35_months_along_its_critical_path(programme: Architecture) -> None:
    found = scheduled(programme)
    assert found.end == found.bound == 35
    assert found.is_optimal
    assert found.critical_path.end == 35
    assert found.critical_path.critical == CRITICAL
    assert found.resource_critical == CRITICAL
    near = {one.package: one.total_float for one in found.near_critical}
    assert near == {
        **dict.fromkeys(("wp.16", "wp.21", "wp.22", "wp.29"), 1),
        **dict.fromkeys(("wp.01", "wp.03", "wp.09", "wp.17", "wp.20", "wp.31", "wp.32", "wp.33"), 2),
    }
    assert {one.package for one in found.resource_near_critical} == {*near}
    assert reason(found, "wp.10") == (Cause.PREDECESSOR, ("wp.06", "wp.07"))
    assert str(found.by_package["wp.10"].reason.sentence) == "wp.10 第 10 月开始：wp.06、wp.07 此时完成"
    assert reason(found, "wp.02") == (Cause.START, ())
    assert scheduled(programme).placed == found.placed


def test_the_reference_programme_waits_where_teams_or_hospitals_are_few(programme: Architecture) -> None:
    found = scheduled(programme, teams=1)
    assert found.end == 38
    assert found.is_optimal
    assert reason(found, "wp.18") == (Cause.RESOURCE, ("wp.17",))
    assert found.by_package["wp.14"].total_float == 0
    assert found.by_package["wp.14"].resource_float == 3
    assert "wp.14" not in found.resource_critical
    assert {"wp.17", "wp.18", "wp.31"} <= {*found.resource_critical}


def test_freezes_lengthen_what_goes_live_and_need_the_first_month(programme: Architecture) -> None:
    found = scheduled(programme, start="2027-01")
    # Pilot and roll-out meet the flu season and Spring Festival of three winters, half a month each.
    assert found.end == 37
    assert times(found, "wp.13") == ("11", "18")
    assert times(found, "wp.12") == ("3", "6")
    assert any("春节" in str(one) for one in found.assumptions)
    assert any("封网" in str(one) for one in scheduled(programme).assumptions)


@pytest.mark.parametrize(("unit", "end"), [("month", "35"), ("half-month", "35"), ("week", "35.31")])
def test_the_unit_of_time_is_a_setting(programme: Architecture, unit: str, end: str) -> None:
    assert str(scheduled(programme, unit=unit).end) == end


def test_units_and_months_convert() -> None:
    half, week = Clock(TimeUnit.HALF_MONTH), Clock(TimeUnit.WEEK)
    assert [half.units(Decimal(months)) for months in ("0", "0.1", "2", "2.2")] == [0, 1, 4, 5]
    assert [week.units(Decimal(months)) for months in ("0.1", "1", "3", "12")] == [1, 4, 13, 52]
    assert [str(half.months(units)) for units in (0, 1, 4, 20)] == ["0", "0.5", "2", "10"]
    assert str(week.months(13)) == "3"
    assert [str(half.when(units)) for units in (22, 23)] == ["第 12 月", "第 12 月下半月"]
    assert half.when(23).in_language("en") == "second half of month 12"


def test_packages_are_placed_within_teams_hospitals_and_windows() -> None:
    found = scheduled(architecture())
    assert times(found, "wp.tender") == ("0", "2")
    # Two teams: the third package of the platform waits for one.
    assert [times(found, one) for one in ("wp.a", "wp.c", "wp.b")] == [("2", "5"), ("3", "7"), ("5", "7.5")]
    assert reason(found, "wp.b") == (Cause.RESOURCE, ("wp.a", "wp.c"))
    assert found.end == Decimal("7.5")
    # 4 hospitals in 3 months and 3 in 2 are 2.8 a month, more than 2.
    pilot, wave = found.by_package["wp.pilot"], found.by_package["wp.wave"]
    assert pilot.finish <= wave.start or wave.finish <= pilot.start
    # One at a time at the recovery centre.
    assert times(found, "wp.copy") == ("0", "2")
    assert times(found, "wp.drill") == ("3", "4")
    assert reason(found, "wp.drill")[0] is Cause.RELEASE
    # The critical path method knows the release as well.
    assert found.critical_path.times["wp.drill"].early_start == 3


def test_the_recovery_centre_can_be_closed_for_months() -> None:
    closed = [{"id": "dr-centre", "name": "窗口", "closed": [{"first": 1, "last": 6}]}]
    found = scheduled(architecture(), resources=closed)
    assert min(found.by_package[one].start for one in ("wp.drill", "wp.copy")) == 6
    causes = {one: found.by_package[one].reason for one in ("wp.drill", "wp.copy")}
    assert all(one.cause is Cause.RESOURCE and one.resource == "dr-centre" for one in causes.values())
    assert any("关闭期" in str(one.sentence) for one in causes.values())


def test_a_package_in_a_freeze_begins_after_it() -> None:
    freezes = [{"name": {"zh": "封网期", "en": "freeze"}, "first": "03-01", "last": "03-31"}]
    found = scheduled(architecture(), start="2027-01", freezes=freezes, go_lives_per_month=9)
    assert times(found, "wp.pilot") == ("3", "6")
    one = found.by_package["wp.pilot"].reason
    assert (one.cause, str(one.sentence)) == (Cause.FREEZE, "wp.pilot 第 4 月开始：此前处于封网期")


def test_what_asks_for_more_than_there_is_takes_all_and_is_told() -> None:
    work = work_of(architecture(SMALL.replace("dr-centre}], not", "unknown}], not")))
    assert work is not None
    laid = project_of(work, SchedulingSettings(go_lives_per_month=Decimal(1)))
    words = [str(one) for one in laid.assumptions]
    assert "“wp.pilot”每月需上线 1.3 家医院，超过 1 家，排期按 1 家计" in words
    assert "“wp.drill”所用资源“unknown”未定义，未计入" in words
    capacity = {one.id: one.capacity for one in laid.project.resources}["go-lives"]
    assert laid.project.by_id["wp.pilot"].demands["go-lives"] == capacity


def test_the_timetable_of_a_schedule_is_what_payments_ask(programme: Architecture) -> None:
    plain = timetable(programme)
    found = scheduled(programme).timetable
    assert plain is not None
    assert found.packages == plain.packages
    assert all(found.start(one.id) == plain.start(one.id) for one in plain.packages)
    assert found.schedule.end == 35


def test_without_packages_there_is_no_schedule() -> None:
    assert schedule_of(architecture("systems: {sys.a: 甲}\n"), SchedulingSettings()) is None


def test_packages_that_fall_away_hand_on_their_predecessors(programme: Architecture) -> None:
    work = work_of(programme)
    assert work is not None
    left = work.without(["wp.10", "wp.13"])
    assert len(left.items) == 34
    before = {one.earlier for one in left.precedences if one.later == "wp.14"}
    assert before == {"wp.04", "wp.05", "wp.06", "wp.07", "wp.09", "wp.12"}
    assert left.critical_path.end < 35
