"""Quantities and money: read as people write them, held exactly, printed in the writer's unit."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache, lru_cache
from typing import Annotated

from archtool.model.field_type import ReadWith
from archtool.model.problem import UnreadableValueError
from archtool.source.text import Text, both

_WRITTEN = re.compile(r"^\s*([+-]?\d{1,3}(?:[ ,_]\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)\s*(\S.*?)?\s*$")
_MOST_DIGITS = 16
"""With this many, decimals of Python's default precision (28 digits) stay exact in every unit, hundredths included, and
so does the sum of a hundred of them."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """What is measured, and in which units it may be written.

    `units` maps each unit to its factor in the base unit, whose factor is 1 and which comes first. Amounts are
    multiples of `finest` base units where that is given.
    """

    name: str
    label: Text
    units: tuple[tuple[str, Decimal], ...]
    example: str
    finest: Decimal | None = None

    def __hash__(self) -> int:
        """Hash by name: there is one dimension of a name."""
        return hash(self.name)

    def factor(self, unit: str) -> Decimal | None:
        """Return how many base units one `unit` is, or nothing where it is not of this dimension."""
        return _factors(self).get(unit.replace(" ", ""))


@cache
def _factors(dimension: Dimension) -> dict[str, Decimal]:
    return dict(dimension.units)


@dataclass(frozen=True, slots=True, order=True)
class Quantity:
    """An exact amount in the base unit of its dimension; remembers the unit it was written in."""

    amount: Decimal
    dimension: Dimension = field(compare=False)
    unit: str = field(compare=False, default="")

    def __add__(self, other: "Quantity") -> "Quantity":
        """Return the sum in the unit of the left one.

        Raises:
            ValueError: the two measure different things.
        """
        if other.dimension.name != self.dimension.name:
            raise ValueError(f"cannot add {other.dimension.name} to {self.dimension.name}")
        return Quantity(self.amount + other.amount, self.dimension, self.unit)

    def in_unit(self, unit: str) -> Decimal:
        """Return the exact number of `unit`s.

        Raises:
            ValueError: the unit is not of this dimension.
        """
        factor = self.dimension.factor(unit)
        if factor is None:
            raise ValueError(f"{unit} is no unit of {self.dimension.name}")
        return self.amount / factor

    def __str__(self) -> str:
        """Return the quantity as its author would write it."""
        unit = self.unit or self.dimension.units[0][0]
        return f"{plain(self.in_unit(unit))} {unit}"


def plain(number: Decimal) -> str:
    """Return a decimal without exponent and without trailing zeros."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _units(**factors: str) -> tuple[tuple[str, Decimal], ...]:
    return tuple((unit, Decimal(factor)) for unit, factor in factors.items())


MONEY = Dimension(
    "money", both("金额", "money"), _units(元="1", 万元="10000", 亿元="100000000"), "850 万元", Decimal("0.01")
)
COMPUTE = Dimension("compute", both("计算能力", "compute"), _units(vCPU="1"), "64 vCPU")
_SIZES = {prefix: str(1000**power) for power, prefix in enumerate(("", "K", "M", "G", "T", "P"))}
SIZE = Dimension(
    "size",
    both("数据量", "data size"),
    tuple((f"{prefix}B", Decimal(factor)) for prefix, factor in _SIZES.items()),
    "200 TB",
)
_RATES = {"": "1", "k": "1000", "M": "1000000", "G": "1000000000", "T": "1000000000000"}
BANDWIDTH = Dimension(
    "bandwidth",
    both("带宽", "bandwidth"),
    tuple(
        (f"{prefix}{unit}", Decimal(factor)) for prefix, factor in _RATES.items() for unit in ("bit/s", "b/s", "bps")
    ),
    "10 Gbit/s",
)
DURATION = Dimension(
    "duration",
    both("时长", "duration"),
    _units(s="1", ms="0.001", min="60", h="3600", d="86400", 秒="1", 分钟="60", 小时="3600", 天="86400"),
    "15 min",
)
MONTHS = Dimension(
    "months",
    both("工期", "calendar months"),
    (
        *_units(months="1", month="1", mo="1", 个月="1", 月="1"),
        *_units(years="12", year="12", 年="12"),
    ),
    "3 months",
)
RATIO = Dimension("ratio", both("比例", "ratio"), (("%", Decimal("0.01")), ("‰", Decimal("0.001"))), "6 %")
DISTANCE = Dimension("distance", both("距离", "distance"), _units(m="1", km="1000", 公里="1000"), "50 km")


