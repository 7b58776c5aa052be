"""Money of a schedule by year, what is proposed where it is short, and what changes would do."""

from dataclasses import replace
from decimal import Decimal

import pytest

from archtool.analysis.scheduling.change import BudgetChange, Delay, Drop, read_budget, read_delay, read_drop
from archtool.analysis.scheduling.differences import Aspect
from archtool.analysis.scheduling.money import Funds, Money, Remedy, funds_of, money_of
from archtool.analysis.scheduling.settings import SchedulingSettings
from archtool.analysis.scheduling.what_if import WhatIf, what_if
from archtool.analysis.scheduling.work_schedule import schedule_of
from archtool.model.architecture import Architecture
from archtool.source.errors import ConfigError

SETTINGS = SchedulingSettings()
WAN = Decimal(10_000)


def money(programme: Architecture, *shares: str, carries_over: bool = True) -> Money:
    settings = SchedulingSettings(carries_over=carries_over)
    schedule = schedule_of(programme, settings)
    assert schedule is not None
    funds = funds_of(programme)
    planned = tuple(one * Decimal(share) for one, share in zip(funds.planned, shares, strict=True))
    return money_of(programme, schedule, settings, Funds(funds.years, planned))


def sentences(found: WhatIf, aspect: Aspect) -> list[str]:
    return [str(one.sentence) for one in found.differences if one.aspect is aspect]


def test_the_reference_programme_has_its_money_in_every_year(programme: Architecture) -> None:
    found = money(programme, "1", "1", "1")
    assert [(one.year, one.due / WAN, one.short) for one in found.years] == [
        ("year.1", Decimal("4085.4"), Decimal(0)),
        ("year.2", Decimal("2145.4"), Decimal(0)),
        ("year.3", Decimal("5089.95"), Decimal(0)),
    ]
    assert found.proposals == ()


def test_a_short_year_moves_packages_with_float_first_then_splits_a_payment(programme: Architecture) -> None:
    found = money(programme, "0.7", "2", "1")
    assert found.years[0].short == Decimal("1145.4") * WAN
    assert [(one.remedy, one.subproject, dict(one.shifts)) for one in found.proposals] == [
        (Remedy.SHIFT, "SP-01", {"wp.08": Decimal("0.5")}),
        (Remedy.SHIFT, "SP-08", {"wp.15": Decimal(1)}),
        (Remedy.SPLIT, "SP-06", {}),
    ]
    assert sum(one.amount for one in found.proposals) >= found.years[0].short
    schedule = schedule_of(programme, SETTINGS)
    assert schedule is not None
    moved = {package for one in found.proposals for package in one.shifts}
    assert moved.isdisjoint(schedule.critical_path.critical)


def test_what_cannot_be_helped_is_said(programme: Architecture) -> None:
    found = money(programme, "1", "1", "0.5")
    assert [one.remedy for one in found.proposals] == [Remedy.NONE]
    assert "year.3 仍缺 820.75 万元" in str(found.proposals[0].sentence)


def test_without_carrying_over_a_year_lives_on_its_own_money(programme: Architecture) -> None:
    found = money(programme, "1", "1", "1", carries_over=False)
    assert [one.short / WAN for one in found.years] == [0, 0, Decimal("2089.95")]


def test_a_late_critical_package_moves_the_end(programme: Architecture) -> None:
    found = what_if(programme, read_delay("wp.06=3mo"), SETTINGS)
    assert [found.before.schedule.end, found.after.schedule.end] == [35, 38]
    assert sentences(found, Aspect.END) == ["总工期由 35 个月延长到 38 个月，推迟 3 个月"]
    assert "wp.07 不再关键" in sentences(found, Aspect.CRITICAL_PATH)[0]
    moved = {one.element: one.by for one in found.differences if one.aspect is Aspect.PACKAGE}
    assert moved["wp.06"] == moved["wp.36"] == 3
    assert "wp.05" not in moved
    assert found.losses == ()


