"""What sorts of work a schedule holds, and what a plan can know of a package of it."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from archtool.model.element import Value
from archtool.model.quantity import Months
from archtool.source.text import Text, both


class WorkSort(StrEnum):
    """What sort of work a package is, as far as a plan treats it otherwise than building."""

    PREPARATION = "preparation"
    TENDER = "tender"
    BUILD = "build"
    PILOT = "pilot"
    ROLLOUT = "rollout"
    ASSESSMENT = "assessment"
    EVALUATION = "evaluation"
    TRIAL = "trial"
    TEST = "test"
    ACCEPTANCE = "acceptance"

    @property
    def label(self) -> Text:
        """Return the name that schedules print."""
        return _SORT_LABELS[self]

    @property
    def delivers(self) -> bool:
        """Return whether a package of this sort hands something over that is then in use."""
        return self in (WorkSort.BUILD, WorkSort.PILOT, WorkSort.ROLLOUT)


_SORT_LABELS = {
    WorkSort.PREPARATION: both("准备", "preparation"),
    WorkSort.TENDER: both("招标采购", "tender"),
    WorkSort.BUILD: both("建设", "building"),
    WorkSort.PILOT: both("试点", "pilot"),
    WorkSort.ROLLOUT: both("推广", "roll-out"),
    WorkSort.ASSESSMENT: both("等保测评与密评", "security assessment"),
    WorkSort.EVALUATION: both("分级评价", "maturity evaluation"),
    WorkSort.TRIAL: both("试运行", "trial run"),
    WorkSort.TEST: both("第三方测评", "third-party test"),
    WorkSort.ACCEPTANCE: both("竣工验收", "final acceptance"),
}


class Use(Value):
    """How much a package holds, while it runs, of something of which there is only so much."""

    resource: Annotated[
        str, Field(min_length=1, description="name of the resource, as the settings of the plan have it")
    ]
    amount: Annotated[int, Field(ge=1, description="how much of it")] = 1


class Planning(Value):
    """What a plan can know of a package beyond its duration."""

    optimistic: Annotated[Months | None, Field(description="shortest duration that is believed possible")] = None
    pessimistic: Annotated[Months | None, Field(description="longest duration that is believed possible")] = None
    teams: Annotated[
        int | None, Field(ge=0, description="teams of the subproject's integrator that it takes; one when left out")
    ] = None
    uses: Annotated[tuple[Use, ...], Field(description="other resources that it holds while it runs")] = ()
    not_before: Annotated[Months | None, Field(description="months since the start before which it cannot begin")] = (
        None
    )
    due: Annotated[Months | None, Field(description="months since the start by which it should have ended")] = None
