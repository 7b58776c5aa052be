"""Quantities and money: exact, printed as they were written, and refused without the right unit."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from archtool.model.problem import UnreadableValueError
from archtool.model.quantity import (
    BANDWIDTH,
    COMPUTE,
    DISTANCE,
    DURATION,
    MONEY,
    MONTHS,
    RATIO,
    SIZE,
    Dimension,
    Money,
    Quantity,
    plain,
    read_quantity,
)

DIMENSIONS = (MONEY, COMPUTE, SIZE, BANDWIDTH, DURATION, MONTHS, RATIO, DISTANCE)

numbers = st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False)
written_units = st.sampled_from([(dimension, unit) for dimension in DIMENSIONS for unit, _ in dimension.units])
every_dimension = pytest.mark.parametrize("dimension", DIMENSIONS, ids=lambda dimension: dimension.name)


class Priced(BaseModel):
    cost: Money


def refusal(value: object, dimension: Dimension) -> UnreadableValueError:
    with pytest.raises(UnreadableValueError) as caught:
        read_quantity(value, dimension)
    return caught.value


@given(numbers, written_units)
def test_what_is_printed_reads_back_as_the_same_amount_in_the_same_unit(
    number: Decimal, written: tuple[Dimension, str]
) -> None:
    dimension, unit = written
    quantity = read_quantity(f"{plain(number)} {unit}", dimension)
    assert str(quantity) == f"{plain(number)} {unit}"
    again = read_quantity(str(quantity), dimension)
    assert (again.amount, again.unit) == (quantity.amount, quantity.unit)


@given(st.lists(st.integers(min_value=0, max_value=10**13), max_size=50))
def test_sums_of_money_are_exact_to_the_fen(fen: list[int]) -> None:
    total = Quantity(Decimal(0), MONEY, "万元")
    for one in fen:
        total += read_quantity(f"{Decimal(one) / 100} 元", MONEY)
    assert total.in_unit("元") * 100 == sum(fen)
    assert read_quantity(str(total), MONEY) == total


@pytest.mark.parametrize(
    ("written", "dimension", "amount"),
    [
        ("850 万元", MONEY, 8_500_000),
        ("850万元", MONEY, 8_500_000),
        ("1.2 亿元", MONEY, 120_000_000),
        ("12,000 万元", MONEY, 120_000_000),
        ("12 000 万 元", MONEY, 120_000_000),
        ("64 vCPU", COMPUTE, 64),
        ("200 TB", SIZE, 200 * 10**12),
        ("10 Gbit/s", BANDWIDTH, 10**10),
        ("10Gbps", BANDWIDTH, 10**10),
        ("15 min", DURATION, 900),
        ("15 分钟", DURATION, 900),
        ("2 years", MONTHS, 24),
        ("3 个月", MONTHS, 3),
        ("6 %", RATIO, Decimal("0.06")),
        ("6%", RATIO, Decimal("0.06")),
        ("50 公里", DISTANCE, 50_000),
    ],
)
def test_quantities_are_read_as_people_write_them(written: str, dimension: Dimension, amount: Decimal) -> None:
    assert read_quantity(written, dimension).amount == amount


@every_dimension
def test_a_bare_number_is_refused_and_the_hint_names_the_units(dimension: Dimension) -> None:
    for bare in (850, Decimal("8.5"), "850"):
        error = refusal(bare, dimension)
        assert error.hint is not None
        for language in ("zh", "en"):
            assert dimension.label.in_language(language) in error.message.in_language(language)
            for unit, _ in dimension.units:
                assert unit in error.hint.in_language(language)
        assert "缺少单位" in error.message.in_language("zh")
        assert "needs its unit" in error.message.in_language("en")


@every_dimension
def test_a_unit_of_something_else_is_refused_with_an_example(dimension: Dimension) -> None:
    error = refusal("850 bananas", dimension)
    assert error.hint is not None
    for language in ("zh", "en"):
        assert "bananas" in error.message.in_language(language)
        assert dimension.example in error.hint.in_language(language)


@every_dimension
@pytest.mark.parametrize("nonsense", ["", "万元", "much", "1e5 万元", "8..5 TB", "1,5 TB", True, None, [], {"a": 1}])
def test_what_is_no_quantity_is_refused_in_both_languages(nonsense: object, dimension: Dimension) -> None:
    error = refusal(nonsense, dimension)
    assert error.hint is not None
    assert error.message.languages == error.hint.languages == ("en", "zh")


def test_every_dimension_prints_its_own_example() -> None:
    assert [str(read_quantity(one.example, one)) for one in DIMENSIONS] == [one.example for one in DIMENSIONS]


def test_money_goes_no_finer_than_one_fen() -> None:
    assert Priced.model_validate({"cost": "0.01 元"}).cost.amount == Decimal("0.01")
    with pytest.raises(ValueError, match="no finer than"):
        Priced.model_validate({"cost": "0.001 元"})
    with pytest.raises(ValueError, match="no finer than"):
        Priced.model_validate({"cost": "0.0000001 万元"})


@pytest.mark.parametrize("digits", ["9" * 40, "9" * 5000, "0." + "3" * 60])
def test_a_number_longer_than_any_budget_is_refused_rather_than_rounded(digits: str) -> None:
    for dimension in DIMENSIONS:
        error = refusal(f"{digits} {dimension.units[0][0]}", dimension)
        assert "16" in error.message.in_language("en")


def test_quantities_of_different_things_do_not_add_up() -> None:
    with pytest.raises(ValueError, match="cannot add size to money"):
        read_quantity("1 元", MONEY) + read_quantity("1 TB", SIZE)


def test_a_unit_of_something_else_cannot_be_asked_for() -> None:
    with pytest.raises(ValueError, match="TB is no unit of money"):
        read_quantity("1 元", MONEY).in_unit("TB")


def test_amounts_are_ordered_whatever_unit_they_were_written_in() -> None:
    written = ["1.2 亿元", "850 万元", "1 元"]
    amounts = [read_quantity(one, MONEY) for one in written]
    assert sorted(amounts) == amounts[::-1]
    assert read_quantity("1 亿元", MONEY) == read_quantity("10000 万元", MONEY)
