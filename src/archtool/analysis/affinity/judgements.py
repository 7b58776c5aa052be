"""Judgements of a panel as a manifest writes them: how many times one component of affinity counts another."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field

from archtool.analysis.affinity.ahp import LARGEST_JUDGEMENT
from archtool.analysis.affinity.component import Component
from archtool.model.element import Value
from archtool.model.problem import UnreadableValueError
from archtool.source.text import both

_ROUNDING = 1e-3
"""1/9 may be written 0.111."""


def _times(written: object) -> float:
    """Read a judgement: a number, or a fraction such as 1/3.

    Raises:
        UnreadableValueError: it is none, or outside Saaty's scale.
    """
    try:
        times = float(Fraction(str(written).strip()))
    except (ValueError, ZeroDivisionError, OverflowError):
        times = 0.0
    if isinstance(written, bool) or not 1 / LARGEST_JUDGEMENT - _ROUNDING <= times <= LARGEST_JUDGEMENT:
        raise UnreadableValueError(
            both("应为 1/9 到 9 的标度", "expected a judgement on the scale from 1/9 to 9"),
            both(
                "1 同等重要，3 稍重要，5 明显重要，7 强烈重要，9 极端重要，反之写 1/3、1/5 等",
                "write 1 for equally, 3 moderately, 5 strongly, 7 very strongly, 9 extremely more important, and 1/3, "
                "1/5 and so on for the reverse",
            ),
        )
    return times


Times = Annotated[float, BeforeValidator(_times, json_schema_input_type=float | str)]


class Compared(Value):
    """How many times one component counts each of others."""

    data: Annotated[Times | None, Field(description="times it counts the share of the data")] = None
    interfaces: Annotated[Times | None, Field(description="times it counts the interfaces")] = None
    functions: Annotated[Times | None, Field(description="times it counts the function category")] = None
    dependency: Annotated[Times | None, Field(description="times it counts dependencies")] = None
    organisations: Annotated[Times | None, Field(description="times it counts the organisations that use both")] = None
    infrastructure: Annotated[Times | None, Field(description="times it counts the pools and zones")] = None

    @property
    def by_component(self) -> Mapping[Component, float]:
        """Return the judgements by the component that is counted, in the order of the components."""
        found: dict[Component, float | None] = {component: getattr(self, component.value) for component in Component}
        return {component: times for component, times in found.items() if times is not None}


class Judgements(Value):
    """Pairwise comparisons of the six components on Saaty's scale, each of the 15 pairs once, either way round.

    Source: T. L. Saaty, The Analytic Hierarchy Process, 1980.
    """

    data: Annotated[Compared, Field(description="what the share of the data is compared with")] = Compared()
    interfaces: Annotated[Compared, Field(description="what interfaces are compared with")] = Compared()
    functions: Annotated[Compared, Field(description="what the function category is compared with")] = Compared()
    dependency: Annotated[Compared, Field(description="what dependencies are compared with")] = Compared()
    organisations: Annotated[Compared, Field(description="what organisations are compared with")] = Compared()
    infrastructure: Annotated[Compared, Field(description="what pools and zones are compared with")] = Compared()

    @property
    def pairs(self) -> Mapping[tuple[Component, Component], float]:
        """Return the judgements: how many times the first counts the second."""
        rows: dict[Component, Compared] = {component: getattr(self, component.value) for component in Component}
        return {(one, other): times for one, row in rows.items() for other, times in row.by_component.items()}
