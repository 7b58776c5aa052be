"""The part `plan` of the manifest: numbers by which `archtool plan` works, in place of its defaults."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value

Numbers = Mapping[str, object]


class PlanOptions(Value):
    """Settings of `archtool plan`; only the analyses themselves know whether they mean something."""

    affinity: Annotated[Numbers, Field(description="what is compared, and how much each component counts")] = Field(
        default_factory=dict
    )
    division: Annotated[Numbers, Field(description="sizes, number and search of the subprojects")] = Field(
        default_factory=dict
    )
    phasing: Annotated[Numbers, Field(description="priorities, capacities and payments of the phases")] = Field(
        default_factory=dict
    )
    schedule: Annotated[Numbers, Field(description="calendar, resources and simulation of the schedule")] = Field(
        default_factory=dict
    )