def read_quantity(value: object, dimension: Dimension) -> Quantity:
    """Read `850 万元`, `1.2 亿元`, `64 vCPU`, `200 TB` and the like.

    Raises:
        UnreadableValueError: no number, no unit, or a unit of something else; the hint names what is accepted.
    """
    if isinstance(value, str):
        return _read(value, dimension)
    if isinstance(value, Quantity):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        raise _without_unit(dimension)
    raise _no_quantity(dimension)


@lru_cache(maxsize=4096)
def _read(value: str, dimension: Dimension) -> Quantity:
    """Read one spelling; a model has few of them, each many times."""
    written = _WRITTEN.match(value)
    if written is None:
        raise _no_quantity(dimension)
    if not written.group(2):
        raise _without_unit(dimension)
    unit = written.group(2).replace(" ", "")
    factor = dimension.factor(unit)
    if factor is None:
        zh, en = dimension.label.in_language("zh"), dimension.label.in_language("en")
        raise _refused(dimension, f"“{unit}”不是{zh}的单位", f"'{unit}' is no unit of {en}")
    digits = re.sub(r"[ ,_]", "", written.group(1))
    if len(digits) > _MOST_DIGITS:
        raise _refused(dimension, f"数字超过 {_MOST_DIGITS} 位", f"the number has more than {_MOST_DIGITS} digits")
    amount = Decimal(digits) * factor
    if dimension.finest is not None and amount % dimension.finest:
        finest = f"{dimension.finest} {dimension.units[0][0]}"
        raise _refused(dimension, f"只能精确到 {finest}", f"it goes no finer than {finest}")
    return Quantity(amount, dimension, unit)


def _without_unit(dimension: Dimension) -> UnreadableValueError:
    units = [unit for unit, _ in dimension.units]
    return UnreadableValueError(
        both(
            f"{dimension.label.in_language('zh')}缺少单位",
            f"a quantity of {dimension.label.in_language('en')} needs its unit",
        ),
        both(f"在数字后加单位：{'、'.join(units)}", f"add a unit to the number: {', '.join(units)}"),
    )


def _no_quantity(dimension: Dimension) -> UnreadableValueError:
    zh, en = dimension.label.in_language("zh"), dimension.label.in_language("en")
    return _refused(dimension, f"不是{zh}", f"no quantity of {en}")


def _refused(dimension: Dimension, zh: str, en: str) -> UnreadableValueError:
    example = both(f"写成 {dimension.example} 这样", f"write it like {dimension.example}")
    return UnreadableValueError(both(zh, en), example)


def _reader(dimension: Dimension) -> Callable[[object], Quantity]:
    def read(value: object) -> Quantity:
        return read_quantity(value, dimension)

    return read


def _field(dimension: Dimension) -> ReadWith:
    units = "|".join(unit for unit, _ in dimension.units)
    number = r"[+-]?(\d{1,3}([ ,_]\d{3})+|\d+)(\.\d+)?"
    form = rf"^\s*{number}\s*({units})\s*$"
    return ReadWith(_reader(dimension), str, {"type": "string", "pattern": form, "examples": [dimension.example]})


Money = Annotated[Quantity, _field(MONEY)]
Compute = Annotated[Quantity, _field(COMPUTE)]
Size = Annotated[Quantity, _field(SIZE)]
Bandwidth = Annotated[Quantity, _field(BANDWIDTH)]
Duration = Annotated[Quantity, _field(DURATION)]
Months = Annotated[Quantity, _field(MONTHS)]
Ratio = Annotated[Quantity, _field(RATIO)]
Distance = Annotated[Quantity, _field(DISTANCE)]