def test_a_package_with_float_moves_nothing_but_its_payment(programme: Architecture) -> None:
    found = what_if(programme, read_delay("wp.08=2 个月"), SETTINGS)
    assert sentences(found, Aspect.END) == ["总工期不变，仍为 35 个月"]
    assert [one.element for one in found.differences if one.aspect is Aspect.PACKAGE] == ["wp.08"]
    assert [one.element for one in found.differences if one.aspect is Aspect.YEAR] == ["year.1", "year.2"]


def test_less_money_in_a_year_brings_proposals(programme: Architecture) -> None:
    found = what_if(programme, read_budget("year.1=−10 %"), SETTINGS)
    assert found.after.schedule is found.before.schedule
    assert "计划资金 3780 万元（原 4200 万元），缺 305.4 万元" in sentences(found, Aspect.YEAR)[0]
    assert sentences(found, Aspect.PROPOSAL)[0].startswith("wp.08 推后 0.5 个月")
    for one in found.differences:
        assert one.sentence.languages == ("en", "zh")


def test_a_dropped_system_leaves_others_without_provider(programme: Architecture) -> None:
    found = what_if(programme, read_drop("sys.base-empi"), SETTINGS)
    assert found.after.schedule.end == 35
    assert found.losses == tuple(sorted(found.losses, key=lambda one: (one.loser, one.provider, one.through or "")))
    assert {one.loser for one in found.losses} >= {"sys.base-docreg", "sys.base-consent"}
    assert all(one.provider == "sys.base-empi" for one in found.losses)
    assert found.notes
    saved = found.before.money.years[0].due - found.after.money.years[0].due
    assert saved > 0


def test_a_dropped_subproject_takes_its_packages_along(programme: Architecture) -> None:
    found = what_if(programme, Drop("sys.drug"), SETTINGS)
    gone = [one.element for one in found.differences if one.aspect is Aspect.PACKAGE and one.by is None]
    assert gone == ["wp.12", "wp.20"]
    paid = {one.subproject: one.amount for one in found.after.money.payments}
    assert paid["SP-09"] == 0
    assert not {one.loser for one in found.losses} & {"sys.drug-catalog", "sys.drug-circ"}


def test_changes_are_read_as_they_are_written() -> None:
    assert read_delay("wp.06=3mo") == Delay("wp.06", Decimal(3))
    assert read_delay(" wp.06 = 1 year") == Delay("wp.06", Decimal(12))
    assert read_budget("-10%") == BudgetChange(None, Decimal("-0.1"))
    assert read_budget("year.2=+5 %") == BudgetChange("year.2", Decimal("0.05"))
    assert read_drop("sys.x") == Drop("sys.x")


@pytest.mark.parametrize("written", ["", "wp.06", "wp.06=", "=3mo", "wp.06=3", "wp.06=-1mo", "wp.06=0mo", "wp.06=3 %"])
def test_a_delay_that_cannot_be_read_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ConfigError, match=r"wp\.06=3mo"):
        read_delay(written)


@pytest.mark.parametrize("written", ["", "10", "=-10%", "-100%", "year.1=", "year.1=3mo"])
def test_a_budget_that_cannot_be_read_is_refused_with_an_example(written: str) -> None:
    with pytest.raises(ConfigError, match=r"year\.1=-10%"):
        read_budget(written)


@pytest.mark.parametrize("change", [Delay("wp.99", Decimal(1)), BudgetChange("year.9", Decimal(0)), Drop("sys.none")])
def test_a_change_of_what_is_not_there_is_refused(programme: Architecture, change: Delay | BudgetChange | Drop) -> None:
    with pytest.raises(ConfigError, match="there is no"):
        what_if(programme, change, SETTINGS)


def test_the_same_question_has_the_same_answer(programme: Architecture) -> None:
    change = read_delay("wp.16=2mo")
    one, other = what_if(programme, change, SETTINGS), what_if(programme, change, SETTINGS)
    assert replace(one, before=other.before, after=other.after) == other
    assert one.after.schedule.placed == other.after.schedule.placed
    assert one.after.money == other.after.money
