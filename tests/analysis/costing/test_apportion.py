"""Rounding by largest remainder, and the natures of costs."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from archtool.analysis.costing.apportion import GRAIN, apportioned, rounded
from archtool.analysis.costing.nature import CostNature, by_nature, nature_of
from archtool.blueprints.programme import CostShare
from archtool.source.text import Text, both

AMOUNTS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@given(st.lists(AMOUNTS, min_size=1, max_size=30))
def test_printed_parts_add_up_and_none_moves_by_a_whole_grain(parts: list[Decimal]) -> None:
    whole = rounded(sum(parts, Decimal(0)))
    printed = apportioned(whole, parts)
    assert sum(printed) == whole
    assert all(amount % GRAIN == 0 for amount in printed)
    assert all(abs(amount - part) < GRAIN for amount, part in zip(printed, parts, strict=True))


def test_what_is_missing_goes_to_those_that_lost_most_the_first_of_equals() -> None:
    parts = [Decimal(33333), Decimal(33333), Decimal(33334)]
    assert list(apportioned(Decimal(100000), parts)) == [33300, 33300, 33400]
    assert list(apportioned(Decimal(200), [Decimal(50)] * 4)) == [100, 100, 0, 0]


def test_amounts_round_half_up() -> None:
    assert [rounded(Decimal(one)) for one in ("6792450", "6792449.99")] == [6792500, 6792400]


def test_natures_fall_into_the_columns_of_the_table() -> None:
    words = {
        both("定制开发", "customised development"): CostNature.DEVELOPMENT,
        both("软件开发", "software development"): CostNature.DEVELOPMENT,
        both("产品许可", "licensed product"): CostNature.SOFTWARE,
        both("集成与迁移", "integration and migration"): CostNature.INSTALLATION,
        both("链路建设", "link construction"): CostNature.INSTALLATION,
        Text.of("机房装修"): CostNature.BUILDING,
        Text.of("hardware"): CostNature.EQUIPMENT,
        Text.of("服务"): CostNature.OTHER,
    }
    assert {one: nature_of(one) for one in words} == words


def test_what_shares_leave_is_other_cost() -> None:
    shares = [CostShare.model_validate({"nature": "设备", "share": "33.3333 %"})] * 2
    split = by_nature(Decimal(1_000_100), shares)
    assert split[CostNature.EQUIPMENT] == 666_700
    assert sum(split.values()) == 1_000_100
