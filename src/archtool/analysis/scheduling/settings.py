"""The numbers of a schedule that a workspace may replace. Those without a source of their own are assumptions."""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import Field, field_validator, model_validator

from archtool.model.element import Value
from archtool.model.problem import UnreadableValueError
from archtool.model.quantity import MONTHS, RATIO, Months, Quantity, Ratio, read_quantity
from archtool.model.words import Words
from archtool.source.text import both


def _months(written: str) -> Quantity:
    return read_quantity(written, MONTHS)


def _ratio(written: str) -> Quantity:
    return read_quantity(written, RATIO)


class TimeUnit(StrEnum):
    """The unit in which packages are placed."""

    MONTH = "month"
    HALF_MONTH = "half-month"
    WEEK = "week"

    @property
    def in_a_month(self) -> Decimal:
        """Return how many of them a month has; 52 weeks are twelve months."""
        return {TimeUnit.MONTH: Decimal(1), TimeUnit.HALF_MONTH: Decimal(2), TimeUnit.WEEK: Decimal(52) / 12}[self]


_Day = Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]


class YearlyFreeze(Value):
    """Days of every year in which hospitals switch nothing over."""

    name: Annotated[Words, Field(description="what they are")]
    first: Annotated[_Day, Field(description="first day, as 02-01")]
    last: Annotated[_Day, Field(description="last day; before the first one, it is in the year after")]


class MonthSpan(Value):
    """A stretch of the programme's months."""

    first: Annotated[int, Field(ge=1, description="first month, counted from the start")]
    last: Annotated[int, Field(ge=1, description="last month")]

    @model_validator(mode="after")
    def _runs_forward(self) -> "MonthSpan":
        if self.last < self.first:
            raise UnreadableValueError(both("末月早于首月", "the last month lies before the first"))
        return self


class LimitedResource(Value):
    """Something that packages share, named in the `uses` of their planning."""

    id: Annotated[str, Field(min_length=1, description="its name in `uses`")]
    name: Annotated[Words, Field(description="what it is called")]
    capacity: Annotated[int, Field(ge=1, description="how much of it there is at a time")] = 1
    closed: Annotated[tuple[MonthSpan, ...], Field(description="months in which there is none of it")] = ()


class SimulationSettings(Value):
    """How the spread of durations and costs is simulated.

    Source: three-point estimates, D. G. Malcolm, J. H. Roseboom, C. E. Clark and W. Fazar, Application of a Technique
    for Research and Development Program Evaluation, Operations Research 7 (1959); the shares are assumptions.
    """

    runs: Annotated[int, Field(ge=100, le=1_000_000, description="simulated programmes")] = 5_000
    seed: Annotated[int, Field(ge=0, description="seed of the random numbers")] = 20
    shorter: Annotated[
        Ratio, Field(description="by how much a package may take less, where it has no estimate of its own")
    ] = _ratio("10 %")
    longer: Annotated[
        Ratio, Field(description="by how much a package may take more, where it has no estimate of its own")
    ] = _ratio("30 %")
    cheaper: Annotated[Ratio, Field(description="by how much a cost may be lower")] = _ratio("5 %")
    dearer: Annotated[Ratio, Field(description="by how much a cost may be higher")] = _ratio("15 %")


class SchedulingSettings(Value):
    """What a schedule keeps, and how hard it is searched for."""

    unit: Annotated[TimeUnit, Field(description="unit in which packages are placed")] = TimeUnit.HALF_MONTH
    start: Annotated[
        str | None,
        Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])$", description="first month; that of the manifest if left out"),
    ] = None
    go_lives_per_month: Annotated[Decimal, Field(gt=0, description="hospitals that go live in a month at most")] = (
        Decimal(2)
    )
    teams: Annotated[
        int, Field(ge=1, description="packages that the integrator of one subproject builds at a time")
    ] = 2
    resources: Annotated[tuple[LimitedResource, ...], Field(description="what else packages share")] = (
        LimitedResource(id="dr-centre", name=both("灾备中心切换窗口", "window of the recovery centre")),
    )
    freezes: Annotated[tuple[YearlyFreeze, ...], Field(description="times in which hospitals switch nothing over")] = (
        YearlyFreeze(name=both("春节封网期", "freeze around Spring Festival"), first="02-01", last="02-15"),
        YearlyFreeze(name=both("流感高发期", "flu season"), first="12-16", last="12-31"),
    )
    near_critical: Annotated[Months, Field(description="float up to which a package is nearly critical")] = _months(
        "2 months"
    )
    reserve: Annotated[Months, Field(description="least buffer before the end of the period")] = _months("1 months")
    warranty: Annotated[Months, Field(description="months from acceptance to the end of the warranty")] = _months(
        "12 months"
    )
    carries_over: Annotated[bool, Field(description="whether money that a year leaves is there for the next")] = True
    passes: Annotated[int, Field(ge=6, description="schedules made by rules and by chance")] = 60
    crossings: Annotated[int, Field(ge=0, description="schedules made by crossing the best of those")] = 400
    effort: Annotated[float, Field(gt=0, description="work of the exact search, deterministic, a few seconds each")] = (
        1.0
    )
    stretches: Annotated[
        int, Field(ge=0, description="how often a stretch is made anew where the exact search has proved nothing")
    ] = 12
    seed: Annotated[int, Field(ge=0, description="seed of the search")] = 20
    simulation: SimulationSettings = SimulationSettings()

    @field_validator("resources")
    @classmethod
    def _stand_once(cls, resources: tuple[LimitedResource, ...]) -> tuple[LimitedResource, ...]:
        ids = [one.id for one in resources]
        twice = next((one for place, one in enumerate(ids) if one in ids[:place]), None)
        if twice is not None:
            raise UnreadableValueError(both(f"资源“{twice}”重复", f"resource '{twice}' stands twice"))
        return resources
