"""The six components of affinity, and their weights."""

import math
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from archtool.model.element import Value
from archtool.model.problem import UnreadableValueError
from archtool.source.text import Text, both

_ROUNDING = 1e-6
"""How far from 1 a sum of weights may lie that were written with a few decimals."""


class Component(StrEnum):
    """One aspect in which two systems may belong together."""

    DATA = "data"
    INTERFACES = "interfaces"
    FUNCTIONS = "functions"
    DEPENDENCY = "dependency"
    ORGANISATIONS = "organisations"
    INFRASTRUCTURE = "infrastructure"

    @property
    def label(self) -> Text:
        """Return the component's name."""
        return _LABELS[self]


_LABELS = {
    Component.DATA: both("共享数据", "shared data"),
    Component.INTERFACES: both("接口", "interfaces"),
    Component.FUNCTIONS: both("功能类别", "function category"),
    Component.DEPENDENCY: both("依赖", "dependency"),
    Component.ORGANISATIONS: both("使用单位", "user organisations"),
    Component.INFRASTRUCTURE: both("基础设施", "infrastructure"),
}

Weight = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]


class Weights(Value):
    """How much each component counts; they sum to 1.

    The defaults are assumptions. A panel sets its own by pairwise comparison (`ahp.priorities`).
    """

    data: Annotated[Weight, Field(description="share of the data that both create or use")] = 0.35
    interfaces: Annotated[Weight, Field(description="share of the interfaces between them")] = 0.25
    functions: Annotated[Weight, Field(description="share of the function category")] = 0.15
    dependency: Annotated[Weight, Field(description="share of dependencies")] = 0.10
    organisations: Annotated[Weight, Field(description="share of the organisations that use both")] = 0.10
    infrastructure: Annotated[Weight, Field(description="share of the pools and zones in which both run")] = 0.05

    @model_validator(mode="after")
    def _sums_to_one(self) -> "Weights":
        total = math.fsum(self.by_component.values())
        if abs(total - 1) > _ROUNDING:
            raise UnreadableValueError(
                both(f"六个权重之和为 {total:.4g}，应为 1", f"the six weights sum to {total:.4g}, not to 1"),
                both(
                    "没有写的权重取默认值，也要计入", "a weight that is left out keeps its default and counts as well"
                ),
            )
        return self

    @property
    def by_component(self) -> Mapping[Component, float]:
        """The weights by component, in the order of the components."""
        return {component: getattr(self, component.value) for component in Component}

    @classmethod
    def in_proportion(cls, shares: Mapping[Component, float]) -> "Weights":
        """Return the weights in proportion to some shares; a component that is left out counts nothing.

        Raises:
            ValueError: a share is negative or no number, or none is above 0.
        """
        total = math.fsum(shares.values())
        if not math.isfinite(total) or total <= 0 or any(share < 0 for share in shares.values()):
            raise ValueError("shares must not be negative, and one must be above 0")
        return cls(**{component.value: shares.get(component, 0.0) / total for component in Component})
